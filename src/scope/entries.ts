import { ActionError } from '../errors/action-error.ts';
import type { Findings } from '../errors/findings.ts';

/** One request that a token is for. */
export interface ScopeEntry {
  /** As it goes into the token. */
  readonly text: string;
  /** Absent only for the Notary API, which takes entries without. */
  readonly method?: string;
  /** Without the query. */
  readonly path: string;
  /** Decoded names and values, in order. */
  readonly query: readonly (readonly [string, string])[];
}

/** Query parameters that Apple leaves out when it compares a request with a scope. */
export const ignoredParameters: readonly string[] = ['limit', 'cursor', 'sort'];

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

/** A mistake in an entry: how it is known, what it is, and the entry without it, if that can be told. */
interface Mistake {
  readonly fits: RegExp;
  readonly what: string;
  readonly mend?: (entry: string) => string;
  readonly fix?: string;
}

/** In order: the first that fits is told. Each is mended apart from the others. */
const mistakes: readonly Mistake[] = [
  {
    fits: /^["'`].*["'`],?$/,
    what: 'It is in quotes',
    mend: (entry) => entry.replace(/^["'`]|["'`],?$/g, ''),
  },
  {
    fits: /\$\{\{|\$\w|\$\{/,
    what: 'It holds a variable that nothing expanded',
    fix: 'In the workflow write ${{ vars.APP_ID }}; shell variables are not expanded in `with:`.',
  },
  {
    fits: /^[a-zA-Z]+\s{2,}|^[a-zA-Z]+\t/,
    what: 'Between method and path there must be one space',
    mend: (entry) => entry.replace(/\s+/, ' '),
  },
  {
    fits: /^(?=[a-zA-Z]*[a-z])[a-zA-Z]+ /,
    what: 'The method must be in capitals',
    mend: (entry) => entry.replace(/^\w+/, (method) => method.toUpperCase()),
  },
  {
    fits: /^(?:[A-Z]+ )?https?:\/\//,
    what: 'It is a full URL; Apple compares path and query only',
    mend: (entry) =>
      entry
        .replace(/https?:\/\/[^/?\s]*/, '')
        .replace(/^(?=\/)/, 'GET ')
        .replace(/^GET (?=\/notary\/)/, ''),
  },
  {
    fits: /^\/(?!notary\/v2(?:[/?]|$))/,
    what: 'The method is missing',
    mend: (entry) => `GET ${entry}`,
  },
  {
    fits: /^(?![A-Z]+ )(?!\/)\S+$/,
    what: 'Method and leading slash are missing',
    mend: (entry) => `GET /${entry}`,
  },
  {
    fits: /^[A-Z]+ [^/]/,
    what: 'The path must start with a slash',
    mend: (entry) => entry.replace(' ', ' /'),
  },
  {
    fits: /[{}]|\/:\w|\/<[^>]{0,99}>/,
    what: 'It holds a place for an id instead of an id, and Apple compares literally',
    fix: 'Write the id itself, or ${{ vars.APP_ID }}; one entry for each id.',
  },
  {
    fits: /\*/,
    what: 'It holds a wildcard, which Apple does not know',
    fix: 'List each path in an entry of its own, or leave scope out.',
  },
  {
    fits: /^\S+ [^?]*\/\//,
    what: 'A segment of the path is empty; a variable in it may have no value',
    fix: 'Write the id between the two slashes.',
  },
  {
    fits: /^[A-Z]+ .*\s/,
    what: 'There is a space in path or query',
    mend: (entry) =>
      entry.replace(
        /^(\S+ )(.*)$/,
        (_all, method: string, rest: string) => method + rest.replace(/\s/g, '%20'),
      ),
  },
  {
    fits: /^\S* ?[^?]+\/(?:\?|$)/,
    what: 'The path ends with a slash',
    mend: (entry) => entry.replace(/\/(?=\?|$)/, ''),
  },
  {
    fits: /#/,
    what: 'It holds a #, which belongs to web pages',
    mend: (entry) => entry.replace(/#.*/, ''),
  },
  {
    fits: /\?.*\?|[&?](?:&|$)|[?&]=/,
    what: 'The query is not made of name=value, joined by &',
    fix: 'Write ?filter[version]=42&include=app.',
  },
];

/**
 * The entries of a scope: one a line, or a JSON array of strings. Blank lines and comments (`# ...`) are
 * left out, duplicates too; the order stays. Entries that Apple could never match go to `findings`.
 */
export function parseScope(text: string, findings: Findings): readonly ScopeEntry[] {
  const lines = findings.attempt(() => splitEntries(text));
  if (lines?.length === 0) findings.attempt(refuseEmpty);
  return [...new Set(lines)].flatMap((line) => findings.attempt(() => parseEntry(line)) ?? []);
}

/** A scope that was asked for and is empty must not end as a token that can do everything. */
function refuseEmpty(): never {
  throw new ActionError({
    code: 'SCOPE_INVALID',
    title: 'The scope has no entry',
    detail:
      'scope holds only comments, or an empty array. A token without scope can do all that the key can.',
    fix: 'Write at least one entry, such as GET /v1/apps, or leave scope out.',
  });
}

/**
 * The lines of a list without blank ones and comments, or the members of a JSON array.
 *
 * @throws {ActionError} `SCOPE_INVALID` when it starts as an array, and is none
 */
export function splitEntries(text: string): readonly string[] {
  if (!text.trimStart().startsWith('[')) {
    return text
      .split(/\r?\n/)
      .map((line) => line.replace(/(?:^|\s)#.*/, '').trim())
      .filter((line) => line !== '');
  }
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
  } catch {
    // told below, in words of this action's own: those of JSON.parse repeat the text
  }
  throw new ActionError({
    code: 'SCOPE_INVALID',
    title: 'The list is no JSON array of strings',
    detail: 'It starts with [, but cannot be read as JSON, or holds something else than strings.',
    fix: 'Write ["GET /v1/apps"], or one entry a line without brackets and quotes.',
  });
}

/** @throws {ActionError} `SCOPE_INVALID`, with the entry as it should be, if that can be told */
export function parseEntry(text: string): ScopeEntry {
  const mistake = mistakes.find(({ fits }) => fits.test(text));
  if (mistake !== undefined) throw refuse(text, mistake);
  const [, method, path = '', query = ''] =
    /^(?:([A-Z]+) )?(\/[^?\s]*)(?:\?(\S+))?$/.exec(text) ?? [];
  if (path === '' || (method !== undefined && !methods.includes(method))) {
    throw refuse(text, {
      fits: /^/,
      what: 'It is not a method and a path',
      fix: `Write a method (${methods.join(', ')}), a space, a path: GET /v1/apps.`,
    });
  }
  const pairs = query === '' ? [] : query.split('&').map((pair) => decodePair(pair, text));
  return { text, path, query: pairs, ...(method !== undefined && { method }) };
}

function decodePair(pair: string, text: string): readonly [string, string] {
  const at = pair.indexOf('=');
  const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
  try {
    return [decodeURIComponent(name), decodeURIComponent(value)];
  } catch {
    throw refuse(text, {
      fits: /^/,
      what: 'A % is not followed by two hex digits',
      fix: 'Write a percent sign as %25.',
    });
  }
}

function refuse(text: string, { what, mend, fix = '' }: Mistake): ActionError {
  return new ActionError({
    code: 'SCOPE_INVALID',
    title: 'An entry can match no request',
    detail: `${shorten(text)}: ${what}.`,
    fix: mend === undefined ? fix : `Write ${shorten(mendAll(text, mend))}`,
  });
}

/** Mends the mistake that was found, and those behind it that can be mended. */
function mendAll(text: string, mend: (entry: string) => string): string {
  const mended = mend(text).trim();
  const next = mistakes.find((one) => one.fits.test(mended));
  return next?.mend === undefined || mended === text ? mended : mendAll(mended, next.mend);
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}
