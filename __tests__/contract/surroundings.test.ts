import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findLeak, issuerId, makeKey } from '../support/keys.ts';
import { annotations, Job } from '../support/runner.ts';

const key = makeKey();
const team = { 'private-key': key.pem, 'key-id': key.keyId, 'issuer-id': issuerId };
let job: Job;
beforeEach(() => {
  job = new Job();
});
afterEach(() => job.end());

describe('a job summary that cannot be written', () => {
  const places: Readonly<Record<string, () => string>> = {
    'a directory': () => job.workspace,
    'a file that does not exist': () => join(job.directory, 'none'),
    'a file in a directory that does not exist': () => join(job.directory, 'none/summary'),
  };

  test.each(Object.keys(places))('does not fail the step: %s', async (name) => {
    const env = { GITHUB_STEP_SUMMARY: places[name]?.() };
    const { exitCode, stdout, outputs } = await job.main({ ...team, summary: 'true' }, { env });
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({
      token: expect.stringMatching(/^eyJ/),
      available: 'true',
      'key-id': key.keyId,
    });
    expect(annotations(stdout)).toEqual([]);
    expect(stdout).toContain('::debug::Cannot write the job summary: ');
    expect(readdirSync(job.workspace)).toEqual([]);
  });

  test('does not hide the error of a failed step', async () => {
    const env = { GITHUB_STEP_SUMMARY: job.workspace };
    const { exitCode, stdout, stderr } = await job.main({ ...team, lifetime: '1h' }, { env });
    expect([exitCode, stderr]).toEqual([1, '']);
    expect(annotations(stdout)).toMatchObject([
      { level: 'error', message: expect.stringContaining('Code: LIFETIME_TOO_LONG') },
    ]);
  });

  test('is not attempted on a runner without summaries', async () => {
    const env = { GITHUB_STEP_SUMMARY: '' };
    const { exitCode, stdout } = await job.main({ ...team, summary: 'true' }, { env });
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain('Cannot write the job summary');
  });
});

describe('key-directory', () => {
  const notices = async (tools: string): Promise<readonly string[]> => {
    const inputs = { ...team, 'issuer-id': '', tools, 'key-directory': join(job.temp, 'keys') };
    const { exitCode, stdout } = await job.main(inputs);
    expect(exitCode).toBe(0);
    return annotations(stdout)
      .map(({ level, title }) => `${level}: ${title}`)
      .filter((notice) => notice !== 'notice: Token for an individual key');
  };

  test.each(['', 'ipsw'])('without an effect gets a notice: tools "%s"', async (tools) => {
    expect(await notices(tools)).toEqual(['notice: key-directory has no effect']);
    expect(readdirSync(job.temp)).toEqual([]);
  });

  test('with an effect gets no notice', async () => {
    expect(await notices('ipsw,altool')).toEqual([]);
    expect(readdirSync(job.temp)).toEqual(['keys']);
  });
});

test('reports a proxy that this Node cannot use', async () => {
  const script =
    "import http from 'node:http';import{syncBuiltinESMExports as sync}from 'node:module';delete http.setGlobalProxyFromEnv;sync()";
  const env = {
    HTTPS_PROXY: 'http://127.0.0.1:9',
    NO_PROXY: '',
    NODE_USE_ENV_PROXY: '',
    NODE_OPTIONS: `--import "data:text/javascript,${encodeURI(script)}"`,
  };
  const inputs = { ...team, verify: 'true', 'api-url': 'https://127-0-0-1.invalid' };
  const { exitCode, stdout } = await job.main(inputs, { env });
  expect(exitCode).toBe(1);
  const [error] = annotations(stdout);
  expect(error).toMatchObject({ level: 'error', title: 'This runner cannot use the proxy' });
  expect(error?.message).toMatch(/NODE_USE_ENV_PROXY: '1'[\s\S]*Code: PROXY_FAILED$/);
  expect(findLeak(stdout.replace(/^::add-mask::.*$/gm, ''), key.pem)).toBeUndefined();
});
