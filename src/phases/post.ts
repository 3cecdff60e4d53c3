import { cleanUp } from '../files/cleanup.ts';
import { readState, remark, runnerTemp } from '../runner/actions.ts';
import { cleanupState, parseCleanup } from '../runner/state.ts';

/** The post phase: removes what the main phase of this invocation created. Warns, and never fails. */
export function post(): void {
  const warn = (text: string): void =>
    remark([{ level: 'warning', title: 'Not all key files were removed', text }]);
  try {
    const state = readState(cleanupState);
    if (state === '') return; // the main phase did not get as far as to save one
    for (const problem of cleanUp(parseCleanup(state), runnerTemp())) warn(problem);
  } catch (error) {
    warn(
      `The state of the main phase cannot be read (${error instanceof Error ? error.name : error}), so nothing was removed. Either a step of this job replaced it, or this is a defect of the action.`,
    );
  }
}
