import { describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { useJob, useServer } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import { annotations } from '../support/runner.ts';

const key = makeKey();
const team = teamInputs(key);
const job = useJob();
const server = useServer(key);

// An input whose variable has no value.
const blanks: readonly (readonly [string, string])[] = [
  ['a line break', '\n'],
  ['blanks', '  \t '],
  ['a no-break space', '\u00a0'],
  ['a byte order mark', '\ufeff'],
  ['a line separator', '\u2028'],
];

test.each([...blanks, ['a comment', '# '], ['an empty list', '[]']])(
  'rejects a scope of only %s instead of creating an unrestricted token',
  async (_name, scope) => {
    const { exitCode, stdout, outputs } = await job.main({ ...team, scope });
    expect([exitCode, outputs]).toEqual([1, { 'error-code': 'SCOPE_INVALID' }]);
    expect(annotations(stdout)).toMatchObject([
      { level: 'error', message: expect.stringContaining('Code: SCOPE_INVALID') },
    ]);
  },
);

test('the log says that a token without a scope has full access', async () => {
  const { exitCode, stdout, outputs } = await job.main({ ...team, scope: '' });
  expect(exitCode).toBe(0);
  expect(decodeJwt(outputs.token ?? '')).not.toHaveProperty('scope');
  expect(stdout).toMatch(/^✓ Token valid for .*; full access of the key's role$/m);
});

describe('a blank list has no entries:', () => {
  test.each(blanks)('require-access of %s gets a warning', async (_name, requireAccess) => {
    const inputs = { 'require-access': requireAccess, 'api-url': server.url };
    const { exitCode, stdout } = await job.main({ ...team, ...inputs });
    expect(exitCode).toBe(0);
    expect(annotations(stdout)).toMatchObject([
      { level: 'warning', title: 'require-access is empty' },
    ]);
    expect(server.requests).toMatchObject([{ status: 200 }]); // the key is still verified
  });

  test.each(blanks)('tools of %s sets nothing up', async (_name, tools) => {
    const { exitCode, stdout, exported } = await job.main({ ...team, tools });
    expect([exitCode, exported, annotations(stdout)]).toEqual([0, {}, []]);
  });
});
