import { parseRequestLine, type RequestLine, splitRequestLines } from '../api/request-line.ts';
import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import { describeScope } from './description.ts';
import { type Scope, unrestrictedScope } from './scope.ts';
import { longLivedBlockers, warnAboutEntries } from './warnings.ts';

/**
 * The longest scope, as JSON, whose token fits into a header. Common servers refuse a header line of over 8 KB, and
 * base64 makes 4 characters of 3; the rest of a token has 500 at most. Bytes.
 */
const maxScopeLength = 5500;

/**
 * Parses the input `scope`: requests, one a line, or a JSON array of strings. Blank lines, comments
 * (`# ...`) and duplicates are left out; the order stays. Entries that Apple could never match are errors in
 * `diagnostics`; those that may match nothing are warnings.
 */
export function parseScope(text: string, diagnostics: Diagnostics): Scope {
  const entries = parseScopeEntries(text, diagnostics);
  const { length } = JSON.stringify(entries.map((entry) => entry.text));
  if (length > maxScopeLength) {
    diagnostics.errors.push(tooLongError(length));
    return { ...unrestrictedScope, entries: [] };
  }
  warnAboutEntries(entries, diagnostics);
  return {
    entries: entries.map((entry) => entry.text),
    description: describeScope(entries),
    longLivedBlockers: longLivedBlockers(entries),
  };
}

/** Parses the entries of a scope, without looking routes up. Malformed ones are errors in `diagnostics`. */
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
        'scope holds nothing but blanks or comments, or an empty array; a variable in it may have no value. A token without scope can do all that the key can.',
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

function tooLongError(length: number): ActionError {
  return scopeError({
    title: 'The scope is too long',
    detail: `As JSON it has ${length} characters, and ${maxScopeLength} at most fit into a token that common servers take: they refuse a header of over 8 KB.`,
    fix: 'Name fewer requests, or use the action once for each part of the job, with the scope of that part.',
  });
}

function scopeError(parts: { title: string; detail: string; fix: string }): ActionError {
  return new ActionError({ code: 'SCOPE_INVALID', ...parts });
}
