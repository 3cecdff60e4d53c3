import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { keyEncodings } from '../support/key-encodings.ts';
import { findLeak, issuerId, makeKey } from '../support/keys.ts';
import { rejectedKeys } from '../support/rejected-keys.ts';
import { annotations, type Inputs, Job } from '../support/runner.ts';

const key = makeKey();
const team = { 'private-key': key.pem, 'key-id': key.keyId, 'issuer-id': issuerId };
let job: Job;
beforeEach(() => {
  job = new Job();
});
afterEach(() => job.end());

/** Runs main on bad inputs, and checks all that holds for each failure. */
async function refusal(inputs: Inputs): Promise<{ title: string; message: string }> {
  const result = await job.main(inputs, { env: { RUNNER_DEBUG: '1' } });
  expect(result).toMatchObject({ exitCode: 1, outputs: {}, exported: {}, paths: [], stderr: '' });
  for (const folder of [job.temp, job.home, job.workspace]) expect(readdirSync(folder)).toEqual([]);
  const unmasked = result.stdout.replace(/^::add-mask::.*$/gm, '');
  expect(findLeak(unmasked + result.summary, key.pem)).toBeUndefined();
  const [error, ...others] = annotations(result.stdout).filter(({ level }) => level === 'error');
  expect(others).toEqual([]);
  expect(error?.message).toMatch(/\nFix: .{20}[\s\S]*\nCode: [A-Z_0-9]+$/);
  return { title: error?.title ?? '', message: error?.message ?? '' };
}

describe('reads through dist', () => {
  test.each(Object.entries(keyEncodings).filter((_one, at) => at % 4 === 0))(
    '%s',
    async (_name, spell) => {
      const { exitCode, outputs } = await job.main({ ...team, 'private-key': spell(key.pem) });
      expect([exitCode, outputs.available]).toEqual([0, 'true']);
    },
  );
});

describe('refuses through dist, with one annotation and no output', () => {
  test.each(Object.entries(rejectedKeys))('%s', async (_name, [code, make]) => {
    const { message } = await refusal({ ...team, 'private-key': make(key.pem) });
    expect(message).toContain(`Code: ${code}`);
  });

  test.each<readonly [string, Inputs, string]>([
    ['no inputs at all but a key', { 'private-key': key.pem }, 'KEY_ID_MISSING'],
    ['a key ID with a slash', { ...team, 'key-id': '../x' }, 'KEY_ID_INVALID'],
    ['an issuer ID that is none', { ...team, 'issuer-id': 'acme' }, 'ISSUER_ID_INVALID'],
    ['swapped ids', { ...team, 'key-id': issuerId, 'issuer-id': key.keyId }, 'IDS_SWAPPED'],
    ['a masked ID', { ...team, 'key-id': '***' }, 'ID_MASKED'],
    ['an expression for an ID', { ...team, 'issuer-id': '${{ vars.X }}' }, 'ID_UNEXPANDED'],
    [
      'in-house without an issuer',
      { ...team, 'issuer-id': '', 'in-house': 'true' },
      'IN_HOUSE_WITHOUT_ISSUER_ID',
    ],
    ['a flag that is none', { ...team, 'in-house': 'yes' }, 'INPUT_NOT_BOOLEAN'],
    ['a lifetime that is none', { ...team, lifetime: 'long' }, 'LIFETIME_INVALID'],
    ['a lifetime that Apple refuses', { ...team, lifetime: '1h' }, 'LIFETIME_TOO_LONG'],
    [
      'a file that is not there',
      { ...team, 'private-key': '', 'private-key-path': 'no.p8' },
      'KEY_FILE_UNREADABLE',
    ],
    ['the key in two inputs', { ...team, 'private-key-path': 'no.p8' }, 'KEY_GIVEN_TWICE'],
    [
      'an in-app purchase key',
      { ...team, 'private-key': '', 'private-key-path': 'SubscriptionKey_A.p8' },
      'KEY_IN_APP_PURCHASE',
    ],
    [
      'the key as a path',
      { ...team, 'private-key': '', 'private-key-path': key.pem },
      'KEY_FILE_UNREADABLE',
    ],
    ['the key as an ID', { ...team, 'key-id': key.pem }, 'KEY_ID_INVALID'],
    [
      'a bad ID next to a key that is missing',
      { ...team, 'private-key': '', 'issuer-id': 'acme' },
      'SEVERAL_PROBLEMS',
    ],
    [
      'a bad ID next to a file that is missing',
      { ...team, 'private-key': '', 'private-key-path': 'no.p8', 'issuer-id': 'acme' },
      'SEVERAL_PROBLEMS',
    ],
    [
      'an api-url that is not safe, also where it is not asked',
      { ...team, 'api-url': 'http://example.com' },
      'API_URL_INVALID',
    ],
    [
      'a key-directory that is no path, also where it is not needed',
      { ...team, 'key-directory': '~/keys' },
      'KEY_DIRECTORY_INVALID',
    ],
    [
      'a broken key, though a missing one may be skipped',
      { ...team, 'private-key': 'x', 'skip-without-key': 'true' },
      'KEY_UNREADABLE',
    ],
  ])('%s', async (_name, inputs, code) => {
    expect((await refusal(inputs)).message).toContain(`Code: ${code}`);
  });

  test('all problems at once', async () => {
    const { title, message } = await refusal({
      'private-key': 'x',
      'key-id': '/',
      'issuer-id': 'y',
      lifetime: '0',
      'in-house': '1',
    });
    expect(title).toBe('5 problems with the inputs');
    for (const code of [
      'KEY_UNREADABLE',
      'KEY_ID_INVALID',
      'ISSUER_ID_INVALID',
      'LIFETIME_INVALID',
      'INPUT_NOT_BOOLEAN',
    ]) {
      expect(message).toContain(`[${code}]`);
    }
  });

  test('a JSON key that contradicts the inputs, showing both ids', async () => {
    const json = JSON.stringify({ key_id: 'JSON123456', issuer_id: issuerId, key: key.pem });
    const { message } = await refusal({ ...team, 'private-key': json });
    expect(message).toContain('The input says ABCDE12345, the JSON key says JSON123456.');
  });
});

test('links to the page that explains the code, where the runner says which action this is', async () => {
  const env = { GITHUB_ACTION_REPOSITORY: 'octo/action', GITHUB_ACTION_REF: 'v1' };
  const { stdout } = await job.main({ ...team, lifetime: '1h' }, { env });
  expect(annotations(stdout)[0]?.message).toMatch(
    /Code: LIFETIME_TOO_LONG \(https:\/\/github\.com\/octo\/action\/blob\/v1\/docs\/troubleshooting\.md#lifetime_too_long\)$/,
  );
});
