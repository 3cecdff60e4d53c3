import { ActionError } from '../errors/action-error.ts';
import { day, formatDuration, minute, parseDuration } from './duration.ts';

/** Apple refuses a token whose `exp - iat` is over 20 minutes, or whose `exp` is further ahead. Seconds. */
const maxStandardSeconds = 20 * minute;
/** The limit for tokens whose scope only reads resources that Apple lists for long-lived tokens. Seconds. */
const maxLongLivedSeconds = 180 * day;
/** The limit, in seconds, less a minute for the way to Apple and a clock that is slow there. */
const maxUsableSeconds = maxStandardSeconds - minute;
/** The backdating, in seconds, where the limit leaves room: Apple refuses an `iat` in its future. */
const maxBackdateSeconds = 5 * minute;

/** The lifetime of a token, and Apple's limit for it. */
export interface Lifetime {
  /** The time that the token is usable from the moment it is made. */
  readonly seconds: number;
  /** The limit that Apple puts on the seconds between `iat` and `exp`. */
  readonly maxSpanSeconds: number;
}

/**
 * Parses a lifetime into seconds: `90s`, `15m`, `1h`, `180d`, or bare seconds.
 *
 * @throws {ActionError} `LIFETIME_INVALID`
 */
export function parseLifetime(text: string): number {
  const seconds = parseDuration(text);
  if (seconds !== undefined) return seconds;
  throw new ActionError({
    code: 'LIFETIME_INVALID',
    title: 'The lifetime is not a span of time',
    detail: 'lifetime must be a whole number above zero with a unit: s, m, h or d.',
    fix: 'Write 90s, 15m, 1h, 180d, or bare seconds such as 900.',
  });
}

/**
 * Caps a lifetime at Apple's limits: over 19 and up to 20 minutes becomes 19.
 *
 * @param seconds the requested lifetime
 * @param longLivedBlockers reasons why the token cannot be long-lived, a sentence each; empty if it can be
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
  if (seconds > maxLongLivedSeconds) {
    throw lifetimeTooLongError(seconds, 'Not even long-lived tokens may last over 180 days.');
  }
  if (longLivedBlockers.length > 0) {
    throw lifetimeTooLongError(
      seconds,
      `Apple takes over 20 minutes only if each scope entry is a GET on a resource that it lists for long-lived tokens. ${longLivedBlockers.join(' ')}`,
    );
  }
  return { lifetime: { seconds, maxSpanSeconds: maxLongLivedSeconds }, wasCapped: false };
}

function lifetimeTooLongError(seconds: number, reason: string): ActionError {
  return new ActionError({
    code: 'LIFETIME_TOO_LONG',
    title: 'The lifetime is too long',
    detail: `lifetime is ${formatDuration(seconds)}. ${reason}`,
    fix: 'Set lifetime to 19m or less. For a job that lasts longer, run this action again just before the token is used.',
  });
}

/**
 * The `iat` and `exp` of a token that is made at `now`, in whole Unix seconds. It starts as far in the past as the
 * limit leaves room for, at most 5 minutes, so that a clock that is fast still makes valid tokens.
 */
export function validityPeriod(
  { seconds, maxSpanSeconds }: Lifetime,
  now: number,
): { iat: number; exp: number } {
  return { iat: now - Math.min(maxBackdateSeconds, maxSpanSeconds - seconds), exp: now + seconds };
}
