import { expect, test } from '@jest/globals';
import { formatSeconds, Progress } from '../../../src/upload/progress.ts';

test('logs a line at every ten percent, and none twice after bytes were taken back', () => {
  const lines: string[] = [];
  let nowMs = 0;
  const progress = new Progress({
    total: 100_000_000,
    now: () => nowMs,
    log: (line) => lines.push(line),
  });
  const add = (bytes: number): void => {
    nowMs += 1000;
    progress.add(bytes);
  };
  for (const bytes of [5_000_000, 5_000_000, 5_000_000, 35_000_000]) add(bytes);
  add(-20_000_000);
  add(20_000_000);
  add(50_000_000);
  expect(lines).toEqual([
    'Uploaded 10% (10.0 of 100.0 MB, 5.0 MB/s, 18 s left)',
    'Uploaded 50% (50.0 of 100.0 MB, 12.5 MB/s, 4 s left)',
    'Uploaded 100% (100.0 of 100.0 MB, 14.3 MB/s)',
  ]);
});

test.each([
  [0, '0 s'],
  [59, '59 s'],
  [60, '1 min 0 s'],
  [3599, '59 min 59 s'],
  [3720, '1 h 2 min'],
])('formats %d seconds as %s', (seconds, text) => expect(formatSeconds(seconds)).toBe(text));
