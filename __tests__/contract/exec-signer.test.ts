import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { jwtVerify } from 'jose';
import { useJob, useServer } from '../support/fixtures.ts';
import { opensslInputs, publicPem, serviceInputs } from '../support/key-service.ts';
import { bodyOf, makeKey } from '../support/keys.ts';
import {
  annotations,
  type Inputs,
  type PhaseOptions,
  type PhaseResult,
} from '../support/runner.ts';

const key = makeKey();
const job = useJob();
const server = useServer(key);

/** The public half of a key on another curve. */
function pemOn(namedCurve: string): string {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve });
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

/** Writes an executable script outside the workspace. */
function script(text: string, directory = join(job.directory, 'bin')): string {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'sign');
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

const runWith = (
  uri: string,
  overrides: Inputs = {},
  options: PhaseOptions = {},
): Promise<PhaseResult> =>
  job.main(serviceInputs(key, uri, { 'public-key': publicPem(key), ...overrides }), options);

const messageOf = ({ stdout }: PhaseResult): string => annotations(stdout)[0]?.message ?? '';

describe('a token that openssl signed', () => {
  test('is accepted by the fake App Store Connect and by jose', async () => {
    const { exitCode, outputs, stdout } = await job.main(opensslInputs(key, job));
    const { token = '' } = outputs;
    expect([exitCode, outputs.available, outputs['key-id']]).toEqual([0, 'true', key.keyId]);
    await expect(jwtVerify(token, key.publicKey)).resolves.toBeDefined();
    const headers = { Authorization: `Bearer ${token}` };
    expect((await fetch(`${server.url}/v1/apps`, { headers })).status).toBe(200);
    expect(stdout).toMatch(
      /^✓ Signed by \/\S+\/openssl \(from private-key-uri\); it is the key of public-key$/m,
    );
    expect(stdout).toContain(`::add-mask::${token}\n`);
  });

  test('is verified, with one signature for each scope', async () => {
    const inputs = opensslInputs(key, job, {
      verify: 'true',
      'require-access': '/v1/builds',
      'api-url': server.url,
    });
    const { exitCode, stdout } = await job.main(inputs);
    expect(exitCode).toBe(0);
    expect(server.requests.map(({ status }) => status)).toEqual([200, 200]);
    expect(stdout).toContain('; verify proved that Apple knows the key\n');
  });

  test('comes with a ladder whose rungs are all accepted', async () => {
    const { exitCode, outputs, stdout } = await job.main(
      opensslInputs(key, job, { 'token-command': '1h' }),
    );
    expect(exitCode).toBe(0);
    const tokens = [...stdout.matchAll(/^::add-mask::(eyJ.*)$/gm)].map(([, token = '']) => token);
    expect(tokens.length).toBeGreaterThan(10);
    for (const token of tokens)
      await expect(
        jwtVerify(token, key.publicKey, { currentDate: new Date(0), clockTolerance: 2 ** 40 }),
      ).resolves.toBeDefined();
    expect(outputs['token-command-path']).toBeDefined();
  });
});

test('tools that take tokens need no key file', async () => {
  const main = await job.main(opensslInputs(key, job, { tools: 'fastlane-token, ipsw' }));
  expect([annotations(main.stdout), main.exitCode]).toEqual([[], 0]);
  expect(main.exported).toMatchObject({
    APP_STORE_CONNECT_TOKEN_COMMAND: main.outputs['token-command-path'],
    IPSW_APPSTORE_JWT: main.outputs.token,
  });
});

test.each<readonly [string, (pem: string) => string]>([
  ['PEM', (pem) => pem],
  ['base64 of PEM', (pem) => Buffer.from(pem).toString('base64')],
  ['base64 of DER', (pem) => bodyOf(pem)],
  ['PEM with escaped newlines', (pem) => JSON.stringify(pem)],
])('public-key may be %s', async (_name, encode) => {
  const inputs = opensslInputs(key, job, { 'public-key': encode(publicPem(key)) });
  expect((await job.main(inputs)).exitCode).toBe(0);
});

test.each<readonly [string, string]>([
  ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'],
  ['P-384', pemOn('P-384')],
  ['secp256k1', pemOn('secp256k1')],
  ['half a key', publicPem(key).slice(0, 80)],
])('public-key may not be %s', async (_name, text) => {
  const result = await job.main(opensslInputs(key, job, { 'public-key': text }));
  expect(messageOf(result)).toContain('Code: PUBLIC_KEY_INVALID');
});

describe('a signature is accepted as', () => {
  const file = (): string => {
    const path = join(job.directory, 'key.pem');
    writeFileSync(path, key.pem);
    return path;
  };
  const convert = (expression: string): string =>
    script(
      `exec '${process.execPath}' -e "const { sign } = require('crypto'); const raw = sign('sha256', require('fs').readFileSync(0), { key: require('fs').readFileSync('${file()}'), dsaEncoding: 'ieee-p1363' }); process.stdout.write(${expression})"`,
    );
  test.each([
    ['base64', "raw.toString('base64')"],
    ['base64 in lines', "raw.toString('base64').replace(/.{20}/g, '$&' + String.fromCharCode(10))"],
    ['base64url', "raw.toString('base64url') + String.fromCharCode(10)"],
  ])('%s', async (_name, expression) => {
    const { exitCode } = await runWith(`exec:${convert(expression)}`);
    expect(exitCode).toBe(0);
  });

  test('nothing else', async () => {
    const result = await runWith(`exec:${convert('raw')}`);
    expect(messageOf(result)).toMatch(
      /It wrote 64 bytes, which are not a signature[\s\S]*Code: SIGNER_PROGRAM_FAILED/,
    );
  });
});

describe('a command', () => {
  test('is run once, without a shell, and its arguments are not expanded', async () => {
    const log = join(job.directory, 'log');
    const path = script(`printf '%s\\n' "$@" >> '${log}'; exit 3`);
    const result = await runWith(`exec:${path} $HOME '$(id)' "a  b" c'd e'"f" *`);
    expect(messageOf(result)).toMatch(/It ended with status 3\./);
    expect(readFileSync(log, 'utf8')).toBe('$HOME\n$(id)\na  b\ncd ef\n*\n');
  });

  test('has its standard error shown: at most 300 characters, and no workflow command', async () => {
    const path = script(`printf '::error::x\\n%0500d' 1 >&2; exit 1`);
    const result = await runWith(`exec:${path}`);
    expect(messageOf(result)).toMatch(/It ended with status 1: 0{299}1\./);
    expect(result.stdout).not.toMatch(/^::error::x/m);
  });

  test('that writes endlessly is stopped', async () => {
    const result = await runWith(`exec:${script('yes')}`);
    expect(messageOf(result)).toContain('It wrote more than 4096 bytes');
  });

  test('that signs with another key is detected', async () => {
    const other = makeKey();
    const inputs = opensslInputs(other, job, { 'public-key': publicPem(key) });
    const result = await job.main(inputs);
    expect(messageOf(result)).toMatch(/is not valid for public-key[\s\S]*Code: SIGNER_WRONG_KEY/);
    expect(result.outputs).toEqual({ 'error-code': 'SIGNER_WRONG_KEY' });
  });

  test('on the PATH is not run if it is in the workspace', async () => {
    script('exit 9', job.workspace);
    const env = { PATH: `${job.workspace}:relative:${process.env.PATH}` };
    expect(messageOf(await runWith('exec:sign', {}, { env }))).toContain(
      'Code: SIGNER_PROGRAM_MISSING',
    );
  });

  test('needs public-key', async () => {
    const result = await runWith('exec:openssl', { 'public-key': '' });
    expect(messageOf(result)).toMatch(/Code: PUBLIC_KEY_INVALID/);
  });
});
