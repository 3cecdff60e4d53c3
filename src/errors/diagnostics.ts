import { ActionError } from './action-error.ts';

/** A warning or notice for the user, which does not stop the run. */
export interface Annotation {
  readonly level: 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** A list of more than these helps nobody, and floods the log. */
const maxListed = 20;

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

  /** Adds a warning. */
  warn(title: string, message: string): void {
    this.add({ level: 'warning', title, message });
  }

  /** Adds a notice. */
  notice(title: string, message: string): void {
    this.add({ level: 'notice', title, message });
  }

  add(annotation: Annotation): void {
    this.annotations.push(annotation);
  }

  /** The annotations that were collected since the last call, twenty at most. */
  takeAnnotations(): readonly Annotation[] {
    const all = this.annotations.splice(0);
    const listed = all.slice(0, maxListed);
    const left = all.length - listed.length;
    if (left === 0) return listed;
    const message = `There are ${left} more remarks on the inputs.`;
    return [...listed, { level: 'notice', title: 'More remarks', message }];
  }

  /** Throws {@link toError} if there are errors. */
  throwIfErrors(subject = 'the inputs'): void {
    if (this.errors.length > 0) throw this.toError(subject);
  }

  /**
   * The error that was collected, or one that lists them all.
   *
   * @param subject the thing that has the errors, for the title
   */
  toError(subject = 'the inputs'): ActionError {
    const [first, ...rest] = this.errors;
    if (first !== undefined && rest.length === 0) return first;
    const left = this.errors.length - maxListed;
    const more = left > 0 ? `\n\n... and ${left} more` : '';
    return new ActionError({
      code: 'SEVERAL_PROBLEMS',
      title: `${this.errors.length} problems with ${subject}`,
      detail: `${formatErrorList(this.errors.slice(0, maxListed))}${more}`,
      fix: 'Correct each of the above. No token was created, and no file was written.',
    });
  }
}

/** Formats errors as a numbered list, each with its code, detail and fix. */
function formatErrorList(errors: readonly ActionError[]): string {
  return errors
    .map(
      ({ title, code, detail, fix }, index) =>
        `${index + 1}. ${title} [${code}]\n${detail}\nFix: ${fix}`,
    )
    .join('\n\n');
}
