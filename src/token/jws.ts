import { base64url } from 'jose';
import type { KeyIdentity } from '../key/identity.ts';
import type { Signer } from '../signing/signer.ts';
import { buildClaims, type TokenOptions } from './claims.ts';

/** A signed token and its expiry. */
export interface Token {
  /** Compact JWS. A secret. */
  readonly jwt: string;
  /** Unix seconds. */
  readonly expiresAt: number;
}

/** The parts of a key that signing a token needs. */
export interface TokenKey {
  readonly identity: KeyIdentity;
  readonly signer: Signer;
}

/**
 * Signs a token that is valid from `now`.
 *
 * @param now whole Unix seconds
 */
export async function signToken(
  { identity, signer }: TokenKey,
  options: TokenOptions,
  now: number,
): Promise<Token> {
  const claims = buildClaims(identity, options, now);
  const header = { alg: 'ES256', kid: identity.keyId, typ: 'JWT' };
  const signingInput = [header, claims]
    .map((part) => base64url.encode(JSON.stringify(part)))
    .join('.');
  const signature = await signer.sign(new TextEncoder().encode(signingInput));
  return { jwt: `${signingInput}.${base64url.encode(signature)}`, expiresAt: claims.exp };
}
