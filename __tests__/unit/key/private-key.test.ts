import { describe, expect, test } from '@jest/globals';
import { ActionError } from '../../../src/errors/action-error.ts';
import { decodeKey } from '../../../src/key/encodings.ts';
import { parsePrivateKey } from '../../../src/key/private-key.ts';
import { keyEncodings } from '../../support/key-encodings.ts';
import { findLeak, makeKey } from '../../support/keys.ts';
import { rejectedKeys } from '../../support/rejected-keys.ts';

const { pem } = makeKey();
const read = (text: string): string => parsePrivateKey(decodeKey(text));

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
      expect(findLeak(`${title} ${detail} ${fix}`, pem)).toBeUndefined();
    },
  );
});

test('describes a rejected key by its length, lines, markers and curve', () => {
  const [, make] = rejectedKeys['P-384'] ?? [];
  expect(() => read(make?.(pem) ?? '')).toThrow(
    /secp384r1.*Seen: \d+ characters in 6 lines, a BEGIN line \(PRIVATE KEY\), an END line\./,
  );
});

test('does not repeat an unknown label of a BEGIN line', () => {
  expect(() => read('-----BEGIN MIGHAGEAMBMG KEY-----\nAAAA\n-----END PRIVATE KEY-----')).toThrow(
    /a BEGIN line, an END line/,
  );
});
