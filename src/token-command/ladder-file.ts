import { ActionError } from '../errors/action-error.ts';
import type { Ladder, Rung } from '../token/ladder.ts';

/** The text of the file that holds the ladder. A secret. */
export function serializeLadder({ rungs, endsAt, clockOffsetSeconds }: Ladder): string {
  return JSON.stringify({ endsAt, clockOffsetSeconds, rungs });
}

/**
 * Parses the text of a ladder's file.
 *
 * @throws {SyntaxError | TypeError} when it is not what {@link serializeLadder} returns
 */
export function parseLadder(text: string): Ladder {
  const { rungs, endsAt, clockOffsetSeconds } = Object(JSON.parse(text));
  const isComplete =
    Array.isArray(rungs) &&
    rungs.length > 0 &&
    rungs.every(isRung) &&
    [endsAt, clockOffsetSeconds].every(isSeconds);
  if (!isComplete) throw new TypeError('not a ladder of tokens');
  return { rungs, endsAt, clockOffsetSeconds };
}

function isRung(value: unknown): value is Rung {
  const { jwt, startsAt, expiresAt } = Object(value);
  return (
    typeof jwt === 'string' &&
    /^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt) &&
    [startsAt, expiresAt].every(isSeconds)
  );
}

/** True for whole seconds that are not beyond the last moment that a Date can be. */
function isSeconds(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(Number(value)) < 8.64e12;
}

/**
 * Selects the newest rung that has started, or a different one that is valid too.
 *
 * @param unixNow Unix seconds, by this machine's clock
 * @param fresh whether the newest rung was refused, as Apple now and then does with good tokens
 * @throws {ActionError} `COMMAND_EXPIRED`, `COMMAND_CLOCK_CHANGED`
 */
export function selectRung(
  { rungs, endsAt, clockOffsetSeconds }: Ladder,
  { unixNow, fresh }: { readonly unixNow: number; readonly fresh: boolean },
): Rung {
  const now = unixNow + clockOffsetSeconds;
  if (now >= endsAt) {
    throw new ActionError({
      code: 'COMMAND_EXPIRED',
      title: 'The tokens have expired',
      detail: 'The job lasts longer than token-command covers.',
      fix: 'Set token-command to a longer duration, such as 12h, or run the action again as a later step.',
    });
  }
  const newest = rungs.findLastIndex(({ startsAt }) => startsAt <= now);
  const others = [rungs[newest - 1], rungs[newest + 1]];
  const rung = (fresh ? others.find((other) => other !== undefined) : undefined) ?? rungs[newest];
  if (newest >= 0 && rung !== undefined) return rung;
  throw new ActionError({
    code: 'COMMAND_CLOCK_CHANGED',
    title: "This machine's clock was set back",
    detail: 'It shows a time before the tokens of this command.',
    fix: "Run the action again as a later step, with verify: true to go by Apple's clock.",
  });
}
