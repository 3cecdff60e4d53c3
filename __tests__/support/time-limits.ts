import { expect } from '@jest/globals';

/** The factor by which {@link shortTimeLimits} shortens time limits. */
const factor = 20;

/** Preloaded before the entry of dist. */
const preload = `
  const { timeout } = AbortSignal;
  AbortSignal.timeout = (milliseconds) => timeout.call(AbortSignal, milliseconds / ${factor});
  const { now } = Date;
  const start = now();
  Date.now = () => start + (now() - start) * ${factor};

  process.exit = () => {};
  const { write } = process.stdout;
  let lastWrite = 0;
  process.stdout.write = (...args) => {
    lastWrite = performance.now();
    return write.apply(process.stdout, args);
  };
  process.on('exit', () => {
    if (performance.now() - lastWrite > 2000) process.exitCode = 99;
  });
`;

/**
 * The environment of a process whose time limits are a twentieth as long: 0.5 s per request instead of 10 s, and
 * 3 s in total instead of a minute. The action has no option for this, so a preloaded module changes the clock and timeouts.
 * The process must end by itself; it exits with 99 if that takes over 2 s of real time after its last line.
 */
export const shortTimeLimits = {
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(preload)}`,
} as const;

/** Also preloaded before the entry of dist: delays between requests are a twentieth as long. */
const pausePreload = `
  import timers from 'node:timers/promises';
  const { setTimeout } = timers;
  timers.setTimeout = (milliseconds, ...rest) => setTimeout(milliseconds / ${factor}, ...rest);
`;

/** The environment of a process whose delays between requests are a twentieth as long. */
export const shortUploadPauses = {
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(pausePreload)}`,
} as const;

/**
 * Expects `run` to take less than `limitMs`. It gets three tries, so that a machine that is busy with something else
 * fails no test.
 */
export async function expectWithin<T>(limitMs: number, run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const start = performance.now();
    const result = await run();
    const elapsedMs = performance.now() - start;
    if (elapsedMs >= limitMs && tries < 3) continue;
    expect(elapsedMs).toBeLessThan(limitMs);
    return result;
  }
}
