/** One query parameter, decoded. */
interface QueryParameter {
  readonly name: string;
  readonly value: string;
}

/** A request as people write it: `GET /v1/apps?filter[bundleId]=com.example.app`. */
export interface RequestLine {
  /** The line, verbatim. */
  readonly text: string;
  /** Absent only for the Notary API, whose scope entries have none. */
  readonly method?: string;
  /** The path without the query. */
  readonly path: string;
  /** The parameters in order. */
  readonly query: readonly QueryParameter[];
}

/** A sentence on what is wrong with a line, and one on how to write it instead. */
export interface SyntaxProblem {
  readonly problem: string;
  readonly correction: string;
}

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];
/** Longer than any URL that the API has. */
const maxLineLength = 2000;
const grammar = `Write a method (${methods.join(', ')}), a space, a path: GET /v1/apps.`;

/**
 * A mistake in a request line, with either the corrected line or advice.
 *
 * @example
 * {
 *   matches: /#/,
 *   problem: 'It holds a #, which belongs to web pages',
 *   correct: (line) => line.split('#')[0] ?? '',
 * }
 */
type SyntaxRule = {
  readonly matches: RegExp;
  readonly problem: string;
} & (
  | { readonly correct: (line: string) => string }
  | { readonly correct?: never; readonly advice: string }
);

/** The rules in order: the first that matches is reported. Each is corrected apart from the others. */
const syntaxRules: readonly SyntaxRule[] = [
  {
    matches: /^["'`].*["'`],?$/,
    problem: 'It is in quotes',
    correct: (line) => line.replace(/^["'`]|["'`],?$/g, ''),
  },
  {
    matches: /\$\{\{|\$\w|\$\{/,
    problem: 'It holds a variable that nothing expanded',
    advice:
      'In the workflow write ${{ vars.APP_ID }}; shell variables are not expanded in `with:`.',
  },
  {
    matches: /^[^?]*(?:\/\.{1,2}(?=[/?]|$)|%2e|%2f|%5c|[;\\])/i,
    problem: 'Its path holds a dot segment, an encoded slash, a backslash or a parameter',
    advice:
      'Write the path as it is in the API: /v1/apps/123. Servers read such paths differently.',
  },
  {
    matches: /^[a-zA-Z]+\s{2,}|^[a-zA-Z]+\t/,
    problem: 'Between method and path there must be one space',
    correct: (line) => line.replace(/\s+/, ' '),
  },
  {
    matches: /^(?=[a-zA-Z]*[a-z])[a-zA-Z]+ /,
    problem: 'The method must be in capitals',
    correct: (line) => line.replace(/^\w+/, (method) => method.toUpperCase()),
  },
  {
    matches: /^(?:[A-Z]+ )?https?:\/\//,
    problem: 'It is a full URL; Apple compares path and query only',
    correct: (line) =>
      line
        .replace(/https?:\/\/[^/?\s]*/, '')
        .replace(/^(?=\/)/, 'GET ')
        .replace(/^GET (?=\/notary\/)/, ''),
  },
  {
    matches: /^\/(?!notary\/v2(?:[/?]|$))/,
    problem: 'The method is missing',
    correct: (line) => `GET ${line}`,
  },
  {
    matches: /^(?![A-Z]+(?: |$))(?!\/)\S+$/,
    problem: 'Method and leading slash are missing',
    correct: (line) => `GET /${line}`,
  },
  {
    matches: /^[A-Z]+ [^/]/,
    problem: 'The path must start with a slash',
    correct: (line) => line.replace(' ', ' /'),
  },
  {
    matches: /[{}]|\/:\w|\/<[^>]{0,99}>/,
    problem: 'It holds a place for an id instead of an id, and Apple compares literally',
    advice: 'Write the id itself, or ${{ vars.APP_ID }}; one entry for each id.',
  },
  {
    matches: /\*/,
    problem: 'It holds a wildcard, which Apple does not know',
    advice: 'List each path in an entry of its own, or leave scope out.',
  },
  {
    matches: /^\S+ [^?]*\/\//,
    problem: 'A segment of the path is empty; a variable in it may have no value',
    advice: 'Write the id between the two slashes.',
  },
  {
    matches: /^[A-Z]+ .*\s/,
    problem: 'There is a space in path or query',
    correct: (line) =>
      line.replace(
        /^(\S+ )(.*)$/,
        (_all, method: string, rest: string) => method + rest.replace(/\s/g, '%20'),
      ),
  },
  {
    matches: /[^\x20-\x7e]/,
    problem: 'It holds a character that a URL cannot have',
    correct: (line) =>
      line.replace(/[^\x20-\x7e]+/g, (text) => encodeURIComponent(text.toWellFormed())),
  },
  {
    matches: /^\S* ?[^?]+\/(?:\?|$)/,
    problem: 'The path ends with a slash',
    correct: (line) => line.replace(/\/(?=\?|$)/, ''),
  },
  {
    matches: /#/,
    problem: 'It holds a #, which belongs to web pages',
    correct: (line) => line.replace(/#.*/, ''),
  },
  {
    matches: /\?.*\?|[&?](?:&|$)|[?&]=/,
    problem: 'The query is not made of name=value, joined by &',
    advice: 'Write ?filter[version]=42&include=app.',
  },
];

/**
 * Splits a list into its lines, without blank ones and `# comments`, or the members of a JSON array of strings.
 *
 * @returns `undefined` if the text starts like an array and is not one of strings
 */
export function splitRequestLines(text: string): readonly string[] | undefined {
  if (!text.trimStart().startsWith('[')) {
    return text
      .split(/\r?\n/)
      .map((line) => line.replace(/(?:^|\s)#.*/, '').trim())
      .filter((line) => line !== '');
  }
  try {
    const value: unknown = JSON.parse(text);
    const isList = Array.isArray(value) && value.every((line) => typeof line === 'string');
    return isList ? value : undefined;
  } catch {
    return undefined; // the message of JSON.parse repeats the text, so it goes no further
  }
}

/** Parses a method and a path with an optional query. It has no error code of its own: each input has. */
export function parseRequestLine(text: string): { readonly request: RequestLine } | SyntaxProblem {
  if (text.length > maxLineLength) {
    return {
      problem: `${truncate(text)}: It has over ${maxLineLength} characters.`,
      correction: 'Write one request a line.',
    };
  }
  const rule = syntaxRules.find(({ matches }) => matches.test(text));
  if (rule !== undefined) {
    return { problem: `${truncate(text)}: ${rule.problem}.`, correction: correctionOf(text, rule) };
  }
  const [, method, path = '', query = ''] =
    /^(?:([A-Z]+) )?(\/[^?\s]*)(?:\?(\S+))?$/.exec(text) ?? [];
  if (path === '' || (method !== undefined && !methods.includes(method))) {
    return {
      problem: `${truncate(text)}: It is not a method and a path.`,
      correction: grammar,
    };
  }
  const parameters = query === '' ? [] : query.split('&').map(decodeParameter);
  if (!parameters.every((parameter) => parameter !== undefined)) {
    return {
      problem: `${truncate(text)}: A % is not followed by two hex digits.`,
      correction: 'Write a percent sign as %25.',
    };
  }
  return { request: { text, path, query: parameters, ...(method !== undefined && { method }) } };
}

function correctionOf(text: string, rule: SyntaxRule): string {
  if (rule.correct === undefined) return rule.advice;
  const corrected = correctAll(text);
  return corrected === text ? grammar : `Write ${truncate(corrected)}`;
}

function decodeParameter(pair: string): QueryParameter | undefined {
  const index = pair.indexOf('=');
  const [name, value] = index < 0 ? [pair, ''] : [pair.slice(0, index), pair.slice(index + 1)];
  try {
    return { name: decodeURIComponent(name), value: decodeURIComponent(value) };
  } catch {
    return undefined;
  }
}

/**
 * The line without its mistakes, as far as they can be corrected. Each rule is applied once: two of them
 * may undo each other.
 */
function correctAll(text: string): string {
  const unused = new Set(syntaxRules);
  let corrected = text;
  for (;;) {
    const rule = syntaxRules.find(({ matches }) => matches.test(corrected));
    if (rule?.correct === undefined || !unused.delete(rule)) return corrected;
    corrected = rule.correct(corrected).trim();
  }
}

function truncate(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}
