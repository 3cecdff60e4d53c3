import { parseRequestLine, type RequestLine, splitRequestLines } from '../api/request-line.ts';
import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import { describeScope } from './description.ts';
import { type Scope, unrestrictedScope } from './scope.ts';
import { longLivedBlockers, warnAboutEntries } from './warnings.ts';

/**
 * The longest scope, as JSON, whose token fits in a header, in bytes. Common servers reject a header line of more than
 * 8 KB; base64 turns 3 bytes into 4, and the rest of a token has at most 500.
 */
const maxScopeLength = 5500;

/**
 * Parses the input `scope`: requests, one per line, or a JSON array of strings. Blank lines, comments (`# ...`) and
 * duplicates are dropped; the order is kept. Entries that can never match a request are errors in `diagnostics`;
 * entries that may not match one are warnings.
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

/** Parses the entries of a scope. Malformed ones are errors in `diagnostics`. */
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
      title: 'Expected a JSON array of strings',
      detail: 'scope starts with [ but is not a JSON array of strings.',
      fix: 'Write ["GET /v1/apps"], or one entry per line without brackets and quotes.',
    });
  }
  // A scope that was given but is empty must not result in an unrestricted token.
  if (lines.length === 0) {
    throw scopeError({
      title: 'The scope is empty',
      detail:
        'scope contains only blank lines or comments, or an empty array. A variable in it may have no value. Without a scope, the token would have all permissions of the key.',
      fix: 'Add at least one entry, such as GET /v1/apps, or remove the scope input. If the value comes from a variable, check its name.',
    });
  }
  return lines;
}

function parseScopeEntry(line: string): RequestLine {
  const result = parseRequestLine(line, 'scope');
  if ('request' in result) return result.request;
  throw scopeError({
    title: 'Invalid scope entry',
    detail: result.problem,
    fix: result.correction,
  });
}

function tooLongError(length: number): ActionError {
  return scopeError({
    title: 'scope is too long for a token',
    detail: `As JSON it has ${length} characters. At most ${maxScopeLength} fit in a token: common servers refuse a header of more than 8 KB.`,
    fix: 'List fewer requests, or use the action once for each part of the job, each time with the scope of that part.',
  });
}

function scopeError(parts: { title: string; detail: string; fix: string }): ActionError {
  return new ActionError({ code: 'SCOPE_INVALID', ...parts });
}
