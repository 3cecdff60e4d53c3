import { parseRequestLine, type RequestLine, splitRequestLines } from '../api/request-line.ts';
import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import { describeScope } from './description.ts';
import type { Scope } from './scope.ts';
import { longLivedBlockers, warnAboutEntries } from './warnings.ts';

/**
 * Parses the input `scope`: requests, one a line, or a JSON array of strings. Blank lines, comments
 * (`# ...`) and duplicates are left out; the order stays. Entries that Apple could never match are errors in
 * `diagnostics`; those that may match nothing are warnings.
 */
export function parseScope(text: string, diagnostics: Diagnostics): Scope {
  const entries = parseScopeEntries(text, diagnostics);
  warnAboutEntries(entries, diagnostics);
  return {
    entries: entries.map((entry) => entry.text),
    description: describeScope(entries),
    longLivedBlockers: longLivedBlockers(entries),
  };
}

/** Parses the entries of a scope, without a look at the API. Malformed ones are errors in `diagnostics`. */
export function parseScopeEntries(text: string, diagnostics: Diagnostics): readonly RequestLine[] {
  const lines = diagnostics.capture(() => splitScope(text));
  return [...new Set(lines)].flatMap(
    (line) => diagnostics.capture(() => parseScopeEntry(line)) ?? [],
  );
}

function splitScope(text: string): readonly string[] {
  const lines = splitRequestLines(text);
  if (lines === undefined) {
    throw scopeError({
      title: 'The scope is no JSON array of strings',
      detail: 'It starts with [, but cannot be read as JSON, or holds something else than strings.',
      fix: 'Write ["GET /v1/apps"], or one entry a line without brackets and quotes.',
    });
  }
  // A scope that was asked for and is empty must not end as a token that can do everything.
  if (lines.length === 0) {
    throw scopeError({
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
  throw scopeError({
    title: 'An entry can match no request',
    detail: result.problem,
    fix: result.correction,
  });
}

function scopeError(parts: { title: string; detail: string; fix: string }): ActionError {
  return new ActionError({ code: 'SCOPE_INVALID', ...parts });
}
