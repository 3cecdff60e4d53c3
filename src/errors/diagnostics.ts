import { ActionError } from './action-error.ts';
import { formatErrorList } from './format.ts';

/** A warning or notice for the user, which does not stop the run. */
export interface Annotation {
  readonly level: 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** Collects errors and annotations, so that one run reports all of them. */
export class Diagnostics {
  readonly annotations: Annotation[] = [];
  readonly errors: ActionError[] = [];

  /** Runs `work`, and collects the {@link ActionError} that it throws. Any other error is thrown on. */
  capture<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      this.errors.push(error);
      return undefined;
    }
  }

  warn(title: string, message: string): void {
    this.annotations.push({ level: 'warning', title, message });
  }

  notice(title: string, message: string): void {
    this.annotations.push({ level: 'notice', title, message });
  }

  /** Throws the error, or all of them as one, if there are any. */
  throwIfErrors(subject = 'the inputs'): void {
    if (this.errors.length > 0) throw this.toError(subject);
  }

  /**
   * The error that was collected, or one that lists them all.
   *
   * @param subject what the errors are in, for the title
   */
  toError(subject = 'the inputs'): ActionError {
    const [first, ...rest] = this.errors;
    if (first !== undefined && rest.length === 0) return first;
    return new ActionError({
      code: 'SEVERAL_PROBLEMS',
      title: `${this.errors.length} problems with ${subject}`,
      detail: formatErrorList(this.errors),
      fix: 'Correct each of the above. No output was set, and nothing was written.',
    });
  }
}
