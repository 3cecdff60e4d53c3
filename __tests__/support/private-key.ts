import { KeyObject } from 'node:crypto';
import type { KeyPayload } from '../../src/key/encodings.ts';
import { readPrivateKey } from '../../src/key/private-key.ts';
import { rejectionError } from '../../src/key/rejections.ts';

/** Parses a decoded key. Throws the error for a rejected one. */
export function parsePrivateKey(payload: KeyPayload): KeyObject {
  const read = readPrivateKey(payload);
  if (read instanceof KeyObject) return read;
  throw rejectionError(read);
}
