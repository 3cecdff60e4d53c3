import { ActionError } from '../errors/action-error.ts';
import type { Ladder, Rung } from '../token/ladder.ts';

/** Serializes a ladder as the text of its file. A secret. */
export function serializeLadder({ rungs, endsAt, clockOffsetSeconds }: Ladder): string {
  return JSON.stringify({ endsAt, clockOffsetSeconds, rungs });
}

/**
 * Parses the text of a ladder file.
 *
 * @throws {SyntaxError | TypeError} if the text is not one that {@link serializeLadder} returns
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

/** Returns true for whole seconds that a `Date` can represent. */
function isSeconds(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(Number(value)) < 8.64e12;
}

/**
 * Selects the newest rung that has started, or a different one that is also valid.
 *
 * @param unixNow Unix seconds, by this machine's clock
 * @param fresh true if Apple rejected the newest rung, which occasionally happens to valid tokens
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
      title: 'The token command has expired',
      detail: 'The job runs longer than token-command covers.',
      fix: 'Set token-command to a longer duration, such as 12h, or add another step that uses the action before this one.',
    });
  }
  const newest = rungs.findLastIndex(({ startsAt }) => startsAt <= now);
  const others = [rungs[newest - 1], rungs[newest + 1]];
  const rung =
    (fresh ? others.find((candidate) => candidate !== undefined) : undefined) ?? rungs[newest];
  if (newest >= 0 && rung !== undefined) return rung;
  throw new ActionError({
    code: 'COMMAND_CLOCK_CHANGED',
    title: "The runner's clock was set back",
    detail: 'It shows a time before the first token of this command is valid.',
    fix: "Add another step that uses the action before this one, with verify: true to date tokens by Apple's clock.",
  });
}
