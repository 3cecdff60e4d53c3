import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { testLinks } from '../../support/platform.ts';

const unlink = jest.fn(fs.unlinkSync);
const rmdir = jest.fn(fs.rmdirSync);
jest.unstable_mockModule('node:fs', () => ({ ...fs, unlinkSync: unlink, rmdirSync: rmdir }));
const { cleanUp } = await import('../../../src/files/cleanup.ts');

let temp: string;
let directory: string;
beforeEach(() => {
  temp = fs.realpathSync.native(fs.mkdtempSync(join(tmpdir(), 'cleanup-')));
  directory = join(temp, 'app-store-connect-token-0123456789abcdef');
  fs.mkdirSync(join(directory, 'bin'), { recursive: true });
  for (const name of ['AuthKey_A.json', 'AuthKey_A.p8', 'bin/run'])
    fs.writeFileSync(join(directory, name), 'x');
});
afterEach(() => {
  unlink.mockReset().mockImplementation(fs.unlinkSync);
  rmdir.mockReset().mockImplementation(fs.rmdirSync);
  fs.rmSync(temp, { recursive: true });
});

/** Cleans up while the system refuses to remove `path`. */
function cleanUpDuringUse(path: string, code: string): readonly string[] {
  for (const [mock, original] of [
    [unlink, fs.unlinkSync],
    [rmdir, fs.rmdirSync],
  ] as const) {
    mock.mockImplementation((target) => {
      if (target === path) throw Object.assign(new Error(), { code });
      original(target);
    });
  }
  return cleanUp({ ownedDirectories: [directory], files: [], parents: [] }, temp, () => {});
}

test.each(['EBUSY', 'EPERM', 'EACCES'])(
  'a file that is in use (%s) gets one warning, and the others are removed',
  (code) => {
    const path = join(directory, 'AuthKey_A.json');
    expect(cleanUpDuringUse(path, code)).toEqual([
      `${path} could not be removed: a program still uses it, or the permissions do not allow it (${code}).`,
    ]);
    expect(fs.readdirSync(directory)).toEqual(['AuthKey_A.json']);
  },
);

test('a directory that is in use gets one warning, and is empty', () => {
  expect(cleanUpDuringUse(directory, 'EBUSY')).toEqual([
    `${directory} could not be removed: a program still uses it, or the permissions do not allow it (EBUSY).`,
  ]);
  expect(fs.readdirSync(directory)).toEqual([]);
});

testLinks(
  'a link in place of a parent stays, although Windows removes one like a directory',
  () => {
    const link = join(temp, 'keys');
    fs.symlinkSync(directory, link);
    rmdir.mockImplementation(() => {});
    const file = { path: join(link, 'AuthKey_B.p8'), sha256: '0'.repeat(64) };
    expect(
      cleanUp({ ownedDirectories: [], files: [file], parents: [link] }, temp, () => {}),
    ).toEqual([]);
    expect(rmdir).not.toHaveBeenCalled();
  },
);
