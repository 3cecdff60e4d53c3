import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect } from '@jest/globals';
import { issuerId, makeKey } from '../support/keys.ts';
import { testSh } from '../support/platform.ts';
import { Job, type PhaseResult } from '../support/runner.ts';

// The launcher for sh. __tests__/windows has the same for cmd.

const key = makeKey();
let job: Job;
let main: PhaseResult;
let launcher: string;
beforeEach(async () => {
  job = new Job();
  main = await job.main({
    'private-key': key.pem,
    'key-id': key.keyId,
    'issuer-id': issuerId,
    'token-command': 'true',
  });
  launcher = main.outputs['token-command-path'] ?? '';
});
afterEach(() => job.end());

const run = (PATH: string, args: readonly string[] = []): Promise<{ readonly stdout: string }> =>
  promisify(execFile)(launcher, args, { env: { ...job.environment(), PATH } });
const failureOf = (running: Promise<unknown>): Promise<unknown> =>
  running.then(
    () => undefined,
    (error: unknown) => error,
  );
const aToken = /^[\w-]+\.[\w-]+\.[\w-]{86}\n$/;

testSh('the launcher needs no node on the PATH', async () => {
  const empty = join(job.directory, 'empty');
  mkdirSync(empty);
  expect((await run(empty)).stdout).toMatch(aToken);
  expect((await run('')).stdout).toMatch(aToken);
});

testSh(
  'the launcher runs the Node of the runner, even if another is first on the PATH',
  async () => {
    const bin = join(job.directory, 'fake');
    mkdirSync(bin);
    writeFileSync(join(bin, 'node'), '#!/bin/sh\necho "a fake node ran"\nexit 3\n', {
      mode: 0o755,
    });
    const PATH = [bin, main.paths[0], job.environment().PATH].join(delimiter);
    const { stdout } = await run(PATH);
    expect(stdout).toMatch(aToken);
    // Also by name, as steps call it.
    const byName = await promisify(execFile)('sh', ['-c', 'app-store-connect-token'], {
      env: { ...job.environment(), PATH },
    });
    expect(byName.stdout).toBe(stdout);
  },
);

testSh('the launcher passes its arguments on unchanged', async () => {
  const word = 'GET /v1/apps  $HOME "x" *';
  const failure = await failureOf(run(job.environment().PATH ?? '', [word]));
  expect(failure).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(word) });
});

testSh('the command reports that it is no longer available if its file was removed', async () => {
  rmSync(join(dirname(launcher), '../ladder.json'));
  expect(await failureOf(run(job.environment().PATH ?? ''))).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /^app-store-connect-token: The token command is no longer available\. [\s\S]*\nFix: .*the one with token-command\.\nCode: COMMAND_GONE\n$/,
    ),
  });
});

testSh('the launcher prints a token in each of forty calls at once', async () => {
  const calls = await Promise.all(Array.from({ length: 40 }, () => run('')));
  for (const { stdout } of calls) expect(stdout).toMatch(aToken);
});
