import type { KeyIdentity, KeyKind } from '../key/identity.ts';
import { type Lifetime, validityPeriod } from './lifetime.ts';

/** The payload of a token as Apple wants it. Dates are whole Unix seconds. */
export interface Claims {
  readonly iss?: string;
  readonly sub?: 'user';
  readonly iat: number;
  readonly exp: number;
  readonly aud: string;
  readonly scope?: readonly string[];
}

/** Who a token of each kind of key is for. */
export const audiences: Readonly<Record<KeyKind, string>> = {
  team: 'appstoreconnect-v1',
  individual: 'appstoreconnect-v1',
  'in-house': 'apple-developer-enterprise-v1',
};

/** What a token is made from, but for the key. */
export interface TokenOptions {
  readonly lifetime: Lifetime;
  /** Requests the token is for, verbatim; empty: all that the key may do. */
  readonly scope: readonly string[];
}

/**
 * The claims of a token that is made at `now`.
 *
 * @param now whole Unix seconds
 * @see https://developer.apple.com/documentation/appstoreconnectapi/generating-tokens-for-api-requests
 * @see https://developer.apple.com/documentation/enterpriseprogramapi/generating-tokens-for-api-requests
 */
export function buildClaims(
  ids: KeyIdentity,
  { lifetime, scope }: TokenOptions,
  now: number,
): Claims {
  return {
    ...(ids.issuerId === undefined ? { sub: 'user' } : { iss: ids.issuerId }),
    ...validityPeriod(lifetime, now),
    aud: audiences[ids.kind],
    ...(scope.length > 0 && { scope }),
  };
}
