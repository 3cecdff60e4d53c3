import type { ActionError } from './action-error.ts';

/** Formats the lines under an error's title: detail, fix and code. */
export function formatErrorBody({ detail, fix, code }: ActionError): string {
  return `${detail}\nFix: ${fix}\nCode: ${code}`;
}

/** Formats an error as one text: title, detail, fix and code. */
export function formatError(error: ActionError): string {
  return `${error.title}. ${formatErrorBody(error)}`;
}
