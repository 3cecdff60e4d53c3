import { parseRequestLine, type RequestLine, splitRequestLines } from '../api/request-line.ts';
import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';

/** Query parameters that Apple leaves out when it compares a request with a scope. */
export const ignoredParameters: readonly string[] = ['limit', 'cursor', 'sort'];

/**
 * The entries of a scope: one a line, or a JSON array of strings. Blank lines and comments (`# ...`) are
 * left out, duplicates too; the order stays. Entries that Apple could never match go to `findings`.
 */
export function parseScopeEntries(text: string, findings: Diagnostics): readonly RequestLine[] {
  const lines = findings.capture(() => splitScope(text));
  return [...new Set(lines)].flatMap((line) => findings.capture(() => parseScopeEntry(line)) ?? []);
}

function splitScope(text: string): readonly string[] {
  const lines = splitRequestLines(text);
  if (lines === undefined) {
    throw new ActionError({
      code: 'SCOPE_INVALID',
      title: 'The scope is no JSON array of strings',
      detail: 'It starts with [, but cannot be read as JSON, or holds something else than strings.',
      fix: 'Write ["GET /v1/apps"], or one entry a line without brackets and quotes.',
    });
  }
  // A scope that was asked for and is empty must not end as a token that can do everything.
  if (lines.length === 0) {
    throw new ActionError({
      code: 'SCOPE_INVALID',
      title: 'The scope has no entry',
      detail:
        'scope holds only comments, or an empty array. A token without scope can do all that the key can.',
      fix: 'Write at least one entry, such as GET /v1/apps, or leave scope out.',
    });
  }
  return lines;
}

function parseScopeEntry(line: string): RequestLine {
  const result = parseRequestLine(line);
  if ('request' in result) return result.request;
  throw new ActionError({
    code: 'SCOPE_INVALID',
    title: 'An entry can match no request',
    detail: result.problem,
    fix: result.correction,
  });
}
