import type { ErrorCode } from './codes.ts';

/** What an {@link ActionError} is made of. */
export interface ActionErrorOptions {
  /** Stable code, also the heading in docs/troubleshooting.md. */
  readonly code: ErrorCode;
  /** A few words: what happened. Becomes the title of the annotation. */
  readonly title: string;
  /** One or more sentences: what was seen, and the likely cause. Never a character of the key. */
  readonly detail: string;
  /** What to do next. */
  readonly fix: string;
  readonly cause?: unknown;
}

/** The only error this action raises on purpose: it names what happened, the cause and the fix. */
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
