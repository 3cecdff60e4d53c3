import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readFileBounded } from '../../../src/files/bounded-read.ts';

const folder = mkdtempSync(join(tmpdir(), 'reading-'));
const path = join(folder, 'file');
writeFileSync(path, '12345');
afterAll(() => rmSync(folder, { recursive: true }));

test('reads all of a file that is within the bound', () => {
  expect(Buffer.from(readFileBounded(path, 5)).toString()).toBe('12345');
});

test.each([
  ['a longer file', path, 4, 'EFBIG'],
  ['a device without end', '/dev/zero', 1000, 'EFBIG'],
  ['a folder', folder, 10, 'EISDIR'],
  ['nothing', join(folder, 'none'), 10, 'ENOENT'],
])('refuses %s', (_name, file, most, code) => {
  expect(() => readFileBounded(file, most)).toThrow(expect.objectContaining({ code }));
});
