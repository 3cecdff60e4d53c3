import { lstatSync, readdirSync, readFileSync, rmdirSync, type Stats, unlinkSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { systemErrorCode } from '../errors/system-error.ts';
import { keyFilePattern, tempDirectoryPattern } from './names.ts';

/** A file that an invocation created, with a hash to detect whether it was replaced. */
export interface CreatedFile {
  /** Absolute. */
  readonly path: string;
  /** SHA-256 of the content, in hex. */
  readonly sha256: string;
}

/** Everything that an invocation creates on disk. It is saved as state, which is not trusted. */
export interface CleanupPlan {
  /** New directories under `RUNNER_TEMP`; each is removed with everything in it. */
  readonly ownedDirectories: readonly string[];
  /** Key files in other directories. */
  readonly files: readonly CreatedFile[];
  /** Directories that were created to hold `files`, outermost first; each is removed if it is empty. */
  readonly parents: readonly string[];
}

/** Error codes for a path that no longer exists, or a directory that is in use. */
const ignorableErrors = ['ENOENT', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR'];

/** Error codes for an open file or a working directory on Windows, or for missing permissions. */
const useErrors = ['EBUSY', 'EPERM', 'EACCES'];

/** Larger than any key file that this action writes. Bytes. */
const maxKeyFileBytes = 64 * 1024;

/**
 * Removes what an invocation created. Another step may have forged the saved state, so each path is removed only
 * if this action could have created it:
 *
 * - a directory is a direct child of `temp`, not a link, and has a name that this action generates;
 * - a file has a name that this action gives, is a regular file, and contains what was written to it, or nothing;
 * - a parent contains one of those files, is not a link, and is empty.
 *
 * @param temp `RUNNER_TEMP`
 * @param onRemoved receives the path of each file that was removed
 * @returns a sentence for each path that was left in place
 */
export function cleanUp(
  plan: CleanupPlan,
  temp: string,
  onRemoved: (path: string) => void,
): readonly string[] {
  const { ownedDirectories, files, parents } = plan;
  return [
    ...ownedDirectories.flatMap((path) => removeOwnedDirectory(path, temp, onRemoved)),
    ...files.flatMap((file) => removeKeyFile(file, onRemoved)),
    ...parents.toReversed().flatMap((path) => removeParent(path, files)),
  ];
}

function removeOwnedDirectory(
  path: string,
  temp: string,
  onRemoved: (path: string) => void,
): readonly string[] {
  const isOurs =
    isCanonical(path) &&
    dirname(path) === resolve(temp) &&
    tempDirectoryPattern.test(basename(path));
  if (!isOurs)
    return [`${path} is not a directory that this action creates. It was left in place.`];
  return tryRemove(path, (stats) =>
    stats.isDirectory()
      ? removeTree(path, onRemoved)
      : [`${path} is no longer a directory. It was left in place.`],
  );
}

/**
 * Removes a directory with everything in it, without following links. `rmSync` of Node 24.0 to 24.12 removes nothing on
 * Windows if the path is not ASCII.
 */
function removeTree(directory: string, onRemoved: (path: string) => void): readonly string[] {
  const problems = readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    return tryRemove(path, (stats) => {
      if (stats.isDirectory()) return removeTree(path, onRemoved);
      unlinkSync(path);
      onRemoved(path);
      return [];
    });
  });
  if (problems.length === 0) rmdirSync(directory);
  return problems;
}

function removeKeyFile(
  { path, sha256 }: CreatedFile,
  onRemoved: (path: string) => void,
): readonly string[] {
  if (!isCanonical(path) || !keyFilePattern.test(basename(path))) {
    return [`${path} is not a file that this action writes. It was left in place.`];
  }
  // Loaded only if there is a file: importing it would cost every post phase 4 ms.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return tryRemove(path, (stats) => {
    // A main phase that is killed may leave a file that it created but did not write to.
    const isOurs = (): boolean =>
      stats.size === 0 ||
      (stats.size <= maxKeyFileBytes &&
        createHash('sha256').update(readFileSync(path)).digest('hex') === sha256);
    if (!stats.isFile() || !isOurs())
      return [`${path} was replaced after this action wrote it. It was left in place.`];
    unlinkSync(path);
    onRemoved(path);
    return [];
  });
}

function removeParent(path: string, files: readonly CreatedFile[]): readonly string[] {
  const holdsKeyFile = files.some(
    (file) =>
      file.path.startsWith(`${path}${sep}`) &&
      isCanonical(file.path) &&
      keyFilePattern.test(basename(file.path)),
  );
  if (!isCanonical(path) || !holdsKeyFile) {
    return [`${path} is not a directory that this action creates. It was left in place.`];
  }
  return tryRemove(path, (stats) => {
    if (stats.isDirectory()) rmdirSync(path); // fails unless it is empty
    return [];
  });
}

/** Calls `remove`, which returns a message for each path that it left in place. A missing path is ignored. */
function tryRemove(path: string, remove: (stats: Stats) => readonly string[]): readonly string[] {
  try {
    return remove(lstatSync(path));
  } catch (error) {
    const code = systemErrorCode(error) ?? 'unknown error';
    if (ignorableErrors.includes(code)) return [];
    const reason = useErrors.includes(code)
      ? ': a program still uses it, or the permissions do not allow it'
      : '';
    return [`${path} could not be removed${reason} (${code}).`];
  }
}

/** True if a path is absolute and has no `.`, `..`, repeated or trailing separator. */
function isCanonical(path: string): boolean {
  return resolve(path) === path;
}
