import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CleanupPlan } from '../../../src/files/cleanup.ts';
import { type PrivateFile, writePrivateFiles } from '../../../src/files/private-files.ts';
import { testLinks, testModes, whereLinksExist } from '../../support/platform.ts';

let directory: string;
let recorded: CleanupPlan[];
let warnings: string[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'private-files-'));
  recorded = [];
  warnings = [];
});
afterEach(() => rmSync(directory, { recursive: true }));

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');
const write = (...files: PrivateFile[]): void =>
  writePrivateFiles(files, {
    ownedDirectories: [],
    recordState: (plan) => recorded.push(structuredClone(plan)),
    warn: (title) => warnings.push(title),
  });
/** Matches the path that a file has until it is whole. */
const aDraftOf = (path: string): unknown =>
  expect.stringMatching(new RegExp(`^${path.replaceAll('\\', '\\\\')}\\.[0-9a-f]{16}$`));
const modeOf = (path: string): string => (lstatSync(path).mode & 0o777).toString(8);

describe('when the files do not exist', () => {
  testModes.each([false, true])(
    'creates a file with mode 0600 in a directory with mode 0700, whatever the umask (owned: %s)',
    (isOwned) => {
      const path = join(directory, 'a/b/key');
      const umask = process.umask(0);
      try {
        writePrivateFiles([{ path, content: 'secret' }], {
          ownedDirectories: isOwned ? [join(directory, 'a')] : [],
          recordState: (plan) => recorded.push(plan),
          warn: (title) => warnings.push(title),
        });
      } finally {
        process.umask(umask);
      }
      expect(readFileSync(path, 'utf8')).toBe('secret');
      expect([modeOf(path), modeOf(join(directory, 'a/b')), modeOf(join(directory, 'a'))]).toEqual([
        '600',
        '700',
        '700',
      ]);
    },
  );

  testModes('creates a program with mode 0700', () => {
    write({ path: join(directory, 'run'), content: '#!/bin/sh', mode: 0o700 });
    expect(modeOf(join(directory, 'run'))).toBe('700');
  });

  test('records every path before it creates any', () => {
    const path = join(directory, 'a/b/key');
    writePrivateFiles([{ path, content: 'x' }], {
      ownedDirectories: [],
      recordState: (plan) => {
        expect(existsSync(join(directory, 'a'))).toBe(false);
        recorded.push(plan);
      },
      warn: (title) => warnings.push(title),
    });
    expect(recorded).toEqual([
      {
        ownedDirectories: [],
        files: [
          { path, sha256: sha256('x') },
          // Where the file is until it is whole.
          { path: aDraftOf(path), sha256: sha256('x') },
        ],
        parents: [join(directory, 'a'), join(directory, 'a/b')],
      },
    ]);
  });

  test('records an owned directory as a whole, without its content', () => {
    const owned = join(directory, 'owned');
    writePrivateFiles([{ path: join(owned, 'bin/run'), content: 'x' }], {
      ownedDirectories: [owned],
      recordState: (plan) => recorded.push(plan),
      warn: (title) => warnings.push(title),
    });
    expect(readdirSync(join(owned, 'bin'))).toEqual(['run']);
    expect(recorded).toEqual([{ ownedDirectories: [owned], files: [], parents: [] }]);
  });
});

test('limits the access to new directories before it writes a file, and to none within another', () => {
  const owned = join(directory, 'owned');
  const limited: unknown[] = [];
  const paths = [join(owned, 'bin/run'), join(directory, 'a/b/key'), join(directory, 'key')];
  writePrivateFiles(
    paths.map((path) => ({ path, content: 'x' })),
    {
      ownedDirectories: [owned],
      recordState: (plan) => recorded.push(plan),
      warn: (title) => warnings.push(title),
      limitAccess: (path) => limited.push([path, readdirSync(path)]),
    },
  );
  expect(limited).toEqual([
    [owned, []],
    [join(directory, 'a'), []],
  ]);
});

test('records paths outside an owned directory, even next to it', () => {
  const owned = join(directory, 'owned');
  const path = join(directory, 'owned-by-others/key');
  writePrivateFiles(
    [
      { path, content: 'x' },
      { path: join(owned, 'key'), content: 'x' },
    ],
    {
      ownedDirectories: [owned],
      recordState: (plan) => recorded.push(plan),
      warn: (title) => warnings.push(title),
    },
  );
  expect(recorded).toEqual([
    {
      ownedDirectories: [owned],
      files: [
        { path, sha256: sha256('x') },
        { path: aDraftOf(path), sha256: sha256('x') },
      ],
      parents: [join(directory, 'owned-by-others')],
    },
  ]);
});

test('leaves no file open', () => {
  /** The lowest number that is free. */
  const nextDescriptor = (): number => {
    const descriptor = openSync(directory, 'r');
    closeSync(descriptor);
    return descriptor;
  };
  const before = nextDescriptor();
  write({ path: join(directory, 'key'), content: 'x' });
  expect(nextDescriptor()).toBe(before);
});

describe('for an existing file', () => {
  test('reuses an identical file, and does not record it', () => {
    const path = join(directory, 'key');
    writeFileSync(path, 'same');
    write({ path, content: 'same' });
    expect(recorded).toEqual([{ ownedDirectories: [], files: [], parents: [] }]);
  });

  testModes('warns about a file that other users may read, and reuses it', () => {
    const path = join(directory, 'key');
    for (const [mode, count] of [
      [0o600, 0],
      [0o640, 1],
      [0o604, 2],
    ] as const) {
      writeFileSync(path, 'same');
      chmodSync(path, mode);
      write({ path, content: 'same' });
      expect([mode, warnings.length]).toEqual([mode, count]);
      expect(modeOf(path)).toBe(mode.toString(8));
    }
  });

  test('warns about a file of another user, and reuses it', () => {
    if (process.getuid?.() !== 0) return; // only root can change the owner of a file
    const path = join(directory, 'key');
    writeFileSync(path, 'same', { mode: 0o600 });
    chownSync(path, 65_534, 65_534);
    write({ path, content: 'same' });
    expect(warnings).toEqual(['A key file is not private']);
  });

  test('reuses an equivalent file', () => {
    const path = join(directory, 'key');
    writeFileSync(path, 'SAME');
    write({ path, content: 'same', isEquivalent: (text) => text.toLowerCase() === 'same' });
    expect(readFileSync(path, 'utf8')).toBe('SAME');
  });

  test.each<readonly [string, (path: string) => void]>([
    ['a different file', (path) => writeFileSync(path, 'other')],
    ['a directory', (path) => mkdirSync(path)],
    ...whereLinksExist<readonly [string, (path: string) => void]>(
      ['a link to the same content', linkToSame],
      ['a link to nothing', (path) => symlinkSync(`${path}.none`, path)],
    ),
  ])('refuses to overwrite %s, and writes nothing', (_name, make) => {
    const path = join(directory, 'key');
    make(path);
    const before = readdirSync(directory);
    expect(() =>
      write({ path: join(directory, 'first'), content: 'x' }, { path, content: 'same' }),
    ).toThrow(
      expect.objectContaining({
        code: 'FILE_IN_THE_WAY',
        fix: expect.stringContaining('set key-directory'),
      }),
    );
    expect(readdirSync(directory)).toEqual(before);
    expect(recorded).toEqual([]);
  });

  test('has a fix of its own at a path that key-directory does not change', () => {
    const path = join(directory, 'key');
    writeFileSync(path, 'other');
    expect(() => write({ path, content: 'same', conflictFix: 'Move it.' })).toThrow(
      expect.objectContaining({ code: 'FILE_IN_THE_WAY', fix: 'Move it.' }),
    );
  });
});

describe('while other steps run', () => {
  /** Writes a file while another process does `meanwhile`, between the checks and the first write. */
  const writeDuring = (path: string, meanwhile: () => void): void =>
    writePrivateFiles([{ path, content: 'same' }], {
      ownedDirectories: [],
      recordState: (plan) => {
        recorded.push(structuredClone(plan));
        if (recorded.length === 1) meanwhile();
      },
      warn: (title) => warnings.push(title),
    });

  test('the same file of another process is used, and is not removed later', () => {
    const path = join(directory, 'a/key');
    writeDuring(path, () => {
      mkdirSync(join(directory, 'a'));
      writeFileSync(path, 'same', { mode: 0o600 });
    });
    const draft = { path: aDraftOf(path), sha256: sha256('same') };
    expect(recorded.at(-1)).toEqual({ ownedDirectories: [], files: [draft], parents: [] });
    expect([readdirSync(join(directory, 'a')), warnings]).toEqual([['key'], []]);
  });

  test('the same file of another process is not removed later, although the next one is', () => {
    const [first, second] = [join(directory, 'first'), join(directory, 'second')];
    writePrivateFiles(
      [first, second].map((path) => ({ path, content: 'same' })),
      {
        ownedDirectories: [],
        recordState: (plan) => {
          recorded.push(structuredClone(plan));
          if (recorded.length === 1) writeFileSync(first, 'same', { mode: 0o600 });
        },
        warn: (title) => warnings.push(title),
      },
    );
    expect(recorded.at(-1)?.files.map(({ path }) => path)).toEqual([aDraftOf(first), second]);
  });

  testModes('the same file of another process is used with a warning if it is not private', () => {
    const path = join(directory, 'key');
    writeDuring(path, () => {
      writeFileSync(path, 'same');
      chmodSync(path, 0o644);
    });
    expect(warnings).toEqual(['A key file is not private']);
  });

  test.each<readonly [string, (path: string) => void]>([
    ...whereLinksExist(['a link to the same content', linkToSame] as const),
    ['a directory', (path) => mkdirSync(path)],
  ])('%s of another process is an error, and stays', (_name, make) => {
    const path = join(directory, 'key');
    expect(() => writeDuring(path, () => make(path))).toThrow(
      expect.objectContaining({
        code: 'FILE_NOT_WRITTEN',
        detail: `Creating ${path} failed with EEXIST.`,
      }),
    );
    expect(existsSync(path)).toBe(true);
    expect(recorded.at(-1)).toEqual({ ownedDirectories: [], files: [], parents: [] });
  });

  testLinks('a link in place of a directory is an error', () => {
    const parent = join(directory, 'a');
    expect(() => writeDuring(join(parent, 'key'), () => symlinkSync(directory, parent))).toThrow(
      expect.objectContaining({ code: 'FILE_NOT_WRITTEN' }),
    );
    expect(readdirSync(directory)).toEqual(['a']);
  });
});

function linkToSame(path: string): void {
  writeFileSync(`${path}.target`, 'same');
  symlinkSync(`${path}.target`, path);
}

describe('after a failure', () => {
  test('records only what was created, so that nothing else is removed', () => {
    const [first, second] = [join(directory, 'first'), join(directory, 'second')];
    const race = (): void =>
      writePrivateFiles(
        [
          { path: first, content: 'x' },
          { path: second, content: 'x' },
        ],
        {
          ownedDirectories: [],
          recordState: (plan) => {
            recorded.push(structuredClone(plan));
            if (recorded.length === 1) writeFileSync(second, 'of somebody else');
          },
          warn: (title) => warnings.push(title),
        },
      );
    expect(race).toThrow(
      expect.objectContaining({
        code: 'FILE_NOT_WRITTEN',
        detail: expect.stringContaining('EEXIST'),
      }),
    );
    expect(recorded.at(-1)).toEqual({
      ownedDirectories: [],
      files: [{ path: first, sha256: sha256('x') }],
      parents: [],
    });
  });

  test('records the directories that it created, except those within an owned one', () => {
    const owned = join(directory, 'owned');
    const [first, second] = [join(directory, 'a'), join(directory, 'b')];
    const files = [join(owned, 'sub/key'), join(first, 'key'), join(second, 'key')];
    const race = (): void =>
      writePrivateFiles(
        files.map((path) => ({ path, content: 'x' })),
        {
          ownedDirectories: [owned],
          recordState: (plan) => {
            recorded.push(structuredClone(plan));
            if (recorded.length === 1) mkdirSync(second);
          },
          warn: (title) => warnings.push(title),
        },
      );
    race();
    expect(recorded.at(-1)).toMatchObject({ ownedDirectories: [owned], parents: [first] });
  });

  test('records the files that it created, except those within an owned directory', () => {
    const owned = join(directory, 'owned');
    const files = [join(owned, 'key'), join(directory, 'first'), join(directory, 'second')];
    const race = (): void =>
      writePrivateFiles(
        files.map((path) => ({ path, content: 'x' })),
        {
          ownedDirectories: [owned],
          recordState: (plan) => {
            recorded.push(structuredClone(plan));
            if (recorded.length === 1) writeFileSync(join(directory, 'second'), 'of somebody else');
          },
          warn: (title) => warnings.push(title),
        },
      );
    expect(race).toThrow(expect.objectContaining({ code: 'FILE_NOT_WRITTEN' }));
    expect(recorded.at(-1)).toEqual({
      ownedDirectories: [owned],
      files: [{ path: join(directory, 'first'), sha256: sha256('x') }],
      parents: [],
    });
  });

  test('reports the system error when a directory cannot be created', () => {
    writeFileSync(join(directory, 'file'), '');
    expect(() => write({ path: join(directory, 'file/sub/key'), content: 'x' })).toThrow(
      expect.objectContaining({
        code: 'FILE_NOT_WRITTEN',
        detail: expect.stringMatching(/ENOTDIR|ENOENT/), // the latter on Windows
      }),
    );
  });
});

/** Root can read every file, so it becomes the user nobody during a test; other users do not change. */
function dropPrivileges(): () => void {
  if (process.geteuid?.() !== 0) return () => {};
  chmodSync(directory, 0o711);
  process.seteuid?.(65_534);
  return () => process.seteuid?.(0);
}

testModes('refuses to overwrite a file that cannot be read', () => {
  const path = join(directory, 'key');
  writeFileSync(path, 'same');
  chmodSync(path, 0);
  const restorePrivileges = dropPrivileges();
  try {
    expect(() => write({ path, content: 'same' })).toThrow(
      expect.objectContaining({ code: 'FILE_IN_THE_WAY' }),
    );
  } finally {
    restorePrivileges();
  }
  expect(recorded).toEqual([]);
});
