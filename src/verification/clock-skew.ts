import { ActionError } from '../errors/action-error.ts';
import type { Annotation } from '../errors/diagnostics.ts';

/** The offset up to which a wrong clock does no harm. Seconds. */
const clockToleranceSeconds = 60;

/** Returns true if a clock is so far off that tokens must be dated by Apple's. */
export function isClockSkewed(clockOffsetSeconds: number): boolean {
  return Math.abs(clockOffsetSeconds) > clockToleranceSeconds;
}

/** Warns about a clock that is off by `clockOffsetSeconds`, which is positive if the clock is slow. */
export function clockSkewWarning(clockOffsetSeconds: number): Annotation {
  const seconds = Math.abs(clockOffsetSeconds);
  const minutes = (seconds / 60).toFixed(seconds < 600 ? 1 : 0);
  const direction = clockOffsetSeconds > 0 ? 'slow' : 'fast';
  return {
    level: 'warning',
    title: "The runner's clock is off",
    message: `It is ${minutes} minutes ${direction}, by Apple's clock. This token is dated by Apple's clock and works; tools that sign their own tokens may fail. To set the clock of a macOS runner: sudo sntp -sS time.apple.com`,
  };
}

/** Warns about a clock that differs from that of `apiUrl`, which is not Apple's and is not used to date tokens. */
export function untrustedClockWarning(clockOffsetSeconds: number, apiUrl: string): Annotation {
  const { message } = clockSkewWarning(clockOffsetSeconds);
  const [difference] = message.split(',');
  return {
    level: 'warning',
    title: "The runner's clock differs from that of api-url",
    message: `${difference}, by the clock of ${apiUrl}. Tokens are dated by Apple's own clock or the runner's, so this one is dated by the runner's.`,
  };
}

/** Creates the error for clocks that differ so much that neither can be trusted. */
export function implausibleClockError(clockOffsetSeconds: number, apiUrl: string): ActionError {
  const days = (Math.abs(clockOffsetSeconds) / (24 * 60 * 60)).toFixed(1);
  const direction = clockOffsetSeconds > 0 ? 'behind' : 'ahead of';
  return new ActionError({
    code: 'CLOCK_IMPLAUSIBLE',
    title: 'The clocks differ by more than a day',
    detail: `The runner's clock is ${days} days ${direction} that of ${apiUrl}. One of them is wrong, so no token is dated by either.`,
    fix: 'Ask whoever runs the runner to set its clock (macOS: sudo sntp -sS time.apple.com). If the clock is right, ask whoever runs the network what responds in place of Apple.',
  });
}
