/**
 * Runs the action on mutated keys, inputs, saved states and server responses, and checks rules that hold for all of
 * them (__tests__/support/fuzz). Stops when a limit is reached. If a rule is broken, it prints the smallest input
 * found that breaks it, and exits with 1.
 *
 *   npm run fuzz -- [--minutes 10] [--executions 100000] [--seed 1] [--dist-every 500] [--keep-going]
 */
import { parseArgs } from 'node:util';
import { describeFinding, fuzz } from '../__tests__/support/fuzz/fuzz.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    executions: { type: 'string' },
    seed: { type: 'string' },
    'dist-every': { type: 'string', default: '500' },
    'keep-going': { type: 'boolean', default: false },
  },
});

function numberOf(name: 'minutes' | 'executions' | 'seed' | 'dist-every'): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new RangeError(`--${name} must be a number above zero`);
}

const minutes = numberOf('minutes');
const executions = numberOf('executions');
const seed = numberOf('seed') ?? 1 + Math.floor(Math.random() * 1_000_000_000);
console.log(`Seed: ${seed}`);
const report = await fuzz({
  seed,
  ...(executions !== undefined && { executions }),
  // The default without a limit is one minute.
  ...(minutes !== undefined || executions === undefined ? { seconds: 60 * (minutes ?? 1) } : {}),
  distEvery: numberOf('dist-every') ?? 500,
  keepGoing: values['keep-going'],
  onFinding: (finding) => console.log(describeFinding(finding)),
});

const { kind, size, milliseconds } = report.slowest;
console.log(
  [
    `${report.executions} executions in ${report.seconds.toFixed(1)} s`,
    `${Math.round(report.executions / report.seconds)} per second`,
    `${report.throughDist} through dist`,
    `slowest ${Math.round(milliseconds)} ms (${kind}, ${size} characters)`,
    `${report.findings.length} findings`,
  ].join(', '),
);
if (report.findings.length > 0) process.exitCode = 1;
