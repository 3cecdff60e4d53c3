import { toIsoSeconds } from '../clock.ts';
import type { KeyIdentity } from '../key/identity.ts';
import { keyKinds } from '../key/kind.ts';
import { formatRemaining } from './duration.ts';
import type { Token } from './jws.ts';

/** One line of a description, for the log and the summary. Contains no secret. */
export interface Detail {
  readonly label: string;
  readonly value: string;
}

/**
 * Describes a token in words.
 *
 * @param permissions the scope in words, one line each
 * @param now Unix seconds
 */
export function describeToken(
  { keyId, issuerId, kind }: KeyIdentity,
  { token, permissions }: { readonly token: Token; readonly permissions: readonly string[] },
  now: number,
): readonly Detail[] {
  const remaining = formatRemaining(token.expiresAt - now);
  return [
    { label: 'Key type', value: keyKinds[kind].label },
    { label: 'Key ID', value: keyId },
    { label: 'Issuer', value: issuerId ?? 'none (individual key)' },
    { label: 'Audience', value: keyKinds[kind].audience },
    { label: 'Expires', value: `${toIsoSeconds(token.expiresAt)} (in ${remaining})` },
    ...permissions.map((value) => ({ label: 'Permissions', value })),
  ];
}
