import { basename } from 'node:path';
import { cleanUp } from '../files/cleanup.ts';
import { keyFilePattern, ladderFileName } from '../files/names.ts';
import { cleanupState, parseCleanup } from '../runner/state.ts';
import { annotate, getState, info, runnerTemp } from '../runner/toolkit.ts';

/** Runs the post phase: removes what the main phase of this invocation created. Warns, and never fails. */
export function post(): void {
  const warn = (message: string): void =>
    annotate([{ level: 'warning', title: 'Some key files were not removed', message }]);
  const removed: string[] = [];
  try {
    const state = getState(cleanupState);
    if (state === '') return; // the main phase ended before it saved one
    const problems = cleanUp(parseCleanup(state), runnerTemp(), (path) => removed.push(path));
    for (const problem of problems) warn(problem);
  } catch (error) {
    warn(
      `Nothing was removed, because the state saved by the main phase cannot be read (${error instanceof Error ? error.name : error}). Either another step of this job replaced it, or this is a bug.`,
    );
  }
  const removals = describeRemovals(removed.map((path) => basename(path)));
  if (removals.length > 0) info(`Removed ${removals.join(' and ')}.`);
}

function describeRemovals(names: readonly string[]): readonly string[] {
  const count = names.filter((name) => keyFilePattern.test(name)).length;
  return [
    ...(count > 0 ? [`${count} key file${count === 1 ? '' : 's'}`] : []),
    ...(names.includes(ladderFileName) ? ['the token command'] : []),
  ];
}
