import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ActionError } from '../../src/errors/action-error.ts';
import { decodeKey } from '../../src/key/encodings.ts';
import { keyEncodings } from '../support/key-encodings.ts';
import { intakeOf } from '../support/key-intake.ts';
import { findLeak, issuerId, makeKey } from '../support/keys.ts';
import { mutate, mutation } from '../support/mutations.ts';

const { pem } = makeKey();
const names = Object.keys(keyEncodings);

/** The result of a text as the key, with all messages of the action as one text. */
function intake(
  text: string,
  keyId = 'ABCDE12345',
): { pem: string | undefined; shown: string; codes: string[] } {
  const diagnostics = intakeOf(text, keyId, issuerId);
  // Without the stack, because jest maps each one to its source; a test below reads one.
  const shown = [
    ...diagnostics.errors.flatMap((error) => [error.message, error.fix]),
    JSON.stringify(diagnostics.annotations),
  ];
  for (const problem of diagnostics.errors) expect(problem).toBeInstanceOf(ActionError);
  return {
    pem: diagnostics.pem,
    shown: shown.join('\n'),
    codes: diagnostics.errors.map(({ code }) => code),
  };
}

/** An encoding of the key, or one within another if the outer one accepts any text. */
const outer = names.filter((name) =>
  /^(?:base64(?!.* of )|double|single|back|JSON of fastlane|a JSON|zero|spaces before|a byte)/.test(
    name,
  ),
);
const encoded = fc
  .tuple(fc.constantFrom(...names), fc.option(fc.constantFrom(...outer)))
  .map(([inner, around]) => {
    const text = keyEncodings[inner]?.(pem) ?? '';
    return around === null ? text : (keyEncodings[around]?.(text) ?? '');
  });
test('every encoding, by itself or within another, gives the same key', () => {
  fc.assert(
    fc.property(encoded, (text) => expect(intake(text).pem).toBe(pem)),
    { numRuns: 3000 },
  );
});

test('a mutated key gives the same key or an error code without key material', () => {
  let [runs, same] = [0, 0];
  const rejections = new Map<string, number>();
  fc.assert(
    fc.property(encoded, fc.array(mutation, { minLength: 1, maxLength: 3 }), (text, changes) => {
      runs += 1;
      const mutant = changes.reduce(mutate, text);
      const { pem: read, shown, codes } = intake(mutant);
      expect(findLeak(shown, pem)).toBeUndefined();
      if (read === undefined)
        expect(codes.length + (decodeKey(mutant).text === '' ? 1 : 0)).toBeGreaterThan(0);
      else expect(read).toBe(pem);
      if (read !== undefined) same += 1;
      for (const code of codes) rejections.set(code, (rejections.get(code) ?? 0) + 1);
    }),
    { numRuns: 6_000 },
  );
  // If mutations never changed the result, or always did, this test would prove nothing.
  expect(same / runs).toBeGreaterThan(0.005);
  expect(rejections.size).toBeGreaterThan(5);
});

test('neither the stack of an error nor that of its cause contains key material', () => {
  const text = pem.replace(/\n(.{40})./, (_line, start: string) => `\n${start}\u00e9`);
  const diagnostics = intakeOf(text, text, text);
  expect(diagnostics.errors.map(({ code }) => code)).toContain('KEY_DAMAGED');
  for (const { stack, cause } of diagnostics.errors) {
    expect(stack).toMatch(/\n\s+at /);
    expect(
      findLeak(`${stack}\n${cause instanceof Error ? cause.stack : cause}`, pem),
    ).toBeUndefined();
  }
});

test('arbitrary text is rejected with an error code', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 300, unit: 'binary' }), (text) => {
      expect(intake(`x${text}`).pem).toBeUndefined();
    }),
    { numRuns: 3000 },
  );
});
