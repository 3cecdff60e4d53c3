import { delimiter, join } from 'node:path';
import type { FakeAppStoreConnect } from './app-store-connect.ts';
import { useJob, useServer } from './fixtures.ts';
import { teamInputs } from './inputs.ts';
import { type IpaOptions, makeIpa } from './ipa.ts';
import { makeKey, type TestKey } from './keys.ts';
import type { Inputs, Job, PhaseOptions, PhaseResult } from './runner.ts';

/** How many times faster than real time a process with {@link shortUploadPauses} waits between attempts. */
const factor = 200;

/** Runs before the entry of dist. */
const preload = `
  const timers = process.getBuiltinModule('node:timers/promises');
  const { setTimeout } = timers;
  timers.setTimeout = (milliseconds, ...rest) => setTimeout(milliseconds / ${factor}, ...rest);
`;

/** The environment of a process that makes short pauses between attempts and reads. */
export const shortUploadPauses = {
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(preload)}`,
} as const;

/** What tests of uploads have: a job with an .ipa, and a server that knows the key. */
export interface UploadFixture {
  readonly key: TestKey;
  readonly job: Job;
  readonly server: FakeAppStoreConnect;
  /** Makes `App.ipa` in the workspace. */
  readonly makeIpa: (options?: IpaOptions) => void;
  /** Runs the step as a later one of a job with the token command. */
  readonly upload: (inputs?: Inputs, options?: PhaseOptions) => Promise<PhaseResult>;
  /** The environment of a step after the one with the token command. */
  readonly environment: () => Promise<Record<string, string>>;
}

/** Prepares a job and a server for each test of a file. */
export function useUpload(): UploadFixture {
  const key = makeKey();
  const job = useJob();
  const server = useServer(key);
  const environment = async (): Promise<Record<string, string>> => {
    const main = await job.main(teamInputs(key, { 'token-command': 'true' }));
    return { ...shortUploadPauses, PATH: [...main.paths, process.env.PATH].join(delimiter) };
  };
  return {
    key,
    job,
    server,
    makeIpa: (options) => makeIpa(join(job.workspace, 'App.ipa'), options),
    upload: async (inputs = {}, { env = {}, ...options } = {}) =>
      job.phase('upload', {
        inputs: { file: 'App.ipa', 'api-url': server.url, wait: 'true', timeout: '60m', ...inputs },
        env: { ...(await environment()), ...env },
        ...options,
      }),
    environment,
  };
}
