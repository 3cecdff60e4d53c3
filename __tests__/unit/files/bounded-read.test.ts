import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readFileBounded } from '../../../src/files/bounded-read.ts';

const directory = mkdtempSync(join(tmpdir(), 'reading-'));
const path = join(directory, 'file');
writeFileSync(path, '12345');
afterAll(() => rmSync(directory, { recursive: true }));

test('reads a whole file that is within the limit', () => {
  expect(Buffer.from(readFileBounded(path, 5)).toString()).toBe('12345');
});

test.each([
  ['a longer file', path, 4, 'EFBIG'],
  ['an endless device', '/dev/zero', 1000, 'EFBIG'],
  ['a directory', directory, 10, 'EISDIR'],
  ['a file that does not exist', join(directory, 'none'), 10, 'ENOENT'],
])('refuses %s', (_name, file, maxBytes, code) => {
  expect(() => readFileBounded(file, maxBytes)).toThrow(expect.objectContaining({ code }));
});
