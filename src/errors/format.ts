import type { ActionError } from './action-error.ts';

/** The lines under an error's title: the detail, the fix and the code. */
export function formatErrorBody({ detail, fix, code }: ActionError): string {
  return `${detail}\nFix: ${fix}\nCode: ${code}`;
}

/** An error as a text of its own, title first. */
export function formatError(error: ActionError): string {
  return `${error.title}. ${formatErrorBody(error)}`;
}

/** Several errors as a numbered list, each with its code and fix. */
export function formatErrorList(errors: readonly ActionError[]): string {
  return errors
    .map(
      ({ title, code, detail, fix }, index) =>
        `${index + 1}. ${title} [${code}]\n${detail}\nFix: ${fix}`,
    )
    .join('\n\n');
}
