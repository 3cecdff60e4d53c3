import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { useJob } from '../support/fixtures.ts';
import { individualInputs, teamInputs } from '../support/inputs.ts';
import { findLeak, issuerId, makeKey } from '../support/keys.ts';
import { privateMode, testSh } from '../support/platform.ts';
import { annotations, type Inputs, type PhaseResult } from '../support/runner.ts';

const key = makeKey();
const team = teamInputs(key);
const individual = individualInputs(key);
const job = useJob();

const listing = (): readonly string[] =>
  [job.temp, job.home, job.workspace]
    .flatMap((directory) =>
      readdirSync(directory, { recursive: true }).map((path) => join(directory, String(path))),
    )
    .sort();
const modeOf = (path: string): number => lstatSync(path).mode & 0o777;

describe('main with tools', () => {
  test('writes the files of fastlane, exports its variables and sets the outputs', async () => {
    const { exitCode, outputs, exported } = await job.main({ ...team, tools: 'fastlane' });
    expect(exitCode).toBe(0);
    const [directory = ''] = readdirSync(job.temp);
    const p8 = join(job.temp, directory, 'AuthKey_ABCDE12345.p8');
    const json = join(job.temp, directory, 'AuthKey_ABCDE12345.json');
    expect(outputs).toMatchObject({ 'key-path': p8, 'api-key-json-path': json });
    expect(exported).toEqual({
      APP_STORE_CONNECT_API_KEY_PATH: json,
      APP_STORE_CONNECT_API_KEY_KEY_ID: key.keyId,
      APP_STORE_CONNECT_API_KEY_ISSUER_ID: issuerId,
      APP_STORE_CONNECT_API_KEY_KEY_FILEPATH: p8,
    });
    expect(readFileSync(p8, 'utf8')).toBe(key.pem);
    expect([modeOf(join(job.temp, directory)), modeOf(p8), modeOf(json)]).toEqual(
      [0o700, 0o600, 0o600].map(privateMode),
    );
  });

  test('logs which tools are ready and what to add, and no secret', async () => {
    const { stdout } = await job.main(
      { ...individual, tools: 'notarytool, ipsw' },
      { env: { RUNNER_DEBUG: '1' } },
    );
    const shown = stdout.replace(/^::add-mask::.*$/gm, '');
    expect(shown).toContain(
      '\n✓ Ready: notarytool (add ${{ steps.<id>.outputs.notarytool-args }}), ipsw\n',
    );
    expect(shown).toMatch(
      /^::group::Files \(1\) and variables \(1\), removed when the job ends\n.*[\\/]ApiKey_ABCDE12345\.p8\nIPSW_APPSTORE_JWT\n::endgroup::$/m,
    );
    expect(findLeak(shown, key.pem)).toBeUndefined();
    expect(shown).not.toMatch(/eyJ/);
  });

  test.each([
    ['fastlane', 'fastlane signs'],
    ['notarytool, ipsw, altool', 'notarytool, altool sign'],
  ])('says that a scope does not limit tools that get the key: %s', async (tools, subject) => {
    const { stdout } = await job.main({ ...individual, tools, scope: 'GET /v1/apps' });
    expect(stdout).toContain(`\n✓ Scope limits this token only; ${subject} with the full key\n`);
  });

  test('warns that a scope limits fastlane-token, which sends only the token', async () => {
    const inputs = { ...team, tools: 'fastlane-token', scope: 'GET /v1/apps' };
    const { stdout } = await job.main(inputs);
    expect(annotations(stdout)).toMatchObject([
      { level: 'warning', title: 'The scope limits fastlane-token' },
    ]);
    expect(stdout).not.toContain('full key');
  });

  test.each([
    ['no token-command', {}, 77],
    ['token-command: false', { 'token-command': 'false' }, 77],
    ['token-command: 1h', { 'token-command': '1h' }, 15],
  ])('installs the token command for fastlane-token, with %s', async (_name, inputs, rungs) => {
    const { outputs, stdout } = await job.main({ ...team, tools: 'fastlane-token', ...inputs });
    const command = outputs['token-command-path'] ?? '';
    const ladder = JSON.parse(readFileSync(join(command, '../../ladder.json'), 'utf8'));
    expect(ladder.rungs).toHaveLength(rungs);
    expect(annotations(stdout)).toEqual([]);
  });

  test.each([
    ['a token without a scope', { tools: 'fastlane' }],
    ['a tool that gets the token', { tools: 'ipsw', scope: 'GET /v1/apps' }],
  ])('says nothing about the full key with %s', async (_name, inputs) => {
    const { exitCode, stdout } = await job.main({ ...individual, ...inputs });
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain('full key');
  });

  testSh.each<readonly [string, Inputs, readonly string[]]>([
    [
      'xcodebuild',
      team,
      [
        '-allowProvisioningUpdates',
        ...['-authenticationKeyPath', '<AuthKey>'],
        ...['-authenticationKeyID', key.keyId],
        ...['-authenticationKeyIssuerID', issuerId],
      ],
    ],
    ['notarytool', team, ['--key', '<AuthKey>', '--key-id', key.keyId, '--issuer', issuerId]],
    ['notarytool', individual, ['--key', '<ApiKey>', '--key-id', key.keyId]],
    [
      'altool',
      team,
      ['--api-key', key.keyId, '--api-issuer', issuerId, '--p8-file-path', '<AuthKey>'],
    ],
    [
      'altool',
      individual,
      [
        ...['--api-key', key.keyId, '--api-issuer', key.keyId],
        ...['--api-key-subject', 'user', '--p8-file-path', '<ApiKey>'],
      ],
    ],
  ])(
    'quotes the options of %s for a real shell, even with spaces in the path',
    async (tools, inputs, expected) => {
      const directory = join(job.temp, "my keys'");
      const { outputs } = await job.main({ ...inputs, tools, 'key-directory': directory });
      const script = `printf '%s\\n' ${outputs[`${tools}-args`]}`;
      const args = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).trimEnd().split('\n');
      const pathOf = (arg: string): string =>
        arg.replace(/^<(\w+)>$/, `${directory}/$1_${key.keyId}.p8`);
      expect(args).toEqual(expected.map(pathOf));
      expect(readFileSync(outputs['key-path'] ?? '', 'utf8')).toBe(key.pem);
      expect(args).toContain(outputs['key-path']);
    },
  );

  test('writes the key where Transporter looks for it', async () => {
    const main = await job.main({ ...team, tools: 'transporter' });
    const path = join(job.home, '.appstoreconnect/private_keys/AuthKey_ABCDE12345.p8');
    expect(readFileSync(path, 'utf8')).toBe(key.pem);
    await job.post(main);
    expect(listing()).toEqual([]);
  });

  test.each([
    ['an unknown name', { tools: 'fastlan' }, 'TOOL_UNKNOWN'],
    ['a conflict', { tools: 'tauri,electron-builder' }, 'TOOLS_CONFLICT'],
    [
      'a tool that requires an issuer',
      { tools: 'xcodebuild', 'issuer-id': '' },
      'TOOL_CANNOT_USE_KEY',
    ],
    [
      'an individual key for Transporter',
      { tools: 'transporter', 'issuer-id': '' },
      'TOOL_CANNOT_USE_KEY',
    ],
    [
      'a key-directory that is not a path',
      { tools: 'altool', 'key-directory': '~/keys' },
      'KEY_DIRECTORY_INVALID',
    ],
  ])('rejects %s, and writes nothing', async (_name, inputs, code) => {
    const { exitCode, stdout, outputs, exported } = await job.main({ ...team, ...inputs });
    expect([exitCode, outputs, exported, listing()]).toEqual([1, { 'error-code': code }, {}, []]);
    expect(annotations(stdout)).toMatchObject([
      { level: 'error', message: expect.stringContaining(`Code: ${code}`) },
    ]);
  });

  test('refuses to overwrite a file of the user', async () => {
    const path = join(job.temp, 'AuthKey_ABCDE12345.p8');
    writeFileSync(path, 'mine');
    const main = await job.main({ ...team, tools: 'fastlane', 'key-directory': job.temp });
    const outputs = { 'error-code': 'FILE_IN_THE_WAY' };
    expect([main.exitCode, main.outputs, main.exported]).toEqual([1, outputs, {}]);
    expect(annotations(main.stdout)[0]?.message).toContain('Code: FILE_IN_THE_WAY');
    await job.post(main);
    expect([listing(), readFileSync(path, 'utf8')]).toEqual([[path], 'mine']);
  });

  test('does not recommend key-directory for the one path that Transporter reads', async () => {
    const directory = join(job.home, '.appstoreconnect/private_keys');
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'AuthKey_ABCDE12345.p8'), 'mine');
    const { exitCode, stdout } = await job.main({ ...team, tools: 'transporter' });
    expect(exitCode).toBe(1);
    const [error] = annotations(stdout);
    expect(error).toMatchObject({ level: 'error', title: 'A different file already exists' });
    expect(error?.message).toContain('\nFix: Transporter reads the key from this path only');
    expect(error?.message).not.toContain('key-directory');
  });

  test('reuses a file of the user that holds the same key, and keeps it', async () => {
    const directory = join(job.home, '.appstoreconnect/private_keys');
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'AuthKey_ABCDE12345.p8'), key.pem);
    const before = listing();
    const main = await job.main({ ...team, tools: 'transporter' });
    expect(main.exitCode).toBe(0);
    await job.post(main);
    expect(listing()).toEqual(before);
  });
});

describe('post', () => {
  test('restores everything to the state before main, and reports what it removed', async () => {
    mkdirSync(join(job.home, 'private_keys'));
    const before = listing();
    const main = await job.main({
      ...team,
      tools: 'fastlane,xcodebuild,transporter',
      'key-directory': join(job.temp, 'a/b'),
    });
    expect(listing().length).toBeGreaterThan(before.length + 4);
    const post = await job.post(main);
    // The p8 and the JSON, and the p8 where Transporter looks for it.
    expect(post).toMatchObject({ exitCode: 0, stdout: 'Removed 3 key files.\n', stderr: '' });
    expect(listing()).toEqual(before);
  });

  test('can run twice, also after the files were removed', async () => {
    const main = await job.main({ ...team, tools: 'altool' });
    await job.post(main);
    expect(await job.post(main)).toMatchObject({ exitCode: 0, stdout: '' });
  });

  test('removes only what its own invocation created', async () => {
    const first = await job.main({ ...team, tools: 'altool' });
    const second = await job.main({ ...team, tools: 'altool' });
    await job.post(second);
    expect(readFileSync(first.outputs['key-path'] ?? '', 'utf8')).toBe(key.pem);
    await job.post(first);
    expect(listing()).toEqual([]);
  });

  test('removes only its own files from a directory that two invocations share', async () => {
    const inputs = { ...team, tools: 'altool', 'key-directory': join(job.temp, 'keys') };
    const first = await job.main(inputs);
    const second = await job.main(inputs);
    await job.post(second);
    expect(readFileSync(first.outputs['key-path'] ?? '', 'utf8')).toBe(key.pem);
    await job.post(first);
    expect(listing()).toEqual([]);
  });

  test('reads the saved state only, not inputs or variables', async () => {
    const main = await job.main({ ...team, tools: 'altool' });
    const post = await job.post(
      { state: {} },
      { env: { ...main.exported, INPUT_TOOLS: 'altool' } },
    );
    expect(post).toMatchObject({ exitCode: 0, stdout: '' });
    expect(readFileSync(main.outputs['key-path'] ?? '', 'utf8')).toBe(key.pem);
  });

  test('warns about a state that it cannot read, and succeeds', async () => {
    const { exitCode, stdout } = await job.post({ state: { placed: '{' } });
    expect(exitCode).toBe(0);
    expect(annotations(stdout)).toMatchObject([
      { level: 'warning', title: 'Some key files were not removed' },
    ]);
  });
});

describe('a main that is killed', () => {
  const inputs = { ...team, tools: 'fastlane,transporter', 'key-directory': '' };

  /** Runs main, and kills it as soon as `isTime` says so. */
  async function killed(
    isTime: (elapsed: number) => boolean,
  ): Promise<{ result: PhaseResult; wasThere: boolean }> {
    let wasThere = false;
    const result = await job.main(inputs, {
      onStart: async (kill) => {
        const start = performance.now();
        while (!isTime(performance.now() - start)) await setTimeout(0);
        wasThere = listing().length > 0;
        kill('SIGKILL');
      },
    });
    return { result, wasThere };
  }

  test('leaves nothing after post, however many files it had written', async () => {
    let fileCounts = 0;
    for (const count of [1, 1, 2, 2, 3, 4, 5, 6]) {
      const { result, wasThere } = await killed(
        (elapsed) => listing().length >= count || elapsed > 2000,
      );
      if (wasThere) fileCounts += 1;
      expect(await job.post(result)).toMatchObject({
        exitCode: 0,
        stdout: expect.stringMatching(/^(?:Removed \d key files?\.\n)?$/),
      });
      expect(listing()).toEqual([]);
    }
    expect(fileCounts).toBe(8);
  });

  test('leaves nothing after post, at any time', async () => {
    for (let delay = 20; delay < 80; delay += 4) {
      const { result } = await killed((elapsed) => elapsed > delay);
      await job.post(result);
      expect(listing()).toEqual([]);
    }
  });
});

test('writes no file and exports no variable without tools', async () => {
  const main = await job.main(team);
  expect([main.exitCode, main.exported, main.paths]).toEqual([0, {}, []]);
  expect(listing()).toEqual([]);
});
