import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { root } from '../support/repository.ts';

const dist = join(root, 'dist');
const fresh = mkdtempSync(join(tmpdir(), 'dist-'));
const filesIn = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'scripts/build.ts'), fresh]);
}, 120_000);
afterAll(() => rmSync(fresh, { recursive: true }));

test('dist matches the output of npm run build byte for byte', () => {
  expect(filesIn(dist)).toEqual(filesIn(fresh));
  for (const path of filesIn(fresh))
    expect([path, readFileSync(join(dist, path)).equals(readFileSync(join(fresh, path)))]).toEqual([
      path,
      true,
    ]);
});
