import type { KeyObject } from 'node:crypto';
import type { KeyPayload } from './encodings.ts';
import {
  decodeBase64Body,
  derElementLength,
  type PemBlock,
  parsePemBlocks,
  parsePrivateKeyDer,
  toCanonicalKey,
} from './pem.ts';

/** A text that is not a usable key, and its structure. */
export interface RejectedKey {
  readonly payload: KeyPayload;
  /** The PEM blocks of the text, or all of it as one block without a label. */
  readonly blocks: readonly PemBlock[];
  /** The block that was read as the key. */
  readonly block: PemBlock;
  /** The decoded body of the block, if it is base64. */
  readonly der: Buffer | undefined;
  /** The key that Node reads from these bytes, of any type. */
  readonly key: KeyObject | undefined;
}

/** The labels of PKCS#8, SEC1, and a body without a BEGIN line. */
const acceptedLabels: readonly (string | undefined)[] = [
  'PRIVATE KEY',
  'EC PRIVATE KEY',
  undefined,
];

/**
 * Reads a decoded private key: an EC key on P-256 as PKCS#8 or SEC1, in PEM or as its base64 body. The error for a
 * rejected key is in rejections.ts, which a run with a good key does not load.
 *
 * @returns the key with its public point, or the structure of a text that is not such a key
 */
export function readPrivateKey(payload: KeyPayload): KeyObject | RejectedKey {
  const blocks = parsePemBlocks(payload.text);
  const privateBlocks = blocks.filter(({ label }) => label?.endsWith('PRIVATE KEY'));
  const block = privateBlocks[0] ?? blocks[0] ?? { hasEnd: false, body: '' };
  const der = decodeBase64Body(block.body);
  const key = der && derElementLength(der) === der.length ? parsePrivateKeyDer(der) : undefined;
  const usable =
    payload.jsonWithoutKey === undefined &&
    privateBlocks.length < 2 &&
    acceptedLabels.includes(block.label) &&
    key?.asymmetricKeyType === 'ec' &&
    key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  const canonical = usable ? toCanonicalKey(key) : undefined;
  return canonical ?? { payload, blocks, block, der, key };
}
