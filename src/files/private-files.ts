import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, type Stats } from 'node:fs';
import { dirname, sep } from 'node:path';
import { ActionError } from '../errors/action-error.ts';
import { systemErrorCode } from '../errors/system-error.ts';
import type { CleanupPlan, CreatedFile } from './cleanup.ts';
import {
  createDirectory,
  createWholeFile,
  draftPathFor,
  type WholeFile,
  withoutDraftSuffix,
} from './creation.ts';

/** A file that only the current user can read. */
export interface PrivateFile {
  /** Absolute. */
  readonly path: string;
  readonly content: string;
  /** 0700 for a program; 0600 by default. */
  readonly mode?: number;
  /** True if an existing file with this text can be reused; by default, its content must be identical. */
  readonly isEquivalent?: (text: string) => boolean;
  /** The fix if a different file exists, for a path that `key-directory` does not change. */
  readonly conflictFix?: string;
}

type MissingFile = PrivateFile & WholeFile;

/** The effects and limits of writing private files. */
export interface WriteOptions {
  /** New directories of this invocation, which are removed as a whole. */
  readonly ownedDirectories: readonly string[];
  /** Receives what is about to be created, before anything is; and what was created, if writing fails. */
  readonly recordState: (plan: CleanupPlan) => void;
  /** Receives a warning about an existing file that is used. */
  readonly warn: (title: string, message: string) => void;
  /** Limits the access to a new directory and its content, where modes do not. */
  readonly limitAccess?: ((directory: string) => void) | undefined;
}

/**
 * Writes private files, and the directories they need. Each file is created exclusively, with its final mode from
 * the start, and never through a link, and appears whole: steps in the background may look for it meanwhile. An existing
 * file is used if it is equivalent, and otherwise is an error; either way it is left unchanged.
 *
 * @throws {ActionError} `FILE_IN_THE_WAY` before anything is written, `FILE_NOT_WRITTEN`
 */
export function writePrivateFiles(
  files: readonly PrivateFile[],
  { ownedDirectories, recordState, warn, limitAccess }: WriteOptions,
): void {
  const isOwned = (path: string): boolean =>
    ownedDirectories.some((owned) => path === owned || path.startsWith(`${owned}${sep}`));
  const created: { files: CreatedFile[]; parents: string[] } = { files: [], parents: [] };
  try {
    const missing = files.filter((file) => !isAlreadyInPlace(file, warn)).map(withDraft);
    const directories = [...new Set(missing.flatMap(({ path }) => missingParents(path)))];
    const others = missing.filter(({ path }) => !isOwned(path));
    const parents = directories.filter((path) => !isOwned(path));
    recordState({
      ownedDirectories,
      files: others.flatMap((file) => [createdFile(file), createdFile(file, file.draftPath)]),
      parents,
    });
    for (const path of directories) {
      if (isOwned(path)) mkdirSync(path, { mode: 0o700 });
      else if (createDirectory(path)) created.parents.push(path);
      else continue;
      if (!directories.includes(dirname(path))) limitAccess?.(path);
    }
    let isComplete = true;
    for (const file of missing) {
      const isCreated = createFile(file, warn);
      isComplete &&= isCreated;
      // Of a file that another process created, the draft is recorded: post trusts directories above a recorded file only.
      const path = isCreated ? file.path : file.draftPath;
      if (!isOwned(file.path)) created.files.push(createdFile(file, path));
    }
    // What another step in the background created in the meantime must not be removed either.
    if (!isComplete || created.parents.length < parents.length)
      recordState({ ownedDirectories, ...created });
  } catch (cause) {
    if (cause instanceof ActionError) throw cause;
    // A path that another process created in the meantime must not be removed.
    recordState({ ownedDirectories, ...created });
    const { path = 'a file', dest = path } = Object(cause);
    const code = systemErrorCode(cause) ?? 'an unknown error';
    throw new ActionError({
      code: 'FILE_NOT_WRITTEN',
      title: 'Failed to write a key file',
      detail: `Creating ${withoutDraftSuffix(String(dest))} failed with ${code}.`,
      fix: 'Check the permissions and the free space there. If key-directory is set, remove it to use a new directory for each run.',
      cause,
    });
  }
}

function createdFile({ path, content }: PrivateFile, at = path): CreatedFile {
  return { path: at, sha256: createHash('sha256').update(content).digest('hex') };
}

function withDraft(file: PrivateFile): MissingFile {
  return { ...file, draftPath: draftPathFor(file.path) };
}

/** Creates a file; returns false if another process was faster, and its file is equivalent. */
function createFile(file: MissingFile, warn: WriteOptions['warn']): boolean {
  try {
    createWholeFile(file);
    return true;
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST' || !isEquivalentFile(file)) throw error;
    isAlreadyInPlace(file, warn);
    return false;
  }
}

function isAlreadyInPlace(file: PrivateFile, warn: WriteOptions['warn']): boolean {
  const { path, conflictFix } = file;
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return false;
  if (isEquivalentFile(file)) {
    if (!isPrivate(found)) {
      warn(
        'A key file is not private',
        `${path} already exists with the same key and is used, but other users can read it or own it. Own it and set its mode to 0600.`,
      );
    }
    return true;
  }
  throw new ActionError({
    code: 'FILE_IN_THE_WAY',
    title: 'A different file already exists',
    detail: `${path} exists, and is not the key file to be written. It was left unchanged.`,
    fix: conflictFix ?? 'Move it, or set key-directory to another directory.',
  });
}

/** True if the path is a regular file with the same content, or one that can be used in its place. */
function isEquivalentFile({
  path,
  content,
  isEquivalent = (text) => text === content,
}: PrivateFile): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && isEquivalent(readText(path));
}

/** True if only the current user can read a file. Always true on Windows, where modes do not show it. */
function isPrivate({ mode, uid }: Stats): boolean {
  if (process.platform === 'win32') return true;
  return (mode & 0o077) === 0 && uid === process.getuid?.();
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // a file that cannot be read counts as different
  }
}

/** Lists the directories above `path` that do not exist, outermost first. */
function missingParents(path: string): readonly string[] {
  const parent = dirname(path);
  if (parent === path || lstatSync(parent, { throwIfNoEntry: false }) !== undefined) return [];
  return [...missingParents(parent), parent];
}
