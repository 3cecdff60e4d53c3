import type { Annotation } from './runner.ts';

/** An entry of the JSON that `act --json` writes; only the members that tests read. */
interface ActEntry {
  readonly msg: string;
  /** The name of the job, with `-1`, `-2` and so on in a matrix; names of a reusable workflow are joined by `/`. */
  readonly job?: string;
  readonly jobID?: string;
  readonly step?: string;
  /** The ID of the step, after those of the composite actions that contain it. */
  readonly stepID?: readonly string[];
  readonly stage?: string;
  readonly stepResult?: string;
  readonly jobResult?: string;
  /** Output of a step, not a message of act. */
  readonly raw_output?: boolean;
  readonly command?: string;
  readonly kvPairs?: Readonly<Record<string, string>>;
  readonly arg?: string;
}

/** The end of one stage of a step. */
export interface StepResult {
  readonly jobId: string;
  readonly step: string;
  readonly stepId: string;
  readonly stage: string;
  readonly result: string;
}

/** The log of a run of act, entry by entry. */
export class ActLog {
  readonly entries: ActEntry[] = [];

  /** Adds a line. A line that is not JSON is kept as a message. */
  add(line: string): void {
    this.entries.push(line.startsWith('{') ? JSON.parse(line) : { msg: line });
  }

  /** Everything that a reader of the log sees, after masking. */
  get text(): string {
    return textOf(this.entries);
  }

  /** What the step of this ID printed in its main stage, in all jobs, or in one of them. */
  textOfStep(stepId: string, jobId?: string): string {
    const isPart = ({ raw_output: isOutput, ...entry }: ActEntry): boolean =>
      isOutput === true && idOf(entry) === stepId && (jobId ?? entry.jobID) === entry.jobID;
    return textOf(this.entries.filter(isPart));
  }

  /** The annotations, in one job or in all. */
  annotations(jobId?: string): readonly Annotation[] {
    return this.entries
      .filter((entry) => (jobId ?? entry.jobID) === entry.jobID)
      .flatMap(({ command = '', kvPairs, arg = '' }) =>
        ['error', 'warning', 'notice'].includes(command)
          ? [{ level: command, title: kvPairs?.title ?? '', message: arg }]
          : [],
      );
  }

  /** The result of each stage of each step of the workflow, in the order in which they ended. */
  get steps(): readonly StepResult[] {
    return this.entries.flatMap((entry) =>
      entry.stepResult === undefined || entry.stage === undefined
        ? []
        : [
            {
              jobId: entry.jobID ?? '',
              step: entry.step ?? '',
              stepId: idOf(entry),
              stage: entry.stage,
              result: entry.stepResult,
            },
          ],
    );
  }

  /** `success` or `failure` by the ID of the job. */
  get jobs(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.entries.flatMap(({ jobID = '', jobResult }) =>
        jobResult === undefined ? [] : [[jobID, jobResult]],
      ),
    );
  }
}

function idOf({ stepID = [] }: ActEntry): string {
  return stepID.join('/');
}

function textOf(entries: readonly ActEntry[]): string {
  return entries.map(({ msg }) => `${msg.replace(/\n$/, '')}\n`).join('');
}
