import { Diagnostics } from '../../src/errors/diagnostics.ts';
import { decodeKey } from '../../src/key/encodings.ts';
import { parseIdentityInputs, resolveIdentity } from '../../src/key/identity.ts';
import { keyBodiesInLayers } from '../../src/key/masking.ts';
import { toPem } from '../../src/key/pem.ts';
import { parsePrivateKey } from './private-key.ts';

/** Errors and annotations of a text as the key, and the PEM if there was no error. */
export function intakeOf(
  text: string,
  keyId: string,
  issuer: string,
): Diagnostics & { readonly pem?: string | undefined } {
  const diagnostics = new Diagnostics();
  const payload = decodeKey(text);
  const read = diagnostics.capture(() => parsePrivateKey(payload));
  const inputs = parseIdentityInputs({ keyId, issuerId: issuer, inHouse: false }, diagnostics);
  const sources = { json: payload.ids, keyBodies: keyBodiesInLayers(payload.layers) };
  const identity = inputs && resolveIdentity(inputs, sources, diagnostics);
  return Object.assign(diagnostics, { pem: identity && read && toPem(read) });
}
