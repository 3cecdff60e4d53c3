import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { root } from '../support/repository.ts';

const fresh = mkdtempSync(join(tmpdir(), 'dist-'));
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'scripts/build.ts'), fresh]);
}, 120_000);
afterAll(() => rmSync(fresh, { recursive: true }));

test('dist is, byte for byte, what src builds; else run npm run build', () => {
  expect(filesIn(join(root, 'dist'))).toEqual(filesIn(fresh));
  for (const path of filesIn(fresh))
    expect([path, read(root, 'dist', path) === read(fresh, path)]).toEqual([path, true]);
});

describe('dist/main/index.js', () => {
  test('is under 120 KB', () => {
    expect(Buffer.byteLength(read(root, 'dist/main/index.js'))).toBeLessThan(120 * 1024);
  });

  test('does not hold undici, octokit or the HTTP client: see scripts/build.ts if it does', () => {
    const all = filesIn(join(root, 'dist')).filter((path) => path.endsWith('.js'));
    const heavy =
      /node_modules\/(?:undici|@octokit|@actions\/http-client)|class OidcClient|class HttpClient/;
    expect(all.filter((path) => heavy.test(read(root, 'dist', path)))).toEqual([]);
  });
});
