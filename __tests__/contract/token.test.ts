import { execFileSync, spawnSync } from 'node:child_process';
import { verify } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { FakeAppStoreConnect } from '../support/app-store-connect.ts';
import { useJob } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { bodyOf, findLeak, issuerId, makeKey } from '../support/keys.ts';
import { annotations, renderLog } from '../support/runner.ts';

const key = makeKey();
const team = teamInputs(key);
const job = useJob();

describe('main, given a good key without an issuer', () => {
  const individual = teamInputs(key, { 'issuer-id': '' });
  const titles = async (inputs: typeof individual): Promise<readonly string[]> => {
    const { exitCode, stdout } = await job.main(inputs);
    expect(exitCode).toBe(0);
    return annotations(stdout).map(({ level, title }) => `${level}: ${title}`);
  };

  test('prints a notice that the token is for an individual key', async () => {
    expect(await titles(individual)).toEqual(['notice: Token for an individual key']);
  });

  test('prints no notice if the file is named like that of an individual key', async () => {
    writeFileSync(join(job.workspace, 'ApiKey_ABCDE12345.p8'), key.pem);
    const inputs = { ...individual, 'private-key': '', 'private-key-path': 'ApiKey_ABCDE12345.p8' };
    expect(await titles(inputs)).toEqual([]);
  });
});

test('reads the key from a note of a password manager, even though it contains the key ID', async () => {
  const note = `Key ID: ${key.keyId}\nIssuer ID: ${issuerId}\nPrivate key\n${key.pem}`;
  const { exitCode, outputs } = await job.main({ ...team, 'private-key': note });
  expect([exitCode, outputs['key-id']]).toEqual([0, key.keyId]);
});

describe('main, given a good key', () => {
  test('prints only the masks, a line for the key and one for the token', async () => {
    const { exitCode, stdout, stderr, outputs } = await job.main(team);
    const lines = stdout.split('\n');
    const masks = lines.filter((line) => line.startsWith('::add-mask::'));
    const body = bodyOf(key.pem);
    for (const piece of [...key.pem.split('\n').slice(1, -2), body])
      expect(masks).toContain(`::add-mask::${piece}`);
    expect(lines).toEqual([
      ...masks.slice(0, -1),
      `::add-mask::${outputs.token}`,
      `✓ Key ABCDE12345 (team key, issuer ${issuerId}); not verified`,
      `✓ Token valid for 15 minutes, until ${outputs['expires-at']?.slice(11, 19)} UTC; full access of the key's role`,
      '',
    ]);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
  });

  test('sets only the documented outputs', async () => {
    const result = await job.main(team);
    expect(result.outputs).toEqual({
      token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]{86}$/),
      'expires-at': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      available: 'true',
      'key-id': key.keyId,
      'issuer-id': issuerId,
    });
    const { exported, paths, state, summary } = result;
    expect([exported, paths, summary]).toEqual([{}, [], '']);
    expect(state).toEqual({ placed: '{"ownedDirectories":[],"files":[],"parents":[]}' });
    for (const directory of [job.temp, job.home, job.workspace])
      expect(readdirSync(directory)).toEqual([]);
  });

  test.each([
    ['team', team, { iss: issuerId, aud: 'appstoreconnect-v1' }],
    [
      'individual',
      teamInputs(key, { 'issuer-id': '' }),
      { sub: 'user', aud: 'appstoreconnect-v1' },
    ],
    [
      'in-house',
      { ...team, 'in-house': 'true' },
      { iss: issuerId, aud: 'apple-developer-enterprise-v1' },
    ],
  ])('builds the claims for a key of type %s', async (_kind, inputs, claims) => {
    const { outputs } = await job.main(inputs);
    const { token = '' } = outputs;
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', kid: key.keyId, typ: 'JWT' });
    const { iat, exp, ...rest } = decodeJwt(token);
    expect(rest).toEqual(claims);
    expect(Number(exp) - Number(iat)).toBe(1200);
    expect('issuer-id' in outputs).toBe(inputs['issuer-id'] !== '');

    const [head, body, signature = ''] = token.split('.');
    const publicKey = { key: key.publicKey, dsaEncoding: 'ieee-p1363' } as const;
    expect(
      verify(
        'sha256',
        Buffer.from(`${head}.${body}`),
        publicKey,
        Buffer.from(signature, 'base64url'),
      ),
    ).toBe(true);
  });

  test('reads the key and its ID from a file', async () => {
    writeFileSync(join(job.workspace, 'AuthKey_FILE123456.p8'), key.pem);
    const { outputs } = await job.main({
      'private-key-path': 'AuthKey_FILE123456.p8',
      'issuer-id': issuerId,
    });
    expect(outputs['key-id']).toBe('FILE123456');
  });

  test('reduces 20 minutes to 19, with a warning', async () => {
    const { outputs, stdout } = await job.main({ ...team, lifetime: '20m' });
    const { iat, exp } = decodeJwt(outputs.token ?? '');
    expect(Number(exp) - Number(iat)).toBe(1200);
    expect(annotations(stdout)).toMatchObject([
      { level: 'warning', title: 'Lifetime reduced to 19 minutes' },
    ]);
  });

  test('logs no key material and no token, even in debug mode', async () => {
    const { stdout, stderr, outputs } = await job.main(team, { env: { RUNNER_DEBUG: '1' } });
    const unmasked = stdout.replace(/^::add-mask::.*$/gm, '');
    expect(findLeak(unmasked + stderr, key.pem)).toBeUndefined();
    expect(unmasked).not.toContain(outputs.token?.slice(-40));
    // A later step may print the key by mistake: each form of it was masked.
    const echo = `${stdout}${key.pem}${Buffer.from(key.pem).toString('base64')}\n${outputs.token}`;
    expect(findLeak(renderLog(echo), key.pem)).toBeUndefined();
  });
});

describe('the token is accepted by', () => {
  test.each([
    ['at the same time', 0],
    ['whose clock is 5 minutes behind', -300],
    ['whose clock is 10 minutes ahead', 600],
  ])('App Store Connect %s', async (_name, clockOffsetSeconds) => {
    const server = await FakeAppStoreConnect.start({ clockOffsetSeconds });
    server.keys.push(key);
    try {
      const { outputs } = await job.main(team);
      const headers = { Authorization: `Bearer ${outputs.token}` };
      expect((await fetch(`${server.url}/v1/apps`, { headers })).status).toBe(200);
    } finally {
      await server.close();
    }
  });

  const publicPem = key.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const verifiers: readonly (readonly [string, string, readonly string[], string])[] = [
    [
      'PyJWT',
      '/usr/bin/python3',
      ['-c', 'import jwt'],
      'import sys, jwt; print(jwt.decode(sys.argv[1], sys.argv[2], algorithms=["ES256"], audience="appstoreconnect-v1")["iss"])',
    ],
    [
      'ruby-jwt',
      '/usr/bin/ruby',
      ['-e', 'require "jwt"'],
      'require "jwt"; puts JWT.decode(ARGV[0], OpenSSL::PKey.read(ARGV[1]), true, algorithm: "ES256", aud: "appstoreconnect-v1", verify_aud: true)[0]["iss"]',
    ],
  ];
  for (const [name, program, probe, script] of verifiers) {
    // Neither is an npm package, so they are tested only where their Debian packages are installed.
    const isThere = spawnSync(program, [...probe]).status === 0;
    (isThere ? test : test.skip)(name, async () => {
      const { outputs } = await job.main(team);
      const flag = probe[0] ?? '';
      const verified = execFileSync(program, [flag, script, outputs.token ?? '', publicPem], {
        encoding: 'utf8',
      });
      expect(verified.trim()).toBe(issuerId);
    });
  }
});

describe('without a key', () => {
  /** The variables of a run for a pull request from a fork. */
  function forkEvent(): Readonly<Record<string, string>> {
    const event = join(job.directory, 'event.json');
    const payload = {
      pull_request: {
        head: { repo: { full_name: 'eve/app' } },
        base: { repo: { full_name: 'octo/app' } },
      },
    };
    writeFileSync(event, JSON.stringify(payload));
    return { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event };
  }
  const skipped = { ...team, 'private-key': ' \n', 'skip-without-key': 'true' };

  test('succeeds with available=false when skip-without-key is set', async () => {
    expect(await job.main(skipped, { env: forkEvent() })).toMatchObject({
      exitCode: 0,
      stdout: 'No token created: private-key is empty and skip-without-key is true.\n',
      outputs: { available: 'false' },
    });
  });

  test('warns about a skipped step on an event that has secrets', async () => {
    const { exitCode, stdout, outputs } = await job.main(skipped);
    expect([exitCode, outputs]).toEqual([0, { available: 'false' }]);
    expect(annotations(stdout)).toMatchObject([
      {
        level: 'warning',
        title: 'private-key is empty',
        message: expect.stringMatching(/neither a fork nor Dependabot[\s\S]*gh secret list/),
      },
    ]);
  });

  test('names an empty key file', async () => {
    writeFileSync(join(job.workspace, 'AuthKey_ABCDE12345.p8'), '\n');
    const { exitCode, stdout } = await job.main({
      ...team,
      'private-key': '',
      'private-key-path': 'AuthKey_ABCDE12345.p8',
    });
    expect(exitCode).toBe(1);
    expect(annotations(stdout)).toMatchObject([
      {
        level: 'error',
        title: 'The key file is empty',
        message: expect.stringContaining('private-key-path names AuthKey_ABCDE12345.p8'),
      },
    ]);
  });

  test('explains to a fork why the secret is missing', async () => {
    const env = forkEvent();
    const { exitCode, stdout } = await job.main({ ...team, 'private-key': '' }, { env });
    expect(exitCode).toBe(1);
    expect(annotations(stdout)).toMatchObject([{ level: 'error', title: 'private-key is empty' }]);
    expect(annotations(stdout)[0]?.message).toMatch(
      /Fix: The pull request comes from a fork.*\n[\s\S]*Code: KEY_MISSING/,
    );
  });

  test('reports the error, and writes the summary, when the event cannot be read', async () => {
    const event = join(job.directory, 'event.json');
    writeFileSync(event, '{');
    const { stdout, summary } = await job.main(
      { ...team, 'private-key': '' },
      { env: { GITHUB_EVENT_PATH: event } },
    );
    expect(summary).toContain('<code>KEY_MISSING</code>');
    expect(annotations(stdout)).toMatchObject([{ level: 'error', title: 'private-key is empty' }]);
  });
});
