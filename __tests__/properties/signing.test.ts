import { sign } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toRawSignature } from '../../src/signing/der.ts';
import { splitCommand } from '../../src/signing/exec.ts';
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
  // Numbers of 31, 32 and 33 bytes in each combination, and shorter ones.
  expect(lengths.size).toBeGreaterThan(4);
}, 120_000);

test('any bytes are converted to 64 bytes, or not at all', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 140 }), fc.boolean(), (bytes, isSequence) => {
      const der = isSequence ? Uint8Array.from([0x30, bytes.length, ...bytes]) : bytes;
      expect([undefined, 64]).toContain(toRawSignature(der)?.length);
    }),
    { numRuns: 5000 },
  );
});

test('a command is split into the words that were quoted', () => {
  const word = fc.string({ minLength: 1 }).filter((text) => !/['\0]/.test(text));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      expect(splitCommand(words.map((text) => `'${text}'`).join(' '))).toEqual(words);
    }),
  );
});
