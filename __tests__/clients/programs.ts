import { execFile } from 'node:child_process';
import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { FakeAppStoreConnect } from '../support/app-store-connect.ts';
import { teamInputs } from '../support/inputs.ts';
import type { TestKey } from '../support/keys.ts';
import type { Job, PhaseResult } from '../support/runner.ts';
import { type Oddity, odditiesOf } from '../support/token-rules.ts';

/** A program that is no npm package and no gem, and how to see that it can use what the action hands over. */
export interface Program {
  /** The name of its command. */
  readonly command: string;
  /** What it does here, in the words of a test. */
  readonly task: string;
  /** The value of the input `tools`. */
  readonly tools: string;
  readonly args: (outputs: PhaseResult['outputs'], submissionId: string) => readonly string[];
  /** Files that it reads from its working directory, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** The first request that it makes, without a query; absent if it makes none. */
  readonly request?: string;
  /** What its tokens are like. Absent if it makes no request. */
  readonly oddities?: readonly Oddity[];
  /** A text of the answer that it prints. */
  readonly prints: string;
}

/** The configuration of GoReleaser in docs/tools.md, with what GoReleaser requires around it. */
const goreleaserConfig = (docs: string): string =>
  `version: 2\nproject_name: app\nbuilds:\n  - goos: [darwin]\n${/^notarize:\n[\s\S]*?(?=^```)/m.exec(docs)?.[0]}`;

/** The programs; `docs` is the text of docs/tools.md. */
export const programs = (docs: string): readonly Program[] => [
  {
    command: 'asc',
    task: 'lists the apps',
    tools: 'asc',
    args: () => ['apps', 'list'],
    request: 'GET /v1/apps',
    oddities: ['aud is an array'],
    prints: 'com.example.app123',
  },
  {
    command: 'app-store-connect',
    task: 'lists the apps',
    tools: 'codemagic',
    args: () => ['apps', 'list', '--json'],
    request: 'GET /v1/apps',
    oddities: ['no iat'],
    prints: 'com.example.app123',
  },
  {
    command: 'rcodesign',
    task: 'lists the submissions',
    tools: 'rcodesign',
    args: ({ 'api-key-json-path': json = '' }) => ['notary-list', '--api-key-file', json],
    request: 'GET /notary/v2/submissions',
    oddities: [],
    prints: 'App.zip',
  },
  {
    command: 'rcodesign',
    task: 'reads the log of a submission, with the options of Godot',
    tools: 'godot',
    args: (
      { 'api-key-json-path': json = '', 'key-id': keyId = '', 'issuer-id': issuerId = '' },
      id,
    ) => [
      ...['notary-log', '--api-issuer', issuerId, '--api-key', keyId, '--api-key-path', json, id],
    ],
    request: 'GET /notary/v2/submissions/{id}/logs',
    oddities: [],
    prints: 'logFormatVersion',
  },
  {
    command: 'quill',
    task: 'lists the submissions',
    tools: 'quill',
    args: () => ['submission', 'list'],
    request: 'GET /notary/v2/submissions',
    oddities: ['scope /notary/v2'],
    prints: 'App.zip',
  },
  {
    command: 'quill',
    task: 'reads the log of a submission',
    tools: 'quill',
    args: (_outputs, id) => ['submission', 'logs', id],
    request: 'GET /notary/v2/submissions/{id}/logs',
    oddities: ['scope /notary/v2'],
    prints: 'logFormatVersion',
  },
  {
    command: 'ipsw',
    task: 'lists the profiles',
    tools: 'ipsw',
    args: () => ['appstore', 'profile', 'ls'],
    request: 'GET /v1/profiles',
    oddities: ['aud is an array'],
    prints: 'q1',
  },
  {
    // To notarize it would have to build, sign, and ask Apple's server for the time.
    command: 'goreleaser',
    task: 'accepts the configuration of docs/tools.md',
    tools: 'goreleaser',
    args: () => ['check'],
    files: { '.goreleaser.yaml': goreleaserConfig(docs) },
    prints: 'validated',
  },
];

/** Finds a command on a PATH. Returns its absolute path, or `undefined`. */
export function findProgram(command: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .map((directory) => join(directory, command))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** The surroundings of a program: a server that it reaches through a proxy, and the certificate that it has to trust. */
export interface Surroundings {
  readonly job: Job;
  readonly server: FakeAppStoreConnect;
  readonly key: TestKey;
  readonly tls: { readonly cert: string; readonly key: string };
  /** The absolute path of the program. */
  readonly file: string;
}

/** A run of a program: the main phase before it, and the directory that it has for temporary files. */
export interface ProgramRun {
  readonly main: PhaseResult;
  readonly temp: string;
}

/**
 * Runs a program in the environment of a step after `main`: with the variables and files handed over, a proxy that
 * leads to the stand-in whatever the host is, and nothing else.
 *
 * @throws {Error} if it fails, prints something else, or sends a request or a token that is not as expected
 */
export async function runProgram(
  program: Program,
  surroundings: Surroundings,
): Promise<ProgramRun> {
  const { job, server, key, tls, file } = surroundings;
  await server.restart({ tls, tolerated: program.oddities ?? [] });
  server.notary.submissions.push({ submissionName: 'App.zip', sha256: 'a'.repeat(64) });
  const main = await job.main(teamInputs(key, { tools: program.tools }));

  const temp = join(job.directory, 'tmp');
  mkdirSync(temp, { recursive: true });
  const ca = join(job.directory, 'ca.pem');
  writeFileSync(ca, tls.cert);
  for (const [name, text] of Object.entries(program.files ?? {}))
    writeFileSync(join(job.workspace, name), text);
  const env = { ...job.environment(), ...main.exported, ...network(server.url, ca), TMPDIR: temp };
  const args = program.args(main.outputs, server.notary.id);
  const options = { cwd: job.workspace, env, timeout: 60_000 };
  const { stdout, stderr } = await promisify(execFile)(file, [...args], options);
  check(program, { main, printed: stdout + stderr, server });
  return { main, temp };
}

/** Variables for the proxy and its certificate, as programs in Go, Rust, Python and Node read them. */
function network(proxy: string, ca: string): Readonly<Record<string, string>> {
  return {
    HTTPS_PROXY: proxy,
    HTTP_PROXY: proxy,
    NO_PROXY: '',
    SSL_CERT_FILE: ca,
    REQUESTS_CA_BUNDLE: ca,
    NODE_EXTRA_CA_CERTS: ca,
    NODE_USE_ENV_PROXY: '1',
  };
}

function check(
  { request, oddities, prints }: Program,
  { main, printed, server }: { main: PhaseResult; printed: string; server: FakeAppStoreConnect },
): void {
  const seen = server.requests.map(({ method, target, status, rejection }) =>
    [status, method, target, ...(rejection === undefined ? [] : [rejection])].join(' '),
  );
  const fail = (problem: string): never => {
    throw new Error(`${problem}\n${[...seen, printed].join('\n')}`);
  };
  if (!printed.includes(prints)) fail(`It does not print ${prints}.`);
  const [first] = server.requests;
  const path = `${first?.method} ${first?.target.replace(/\?.*/, '')}`;
  if (
    request === undefined ? first !== undefined : path !== request.replace('{id}', server.notary.id)
  )
    fail(`Its first request is not ${request ?? 'none'}.`);
  if (server.requests.some(({ status }) => status !== 200)) fail('A request was refused.');
  for (const { token } of server.requests) {
    if ((token === main.outputs.token) !== (oddities === undefined))
      fail('Its token is not of the right origin.');
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    if (oddities !== undefined && odditiesOf(claims).join() !== oddities.join())
      fail(`Its token has ${odditiesOf(claims).join(', ') || 'no oddities'}.`);
  }
}
