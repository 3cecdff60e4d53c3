import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Placed, type PrivateFile, placeFiles } from '../../../src/files/placement.ts';
import { removeLeftovers } from '../../../src/files/removal.ts';

let folder: string;
let announced: Placed[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'placement-'));
  announced = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const place = (...files: PrivateFile[]): void =>
  placeFiles(files, (placed) => announced.push(structuredClone(placed)));
const modeOf = (path: string): string => (lstatSync(path).mode & 0o777).toString(8);

describe('writes', () => {
  test('a file with mode 0600 in a directory with mode 0700, whatever the umask', () => {
    const path = join(folder, 'a/b/key');
    const umask = process.umask(0);
    try {
      place({ path, content: 'secret' });
    } finally {
      process.umask(umask);
    }
    expect(readFileSync(path, 'utf8')).toBe('secret');
    expect([modeOf(path), modeOf(join(folder, 'a/b')), modeOf(join(folder, 'a'))]).toEqual([
      '600',
      '700',
      '700',
    ]);
  });

  test('a program with mode 0700', () => {
    place({ path: join(folder, 'run'), content: '#!/bin/sh', mode: 0o700 });
    expect(modeOf(join(folder, 'run'))).toBe('700');
  });

  test('and announces all files before it creates the first', () => {
    const path = join(folder, 'a/b/key');
    placeFiles([{ path, content: 'x' }], (placed) => {
      expect(existsSync(join(folder, 'a'))).toBe(false);
      announced.push(placed);
    });
    expect(announced).toEqual([
      { files: [path], directories: [join(folder, 'a'), join(folder, 'a/b')] },
    ]);
  });
});

describe('for an existing file', () => {
  test('reuses identical content without announcing it', () => {
    const path = join(folder, 'key');
    writeFileSync(path, 'same');
    place({ path, content: 'same' });
    expect(announced).toEqual([{ files: [], directories: [] }]);
  });

  test('reuses an equivalent file', () => {
    const path = join(folder, 'key');
    writeFileSync(path, 'SAME');
    place({ path, content: 'same', isSame: (text) => text.toLowerCase() === 'same' });
    expect(readFileSync(path, 'utf8')).toBe('SAME');
  });

  test.each<readonly [string, (path: string) => void]>([
    ['another file', (path) => writeFileSync(path, 'other')],
    ['a directory', (path) => mkdirSync(path)],
    [
      'a link to the same content',
      (path) => {
        writeFileSync(`${path}.target`, 'same');
        symlinkSync(`${path}.target`, path);
      },
    ],
    ['a link to nothing', (path) => symlinkSync(`${path}.none`, path)],
  ])('refuses to overwrite %s, and writes nothing', (_name, make) => {
    const path = join(folder, 'key');
    make(path);
    const before = readdirSync(folder);
    expect(() =>
      place({ path: join(folder, 'first'), content: 'x' }, { path, content: 'same' }),
    ).toThrow(expect.objectContaining({ code: 'FILE_IN_THE_WAY' }));
    expect(readdirSync(folder)).toEqual(before);
    expect(announced).toEqual([]);
  });
});

describe('after a failure', () => {
  test('announces only what was created, so that nothing else is removed', () => {
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    const race = (): void =>
      placeFiles(
        [
          { path: first, content: 'x' },
          { path: second, content: 'x' },
        ],
        (placed) => {
          announced.push(structuredClone(placed));
          if (announced.length === 1) writeFileSync(second, 'of somebody else');
        },
      );
    expect(race).toThrow(
      expect.objectContaining({
        code: 'FILE_NOT_WRITTEN',
        detail: expect.stringContaining('EEXIST'),
      }),
    );
    expect(announced.at(-1)).toEqual({ files: [first], directories: [] });
    removeLeftovers({ files: [], directories: [], ...announced.at(-1), trees: [] });
    expect(readdirSync(folder)).toEqual(['second']);
  });

  test('reports why a directory cannot be created', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => place({ path: join(folder, 'file/sub/key'), content: 'x' })).toThrow(
      expect.objectContaining({
        code: 'FILE_NOT_WRITTEN',
        detail: expect.stringContaining('ENOTDIR'),
      }),
    );
  });
});

describe('removal', () => {
  test('deletes files, then empty directories, and may be repeated', () => {
    place({ path: join(folder, 'a/b/key'), content: 'x' });
    const [placed] = announced;
    if (placed === undefined) throw new Error('nothing was announced');
    expect(removeLeftovers({ ...placed, trees: [] })).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    expect(removeLeftovers({ ...placed, trees: [] })).toEqual([]);
  });

  test('keeps a directory that contains files of others', () => {
    place({ path: join(folder, 'a/key'), content: 'x' });
    writeFileSync(join(folder, 'a/other'), '');
    expect(removeLeftovers({ files: [], directories: [], ...announced[0], trees: [] })).toEqual([]);
    expect(readdirSync(join(folder, 'a'))).toEqual(['other']);
  });

  test('deletes a tree with all its content', () => {
    mkdirSync(join(folder, 'tree/a'), { recursive: true });
    writeFileSync(join(folder, 'tree/a/file'), '');
    const leftovers = {
      files: [],
      directories: [],
      trees: [join(folder, 'tree'), join(folder, 'none')],
    };
    expect(removeLeftovers(leftovers)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('reports what it could not delete, and continues', () => {
    mkdirSync(join(folder, 'key'));
    writeFileSync(join(folder, 'other'), '');
    const problems = removeLeftovers({
      files: [join(folder, 'key'), join(folder, 'other')],
      directories: [],
      trees: [],
    });
    expect(problems).toEqual([expect.stringMatching(/key could not be removed \(E[A-Z]+\)\.$/)]);
    expect(readdirSync(folder)).toEqual(['key']);
  });
});

/** Root may read every file, and so becomes nobody for the time of a test; other users stay. */
function dropPrivileges(): () => void {
  if (process.geteuid?.() !== 0) return () => {};
  chmodSync(folder, 0o711);
  process.seteuid?.(65_534);
  return () => process.seteuid?.(0);
}

test('refuses to overwrite a file that cannot be read', () => {
  const path = join(folder, 'key');
  writeFileSync(path, 'same');
  chmodSync(path, 0);
  const restorePrivileges = dropPrivileges();
  try {
    expect(() => place({ path, content: 'same' })).toThrow(
      expect.objectContaining({ code: 'FILE_IN_THE_WAY' }),
    );
  } finally {
    restorePrivileges();
  }
  expect(announced).toEqual([]);
});
