import { toIsoSeconds } from '../clock.ts';
import type { KeyIdentity } from '../key/identity.ts';
import { keyKinds } from '../key/kind.ts';
import { formatRemaining } from './duration.ts';
import type { Token } from './jws.ts';

/** A line of a description, for the log and the summary. Nothing secret. */
export interface Detail {
  readonly label: string;
  readonly value: string;
}

/**
 * Describes a token for people.
 *
 * @param permissions the scope in words, a line each
 * @param now Unix seconds
 */
export function describeToken(
  { keyId, issuerId, kind }: KeyIdentity,
  { token, permissions }: { readonly token: Token; readonly permissions: readonly string[] },
  now: number,
): readonly Detail[] {
  const remaining = formatRemaining(token.expiresAt - now);
  return [
    { label: 'Kind of key', value: keyKinds[kind].label },
    { label: 'Key ID', value: keyId },
    { label: 'Issuer', value: issuerId ?? 'none (the key of one user)' },
    { label: 'Audience', value: keyKinds[kind].audience },
    { label: 'Usable until', value: `${toIsoSeconds(token.expiresAt)} (${remaining} left)` },
    ...permissions.map((value) => ({ label: 'Can', value })),
  ];
}
