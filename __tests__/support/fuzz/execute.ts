import { existsSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { summary } from '@actions/core';
import { main } from '../../../src/action/main.ts';
import { post } from '../../../src/action/post.ts';
import { resolveApiUrl } from '../../../src/api/base-url.ts';
import { Client } from '../../../src/api/client.ts';
import { unixNow } from '../../../src/clock.ts';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
import { resolveKeyDirectory } from '../../../src/files/key-directory.ts';
import { decodeKey } from '../../../src/key/encodings.ts';
import { parseIdentityInputs, resolveIdentity } from '../../../src/key/identity.ts';
import { keyKinds } from '../../../src/key/kind.ts';
import {
  keyBodiesInLayers,
  keyForms,
  keyRunsInLayers,
  secretsInForms,
  secretsInLayers,
} from '../../../src/key/masking.ts';
import { cleanupState } from '../../../src/runner/state.ts';
import * as toolkit from '../../../src/runner/toolkit.ts';
import { parseScope } from '../../../src/scope/parser.ts';
import { unrestrictedScope } from '../../../src/scope/scope.ts';
import { LocalSigner } from '../../../src/signing/local.ts';
import { signToken } from '../../../src/token/jws.ts';
import { parseReach, planLadder, signLadder } from '../../../src/token/ladder.ts';
import { capLifetime, parseLifetime } from '../../../src/token/lifetime.ts';
import { tokenCommand } from '../../../src/token-command/run.ts';
import { adaptToKind, selectTools } from '../../../src/tools/selection.ts';
import { planToolSetup } from '../../../src/tools/setup.ts';
import {
  assertAccess,
  checkAccess,
  parseRequiredAccess,
} from '../../../src/verification/access.ts';
import { diagnose } from '../../../src/verification/diagnosis.ts';
import type { FakeAppStoreConnect } from '../app-store-connect.ts';
import { parsePrivateKey } from '../private-key.ts';
import { captureWrites, type Job, type PhaseResult } from '../runner.ts';
import { workflowCommands } from '../workflow-commands.ts';
import type { Answer, FuzzCase } from './cases.ts';
import { fuzzKey } from './corpus.ts';
import {
  differences,
  freshJob,
  inJob,
  isInJob,
  isRemovable,
  markChanged,
  resetJob,
  type Snapshot,
  snapshot,
  staysInJob,
} from './fixture.ts';
import { checkIssuedToken, checkOutput, type Violation } from './invariants.ts';

const secretsOf = (text: string): readonly string[] => secretsInLayers(decodeKey(text).layers);
const keyRunsOf = (text: string): readonly string[] => keyRunsInLayers(decodeKey(text).layers);

/** Where cases are executed. */
export interface Surroundings {
  readonly job: Job;
  /** Responds to the requests of dist. Those of src get a response in this process. */
  readonly server: FakeAppStoreConnect;
}

/** The result of an execution: the rules that it broke, and its cost. */
export interface Execution {
  readonly violations: readonly Violation[];
  /** CPU time of the functions under test, in milliseconds; real time on Windows, whose CPU clock is coarse. */
  readonly milliseconds: number;
  readonly throughDist: boolean;
}

/** The maximum CPU time of one execution. */
const maxMilliseconds = 2000;

type Input<K extends FuzzCase['kind']> = Extract<FuzzCase, { kind: K }>['input'];

const team = { kind: 'team', keyId: fuzzKey.keyId, issuerId: fuzzKey.issuerId } as const;
const tokenKey = { identity: team, signer: new LocalSigner(fuzzKey.privateKey) };

/** Executes a case, and checks all rules. */
export async function execute(fuzzCase: FuzzCase, surroundings: Surroundings): Promise<Execution> {
  const { job } = surroundings;
  if (fuzzCase.kind === 'main') return executeMain(fuzzCase.input, surroundings);
  if (fuzzCase.kind === 'post') return executePost(fuzzCase.input, job);
  const found: Violation[] = [];
  const { result, milliseconds, failure } = await measured(() => run(fuzzCase, job, found));
  return {
    violations: [
      ...failure,
      ...found,
      ...checkOutput(fuzzCase.kind === 'command' ? withoutToken(result) : result),
      ...checkTime(milliseconds, fuzzCase.kind),
    ],
    milliseconds,
    throughDist: false,
  };
}

/** Runs functions that are not a whole phase, and prints their messages as the action does. */
async function run(
  fuzzCase: Exclude<FuzzCase, { kind: 'main' | 'post' }>,
  job: Job,
  found: Violation[],
): Promise<void> {
  const diagnostics = new Diagnostics();
  toolkit.withhold([]);
  try {
    if (fuzzCase.kind === 'key') parseKey(fuzzCase.input, diagnostics);
    else if (fuzzCase.kind === 'scope')
      found.push(...(await signScope(fuzzCase.input, diagnostics)));
    else if (fuzzCase.kind === 'access') await verifyAccess(fuzzCase.input, diagnostics);
    else if (fuzzCase.kind === 'answer') await verifyKey(fuzzCase.input);
    else if (fuzzCase.kind === 'tools') planTools(fuzzCase.input, job, diagnostics);
    else if (fuzzCase.kind === 'durations')
      found.push(...(await planDurations(fuzzCase.input, diagnostics)));
    else if (fuzzCase.kind === 'settings') checkSettings(fuzzCase.input, job, diagnostics);
    else runCommand(fuzzCase.input, job);
    diagnostics.throwIfErrors();
  } catch (error) {
    toolkit.setFailed(error);
  }
  toolkit.annotate(diagnostics.takeAnnotations());
}

function parseKey({ text, keyId, issuerId }: Input<'key'>, diagnostics: Diagnostics): void {
  toolkit.setSecrets(secretsOf(text));
  toolkit.withhold(keyRunsOf(text));
  const payload = decodeKey(text);
  const key = diagnostics.capture(() => parsePrivateKey(payload));
  const forms = key === undefined ? [] : keyForms(key);
  toolkit.setSecrets(secretsInForms(forms));
  toolkit.withhold([...forms, ...keyRunsOf(text)]);
  const keyBodies = [...forms, ...keyBodiesInLayers(payload.layers)];
  const ids = parseIdentityInputs({ keyId, issuerId, inHouse: false }, diagnostics);
  const sources = { json: payload.ids, fileName: 'AuthKey_OTHER.p8', keyBodies };
  const identity = ids && resolveIdentity(ids, sources, diagnostics);
  toolkit.logGroup('Identity', Object.values(identity ?? {}));
}

async function signScope(
  { scope: text, lifetime }: Input<'scope'>,
  diagnostics: Diagnostics,
): Promise<readonly Violation[]> {
  const scope = text.trim() === '' ? unrestrictedScope : parseScope(text, diagnostics);
  const requested = diagnostics.capture(() => parseLifetime(lifetime, diagnostics));
  const capped =
    requested === undefined
      ? undefined
      : diagnostics.capture(() => capLifetime(requested, scope.longLivedBlockers));
  toolkit.logGroup('Scope', scope.description);
  if (capped === undefined || diagnostics.errors.length > 0) return [];
  const now = unixNow();
  const options = { lifetime: capped.lifetime, scope: scope.entries };
  const { jwt, expiresAt } = await signToken(tokenKey, options, now);
  return checkIssuedToken({
    ...team,
    jwt,
    from: now,
    to: expiresAt,
    audience: keyKinds.team.audience,
  });
}

/** A client that gets `answer` for every request, and does not wait between retries. */
function clientOf(answer: Answer, apiUrl: string): Client {
  return new Client({
    apiUrl,
    notaryUrl: apiUrl,
    scopeFor: (path) => [path],
    createToken: async () => 'header.payload.signature',
    trustsClock: true,
    onResult: (path, result) => toolkit.debug(`GET ${path}: ${JSON.stringify(result)}`),
    timeouts: { requestTimeoutMs: 5000, totalTimeoutMs: 5000 },
    effects: { fetch: fetchOf(answer), sleep: async () => {}, now: Date.now, random: () => 0.5 },
  });
}

function fetchOf({ status, headers, body }: Answer): typeof fetch {
  return async () => new Response(body, { status, headers });
}

async function verifyAccess(
  { access, answer }: Input<'access'>,
  diagnostics: Diagnostics,
): Promise<void> {
  const required = parseRequiredAccess(access, diagnostics);
  const results = await checkAccess(required, clientOf(answer, 'https://example.com'));
  for (const result of results) diagnostics.capture(() => assertAccess(result));
  toolkit.logGroup(
    'Access',
    results.map(({ access: { path }, summary: text }) => `${path}: ${text}`),
  );
}

async function verifyKey({ answer, apiUrl: input, inHouse }: Input<'answer'>): Promise<void> {
  const kind = inHouse ? 'in-house' : 'team';
  const apiUrl = resolveApiUrl(input.trim() || undefined, kind);
  const client = clientOf(answer, apiUrl);
  const result = await client.get(keyKinds[kind].probePath);
  const { clockOffsetSeconds } = client;
  throw diagnose({
    result,
    identity: { ...team, kind },
    apiUrl,
    clockOffsetSeconds,
    fileName: undefined,
    proxy: 'none',
  });
}

function planTools(
  { tools, individual }: Input<'tools'>,
  job: Job,
  diagnostics: Diagnostics,
): void {
  const identity = individual ? ({ kind: 'individual', keyId: fuzzKey.keyId } as const) : team;
  const selected = adaptToKind(selectTools(tools, diagnostics), identity.kind, diagnostics);
  const key = { identity, signer: { type: 'local', key: fuzzKey.privateKey } } as const;
  const { env, outputs } = planToolSetup(selected, {
    key,
    token: 'a.b.c',
    directory: job.temp,
    home: job.home,
  });
  // The token and the paths go to files of the runner; here they only must not contain a part of the key.
  toolkit.logGroup('Handed over', [JSON.stringify({ env, outputs })]);
}

async function planDurations(
  { lifetime, reach }: Input<'durations'>,
  diagnostics: Diagnostics,
): Promise<readonly Violation[]> {
  const options = {
    lifetime: capLifetime(parseLifetime(lifetime, diagnostics), ['no scope']).lifetime,
    scope: [],
  };
  const seconds = parseReach(reach.trim() || undefined, diagnostics);
  if (seconds === undefined) return [];
  const plan = planLadder(options.lifetime, seconds);
  const now = unixNow();
  const token = await signToken(tokenKey, options, now);
  const { rungs } = await signLadder(tokenKey, options, { plan, token, now });
  if (rungs.length > 200)
    return [{ invariant: 'tokens', detail: `${rungs.length} rungs`, place: 'rungs' }];
  return rungs
    .filter((_rung, index) => index % 20 === 0 || index === rungs.length - 1)
    .flatMap(({ jwt, startsAt, expiresAt }) =>
      checkIssuedToken({
        ...team,
        jwt,
        from: startsAt,
        to: expiresAt,
        audience: keyKinds.team.audience,
      }),
    );
}

function checkSettings(
  { apiUrl, keyDirectory }: Input<'settings'>,
  job: Job,
  diagnostics: Diagnostics,
): void {
  const url = diagnostics.capture(() => resolveApiUrl(apiUrl.trim() || undefined, 'team'));
  const directories = { temp: job.temp, workspaces: [job.workspace], platform: process.platform };
  // The maximum length in readConfig.
  const input = inJob(keyDirectory, job).trim().slice(0, 4096) || undefined;
  const directory = diagnostics.capture(() => resolveKeyDirectory(input, directories, diagnostics));
  toolkit.logGroup(`Asked ${url}`, [`File: ${directory?.path}`]);
}

function runCommand({ ladder, args }: Input<'command'>, job: Job): void {
  const path = join(job.directory, 'ladder.json');
  writeFileSync(path, ladder);
  tokenCommand([path, ...args]);
}

/** Removes stdout: the token that the command prints there is not part of a log. */
function withoutToken(result: PhaseResult): PhaseResult {
  return { ...result, stdout: '' };
}

async function executeMain(
  { inputs: made, answer, dist }: Input<'main'>,
  { job, server }: Surroundings,
): Promise<Execution> {
  const inputs: Record<string, string> = Object.fromEntries(
    Object.entries(made).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, inJob(value, job)] as const],
    ),
  );
  // In jest, os.homedir() is the real home, where transporter writes, so only dist gets that tool.
  if (!dist && homedir() !== job.home && inputs.tools !== undefined)
    inputs.tools = inputs.tools.replace(/transporter/gi, 'altool');
  if (!isHarmless(inputs, job)) return { violations: [], milliseconds: 0, throughDist: false };
  const isVerified = Boolean(inputs['require-access']?.trim() || inputs.verify?.trim());
  // Main waits between retries, which takes seconds.
  const isRetried = [401, 429].includes(answer.status) || answer.status >= 500;
  const throughDist = dist;
  const now = unixNow();
  const before = freshJob(job);
  const environment = { RUNNER_DEBUG: '1' };
  if (throughDist) {
    if (!Object.entries(inputs).every(fitsEnvironment))
      return { violations: [], milliseconds: 0, throughDist: false };
    server.fault = (_request, response) => {
      response.writeHead(answer.status, answer.headers).end(answer.body);
    };
    const all = isVerified ? { ...inputs, 'api-url': server.url } : inputs;
    const first = await job.main(all, { env: environment });
    const middle = snapshot(job);
    const second = await job.post(first, { env: environment });
    return {
      violations: checkPhases({ first, second, before, middle, now }, job),
      milliseconds: 0,
      throughDist,
    };
  }
  const { fetch } = globalThis;
  globalThis.fetch = fetchOf(isRetried ? { ...answer, status: 403 } : answer);
  try {
    const run = await timed(job, { inputs, env: environment }, main);
    const middle = snapshot(job);
    const last = await timed(job, { state: run.result.state, env: environment }, async () =>
      post(),
    );
    const milliseconds = run.milliseconds + last.milliseconds;
    const violations = [
      ...run.failure,
      ...last.failure,
      ...checkPhases({ first: run.result, second: last.result, before, middle, now }, job),
      ...checkTime(milliseconds, slowestOf(inputs)),
    ];
    return { violations, milliseconds, throughDist };
  } finally {
    globalThis.fetch = fetch;
  }
}

/** True if a run with `inputs` stays in the directory of the job, and reads no device. */
function isHarmless(inputs: Readonly<Record<string, string>>, job: Job): boolean {
  const directory = inputs['key-directory']?.trim() ?? '';
  const path = inputs['private-key-path']?.trim() ?? '';
  const isRejected = /^~|[\n\r\0]/.test(directory);
  const isRead = !path.includes('\0') && existsSync(resolve(job.workspace, path));
  return (isRejected || isInJob(directory, job)) && (!isRead || isInJob(path, job));
}

/** Linux limits a variable to 128 KB, and no variable can contain a zero. */
function fitsEnvironment([, value]: readonly [string, string]): boolean {
  return Buffer.byteLength(value) < 120_000 && !value.includes('\0');
}

function slowestOf(inputs: Readonly<Record<string, string>>): string {
  const [longest] = Object.entries(inputs).toSorted(([, a], [, b]) => b.length - a.length);
  return longest?.[0] ?? '';
}

interface Phases {
  readonly first: PhaseResult;
  readonly second: PhaseResult;
  readonly before: Snapshot;
  readonly middle: Snapshot;
  /** Unix seconds before main. */
  readonly now: number;
}

function checkPhases(
  { first, second, before, middle, now }: Phases,
  job: Job,
): readonly Violation[] {
  const left = differences(before, snapshot(job));
  if (left.length > 0) markChanged(job);
  const written = differences(before, middle);
  const unknown = written.filter((path) => before.has(path));
  return [
    ...checkOutput(first),
    ...checkOutput(second),
    ...(left.length > 0 ? [fileViolation('left after post', left)] : []),
    ...(unknown.length > 0 ? [fileViolation('changed by main', unknown)] : []),
    ...checkErrorCode(first),
    ...(second.exitCode === 0
      ? []
      : [{ invariant: 'errors' as const, detail: 'post failed', place: 'post' }]),
    ...checkOutputToken(first, now),
  ];
}

/** Checks that a failed run outputs only the code in its annotation, and any other run outputs none. */
function checkErrorCode({ exitCode, outputs, stdout }: PhaseResult): readonly Violation[] {
  const error = workflowCommands(stdout).find(({ name }) => name === 'error');
  const [, shownCode] = /%0ACode: (\w+)$/.exec(error?.data ?? '') ?? [];
  const { 'error-code': code, ...others } = outputs;
  const isRight = code === shownCode && (exitCode === 0 || Object.keys(others).length === 0);
  if (isRight) return [];
  const detail = `exit code ${exitCode}, outputs ${Object.keys(outputs).join(', ')}, error-code ${code}`;
  return [{ invariant: 'errors', detail, place: 'outputs' }];
}

function fileViolation(place: string, paths: readonly string[]): Violation {
  return { invariant: 'files', detail: `${place}: ${paths.slice(0, 5).join(', ')}`, place };
}

function checkOutputToken({ outputs }: PhaseResult, now: number): readonly Violation[] {
  const {
    token: jwt,
    'expires-at': end = '',
    'key-id': keyId = '',
    'issuer-id': issuerId,
  } = outputs;
  if (jwt === undefined) return [];
  const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());
  // The token may be dated by the clock of the server.
  const isSkewed =
    claims.iat > now || Math.abs(claims.exp - now) > 200 * 86_400 || claims.exp < now;
  const audiences = Object.values(keyKinds).map(({ audience }) => audience);
  const audience = audiences.includes(claims.aud) ? claims.aud : keyKinds.team.audience;
  const to = Date.parse(end) / 1000;
  const from = isSkewed ? claims.iat + 60 : now;
  return checkIssuedToken({ jwt, from: Math.min(from, to - 1), to, audience, keyId, issuerId });
}

async function executePost({ state: text, dist }: Input<'post'>, job: Job): Promise<Execution> {
  const state = inJob(text, job);
  if (!staysInJob(state, job)) return { violations: [], milliseconds: 0, throughDist: false };
  resetJob(job, { forPost: true });
  const before = snapshot(job);
  const options = { state: { [cleanupState]: state }, env: { RUNNER_DEBUG: '1' } };
  const isThroughDist = dist && fitsEnvironment(['', state]);
  const { result, milliseconds, failure } = isThroughDist
    ? { result: await job.phase('post', options), milliseconds: 0, failure: [] }
    : await timed(job, options, async () => post());
  const touched = differences(before, snapshot(job)).filter((path) => !isRemovable(path));
  return {
    violations: [
      ...failure,
      ...checkOutput(result),
      ...(touched.length > 0 ? [fileViolation('removed by post', touched)] : []),
      ...(result.exitCode === 0
        ? []
        : [{ invariant: 'errors' as const, detail: 'post failed', place: 'post' }]),
      ...checkTime(milliseconds, 'state'),
    ],
    milliseconds,
    throughDist: isThroughDist,
  };
}

/** Runs a phase in this process as a job would, and measures it. A thrown error is a violation. */
async function timed(
  job: Job,
  options: Parameters<Job['runInProcess']>[1],
  phase: () => Promise<void>,
): Promise<Measurement> {
  const watch = new Stopwatch();
  // The summary of @actions/core keeps the path of its first file.
  Reflect.set(summary.emptyBuffer(), '_filePath', undefined);
  const result = await job.runInProcess(() => watch.run(phase), options);
  return { result, ...watch };
}

/** Does the same for functions without inputs or state, without the files of a phase, which take most time. */
async function measured(work: () => Promise<void>): Promise<Measurement> {
  const watch = new Stopwatch();
  const before = { env: process.env, exitCode: process.exitCode };
  const stdout = captureWrites(process.stdout);
  const stderr = captureWrites(process.stderr);
  process.env = { RUNNER_DEBUG: '1' };
  try {
    await watch.run(work);
  } finally {
    stdout.restore();
    stderr.restore();
    process.env = before.env;
    process.exitCode = before.exitCode;
  }
  const nothing = { exitCode: 0, outputs: {}, exported: {}, paths: [], state: {}, summary: '' };
  const result = { ...nothing, stdout: stdout.text(), stderr: stderr.text() };
  return { result, ...watch };
}

interface Measurement {
  readonly result: PhaseResult;
  readonly milliseconds: number;
  readonly failure: readonly Violation[];
}

class Stopwatch {
  milliseconds = 0;
  failure: Violation[] = [];

  async run(work: () => Promise<void>): Promise<void> {
    const start = workTime();
    try {
      await work();
    } catch (error) {
      const { stack = String(error), name } =
        error instanceof Error ? error : new Error(String(error));
      this.failure.push({ invariant: 'errors', detail: stack.slice(0, 600), place: name });
    }
    this.milliseconds = workTime() - start;
  }
}

function workTime(): number {
  if (process.platform === 'win32') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function checkTime(milliseconds: number, place: string): readonly Violation[] {
  return milliseconds <= maxMilliseconds
    ? []
    : [{ invariant: 'time', detail: `${Math.round(milliseconds)} ms of CPU`, place }];
}
