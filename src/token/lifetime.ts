import { ActionError } from '../errors/action-error.ts';

const minute = 60;
const day = 24 * 60 * minute;

/** Apple refuses a token whose `exp - iat` is over 20 minutes, or whose `exp` is further ahead. Seconds. */
export const maxStandardSeconds = 20 * minute;
/** The limit for tokens whose scope only reads resources that Apple lists for long-lived tokens. Seconds. */
const maxLongLivedSeconds = 180 * day;
/** Keeps a minute between `exp` and Apple's limit, for the way to Apple and a clock that is slow there. */
const maxUsableSeconds = maxStandardSeconds - minute;
/** How far a token is dated back where the limit leaves room: Apple refuses an `iat` in its future. */
const maxBackdateSeconds = 5 * minute;

const units: Readonly<Record<string, number>> = { '': 1, s: 1, m: minute, h: 60 * minute, d: day };

/** How long a token is usable from the moment it is made, and under which of Apple's limits. */
export interface Lifetime {
  readonly seconds: number;
  /** Most seconds between `iat` and `exp`. */
  readonly maxSpanSeconds: number;
}

/**
 * Seconds of a lifetime as people write it: `90s`, `15m`, `1h`, `180d`, or bare seconds.
 *
 * @throws {ActionError} `LIFETIME_INVALID`
 */
export function parseLifetime(text: string): number {
  const [, digits = '', unit = ''] = /^(\d{1,9}) ?([smhd]?)$/i.exec(text.trim()) ?? [];
  const seconds = Number(digits) * (units[unit.toLowerCase()] ?? 0);
  if (seconds > 0) return seconds;
  throw new ActionError({
    code: 'LIFETIME_INVALID',
    title: 'The lifetime is not a span of time',
    detail: 'lifetime must be a whole number above zero with a unit: s, m, h or d.',
    fix: 'Write 90s, 15m, 1h, 180d, or bare seconds such as 900.',
  });
}

/**
 * Fits a lifetime to Apple's limits: over 19 and up to 20 minutes is cut to 19.
 *
 * @param seconds the lifetime that was asked for
 * @param longLivedBlockers why the token cannot be long-lived, a reason each; empty if it can be
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

function lifetimeTooLongError(seconds: number, why: string): ActionError {
  return new ActionError({
    code: 'LIFETIME_TOO_LONG',
    title: 'The lifetime is too long',
    detail: `lifetime is ${formatDuration(seconds)}. ${why}`,
    fix: 'Set lifetime to 19m or less. For a job that lasts longer, run this action again just before the token is used.',
  });
}

/** Seconds in words, in the largest unit that is exact: `15 minutes`, `1 hour`, `90 seconds`. */
export function formatDuration(seconds: number): string {
  const sizes = [
    [day, 'day'],
    [60 * minute, 'hour'],
    [minute, 'minute'],
  ] as const;
  const [size, name] = sizes.find(([length]) => seconds % length === 0) ?? [1, 'second'];
  return `${seconds / size} ${name}${seconds === size ? '' : 's'}`;
}

/**
 * When a token made at `now` starts and ends: whole Unix seconds. It starts as far in the past as the
 * limit leaves room for, at most 5 minutes, so that a clock that is fast still makes valid tokens.
 */
export function validityPeriod(
  { seconds, maxSpanSeconds }: Lifetime,
  now: number,
): { iat: number; exp: number } {
  return { iat: now - Math.min(maxBackdateSeconds, maxSpanSeconds - seconds), exp: now + seconds };
}
