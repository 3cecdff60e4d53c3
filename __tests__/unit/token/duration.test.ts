import { expect, test } from '@jest/globals';
import { formatDuration, formatRemaining, parseDuration } from '../../../src/token/duration.ts';

test.each([
  ['90s', 90],
  ['15m', 900],
  ['15M', 900],
  ['15 m', 900],
  [' 1h\n', 3600],
  ['180d', 15_552_000],
  ['900', 900],
])('parses %j', (text, seconds) => expect(parseDuration(text)).toBe(seconds));

test.each(['', '0', '0m', '-1m', '1.5h', '1w', 'm', '15  m', '15m 30s', '9999999999', '1e3'])(
  'refuses %j',
  (text) => expect(parseDuration(text)).toBeUndefined(),
);

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
