import { describe, expect, test } from '@jest/globals';
import { useJob } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import { annotations, type Inputs } from '../support/runner.ts';

const team = teamInputs(makeKey());
const job = useJob();

/** The error code of a run that has one error and sets no other output. */
async function errorCodeOf(inputs: Inputs): Promise<string | undefined> {
  const { exitCode, stdout, outputs } = await job.main({ ...team, ...inputs });
  expect([exitCode, Object.keys(outputs)]).toEqual([1, ['error-code']]);
  const errors = annotations(stdout).filter(({ level }) => level === 'error');
  expect(errors).toHaveLength(1);
  return outputs['error-code'];
}

describe('a path that servers read differently is rejected:', () => {
  test.each([
    '/v1/ciProducts/..%2fapps',
    '/v1/./apps',
    '/v1/ciProducts/../apps',
    '/v1/ciProducts/%2e%2e/apps',
    '/v1/ciProducts/.%2E/apps',
    '/v1/ciProducts%5c..%5capps',
    '//v1/apps',
    '/v1//apps',
    '/v1/apps;x=1',
  ])('%s', async (path) => {
    const scope = `GET ${path}`;
    expect(await errorCodeOf({ scope })).toBe('SCOPE_INVALID');
    // With a lifetime that Apple allows for Xcode Cloud only.
    expect(await errorCodeOf({ scope, lifetime: '180d' })).toBe('SCOPE_INVALID');
    expect(await errorCodeOf({ 'require-access': path })).toBe('ACCESS_PATH_INVALID');
  });
});

describe('an entry whose corrections undo each other is rejected, and correcting it ends:', () => {
  test.each(['GET ?version=1', 'GET ?', 'get  ?x', 'https://a', '?a=1', 'GET https://h?a'])(
    '%s',
    async (entry) => {
      expect(await errorCodeOf({ scope: entry })).toBe('SCOPE_INVALID');
    },
  );
});
