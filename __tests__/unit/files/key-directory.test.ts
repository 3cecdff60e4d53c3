import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve as resolvePath } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
import {
  type JobDirectories,
  type KeyDirectory,
  resolveKeyDirectory,
} from '../../../src/files/key-directory.ts';
import { testLinks } from '../../support/platform.ts';

const { platform } = process;
const root = resolvePath('/');
const [temp, repo] = [join(root, 'temp'), join(root, 'repo')];
const directories = { temp, workspaces: [repo], platform };
const resolve = (
  input?: string,
  overrides: Partial<JobDirectories> = {},
): KeyDirectory & { warnings: number } => {
  const diagnostics = new Diagnostics();
  const directory = resolveKeyDirectory(input, { ...directories, ...overrides }, diagnostics);
  return { ...directory, warnings: diagnostics.annotations.length };
};

test('defaults to a new directory under RUNNER_TEMP', () => {
  const [first, second] = [resolve(), resolve()];
  expect(first).toMatchObject({ isOwned: true, warnings: 0 });
  expect(dirname(first.path)).toBe(temp);
  expect(basename(first.path)).toMatch(/^app-store-connect-token-[0-9a-f]{16}$/);
  expect(first.path).not.toBe(second.path);
});

test('uses the directory of the input', () => {
  const path = join(temp, 'keys');
  expect(resolve(path)).toEqual({ path, isOwned: false, warnings: 0 });
});

test.each(['keys', '.keys', '..keys', join(repo, 'keys'), repo])(
  'warns about a directory inside the workspace: %s',
  (input) => {
    expect(resolve(input).warnings).toBe(1);
  },
);

test.each([
  '~/keys',
  '~',
  '$HOME',
  '$HOME/keys',
  '${HOME}/keys',
  '$RUNNER_TEMP/keys',
  '$env:RUNNER_TEMP\\keys',
  '%RUNNER_TEMP%\\keys',
  '${{ runner.temp }}/keys',
  '/temp/${{ github.job }}',
])('rejects %s, which nothing expands, showing it', (input) => {
  expect(() => resolve(input)).toThrow(
    expect.objectContaining({
      code: 'KEY_DIRECTORY_INVALID',
      title: 'Invalid key-directory',
      detail: `key-directory is "${input}". It must be a plain path: \`with:\` expands neither \`~\` nor shell variables, and \`\${{ }}\` only in the workflow file.`,
    }),
  );
});

test.each(['a\nb', 'a\rb', 'a\0b'])('rejects %j', (input) => {
  expect(() => resolve(input)).toThrow(expect.objectContaining({ code: 'KEY_DIRECTORY_INVALID' }));
});

test.each(['~', '/d/'])('does not show a long value, which may be a key: %s...', (start) => {
  const input = `${start}${'x'.repeat(100)}`;
  expect(() => resolve(input, { platform: 'win32' })).toThrow(
    expect.objectContaining({
      message: expect.not.stringContaining('xx'),
      fix: expect.not.stringContaining('xx'),
    }),
  );
});

test.each([
  '/temp/RUNNER~1/keys',
  '/temp/keys~',
  '/temp/$keys',
  '/temp/my keys',
  '/repository/keys',
])('accepts %s, which needs no expansion and is outside the workspace', (input) => {
  expect(resolve(input)).toEqual({ path: resolvePath(input), isOwned: false, warnings: 0 });
});

describe('on Windows', () => {
  test.each([
    ['/d/a/_temp/keys', 'D:/a/_temp/keys'],
    ['/C/keys', 'C:/keys'],
    ['/d', 'D:/'],
  ])('rejects %s of Git Bash, and says to write %s', (input, path) => {
    expect(() => resolve(input, { platform: 'win32' })).toThrow(
      expect.objectContaining({
        code: 'KEY_DIRECTORY_INVALID',
        detail: expect.stringMatching(
          /^key-directory is "\/.* Only Git Bash writes drives like that/,
        ),
        fix: `Write ${path}, or \${{ runner.temp }}/keys.`,
      }),
    );
    expect(resolve(input, { platform: 'linux' }).path).toBe(resolvePath(input));
  });

  test.each([
    'keys.',
    '..keys.',
    'D:\\a \\keys',
    'a./keys',
    'NUL',
    'keys/com1',
    'aux.d',
    'a/LPT9.txt/b',
  ])('rejects %s, which Windows reads as another path', (input) => {
    expect(() => resolve(input, { platform: 'win32' })).toThrow(
      expect.objectContaining({
        code: 'KEY_DIRECTORY_INVALID',
        detail: expect.stringContaining('reserves names such as NUL and COM1'),
      }),
    );
    expect(() => resolve(input, { platform: 'linux' })).not.toThrow();
  });

  test.each([
    '../keys',
    './keys',
    'D:\\a\\_temp',
    '/data/keys',
    'com10',
    'console',
    'falcon',
    'a.b/c d',
  ])('accepts %s', (input) => expect(() => resolve(input, { platform: 'win32' })).not.toThrow());
});

test('resolves a relative path from the workspace', () => {
  expect(resolve('../keys')).toEqual({ path: join(root, 'keys'), isOwned: false, warnings: 0 });
  expect(resolve('keys')).toEqual({ path: join(repo, 'keys'), isOwned: false, warnings: 1 });
});

test('resolves a relative path from the first workspace, and from no other', () => {
  const { path } = resolve('keys', { workspaces: [repo, join(root, 'work')] });
  expect(path).toBe(join(repo, 'keys'));
});

testLinks('warns about a directory that leads into the workspace through a link', () => {
  const box = mkdtempSync(join(tmpdir(), 'key-directory-'));
  try {
    const workspace = join(box, 'workspace');
    mkdirSync(workspace);
    symlinkSync(workspace, join(box, 'link'));
    for (const input of [join(box, 'link/keys/new'), join(box, 'link'), join(workspace, 'keys')]) {
      const diagnostics = new Diagnostics();
      const workspaces = [join(root, 'other'), workspace];
      resolveKeyDirectory(input, { temp: box, workspaces, platform }, diagnostics);
      expect([input, diagnostics.annotations.length]).toEqual([input, 1]);
    }
  } finally {
    rmSync(box, { recursive: true });
  }
});
