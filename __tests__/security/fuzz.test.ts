import { expect, test } from '@jest/globals';
import { describeFinding, fuzz } from '../support/fuzz/fuzz.ts';

test('mutated inputs, states and responses break no rule', async () => {
  const report = await fuzz({ seed: 1, seconds: 30, executions: 500, distEvery: 250 });
  expect(report.findings.map(describeFinding)).toEqual([]);
  expect(report.executions).toBeGreaterThan(200);
  expect(report.throughDist).toBeGreaterThan(0);
}, 90_000);
