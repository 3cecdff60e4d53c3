import type { Diagnostics } from '../errors/diagnostics.ts';
import { looksLikePath } from '../text/pasted-text.ts';
import type { KeyPayload } from './encodings.ts';
import { type IdentityInputs, type KeyIdentity, resolveIdentity } from './identity.ts';
import { parsePrivateKey } from './private-key.ts';

/** An App Store Connect API key: who it is, and the private key that signs for it. */
export interface ApiKey extends KeyIdentity {
  /** Canonical PKCS#8 PEM of an EC key on P-256. A secret. */
  readonly pem: string;
}

/**
 * The key and its ids, from an unwrapped spelling and what the inputs say. Every problem goes to
 * `findings`, those of the key and those of the ids.
 *
 * @returns `undefined` when there is a problem
 */
export function readApiKey(
  spelling: KeyPayload,
  given: Omit<IdentityInputs, 'json' | 'keyText'>,
  findings: Diagnostics,
): ApiKey | undefined {
  const pem = findings.capture(() => parsePrivateKey(spelling));
  // In place of the key there may be a path, and the key ID is a piece of that.
  const keyText = looksLikePath(spelling.text) ? '' : spelling.text;
  const ids = resolveIdentity({ ...given, json: spelling.ids, keyText }, findings);
  return pem !== undefined && ids !== undefined ? { ...ids, pem } : undefined;
}
