import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
import { type KeyDirectory, resolveKeyDirectory } from '../../../src/files/key-directory.ts';

const directories = { temp: '/temp', workspaces: ['/repo'] };
const resolve = (input?: string): KeyDirectory & { warnings: number } => {
  const diagnostics = new Diagnostics();
  const directory = resolveKeyDirectory(input, directories, diagnostics);
  return { ...directory, warnings: diagnostics.annotations.length };
};

test('defaults to a new directory under RUNNER_TEMP', () => {
  const [first, second] = [resolve(), resolve()];
  expect(first).toMatchObject({ isOwned: true, warnings: 0 });
  expect(first.path).toMatch(/^\/temp\/app-store-connect-token-[0-9a-f]{16}$/);
  expect(first.path).not.toBe(second.path);
});

test('uses the directory of the input', () => {
  expect(resolve('/temp/keys')).toEqual({ path: '/temp/keys', isOwned: false, warnings: 0 });
});

test.each(['keys', '.keys', '..keys', '/repo/keys', '/repo'])(
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

test('does not show a long value, which may be a key', () => {
  const input = `~${'x'.repeat(100)}`;
  expect(() => resolve(input)).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('xx') }),
  );
});

test.each([
  '/temp/RUNNER~1/keys',
  '/temp/keys~',
  '/temp/$keys',
  '/temp/my keys',
  '/repository/keys',
])('accepts %s, which needs no expansion and is outside the workspace', (input) => {
  expect(resolve(input)).toEqual({ path: input, isOwned: false, warnings: 0 });
});

test('resolves a relative path from the workspace', () => {
  expect(resolve('../keys')).toEqual({ path: '/keys', isOwned: false, warnings: 0 });
  expect(resolve('keys')).toEqual({ path: '/repo/keys', isOwned: false, warnings: 1 });
});

test('resolves a relative path from the first workspace, and from no other', () => {
  const workspaces = ['/repo', '/work'];
  const { path } = resolveKeyDirectory('keys', { temp: '/temp', workspaces }, new Diagnostics());
  expect(path).toBe('/repo/keys');
});

test('warns about a directory that leads into the workspace through a link', () => {
  const box = mkdtempSync(join(tmpdir(), 'key-directory-'));
  try {
    const workspace = join(box, 'workspace');
    mkdirSync(workspace);
    symlinkSync(workspace, join(box, 'link'));
    for (const input of [join(box, 'link/keys/new'), join(box, 'link'), join(workspace, 'keys')]) {
      const diagnostics = new Diagnostics();
      resolveKeyDirectory(input, { temp: box, workspaces: ['/other', workspace] }, diagnostics);
      expect([input, diagnostics.annotations.length]).toEqual([input, 1]);
    }
  } finally {
    rmSync(box, { recursive: true });
  }
});
