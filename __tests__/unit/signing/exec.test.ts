import { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ExecService, findProgram, splitCommand } from '../../../src/signing/exec.ts';
import { toDer } from '../../support/key-service.ts';

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

  test.each<readonly [string, string, string]>([
    ['that is a link', 'workspace', 'link/bin'],
    ['that is given as a link', 'link', 'workspace/bin'],
    [
      'whose path leads through a directory that does not exist',
      'no/../workspace',
      'workspace/bin',
    ],
    ['where the name of its directory begins with dots', 'workspace', 'workspace/..bin'],
  ])('but not in a workspace %s', (_name, workspace, directory) => {
    program('workspace/bin');
    program('workspace/..bin');
    symlinkSync(join(root, 'workspace'), join(root, 'link'));
    const env = { PATH: join(root, directory), GITHUB_WORKSPACE: `${root}/${workspace}` };
    expect(() => findProgram('sign', env)).toThrow('was not found');
  });

  test('in the directory that contains the workspace, or beside it', () => {
    mkdirSync(join(root, 'workspace'));
    const [above, beside] = [program('.'), program('workspace-2')];
    expect([find('sign', '.'), find('sign', 'workspace-2')]).toEqual([above, beside]);
  });

  test('but not in a relative directory that has it', () => {
    program('bin');
    const env = { PATH: relative(process.cwd(), join(root, 'bin')), GITHUB_WORKSPACE: '/none' };
    expect(() => findProgram('sign', env)).toThrow('was not found');
  });

  test('but not without a PATH', () => {
    expect(() => findProgram('sign', {})).toThrow('was not found');
  });

  test.each<readonly [NodeJS.Platform, readonly string[]]>([
    ['linux', ['a/sign', 'b/sign']],
    ['win32', ['a/sign', 'b/sign.exe']],
  ])('on %s by its name, with .exe or without', (platform, expected) => {
    for (const path of [program('a'), program('b')]) symlinkSync(path, `${path}.exe`);
    rmSync(join(root, 'a/sign.exe'));
    const own = process.platform;
    Object.defineProperty(process, 'platform', { value: platform });
    try {
      const found = [find('sign', 'a', 'b'), find('sign', 'b', 'a')];
      expect(found).toEqual(expected.map((path) => join(root, path)));
    } finally {
      Object.defineProperty(process, 'platform', { value: own });
    }
  });

  test('through a link that the native function does not resolve, as one to an app of Windows', () => {
    const native = jest.spyOn(realpathSync, 'native').mockImplementation(() => {
      throw Object.assign(new Error(), { code: 'UNKNOWN' });
    });
    try {
      symlinkSync(program('workspace/bin'), join(root, 'sign'));
      const outside = program('outside');
      expect(find('sign', '.', 'outside')).toBe(outside);
    } finally {
      native.mockRestore();
    }
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

  const longPath = `/none/${'a$'.repeat(150)}`;
  test.each([
    ['a name', 'pkcs11-tool_2.0+x', 'pkcs11-tool_2.0+x'],
    ['a relative path', 'a/b\\c', 'a/b\\c'],
    ['a name of 40 characters', 'n'.repeat(40), 'n'.repeat(40)],
    ['a longer name, which may be a key', 'n'.repeat(41), 'The command'],
    ['a name with other characters before it', '$name', 'The command'],
    ['a name with other characters after it', 'name$', 'The command'],
    ['the beginning of a long absolute path', longPath, longPath.slice(0, 200)],
  ])('or the error shows %s', (_name, name, shown) => {
    expect(() => find(name)).toThrow(
      expect.objectContaining({
        code: 'SIGNER_PROGRAM_MISSING',
        detail: expect.stringMatching(/^.* is neither the absolute path of a program, /),
      }),
    );
    expect(() => find(name)).toThrow(`not found: ${shown} is neither`);
  });
});

const raw = Buffer.alloc(64, 0xfb); // base64 of it has the characters in which base64url differs
const input = Buffer.from('header.payload');

/** The detail of the error of a program that fails. */
async function failureOf(path: string): Promise<string> {
  const error = await new ExecService(path, process.env).sign(input).catch((reason) => reason);
  expect(error).toMatchObject({ code: 'SIGNER_PROGRAM_FAILED' });
  const intro = `${path} was run without a shell. `;
  expect(error.detail.slice(0, intro.length)).toBe(intro);
  return error.detail.slice(intro.length);
}

describe('a signature is read', () => {
  const base64 = raw.toString('base64');
  test.each<readonly [string, string | Buffer]>([
    ['DER', toDer(raw)],
    ['base64', base64],
    ['base64 in lines', `\n${base64.replace(/.{20}/g, '$&\r\n')} \n`],
    ['base64 without padding', base64.slice(0, 86)],
    ['base64url', `${raw.toString('base64url')}\n`],
  ])('as %s', async (_name, output) => {
    const file = join(root, 'output');
    writeFileSync(file, output);
    const service = new ExecService(program('bin', `cat '${file}'`), process.env);
    expect(await service.sign(input)).toEqual({ bytes: raw });
  });

  test.each<readonly [string, string | Buffer]>([
    ['raw bytes', raw],
    ['nothing', ''],
    ['base64 after a word', `Signature:${base64}`],
    ['base64 before a word', `${base64}:Signature`],
    ['base64 of 63 bytes', raw.subarray(1).toString('base64')],
    ['base64 of 65 bytes', Buffer.alloc(65, 7).toString('base64')],
    ['4096 bytes', 'x'.repeat(4096)],
  ])('but not as %s', async (_name, output) => {
    const file = join(root, 'output');
    writeFileSync(file, output);
    expect(await failureOf(program('bin', `cat '${file}'`))).toBe(
      `It wrote ${output.length} bytes, which are not a signature.`,
    );
  });
});

describe('a command', () => {
  const signature = raw.toString('base64');

  test('gets the signing input, its own arguments, and the variables of the step', async () => {
    const log = join(root, 'log');
    const path = program(
      'bin',
      `printf '%s|' "$@" "$PIN" "$NODE_ENV" "$(cat)" > '${log}'; echo ${signature}`,
    );
    const service = new ExecService(`${path} --slot 1 'a  $PIN'`, { PIN: '1234' });
    expect(service.place).toBe(`${path} (from private-key-uri)`);
    await service.sign(input);
    expect(readFileSync(log, 'utf8')).toBe('--slot|1|a  $PIN|1234||header.payload|');
  });

  test('may end without reading its input', async () => {
    const service = new ExecService(program('bin', `echo ${signature}`), process.env);
    expect(await service.sign(Buffer.alloc(2 ** 20))).toEqual({ bytes: raw });
  });

  test.each([
    ['its status', 'exit 3', 'It ended with status 3.'],
    ['its status, whatever it wrote', `echo ${signature}; exit 1`, 'It ended with status 1.'],
    ['the signal that ended it', 'kill -9 $$', 'It ended with SIGKILL.'],
    ['that it wrote too much', 'head -c 4097 /dev/zero', 'It wrote more than 4096 bytes.'],
    [
      'its standard error on one line',
      `printf '\\n Token  v1.2\\n is locked... \\n' >&2; exit 1`,
      'It ended with status 1: Token v1.2 is locked.',
    ],
    [
      'the last 300 characters of its standard error',
      `printf 'first %0310d' 7 >&2; exit 1`,
      `It ended with status 1: ${'0'.repeat(299)}7.`,
    ],
    [
      'no more of its standard error than is kept',
      `printf 'first %600s' '' >&2; exit 1`,
      'It ended with status 1.',
    ],
  ])('that fails is reported with %s', async (_name, text, expected) => {
    expect(await failureOf(program('bin', text))).toBe(expected);
  });

  test('whose interpreter does not exist is reported', async () => {
    const path = program('bin');
    writeFileSync(path, '#!/no/such/interpreter\n');
    expect(await failureOf(path)).toBe('It could not be started (ENOENT).');
  });
});

/** Runs `work` with a clock that stands still; programs and their output do not. */
async function withFakeClock(work: () => Promise<void>): Promise<void> {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  try {
    await work();
  } finally {
    jest.useRealTimers();
  }
}

test.each([
  ['signs', `echo ${raw.toString('base64')}`],
  ['fails', 'exit 1'],
])('no timer is left after a command that %s', async (_name, text) => {
  const service = new ExecService(program('bin', text), process.env);
  await withFakeClock(async () => {
    await Promise.allSettled([service.sign(input)]);
    expect(jest.getTimerCount()).toBe(0);
  });
});

test('a command of another user, which cannot be killed, is given up', async () => {
  const service = new ExecService(program('bin', 'yes'), process.env);
  const kill = jest.spyOn(ChildProcess.prototype, 'kill');
  try {
    kill.mockImplementation(function (this: ChildProcess) {
      return this.emit('error', Object.assign(new Error('kill EPERM'), { code: 'EPERM' }));
    });
    await withFakeClock(async () => {
      await expect(service.sign(input)).rejects.toThrow('It wrote more than 4096 bytes');
      expect(jest.getTimerCount()).toBe(0);
    });
    expect(kill).toHaveBeenCalledTimes(1);
  } finally {
    kill.mockRestore();
  }
});

test('a command that the system does not start is a failure', async () => {
  const path = program('bin');
  const file = openSync(path, 'r+'); // ETXTBSY, which spawn throws
  try {
    expect(await failureOf(path)).toBe('It could not be started (ETXTBSY).');
  } finally {
    closeSync(file);
  }
});

/** Counts the pipes of this process, after those that are being closed. */
async function countPipes(): Promise<number> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return process.getActiveResourcesInfo().filter((name) => name === 'PipeWrap').length;
}

test('a command that does not end is stopped after 30 seconds, even if a process of its own goes on', async () => {
  const pipes = await countPipes();
  const service = new ExecService(program('bin', 'sleep 60 & wait'), process.env);
  await withFakeClock(async () => {
    const signed = service.sign(input);
    jest.advanceTimersByTime(29_000);
    const failure = expect(signed).rejects.toThrow('It ran for 30 seconds');
    jest.advanceTimersByTime(2000);
    await failure;
  });
  expect(await countPipes()).toBe(pipes);
});
