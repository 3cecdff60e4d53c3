import { createPrivateKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { ActionError } from '../../../src/errors/action-error.ts';
import { decodeKey } from '../../../src/key/encodings.ts';
import { toPem } from '../../support/key-encodings.ts';
import { bodyOf, makeKey } from '../../support/keys.ts';
import { parsePrivateKey } from '../../support/private-key.ts';

const { pem } = makeKey();

function rejectionOf(text: string): ActionError {
  try {
    parsePrivateKey(decodeKey(text));
  } catch (error) {
    return error as ActionError;
  }
  throw new Error('nothing was rejected');
}

/** Bytes that are not DER, so that only the label identifies them. */
const noDer = Buffer.alloc(90, 0x55);

describe('recognizes by the label only', () => {
  test.each([
    ['PKCS12', 'KEY_IS_PKCS12'],
    ['ENCRYPTED PRIVATE KEY', 'KEY_ENCRYPTED'],
    ['OPENSSH PRIVATE KEY', 'KEY_IS_OPENSSH'],
    ['RSA PRIVATE KEY', 'KEY_IS_RSA'],
    ['CERTIFICATE', 'KEY_IS_CERTIFICATE'],
    ['TRUSTED CERTIFICATE', 'KEY_IS_CERTIFICATE'],
    ['CERTIFICATE REQUEST', 'KEY_IS_SIGNING_REQUEST'],
    ['NEW CERTIFICATE REQUEST', 'KEY_IS_SIGNING_REQUEST'],
    ['PUBLIC KEY', 'KEY_IS_PUBLIC'],
    ['RSA PUBLIC KEY', 'KEY_IS_PUBLIC'],
    ['PRIVATE KEY', 'KEY_DAMAGED'],
    ['DSA PRIVATE KEY', 'KEY_DAMAGED'],
  ])('%s', (label, code) => {
    expect(rejectionOf(toPem(label, noDer)).code).toBe(code);
  });
});

describe('ignores a label that only resembles a known one', () => {
  test.each([
    'PKCS12 X',
    'X PKCS12',
    'ENCRYPTED KEY',
    'CERTIFICATE CHAIN',
    'CERTIFICATE REQUEST INFO',
    'PUBLIC KEY INFO',
    'X RSA KEY',
    'RSAX KEY',
  ])('%s', (label) => {
    expect(rejectionOf(toPem(label, noDer)).code).toBe('KEY_DAMAGED');
  });
});

describe('recognizes by the parts that are present or missing', () => {
  const begin = '-----BEGIN PRIVATE KEY-----';
  const end = '-----END PRIVATE KEY-----';
  /** A DER element of 40 bytes that is not a key. */
  const element = Buffer.concat([Buffer.from([0x30, 38]), Buffer.alloc(38)]);

  test.each([
    ['nothing', '', 'KEY_UNREADABLE'],
    ['only BEGIN', begin, 'KEY_FIRST_LINE_ONLY'],
    ['BEGIN and END', `${begin}\n${end}`, 'KEY_DAMAGED'],
    ['only END', end, 'KEY_UNREADABLE'],
    ['BEGIN and a text', `${begin}\nAAAA`, 'KEY_TRUNCATED'],
    ['a whole element', element.toString('base64'), 'KEY_DAMAGED'],
    [
      'an element without its last byte',
      element.subarray(0, -1).toString('base64'),
      'KEY_TRUNCATED',
    ],
    [
      'an element and a byte more',
      Buffer.concat([element, Buffer.alloc(1)]).toString('base64'),
      'KEY_DAMAGED',
    ],
    [
      'a whole element in a PEM without END',
      `${begin}\n${element.toString('base64')}`,
      'KEY_DAMAGED',
    ],
    ['base64 of something else', noDer.toString('base64'), 'KEY_UNREADABLE'],
    ['a public SSH key', 'ecdsa-sha2-nistp256 AAAAE2VjZHNh', 'KEY_IS_OPENSSH'],
    ['a text about SSH', 'my ssh-key', 'KEY_UNREADABLE'],
    [
      'a public and a private key',
      `${toPem('PUBLIC KEY', noDer)}${toPem('PRIVATE KEY', noDer)}`,
      'KEY_DAMAGED',
    ],
    [
      'two private keys',
      `${toPem('PRIVATE KEY', noDer)}${toPem('EC PRIVATE KEY', noDer)}`,
      'KEY_SEVERAL',
    ],
  ])('%s', (_name, text, code) => {
    const rejection = rejectionOf(text);
    expect(rejection.code).toBe(code);
    expect(rejection.detail).not.toContain('undefined');
  });

  test('counts lines and characters', () => {
    expect(rejectionOf('abc').detail).toMatch(/\b3 characters on one line\b.*no BEGIN line/);
    expect(rejectionOf('abc\nd').detail).toMatch(/\b5 characters in 2 lines\b/);
  });

  test('distinguishes invalid base64 from base64 that is not a key', () => {
    const explanationOf = (body: string): string =>
      rejectionOf(`${begin}\n${body}\n${end}`).detail.replace(/Seen.*/, '');
    expect(explanationOf('****')).toContain('is not valid base64');
    expect(explanationOf('AAAA')).toContain('does not decode to a private key');
  });

  test('reports the declared and the actual length of a key', () => {
    const { detail } = rejectionOf(element.subarray(0, -1).toString('base64'));
    expect(detail).toMatch(/\b40\b.*\b39\b/);
  });
});

describe('the label of a BEGIN line', () => {
  const detailOf = (label: string): string => rejectionOf(toPem(label, noDer)).detail;

  test.each([
    'PRIVATE KEY',
    'EC PRIVATE KEY',
    'RSA PRIVATE KEY',
    'DSA PRIVATE KEY',
    'ENCRYPTED PRIVATE KEY',
    'OPENSSH PRIVATE KEY',
    'PUBLIC KEY',
    'RSA PUBLIC KEY',
    'CERTIFICATE',
    'NEW CERTIFICATE',
    'CERTIFICATE REQUEST',
    'NEW CERTIFICATE REQUEST',
  ])('%s is shown', (label) => {
    expect(detailOf(label)).toContain(`a BEGIN line (${label}), an END line.`);
  });

  const piece = 'MIGHAGEAMBMGBYQGSM';
  test.each([
    `${piece} PRIVATE KEY`,
    `${piece} EC PRIVATE KEY`,
    `${piece}PRIVATE KEY`,
    `PRIVATE KEY ${piece}`,
    `PRIVATE KEY${piece}`,
    `${piece} PUBLIC KEY`,
    `${piece} RSA PUBLIC KEY`,
    `PUBLIC KEY ${piece}`,
    `${piece} CERTIFICATE`,
    `${piece} NEW CERTIFICATE`,
    `CERTIFICATE ${piece}`,
    `CERTIFICATE REQUEST ${piece}`,
    `CERTIFICATE REQUEST${piece}`,
    piece,
  ])('%s is not shown', (label) => {
    const { message, fix } = rejectionOf(toPem(label, noDer));
    expect(message).toContain('a BEGIN line, an END line.');
    expect(message + fix).not.toContain(piece);
  });
});

/** The prime of the field of P-256. */
const prime = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const modulo = (value: bigint): bigint => ((value % prime) + prime) % prime;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2))
    result = modulo(result * result * (bit === '1' ? base : 1n));
  return result;
}

/** Half of `value` modulo the prime. */
const half = (value: bigint): bigint => modulo(value * ((prime + 1n) / 2n));

/** The x of another point with the same y: another root of the curve's cubic, which is divided by the known one. */
function otherX(x: bigint): bigint | undefined {
  const discriminant = modulo(12n - 3n * x * x);
  const root = power(discriminant, (prime + 1n) / 4n);
  return modulo(root * root) === discriminant ? half(root - x) : undefined;
}

type Point = readonly [x: bigint, y: bigint];

/** A key with a changed public point, as PKCS#8; `undefined` if there is no such point. */
function withPoint(
  good: string,
  change: (...point: Point) => Point | undefined,
): string | undefined {
  const der = Buffer.from(bodyOf(good), 'base64');
  const offset = der.length - 64;
  const read = (from: number): bigint =>
    BigInt(`0x${der.subarray(from, from + 32).toString('hex')}`);
  const point = change(read(offset), read(offset + 32));
  if (point === undefined) return undefined;
  der.write(point.map((value) => value.toString(16).padStart(64, '0')).join(''), offset, 'hex');
  return toPem('PRIVATE KEY', der);
}

test.each([
  ['zero', Buffer.alloc(32)],
  ['beyond the order of the curve', Buffer.alloc(32, 0xff)],
])('rejects as corrupted a key whose private scalar is %s', (_name, scalar) => {
  const der = Buffer.from(bodyOf(pem), 'base64');
  // After the header, the algorithm, and the header of the key itself.
  scalar.copy(der, 36);
  expect(rejectionOf(toPem('PRIVATE KEY', der)).code).toBe('KEY_DAMAGED');
});

describe('rejects as corrupted a key with the public point of another key', () => {
  const expectDamaged = (text = ''): void => {
    // OpenSSL accepts it, because the point is on the curve.
    expect(createPrivateKey(text).asymmetricKeyType).toBe('ec');
    const { code, detail } = rejectionOf(text);
    expect(code).toBe('KEY_DAMAGED');
    expect(detail).toContain('private and public parts do not match');
  };

  test('that differs only in y', () => {
    expectDamaged(withPoint(pem, (x, y) => [x, prime - y]));
  });

  test('that differs only in x', () => {
    // Half of all points have no other with the same y.
    const changed = Array.from({ length: 64 }, () =>
      withPoint(makeKey().pem, (x, y) => {
        const another = otherX(x);
        return another === undefined ? undefined : [another, y];
      }),
    );
    expectDamaged(changed.find((text) => text !== undefined));
  });
});
