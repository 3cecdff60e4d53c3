import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/**
 * The bytes of a file or a device that has at most `maxBytes`.
 *
 * @throws {NodeJS.ErrnoException} of the file system, or with code `EFBIG` if there are more, `FIFO` for a pipe
 */
export function readFileBounded(path: string, maxBytes: number): Uint8Array {
  // Opening a pipe waits for a writer otherwise, which may never come.
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
