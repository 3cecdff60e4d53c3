import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import type { TokenOptions } from './claims.ts';
import { parseDuration, quoteDuration, warnAboutBareSeconds } from './duration.ts';
import { signToken, type Token, type TokenKey } from './jws.ts';
import type { Lifetime } from './lifetime.ts';

const hour = 60 * 60;

/** Six hours, the limit for a job on GitHub's runners, and ten minutes. Seconds. */
export const defaultReachSeconds = 6 * hour + 10 * 60;
const maxReachSeconds = 24 * hour;
/** The runner compares every line of the log with every mask, and each rung has one. */
const maxRungs = 200;

/** The rungs of a ladder, relative to the time at which it is signed. Whole seconds. */
export interface LadderPlan {
  /** The starts of the rungs, in order; 0 is the token of the step. */
  readonly starts: readonly number[];
  /** The end of the last rung's window. */
  readonly end: number;
  /** True if the ladder ends before the requested reach. */
  readonly isShortened: boolean;
}

/** A token, and the time at which it becomes the newest. */
export interface Rung extends Token {
  /** Unix seconds, by Apple's clock. */
  readonly startsAt: number;
}

/** The signed tokens for a whole job, each for its own window. */
export interface Ladder {
  /** In the order of their starts. Secrets. */
  readonly rungs: readonly Rung[];
  /** The end of the last rung's window. Unix seconds, by Apple's clock. */
  readonly endsAt: number;
  /** Seconds to add to this machine's clock. */
  readonly clockOffsetSeconds: number;
}

/**
 * Parses the input `token-command` into the reach of a ladder in seconds: `true`, or a duration up to 24 hours. A bare
 * number below 60 is a warning in `diagnostics`.
 *
 * @returns `undefined` for `false`, or if the input was not set
 * @throws {ActionError} `COMMAND_REACH_INVALID`
 */
export function parseReach(
  input: string | undefined,
  diagnostics: Diagnostics,
): number | undefined {
  // The booleans of YAML 1.2, as core.getBooleanInput reads them.
  if (input === undefined || /^(?:false|False|FALSE)$/.test(input)) return undefined;
  if (/^(?:true|True|TRUE)$/.test(input)) return defaultReachSeconds;
  const unit = Number(input) * hour <= maxReachSeconds ? 'h' : 'm';
  warnAboutBareSeconds({ name: 'token-command', text: input, unit }, diagnostics);
  const seconds = parseDuration(input);
  if (seconds !== undefined && seconds <= maxReachSeconds) return seconds;
  const mistake =
    seconds === undefined ? 'neither true, false nor a duration' : 'longer than 24 hours';
  throw new ActionError({
    code: 'COMMAND_REACH_INVALID',
    title: 'Invalid token-command',
    detail: `token-command is ${quoteDuration(input)}, which is ${mistake}.`,
    fix: 'Write true for a job of up to six hours, or a duration of at most 24h, such as 12h.',
  });
}

/**
 * Plans a ladder: a rung starts every third of a lifetime, the first a third before the token of the step. So the newest
 * rung always has at least two thirds of its lifetime left, and the one before it a third. One rung is enough if its
 * lifetime covers the reach.
 */
export function planLadder({ seconds }: Lifetime, reachSeconds: number): LadderPlan {
  if (seconds >= reachSeconds) return { starts: [0], end: seconds, isShortened: false };
  const step = Math.max(1, seconds / 3);
  // One more rung than the reach needs, in case the clock is set forward during the job.
  const last = Math.ceil(reachSeconds / step) + 1;
  const capped = Math.min(last, maxRungs - 2);
  return {
    starts: Array.from({ length: capped + 2 }, (_rung, index) => Math.floor((index - 1) * step)),
    end: Math.floor((capped + 1) * step),
    isShortened: capped < last,
  };
}

/**
 * Signs the tokens of a ladder.
 *
 * @param token the token of the step, signed at `now`
 * @param now Unix seconds, by Apple's clock
 */
export async function signLadder(
  key: TokenKey,
  options: TokenOptions,
  { plan, token, now }: { readonly plan: LadderPlan; readonly token: Token; readonly now: number },
): Promise<Omit<Ladder, 'clockOffsetSeconds'>> {
  const rungs = plan.starts.map(async (start) => {
    const rung = start === 0 ? token : await signToken(key, options, now + start);
    return { ...rung, startsAt: now + start };
  });
  return { rungs: await Promise.all(rungs), endsAt: now + plan.end };
}
