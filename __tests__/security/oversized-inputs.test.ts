import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { useJob } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import { testPipes } from '../support/platform.ts';
import { annotations, codeOf, type Inputs } from '../support/runner.ts';
import { expectWithin } from '../support/time-limits.ts';

const team = teamInputs(makeKey());
const job = useJob();

/** Runs main, which must fail within two seconds, and returns its one error. */
async function failFast(inputs: Inputs): Promise<string> {
  const { exitCode, stdout, outputs } = await expectWithin(2000, () =>
    job.main({ ...team, ...inputs }),
  );
  expect(stdout.replace(/^::add-mask::.*$/gm, '').length).toBeLessThan(40_000);
  const [error, ...others] = annotations(stdout).filter(({ level }) => level === 'error');
  expect(others).toEqual([]);
  expect([exitCode, outputs]).toEqual([1, { 'error-code': error && codeOf(error) }]);
  return error?.message ?? '';
}

// Linux limits one argument or variable of a process to 128 KB.
const large = (piece: string): string => piece.repeat(Math.ceil(100_000 / piece.length));

describe('an input of 100 KB is rejected immediately:', () => {
  test.each<readonly [string, string]>([
    ['scope', 'GET /v1/apps\n'],
    ['scope', 'a'],
    ['scope', '/'],
    ['scope', '?'],
    ['require-access', '/v1/app\n'],
    ['api-url', 'https://a'],
    ['tools', 'x,'],
    ['key-id', 'A'],
    ['issuer-id', '-'],
    ['lifetime', '1'],
    ['token-command', '1'],
    ['key-directory', '/a'],
    ['private-key-path', 'a/'],
  ])('%s of %j', async (name, piece) => {
    const inputs = { [name]: large(piece) };
    expect(
      await failFast(name === 'private-key-path' ? { ...inputs, 'private-key': '' } : inputs),
    ).toContain('INPUT_TOO_LONG');
  });
});

test.each(['a', '-----BEGIN PRIVATE KEY-----', '\\n', '{"key":', 'MIGH', '= ', '\n'])(
  'a key of 100 KB of %j is rejected immediately',
  async (piece) => {
    expect(await failFast({ 'private-key': `x${large(piece)}` })).toMatch(/Code: KEY_/);
  },
);

test.each<readonly [string, string]>([
  ['scope', 'get v1/app{}\n'],
  ['scope', 'GET /v1/appps?x=1\n'],
  ['require-access', 'v1/app\n'],
])('of the invalid entries in %s, twenty are reported: %j', async (name, line) => {
  const lines = Array.from({ length: 1200 }, (_line, index) => `${index}${line}`).join('');
  const message = await failFast({ [name]: lines.slice(0, 16_000) });
  expect(message.match(/^\d+\. /gm)).toHaveLength(20);
  expect(message).toMatch(
    /\nFix: Correct each problem above\. No token was created, and no file was written\. \d+ more are not listed\.\n/,
  );
});

test.each(['/v1/a ', 'GET /v1/a, ', ', ', 'GET ', '?a=', '"', '%2'])(
  'lines that repeat %j are rejected immediately',
  async (piece) => {
    const line = piece.repeat(Math.floor(1900 / piece.length));
    const scope = Array.from({ length: 30 }, (_line, index) => `x${index}${line}y`).join('\n');
    expect(await failFast({ scope })).toContain('[SCOPE_INVALID]');
  },
);

test('a scope whose token is too long for a header is rejected, with the limit', async () => {
  const scope = Array.from({ length: 250 }, (_entry, index) => `GET /v1/apps/${index}/builds`);
  expect(await failFast({ scope: scope.join('\n') })).toMatch(
    /At most 5500 fit in a token[\s\S]*Code: SCOPE_INVALID/,
  );
});

test('the longest accepted scope gives a token of under 8 KB', async () => {
  const entries: string[] = [];
  while (JSON.stringify(entries).length < 5470) entries.push(`GET /v1/builds/${entries.length}`);
  const { exitCode, outputs } = await job.main({ ...team, scope: entries.join('\n') });
  expect(exitCode).toBe(0);
  expect(outputs.token?.length).toBeGreaterThan(7000);
  expect(`Authorization: Bearer ${outputs.token}`.length).toBeLessThan(8190);
});

test('a run has at most twenty annotations', async () => {
  const scope = Array.from({ length: 100 }, (_entry, index) => `GET /v1/none${index}`).join('\n');
  const { exitCode, stdout } = await job.main({ ...team, scope });
  expect(exitCode).toBe(0);
  expect(annotations(stdout)).toHaveLength(21);
  expect(annotations(stdout).at(-1)?.message).toBe('80 more warnings and notices are not shown.');
});

testPipes('a pipe as private-key-path is rejected without waiting', async () => {
  const path = join(job.workspace, 'AuthKey_ABCDE12345.p8');
  execFileSync('mkfifo', [path]);
  const message = await failFast({ 'private-key': '', 'private-key-path': path });
  expect(message).toMatch(/it is a pipe[\s\S]*Code: KEY_FILE_UNREADABLE/);
});
