import { expect, test } from '@jest/globals';
import { decodeKey } from '../../src/key/encodings.ts';
import { secretsInLayers } from '../../src/key/masking.ts';
import { intakeOf } from '../support/key-intake.ts';
import { issuerId } from '../support/keys.ts';

const repeated: readonly (readonly [string, string])[] = [
  ['dashes', '-'],
  ['backslashes', '\\'],
  ['equals signs', '='],
  ['BEGIN lines', '-----BEGIN PRIVATE KEY-----'],
  ['BEGIN without its end', '-----BEGIN A '],
  ['END lines', '-----END PRIVATE KEY-----'],
  ['opening braces', '{"key":'],
  ['quotes', '"'],
  ['escaped quotes', '\\"'],
  ['base64', 'LS0t'],
  ['spaces', ' '],
  ['spaces and dashes', '- '],
  ['carriage returns', '\\r'],
  ['expressions', '${{ '],
  ['zeros', 'AAAA'],
];

/** The exponent of growth: the slope of time over size on a log-log scale, by least squares. */
function exponentOf(times: ReadonlyMap<number, number>): number {
  const points = [...times].map(([size, time]) => ({ x: Math.log(size), y: Math.log(time) }));
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  return (
    mean(points.map(({ x, y }) => (x - meanX) * (y - meanY))) /
    mean(points.map(({ x }) => (x - meanX) ** 2))
  );
}

/** Milliseconds of work so far: CPU time; real time on Windows, where CPU time advances in steps of 16 ms. */
function workTime(): number {
  if (process.platform === 'win32') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

test.each(repeated)('takes linear time on many %s', (_name, piece) => {
  const texts = [32, 96, 512].map(
    (kilobytes) => `${piece.repeat((kilobytes * 1024) / piece.length)}x`,
  );
  // The minimum of several rounds is hardly affected by other load on the machine.
  const times = new Map<number, number>();
  for (let round = 0; round < 5; round += 1) {
    for (const text of texts) {
      const start = workTime();
      secretsInLayers(decodeKey(text).layers);
      intakeOf(text, text, issuerId);
      intakeOf(`"${text}"`, 'ABCDE12345', issuerId);
      intakeOf(Buffer.from(text).toString('base64'), 'ABCDE12345', issuerId);
      const time = workTime() - start;
      times.set(text.length, Math.min(time, times.get(text.length) ?? time));
    }
  }
  expect(exponentOf(times)).toBeLessThan(1.5); // 2 is quadratic
});
