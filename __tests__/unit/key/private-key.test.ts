import { describe, expect, test } from '@jest/globals';
import { ActionError } from '../../../src/errors/action-error.ts';
import { decodeKey } from '../../../src/key/encodings.ts';
import { toPem } from '../../../src/key/pem.ts';
import { keyEncodings } from '../../support/key-encodings.ts';
import { findLeak, makeKey } from '../../support/keys.ts';
import { parsePrivateKey } from '../../support/private-key.ts';
import { rejectedKeys } from '../../support/rejected-keys.ts';

const { pem } = makeKey();
const read = (text: string): string => toPem(parsePrivateKey(decodeKey(text)));

describe('reads', () => {
  test.each(Object.entries(keyEncodings))('%s', (_name, encode) => {
    expect(read(encode(pem))).toBe(pem);
  });

  test('its own output, unchanged', () => {
    expect(read(read(pem))).toBe(pem);
  });
});

describe('rejects', () => {
  test.each(Object.entries(rejectedKeys))(
    '%s, without showing key material',
    (_name, [code, make]) => {
      const text = make(pem);
      let error: unknown;
      try {
        read(text);
      } catch (caught) {
        error = caught;
      }
      expect(error).toBeInstanceOf(ActionError);
      const { code: actualCode, title, detail, fix } = error as ActionError;
      expect(actualCode).toBe(code);
      expect(fix.length).toBeGreaterThan(20);
      expect(`${title} ${detail} ${fix}`).not.toMatch(/undefined|\[object/);
      expect(findLeak(`${title} ${detail} ${fix}`, pem)).toBeUndefined();
    },
  );
});

test('describes a rejected key by its curve, length, lines, and BEGIN and END lines', () => {
  const [, make] = rejectedKeys['P-384'] ?? [];
  expect(() => read(make?.(pem) ?? '')).toThrow(
    /secp384r1.*Seen: \d+ characters in 6 lines, a BEGIN line \(PRIVATE KEY\), an END line\./,
  );
});

test('does not show an unknown label of a BEGIN line', () => {
  expect(() => read('-----BEGIN MIGHAGEAMBMG KEY-----\nAAAA\n-----END PRIVATE KEY-----')).toThrow(
    /a BEGIN line, an END line/,
  );
});

test('compares the size with that of a .p8 file, if it differs', () => {
  expect(() => read('x'.repeat(40))).toThrow(
    /Seen: 40 characters on one line, no BEGIN line, no END line\. A \.p8 file has about 240 characters in 5 or 6 lines\.$/,
  );
  expect(() => read(pem.replace('BEGIN PRIVATE', 'BEGIN OPENSSH PRIVATE'))).toThrow(
    /an END line\.$/,
  );
});

test.each(Object.entries(rejectedKeys))(
  '%s: the fix does not revoke the key before every pipeline uses a new one',
  (_name, [, make]) => {
    expect(() => read(make(pem))).toThrow(
      expect.objectContaining({
        fix: expect.not.stringMatching(/revok(?!e the old key\.$)|^If you no longer/i),
      }),
    );
  },
);
