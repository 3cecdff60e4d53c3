import { describe, expect, test } from '@jest/globals';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
import {
  formatDuration,
  formatRemaining,
  parseDuration,
  quoteDuration,
  warnAboutBareSeconds,
} from '../../../src/token/duration.ts';

test.each([
  ['90s', 90],
  ['15m', 900],
  ['15M', 900],
  ['15 m', 900],
  [' 1h\n', 3600],
  ['180d', 15_552_000],
  ['900', 900],
  ['30min', 1800],
  ['30 mins', 1800],
  ['1 minute', 60],
  ['15 minutes', 900],
  ['2hrs', 7200],
  ['1 hour', 3600],
  ['45 secs', 45],
  ['90 Seconds', 90],
  ['1 day', 86_400],
  ['PT15M', 900],
  ['pt90s', 90],
  ['PT2H', 7200],
  ['P180D', 15_552_000],
])('parses %j', (text, seconds) => expect(parseDuration(text)).toBe(seconds));

test.each([
  '',
  '0',
  '0m',
  '-1m',
  '1.5h',
  '1w',
  'm',
  '15ms',
  '15  m',
  '15m 30s',
  '9999999999',
  '1e3',
  '1 constructor',
  'P15M', // 15 months
  'PT1D',
  'PT15',
  'PT1H30M',
])('rejects %j', (text) => expect(parseDuration(text)).toBeUndefined());

test('quotes a short value, but not a long one', () => {
  expect(quoteDuration('fifteen "m"')).toBe('"fifteen \\"m\\""');
  expect(quoteDuration('M'.repeat(21))).toBe('a text of 21 characters');
});

describe('a bare number', () => {
  const warningsFor = (text: string, unit: 'm' | 'h'): readonly string[] => {
    const diagnostics = new Diagnostics();
    warnAboutBareSeconds({ name: 'lifetime', text, unit }, diagnostics);
    return diagnostics.annotations.map(
      ({ level, title, message }) => `${level}: ${title}: ${message}`,
    );
  };

  test.each([
    ['15', 'm', '15 means 15 seconds. Did you mean 15m?'],
    ['1', 'h', '1 means 1 second. Did you mean 1h?'],
    ['59', 'm', '59 means 59 seconds. Did you mean 59m?'],
  ] as const)('below 60 gets a warning: %s', (text, unit, message) =>
    expect(warningsFor(text, unit)).toEqual([
      `warning: lifetime is in seconds: lifetime: ${message}`,
    ]),
  );

  test.each(['0', '60', '900', '15s', '15m', 'x'])(
    'of 0, or of 60 or more, or with a unit, gets none: %s',
    (text) => expect(warningsFor(text, 'm')).toEqual([]),
  );
});

test.each([
  [1, '1 second'],
  [90, '90 seconds'],
  [900, '15 minutes'],
  [3600, '1 hour'],
  [86_400, '1 day'],
  [172_800, '2 days'],
])('formats %d seconds as %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

test.each([
  [59, 'less than a minute'],
  [60, '1 minute'],
  [119, '1 minute'],
  [10_799, '179 minutes'],
  [10_800, '3 hours'],
  [259_199, '71 hours'],
  [259_200, '3 days'],
  [180 * 86_400, '180 days'],
])('rounds %d remaining seconds down to %s', (seconds, text) =>
  expect(formatRemaining(seconds)).toBe(text),
);
