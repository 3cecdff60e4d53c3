import { ActionError } from '../errors/action-error.ts';
import type { Annotation } from '../errors/diagnostics.ts';

/** The offset, in seconds, up to which a wrong clock does no harm. */
const clockToleranceSeconds = 60;

/** True if a clock is so far off that tokens have to be dated by Apple's. */
export function isClockSkewed(clockOffsetSeconds: number): boolean {
  return Math.abs(clockOffsetSeconds) > clockToleranceSeconds;
}

/** The warning about a clock that is off by `clockOffsetSeconds`, positive if it is slow. */
export function clockSkewWarning(clockOffsetSeconds: number): Annotation {
  const seconds = Math.abs(clockOffsetSeconds);
  const minutes = (seconds / 60).toFixed(seconds < 600 ? 1 : 0);
  const direction = clockOffsetSeconds > 0 ? 'slow' : 'fast';
  return {
    level: 'warning',
    title: "The runner's clock is wrong",
    message: `It is ${minutes} minutes ${direction}, by Apple's clock. The token is dated by Apple's, so the job goes on; other tools may fail. On a macOS runner set it with: sudo sntp -sS time.apple.com.`,
  };
}

/** The warning about a clock that differs from one that is not Apple's, and so dates no token. */
export function untrustedClockWarning(clockOffsetSeconds: number, apiUrl: string): Annotation {
  const { message } = clockSkewWarning(clockOffsetSeconds);
  const [difference] = message.split(',');
  return {
    level: 'warning',
    title: "The runner's clock differs from that of api-url",
    message: `${difference}, by the clock of ${apiUrl}. Only Apple's own clock dates tokens, so the token is dated by the runner's.`,
  };
}

/** The error for clocks that differ by so much that neither can be relied on. */
export function implausibleClockError(clockOffsetSeconds: number, apiUrl: string): ActionError {
  const days = (Math.abs(clockOffsetSeconds) / (24 * 60 * 60)).toFixed(1);
  const direction = clockOffsetSeconds > 0 ? 'behind' : 'ahead of';
  return new ActionError({
    code: 'CLOCK_IMPLAUSIBLE',
    title: 'The clocks differ by more than a day',
    detail: `This machine's clock is ${days} days ${direction} the one of ${apiUrl}. No token is dated by a clock that may be that wrong.`,
    fix: 'Whoever runs the machine: set its clock (macOS: sudo sntp -sS time.apple.com). If the clock is right, whoever runs the network: see what answers in place of Apple.',
  });
}
