import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import { isUnexpanded } from '../text/pasted-text.ts';
import { tempDirectoryPrefix } from './names.ts';

/** The directories of a job that matter to key files. Absolute paths. */
export interface JobDirectories {
  /** `RUNNER_TEMP`, which the runner empties at the start of each job. */
  readonly temp: string;
  /** The working directory, and `GITHUB_WORKSPACE`, which may be another. */
  readonly workspaces: readonly string[];
}

/** A directory for key files. */
export interface KeyDirectory {
  /** Absolute. */
  readonly path: string;
  /** True for a fresh directory of this invocation alone. */
  readonly isOwned: boolean;
}

/**
 * The directory for key files: the one of the input, or a fresh one that no other run has.
 *
 * @param input the input `key-directory`
 * @throws {ActionError} `KEY_DIRECTORY_INVALID`
 */
export function resolveKeyDirectory(
  input: string | undefined,
  { temp, workspaces }: JobDirectories,
  diagnostics: Diagnostics,
): KeyDirectory {
  if (input === undefined) return { path: newTempDirectoryPath(temp), isOwned: true };
  if (/^~/.test(input) || isUnexpanded(input) || /[\n\r\0]/.test(input)) {
    throw new ActionError({
      code: 'KEY_DIRECTORY_INVALID',
      title: 'key-directory is not a path',
      detail:
        'It starts with ~, or holds a variable or a line break. Nothing in `with:` expands those.',
      fix: 'Write an absolute path, such as ${{ runner.temp }}/keys, or leave it out for a fresh directory.',
    });
  }
  const path = resolve(...workspaces.slice(0, 1), input);
  if (workspaces.some((workspace) => isInside(path, workspace))) {
    diagnostics.warn(
      'Key files in the workspace',
      'key-directory is inside the workspace. A step that packs or uploads the workspace takes the key along. Leave key-directory out, or use ${{ runner.temp }}/keys.',
    );
  }
  return { path, isOwned: false };
}

/** The path of a directory under `temp` that does not exist yet, and whose name nobody can guess. */
export function newTempDirectoryPath(temp: string): string {
  return join(temp, `${tempDirectoryPrefix}${randomBytes(8).toString('hex')}`);
}

/** True if `path` is in `directory` or is it, by the real paths of both. */
function isInside(path: string, directory: string): boolean {
  const way = relative(realPath(directory), realPath(path));
  return way.split(sep)[0] !== '..' && !isAbsolute(way);
}

/** The path with the links of its nearest ancestor that exists resolved. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}
