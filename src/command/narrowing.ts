import { ActionError } from '../errors/action-error.ts';
import { Findings, type Remark } from '../errors/findings.ts';
import { unscoped } from '../scope/plan.ts';
import { readScope } from '../scope/reading.ts';
import type { TokenPlan } from '../token/claims.ts';
import { fitLifetime, parseLifetime } from '../token/lifetime.ts';

/**
 * A plan with another lifetime, or with only some of the step's scope.
 *
 * @throws {ActionError} `COMMAND_WIDENS`, and those of the inputs `lifetime` and `scope`
 */
export function narrowPlan(
  step: TokenPlan,
  { lifetime, scope }: { lifetime?: string | undefined; scope?: readonly string[] | undefined },
): { plan: TokenPlan; remarks: readonly Remark[] } {
  const findings = new Findings();
  const entries = scope ?? step.scope;
  const read = entries.length === 0 ? unscoped : readScope(JSON.stringify(entries), findings);
  findings.throwIfAny('the options');
  const outside = read.entries.filter(
    (entry) => step.scope.length > 0 && !step.scope.includes(entry),
  );
  if (outside.length > 0) {
    throw new ActionError({
      code: 'COMMAND_WIDENS',
      title: 'The scope can only be narrowed',
      detail: `The scope of the step does not have: ${outside.join(', ')}.`,
      fix: `Use entries of the step: ${step.scope.join(', ')}. Or add them to scope in the workflow.`,
    });
  }
  const seconds = lifetime === undefined ? step.lifetime.seconds : parseLifetime(lifetime);
  const { cut: _cut, ...fitted } = fitLifetime(seconds, read.obstacles);
  return {
    plan: { lifetime: fitted, scope: read.entries },
    remarks: scope === undefined ? [] : findings.remarks,
  };
}
