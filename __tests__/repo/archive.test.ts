import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { teamInputs } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import { root } from '../support/repository.ts';
import { Job } from '../support/runner.ts';

// A runner downloads this for each job: an archive of the commit, by the rules of .gitattributes.
const directory = mkdtempSync(join(tmpdir(), 'archive-'));
const unpacked = join(directory, 'unpacked');
let archive: Buffer;
beforeAll(() => {
  // The tree as it would be committed, so that the test also works before the commit.
  const index = join(directory, 'index');
  const git = (...args: string[]): Buffer =>
    execFileSync('git', args, {
      cwd: root,
      env: { ...process.env, GIT_INDEX_FILE: index },
      maxBuffer: 2 ** 26,
    });
  git('read-tree', 'HEAD');
  git('add', '--all');
  const tree = git('write-tree').toString().trim();
  archive = git('archive', '--format=tar.gz', '--worktree-attributes', tree);
  mkdirSync(unpacked);
  execFileSync('tar', ['-xzf', '-'], { cwd: unpacked, input: archive });
});
afterAll(() => rmSync(directory, { recursive: true }));

test('is under 150 KB', () => {
  console.info(`The archive that a runner downloads has ${archive.length} bytes.`);
  expect(archive.length).toBeLessThan(150_000);
});

test('contains only both actions, dist and the license', () => {
  expect(readdirSync(unpacked).sort()).toEqual(['LICENSE', 'action.yml', 'dist', 'upload']);
  expect(readdirSync(join(unpacked, 'upload'))).toEqual(['action.yml']);
});

test('is enough to run main, the command and post', async () => {
  const job = new Job({ dist: join(unpacked, 'dist') });
  try {
    const main = await job.main(
      teamInputs(makeKey(), {
        tools: 'fastlane',
        scope: 'GET /v1/apps',
        'token-command': 'true',
        summary: 'true',
      }),
    );
    expect([main.exitCode, main.outputs.available, main.stderr]).toEqual([0, 'true', '']);
    const command = main.outputs['token-command-path'] ?? '';
    const shell = process.platform === 'win32'; // which starts a .cmd file only from a shell
    expect(
      execFileSync(command, { encoding: 'utf8', env: job.environment(), stdio: 'pipe', shell }),
    ).toMatch(/^eyJ/);
    expect(await job.post(main)).toMatchObject({
      exitCode: 0,
      stdout: 'Removed 2 key files and the token command.\n',
    });
    expect(readdirSync(job.temp)).toEqual([]);
  } finally {
    job.end();
  }
});
