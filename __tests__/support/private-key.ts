import type { KeyPayload } from '../../src/key/encodings.ts';
import { readPrivateKey } from '../../src/key/private-key.ts';
import { rejectionError } from '../../src/key/rejections.ts';

/** The canonical PEM of a decoded key. Throws the error for a rejected one. */
export function parsePrivateKey(payload: KeyPayload): string {
  const read = readPrivateKey(payload);
  if (typeof read === 'string') return read;
  throw rejectionError(read);
}
