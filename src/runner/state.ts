import type { CleanupPlan, CreatedFile } from '../files/cleanup.ts';

/** Name of the state in which the main phase saves its cleanup plan for the post phase. */
export const cleanupState = 'placed';

/** Cleanup plan of an invocation that creates nothing. */
export const emptyCleanupPlan: CleanupPlan = { ownedDirectories: [], files: [], parents: [] };

/** Serializes a cleanup plan as the text of a state. */
export function serializeCleanup({ ownedDirectories, files, parents }: CleanupPlan): string {
  return JSON.stringify({ ownedDirectories, files, parents });
}

/**
 * Parses the cleanup plan in a saved state.
 *
 * @throws {SyntaxError | TypeError} if the text is not one that {@link serializeCleanup} returns
 */
export function parseCleanup(state: string): CleanupPlan {
  const { ownedDirectories, files, parents } = Object(JSON.parse(state));
  if (!isList(ownedDirectories, isText) || !isList(parents, isText) || !isList(files, isFile))
    throw new TypeError('not a cleanup plan');
  return { ownedDirectories, files, parents };
}

function isList<T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(isItem);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isFile(value: unknown): value is CreatedFile {
  const { path, sha256 } = Object(value);
  return isText(path) && isText(sha256);
}
