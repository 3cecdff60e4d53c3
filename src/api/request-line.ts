import {
  findSyntaxProblem,
  notRequestProblem,
  type RequestInput,
  type SyntaxProblem,
  truncate,
} from './request-syntax.ts';

/** One query parameter, decoded. */
interface QueryParameter {
  readonly name: string;
  readonly value: string;
}

/** A request as written in an input: `GET /v1/apps?filter[bundleId]=com.example.app`. */
export interface RequestLine {
  /** The line, verbatim. */
  readonly text: string;
  /** Absent in paths of require-access, and in scope entries for the Notary API. */
  readonly method?: string;
  /** The path without the query. */
  readonly path: string;
  /** The query parameters, in order. */
  readonly query: readonly QueryParameter[];
}

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];
/** Longer than any URL of the API. */
const maxLineLength = 2000;

/**
 * Splits a list into its lines, without blank lines and `# comments`, or into the members of a JSON array of strings.
 *
 * @returns `undefined` if the text starts with `[` but is not a JSON array of strings
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
    return undefined; // the message of JSON.parse repeats the text, so it must not be shown
  }
}

/**
 * Parses a line of an input: a path with an optional method and query. Returns a problem instead of throwing, because
 * each input has its own error code.
 */
export function parseRequestLine(
  text: string,
  input: RequestInput,
): { readonly request: RequestLine } | SyntaxProblem {
  const result = parseLine(text, input);
  return 'request' in result
    ? result
    : { ...result, problem: `${truncate(text)}: ${result.problem}.` };
}

function parseLine(
  text: string,
  input: RequestInput,
): { readonly request: RequestLine } | SyntaxProblem {
  if (text.length > maxLineLength) {
    return {
      problem: `It has more than ${maxLineLength} characters`,
      correction: notRequestProblem(input).correction,
    };
  }
  const problem = findSyntaxProblem(text, input);
  if (problem !== undefined) return problem;
  const [, method, path = '', query = ''] =
    /^(?:([A-Z]+) )?(\/[^?\s]*)(?:\?(\S+))?$/.exec(text) ?? [];
  if (path === '' || (method !== undefined && !methods.includes(method)))
    return notRequestProblem(input);
  const parameters = query === '' ? [] : query.split('&').map(decodeParameter);
  if (!parameters.every((parameter) => parameter !== undefined)) {
    return {
      problem: 'A % is not followed by two hexadecimal digits',
      correction: 'Write a percent sign as %25.',
    };
  }
  return { request: { text, path, query: parameters, ...(method !== undefined && { method }) } };
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
