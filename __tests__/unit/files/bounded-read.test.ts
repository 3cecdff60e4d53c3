import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readFileBounded } from '../../../src/files/bounded-read.ts';
import { testPipes } from '../../support/platform.ts';

const directory = mkdtempSync(join(tmpdir(), 'reading-'));
const path = join(directory, 'file');
writeFileSync(path, '12345');
afterAll(() => rmSync(directory, { recursive: true }));

test('reads a whole file that is within the limit', () => {
  expect(Buffer.from(readFileBounded(path, 5)).toString()).toBe('12345');
});

test.each([
  ['a longer file', path, 4, 'EFBIG'],
  ...(existsSync('/dev/zero') ? [['an endless device', '/dev/zero', 1000, 'EFBIG'] as const] : []),
  ['a directory', directory, 10, 'EISDIR'],
  ['a file that does not exist', join(directory, 'none'), 10, 'ENOENT'],
])('rejects %s', (_name, file, maxBytes, code) => {
  expect(() => readFileBounded(file, maxBytes)).toThrow(expect.objectContaining({ code }));
});

testPipes('rejects a pipe without waiting for a writer', () => {
  const pipe = join(directory, 'pipe');
  execFileSync('mkfifo', [pipe]);
  expect(() => readFileBounded(pipe, 10)).toThrow(expect.objectContaining({ code: 'FIFO' }));
});

test('leaves no file open', () => {
  /** The lowest number that is free. */
  const nextDescriptor = (): number => {
    const descriptor = openSync(path, 'r');
    closeSync(descriptor);
    return descriptor;
  };
  const before = nextDescriptor();
  readFileBounded(path, 5);
  expect(() => readFileBounded(path, 4)).toThrow();
  expect(nextDescriptor()).toBe(before);
});
