import { describe, expect, test } from '@jest/globals';
import { decodeKey, isBlank } from '../../../src/key/encodings.ts';
import { makeKey } from '../../support/keys.ts';

const { pem } = makeKey();

test('decodes nested layers, and keeps the IDs in a JSON layer', () => {
  const json = JSON.stringify({ key_id: 'A', issuer_id: 'B', key: pem.replaceAll('\n', '\\n') });
  expect(decodeKey(`"${Buffer.from(json).toString('base64')}"`)).toMatchObject({
    text: pem.trim(),
    ids: { keyId: 'A', issuerId: 'B', inHouse: false },
  });
});

test('leaves a cmd variable unchanged', () => expect(decodeKey('%KEY%').text).toBe('%KEY%'));

test.each([
  [true, true],
  ['true', true],
  [false, false],
  ['false', false],
  [undefined, false],
  ['untrue', false],
  ['truely', false],
  [null, false],
])('reads in_house %p of a JSON key as %p', (value, inHouse) => {
  const { ids } = decodeKey(
    JSON.stringify({ key_id: 'A', issuer_id: 'B', key: pem, in_house: value }),
  );
  expect(ids).toEqual({ keyId: 'A', issuerId: 'B', inHouse });
});

test.each(['', ' \n', '\ufeff', '""', "' '"])('treats %j as blank', (text) =>
  expect(isBlank(decodeKey(text))).toBe(true),
);

test.each(['{}', '***', 'x'])('does not treat %j as blank', (text) =>
  expect(isBlank(decodeKey(text))).toBe(false),
);

const jsonOf = (members: object) => decodeKey(JSON.stringify(members));

test.each([
  ['ASC_PRIVATE_KEY', 'ASC_KEY_ID', 'ASC_ISSUER_ID'],
  ['asc_private_key', 'asc_key_id', 'asc_issuer_id'],
  [
    'APP_STORE_CONNECT_API_KEY_KEY',
    'APP_STORE_CONNECT_API_KEY_KEY_ID',
    'APP_STORE_CONNECT_API_KEY_ISSUER_ID',
  ],
  [
    'APP_STORE_CONNECT_API_KEY_CONTENT',
    'APP_STORE_CONNECT_API_KEY_ID',
    'APP_STORE_CONNECT_API_ISSUER_ID',
  ],
  ['APP_STORE_CONNECT_API_KEY', 'APP_STORE_CONNECT_KEY_ID', 'APP_STORE_CONNECT_ISSUER_ID'],
  [
    'APP_STORE_CONNECT_PRIVATE_KEY',
    'APP_STORE_CONNECT_KEY_IDENTIFIER',
    'APP_STORE_CONNECT_ISSUER_ID',
  ],
  ['privateKey', 'keyId', 'issuerId'],
])('reads a JSON key with the members %s, %s and %s', (key, keyId, issuerId) => {
  expect(jsonOf({ [keyId]: 'A', [issuerId]: 'B', [key]: pem })).toMatchObject({
    text: pem.trim(),
    ids: { keyId: 'A', issuerId: 'B', inHouse: false },
  });
});

test('reads in-house from a variable of fastlane', () => {
  const members = {
    APP_STORE_CONNECT_API_KEY_KEY: pem,
    APP_STORE_CONNECT_API_KEY_IN_HOUSE: 'true',
  };
  expect(jsonOf(members).ids).toEqual({ inHouse: true });
});

test('reads the only member of a JSON object that has a PEM, whatever its name', () => {
  expect(jsonOf({ value: pem, note: 'of the team', version: 3 }).text).toBe(pem.trim());
});

test('prefers a member with a PEM to others that are named like a key', () => {
  expect(jsonOf({ key: 'the name of the key', private_key: pem }).text).toBe(pem.trim());
});

test.each([
  ['no key', { key_id: 'A', issuer_id: 'B' }],
  ['an empty key', { key: '', key_id: 'A' }],
  ['a key that is not text', { key: 5 }],
  ['two members that hold a PEM', { first: pem, second: pem }],
])('keeps the names of the members of a JSON object with %s', (_name, members) => {
  expect(jsonOf(members)).toMatchObject({
    text: '',
    jsonWithoutKey: { members: Object.keys(members), isServiceAccount: false },
  });
});

test('recognizes a Google service account, and keeps its key for masking', () => {
  const payload = jsonOf({ type: 'service_account', private_key: pem, client_email: 'a@b.c' });
  expect(payload.jsonWithoutKey?.isServiceAccount).toBe(true);
  expect(payload.layers).toContain(pem);
});

test.each([1, 2, 3, 4])('decodes CR and LF escaped with %d backslashes each', (count) => {
  for (const lineFeedCount of [1, 2, 3, 4]) {
    const newline = `${'\\'.repeat(count)}r${'\\'.repeat(lineFeedCount)}n`;
    expect(decodeKey(`a b${newline}c d`).text).toBe('a b\nc d');
  }
});

test('strips only the last % of zsh', () =>
  expect(decodeKey('50% of 100%').text).toBe('50% of 100'));

describe('base64', () => {
  const text = 'a text of thirty characters...';

  test('of 40 characters and more is decoded', () => {
    expect(decodeKey(Buffer.from(text).toString('base64')).text).toBe(text);
    const shorter = Buffer.from(text.slice(1)).toString('base64url');
    expect([shorter.length, decodeKey(shorter).text]).toEqual([39, shorter]);
  });

  test.each([
    ['before it', ':', ''],
    ['after it', '', ':'],
    ['within it', '', '=YQ'],
  ])('with other text %s is left unchanged', (_name, before, after) => {
    const around = `${before}${Buffer.from(text).toString('base64')}${after}`;
    expect(decodeKey(around).text).toBe(around);
  });
});

test('decodes at most sixteen layers', () => {
  const text = 'the text below all layers: no base64, by its colon';
  const wrap = (layers: number): string => {
    let wrapped = text;
    for (let layer = 0; layer < layers; layer += 1)
      wrapped = Buffer.from(wrapped).toString('base64');
    return wrapped;
  };
  const { text: decoded, layers } = decodeKey(wrap(16));
  expect([decoded, layers.length]).toEqual([text, 17]);
  expect(decodeKey(wrap(17)).text).toBe(wrap(1));
});

test.each(['["a"]', '[1]', '1', 'null', 'see {"key":""}'])(
  'does not treat %s as a JSON key',
  (text) => {
    expect(decodeKey(text)).toStrictEqual({ text, layers: [text] });
  },
);

test.each(['\n', '\r\n'])(
  'keeps the IDs of JSON with the real newlines %j in its key',
  (newline) => {
    const json = `{"key_id":"A","key":"${pem.replaceAll('\n', newline)}","issuer_id":"B"}`;
    expect(decodeKey(json)).toMatchObject({
      text: pem.trim(),
      ids: { keyId: 'A', issuerId: 'B', inHouse: false },
    });
  },
);

test('ignores the IDs of JSON that are not text', () => {
  const { ids } = decodeKey(JSON.stringify({ key_id: 5, issuer_id: null, key: pem }));
  expect(ids).toStrictEqual({ inHouse: false });
});

test('decodes the escapes of a JSON string', () => {
  expect(decodeKey('"\\u0041\\tB"').text).toBe('A\tB');
});

test('leaves broken JSON unchanged', () => {
  expect(decodeKey('{"key": broken')).toStrictEqual({
    text: '{"key": broken',
    layers: ['{"key": broken'],
  });
});
