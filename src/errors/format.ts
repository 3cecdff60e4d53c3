import type { ActionError } from './action-error.ts';
import type { ErrorCode } from './codes.ts';

/** Looks up the address of the section that explains a code; `undefined` if it is not known. */
export type DocsLink = (code: ErrorCode) => string | undefined;

const noLink: DocsLink = () => undefined;

/** Formats the lines under an error's title: detail (or the list of its problems), fix and code. */
export function formatErrorBody(error: ActionError, linkTo: DocsLink = noLink): string {
  const { detail, fix, code, problems } = error;
  const link = linkTo(code);
  const observed = problems.length > 0 ? formatProblems(problems, linkTo) : detail;
  return `${observed}\nFix: ${fix}\nCode: ${code}${link === undefined ? '' : ` (${link})`}`;
}

/** Formats errors as a numbered list, each with its code, detail and fix. */
export function formatProblems(problems: readonly ActionError[], linkTo = noLink): string {
  return problems
    .map(({ title, code, detail, fix }, index) => {
      const link = linkTo(code);
      const more = link === undefined ? '' : `\nSee: ${link}`;
      return `${index + 1}. ${title} [${code}]\n${detail}\nFix: ${fix}${more}`;
    })
    .join('\n\n');
}

/** Formats an error as one text: title, detail, fix and code. */
export function formatError(error: ActionError): string {
  return `${error.title}. ${formatErrorBody(error)}`;
}
