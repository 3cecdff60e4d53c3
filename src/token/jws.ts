import { createPrivateKey } from 'node:crypto';
import { CompactSign } from 'jose';
import type { ApiKey } from '../key/api-key.ts';
import { buildClaims, type TokenOptions } from './claims.ts';

/** A signed token and the moment it ends. */
export interface Token {
  /** Compact JWS. A secret. */
  readonly jwt: string;
  /** Whole Unix seconds. */
  readonly expiresAt: number;
}

/**
 * Signs a token with ES256.
 *
 * @param now whole Unix seconds
 */
export async function signToken(key: ApiKey, plan: TokenOptions, now: number): Promise<Token> {
  const claims = buildClaims(key, plan, now);
  const jwt = await new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', kid: key.keyId, typ: 'JWT' })
    .sign(createPrivateKey(key.pem));
  return { jwt, expiresAt: claims.exp };
}
