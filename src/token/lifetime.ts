import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import {
  day,
  formatDuration,
  minute,
  parseDuration,
  quoteDuration,
  warnAboutBareSeconds,
} from './duration.ts';

/** Apple rejects a token if `exp - iat` is more than 20 minutes, or if `exp` is further ahead. Seconds. */
const maxStandardSeconds = 20 * minute;
/** Apple's limit for tokens whose scope only reads resources on its list for long-lived tokens. Seconds. */
const maxLongLivedSeconds = 180 * day;
/** The standard limit minus a margin of one minute for the request and for clock differences. Seconds. */
const maxUsableSeconds = maxStandardSeconds - minute;
/** How far a token is backdated if the limit leaves room: Apple rejects an `iat` in the future. Seconds. */
const maxBackdateSeconds = 5 * minute;

/** The lifetime of a token, and Apple's limit for it. */
export interface Lifetime {
  /** Seconds for which the token is valid after it is signed. */
  readonly seconds: number;
  /** Apple's limit for the seconds between `iat` and `exp`. */
  readonly maxSpanSeconds: number;
}

/**
 * Parses the input `lifetime` into seconds: `90s`, `15m`, `180d`, `15 minutes`, `PT15M`, or bare seconds. A bare number
 * below 60 is a warning in `diagnostics`.
 *
 * @throws {ActionError} `LIFETIME_INVALID`
 */
export function parseLifetime(text: string, diagnostics: Diagnostics): number {
  warnAboutBareSeconds({ name: 'lifetime', text, unit: 'm' }, diagnostics);
  const seconds = parseDuration(text);
  if (seconds !== undefined) return seconds;
  throw new ActionError({
    code: 'LIFETIME_INVALID',
    title: 'Invalid lifetime',
    detail: `lifetime is ${quoteDuration(text)}. Expected a whole number above zero with a unit: s, m, h or d.`,
    fix: 'Write a duration such as 15m, 90s or 900 (seconds). At most 19m; up to 180d for a few read-only scopes.',
  });
}

/**
 * Caps a lifetime at Apple's limits: more than 19 and up to 20 minutes becomes 19.
 *
 * @param seconds the requested lifetime
 * @param longLivedBlockers reasons why the token cannot be long-lived, one sentence each; empty if it can
 * @throws {ActionError} `LIFETIME_TOO_LONG`
 * @see https://developer.apple.com/documentation/appstoreconnectapi/generating-tokens-for-api-requests
 */
export function capLifetime(
  seconds: number,
  longLivedBlockers: readonly string[],
): { readonly lifetime: Lifetime; readonly wasCapped: boolean } {
  if (seconds <= maxStandardSeconds) {
    const capped = Math.min(seconds, maxUsableSeconds);
    return {
      lifetime: { seconds: capped, maxSpanSeconds: maxStandardSeconds },
      wasCapped: capped < seconds,
    };
  }
  if (longLivedBlockers.length > 0) {
    throw tooLongError(seconds, {
      limit: `Apple accepts more than 20 minutes, up to 180 days, only if each scope entry is a GET request for a resource on its list for long-lived tokens. ${longLivedBlockers.join(' ')}`,
      fix: 'Set lifetime to 19m or less. For a job that takes longer, set token-command: true: later steps then have a command that prints a valid token at any time.',
    });
  }
  if (seconds > maxLongLivedSeconds) {
    throw tooLongError(seconds, {
      limit: 'The scope permits a long-lived token, and Apple accepts those for up to 180 days.',
      fix: 'Set lifetime to 180d or less.',
    });
  }
  return { lifetime: { seconds, maxSpanSeconds: maxLongLivedSeconds }, wasCapped: false };
}

function tooLongError(
  seconds: number,
  { limit, fix }: { readonly limit: string; readonly fix: string },
): ActionError {
  return new ActionError({
    code: 'LIFETIME_TOO_LONG',
    title: 'lifetime is too long',
    detail: `lifetime is ${formatDuration(seconds)}. ${limit}`,
    fix,
  });
}

/**
 * Computes `iat` and `exp` of a token signed at `now`, in whole Unix seconds. `iat` is as far in the past as the limit
 * leaves room for, at most 5 minutes, so that tokens are valid even if the clock is fast.
 */
export function validityPeriod(
  { seconds, maxSpanSeconds }: Lifetime,
  now: number,
): { iat: number; exp: number } {
  return { iat: now - Math.min(maxBackdateSeconds, maxSpanSeconds - seconds), exp: now + seconds };
}
