import { toIsoSeconds } from '../clock.ts';
import type { KeyIdentity } from '../key/identity.ts';
import { keyKinds } from '../key/kind.ts';
import { day, formatRemaining } from './duration.ts';

/** Describes a key: its ID, type and issuer. */
export function describeKey({ keyId, issuerId, kind }: KeyIdentity): string {
  const issuer = issuerId === undefined ? '' : `, issuer ${issuerId}`;
  return `${keyId} (${keyKinds[kind].label}${issuer})`;
}

/**
 * Describes the time for which a token is valid: `valid for 15 minutes, until 14:56:07 UTC`.
 *
 * @param expiresAt Unix seconds
 * @param now Unix seconds
 */
export function describeValidity(expiresAt: number, now: number): string {
  return `valid for ${formatRemaining(expiresAt - now)}, ${describeEnd(expiresAt, now)}`;
}

/** Describes an end: `until 14:56:07 UTC`, with the date if it is a day or more away. Times in Unix seconds. */
export function describeEnd(end: number, now: number): string {
  const [date = '', time = ''] = toIsoSeconds(end).replace('Z', '').split('T');
  return `until ${end - now < day ? '' : `${date} `}${time} UTC`;
}
