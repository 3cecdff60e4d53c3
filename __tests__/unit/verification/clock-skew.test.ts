import { expect, test } from '@jest/globals';
import { clockSkewWarning, isClockSkewed } from '../../../src/verification/clock-skew.ts';

test.each([
  [0, false],
  [30, false],
  [60, false],
  [-60, false],
  [61, true],
  [-61, true],
  [259_200, true],
])('a clock that is off by %d s is corrected: %p', (clockOffsetSeconds, isSkewed) => {
  expect(isClockSkewed(clockOffsetSeconds)).toBe(isSkewed);
});

test.each([
  [61, '1.0 minutes slow'],
  [-61, '1.0 minutes fast'],
  [240, '4.0 minutes slow'],
  [-240, '4.0 minutes fast'],
  [599, '10.0 minutes slow'],
  [600, '10 minutes slow'],
  [-1800, '30 minutes fast'],
  [1800, '30 minutes slow'],
  [-259_200, '4320 minutes fast'],
  [259_200, '4320 minutes slow'],
])('reports a clock that is off by %d s as %s', (clockOffsetSeconds, text) => {
  expect(clockSkewWarning(clockOffsetSeconds)).toEqual({
    level: 'warning',
    title: "The runner's clock is wrong",
    message: expect.stringMatching(
      new RegExp(`^It is ${text}, by Apple's clock\\. .*sudo sntp -sS time\\.apple\\.com\\.$`),
    ),
  });
});
