import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { AppStoreConnectClient } from '@rage-against-the-pixel/app-store-connect-api';
import { appsGetCollection, createClient } from 'appstore-connect-sdk';
import { useJob, useServer } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { bodyOf, issuerId, makeKey } from '../support/keys.ts';
import { root } from '../support/repository.ts';

const key = makeKey();
const team = teamInputs(key);
const run = promisify(execFile);
/** These are not npm packages, so they are tested only where they are installed. */
const testWith = (program: string): typeof test.skip =>
  spawnSync(program, ['version']).error === undefined ? test : test.skip;
const job = useJob();
const server = useServer(key);

describe('the token is used by', () => {
  test('appstore-connect-sdk', async () => {
    const { outputs } = await job.main(team);
    const client = createClient({ bearerToken: outputs.token ?? '', baseUrl: server.url });
    const { data } = await appsGetCollection({ client });
    expect(data?.data.map(({ id }) => id)).toEqual(['123', '456']);
    expect(server.requests).toMatchObject([
      { target: '/v1/apps', status: 200, token: outputs.token },
    ]);
  });

  test('@rage-against-the-pixel/app-store-connect-api', async () => {
    const { outputs } = await job.main(team);
    const client = new AppStoreConnectClient({ bearerToken: outputs.token ?? '' });
    const { data } = await client.api.Apps.appsGetCollection({ baseUrl: server.url });
    expect(data?.data.map(({ id }) => id)).toEqual(['123', '456']);
    expect(server.requests.at(-1)?.token).toBe(outputs.token);
  });

  testWith('curl')('curl', async () => {
    const { outputs } = await job.main(team);
    const script = 'curl -fsS -H "Authorization: Bearer $TOKEN" "$URL/v1/apps"';
    const { stdout } = await run('sh', ['-c', script], {
      env: { ...job.environment(), TOKEN: outputs.token, URL: server.url },
    });
    expect(JSON.parse(stdout).data).toHaveLength(2);
  });
});

describe('the variables and files are used by', () => {
  test('appstore-tools, with tools: asc', async () => {
    const main = await job.main({ ...team, tools: 'asc' });
    const env = { ...job.environment(), ...main.exported, ASC_BASE_URL: server.url };
    const program = join(root, 'node_modules/.bin/appstore-tools');
    const { stdout } = await run(process.execPath, [program, 'apps', 'list', '--json'], { env });
    expect(stdout).toContain('com.example.app123');
    expect(server.requests.at(-1)).toMatchObject({ status: 200 });
    expect(server.requests.at(-1)?.token).not.toBe(main.outputs.token);
  });

  test('@electron/notarize, as electron-builder calls it, with tools: electron-builder', async () => {
    const main = await job.main({ ...team, tools: 'electron-builder' });
    const bin = join(job.directory, 'bin');
    const app = join(job.workspace, 'App.app');
    for (const directory of [bin, app]) mkdirSync(directory);
    const accepted = '{"id": "2efe2717", "status": "Accepted"}';
    // Does not end at once: @electron/notarize takes the output that it has when the process ends.
    const xcrun = `#!/bin/sh\nprintf '%s\\0' "$@" END >> '${job.directory}/calls'\necho '${accepted}'\nsleep 0.3\n`;
    for (const [name, script] of [
      ['xcrun', xcrun],
      ['codesign', '#!/bin/sh\n'],
      ['ditto', '#!/bin/sh\n'],
    ] as const)
      writeFileSync(join(bin, name), script, { mode: 0o755 });
    // MacTargetHelper.ts of electron-builder, getNotarizeOptions
    const script = `
      import { notarize } from '${pathToFileURL(join(root, 'node_modules/@electron/notarize/lib/index.js'))}';
      const { APPLE_API_KEY: appleApiKey, APPLE_API_KEY_ID: appleApiKeyId, APPLE_API_ISSUER: appleApiIssuer } = process.env;
      await notarize({ appPath: process.argv[1], appleApiKey, appleApiKeyId, appleApiIssuer });`;
    const env = { ...job.environment(), ...main.exported, PATH: `${bin}:${process.env.PATH}` };
    await run(process.execPath, ['--input-type=module', '-e', script, app], { env });

    const calls = readFileSync(join(job.directory, 'calls'), 'utf8')
      .split('END\0')
      .map((call) => call.split('\0').slice(0, -1));
    const p8 = main.outputs['key-path'] ?? '';
    const credentials = ['--key', p8, '--key-id', key.keyId, '--issuer', issuerId];
    const [found, submit, log, staple] = calls;
    expect(found).toEqual(['--find', 'notarytool']);
    expect(submit).toEqual([
      'notarytool',
      'submit',
      expect.stringMatching(/\/App\.zip$/),
      ...credentials,
      '--wait',
      '--output-format',
      'json',
    ]);
    expect(log).toEqual(['notarytool', 'log', '2efe2717', ...credentials]);
    expect(staple?.slice(0, 2)).toEqual(['stapler', 'staple']);
    expect(readFileSync(p8, 'utf8')).toBe(key.pem);
  });

  testWith('openssl')('openssl, which reads the .p8', async () => {
    const main = await job.main({ ...team, tools: 'altool' });
    const args = ['pkey', '-in', main.outputs['key-path'] ?? '', '-noout', '-text'];
    expect((await run('openssl', args)).stdout).toContain('NIST CURVE: P-256');
  });

  testWith('ruby')("Ruby's OpenSSL, which reads the .p8 and the key in the JSON", async () => {
    const main = await job.main({ ...team, tools: 'fastlane' });
    const script = `require "json"; require "openssl"; [File.read(ARGV[0]), JSON.parse(File.read(ARGV[1]))["key"]].each { |pem| puts OpenSSL::PKey::EC.new(pem).group.curve_name }`;
    const { stdout } = await run('ruby', [
      '-e',
      script,
      main.outputs['key-path'] ?? '',
      main.outputs['api-key-json-path'] ?? '',
    ]);
    expect(stdout).toBe('prime256v1\nprime256v1\n');
  });

  test('readers of the JSON key, which has the members that fastlane and rcodesign require', async () => {
    const main = await job.main({ ...team, tools: 'rcodesign' });
    expect(JSON.parse(readFileSync(main.outputs['api-key-json-path'] ?? '', 'utf8'))).toEqual({
      key_id: key.keyId,
      issuer_id: issuerId,
      key: key.pem,
      private_key: bodyOf(key.pem),
      in_house: false,
    });
  });
});
