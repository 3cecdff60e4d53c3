import { expect, test } from '@jest/globals';
import { toIsoSeconds } from '../../src/clock.ts';

test('formats a time in UTC, to the second', () => {
  expect(toIsoSeconds(1_800_000_000)).toBe('2027-01-15T08:00:00Z');
});
