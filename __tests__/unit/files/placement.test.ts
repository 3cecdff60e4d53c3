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
  test('a file of mode 0600 in a folder of mode 0700, whatever the umask', () => {
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

  test('a program of mode 0700', () => {
    place({ path: join(folder, 'run'), content: '#!/bin/sh', mode: 0o700 });
    expect(modeOf(join(folder, 'run'))).toBe('700');
  });

  test('and announces all of it before the first is there', () => {
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

describe('what is there already', () => {
  test('is used when it is the same, and is not announced', () => {
    const path = join(folder, 'key');
    writeFileSync(path, 'same');
    place({ path, content: 'same' });
    expect(announced).toEqual([{ files: [], directories: [] }]);
  });

  test('is used when it does as well', () => {
    const path = join(folder, 'key');
    writeFileSync(path, 'SAME');
    place({ path, content: 'same', isSame: (text) => text.toLowerCase() === 'same' });
    expect(readFileSync(path, 'utf8')).toBe('SAME');
  });

  test.each<readonly [string, (path: string) => void]>([
    ['another file', (path) => writeFileSync(path, 'other')],
    ['a folder', (path) => mkdirSync(path)],
    [
      'a link to the same content',
      (path) => {
        writeFileSync(`${path}.target`, 'same');
        symlinkSync(`${path}.target`, path);
      },
    ],
    ['a link to nothing', (path) => symlinkSync(`${path}.none`, path)],
  ])('is in the way when it is %s, and nothing is written', (_name, make) => {
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

describe('when it fails half way', () => {
  test('announces what was made, so that nothing else is removed', () => {
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

  test('names the folder that cannot be made', () => {
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
  test('takes files, then the folders that are empty, and may be repeated', () => {
    place({ path: join(folder, 'a/b/key'), content: 'x' });
    const [placed] = announced;
    if (placed === undefined) throw new Error('nothing was announced');
    expect(removeLeftovers({ ...placed, trees: [] })).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    expect(removeLeftovers({ ...placed, trees: [] })).toEqual([]);
  });

  test('leaves a folder that somebody else put something into', () => {
    place({ path: join(folder, 'a/key'), content: 'x' });
    writeFileSync(join(folder, 'a/other'), '');
    expect(removeLeftovers({ files: [], directories: [], ...announced[0], trees: [] })).toEqual([]);
    expect(readdirSync(join(folder, 'a'))).toEqual(['other']);
  });

  test('takes a tree with all that is in it', () => {
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

  test('tells what it could not remove, and goes on', () => {
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

test('a file that cannot be read is in the way', () => {
  const path = join(folder, 'key');
  writeFileSync(path, 'same');
  chmodSync(path, 0);
  const isRoot = process.getuid?.() === 0; // root can read it all the same
  const placing = (): void => place({ path, content: 'same' });
  if (isRoot) expect(placing).not.toThrow();
  else expect(placing).toThrow(expect.objectContaining({ code: 'FILE_IN_THE_WAY' }));
});
