import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  createTokenSource,
  findCommand,
  planInvocation,
} from '../../../src/upload/token-source.ts';
import { testModes, testSh } from '../../support/platform.ts';

const name = 'app-store-connect-token';
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'path-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const command = (script: string, mode = 0o700): string => {
  const path = join(directory, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode });
  return path;
};
const environment = (path = directory) => ({ env: { PATH: path }, platform: 'linux' }) as const;

describe('the command is found', () => {
  test('in the first directory of the PATH that has it', () => {
    const path = command('');
    const list = ['/nowhere', directory, '/usr/bin'].join(delimiter);
    expect(findCommand(environment(list))).toBe(path);
  });

  test('in absolute directories only', () => {
    command('');
    const before = process.cwd();
    process.chdir(directory);
    try {
      for (const list of ['.', '', `${delimiter}`])
        expect(findCommand(environment(list))).toBeUndefined();
    } finally {
      process.chdir(before);
    }
  });

  testModes('if it is an executable file', () => {
    command('', 0o600);
    if (process.getuid?.() !== 0) expect(findCommand(environment())).toBeUndefined();
    rmSync(join(directory, name));
    mkdirSync(join(directory, name));
    expect(findCommand(environment())).toBeUndefined();
  });

  test('as .cmd on Windows, where the variable may be named Path', () => {
    const path = join(directory, `${name}.cmd`);
    writeFileSync(path, '', { mode: 0o700 });
    expect(findCommand({ env: { Path: directory }, platform: 'win32' })).toBe(path);
  });
});

describe('the command is called', () => {
  test('by its full path', () => {
    const options = { ...environment(), isRejected: false };
    expect(planInvocation('/bin/x', options)).toEqual({ file: '/bin/x', args: [] });
  });

  test('with --fresh after a refusal', () => {
    const options = { ...environment(), isRejected: true };
    expect(planInvocation('/bin/x', options)).toEqual({ file: '/bin/x', args: ['--fresh'] });
  });

  test('by cmd.exe on Windows, with its path in quotes', () => {
    const windows = {
      env: { ComSpec: 'C:\\cmd.exe' },
      platform: 'win32',
      isRejected: true,
    } as const;
    expect(planInvocation('C:\\a b\\x.cmd', windows)).toEqual({
      file: 'C:\\cmd.exe',
      args: ['/d', '/s', '/c', '""C:\\a b\\x.cmd" --fresh"'],
    });
    for (const path of ['C:\\%TEMP%\\x.cmd', 'C:\\a"&b\\x.cmd', 'C:\\!x!\\x.cmd'])
      expect(() => planInvocation(path, windows)).toThrow(
        expect.objectContaining({ code: 'UPLOAD_TOKEN_COMMAND_FAILED' }),
      );
  });
});

test('a fixed token needs no command', async () => {
  const source = createTokenSource('a.b.c', environment('/nowhere'));
  expect(await source({ isRejected: true })).toBe('a.b.c');
});

test('without token and command there is an error', () => {
  expect(() => createTokenSource(undefined, environment())).toThrow(
    expect.objectContaining({ code: 'UPLOAD_TOKEN_MISSING' }),
  );
});

testSh('the command prints the token', async () => {
  command('echo "a.b.${1:-none}"');
  const source = createTokenSource(undefined, environment());
  expect(await source({ isRejected: false })).toBe('a.b.none');
  expect(await source({ isRejected: true })).toBe('a.b.--fresh');
});

testSh.each([
  ['fails', 'echo gone >&2; exit 1', 'gone'],
  ['fails without a message', 'exit 3', 'It failed without a message.'],
  ['prints something else', 'echo "Authorization: Bearer a.b.c"', 'Its output is not a token.'],
  ['prints nothing', 'true', 'Its output is not a token.'],
])('a command that %s is an error that says so', async (_name, script, detail) => {
  command(script);
  const source = createTokenSource(undefined, environment());
  await expect(source({ isRejected: false })).rejects.toMatchObject({
    code: 'UPLOAD_TOKEN_COMMAND_FAILED',
    detail,
  });
});
