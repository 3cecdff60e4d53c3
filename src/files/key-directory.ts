import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import { tempDirectoryPrefix } from './names.ts';

/** The directories of a job that affect where key files may be. Absolute paths. */
export interface JobDirectories {
  /** `RUNNER_TEMP`, which the runner empties at the start of each job. */
  readonly temp: string;
  /** The working directory, and `GITHUB_WORKSPACE`, which may differ. */
  readonly workspaces: readonly string[];
  readonly platform: NodeJS.Platform;
}

/** A directory for key files. */
export interface KeyDirectory {
  /** Absolute. */
  readonly path: string;
  /** True for a new directory that only this invocation uses. */
  readonly isOwned: boolean;
}

/** A path that needs expansion: `~`, `$NAME`, `${NAME}`, `$env:NAME`, `%NAME%` or `${{ ... }}`. */
const unexpandedPath = /^(?:~|\$\{?[A-Za-z_]|%[A-Za-z_][A-Za-z0-9_]*%)|\$\{\{/;

/**
 * Resolves the directory for key files: the one in the input, or a new one that no other run uses.
 *
 * @param input the input `key-directory`
 * @throws {ActionError} `KEY_DIRECTORY_INVALID`
 */
export function resolveKeyDirectory(
  input: string | undefined,
  { temp, workspaces, platform }: JobDirectories,
  diagnostics: Diagnostics,
): KeyDirectory {
  if (input === undefined) return { path: newTempDirectoryPath(temp), isOwned: true };
  if (unexpandedPath.test(input) || /[\n\r\0]/.test(input)) throw invalidError(input, plainPath);
  if (platform === 'win32') assertWindowsPath(input);
  const path = resolve(...workspaces.slice(0, 1), input);
  if (workspaces.some((workspace) => isInside(path, workspace))) {
    diagnostics.warn(
      'key-directory is in the workspace',
      'A step that archives or uploads the workspace would include the key. Remove key-directory, or set it to ${{ runner.temp }}/keys.',
    );
  }
  return { path, isOwned: false };
}

const plainPath =
  'It must be a plain path: `with:` expands neither `~` nor shell variables, and `${{ }}` only in the workflow file.';

/** @throws {ActionError} `KEY_DIRECTORY_INVALID` if Windows would use another path than the one in the input */
function assertWindowsPath(input: string): void {
  const [, drive, rest = ''] = /^\/([A-Za-z])(\/.*)?$/.exec(input) ?? [];
  if (drive !== undefined) {
    const path = `${drive.toUpperCase()}:${rest || '/'}`;
    throw invalidError(
      input,
      `Only Git Bash writes drives like that; Windows would use a directory named ${drive}.`,
      input.length > 100 ? undefined : `Write ${path}, or \${{ runner.temp }}/keys.`,
    );
  }
  const isAltered = (name: string): boolean =>
    /^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\.|$)/i.test(name) ||
    (/[. ]$/.test(name) && !/^\.{1,2}$/.test(name));
  if (input.split(/[\\/]/).some(isAltered)) {
    throw invalidError(
      input,
      'Windows removes a dot or space from the end of a name, and reserves names such as NUL and COM1 for devices.',
    );
  }
}

function invalidError(
  input: string,
  reason: string,
  fix = 'Set an absolute path such as ${{ runner.temp }}/keys, or remove key-directory to use a new directory for each run.',
): ActionError {
  const value = input.length > 100 ? '' : `key-directory is "${input}". `;
  return new ActionError({
    code: 'KEY_DIRECTORY_INVALID',
    title: 'Invalid key-directory',
    detail: `${value}${reason}`,
    fix,
  });
}

/** Generates the path of a new directory under `temp`, with a name that cannot be guessed. */
export function newTempDirectoryPath(temp: string): string {
  return join(temp, `${tempDirectoryPrefix}${randomBytes(8).toString('hex')}`);
}

/** True if `path` is `directory` or inside it, by the real paths of both. */
function isInside(path: string, directory: string): boolean {
  const relativePath = relative(realPath(directory), realPath(path));
  return relativePath.split(sep)[0] !== '..' && !isAbsolute(relativePath);
}

/** Resolves the links in the nearest ancestor of `path` that exists. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}
