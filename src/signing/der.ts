/** The bytes of each number in a raw signature on P-256. */
const size = 32;

/**
 * Converts an ECDSA signature from DER, a SEQUENCE of the INTEGERs r and s, to the raw form `r || s` of 64 bytes. Zeros
 * before a number are skipped, more of them than DER allows too: the signature is verified anyway.
 *
 * @returns `undefined` if `der` is anything else, or if a number has more than 32 bytes
 */
export function toRawSignature(der: Uint8Array): Uint8Array | undefined {
  // The content of a signature on P-256 is shorter than 128 bytes, so each length has one byte.
  if (der[0] !== 0x30 || der[1] !== der.length - 2 || der.length > 129) return undefined;
  const r = readInteger(der, 2);
  const s = r && readInteger(der, r.end);
  if (r === undefined || s?.end !== der.length) return undefined;
  return Buffer.concat([r.bytes, s.bytes]);
}

function readInteger(
  der: Uint8Array,
  start: number,
): { readonly bytes: Uint8Array; readonly end: number } | undefined {
  const [tag, length = 0, first = 0x80] = der.subarray(start, start + 3);
  // A number whose first bit is set is negative.
  if (tag !== 0x02 || length === 0 || first >= 0x80) return undefined;
  // The caller rejects an end beyond that of `der`.
  const end = start + 2 + length;
  const digits = der.subarray(start + 2, end);
  // If all are zeros, the last one is left.
  const significant = digits.subarray(digits.findIndex((byte) => byte !== 0));
  if (significant.length > size) return undefined;
  return { bytes: Buffer.concat([Buffer.alloc(size - significant.length), significant]), end };
}
