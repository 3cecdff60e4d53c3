import type { KeyPayload } from './encodings.ts';
import {
  decodeBase64Body,
  derElementLength,
  parsePemBlocks,
  parsePrivateKeyDer,
  toCanonicalPem,
} from './pem.ts';
import { rejectionError } from './rejections.ts';

/** The labels of PKCS#8, SEC1, and a body without BEGIN. */
const acceptedLabels: readonly (string | undefined)[] = [
  'PRIVATE KEY',
  'EC PRIVATE KEY',
  undefined,
];

/**
 * Parses a decoded private key: PEM, or the base64 body of one, as PKCS#8 or SEC1, of an EC key on P-256.
 *
 * @returns canonical PKCS#8 PEM: LF, 64 columns, a final newline.
 * @throws {ActionError} `KEY_*`, naming the text; never a character of it.
 */
export function parsePrivateKey({ text, jsonWithoutKey = false }: KeyPayload): string {
  const blocks = parsePemBlocks(text);
  const privateBlocks = blocks.filter(({ label }) => label?.endsWith('PRIVATE KEY'));
  const block = privateBlocks[0] ?? blocks[0] ?? { hasEnd: false, body: '' };
  const der = decodeBase64Body(block.body);
  const key = der && derElementLength(der) === der.length ? parsePrivateKeyDer(der) : undefined;
  const usable =
    privateBlocks.length < 2 &&
    acceptedLabels.includes(block.label) &&
    key?.asymmetricKeyType === 'ec' &&
    key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  const pem = usable ? toCanonicalPem(key) : undefined;
  if (pem === undefined) throw rejectionError({ text, jsonWithoutKey, blocks, block, der, key });
  return pem;
}
