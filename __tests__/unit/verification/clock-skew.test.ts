import { expect, test } from '@jest/globals';
import {
  clockSkewWarning,
  implausibleClockError,
  isClockSkewed,
  untrustedClockWarning,
} from '../../../src/verification/clock-skew.ts';

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
    title: "The runner's clock is off",
    message: expect.stringMatching(
      new RegExp(`^It is ${text}, by Apple's clock\\. .*: sudo sntp -sS time\\.apple\\.com$`),
    ),
  });
});

const apiUrl = 'https://gateway.example.com';

test.each([
  [90, /\b1\.5 minutes slow\b/],
  [-1800, /\b30 minutes fast\b/],
])('reports a clock that differs by %d s from one that dates no token', (offset, difference) => {
  const { level, message } = untrustedClockWarning(offset, apiUrl);
  expect(level).toBe('warning');
  expect(message).toMatch(difference);
  expect(message).toContain(apiUrl);
  // Whose clock it is: the advice for Apple's is left out.
  expect(message).not.toContain('sntp');
});

test.each([
  [172_800, /\b2\.0 days behind\b/],
  [-129_600, /\b1\.5 days ahead\b/],
])('refuses a clock that differs by %d s, in days', (offset, difference) => {
  const error = implausibleClockError(offset, apiUrl);
  expect(error.code).toBe('CLOCK_IMPLAUSIBLE');
  expect(error.detail).toMatch(difference);
  expect(error.detail).toContain(apiUrl);
});
