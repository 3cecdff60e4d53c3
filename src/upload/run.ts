import { setTimeout as sleep } from 'node:timers/promises';
import { resolveApiUrl } from '../api/base-url.ts';
import { ActionError } from '../errors/action-error.ts';
import { Diagnostics } from '../errors/diagnostics.ts';
import type { InputSource } from '../runner/inputs.ts';
import { getBooleanInput, getInput } from '../runner/toolkit.ts';
import { type Build, formatBuild, resolveBuild } from './build.ts';
import type { BuildUploads } from './build-uploads.ts';
import { parseCommandLine, usage } from './command-line.ts';
import { type Connection, connect } from './connection.ts';
import { assertUnchanged, hashFile, openUploadFile, type UploadFile } from './file.ts';
import { readUploadConfig, type UploadConfig } from './inputs.ts';
import { parseOperations, secretsInOperations, type UploadOperation } from './operations.ts';
import { readPackageInfo } from './package.ts';
import { sendPart } from './part.ts';
import { formatMegabytes, Progress } from './progress.ts';
import { rejectionError } from './rejection.ts';
import { Remainder } from './remainder.ts';
import { createConsoleReporter, type Reporter, stepReporter } from './reporter.ts';
import type { BuildUploadState } from './resources.ts';
import { createTokenSource } from './token-source.ts';
import { Uploader } from './uploader.ts';
import { waitForProcessing } from './wait.ts';

const idleTimeoutMs = 60_000;

/** A running upload. */
interface Session {
  readonly reporter: Reporter;
  readonly remainder: Remainder;
  /** Writes what has to be written at the end, even if the upload is interrupted. */
  readonly end: () => void;
}

/**
 * Uploads a build: as a step without arguments, and as a command with them. Never throws.
 *
 * @param args the arguments of the command, for example `['--file', 'App.ipa']`
 */
export async function upload(args: readonly string[]): Promise<void> {
  const remainder = new Remainder();
  if (args.length === 0)
    return runGuarded(() => ({ getInput, getBooleanInput }), {
      reporter: stepReporter,
      remainder,
      end: () => {},
    });
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const reporter = createConsoleReporter((line) => process.stderr.write(`${line}\n`));
  const end = (): void => void process.stdout.write(`${reporter.outputs()}\n`);
  await runGuarded(() => parseCommandLine(args, process.env), { reporter, remainder, end });
}

/** Runs an upload. Reports an error, or the signal that ends it, and what remains at Apple. */
async function runGuarded(openSource: () => InputSource, session: Session): Promise<void> {
  const { reporter, remainder, end } = session;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      fail(interruptedError(signal, remainder), session);
      end();
      process.exit();
    });
  try {
    await run(openSource(), session);
  } catch (error) {
    fail(error, session);
    if (remainder.stage !== 'nothing') reporter.info(remainder.describe());
  }
  end();
}

function fail(error: unknown, { reporter }: Session): void {
  reporter.setOutputs({ 'error-code': reporter.setFailed(error).code });
}

function interruptedError(signal: string, remainder: Remainder): ActionError {
  return new ActionError({
    code: 'UPLOAD_INTERRUPTED',
    title: 'The upload was interrupted',
    detail: `The process received ${signal}. ${remainder.describe()}`,
    fix: 'If nobody canceled the job, it may have reached its time limit: increase timeout-minutes.',
  });
}

async function run(source: InputSource, session: Session): Promise<void> {
  const { reporter, remainder } = session;
  const config = readConfig(source, reporter);
  const file = await openUploadFile(config.file);
  const build = resolveBuild(config, await readPackageInfo(file), file);
  const apiUrl = resolveApiUrl(config.apiUrl, 'team');
  const tokens = createTokenSource(config.token, process);
  const uploads = await connect(tokens, apiUrl, reporter);

  const app = await uploads.api.findApp(build);
  const sha256 = await hashFile(file);
  reporter.info(
    `Uploading ${file.name}, ${formatMegabytes(file.size)} MB: ${app.bundleId} ${formatBuild(build)}`,
  );
  remainder.uploadId = await remainder.during('creating', () => uploads.api.create(app, build));
  remainder.stage = 'reserved';
  reporter.setOutputs({ 'build-upload-id': remainder.uploadId });
  reporter.info(`Build upload: ${remainder.uploadId}`);
  const reserved = await uploads.api.createFile(remainder.uploadId, file);
  const parse = (operations: unknown): readonly UploadOperation[] => {
    const parsed = parseOperations(operations, { size: file.size, apiUrl });
    reporter.setSecrets(secretsInOperations(parsed));
    return parsed;
  };
  await sendParts(file, parse(reserved.operations), {
    ...uploads,
    reporter,
    refresh: async () => parse((await uploads.api.readFile(reserved.id)).operations),
  });
  await assertUnchanged(file);
  await remainder.during('committing', () =>
    uploads.api.commit(remainder.uploadId, reserved.id, sha256),
  );
  remainder.stage = 'committed';
  reporter.info('All parts are uploaded and committed.');
  await finish(uploads.api, { config, build, session });
}

function readConfig(source: InputSource, reporter: Reporter): UploadConfig {
  const diagnostics = new Diagnostics();
  const config = readUploadConfig(source, diagnostics);
  if (config.token !== undefined) reporter.setSecrets([config.token]);
  diagnostics.throwIfErrors();
  return config;
}

async function sendParts(
  { handle, size }: UploadFile,
  operations: readonly UploadOperation[],
  {
    appleNow,
    reporter,
    refresh,
  }: Connection & {
    readonly reporter: Reporter;
    readonly refresh: () => Promise<readonly UploadOperation[]>;
  },
): Promise<void> {
  const progress = new Progress({ total: size, now: Date.now, log: reporter.info });
  const uploader = new Uploader({
    operations,
    send: (operation, options) => sendPart(operation, { handle, idleTimeoutMs, ...options }),
    refresh,
    onProgress: (bytes) => progress.add(bytes),
    log: reporter.info,
    sleep,
    now: appleNow,
    random: Math.random,
  });
  await uploader.run();
}

/** Waits until Apple has processed the upload, unless `wait` is false, and sets the outputs. */
async function finish(
  api: BuildUploads,
  {
    config,
    build,
    session,
  }: { readonly config: UploadConfig; readonly build: Build; readonly session: Session },
): Promise<void> {
  const { reporter, remainder } = session;
  const read = (): Promise<BuildUploadState> => api.readState(remainder.uploadId);
  const onState = ({ state, buildId }: BuildUploadState): void => {
    reporter.info(`State: ${state}`);
    reporter.setOutputs({ state, 'build-id': buildId });
  };
  const end = config.wait
    ? await waitForProcessing({
        read,
        timeoutSeconds: config.timeoutSeconds ?? 0,
        onState,
        sleep,
        now: Date.now,
      })
    : await read();
  if (!config.wait) onState(end);
  const diagnostics = new Diagnostics();
  for (const { code, description } of end.warnings) diagnostics.warn(`Apple: ${code}`, description);
  for (const { code, description } of end.infos) diagnostics.notice(`Apple: ${code}`, description);
  reporter.annotate(diagnostics.takeAnnotations());
  if (end.state === 'FAILED') {
    remainder.stage = 'nothing';
    throw rejectionError(end, build);
  }
}
