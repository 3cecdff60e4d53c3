/**
 * A mistake in a line, and either a function that corrects it or advice.
 *
 * @example
 * {
 *   matches: /#/,
 *   problem: 'It contains a fragment (#), which is never sent to a server',
 *   correct: (line) => line.split('#')[0] ?? '',
 * }
 */
export type SyntaxRule = {
  readonly matches: RegExp;
  readonly problem: string;
  /** True if the rule holds only for inputs whose lines start with a method. */
  readonly isAboutMethods?: boolean;
} & (
  | { readonly correct: (line: string) => string }
  | { readonly correct?: never; readonly advice: string }
);

/** The rules in order: the first that matches is reported. */
export const syntaxRules: readonly SyntaxRule[] = [
  {
    matches: /^[-*] /,
    problem: 'The dash of a YAML list is part of the line',
    correct: (line) => line.slice(2),
  },
  {
    matches: /^["'`].*["'`],?$/,
    problem: 'The line is in quotes',
    correct: (line) => line.replace(/^["'`]|["'`],?$/g, ''),
  },
  {
    matches: /\$\{\{|\$\w|\$\{/,
    problem: 'It contains a variable that was not expanded',
    advice:
      'Use ${{ vars.APP_ID }} in the workflow file; shell variables are not expanded in `with:`.',
  },
  {
    matches: /.,$/,
    problem: 'It ends with a comma',
    correct: (line) => line.slice(0, -1),
  },
  {
    matches: /^[^?]*(?:\/\.{1,2}(?=[/?]|$)|%2e|%2f|%5c|[;\\])/i,
    problem:
      'The path contains a dot segment (. or ..), an encoded slash or dot, a backslash or a semicolon',
    advice: 'Write the plain path, such as /v1/apps/123. Servers interpret the others differently.',
  },
  {
    isAboutMethods: true,
    matches: /^[a-zA-Z]+(?:\s{2,}|\t)/,
    problem: 'There must be exactly one space between method and path',
    correct: (line) => line.replace(/\s+/, ' '),
  },
  {
    isAboutMethods: true,
    matches: /^(?=[a-zA-Z]*[a-z])[a-zA-Z]+ /,
    problem: 'The method must be uppercase',
    correct: (line) => line.replace(/^\w+/, (method) => method.toUpperCase()),
  },
  {
    matches: /^(?:[A-Z]+ )?https?:\/\//,
    problem: 'It is a full URL; write only its path and query',
    // Entries for the Notary API have no method.
    correct: (line) =>
      line.replace(/^GET https?:\/\/[^/?\s]*(?=\/notary\/)|https?:\/\/[^/?\s]*/, ''),
  },
  {
    isAboutMethods: true,
    matches: /^\/(?!notary\/v2(?:[/?]|$))/,
    problem: 'The method is missing',
    correct: (line) => `GET ${line}`,
  },
  {
    matches: /^[A-Z]+ [^/]|^(?![A-Z]+$)[^\s/]+(?:\/|$)/,
    problem: 'The path must start with a slash',
    correct: (line) => line.replace(/^([A-Z]+ )?/, '$1/'),
  },
  {
    matches: /[{}]|\/:\w|\/<[^>]{0,99}>/,
    problem: 'It contains a placeholder instead of an ID',
    advice: 'Write the ID itself, or ${{ vars.APP_ID }}. Each ID needs a line of its own.',
  },
  {
    matches: /\*/,
    problem: 'Wildcards are not supported',
    advice: 'Write each path on a line of its own.',
  },
  {
    matches: /^[^?]*\/\//,
    problem: 'A path segment is empty; a variable in it may have no value',
    advice: 'Write the ID between the two slashes. If it comes from a variable, check its name.',
  },
  {
    matches: /^(?:[A-Z]+ )?\/\S*\s/,
    problem: 'The path or query contains a space',
    correct: (line) =>
      line.replace(
        /^([A-Z]+ )?(.*)$/s,
        (_all, method: string | undefined, rest: string) =>
          `${method ?? ''}${rest.replace(/\s/g, '%20')}`,
      ),
  },
  {
    matches: /[^\x20-\x7e]/,
    problem: 'It contains a character that is not allowed in a URL',
    correct: (line) =>
      line.replace(/[^\x20-\x7e]+/g, (text) => encodeURIComponent(text.toWellFormed())),
  },
  {
    matches: /^[^?]+\/(?:\?|$)/,
    problem: 'The path ends with a slash',
    correct: (line) => line.replace(/\/(?=\?|$)/, ''),
  },
  {
    matches: /#/,
    problem: 'It contains a fragment (#), which is never sent to a server',
    correct: (line) => line.replace(/#.*/, ''),
  },
  {
    matches: /\?.*\?|[&?](?:&|$)|[?&]=/,
    problem: 'The query must be name=value pairs joined by &',
    advice: 'Write it as ?filter[version]=42&include=app.',
  },
  {
    matches: /[?&][^=&]+=(?:&|$)/,
    problem: 'A query parameter has no value; a variable in it may be empty',
    advice:
      'Write a value after =, or remove the parameter. If the value comes from a variable, check its name.',
  },
];
