import type { KeyIdentity } from '../key/identity.ts';
import { keyKinds } from '../key/kind.ts';
import { type Lifetime, validityPeriod } from './lifetime.ts';

/** The payload of a token as Apple requires it. Times are whole Unix seconds. */
export interface Claims {
  readonly iss?: string;
  readonly sub?: 'user';
  readonly iat: number;
  readonly exp: number;
  readonly aud: string;
  readonly scope?: readonly string[];
}

/** The lifetime and the scope of a token. */
export interface TokenOptions {
  readonly lifetime: Lifetime;
  /** The requests that the token permits, verbatim; empty if it has all permissions of the key. */
  readonly scope: readonly string[];
}

/**
 * Builds the claims of a token signed at `now`.
 *
 * @param now whole Unix seconds
 * @see https://developer.apple.com/documentation/appstoreconnectapi/generating-tokens-for-api-requests
 * @see https://developer.apple.com/documentation/enterpriseprogramapi/generating-tokens-for-api-requests
 */
export function buildClaims(
  identity: KeyIdentity,
  { lifetime, scope }: TokenOptions,
  now: number,
): Claims {
  return {
    ...(identity.issuerId === undefined ? { sub: 'user' } : { iss: identity.issuerId }),
    ...validityPeriod(lifetime, now),
    aud: keyKinds[identity.kind].audience,
    ...(scope.length > 0 && { scope }),
  };
}
