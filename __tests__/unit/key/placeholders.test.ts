import { describe, expect, test } from '@jest/globals';
import type { ActionError } from '../../../src/errors/action-error.ts';
import { decodeKey } from '../../../src/key/encodings.ts';
import { placeholderError } from '../../../src/key/placeholders.ts';
import { issuerId, makeKey } from '../../support/keys.ts';

const { pem } = makeKey();
const errorFor = (text: string): ActionError | undefined => placeholderError(decodeKey(text));

test.each([
  ['***', 'KEY_MASKED', 'private-key is a masked value'],
  ['secrets.ASC_KEY', 'KEY_UNEXPANDED', 'private-key contains an unexpanded expression'],
  ['$ASC_KEY', 'KEY_UNEXPANDED', 'private-key contains an unexpanded expression'],
  ['op://vault/asc/key.p8', 'KEY_UNEXPANDED', 'private-key is a reference to 1Password'],
  ['keys/AuthKey_A.p8', 'KEY_IS_PATH', 'private-key is a path, not a key'],
  ['2X9R4HXF34', 'KEY_UNREADABLE', 'private-key contains only a key ID'],
  ['Key ID: 2X9R4HXF34', 'KEY_UNREADABLE', 'private-key contains only a key ID'],
  ['KeyID 2X9R4HXF34', 'KEY_UNREADABLE', 'private-key contains only a key ID'],
  [issuerId, 'KEY_UNREADABLE', 'private-key contains only an issuer ID'],
  [`Issuer ID: ${issuerId}`, 'KEY_UNREADABLE', 'private-key contains only an issuer ID'],
  [`issuerId ${issuerId}`, 'KEY_UNREADABLE', 'private-key contains only an issuer ID'],
  ['{"type":"service_account"}', 'KEY_JSON_WITHOUT_KEY', 'The JSON is a Google service account'],
  ['{"key_id":"A"}', 'KEY_JSON_WITHOUT_KEY', 'The JSON has no private key'],
])('recognizes %s instead of a key', (text, code, title) => {
  // No line of the fix is empty.
  expect(errorFor(text)).toMatchObject({ code, title, fix: expect.not.stringMatching(/^$/m) });
});

test.each([
  'correct horse battery staple',
  'hunter2',
  '2X9R4HXF3',
  `a ${issuerId}`,
  `${issuerId}0`,
  pem,
])('%j may be a key', (text) => expect(errorFor(text)).toBeUndefined());

test('a Google service account with its key is recognized before its key is read', () => {
  const json = { type: 'service_account', private_key: pem };
  expect(errorFor(JSON.stringify(json))?.title).toBe('The JSON is a Google service account');
});

describe('JSON without a key is described', () => {
  const detailOf = (members: object): string | undefined =>
    errorFor(JSON.stringify(members))?.detail.split('. ')[0];

  test('by the names of its members, never by their values', () => {
    const error = errorFor('{"key_id":"VALUE12345","issuerId":"VALUE","TEAM_NAME":"VALUE"}');
    expect(error?.detail).toMatch(/^Its members: key_id, issuerId, TEAM_NAME\. /);
    expect(`${error?.message}${error?.fix}`).not.toContain('VALUE');
  });

  test('without names that may be values', () => {
    const members = { name: 1, MIGHAgEAMBMGByqGSM49: 2, 'a b': 3, [issuerId]: 4 };
    expect(detailOf(members)).toBe('Its members: name, 3 more');
    expect(detailOf({ 'a b': 3 })).toBe('Its members: 1 that cannot be shown');
  });

  test.each([
    ['a', true],
    ['ab', true],
    ['ab_cd.ef-gh', true],
    ['abCdeFgh', true],
    ['A', true],
    ['AB_CD_EF', true],
    ['a'.repeat(60), true],
    ['a'.repeat(61), false],
    ['a__b', false],
    ['aB', false],
    ['aBCd', false],
    ['AB_', false],
    ['a1', false],
  ])('with the name %s: %p', (name, isShown) => {
    expect(detailOf({ [name]: 1 })).toBe(
      `Its members: ${isShown ? name : '1 that cannot be shown'}`,
    );
  });

  test('at once, even if its names almost look like words', () => {
    const names = Array.from({ length: 20 }, (_name, index) => `${'a'.repeat(50)}${index}`);
    const json = JSON.stringify(Object.fromEntries(names.map((name) => [name, 1])));
    const start = performance.now();
    expect(errorFor(json)?.detail).toMatch(/^Its members: 20 that cannot be shown\. /);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('by at most ten names', () => {
    const names = [...'abcdefghijkl'];
    expect(detailOf(Object.fromEntries(names.map((name) => [name, 1])))).toBe(
      'Its members: a, b, c, d, e, f, g, h, i, j, 2 more',
    );
  });

  test('as empty if it has none', () => {
    expect(detailOf({})).toBe('It is an empty object');
  });
});
