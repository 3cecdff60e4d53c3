import fc from 'fast-check';
import { FakeAppStoreConnect } from '../app-store-connect.ts';
import { Job } from '../runner.ts';
import { type FuzzCase, fuzzCases } from './cases.ts';
import { execute } from './execute.ts';
import { resetJob } from './fixture.ts';
import type { Violation } from './invariants.ts';

/** A run of the fuzz target. It ends at the first limit that it reaches. */
export interface FuzzOptions {
  readonly seed: number;
  readonly seconds?: number;
  readonly executions?: number;
  /** One of this many executions goes through dist. */
  readonly distEvery?: number;
  /** True to continue after a finding, and to report findings of the same kind once. */
  readonly keepGoing?: boolean;
  /** Receives each finding immediately. */
  readonly onFinding?: (finding: Finding) => void;
}

/** A rule that was broken, and the smallest case found that breaks it. */
export interface Finding extends Violation {
  /** Repeats the finding as the first batch of a run. */
  readonly seed: number;
  readonly case: FuzzCase;
}

export interface FuzzReport {
  readonly executions: number;
  readonly throughDist: number;
  readonly seconds: number;
  readonly slowest: { readonly kind: string; readonly size: number; readonly milliseconds: number };
  readonly findings: readonly Finding[];
}

/** Number of cases per seed. */
const batchSize = 100;
/** Milliseconds after which a batch starts no more executions, even to shrink a finding. */
const batchTimeLimit = 20_000;

/** Executes cases until a limit is reached or a rule is broken. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const {
    seed,
    seconds = Number.POSITIVE_INFINITY,
    executions = Number.POSITIVE_INFINITY,
  } = options;
  const job = new Job();
  const server = await FakeAppStoreConnect.start();
  const { HOME } = process.env;
  process.env.HOME = job.home; // the value of os.homedir(), except in jest
  const count = { executions: 0, throughDist: 0 };
  const findings: Finding[] = [];
  const known = new Set<string>();
  let slowest = { kind: '', size: 0, milliseconds: 0 };
  const start = performance.now();
  const elapsed = (): number => (performance.now() - start) / 1000;
  const cases = fuzzCases(options.distEvery ?? 500);
  const surroundings = { job, server };

  const property = (failed: { violation?: Violation; case?: FuzzCase }) => {
    const deadline = performance.now() + batchTimeLimit;
    return fc.asyncProperty(cases, async (fuzzCase) => {
      // Not with a time limit of fast-check: an abandoned execution would continue next to others.
      if (performance.now() > deadline) return true;
      const { violations, milliseconds, throughDist } = await execute(fuzzCase, surroundings);
      count.executions += 1;
      if (throughDist) count.throughDist += 1;
      if (milliseconds > slowest.milliseconds) {
        slowest = {
          kind: fuzzCase.kind,
          size: JSON.stringify(fuzzCase.input).length,
          milliseconds,
        };
      }
      const violation = violations.find((found) => !known.has(signature(fuzzCase, found)));
      // Shrinking must keep the original violation.
      const isSameViolation =
        failed.violation === undefined || violation?.invariant === failed.violation.invariant;
      if (violation === undefined || !isSameViolation) return true;
      failed.violation = violation;
      failed.case = fuzzCase;
      return false;
    });
  };

  try {
    for (let batch = seed; elapsed() < seconds && count.executions < executions; batch += 1) {
      resetJob(job);
      const failed: { violation?: Violation; case?: FuzzCase } = {};
      await fc.check(property(failed), {
        seed: batch,
        numRuns: Math.min(batchSize, executions - count.executions),
      });
      if (failed.violation === undefined || failed.case === undefined) continue;
      const finding = { ...failed.violation, seed: batch, case: failed.case };
      findings.push(finding);
      options.onFinding?.(finding);
      if (options.keepGoing !== true) break;
      known.add(signature(finding.case, finding));
    }
    return { ...count, seconds: elapsed(), slowest, findings };
  } finally {
    if (HOME === undefined) delete process.env.HOME;
    else process.env.HOME = HOME;
    await server.close();
    job.end();
  }
}

function signature({ kind }: FuzzCase, { invariant, place }: Violation): string {
  return JSON.stringify([kind, invariant, place]);
}

/** Formats a finding in ASCII, without anything that a terminal or a runner interprets. */
export function describeFinding({
  seed,
  invariant,
  detail,
  place,
  case: { kind, input },
}: Finding): string {
  return [
    `seed ${seed}, kind ${kind}, invariant ${invariant} (${toAscii(place)})`,
    `  seen:  ${toAscii(detail)}`,
    `  input: ${abbreviate(toAscii(input))}`,
  ].join('\n');
}

function toAscii(value: unknown): string {
  return (JSON.stringify(value) ?? '').replace(
    /[^\x20-\x7e]|#/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Counts repetitions of a piece instead of printing them, so that a long input is readable. */
function abbreviate(json: string): string {
  const counted = json.replace(
    /(.{1,40}?)\1{30,}/g,
    (all, piece: string) => `${piece}<repeated ${all.length / piece.length} times>`,
  );
  return counted.length > 4000
    ? `${counted.slice(0, 4000)}... (${json.length} characters)`
    : counted;
}
