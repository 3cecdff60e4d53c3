import { rmdirSync, rmSync, unlinkSync } from 'node:fs';
import type { Placed } from './placement.ts';

/** Errors that mean there is nothing left to remove, or that somebody else uses the folder now. */
const harmless = ['ENOENT', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR'];

/** What an invocation leaves to its post phase. */
export interface Leftovers extends Placed {
  /** Folders of its own, which programs may have filled since: they go with all that is in them. */
  readonly trees: readonly string[];
}

/**
 * Removes files, trees, then folders that are empty. What is gone already is no trouble.
 *
 * @returns what could not be removed, a sentence each
 */
export function removeLeftovers({ files, directories, trees }: Leftovers): readonly string[] {
  const innermostFirst = directories.toReversed();
  return [
    ...files.flatMap((path) => attempt(path, () => unlinkSync(path))),
    ...trees.flatMap((path) => attempt(path, () => rmSync(path, { recursive: true, force: true }))),
    ...innermostFirst.flatMap((path) => attempt(path, () => rmdirSync(path))),
  ];
}

function attempt(path: string, remove: () => void): readonly string[] {
  try {
    remove();
    return [];
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return harmless.includes(code) ? [] : [`${path} could not be removed (${code}).`];
  }
}
