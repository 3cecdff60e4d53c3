import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { answers, sendJson } from '../../support/answers.ts';
import { FakeTeam } from '../../support/fake/team.ts';
import { useJob, useServer } from '../../support/fixtures.ts';
import { individualInputs, teamInputs } from '../../support/inputs.ts';
import { makeIpa } from '../../support/ipa.ts';
import { findLeak, makeKey } from '../../support/keys.ts';
import { type Inputs, Job, type PhaseResult } from '../../support/runner.ts';
import { type LaneOptions, type ProgramResult, runLane as run, runProgram, tls } from './lane.ts';

const bundle = import.meta.dirname;
const oldest = join(bundle, 'oldest');
const key = makeKey();
const other = makeKey({ keyId: 'OTHER12345' });
const tools = { tools: 'fastlane-token' };
const job = useJob();
const server = useServer(key, { tls });
const team = (): FakeTeam => server.team ?? new FakeTeam();

beforeEach(() => {
  server.team = new FakeTeam();
  const info = { DTPlatformName: 'iphoneos' };
  makeIpa(join(job.workspace, 'App.ipa'), { info });
  makeIpa(join(job.workspace, 'Next.ipa'), { info: { ...info, CFBundleVersion: '43' } });
  write('metadata/en-US/description.txt', 'An app.');
});

/** Writes a file of the workspace. */
function write(name: string, text: string): string {
  const path = join(job.workspace, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** A program on the PATH of the lane that only prints. */
function standIn(name: string, script: string): Readonly<Record<string, string>> {
  chmodSync(write(`bin/${name}`, `#!/bin/sh\n${script}\n`), 0o755);
  return { PATH: `${join(job.workspace, 'bin')}:${process.env.PATH}` };
}

async function main(inputs: Inputs = {}): Promise<PhaseResult> {
  const result = await job.main(teamInputs(key, { ...tools, ...inputs }));
  expect([result.exitCode, result.stderr]).toEqual([0, '']);
  return result;
}

async function runLane(
  lane: string,
  options: Partial<Omit<LaneOptions, 'job' | 'server'>> = {},
): Promise<ProgramResult> {
  const { env, ...rest } = options;
  const paths = {
    IPA: join(job.workspace, 'App.ipa'),
    NEXT_IPA: join(job.workspace, 'Next.ipa'),
    METADATA: join(job.workspace, 'metadata'),
    OUTPUT: job.workspace,
    MATCH_GIT_URL: join(job.workspace, 'match'),
    MATCH_PASSWORD: 'password',
  };
  const issued = options.main ?? (await main());
  return run(lane, { job, server, bundle, ...rest, main: issued, env: { ...paths, ...env } });
}

/** Runs a lane that must succeed. */
async function passLane(
  lane: string,
  options?: Parameters<typeof runLane>[1],
): Promise<ProgramResult> {
  const result = await runLane(lane, options);
  if (result.exitCode !== 0) {
    const requests = server.requests.map(({ method, target, status }) =>
      [method, decodeURIComponent(target), status].join(' '),
    );
    throw new Error(`${lane} failed:\n${result.output}\n${requests.join('\n')}`);
  }
  return result;
}

/** The tokens that the command holds. */
function tokensOf({ outputs }: PhaseResult): readonly string[] {
  const file = join(dirname(outputs['token-command-path'] ?? ''), '../ladder.json');
  return JSON.parse(readFileSync(file, 'utf8')).rungs.map(({ jwt }: { jwt: string }) => jwt);
}

/** Asserts that fastlane and the upload sent only tokens of the command, and that Apple accepted each. */
function expectTokensOf(issued: PhaseResult): void {
  const tokens = tokensOf(issued);
  const sent = server.requests.filter(({ target }) => target.startsWith('/v1/'));
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter(({ token }) => !tokens.includes(token))).toEqual([]);
  expect(sent.filter(({ status }) => status === 401)).toEqual([]);
}

function filesIn(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Reads a file, unless it was removed in the meantime. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

const styles = [
  ['that pass no key', ''],
  ['that call app_store_connect_api_key', ' key:true'],
] as const;

describe.each([
  ['with Bundler', bundle],
  ['without Bundler', undefined],
  ['with the oldest version', oldest],
])('%s, lanes', (_name, gems) => {
  test.each(styles)('%s do everything that works without the key', async (_s, key) => {
    const issued = await main();
    const { output } = await passLane(`everything${key}`, { main: issued, bundle: gems });
    expectTokensOf(issued);
    expect(output).toContain('the App Store has 41');
    expect(output).toContain('certificates 1');
    expect(
      readFileSync(join(job.workspace, 'AppStore_com.example.app123.mobileprovision')),
    ).toEqual(Buffer.from('a profile'));
    expect(team().attributesOf('appStoreVersionLocalizations', 'l1')).toMatchObject({
      description: 'An app.',
    });
    expect(team().attributesOf('betaBuildLocalizations', 'localization-of-upload-1')).toMatchObject(
      {
        whatsNew: 'New in this build',
      },
    );
    const changes = server.requests.filter(({ method }) => ['POST', 'PATCH'].includes(method));
    expect(changes.map(({ method, target, status }) => `${method} ${target} ${status}`)).toEqual([
      'POST /v1/devices 201',
      ...(gems === oldest ? [] : ['POST /v1/certificates 201']),
      'PATCH /v1/appStoreVersions/edited 200',
      'PATCH /v1/appStoreVersionLocalizations/l1 200',
      'PATCH /v1/appInfos/n1 200',
      'POST /v1/buildUploads 201',
      'POST /v1/buildUploadFiles 201',
      'PATCH /v1/buildUploadFiles/file-2 200',
      'PATCH /v1/betaBuildLocalizations/localization-of-upload-1 200',
      'POST /v1/betaAppReviewSubmissions 201',
      'POST /v1/builds/build-of-upload-1/relationships/betaGroups 204',
      'POST /v1/buildUploads 201',
      'POST /v1/buildUploadFiles 201',
      'PATCH /v1/buildUploadFiles/file-4 200',
    ]);
    expect(server.buildUploads.uploads).toMatchObject([
      { appId: '123', state: 'COMPLETE', attributes: { cfBundleVersion: '42' } },
      { appId: '123', state: 'COMPLETE', attributes: { cfBundleVersion: '43' } },
    ]);
    expect(output).toContain(
      'All required keys, certificates and provisioning profiles are installed',
    );
  });
});

describe('an upload', () => {
  test("that Apple rejects fails the lane with Apple's text", async () => {
    server.buildUploads.states = ['PROCESSING', 'FAILED'];
    server.buildUploads.errors = [{ code: '90683', description: 'Missing purpose string.' }];
    const { output, exitCode } = await runLane('beta');
    expect(exitCode).not.toBe(0);
    const [, failure = ''] = output.split('[!] Error uploading ipa file:');
    expect(failure).toContain('90683');
    expect(failure).toContain('Missing purpose string.');
  });

  test('of a .pkg has the versions that fastlane finds in it', async () => {
    const pkg = write('App.pkg', 'a package');
    const env = standIn(
      'xar',
      `cat > "$2/Distribution" <<'XML'
<installer-gui-script><product id="com.example.app123" version="1.2.3"/><pkg-ref><bundle-version>
<bundle CFBundleVersion="42"/></bundle-version></pkg-ref></installer-gui-script>
XML`,
    );
    await passLane('beta', { env: { ...env, IPA: undefined, PKG: pkg } });
    expect(server.buildUploads.uploads).toMatchObject([
      {
        attributes: {
          cfBundleShortVersionString: '1.2.3',
          cfBundleVersion: '42',
          platform: 'MAC_OS',
        },
      },
    ]);
  });

  test('does not take a token from the environment', async () => {
    const issued = await main();
    await passLane('binary', { main: issued, env: { ASC_TOKEN: 'a.b.c' } });
    expectTokensOf(issued);
  });
});

describe('the lane stops and explains what needs the key itself:', () => {
  test('notarize', async () => {
    const package_ = write('App.zip', 'an app');
    const { output, exitCode } = await runLane('notarization key:true', {
      env: { PACKAGE: package_ },
    });
    expect(exitCode).not.toBe(0);
    expect(output).toContain('[!] notarize needs the key itself');
    expect(output).toContain('tools: notarytool');
  });

  test('verify_only of deliver', async () => {
    const { output, exitCode } = await runLane('verify_only');
    expect(exitCode).not.toBe(0);
    expect(output).toContain('[!] verify_only needs the key itself');
  });
});

test('notarize with an Apple ID works as without this action', async () => {
  const record = join(job.workspace, 'arguments');
  const env = standIn('xcrun', `echo "$*" > '${record}'; echo '{"id":"1","status":"Accepted"}'`);
  const { output } = await passLane('notarization', {
    env: {
      ...env,
      PACKAGE: write('App.zip', 'an app'),
      FL_NOTARIZE_USERNAME: 'me@example.com',
      FL_NOTARIZE_ASC_PROVIDER: 'TEAM123456',
      FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD: 'abcd-efgh',
    },
  });
  expect(output).toContain('Successfully notarized artifact');
  expect(readFileSync(record, 'utf8')).toContain(
    '--apple-id me@example.com --password abcd-efgh --team-id TEAM123456',
  );
  expect(server.requests).toEqual([]);
});

describe('a second team with a key of its own', () => {
  const variables = (): Readonly<Record<string, string>> => {
    server.keys.push({ ...other, issuerId: '11111111-96fe-1a63-e053-0824d011072a' });
    const ids = { key_id: other.keyId, issuer_id: '11111111-96fe-1a63-e053-0824d011072a' };
    const json = { ...ids, key: other.pem, in_house: false };
    return {
      OTHER_ID: ids.key_id,
      OTHER_ISSUER: ids.issuer_id,
      OTHER_PATH: write('other.p8', other.pem),
      OTHER_JSON: write('other.json', JSON.stringify(json)),
    };
  };
  const laneOfTwoTeams = (by: string, style: string): Promise<ProgramResult> =>
    runLane(`two_teams by:${by}${style}`, { env: variables() });
  const signers = (): readonly string[] =>
    server.requests.map(
      ({ token }) => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid,
    );

  test.each(
    styles.flatMap(([name, style]) => [
      ['content', name, style] as const,
      ['hash', name, style] as const,
    ]),
  )('keeps it, by its %s, in lanes %s', async (by, _name, style) => {
    const { output, exitCode } = await laneOfTwoTeams(by, style);
    expect([exitCode, exitCode === 0 ? '' : output]).toEqual([0, '']);
    const each = [key, key, other, other, other].map(({ keyId }) => keyId);
    expect(signers()).toEqual(each);
    expect(server.requests.filter(({ status }) => status !== 200)).toEqual([]);
  });

  test('uploads as fastlane does', async () => {
    const record = join(job.workspace, 'arguments');
    write('AppStoreInfo.plist', '');
    standIn('iTMSTransporter', `echo "$*" > '${record}'`);
    await passLane('other_upload', {
      env: {
        ...variables(),
        FASTLANE_ITUNES_TRANSPORTER_USE_SHELL_SCRIPT: '1',
        FASTLANE_ITUNES_TRANSPORTER_PATH: job.workspace,
      },
    });
    expect(readFileSync(record, 'utf8')).toContain(`-m upload -apiIssuer 11111111-`);
    expect(server.buildUploads.uploads).toEqual([]);
  });

  test('does not get a token of the first team instead of a key that fastlane does not read', async () => {
    const { output, exitCode } = await laneOfTwoTeams('path', '');
    expect(exitCode).not.toBe(0);
    expect(output).toContain(
      `[!] The lane asks for key ${other.keyId}, but the tokens of this job are for key ${key.keyId}.`,
    );
    expect(output).toContain('key_content: File.read(path)');
  });
});

describe('tokens', () => {
  test('are renewed when they end in the middle of a lane', async () => {
    const issued = await main({ lifetime: '8s' });
    await passLane('two_requests', { main: issued, env: { PAUSE: '9' } });
    expectTokensOf(issued);
    const [first, second] = server.requests.map(({ token }) => token);
    expect(second).not.toBe(first);
  });

  test('that Apple rejects once are replaced', async () => {
    server.targetedFaults.push({
      request: /certificates/,
      fault: (_request, response) => sendJson(response, answers.unauthorized),
    });
    const issued = await main();
    await passLane('two_requests', { main: issued, env: { PAUSE: '0' } });
    const [rejected, ...accepted] = server.requests.map(({ token }) => token);
    expect(server.requests.map(({ status }) => status)).toEqual([401, 200, 200]);
    expect(accepted).not.toContain(rejected);
    expect(tokensOf(issued)).toEqual(expect.arrayContaining(accepted));
  });

  test.each([
    ['an individual key', individualInputs(key), { issuerId: undefined }, 'app-store-connect'],
    ['an in-house key', teamInputs(key, { 'in-house': 'true' }), {}, 'enterprise'],
  ] as const)('of %s are accepted', async (_name, inputs, registered, program) => {
    await server.restart({ program, tls });
    server.keys[0] = { keyId: key.keyId, publicKey: key.publicKey, issuerId: key.issuerId };
    if ('issuerId' in registered) server.keys[0] = { keyId: key.keyId, publicKey: key.publicKey };
    const issued = await job.main({ ...inputs, ...tools });
    const lane = program === 'enterprise' ? 'two_requests' : 'build_number';
    await passLane(lane, { main: issued, env: { PAUSE: '0' } });
    expectTokensOf(issued);
  });
});

test('Bundler chooses the version of json, and Token.from without arguments is nil', async () => {
  const lock = readFileSync(join(bundle, 'Gemfile.lock'), 'utf8');
  const [, json = ''] = /^ {4}json \((.+)\)$/m.exec(lock) ?? [];
  const { output: own } = await runProgram(['ruby', '-rjson', '-e', 'print JSON::VERSION'], {
    cwd: bundle,
    env: process.env,
  });
  expect(json).not.toBe(own);
  // Bundler loads a program that starts like this into its own process, with what is loaded there.
  const program = write(
    'bin/fastlane',
    "#!/usr/bin/env ruby\nload Gem.bin_path('fastlane', 'fastlane')\n",
  );
  chmodSync(program, 0o755);
  await passLane('build_number', { program });
  const { output } = await passLane('facts', { program });
  expect(output).toContain(`from nothing nil, json ${json}`);
});

test('a login without a token works as without this action', async () => {
  expect((await passLane('apple_id')).output).toContain('the token is nil');
});

test('a lane that reads its own variables for the key works without them', async () => {
  const issued = await main();
  await passLane('migrated', { main: issued });
  expect(server.buildUploads.uploads).toMatchObject([{ state: 'COMPLETE' }]);
  expectTokensOf(issued);
});

test('the Fastfile may require the file, if something resets RUBYOPT', async () => {
  const issued = await main();
  await passLane('required', { main: issued, env: { RUBYOPT: '' } });
  expectTokensOf(issued);
});

test('paths may contain spaces', async () => {
  const dist = join(job.directory, 'my dist');
  const temp = join(job.directory, 'my temp');
  cpSync(job.dist, dist, { recursive: true });
  mkdirSync(temp);
  const elsewhere = new Job({ dist });
  try {
    const inputs = teamInputs(key, tools);
    const issued = await elsewhere.main(inputs, { env: { RUNNER_TEMP: temp } });
    expect(issued.outputs['token-command-path']).toContain('/my temp/');
    await passLane('beta key:true', { main: issued });
    expectTokensOf(issued);
  } finally {
    elsewhere.end();
  }
});

describe('the command', () => {
  test('is named if it is missing', async () => {
    const env = { APP_STORE_CONNECT_TOKEN_COMMAND: '/nowhere/app-store-connect-token' };
    const { output, exitCode } = await runLane('build_number', { env });
    expect(exitCode).not.toBe(0);
    expect(output).toContain(
      '[!] /nowhere/app-store-connect-token, which provides the tokens for fastlane, cannot be run: Errno::ENOENT.',
    );
    expect(server.requests).toEqual([]);
  });

  test('is gone after post', async () => {
    const issued = await main();
    await job.post(issued);
    const { output, exitCode } = await runLane('build_number', { main: issued });
    expect(exitCode).not.toBe(0);
    expect(output).toContain('app-store-connect-token, which provides the tokens for fastlane');
  });

  test('explains why there is no token', async () => {
    const issued = await main();
    writeFileSync(join(dirname(issued.outputs['token-command-path'] ?? ''), '../ladder.json'), '');
    const { output } = await runLane('build_number', { main: issued });
    expect(output).toContain('[!] app-store-connect-token: ');
    expect(output).toContain('Code: COMMAND_GONE');
  });

  test('is that of the last step that used the action', async () => {
    server.keys.push(other);
    const first = await main();
    const inputs = { ...teamInputs(other), ...tools };
    const second = await job.main(inputs, { env: first.exported });
    expect([second.exported.RUBYLIB, second.exported.RUBYOPT]).toEqual([
      first.exported.RUBYLIB,
      first.exported.RUBYOPT,
    ]);
    await passLane('beta', {
      main: { ...second, paths: [...second.paths, ...first.paths] },
    });
    expectTokensOf(second);
  });
});

test('no file and no variable has any part of the key after main', async () => {
  const issued = await main();
  const leaks: string[] = [];
  const search = (): void => {
    for (const path of [job.home, job.temp, job.workspace].flatMap(filesIn)) {
      const leak = findLeak(readIfThere(path), key.pem);
      if (leak !== undefined) leaks.push(path);
    }
  };
  search();
  const timer = setInterval(search, 200);
  try {
    const { output } = await passLane('everything key:true', { main: issued });
    expect(findLeak(output, key.pem)).toBeUndefined();
  } finally {
    clearInterval(timer);
  }
  search();
  expect(leaks).toEqual([]);
  expect(findLeak(JSON.stringify([issued.exported, issued.outputs]), key.pem)).toBeUndefined();
});
