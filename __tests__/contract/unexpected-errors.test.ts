import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { issuerId, makeKey } from '../support/keys.ts';
import { annotations, codeOf, Job, renderLog } from '../support/runner.ts';

const key = makeKey();
const team = { 'private-key': key.pem, 'key-id': key.keyId, 'issuer-id': issuerId };
let job: Job;
beforeEach(() => {
  job = new Job();
});
afterEach(() => job.end());

const message = 'a message that nobody may see';
/** Breaks the formatting of dates before the program starts, with an error that is not an ActionError. */
const broken = {
  NODE_OPTIONS: `--import "data:text/javascript,Date.prototype.toISOString=()=>{throw new RangeError('${encodeURI(message)}')}"`,
};

test('reports an unexpected error by its type only, and prints its stack in debug mode only', async () => {
  const { exitCode, stdout, stderr, outputs, summary } = await job.main(team, { env: broken });
  expect([exitCode, outputs, stderr]).toEqual([1, { 'error-code': 'UNEXPECTED' }, '']);
  expect(annotations(stdout)).toMatchObject([
    {
      level: 'error',
      message: expect.stringMatching(/an error of type RangeError[\s\S]*\nCode: UNEXPECTED$/),
    },
  ]);
  expect(renderLog(stdout) + summary).not.toContain(message);
  expect(renderLog(stdout) + summary).not.toMatch(/^ *at .*index\.js/m);
  expect(summary).toContain('UNEXPECTED');
  // The runner shows these lines only under RUNNER_DEBUG, with all registered masks applied.
  expect(stdout).toMatch(new RegExp(`^::debug::RangeError: ${message}%0A +at `, 'm'));
  const end = stdout.indexOf('::debug::');
  for (const line of key.pem.split('\n').slice(1, -2))
    expect(stdout.slice(0, end)).toContain(`::add-mask::${line}\n`);
});

test('sets error-code when a command file other than that of the outputs cannot be written', async () => {
  for (const file of ['GITHUB_STATE', 'GITHUB_ENV']) {
    const env = { [file]: join(job.directory, 'none') };
    const { exitCode, stdout, outputs } = await job.main({ ...team, tools: 'ipsw' }, { env });
    expect([file, exitCode, outputs]).toEqual([file, 1, { 'error-code': 'UNEXPECTED' }]);
    expect(annotations(stdout).map(codeOf)).toEqual(['UNEXPECTED']);
  }
});

test('reports outputs that cannot be written with one annotation, and ends', async () => {
  const env = { GITHUB_OUTPUT: join(job.directory, 'none') };
  const { exitCode, stdout, stderr, outputs } = await job.main(team, { env });
  expect([exitCode, stderr, outputs]).toEqual([1, '', {}]);
  expect(annotations(stdout).map(codeOf)).toEqual(['UNEXPECTED']);
  expect(stdout).toContain('::debug::The output error-code could not be set: Missing file at path');
});

test('reports an unexpected error of the command by its type only', async () => {
  const main = await job.main({ ...team, 'token-command': 'true' });
  const run = promisify(execFile)(main.outputs['token-command-path'] ?? '', ['--json'], {
    env: { ...job.environment(), ...broken },
  });
  const error = await run.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toMatchObject({ code: 1, stdout: '' });
  const { stderr } = error as { readonly stderr: string };
  expect(stderr).toMatch(
    /: unexpected error of type RangeError, probably a bug\.\nCode: UNEXPECTED\n$/,
  );
  expect(stderr).not.toContain(message);
});
