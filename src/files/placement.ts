import {
  closeSync,
  constants,
  fchmodSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { ActionError } from '../errors/action-error.ts';

/** A file for this user's eyes only. */
export interface PrivateFile {
  /** Absolute. */
  readonly path: string;
  readonly content: string;
  /** 0700 for a program; 0600 if left out. */
  readonly mode?: number;
  /** Whether a file that is there already does as well; if left out, only one with the same bytes does. */
  readonly isSame?: (text: string) => boolean;
}

/** What was made, and has to be removed. */
export interface Placed {
  readonly files: readonly string[];
  /** Outermost first. */
  readonly directories: readonly string[];
}

/**
 * Writes private files, and the folders they need. Each file is made exclusively, with its mode from the
 * first byte on, through no link. A file that is there already is used if it is the same, and is
 * otherwise in the way; either way it is left alone.
 *
 * @param announce told what is about to be made before any of it is, and again what was made if it fails
 * @throws {ActionError} `FILE_IN_THE_WAY` before anything is written, `FILE_NOT_WRITTEN`
 */
export function placeFiles(
  files: readonly PrivateFile[],
  announce: (placed: Placed) => void,
): void {
  const made: { files: string[]; directories: string[] } = { files: [], directories: [] };
  try {
    const missing = files.filter((file) => !isThere(file));
    const directories = [...new Set(missing.flatMap(({ path }) => missingAncestors(path)))];
    announce({ files: missing.map(({ path }) => path), directories });
    for (const path of directories) {
      mkdirSync(path, { mode: 0o700 });
      made.directories.push(path);
    }
    for (const file of missing) write(file, () => made.files.push(file.path));
  } catch (cause) {
    if (cause instanceof ActionError) throw cause;
    // What somebody else made in the meantime is not ours to remove.
    announce(made);
    const { code = 'an unknown error', path = 'a file' } = cause as NodeJS.ErrnoException;
    throw new ActionError({
      code: 'FILE_NOT_WRITTEN',
      title: 'A key file could not be written',
      detail: `The system answered ${code} for ${path}.`,
      fix: 'Give a key-directory that this user may write to and that has room, or leave it out for a fresh one.',
      cause,
    });
  }
}

function write({ path, content, mode = 0o600 }: PrivateFile, onMade: () => void): void {
  const exclusive =
    constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
  const file = openSync(path, exclusive, mode);
  onMade();
  try {
    fchmodSync(file, mode); // a strict umask may have taken the owner's bits too
    writeFileSync(file, content);
  } finally {
    closeSync(file);
  }
}

function isThere({ path, content, isSame = (text) => text === content }: PrivateFile): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return false;
  if (found.isFile() && isSame(readText(path))) return true;
  throw new ActionError({
    code: 'FILE_IN_THE_WAY',
    title: 'A file is in the way',
    detail: `${path} is there already, and is not the key that would be written. It was left as it is.`,
    fix: 'Move it away, or set key-directory to another folder.',
  });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // what cannot be read is not the same, and so is in the way
  }
}

/** The folders above `path` that do not exist, outermost first. */
function missingAncestors(path: string): readonly string[] {
  const parent = dirname(path);
  if (parent === path || lstatSync(parent, { throwIfNoEntry: false }) !== undefined) return [];
  return [...missingAncestors(parent), parent];
}
