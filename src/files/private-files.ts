import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { dirname, sep } from 'node:path';
import { ActionError } from '../errors/action-error.ts';
import { systemErrorCode } from '../errors/system-error.ts';
import type { CleanupPlan, CreatedFile } from './cleanup.ts';

/** A file that only this user may read. */
export interface PrivateFile {
  /** Absolute. */
  readonly path: string;
  readonly content: string;
  /** 0700 for a program; 0600 if left out. */
  readonly mode?: number;
  /** True if an existing file with this text can be reused; by default, only identical content is. */
  readonly isEquivalent?: (text: string) => boolean;
}

/** The effects and bounds of writing private files. */
export interface WriteOptions {
  /** Fresh directories of this invocation, which are removed as a whole. */
  readonly ownedDirectories: readonly string[];
  /** Receives what is about to be created, before any of it is; and what was created, if writing fails. */
  readonly recordState: (plan: CleanupPlan) => void;
  /** Receives a warning about a file that is used as it is. */
  readonly warn: (title: string, message: string) => void;
}

/**
 * Writes private files, and the directories they need. Each file is created exclusively, with its mode from
 * the first byte on, through no link. A file that exists is used if it is equivalent, and otherwise refused;
 * either way it is left as it is.
 *
 * @throws {ActionError} `FILE_IN_THE_WAY` before anything is written, `FILE_NOT_WRITTEN`
 */
export function writePrivateFiles(
  files: readonly PrivateFile[],
  { ownedDirectories, recordState, warn }: WriteOptions,
): void {
  const isOwned = (path: string): boolean =>
    ownedDirectories.some((owned) => path === owned || path.startsWith(`${owned}${sep}`));
  const created: { files: CreatedFile[]; parents: string[] } = { files: [], parents: [] };
  try {
    const missing = files.filter((file) => !isAlreadyInPlace(file, warn));
    const directories = [...new Set(missing.flatMap(({ path }) => missingParents(path)))];
    recordState({
      ownedDirectories,
      files: missing.filter(({ path }) => !isOwned(path)).map(createdFile),
      parents: directories.filter((path) => !isOwned(path)),
    });
    for (const path of directories) {
      mkdirSync(path, { mode: 0o700 });
      if (!isOwned(path)) created.parents.push(path);
    }
    for (const file of missing) {
      createFile(file, () => {
        if (!isOwned(file.path)) created.files.push(createdFile(file));
      });
    }
  } catch (cause) {
    if (cause instanceof ActionError) throw cause;
    // A path that another process created in the meantime is not this action's to remove.
    recordState({ ownedDirectories, ...created });
    const { path = 'a file' } = Object(cause);
    const code = systemErrorCode(cause) ?? 'an unknown error';
    throw new ActionError({
      code: 'FILE_NOT_WRITTEN',
      title: 'A key file could not be written',
      detail: `The system answered ${code} for ${path}.`,
      fix: 'Give a key-directory that this user may write to and that has room, or leave it out for a fresh one.',
      cause,
    });
  }
}

function createdFile({ path, content }: PrivateFile): CreatedFile {
  return { path, sha256: createHash('sha256').update(content).digest('hex') };
}

function createFile({ path, content, mode = 0o600 }: PrivateFile, onCreated: () => void): void {
  const exclusive =
    constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
  const file = openSync(path, exclusive, mode);
  onCreated();
  try {
    fchmodSync(file, mode); // a strict umask may have taken the owner's bits too
    writeFileSync(file, content);
  } finally {
    closeSync(file);
  }
}

function isAlreadyInPlace(
  { path, content, isEquivalent = (text) => text === content }: PrivateFile,
  warn: WriteOptions['warn'],
): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return false;
  if (found.isFile() && isEquivalent(readText(path))) {
    if (!isPrivate(found)) {
      warn(
        'A key file is not private',
        `${path} existed, and is used as it is, but other users may read it or own it. Set its mode to 0600.`,
      );
    }
    return true;
  }
  throw new ActionError({
    code: 'FILE_IN_THE_WAY',
    title: 'A file is in the way',
    detail: `${path} is there already, and is not the key that would be written. It was left as it is.`,
    fix: 'Move it away, or set key-directory to another directory.',
  });
}

/** True if a file is this user's alone. Windows has no modes that tell. */
function isPrivate({ mode, uid }: Stats): boolean {
  if (process.platform === 'win32') return true;
  return (mode & 0o077) === 0 && uid === process.getuid?.();
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // what cannot be read is not the same, and so is in the way
  }
}

/** The directories above `path` that do not exist, outermost first. */
function missingParents(path: string): readonly string[] {
  const parent = dirname(path);
  if (parent === path || lstatSync(parent, { throwIfNoEntry: false }) !== undefined) return [];
  return [...missingParents(parent), parent];
}
