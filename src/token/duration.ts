/** A minute in seconds. */
export const minute = 60;
const hour = 60 * minute;
/** A day in seconds. */
export const day = 24 * hour;

const units: Readonly<Record<string, number>> = { '': 1, s: 1, m: minute, h: hour, d: day };

/** Parses a duration into seconds: `90s`, `15m`, `1h`, `180d`, or bare seconds; `undefined` if it is none. */
export function parseDuration(text: string): number | undefined {
  const [, digits = '', unit = ''] = /^(\d{1,9}) ?([smhd]?)$/i.exec(text.trim()) ?? [];
  const seconds = Number(digits) * (units[unit.toLowerCase()] ?? 0);
  return seconds > 0 ? seconds : undefined;
}

/** Formats seconds in the largest unit that is exact: `15 minutes`, `1 hour`, `90 seconds`. */
export function formatDuration(seconds: number): string {
  const sizes = [
    [day, 'day'],
    [hour, 'hour'],
    [minute, 'minute'],
  ] as const;
  const [size, unit] = sizes.find(([length]) => seconds % length === 0) ?? [1, 'second'];
  return count(seconds / size, unit);
}

/** Formats remaining seconds, rounded down to a suitable unit: `14 minutes`, `5 hours`, `180 days`. */
export function formatRemaining(seconds: number): string {
  if (seconds < minute) return 'less than a minute';
  if (seconds < 3 * hour) return count(Math.floor(seconds / minute), 'minute');
  if (seconds < 3 * day) return count(Math.floor(seconds / hour), 'hour');
  return count(Math.floor(seconds / day), 'day');
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
