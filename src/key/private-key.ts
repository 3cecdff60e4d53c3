import { canonicalPem, decodeBody, derLength, readArmour, readPrivateKey } from './pem.ts';
import { refuse } from './refusals.ts';
import type { Spelling } from './spellings.ts';

/** PKCS#8, SEC1, and a body without BEGIN. */
const plainLabels: readonly (string | undefined)[] = ['PRIVATE KEY', 'EC PRIVATE KEY', undefined];

/**
 * Reads the private key that is left when its wrapping is off: PEM, or the base64 body of one, as
 * PKCS#8 or SEC1, of an EC key on P-256.
 *
 * @returns canonical PKCS#8 PEM: LF, 64 columns, a final newline.
 * @throws {ActionError} `KEY_*`, naming what the text is instead; never a character of it.
 */
export function readPrivateKeyPem({ text, jsonWithoutKey = false }: Spelling): string {
  const blocks = readArmour(text);
  const privateBlocks = blocks.filter(({ label }) => label?.endsWith('PRIVATE KEY'));
  const armour = privateBlocks[0] ?? blocks[0] ?? { hasEnd: false, body: '' };
  const der = decodeBody(armour.body);
  const key = der && derLength(der) === der.length ? readPrivateKey(der) : undefined;
  const usable =
    privateBlocks.length < 2 &&
    plainLabels.includes(armour.label) &&
    key?.asymmetricKeyType === 'ec' &&
    key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  const pem = usable ? canonicalPem(key) : undefined;
  if (pem === undefined) throw refuse({ text, jsonWithoutKey, blocks, armour, der, key });
  return pem;
}
