import { describe, expect, test } from '@jest/globals';
import { useJob } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import { annotations, type Inputs } from '../support/runner.ts';

const team = teamInputs(makeKey());
const job = useJob();

async function messageOfRefusal(inputs: Inputs): Promise<string> {
  const { exitCode, stdout, outputs } = await job.main({ ...team, ...inputs });
  expect([exitCode, outputs]).toEqual([1, {}]);
  const [error, ...others] = annotations(stdout).filter(({ level }) => level === 'error');
  expect(others).toEqual([]);
  return error?.message ?? '';
}

describe('a path that servers read differently is refused:', () => {
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
    expect(await messageOfRefusal({ scope })).toContain('Code: SCOPE_INVALID');
    // With a lifetime that Apple allows for Xcode Cloud alone.
    expect(await messageOfRefusal({ scope, lifetime: '180d' })).toContain('Code: SCOPE_INVALID');
    expect(await messageOfRefusal({ 'require-access': path })).toContain(
      'Code: ACCESS_PATH_INVALID',
    );
  });
});

describe('an entry whose corrections undo each other is refused, and the correction ends:', () => {
  test.each(['GET ?version=1', 'GET ?', 'get  ?x', 'https://a', '?a=1', 'GET https://h?a'])(
    '%s',
    async (entry) => {
      expect(await messageOfRefusal({ scope: entry })).toContain('Code: SCOPE_INVALID');
    },
  );
});
