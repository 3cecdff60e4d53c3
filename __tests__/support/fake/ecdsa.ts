import { createECDH, type KeyObject, randomBytes } from 'node:crypto';

/** The order of P-256. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const toBytes = (number: bigint): Buffer =>
  Buffer.from(number.toString(16).padStart(64, '0'), 'hex');

/** Signs a SHA-256 digest on P-256, as a key service does. Node signs only data, whose digest it makes itself. */
export function signDigest(key: KeyObject, digest: Uint8Array): Buffer {
  const secret = toNumber(Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url'));
  const ecdh = createECDH('prime256v1');
  const nonce = randomBytes(32);
  nonce[0] = 1; // below the order
  ecdh.setPrivateKey(nonce);
  const r = toNumber(ecdh.getPublicKey().subarray(1, 33)) % order;
  const s = (inverse(toNumber(nonce)) * (toNumber(digest) + r * secret)) % order;
  return Buffer.concat([toBytes(r), toBytes(s)]);
}

/** Returns the other valid signature: s is as good as its negative, and either is the high one. */
export function negate(raw: Uint8Array): Buffer {
  return Buffer.concat([raw.subarray(0, 32), toBytes(order - toNumber(raw.subarray(32)))]);
}

/** The inverse modulo the order, which is prime. */
function inverse(number: bigint): bigint {
  let [result, base, exponent] = [1n, number, order - 2n];
  for (; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % order;
    base = (base * base) % order;
  }
  return result;
}
