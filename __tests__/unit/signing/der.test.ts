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
/** The contents of two numbers, with zeros before them. */
const padded = (...zeros: readonly [number, number]): readonly Buffer[] =>
  zeros.map((count) => Buffer.concat([Buffer.alloc(count), half(1)]));

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

  test.each([
    ['more zeros than DER allows', padded(5, 0)],
    ['as many zeros as the short form of the length allows', padded(30, 29)],
  ])('%s', (_name, contents) => {
    expect(toRawSignature(der(...contents))).toEqual(raw(half(1), half(1)));
  });

  test('two zeros, which no signature has', () => {
    expect(toRawSignature(der(zero, Buffer.alloc(2)))).toEqual(Buffer.alloc(64));
  });
});

describe('rejects', () => {
  const valid = der(half(1), half(2));
  const changed = (index: number, byte: number): Buffer =>
    Buffer.from(valid.map((old, position) => (position === index ? byte : old)));
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
    ['a number that leads out of the sequence', Buffer.from([0x30, 6, 2, 5, 1, 2, 1, 1])],
    ['a length of one byte less', changed(1, 67)],
    ['a length of one byte more', changed(1, 69)],
    ['another tag', changed(0, 0x31)],
    ['another tag of the first number', changed(2, 0x03)],
    ['another tag of the second number', changed(36, 0x03)],
    ['more zeros than the short form of the length allows', der(...padded(30, 30))],
    [
      'a long form of the length',
      Buffer.concat([Buffer.from([0x30, 0x81, 68]), valid.subarray(2)]),
    ],
  ])('%s', (_name, bytes) => {
    expect(toRawSignature(bytes)).toBeUndefined();
  });
});
