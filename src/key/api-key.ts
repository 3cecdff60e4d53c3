import type { Findings } from '../errors/findings.ts';
import { type GivenIds, type Ids, readIds } from './ids.ts';
import { readPrivateKeyPem } from './private-key.ts';
import type { Spelling } from './spellings.ts';
import { isPath } from './text.ts';

/** An App Store Connect API key: who it is, and the private key that signs for it. */
export interface ApiKey extends Ids {
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
  spelling: Spelling,
  given: Omit<GivenIds, 'json' | 'keyText'>,
  findings: Findings,
): ApiKey | undefined {
  const pem = findings.attempt(() => readPrivateKeyPem(spelling));
  // In place of the key there may be a path, and the key ID is a piece of that.
  const keyText = isPath(spelling.text) ? '' : spelling.text;
  const ids = readIds({ ...given, json: spelling.ids, keyText }, findings);
  return pem !== undefined && ids !== undefined ? { ...ids, pem } : undefined;
}
