import type { Leftovers } from '../files/removal.ts';

/** The name under which the main phase leaves what it made to the post phase. */
export const placedState = 'placed';

/** @returns the state's text */
export function writePlaced(placed: Leftovers): string {
  return JSON.stringify(placed);
}

/**
 * What the main phase of this invocation made; nothing when it left no state.
 *
 * @throws {SyntaxError | TypeError} when the state is not what `writePlaced` writes
 */
export function readPlaced(state: string): Leftovers {
  if (state === '') return { files: [], directories: [], trees: [] };
  const { files, directories, trees } = JSON.parse(state);
  const arePaths = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((path) => typeof path === 'string');
  if (!arePaths(files) || !arePaths(directories) || !arePaths(trees))
    throw new TypeError('not a list of paths');
  return { files, directories, trees };
}
