import { findRoute } from './routes/lookup.ts';
import { type SyntaxRule, syntaxRules } from './syntax-rules.ts';

/** The inputs that list requests, and the syntax of each. */
const requestInputs = {
  scope: {
    hasMethods: true,
    grammar:
      'Write one entry per line: a method (GET, POST, PATCH, PUT, DELETE), a space and a path, such as GET /v1/apps.',
  },
  'require-access': {
    hasMethods: false,
    grammar: 'Write one path per line, such as /v1/certificates.',
  },
};

/** An input that lists requests. */
export type RequestInput = keyof typeof requestInputs;

/** A sentence about what is wrong with a line, and one about how to fix it. */
export interface SyntaxProblem {
  readonly problem: string;
  readonly correction: string;
}

/** The longest line, in characters, whose requests are listed in a message. */
const maxListLength = 1000;

const methodPattern = '(?:GET|POST|PATCH|PUT|DELETE)';
const versionPattern = '(?:v\\d+|notary)/';

/**
 * The separators of several requests on one line: a comma or a semicolon, or whitespace that does not follow a method,
 * before an optional method and a path with a version.
 */
const separator = new RegExp(
  [
    `[,;]\\s*(?=["'\`]?(?:${methodPattern}\\s+)?/?${versionPattern})`,
    `(?<=\\S)(?<!\\b${methodPattern})\\s+(?=(?:${methodPattern}\\s+)?/${versionPattern})`,
  ].join('|'),
  'i',
);

/** A request with an optional method, and its path. */
const requestPattern = new RegExp(`^(?:${methodPattern} )?(/[^?]*)`);

/** Finds the mistake in a line; `undefined` if no rule matches, though the line may still not be a request. */
export function findSyntaxProblem(line: string, input: RequestInput): SyntaxProblem | undefined {
  const requests = line.split(separator);
  if (requests.length > 1 && requests.every((request) => request.includes('/'))) {
    const problem = 'There are several requests on one line';
    if (line.length > maxListLength)
      return { problem, correction: 'Write each on a line of its own.' };
    const lines = requests.map((request) => `\n  ${correctInList(request.trim(), input)}`);
    return {
      problem,
      correction: `Write each on a line of its own:\n${input}: |${lines.join('')}`,
    };
  }
  const rule = findRule(line, input);
  if (rule === undefined) return undefined;
  const { text, rule: remaining } = correctLine(line, input);
  if (remaining !== undefined && 'advice' in remaining) {
    const problems = new Set([rule.problem, remaining.problem]);
    return { problem: [...problems].join('. '), correction: remaining.advice };
  }
  const known = remaining === undefined ? findKnown(text) : undefined;
  if (known === undefined && !/[/?\s]/.test(line)) return notRequestProblem(input);
  const { grammar } = requestInputs[input];
  return {
    problem: rule.problem,
    correction: known === undefined ? grammar : `Write ${truncate(known)}`,
  };
}

/** The problem of a line that is not a request, although no rule says why. */
export function notRequestProblem(input: RequestInput): SyntaxProblem {
  const { hasMethods, grammar } = requestInputs[input];
  return {
    problem: hasMethods ? 'It is not a method and a path' : 'It is not a path',
    correction: grammar,
  };
}

function findRule(line: string, input: RequestInput): SyntaxRule | undefined {
  const { hasMethods } = requestInputs[input];
  return syntaxRules.find(
    ({ matches, isAboutMethods = false }) => (hasMethods || !isAboutMethods) && matches.test(line),
  );
}

/** Corrects one request of a list if its path is known; otherwise it stays as it is. */
function correctInList(request: string, input: RequestInput): string {
  const line = requestInputs[input].hasMethods ? request : request.replace(/^GET\s+/i, '');
  const { text, rule } = correctLine(line, input);
  return (rule === undefined ? findKnown(text) : undefined) ?? line;
}

/** Corrects a line as much as possible, and returns the rule that it still breaks. */
function correctLine(
  line: string,
  input: RequestInput,
): { readonly text: string; readonly rule: SyntaxRule | undefined } {
  const text = [...correctByRules(line, input)].at(-1)?.text ?? line;
  return { text, rule: findRule(text, input) };
}

/** Yields each rule that a line breaks, with the corrected line. Each rule is applied once: two may undo each other. */
export function* correctByRules(
  line: string,
  input: RequestInput,
): Generator<{ readonly rule: SyntaxRule; readonly text: string }> {
  const unused = new Set(syntaxRules);
  let text = line;
  for (;;) {
    const rule = findRule(text, input);
    if (rule?.correct === undefined || !unused.delete(rule)) return;
    text = rule.correct(text).trim();
    yield { rule, text };
  }
}

/** The request, with `/v1` added if necessary, if its path is in the table of routes; `undefined` otherwise. */
function findKnown(request: string): string | undefined {
  return [request, request.replace('/', '/v1/')].find((candidate) => {
    const [, path = ''] = requestPattern.exec(candidate) ?? [];
    return path.startsWith('/notary/v2') || findRoute(path) !== undefined;
  });
}

/** Shortens a text that is too long for a message. */
export function truncate(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}
