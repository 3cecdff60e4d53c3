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
