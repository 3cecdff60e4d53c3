import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type CleanupPlan, type CreatedFile, cleanUp } from '../../../src/files/cleanup.ts';
import { testLinks, testModes, whereLinksExist } from '../../support/platform.ts';

const name = 'app-store-connect-token-0123456789abcdef';
let box: string;
let temp: string;
let removed: string[];
beforeEach(() => {
  removed = [];
  box = realpathSync(mkdtempSync(join(tmpdir(), 'cleanup-')));
  temp = join(box, '_temp');
  mkdirSync(temp);
});
afterEach(() => rmSync(box, { recursive: true }));

/** Runs a cleanup of the given parts of a plan. */
const runCleanup = (plan: Partial<CleanupPlan>): readonly string[] =>
  cleanUp({ ownedDirectories: [], files: [], parents: [], ...plan }, temp, (path) =>
    removed.push(path),
  );

function makeDirectory(...path: string[]): string {
  const directory = join(box, ...path);
  mkdirSync(directory, { recursive: true });
  return directory;
}

/** Creates a file with its parents, as main records it. */
function makeFile(path: string, content = 'content'): CreatedFile {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return { path, sha256: createHash('sha256').update(content).digest('hex') };
}

test('reports exactly the files that it removed', () => {
  const directory = makeDirectory('_temp', name);
  const inside = makeFile(join(directory, 'AuthKey_A.p8')).path;
  makeFile(join(directory, 'bin', 'deeper'));
  const own = makeFile(join(box, 'keys', 'AuthKey_B.p8'));
  const changed = makeFile(join(box, 'keys', 'AuthKey_C.p8'));
  writeFileSync(changed.path, 'changed');
  const missing = { ...own, path: join(box, 'keys', 'AuthKey_D.p8') };
  const plan = { ownedDirectories: [directory], files: [own, changed, missing] };
  expect(runCleanup(plan)).toHaveLength(1);
  expect(removed).toEqual([inside, join(directory, 'bin/deeper'), own.path]);
});

describe('an owned directory', () => {
  test('is removed with its content, or ignored if it is gone', () => {
    const path = makeDirectory('_temp', name, 'a');
    makeFile(join(path, 'file'));
    const plan = { ownedDirectories: [join(temp, name)] };
    expect(runCleanup(plan)).toStrictEqual([]);
    expect(existsSync(join(temp, name))).toBe(false);
    expect(runCleanup(plan)).toStrictEqual([]);
  });

  testLinks('may be reached through a link to RUNNER_TEMP', () => {
    symlinkSync(temp, join(box, 'link'));
    makeDirectory('_temp', name);
    const plan = { ownedDirectories: [join(box, 'link', name)], files: [], parents: [] };
    expect(cleanUp(plan, join(box, 'link'), () => {})).toStrictEqual([]);
    expect(readdirSync(temp)).toStrictEqual([]);
  });

  testLinks('is removed without following a link inside it', () => {
    const outside = makeDirectory('outside');
    makeFile(join(outside, 'kept'));
    makeDirectory('_temp', name);
    symlinkSync(outside, join(temp, name, 'link'));
    expect(runCleanup({ ownedDirectories: [join(temp, name)] })).toStrictEqual([]);
    expect(readdirSync(outside)).toEqual(['kept']);
  });

  test.each<readonly [string, () => string]>([
    ['elsewhere', () => makeDirectory('elsewhere', name)],
    ['RUNNER_TEMP itself', () => temp],
    ['under another name', () => makeDirectory('_temp', 'keys')],
    ['under a name that only starts like one', () => makeDirectory('_temp', `${name}0`)],
    ['under a name in capitals', () => makeDirectory('_temp', name.toUpperCase())],
    ['deeper in RUNNER_TEMP', () => makeDirectory('_temp', 'sub', name)],
    ['outside by ..', () => makeDirectory(name).replace(name, `_temp/../${name}`)],
    ['with a final slash', () => `${makeDirectory('_temp', name)}/`],
    ['by a relative path', () => makeDirectory('_temp', name).slice(temp.length + 1)],
    ...whereLinksExist<readonly [string, () => string]>(
      [
        'through a link in RUNNER_TEMP',
        () => {
          makeDirectory('outside', name);
          symlinkSync(join(box, 'outside'), join(temp, 'link'));
          return join(temp, 'link', name);
        },
      ],
      [
        'that is a link',
        () => {
          symlinkSync(makeDirectory('outside'), join(temp, name));
          return join(temp, name);
        },
      ],
    ),
    ['that is a file', () => makeFile(join(temp, name)).path],
  ])('is left in place with a warning: %s', (_name, make) => {
    const path = make();
    makeDirectory('outside');
    makeFile(join(box, 'outside', 'kept'));
    const before = readdirSync(box, { recursive: true });
    expect(runCleanup({ ownedDirectories: [path] })).toEqual([
      expect.stringMatching(/It was left in place\.$/),
    ]);
    expect(readdirSync(box, { recursive: true })).toEqual(before);
  });
});

describe('a key file', () => {
  const draft = 'AuthKey_A.p8.0123456789abcdef';

  test.each(['AuthKey_ABCDE12345.p8', 'ApiKey_A.p8', 'AuthKey_ABCDE12345.json', draft])(
    'is removed if its content is unchanged: %s',
    (fileName) => {
      const file = makeFile(join(box, 'keys', fileName));
      expect(runCleanup({ files: [file] })).toStrictEqual([]);
      expect(existsSync(file.path)).toBe(false);
      expect(runCleanup({ files: [file] })).toStrictEqual([]);
    },
  );

  test.each<readonly [string, () => CreatedFile]>([
    [
      'with other content',
      () => ({ ...makeFile(join(box, 'AuthKey_A.p8')), sha256: '0'.repeat(64) }),
    ],
    ['under another name', () => makeFile(join(box, 'id_ed25519'))],
    ['under a name that only starts like one', () => makeFile(join(box, 'AuthKey_A.p8.txt'))],
    ['under a name that only ends like one', () => makeFile(join(box, 'my-AuthKey_A.p8'))],
    ['under a name that only looks like a draft', () => makeFile(join(box, draft.slice(0, -1)))],
    [
      'by a relative path',
      () => ({ ...makeFile(join(box, 'AuthKey_A.p8')), path: 'AuthKey_A.p8' }),
    ],
    [
      'by a path with ..',
      () => ({ ...makeFile(join(box, 'AuthKey_A.p8')), path: `${temp}/../AuthKey_A.p8` }),
    ],
    ...whereLinksExist<readonly [string, () => CreatedFile]>([
      'that is a link to a file of the same content',
      () => {
        const file = makeFile(join(box, 'target'));
        symlinkSync(file.path, join(box, 'AuthKey_A.p8'));
        return { ...file, path: join(box, 'AuthKey_A.p8') };
      },
    ]),
    [
      'that is a directory',
      () => ({ path: makeDirectory('AuthKey_A.p8'), sha256: '0'.repeat(64) }),
    ],
    [
      'that is larger than any key',
      () => makeFile(join(box, 'AuthKey_A.p8'), 'x'.repeat(64 * 1024 + 1)),
    ],
  ])('is left in place with a warning: %s', (_name, make) => {
    const file = make();
    const before = readdirSync(box, { recursive: true });
    expect(runCleanup({ files: [file] })).toEqual([
      expect.stringMatching(/It was left in place\.$/),
    ]);
    expect(readdirSync(box, { recursive: true })).toEqual(before);
  });

  test('is removed if it has the maximum size of a key', () => {
    const file = makeFile(join(box, 'AuthKey_A.p8'), 'x'.repeat(64 * 1024));
    expect(runCleanup({ files: [file] })).toStrictEqual([]);
    expect(existsSync(file.path)).toBe(false);
  });

  test('is removed if it is empty, as a killed main phase may leave it', () => {
    const { path } = makeFile(join(box, 'AuthKey_A.p8'), '');
    expect(runCleanup({ files: [{ path, sha256: '0'.repeat(64) }] })).toStrictEqual([]);
    expect(existsSync(path)).toBe(false);
  });

  test('is ignored when its directory was replaced by a file', () => {
    const { path } = makeFile(join(box, 'keys'));
    const file = { path: join(path, 'AuthKey_A.p8'), sha256: '0'.repeat(64) };
    expect(runCleanup({ files: [file], parents: [path] })).toStrictEqual([]);
    expect(existsSync(path)).toBe(true);
  });
});

describe('a parent directory', () => {
  test('is removed if it is empty, innermost first', () => {
    const file = makeFile(join(box, 'a/b/AuthKey_A.p8'));
    const parents = [join(box, 'a'), join(box, 'a/b')];
    expect(runCleanup({ files: [file], parents })).toStrictEqual([]);
    expect(readdirSync(box)).toEqual(['_temp']);
  });

  test('is removed if it contained one of several files', () => {
    const file = makeFile(join(box, 'a/AuthKey_A.p8'));
    const secondFile = makeFile(join(box, 'AuthKey_A.p8'));
    expect(runCleanup({ files: [secondFile, file], parents: [join(box, 'a')] })).toStrictEqual([]);
    expect(readdirSync(box)).toEqual(['_temp']);
  });

  test('is left in place without a warning if it is in use', () => {
    const file = makeFile(join(box, 'a/AuthKey_A.p8'));
    makeFile(join(box, 'a/other'));
    expect(runCleanup({ files: [file], parents: [join(box, 'a')] })).toStrictEqual([]);
    expect(readdirSync(join(box, 'a'))).toEqual(['other']);
  });

  test('is left in place with a warning if it contains none of the files', () => {
    const file = makeFile(join(box, 'a/AuthKey_A.p8'));
    const path = makeDirectory('empty');
    expect(runCleanup({ files: [file], parents: [path, '', '.'] })).toEqual([
      expect.stringContaining('left in place'),
      expect.stringContaining('left in place'),
      `${path} is not a directory that this action creates. It was left in place.`,
    ]);
    expect(existsSync(path)).toBe(true);
  });

  testLinks('is left in place if it is a link', () => {
    const file = makeFile(join(box, 'real/AuthKey_A.p8'));
    rmSync(file.path);
    symlinkSync(join(box, 'real'), join(box, 'link'));
    const path = join(box, 'link/AuthKey_A.p8');
    expect(runCleanup({ files: [{ ...file, path }], parents: [join(box, 'link')] })).toStrictEqual(
      [],
    );
    expect(readdirSync(box).sort()).toEqual(['_temp', 'link', 'real']);
  });
});

// Windows reports a path that is too long as missing.
testModes('reports an error of the system with its code', () => {
  const longTemp = join(box, 'x'.repeat(300));
  const plan = { ownedDirectories: [join(longTemp, name)], files: [], parents: [] };
  expect(cleanUp(plan, longTemp, () => {})).toEqual([expect.stringContaining('ENAMETOOLONG')]);
});

test('continues after a path that is left in place', () => {
  const kept = makeFile(join(box, 'other'));
  const file = makeFile(join(box, 'AuthKey_A.p8'));
  expect(runCleanup({ files: [kept, file] })).toHaveLength(1);
  expect(readdirSync(box).sort()).toEqual(['_temp', 'other']);
});
