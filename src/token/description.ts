import { toIsoSeconds } from '../clock.ts';
import type { ApiKey } from '../key/api-key.ts';
import { audiences } from './claims.ts';
import type { Token } from './jws.ts';

const kindLabels = {
  team: 'team key',
  individual: 'individual key',
  'in-house': 'in-house key (Enterprise Program)',
} as const;

/** What was made, for people: a name and a value each, nothing secret. `now` in Unix seconds. */
export function describeToken(
  { key, token, permissions }: { key: ApiKey; token: Token; permissions: readonly string[] },
  now: number,
): readonly (readonly [string, string])[] {
  return [
    ['Kind of key', kindLabels[key.kind]],
    ['Key ID', key.keyId],
    ['Issuer', key.issuerId ?? 'none (the key of one user)'],
    ['Audience', audiences[key.kind]],
    [
      'Usable until',
      `${toIsoSeconds(token.expiresAt)} (${formatRemaining(token.expiresAt - now)} left)`,
    ],
    ...permissions.map((words) => ['Can', words] as const),
  ];
}

function formatRemaining(seconds: number): string {
  if (seconds < 60) return 'less than a minute';
  const [size, unit] =
    seconds < 3 * hour
      ? [60, 'minute']
      : seconds < 3 * 24 * hour
        ? [hour, 'hour']
        : [24 * hour, 'day'];
  const count = Math.floor(seconds / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

const hour = 60 * 60;
