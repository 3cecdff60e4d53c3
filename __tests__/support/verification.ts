import { readdirSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { FakeAppStoreConnect, FakeServerOptions } from './app-store-connect.ts';
import { useJob, useServer } from './fixtures.ts';
import { teamInputs } from './inputs.ts';
import { findLeak, makeKey, type TestKey } from './keys.ts';
import { annotations, codeOf, type Inputs, type Job, type PhaseResult } from './runner.ts';

type Env = Readonly<Record<string, string>>;

/** A job and a fake App Store Connect for each test of a file, and main run against it. */
export interface VerificationSetup {
  /** Registered with the server as a team key. */
  readonly key: TestKey;
  readonly job: Job;
  readonly server: FakeAppStoreConnect;
  /** Runs main with `verify: true`, and checks that no secret is shown. */
  readonly verify: (inputs?: Inputs, env?: Env) => Promise<PhaseResult>;
  /** Runs a verification that must fail and leave nothing behind. Returns title and message. */
  readonly verifyFailure: (inputs?: Inputs, env?: Env) => Promise<string>;
}

/** Sets up verification for the tests of a file. */
export function useVerification(options: FakeServerOptions = {}): VerificationSetup {
  const key = makeKey();
  const job = useJob();
  const server = useServer(key, options);

  async function verify(inputs: Inputs = {}, env: Env = {}): Promise<PhaseResult> {
    const all = teamInputs(key, { verify: 'true', 'api-url': server.url, ...inputs });
    const before = server.requests.length;
    const result = await job.main(all, { env: { RUNNER_DEBUG: '1', ...env } });
    const shown = result.stdout.replace(/^::add-mask::.*$/gm, '') + result.stderr + result.summary;
    expect(findLeak(shown, key.pem)).toBeUndefined();
    for (const { token } of server.requests.slice(before)) {
      expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]{86}$/);
      expect(shown).not.toContain(token);
      expect(result.stdout).toContain(`::add-mask::${token}\n`);
    }
    expect(result.stdout).not.toContain('[object Object]');
    return result;
  }

  async function verifyFailure(inputs: Inputs = {}, env: Env = {}): Promise<string> {
    const { exitCode, stdout, outputs, exported } = await verify(inputs, env);
    expect([exitCode, exported]).toEqual([1, {}]);
    expect(readdirSync(job.temp)).toEqual([]);
    const [error, ...others] = annotations(stdout).filter(({ level }) => level === 'error');
    expect(others).toEqual([]);
    expect(outputs).toEqual({ 'error-code': error && codeOf(error) });
    return `${error?.title}\n${error?.message}`;
  }

  return { key, job, server, verify, verifyFailure };
}
