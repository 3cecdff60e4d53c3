import type { ApiKey } from '../key/api-key.ts';
import { audiences } from './claims.ts';
import { isoSeconds, type Token } from './signing.ts';

const kinds = {
  team: 'team key',
  individual: 'individual key',
  'in-house': 'in-house key (Enterprise Program)',
} as const;

/** What was made, for people: a name and a value each, nothing secret. `now` in Unix seconds. */
export function describeToken(
  key: ApiKey,
  token: Token,
  now: number,
): readonly (readonly [string, string])[] {
  const minutes = Math.floor((token.expiresAt - now) / 60);
  const left = minutes < 1 ? 'less than a minute' : `${minutes} minute${minutes === 1 ? '' : 's'}`;
  return [
    ['Kind of key', kinds[key.kind]],
    ['Key ID', key.keyId],
    ['Issuer', key.issuerId ?? 'none (the key of one user)'],
    ['Audience', audiences[key.kind]],
    ['Usable until', `${isoSeconds(token.expiresAt)} (${left} left)`],
  ];
}
