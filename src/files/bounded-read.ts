import { closeSync, openSync, readSync } from 'node:fs';

/**
 * The bytes of a file, a pipe or a device, as far as it has at most `maxBytes`.
 *
 * @throws {NodeJS.ErrnoException} of the file system, or with code `EFBIG` when there is more
 */
export function readFileBounded(path: string, maxBytes: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
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
