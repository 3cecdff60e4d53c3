import { expect, test } from '@jest/globals';
import { isoSeconds } from '../../../src/token/moment.ts';

test('writes moments in UTC, to the second', () => {
  expect(isoSeconds(1_800_000_000)).toBe('2027-01-15T08:00:00Z');
});
