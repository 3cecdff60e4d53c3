import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/**
 * Reads a file or device of at most `maxBytes`.
 *
 * @throws {NodeJS.ErrnoException} the error of the file system, or one with code `EFBIG` for a larger file or `FIFO` for a pipe
 */
export function readFileBounded(path: string, maxBytes: number): Uint8Array {
  // Otherwise opening a pipe would wait for a writer, which may never come.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (fstatSync(file).isFIFO()) throw Object.assign(new Error('a pipe'), { code: 'FIFO' });
    const buffer = Buffer.alloc(maxBytes + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      read = readSync(file, buffer, length, buffer.length - length, null);
    }
    if (length > maxBytes) throw Object.assign(new Error('too large'), { code: 'EFBIG' });
    return buffer.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
