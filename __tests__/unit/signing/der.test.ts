import { describe, expect, test } from '@jest/globals';
import { toRawSignature } from '../../../src/signing/der.ts';
import { toDer } from '../../support/key-service.ts';

const half = (first: number): Buffer => Buffer.concat([Buffer.from([first]), Buffer.alloc(31, 7)]);
const raw = (r: Buffer, s: Buffer): Buffer => Buffer.concat([r, s]);
/** A SEQUENCE of INTEGERs with these contents. */
const der = (...contents: readonly Buffer[]): Buffer => {
  const parts = contents.map((content) =>
    Buffer.concat([Buffer.from([2, content.length]), content]),
  );
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
};
const zero = Buffer.alloc(1);

describe('converts', () => {
  test.each([
    ['numbers of 32 bytes', raw(half(1), half(0x7f))],
    ['numbers of 33 bytes, with a zero before the first bit', raw(half(0x80), half(0xff))],
    ['a number of 31 bytes', raw(Buffer.concat([zero, half(1).subarray(0, 31)]), half(1))],
    ['a number of one byte', raw(Buffer.concat([Buffer.alloc(31), Buffer.from([5])]), half(1))],
    ['zero', raw(Buffer.alloc(32), half(1))],
  ])('%s', (_name, signature) => {
    expect(toRawSignature(toDer(signature))).toEqual(signature);
  });

  test('more zeros than DER allows', () => {
    const padded = Buffer.concat([Buffer.alloc(5), half(1)]);
    expect(toRawSignature(der(padded, half(2)))).toEqual(raw(half(1), half(2)));
  });
});

describe('rejects', () => {
  const valid = der(half(1), half(2));
  test.each<readonly [string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['a raw signature', raw(half(1), half(2))],
    ['one number', der(half(1))],
    ['three numbers', der(half(1), half(2), half(3))],
    ['an empty number', der(Buffer.alloc(0), half(2))],
    ['a negative number', der(half(0x80), half(2))],
    ['a number of 33 bytes', der(Buffer.concat([Buffer.from([1]), half(1)]), half(2))],
    ['a byte after the end', Buffer.concat([valid, zero])],
    ['a byte too few', valid.subarray(0, -1)],
    ['a length that leads out of the sequence', Buffer.from([0x30, 4, 2, 1, 1, 2])],
    ['another tag', Buffer.concat([Buffer.from([0x31]), valid.subarray(1)])],
    [
      'a long form of the length',
      Buffer.concat([Buffer.from([0x30, 0x81, 68]), valid.subarray(2)]),
    ],
  ])('%s', (_name, bytes) => {
    expect(toRawSignature(bytes)).toBeUndefined();
  });
});
