import { createHash } from 'node:crypto';
import { ActionError } from '../errors/action-error.ts';
import { Diagnostics } from '../errors/diagnostics.ts';
import { parseScopeEntries } from '../scope/parser.ts';
import type { TokenOptions } from '../token/claims.ts';
import { capLifetime, maxStandardSeconds, parseLifetime } from '../token/lifetime.ts';

/** Token options, and the name under which their tokens are kept. */
export interface RestrictedToken {
  readonly tokenOptions: TokenOptions;
  readonly name: string;
}

/**
 * Token options with another lifetime, or with only some of the step's scope. Over 20 minutes only where the
 * step is: its scope was checked against Apple's list, and less of it is on that list too.
 *
 * @throws {ActionError} `COMMAND_WIDENS`, and those of the inputs `lifetime` and `scope`
 */
export function restrictToken(
  step: TokenOptions,
  { lifetime, scope }: { lifetime?: string | undefined; scope?: readonly string[] | undefined },
): RestrictedToken {
  const diagnostics = new Diagnostics();
  const entries =
    scope === undefined
      ? step.scope
      : parseScopeEntries(JSON.stringify(scope), diagnostics).map(({ text }) => text);
  diagnostics.throwIfErrors('the options');
  const outside = entries.filter((entry) => step.scope.length > 0 && !step.scope.includes(entry));
  if (outside.length > 0) {
    throw new ActionError({
      code: 'COMMAND_WIDENS',
      title: 'The scope can only be narrowed',
      detail: `The scope of the step does not have: ${outside.join(', ')}.`,
      fix: `Use entries of the step: ${step.scope.join(', ')}. Or add them to scope in the workflow.`,
    });
  }
  const seconds = lifetime === undefined ? step.lifetime.seconds : parseLifetime(lifetime);
  const obstacles =
    step.lifetime.maxSpanSeconds > maxStandardSeconds
      ? []
      : ['The step itself makes no long-lived tokens.'];
  const { lifetime: capped } = capLifetime(seconds, obstacles);
  const tokenOptions: TokenOptions = { lifetime: capped, scope: entries };
  const hash = createHash('sha256').update(JSON.stringify(tokenOptions)).digest('hex');
  return { tokenOptions, name: `token-${hash.slice(0, 16)}` };
}
