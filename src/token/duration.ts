import type { Diagnostics } from '../errors/diagnostics.ts';

/** One minute, in seconds. */
export const minute = 60;
const hour = 60 * minute;
/** One day, in seconds. */
export const day = 24 * hour;

/** The names of each unit, and its seconds. */
const units: readonly (readonly [names: readonly string[], seconds: number])[] = [
  [['', 's', 'sec', 'secs', 'second', 'seconds'], 1],
  [['m', 'min', 'mins', 'minute', 'minutes'], minute],
  [['h', 'hr', 'hrs', 'hour', 'hours'], hour],
  [['d', 'day', 'days'], day],
];

/**
 * Parses a duration into seconds: `90s`, `15m`, `1h`, `180d`, `15 minutes`, ISO 8601 with one unit (`PT15M`), or bare
 * seconds; `undefined` if it is not a duration.
 */
export function parseDuration(text: string): number | undefined {
  const plain = text.trim().replace(/^P(?:T(?=\d+[SMH]$)|(?=\d+D$))/i, '');
  const [, digits = '', name = ''] = /^(\d{1,9}) ?([a-z]{0,7})$/i.exec(plain) ?? [];
  const [, size = 0] = units.find(([names]) => names.includes(name.toLowerCase())) ?? [];
  const seconds = Number(digits) * size;
  return seconds > 0 ? seconds : undefined;
}

/** Quotes a value that was meant as a duration. A long one, which may be anything, is not shown. */
export function quoteDuration(text: string): string {
  return text.length > 20 ? `a text of ${text.length} characters` : JSON.stringify(text);
}

/**
 * Warns if an input is a bare number from 1 to 59, which is read as seconds.
 *
 * @param unit the unit that was probably meant
 */
export function warnAboutBareSeconds(
  input: { readonly name: string; readonly text: string; readonly unit: 'm' | 'h' },
  diagnostics: Diagnostics,
): void {
  const { name, text, unit } = input;
  if (/^0*[1-9]\d?$/.test(text) && Number(text) < minute)
    diagnostics.warn(
      `${name} is in seconds`,
      `${name}: ${text} means ${count(Number(text), 'second')}. Did you mean ${Number(text)}${unit}?`,
    );
}

/** Formats seconds in the largest unit that divides them evenly: `15 minutes`, `1 hour`, `90 seconds`. */
export function formatDuration(seconds: number): string {
  const sizes = [
    [day, 'day'],
    [hour, 'hour'],
    [minute, 'minute'],
  ] as const;
  const [size, unit] = sizes.find(([length]) => seconds % length === 0) ?? [1, 'second'];
  return count(seconds / size, unit);
}

/** Formats remaining seconds, rounded down to a readable unit: `14 minutes`, `5 hours`, `180 days`. */
export function formatRemaining(seconds: number): string {
  if (seconds < minute) return 'less than a minute';
  if (seconds < 3 * hour) return count(Math.floor(seconds / minute), 'minute');
  if (seconds < 3 * day) return count(Math.floor(seconds / hour), 'hour');
  return count(Math.floor(seconds / day), 'day');
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
