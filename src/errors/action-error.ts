import type { ErrorCode } from './codes.ts';

/** The parts of an {@link ActionError}. */
export interface ActionErrorOptions {
  /** Stable code, also the heading in docs/troubleshooting.md. */
  readonly code: ErrorCode;
  /** The problem in a few words. Becomes the title of the annotation. */
  readonly title: string;
  /** The observation and its likely cause, in sentences. Never a character of the key. */
  readonly detail: string;
  /** The next step for the user. */
  readonly fix: string;
  readonly cause?: unknown;
}

/** The one error that this action throws on purpose: it names what happened, the cause and the fix. */
export class ActionError extends Error implements ActionErrorOptions {
  readonly code: ErrorCode;
  readonly title: string;
  readonly detail: string;
  readonly fix: string;

  constructor({ code, title, detail, fix, cause }: ActionErrorOptions) {
    super(`${title}: ${detail}`, { cause });
    this.name = 'ActionError';
    this.code = code;
    this.title = title;
    this.detail = detail;
    this.fix = fix;
  }
}
