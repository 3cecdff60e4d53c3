import { removeLeftovers } from '../files/removal.ts';
import { readState, remark } from '../runner/actions.ts';
import { placedState, readPlaced } from '../runner/state.ts';

/** The post phase: removes what the main phase of this invocation made. Warns, and never fails. */
export function post(): void {
  const warn = (text: string): void =>
    remark([{ level: 'warning', title: 'Not all key files were removed', text }]);
  try {
    for (const problem of removeLeftovers(readPlaced(readState(placedState)))) warn(problem);
  } catch (error) {
    warn(
      `The state of the main phase cannot be read (${error instanceof Error ? error.name : error}). If a step of this job wrote it, that step has a defect.`,
    );
  }
}
