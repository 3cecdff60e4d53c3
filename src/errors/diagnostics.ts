import { ActionError } from './action-error.ts';

/** Something the user should know that does not stop the run. */
export interface Annotation {
  readonly level: 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/**
 * Collects all that is wrong with the inputs, so that one run reports all of it.
 */
export class Diagnostics {
  readonly annotations: Annotation[] = [];
  readonly errors: ActionError[] = [];

  /** Runs `work`; an {@link ActionError} is kept as a problem, any other error goes on up. */
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

  /** Throws the problem, or all of them as one, when there are any. `subject` is what they are with. */
  throwIfErrors(subject = 'the inputs'): void {
    const [first, ...rest] = this.errors;
    if (first === undefined) return;
    if (rest.length === 0) throw first;
    throw new ActionError({
      code: 'SEVERAL_PROBLEMS',
      title: `${this.errors.length} problems with ${subject}`,
      detail: this.errors
        .map((one, at) => `${at + 1}. ${one.title} [${one.code}]\n${one.detail}\nFix: ${one.fix}`)
        .join('\n\n'),
      fix: 'Mend each of the above. No output was set, and nothing was written.',
    });
  }
}
