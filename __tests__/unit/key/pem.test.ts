import { describe, expect, test } from '@jest/globals';
import {
  decodeBase64Body,
  derElementLength,
  isSamePrivateKey,
  parsePemBlocks,
} from '../../../src/key/pem.ts';
import { makeKey } from '../../support/keys.ts';

describe('the blocks of a text', () => {
  test('are the text between BEGIN and END, without white space or surrounding text', () => {
    const text = 'before\n-----BEGIN A-----\nA B\tC\n-----END A-----\nbetween -----BEGIN B C-----D';
    expect(parsePemBlocks(text)).toStrictEqual([
      { label: 'A', hasEnd: true, body: 'ABC' },
      { label: 'B C', hasEnd: false, body: 'D' },
    ]);
  });

  test.each([
    ['', { hasEnd: false, body: '' }],
    [' A\nB ', { hasEnd: false, body: 'AB' }],
    ['A\n-----END A-----\nB', { hasEnd: true, body: 'A' }],
  ])('without BEGIN are one block without a label: %j', (text, block) => {
    expect(parsePemBlocks(text)).toStrictEqual([block]);
  });
});

test.each([
  ['MIGH', '308187'],
  ['MIGHAg==', '30818702'],
  ['MIGHAg', '30818702'],
  ['MIGHAgE=', '3081870201'],
  ['-_-_', 'fbffbf'],
])('decodes the base64 %s', (body, hex) => {
  expect(decodeBase64Body(body)?.toString('hex')).toBe(hex);
});

test.each(['', '=', 'MIGHA', 'MIGHA===', 'MI=GH', '*MIGH', 'MIGH*', 'MI GH'])(
  'does not decode %j',
  (body) => expect(decodeBase64Body(body)).toBeUndefined(),
);

test.each<readonly [readonly number[], number | undefined]>([
  [[0x30, 0x00], 2],
  [[0x30, 0x7f], 129],
  [[0x30, 0x80], undefined],
  [[0x30, 0x81, 0x80], 131],
  [[0x30, 0x82, 0x01, 0x02], 262],
  [[0x30, 0x83, 0x01, 0x02, 0x03], undefined],
  [[0x31, 0x03], undefined],
  [[], undefined],
])('the DER %j declares %p bytes', (bytes, length) => {
  expect(derElementLength(Uint8Array.from(bytes))).toBe(length);
});

describe('the same key', () => {
  const { pem, privateKey } = makeKey();
  const sec1 = privateKey.export({ type: 'sec1', format: 'pem' }).toString();

  test.each([
    ['itself', pem, true],
    ['with CRLF', pem.replaceAll('\n', '\r\n'), true],
    ['as SEC1', sec1, true],
    ['another', makeKey().pem, false],
    ['no key', 'text', false],
  ])('%s', (_name, text, expected) => expect(isSamePrivateKey(text, privateKey)).toBe(expected));
});
