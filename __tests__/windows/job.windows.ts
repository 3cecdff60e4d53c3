import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { toolConflicts, tools } from '../../src/tools/catalog.ts';
import { teamInputs } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import { annotations, Job, type PhaseResult } from '../support/runner.ts';

// Run by scripts/test-windows.ts: on Windows, or by the Windows build of Node under Wine.

const isWine = process.env.WINEPREFIX !== undefined;
const key = makeKey();
const inputs = teamInputs(key, { 'private-key': key.pem.replaceAll('\n', '\r\n') });
const rivals = toolConflicts.map(({ pair: [, rival] }) => rival);
const compatible = tools.map(({ name }) => name).filter((name) => !rivals.includes(name));
const token = /^[\w-]+\.[\w-]+\.[\w-]{86}$/;

let job: Job;
afterEach(() => job.end());

const left = (): readonly string[] =>
  [job.temp, job.home, job.workspace].flatMap((directory) => readdirSync(directory));

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a line in cmd as a later step does, with the PATH that `main` left. */
function cmd(
  line: string,
  main: PhaseResult,
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const all = { ...job.environment(), ...env };
  const PATH = [...main.paths, all.PATH].join(delimiter);
  return new Promise((resolve) => {
    execFile(
      'cmd.exe',
      ['/d', '/s', '/c', `"${line}"`],
      { cwd: job.workspace, env: { ...all, PATH }, windowsVerbatimArguments: true },
      (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), stdout: stdout.trimEnd(), stderr }),
    );
  });
}

// Wine expands % in paths twice.
const percent = isWine ? 'percent' : '100%';
describe.each(['job', 'a b & (c)', 'Jörg Müller', '速度', `${percent} of; it's ^!`])(
  'in a directory named %s',
  (name) => {
    test.each([
      ['all tools that can be combined', compatible.join()],
      ['their rivals', rivals.join()],
    ])('main, cmd and post work with %s', async (_list, list) => {
      job = new Job({ name });
      const main = await job.main({ ...inputs, tools: list, 'token-command': 'true' });
      expect([main.exitCode, main.stderr, annotations(main.stdout)]).toEqual([0, '', []]);
      expect(readFileSync(main.outputs['key-path'] ?? '', 'utf8')).toBe(key.pem);
      const paths = Object.values(main.exported).filter((value) => isAbsolute(value));
      expect(paths.length).toBeGreaterThan(0);
      for (const path of paths) expect([path, existsSync(dirname(path))]).toEqual([path, true]);

      // A path with a semicolon cannot be on the PATH.
      const command = name.includes(';')
        ? (main.outputs['token-command-path'] ?? '')
        : 'app-store-connect-token';
      expect(await cmd(`"${command}"`, main)).toEqual({
        code: 0,
        stdout: expect.stringMatching(token),
        stderr: '',
      });

      const post = await job.post(main);
      expect([post.exitCode, annotations(post.stdout), left()]).toEqual([0, [], []]);
    });
  },
);

test('post leaves nothing with a Node whose rmSync fails in directories that are not ASCII', async () => {
  job = new Job({ name: 'Jörg', node: process.env.NODE_OLD ?? '' });
  const main = await job.main({
    ...inputs,
    tools: 'fastlane, transporter',
    'token-command': 'true',
  });
  expect([main.exitCode, main.stderr]).toEqual([0, '']);
  expect(readdirSync(dirname(main.outputs['key-path'] ?? ''))).toHaveLength(2);
  const post = await job.post(main);
  expect([post.exitCode, annotations(post.stdout), left()]).toEqual([0, [], []]);
});

describe('the command', () => {
  test('prints a token in each of forty calls at once', async () => {
    job = new Job();
    const main = await job.main({ ...inputs, 'token-command': 'true' });
    const calls = await Promise.all(
      Array.from({ length: 40 }, () => cmd('app-store-connect-token', main)),
    );
    for (const { code, stdout, stderr } of calls)
      expect([code, stdout, stderr]).toEqual([0, expect.stringMatching(token), '']);
  });

  test.each([
    ['call, and then goes on', 'call app-store-connect-token --version && echo next'],
    ['for /f', "for /f %v in ('app-store-connect-token --version') do @echo %v&& echo next"],
  ])('works in cmd with %s', async (_how, line) => {
    job = new Job();
    const main = await job.main({ ...inputs, 'token-command': 'true' });
    const { code, stdout } = await cmd(line, main);
    expect([code, stdout.split(/\s+/)]).toEqual([0, ['1.0.0', 'next']]);
  });

  const page = readFileSync(join(import.meta.dirname, '../../docs/runners.md'), 'utf8');
  const scripts = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)]
    .flatMap(([, yaml = '']) => parse(yaml))
    .filter(({ shell }) => shell === 'cmd')
    .map(({ run }) => [String(run)]);

  test('has two examples for cmd', () => expect(scripts).toHaveLength(2));

  test.each(scripts)('works as documented: %s', async (script) => {
    job = new Job();
    const main = await job.main({ ...inputs, 'token-command': 'true' });
    const path = join(job.workspace, 'script.cmd');
    // Programs that every Windows has take the place of those in the example.
    const local = script
      .replace(/curl .*/, 'find "Bearer"')
      .replace(/node .*/, 'echo %TOKEN%')
      .replaceAll('\n', '\r\n');
    writeFileSync(path, `@echo off\r\n${local}`);
    const { code, stdout } = await cmd(`"${path}"`, main);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(
        /^(?:Authorization: Bearer )?eyJ[\w-]+\.[\w-]+\.[\w-]{86}(?:\s+Done)?$/,
      ),
    ]);
  });

  test('passes on its arguments and its exit code, and no variable', async () => {
    job = new Job();
    const main = await job.main({ ...inputs, 'token-command': 'true' });
    const word = 'GET /v1/apps & (all)';
    // Without call: under Wine, call makes every exit code 1.
    const failed = await cmd(`app-store-connect-token "${word}"`, main);
    expect(failed).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(word) });
    const set = await cmd('call app-store-connect-token --version && set', main);
    expect(set.stdout).not.toMatch(/dp0/i);
  });
});

describe('key-directory', () => {
  test('may be the directory of Transporter, in another letter case', async () => {
    job = new Job();
    const directory = join(job.home.toUpperCase(), '.AppStoreConnect/private_keys');
    const main = await job.main({
      ...inputs,
      tools: 'altool, transporter',
      'key-directory': directory,
    });
    expect([main.exitCode, annotations(main.stdout)]).toEqual([0, []]);
    const post = await job.post(main);
    expect([annotations(post.stdout), left()]).toEqual([[], []]);
  });

  test.each(['keys.', 'a /keys', 'NUL', 'keys/com1.txt', '/d/a/_temp/keys'])(
    'is an error if Windows reads it as another path: %s',
    async (directory) => {
      job = new Job();
      const main = await job.main({ ...inputs, tools: 'altool', 'key-directory': directory });
      expect([main.exitCode, main.outputs, left()]).toEqual([
        1,
        { 'error-code': 'KEY_DIRECTORY_INVALID' },
        [],
      ]);
    },
  );
});

describe('access to a new directory', () => {
  (isWine ? test.skip : test)('is limited to this user', async () => {
    job = new Job();
    const main = await job.main({ ...inputs, tools: 'altool' });
    const { stdout } = await cmd(`icacls "${main.outputs['key-path']}"`, main);
    expect(stdout.match(/:\(.*\)/g)).toEqual([':(I)(F)']);
  });
});

describe('post warns once, in words, about', () => {
  /** Runs post while a program has the key file open, or works in its directory. */
  async function postDuring(use: 'file' | 'directory'): Promise<PhaseResult> {
    job = new Job();
    const main = await job.main({ ...inputs, tools: 'altool' });
    const path = main.outputs['key-path'] ?? '';
    const done = join(job.workspace, 'done');
    const wait = `setInterval(() => require('node:fs').existsSync(process.env.DONE) && process.exit(), 50)`;
    const script = `require('node:fs').writeSync(1, '.'); ${wait}`;
    // Node opens files in a way that lets others remove them; cmd does not.
    const line = `"${process.execPath}" -e "${script}"${use === 'file' ? ` < "${path}"` : ''}`;
    const child = spawn('cmd.exe', ['/d', '/s', '/c', `"${line}"`], {
      cwd: use === 'file' ? job.workspace : dirname(path),
      env: { ...process.env, DONE: done },
      windowsVerbatimArguments: true,
    });
    await once(child.stdout, 'data');
    try {
      return await job.post(main);
    } finally {
      writeFileSync(done, '');
      await once(child, 'close');
    }
  }

  test('a key file that is open', async () => {
    const post = await postDuring('file');
    expect(annotations(post.stdout)).toEqual([
      {
        level: 'warning',
        title: 'Some key files were not removed',
        message: expect.stringMatching(
          /AuthKey_\w+\.p8 could not be removed: a program still uses it, /,
        ),
      },
    ]);
  });

  test('a directory that a program works in', async () => {
    const post = await postDuring('directory');
    expect(annotations(post.stdout)).toEqual([
      {
        level: 'warning',
        title: 'Some key files were not removed',
        message: expect.stringMatching(
          /token-[0-9a-f]+ could not be removed: a program still uses it, /,
        ),
      },
    ]);
  });
});
