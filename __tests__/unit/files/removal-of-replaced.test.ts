import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { removeLeftovers } from '../../../src/files/removal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'removal-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('removal leaves a file that took the place of a folder, and reports nothing', () => {
  const parent = join(folder, 'keys');
  writeFileSync(parent, 'of somebody else');
  const leftovers = {
    files: [join(parent, 'AuthKey_X.p8')],
    directories: [parent, join(parent, 'inner')],
    trees: [join(parent, 'tree')],
  };
  expect(removeLeftovers(leftovers)).toEqual([]);
  expect(readdirSync(folder)).toEqual(['keys']);
});

test('removal of a file that a link took the place of leaves the target alone', () => {
  const [link, target] = [join(folder, 'key'), join(folder, 'target')];
  writeFileSync(target, 'of somebody else');
  symlinkSync(target, link);
  expect(removeLeftovers({ files: [link], directories: [], trees: [] })).toEqual([]);
  expect(readdirSync(folder)).toEqual(['target']);
});
