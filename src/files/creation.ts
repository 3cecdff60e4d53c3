import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { systemErrorCode } from '../errors/system-error.ts';

/** A file that is written under another name before it gets its own. */
export interface WholeFile {
  /** Absolute. */
  readonly path: string;
  /** A path in the same directory. */
  readonly draftPath: string;
  readonly content: string;
  /** 0600 by default. */
  readonly mode?: number;
}

const draftSuffix = /\.[0-9a-f]{16}$/;

/** Names a draft of a file: after the file, with a dot and 16 random hex digits. */
export function draftPathFor(path: string): string {
  return `${path}.${randomBytes(8).toString('hex')}`;
}

/** Returns the path of the file whose draft is at `path`, or `path` if there is no draft there. */
export function withoutDraftSuffix(path: string): string {
  return path.replace(draftSuffix, '');
}

/** Creates a directory with mode 0700; returns false if another process was faster. */
export function createDirectory(path: string): boolean {
  try {
    mkdirSync(path, { mode: 0o700 });
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST' && lstatSync(path).isDirectory()) return false;
    throw error;
  }
}

/**
 * Creates a file that does not exist. At no time is there a part of it at its path, and no link is followed. The draft
 * is removed in any case.
 */
export function createWholeFile(file: WholeFile): void {
  const { path, draftPath } = file;
  try {
    writeDraft(file);
    publish(draftPath, path);
  } finally {
    removeDraft(draftPath);
  }
}

/** Removes a draft, which may not exist. `rmSync` of Node 24.0 to 24.12 fails silently on Windows if the path is not ASCII. */
function removeDraft(draftPath: string): void {
  try {
    unlinkSync(draftPath);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
  }
}

function writeDraft({ draftPath, content, mode = 0o600 }: WholeFile): void {
  const exclusive =
    constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
  const file = openSync(draftPath, exclusive, mode);
  try {
    fchmodSync(file, mode); // a strict umask may have removed permissions of the owner
    writeFileSync(file, content);
  } finally {
    closeSync(file);
  }
}

/** Gives a draft its name. Unlike renaming, a link replaces nothing that exists. */
function publish(draftPath: string, path: string): void {
  try {
    linkSync(draftPath, path);
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') throw error;
    copyFileSync(draftPath, path, constants.COPYFILE_EXCL); // a file system without links
  }
}
