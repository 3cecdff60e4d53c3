import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readFileBounded } from '../../../src/files/bounded-read.ts';

const directory = mkdtempSync(join(tmpdir(), 'reading-'));
const path = join(directory, 'file');
writeFileSync(path, '12345');
afterAll(() => rmSync(directory, { recursive: true }));

test('reads all of a file that is within the bound', () => {
  expect(Buffer.from(readFileBounded(path, 5)).toString()).toBe('12345');
});

test.each([
  ['a longer file', path, 4, 'EFBIG'],
  ['a device without end', '/dev/zero', 1000, 'EFBIG'],
  ['a directory', directory, 10, 'EISDIR'],
  ['nothing', join(directory, 'none'), 10, 'ENOENT'],
])('refuses %s', (_name, file, maxBytes, code) => {
  expect(() => readFileBounded(file, maxBytes)).toThrow(expect.objectContaining({ code }));
});
