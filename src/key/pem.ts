import { createECDH, createPrivateKey, type KeyObject } from 'node:crypto';

/** The part of a text between BEGIN and END lines, unchecked. */
export interface PemBlock {
  /** The words between BEGIN and the dashes: `PRIVATE KEY`, `CERTIFICATE`, ...; absent without a BEGIN line. */
  readonly label?: string;
  readonly hasEnd: boolean;
  /** The text between the two lines, or all of it without a BEGIN line; white space removed. */
  readonly body: string;
}

// Word processors turn hyphens into other dashes, and manual selection drops or doubles one. All
// repetitions are bounded, so these patterns take linear time on any text.
const dashes = '[-\u2010-\u2015\u2212]{1,9}';
const label = '[A-Z0-9](?:[A-Z0-9 ]{0,40}[A-Z0-9])?';
const begin = new RegExp(`${dashes} {0,9}BEGIN {1,9}(${label}) {0,9}${dashes}`);
const end = new RegExp(`${dashes} {0,9}END {1,9}${label}(?: {0,9}${dashes}| {0,9}$)`);

/** Splits `text` into PEM blocks. A text without a BEGIN line is one block without a label. */
export function parsePemBlocks(text: string): readonly PemBlock[] {
  const [before = '', ...parts] = text.split(begin);
  if (parts.length === 0) {
    const body = before.split(end);
    return [{ hasEnd: body.length > 1, body: stripWhitespace(body[0]) }];
  }
  const blocks: PemBlock[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [body, ...rest] = (parts[index + 1] ?? '').split(end);
    blocks.push({
      label: parts[index] ?? '',
      hasEnd: rest.length > 0,
      body: stripWhitespace(body),
    });
  }
  return blocks;
}

function stripWhitespace(text = ''): string {
  // The headers of an old encrypted PEM ("Proc-Type: 4,ENCRYPTED") stay, which makes the body invalid base64.
  return text.replace(/\s+/g, '');
}

/** Decodes a base64 or base64url body, with or without padding; `undefined` if it is not valid. */
export function decodeBase64Body(body: string): Buffer | undefined {
  const bare = body.replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/_-]+$/.test(bare) || bare.length % 4 === 1) return undefined;
  return Buffer.from(bare, 'base64');
}

/**
 * The length in bytes that the outermost DER element declares, including its header; `undefined` if it is not
 * a SEQUENCE of under 64 KB.
 */
export function derElementLength(der: Uint8Array): number | undefined {
  const [tag, length = 0, high = 0, low = 0] = der;
  if (tag !== 0x30) return undefined;
  if (length < 0x80) return 2 + length;
  if (length === 0x81) return 3 + high;
  return length === 0x82 ? 4 + high * 256 + low : undefined;
}

/** Parses a private key of any type as PKCS#8, SEC1 or PKCS#1; `undefined` if Node cannot read it. */
export function parsePrivateKeyDer(der: Buffer): KeyObject | undefined {
  for (const type of ['pkcs8', 'sec1', 'pkcs1'] as const) {
    try {
      return createPrivateKey({ key: der, format: 'der', type });
    } catch {
      // OpenSSL reports every fault alike; rejections.ts identifies the text
    }
  }
  return undefined;
}

/**
 * Returns a P-256 key with its public point, so that equivalent encodings of a key are exported alike. `undefined` if
 * the public point in the key does not belong to it, which OpenSSL does not check.
 */
export function toCanonicalKey(key: KeyObject): KeyObject | undefined {
  const jwk = key.export({ format: 'jwk' });
  const ecdh = createECDH('prime256v1');
  try {
    ecdh.setPrivateKey(Buffer.from(jwk.d ?? '', 'base64url'));
  } catch {
    return undefined; // zero, or not below the order of the curve
  }
  const point = ecdh.getPublicKey();
  const own = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  if (jwk.x !== own[0] || jwk.y !== own[1]) return undefined;
  // Through JWK, because an export of the key itself lacks the public key if the input lacked it.
  return createPrivateKey({ key: jwk, format: 'jwk' });
}

/** Exports a key as PKCS#8 PEM: LF, 64 columns, a final newline. */
export function toPem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** True if `text` is a PEM that other tools can read, of the canonical key `key`. */
export function isSamePrivateKey(text: string, key: KeyObject): boolean {
  try {
    return toCanonicalKey(createPrivateKey(text))?.equals(key) === true;
  } catch {
    return false; // not a PEM that tools can read
  }
}
