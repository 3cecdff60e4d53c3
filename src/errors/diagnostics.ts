import { ActionError } from './action-error.ts';
import { formatProblems } from './format.ts';

/** A warning or notice that does not stop the run. */
export interface Annotation {
  readonly level: 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** Maximum number of errors or annotations that are listed: more would flood the log. */
const maxListed = 20;

/** Collects errors and annotations, so that one run reports all of them. */
export class Diagnostics {
  readonly annotations: Annotation[] = [];
  readonly errors: ActionError[] = [];

  /** Runs `work` and collects the {@link ActionError} that it throws. Rethrows any other error. */
  capture<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      this.errors.push(error);
      return undefined;
    }
  }

  /** Adds a warning. */
  warn(title: string, message: string): void {
    this.add({ level: 'warning', title, message });
  }

  /** Adds a notice. */
  notice(title: string, message: string): void {
    this.add({ level: 'notice', title, message });
  }

  /** Adds an annotation. */
  add(annotation: Annotation): void {
    this.annotations.push(annotation);
  }

  /** Returns the annotations collected since the last call, twenty at most, and a notice that counts the rest. */
  takeAnnotations(): readonly Annotation[] {
    const all = this.annotations.splice(0);
    const listed = all.slice(0, maxListed);
    const left = all.length - listed.length;
    if (left === 0) return listed;
    const message = `${left} more warnings and notices are not shown.`;
    return [...listed, { level: 'notice', title: 'More warnings', message }];
  }

  /** Throws {@link toError} if there are errors. */
  throwIfErrors(subject = 'the inputs'): void {
    if (this.errors.length > 0) throw this.toError(subject);
  }

  /**
   * Returns the collected error, or one that lists them all.
   *
   * @param subject what has the errors, for the title
   */
  toError(subject = 'the inputs'): ActionError {
    const [first, ...rest] = this.errors;
    if (first !== undefined && rest.length === 0) return first;
    const problems = this.errors.slice(0, maxListed);
    const left = this.errors.length - problems.length;
    return new ActionError({
      code: 'SEVERAL_PROBLEMS',
      title: `${this.errors.length} problems with ${subject}`,
      detail: formatProblems(problems),
      fix: `Correct each problem above. No token was created, and no file was written.${left > 0 ? ` ${left} more are not listed.` : ''}`,
      problems,
    });
  }
}
