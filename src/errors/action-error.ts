import type { ErrorCode } from './codes.ts';

/** The parts of an {@link ActionError}. */
export interface ActionErrorOptions {
  /** Stable code, also the heading in docs/troubleshooting.md. */
  readonly code: ErrorCode;
  /** The problem in a few words. Becomes the title of the annotation. */
  readonly title: string;
  /** The observation and its likely cause, in sentences. Contains no part of the key. */
  readonly detail: string;
  /** The next step for the user. */
  readonly fix: string;
  /** The errors that this one stands for, if it stands for several. */
  readonly problems?: readonly ActionError[];
  readonly cause?: unknown;
}

/** The only error that this action throws deliberately. It states what happened, the likely cause and the fix. */
export class ActionError extends Error implements ActionErrorOptions {
  readonly code: ErrorCode;
  readonly title: string;
  readonly detail: string;
  readonly fix: string;
  readonly problems: readonly ActionError[];

  constructor({ code, title, detail, fix, problems = [], cause }: ActionErrorOptions) {
    super(`${title}: ${detail}`, { cause });
    this.name = 'ActionError';
    this.code = code;
    this.title = title;
    this.detail = detail;
    this.fix = fix;
    this.problems = problems;
  }
}
