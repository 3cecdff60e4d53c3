import { randomBytes } from 'node:crypto';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import { isUnexpanded } from '../text/pasted-text.ts';
import { tempDirectoryPrefix } from './names.ts';

/** The folders of a job that matter to key files. Absolute paths. */
export interface JobDirectories {
  /** `RUNNER_TEMP`, which the runner empties at the start of each job. */
  readonly temp: string;
  readonly workspace: string;
}

/**
 * Where key files go: the folder that was asked for, or a fresh one that no other invocation has.
 *
 * @param asked the input `key-directory`, `''` if left out
 * @throws {ActionError} `KEY_DIRECTORY_INVALID`
 */
export function resolveKeyDirectory(
  asked: string,
  { temp, workspace }: JobDirectories,
  findings: Diagnostics,
): string {
  if (asked === '') return newTempDirectoryPath(temp);
  if (/^~/.test(asked) || isUnexpanded(asked) || /[\n\r\0]/.test(asked)) {
    throw new ActionError({
      code: 'KEY_DIRECTORY_INVALID',
      title: 'key-directory is not a path',
      detail:
        'It starts with ~, or holds a variable or a line break. Nothing in `with:` expands those.',
      fix: 'Write an absolute path, such as ${{ runner.temp }}/keys, or leave it out for a fresh folder.',
    });
  }
  const directory = resolve(workspace, asked);
  if (isInside(directory, workspace)) {
    findings.warn(
      'Key files in the workspace',
      'key-directory is inside the workspace. A step that packs or uploads the workspace takes the key along. Leave key-directory out, or use ${{ runner.temp }}/keys.',
    );
  }
  return directory;
}

/** A folder under `temp` that does not exist yet, and whose name nobody can guess. */
export function newTempDirectoryPath(temp: string): string {
  return join(temp, `${tempDirectoryPrefix}${randomBytes(8).toString('hex')}`);
}

function isInside(path: string, directory: string): boolean {
  const way = relative(directory, path);
  return !way.startsWith('..') && !isAbsolute(way);
}
