import { closest } from 'fastest-levenshtein';
import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import type { KeyKind } from '../key/kind.ts';
import { type Tool, toolConflicts, tools } from './catalog.ts';

/**
 * Selects the tools that a list names: separated by commas, spaces or newlines, in any case. Unknown names and
 * conflicts go to `diagnostics`.
 */
export function selectTools(list: string, diagnostics: Diagnostics): readonly Tool[] {
  const names = new Set(
    list
      .toLowerCase()
      .split(/[\s,]/)
      .filter((name) => name !== ''),
  );
  const selected = [...names].flatMap((name) => diagnostics.capture(() => findTool(name)) ?? []);
  for (const { pair, reason } of toolConflicts) {
    if (pair.every((name) => names.has(name))) diagnostics.errors.push(conflictError(pair, reason));
  }
  return selected;
}

/** Checks that the tools can use a key of this kind. Those that cannot are errors in `diagnostics`. */
export function checkKeyKind(
  selected: readonly Tool[],
  kind: KeyKind,
  diagnostics: Diagnostics,
): void {
  for (const { name, kinds } of selected) {
    if (!kinds.includes(kind)) diagnostics.errors.push(unsupportedKindError(name, kind));
  }
}

function findTool(name: string): Tool {
  const found = tools.find((tool) => tool.name === name);
  if (found !== undefined) return found;
  const known = tools.map((tool) => tool.name);
  const shown = /^[a-z0-9_-]{1,30}$/.test(name) ? `"${name}"` : 'One of the names';
  throw new ActionError({
    code: 'TOOL_UNKNOWN',
    title: 'A tool is not known',
    detail: `${shown} is not in the list of tools. The nearest is ${closest(name, known)}.`,
    fix: `Write one of: ${known.join(', ')}. Any other tool can use the outputs of this step.`,
  });
}

function conflictError(pair: readonly [string, string], reason: string): ActionError {
  return new ActionError({
    code: 'TOOLS_CONFLICT',
    title: `${pair[0]} and ${pair[1]} cannot be signed in together`,
    detail: reason,
    fix: `Remove ${pair[0]} or ${pair[1]} from tools.`,
  });
}

function unsupportedKindError(name: string, kind: KeyKind): ActionError {
  const usable = tools.filter(({ kinds }) => kinds.includes(kind)).map((tool) => tool.name);
  const reason =
    kind === 'individual'
      ? 'It needs an issuer, and an individual key has none.'
      : 'It speaks to App Store Connect only, and an in-house key belongs to the Enterprise Program.';
  return new ActionError({
    code: 'TOOL_CANNOT_USE_KEY',
    title: `${name} cannot use an ${kind} key`,
    detail: reason,
    fix: `${kind === 'individual' ? 'Use a team key, with its issuer-id' : 'Use a team key of App Store Connect'}, or one of the tools that take this one: ${usable.join(', ')}.`,
  });
}
