import { createHash } from 'node:crypto';
import { globSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { ActionError } from '../errors/action-error.ts';
import { systemErrorCode } from '../errors/system-error.ts';

/** The type identifiers of the files that App Store Connect accepts, by extension. */
const types = { ipa: 'com.apple.ipa', pkg: 'com.apple.pkg' } as const;

/** The size of one read, in bytes. */
const chunkBytes = 256 * 1024;

/** A file to upload, which stays open: what is hashed is what is sent. */
export interface UploadFile {
  readonly path: string;
  readonly name: string;
  readonly extension: keyof typeof types;
  readonly uti: (typeof types)[keyof typeof types];
  /** Bytes. */
  readonly size: number;
  /** Unix milliseconds. */
  readonly modifiedAt: number;
  readonly handle: FileHandle;
}

/**
 * Opens the one file that a pattern matches.
 *
 * @param pattern a path, or a pattern of `fs.globSync`
 * @throws {ActionError} `UPLOAD_FILE_NOT_FOUND`, `UPLOAD_FILE_AMBIGUOUS`, `UPLOAD_FILE_UNSUPPORTED`, `UPLOAD_FILE_UNREADABLE`
 */
export async function openUploadFile(pattern: string): Promise<UploadFile> {
  const path = findFile(pattern);
  const [, ending = ''] = /\.(ipa|pkg)$/i.exec(path) ?? [];
  const extension = ending.toLowerCase();
  if (extension !== 'ipa' && extension !== 'pkg') throw unsupportedError(path);
  try {
    const handle = await open(path, 'r');
    const { size, mtimeMs: modifiedAt } = await handle.stat();
    if (size === 0) throw new RangeError('empty');
    const name = basename(path);
    return { path, name, extension, uti: types[extension], size, modifiedAt, handle };
  } catch (cause) {
    throw new ActionError({
      code: 'UPLOAD_FILE_UNREADABLE',
      title: 'Cannot read the file',
      detail:
        cause instanceof RangeError
          ? `${path} is empty.`
          : `Reading ${path} failed with ${systemErrorCode(cause) ?? 'an unknown error'}.`,
      fix: 'Check the step that creates or downloads the file, and the permissions of the file.',
      cause,
    });
  }
}

function findFile(pattern: string): string {
  if (isFile(pattern)) return pattern;
  const found = globSync(pattern).filter(isFile);
  const [path, ...others] = found.toSorted();
  if (path !== undefined && others.length === 0) return path;
  if (path === undefined) {
    throw new ActionError({
      code: 'UPLOAD_FILE_NOT_FOUND',
      title: 'File not found',
      detail: `No file matches "${pattern}" in ${process.cwd()}.`,
      fix: 'Check the path. If another job creates the file, download it first with actions/download-artifact.',
    });
  }
  throw new ActionError({
    code: 'UPLOAD_FILE_AMBIGUOUS',
    title: 'More than one file matches',
    detail: `"${pattern}" matches ${found.length} files: ${[path, ...others].slice(0, 10).join(', ')}${found.length > 10 ? ', ...' : ''}.`,
    fix: 'Write a pattern that matches exactly one file. To upload several builds, use one step for each.',
  });
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function unsupportedError(path: string): ActionError {
  return new ActionError({
    code: 'UPLOAD_FILE_UNSUPPORTED',
    title: 'Unsupported file type',
    detail: `${path} is neither an .ipa nor a .pkg.`,
    fix: 'Export the archive with xcodebuild -exportArchive, which creates an .ipa, or a .pkg for macOS. An .app or .xcarchive cannot be uploaded.',
  });
}

/**
 * Reads a range of a file, chunk by chunk. All chunks share one buffer, so each is valid until the next one is
 * requested: a buffer for each would fill the memory faster than it is collected.
 *
 * @throws {ActionError} `UPLOAD_FILE_CHANGED` if the file ends before the range does
 */
export async function* readRange(
  handle: FileHandle,
  { offset, length }: { readonly offset: number; readonly length: number },
): AsyncGenerator<Uint8Array> {
  const end = offset + length;
  const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, length));
  for (let position = offset; position < end; ) {
    const size = Math.min(buffer.length, end - position);
    const { bytesRead } = await handle.read(buffer, 0, size, position);
    if (bytesRead === 0) throw changedError();
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Returns the SHA-256 of a file, as hex. */
export async function hashFile({ handle, size }: UploadFile): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of readRange(handle, { offset: 0, length: size })) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Asserts that nothing has written to a file since it was opened.
 *
 * @throws {ActionError} `UPLOAD_FILE_CHANGED`
 */
export async function assertUnchanged({ handle, size, modifiedAt }: UploadFile): Promise<void> {
  const now = await handle.stat();
  if (now.size !== size || now.mtimeMs !== modifiedAt) throw changedError();
}

function changedError(): ActionError {
  return new ActionError({
    code: 'UPLOAD_FILE_CHANGED',
    title: 'The file changed during the upload',
    detail:
      'Another process wrote to the file, so the parts that were sent may not match. The file was not committed.',
    fix: 'Upload after the last step that writes the file, and check that no background step writes it.',
  });
}
