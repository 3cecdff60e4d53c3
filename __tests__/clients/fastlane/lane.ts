import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { FakeAppStoreConnect } from '../../support/app-store-connect.ts';
import { makeCertificate } from '../../support/certificate.ts';
import type { Job, PhaseResult } from '../../support/runner.ts';
import { shortUploadPauses } from '../../support/upload.ts';

const gems = join(import.meta.dirname, 'vendor/bundle');

/** The certificate of the fake server, which fastlane and the upload program reach as a proxy. */
export const tls = await makeCertificate();

/** What a program printed, and how it ended. */
export interface ProgramResult {
  readonly output: string;
  readonly exitCode: number | null;
}

export interface LaneOptions {
  readonly job: Job;
  readonly server: FakeAppStoreConnect;
  readonly main: PhaseResult;
  /** Variables on top of those of the job. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The directory of the Gemfile; `undefined` to run fastlane without Bundler. */
  readonly bundle?: string | undefined;
  /** The program that Bundler runs, if it is not the one of the gem. */
  readonly program?: string;
}

/** The environment of a step after `main`. */
export function laterStep(job: Job, main: PhaseResult): Record<string, string> {
  const env = job.environment();
  return { ...env, ...main.exported, PATH: [...main.paths, env.PATH].join(delimiter) };
}

/** The variables that lead Ruby to the gems of the tests: through the Gemfile in `bundle`, or without Bundler. */
export function gemsOf(bundle: string | undefined): Readonly<Record<string, string>> {
  if (bundle !== undefined) return { BUNDLE_GEMFILE: join(bundle, 'Gemfile'), BUNDLE_PATH: gems };
  // Bundler, on which fastlane depends, is elsewhere.
  const others = execFileSync('gem', ['env', 'path'], { encoding: 'utf8' }).trim();
  return { GEM_HOME: gemHome(), GEM_PATH: [gemHome(), others].join(delimiter) };
}

function gemHome(): string {
  const [abi = ''] = readdirSync(join(gems, 'ruby'));
  return join(gems, 'ruby', abi);
}

/** Runs a program to its end. */
export async function runProgram(
  [program = '', ...args]: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<ProgramResult> {
  const child = spawn(program, args, { cwd, env, timeout: 100_000 });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { output: Buffer.concat(chunks).toString(), exitCode };
}

/** Runs a lane with the real fastlane, in a step after `main`. */
export async function runLane(
  lane: string,
  { job, server, main, env = {}, bundle, program = 'fastlane' }: LaneOptions,
): Promise<ProgramResult> {
  const certificate = join(job.directory, 'server.pem');
  writeFileSync(certificate, tls.cert);
  const command =
    bundle === undefined ? [join(gemHome(), 'bin/fastlane')] : ['bundle', 'exec', program];
  return runProgram([...command, ...lane.split(' ')], {
    cwd: import.meta.dirname,
    env: {
      ...laterStep(job, main),
      ...gemsOf(bundle),
      ...shortUploadPauses,
      LC_ALL: 'C.UTF-8',
      CI: 'true',
      FASTLANE_SKIP_UPDATE_CHECK: '1',
      FASTLANE_OPT_OUT_USAGE: '1',
      FASTLANE_SKIP_DOCS: '1',
      FASTLANE_HIDE_CHANGELOG: '1',
      FASTLANE_DISABLE_COLORS: '1',
      SPACESHIP_PROXY: server.url,
      SPACESHIP_PROXY_SSL_VERIFY_NONE: '1',
      HTTPS_PROXY: server.url,
      NODE_EXTRA_CA_CERTS: certificate,
      ...env,
    },
  });
}
