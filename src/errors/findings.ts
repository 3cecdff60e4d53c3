import { ActionError } from './action-error.ts';

/** Something the user should know that does not stop the run. */
export interface Remark {
  readonly level: 'warning' | 'notice';
  readonly title: string;
  readonly text: string;
}

/**
 * Collects all that is wrong with the inputs, so that one run reports all of it.
 */
export class Findings {
  readonly remarks: Remark[] = [];
  readonly problems: ActionError[] = [];

  /** Runs `work`; an {@link ActionError} is kept as a problem, any other error goes on up. */
  attempt<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      this.problems.push(error);
      return undefined;
    }
  }

  warn(title: string, text: string): void {
    this.remarks.push({ level: 'warning', title, text });
  }

  notice(title: string, text: string): void {
    this.remarks.push({ level: 'notice', title, text });
  }

  /** Throws the problem, or all of them as one, when there are any. `subject` is what they are with. */
  throwIfAny(subject = 'the inputs'): void {
    const [first, ...rest] = this.problems;
    if (first === undefined) return;
    if (rest.length === 0) throw first;
    throw new ActionError({
      code: 'SEVERAL_PROBLEMS',
      title: `${this.problems.length} problems with ${subject}`,
      detail: this.problems
        .map((one, at) => `${at + 1}. ${one.title} [${one.code}]\n${one.detail}\nFix: ${one.fix}`)
        .join('\n\n'),
      fix: 'Mend each of the above. No output was set, and nothing was written.',
    });
  }
}
