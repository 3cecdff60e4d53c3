import { type Annotation, Diagnostics } from '../errors/diagnostics.ts';
import { type AccessResult, assertAccess, checkAccess, type RequiredAccess } from './access.ts';
import type { PreflightCheck } from './preflight/parser.ts';
import type { PreflightContext, PreflightResult } from './preflight/run.ts';

/** The checks of a key that was accepted. */
export interface Checks {
  readonly requiredAccess: readonly RequiredAccess[];
  readonly preflight: readonly PreflightCheck[];
}

/** The effects of the checks. */
interface CheckEffects {
  /** Receives a line for each check if one of them fails. */
  readonly log: (lines: readonly string[]) => void;
  readonly warn: (annotation: Annotation) => void;
}

const marks: Readonly<Record<PreflightResult['status'], string>> = {
  proven: '✓',
  unproven: '?',
  failed: '✗',
};

/**
 * Runs all checks at the same time.
 *
 * @returns the results of the preflight, none of which failed
 * @throws {ActionError} `ACCESS_*`, `PREFLIGHT_FAILED`, `APPLE_AGREEMENT_MISSING`, or one error that lists several
 */
export async function runChecks(
  { requiredAccess, preflight }: Checks,
  context: PreflightContext,
  { log, warn }: CheckEffects,
): Promise<readonly PreflightResult[]> {
  const [accessResults, results] = await Promise.all([
    checkAccess(requiredAccess, context),
    preflight.length === 0 ? [] : startPreflight(preflight, context),
  ]);
  const diagnostics = new Diagnostics();
  const lines = [
    ...accessResults.map((result) => describeAccess(result, diagnostics)),
    ...results.map(({ status, text }) => `${marks[status]} ${text}`),
  ];
  for (const [index, { status, remark, error }] of results.entries()) {
    const name = preflight[index]?.text;
    const title =
      status === 'unproven' ? `${name} is neither proven nor disproven` : `Preflight: ${name}`;
    if (remark !== undefined) warn({ level: 'warning', title, message: remark });
    if (error !== undefined) diagnostics.errors.push(error);
  }
  if (diagnostics.errors.length > 0) log(lines);
  diagnostics.throwIfErrors("this key's access");
  return results;
}

/** Loads the code of the preflight and starts it. */
async function startPreflight(
  checks: readonly PreflightCheck[],
  context: PreflightContext,
): Promise<readonly PreflightResult[]> {
  const { runPreflight } = await import('./preflight/run.ts');
  return runPreflight(checks, context);
}

function describeAccess(result: AccessResult, diagnostics: Diagnostics): string {
  const isProven = diagnostics.capture(() => {
    assertAccess(result);
    return true;
  });
  return `${isProven ? '✓' : '✗'} ${result.access.path}: ${result.summary}`;
}
