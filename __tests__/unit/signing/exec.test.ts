import { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ExecService, findProgram, splitCommand } from '../../../src/signing/exec.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'exec-')));
});
afterEach(() => rmSync(root, { recursive: true }));

function program(directory: string, text = 'exit 0'): string {
  mkdirSync(join(root, directory), { recursive: true });
  const path = join(root, directory, 'sign');
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('a command is split', () => {
  test.each([
    ['a b', ['a', 'b']],
    ['  a\t b\n', ['a', 'b']],
    [`a 'b c' "d 'e"`, ['a', 'b c', "d 'e"]],
    [`a''b "" c`, ['ab', '', 'c']],
    ['a $B `c` \\d ~ *', ['a', '$B', '`c`', '\\d', '~', '*']],
  ])('%j', (command, words) => {
    expect(splitCommand(command)).toEqual(words);
  });

  test.each(['', '  ', "a 'b", 'a "b', 'a \'b" c', 'a\0b'])('but not %j', (command) => {
    expect(() => splitCommand(command)).toThrow('private-key-uri');
  });
});

describe('a program is found', () => {
  const find = (name: string, ...directories: readonly string[]): string =>
    findProgram(name, {
      PATH: directories.map((path) => (path === 'relative' ? path : join(root, path))).join(':'),
      GITHUB_WORKSPACE: join(root, 'workspace'),
    });

  test('in the first directory of the PATH that has it', () => {
    const path = program('b');
    program('c');
    expect(find('sign', 'a', 'b', 'c')).toBe(path);
  });

  test('by its absolute path, in the workspace too', () => {
    const path = program('workspace');
    expect(find(path)).toBe(path);
  });

  test('but not in the workspace, even through a link, or in a relative directory', () => {
    const inside = program('workspace/bin');
    mkdirSync(join(root, 'links'));
    symlinkSync(inside, join(root, 'links/sign'));
    symlinkSync(join(root, 'workspace'), join(root, 'linked'));
    expect(() => find('sign', 'workspace/bin', 'links', 'linked/bin', 'relative')).toThrow(
      'was not found',
    );
    const outside = program('outside');
    expect(find('sign', 'workspace/bin', 'links', 'outside')).toBe(outside);
  });

  test('but not through a link to a directory in the workspace, whose files may be links out of it', () => {
    const outside = program('outside');
    mkdirSync(join(root, 'workspace/bin'), { recursive: true });
    symlinkSync(outside, join(root, 'workspace/bin/sign'));
    symlinkSync(join(root, 'workspace'), join(root, 'linked'));
    expect(() => find('sign', 'linked/bin')).toThrow('was not found');
  });

  test('but not if it is a directory, or cannot be executed', () => {
    mkdirSync(join(root, 'a/sign'), { recursive: true });
    chmodSync(program('b'), 0o644);
    expect(() => find('sign', 'a', 'b')).toThrow('was not found');
    expect(() => find(join(root, 'a/sign'))).toThrow('neither the absolute path of a program');
  });

  test.each(['./sign', 'bin/sign', '../sign'])('but not by the relative path %s', (name) => {
    program('bin');
    expect(() => find(name, 'bin')).toThrow('was not found');
  });
});

test('a command of another user, which cannot be killed, is given up', async () => {
  const service = new ExecService(program('bin', 'yes'), process.env);
  const kill = jest.spyOn(ChildProcess.prototype, 'kill');
  try {
    kill.mockImplementation(function (this: ChildProcess) {
      return this.emit('error', Object.assign(new Error('kill EPERM'), { code: 'EPERM' }));
    });
    await expect(service.sign(Buffer.from('x'))).rejects.toThrow('It wrote more than 4096 bytes');
    expect(kill).toHaveBeenCalledTimes(1);
  } finally {
    kill.mockRestore();
  }
});

test('a command that the system does not start is a failure', async () => {
  const path = program('bin');
  const file = openSync(path, 'r+'); // ETXTBSY, which spawn throws
  try {
    const service = new ExecService(path, process.env);
    await expect(service.sign(Buffer.from('x'))).rejects.toThrow(
      'It could not be started (ETXTBSY)',
    );
  } finally {
    closeSync(file);
  }
});

test('a command that does not end is stopped after 30 seconds', async () => {
  const service = new ExecService(program('bin', 'sleep 60 & wait'), process.env);
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  try {
    const signed = service.sign(Buffer.from('x'));
    jest.advanceTimersByTime(29_000);
    const failure = expect(signed).rejects.toThrow('It ran for 30 seconds');
    jest.advanceTimersByTime(2000);
    await failure;
  } finally {
    jest.useRealTimers();
  }
});
