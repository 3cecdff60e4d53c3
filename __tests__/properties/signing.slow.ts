import { sign } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { toRawSignature } from '../../src/signing/der.ts';
import { toDer } from '../support/key-service.ts';
import { makeKey } from '../support/keys.ts';

test('100,000 signatures of OpenSSL are converted from DER and back', () => {
  const { privateKey: key } = makeKey();
  const wrong: Buffer[] = [];
  const lengths = new Set<number>();
  for (let count = 0; count < 100_000; count += 1) {
    const der = sign('sha256', Buffer.from(String(count)), { key, dsaEncoding: 'der' });
    const raw = toRawSignature(der);
    lengths.add(der.length);
    if (raw?.length !== 64 || !toDer(raw).equals(der)) wrong.push(der);
  }
  expect(wrong).toEqual([]);
  // From 69 to 72 bytes: numbers of 31, 32 and 33 bytes. Shorter signatures are too rare.
  expect(lengths.size).toBeGreaterThanOrEqual(4);
}, 120_000);
