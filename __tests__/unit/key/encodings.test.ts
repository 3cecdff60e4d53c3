import { expect, test } from '@jest/globals';
import { decodeKey, isBlank } from '../../../src/key/encodings.ts';
import { makeKey } from '../../support/keys.ts';

const { pem } = makeKey();

test('decodes nested layers, and keeps the IDs of a JSON layer', () => {
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
