import { expect, test } from '@jest/globals';
import { isEmpty, unwrap } from '../../../src/key/spellings.ts';
import { makeKey } from '../../support/keys.ts';

const { pem } = makeKey();

test('takes off one layer after another, and keeps the ids that it finds on the way', () => {
  const json = JSON.stringify({ key_id: 'A', issuer_id: 'B', key: pem.replaceAll('\n', '\\n') });
  expect(unwrap(`"${Buffer.from(json).toString('base64')}"`)).toEqual({
    text: pem.trim(),
    ids: { keyId: 'A', issuerId: 'B', inHouse: false },
  });
});

test('leaves a variable of cmd as it is', () => expect(unwrap('%KEY%').text).toBe('%KEY%'));

test.each([
  [true, true],
  ['true', true],
  [false, false],
  ['false', false],
  [undefined, false],
])('reads in_house %p of a JSON key as %p', (value, inHouse) => {
  const { ids } = unwrap(
    JSON.stringify({ key_id: 'A', issuer_id: 'B', key: pem, in_house: value }),
  );
  expect(ids).toEqual({ keyId: 'A', issuerId: 'B', inHouse });
});

test.each(['', ' \n', '\ufeff', '""', "' '"])('finds %j empty', (text) =>
  expect(isEmpty(unwrap(text))).toBe(true),
);

test.each(['{}', '***', 'x'])('does not find %j empty', (text) =>
  expect(isEmpty(unwrap(text))).toBe(false),
);
