import { cleanUp } from '../files/cleanup.ts';
import { cleanupState, parseCleanup } from '../runner/state.ts';
import { annotate, getState, runnerTemp } from '../runner/toolkit.ts';

/** The post phase: removes what the main phase of this invocation created. Warns, and never fails. */
export function post(): void {
  const warn = (message: string): void =>
    annotate([{ level: 'warning', title: 'Not all key files were removed', message }]);
  try {
    const state = getState(cleanupState);
    if (state === '') return; // the main phase did not get as far as to save one
    for (const problem of cleanUp(parseCleanup(state), runnerTemp())) warn(problem);
  } catch (error) {
    warn(
      `The state of the main phase cannot be read (${error instanceof Error ? error.name : error}), so nothing was removed. Either a step of this job replaced it, or this is a defect of the action.`,
    );
  }
}
