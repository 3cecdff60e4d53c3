import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toRawSignature } from '../../src/signing/der.ts';
import { splitCommand } from '../../src/signing/exec.ts';

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
