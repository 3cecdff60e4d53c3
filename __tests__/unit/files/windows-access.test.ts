import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { accessLimiter } from '../../../src/files/windows-access.ts';
import { testSh } from '../../support/platform.ts';

type Run = (name: string, args: readonly string[]) => string;

/** Limits the access to two directories, with `run` in place of the programs of Windows. */
function limit(run: Run): readonly string[] {
  const warnings: string[] = [];
  const limitAccess = accessLimiter((title, message) => warnings.push(`${title}: ${message}`), run);
  limitAccess('C:\\first');
  limitAccess('C:\\second');
  return warnings;
}

test('grants access to this user alone, by the SID, in one call for each directory', () => {
  const run = jest.fn<Run>(() => '"ad\\jörg s-1","S-1-5-21-1-2-3-1001"\r\n');
  expect(limit(run)).toEqual([]);
  const grant = ['/inheritance:r', '/grant:r', '*S-1-5-21-1-2-3-1001:(OI)(CI)F'];
  expect(run.mock.calls).toEqual([
    ['whoami', ['/user', '/fo', 'csv', '/nh']],
    ['icacls', ['C:\\first', ...grant]],
    ['icacls', ['C:\\second', ...grant]],
  ]);
});

test.each<readonly [string, string, Run]>([
  [
    'icacls fails',
    'exit code 5',
    (name) => {
      if (name === 'icacls') throw Object.assign(new Error(), { status: 5 });
      return 'S-1-5-18';
    },
  ],
  [
    'there is no whoami',
    'ENOENT',
    () => {
      throw Object.assign(new Error(), { code: 'ENOENT' });
    },
  ],
  ['whoami prints no SID', 'no SID', () => 'VM\\root\r\n'],
])('warns once if %s', (_name, code, run) => {
  expect(limit(run)).toEqual([
    expect.stringMatching(
      new RegExp(
        `^Access to the new directory is not limited: C:\\\\first .* failed \\(${code}\\)\\. `,
      ),
    ),
  ]);
});

// Outside Windows, the path of a program of Windows is the name of one file.
testSh('runs the programs of the system, which do not get the variables of this step', () => {
  const directory = mkdtempSync(join(tmpdir(), 'windows-access-'));
  const log = join(directory, 'log');
  const { env } = process;
  const warnings: string[] = [];
  try {
    const SystemRoot = join(directory, 'Windows');
    const write = (name: string, text: string): void =>
      writeFileSync(`${SystemRoot}\\System32\\${name}.exe`, `#!/bin/sh\n${text}\n`, {
        mode: 0o700,
      });
    write('whoami', `echo '"runner","S-1-5-21-7"'`);
    write('icacls', `printf '%s\\n' "$@" "$SystemRoot" "$PRIVATE_KEY" > '${log}'`);
    process.env = { ...env, SystemRoot, PRIVATE_KEY: 'secret' };
    accessLimiter((title) => warnings.push(title))('C:\\keys');
    expect(warnings).toEqual([]);
    const grant = '/inheritance:r\n/grant:r\n*S-1-5-21-7:(OI)(CI)F';
    expect(readFileSync(log, 'utf8')).toBe(`C:\\keys\n${grant}\n${SystemRoot}\n\n`);
  } finally {
    process.env = env;
    rmSync(directory, { recursive: true });
  }
});
