import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  FakeAppStoreConnect,
  type FakeServerOptions,
  type Fault,
} from '../support/app-store-connect.ts';
import { makeCertificate } from '../support/certificate.ts';
import * as faults from '../support/faults.ts';
import { findLeak, issuerId, makeKey } from '../support/keys.ts';
import { annotations, type Inputs, Job, type PhaseResult } from '../support/runner.ts';

const key = makeKey();
const team = { 'private-key': key.pem, 'key-id': key.keyId, 'issuer-id': issuerId };
let job: Job;
let server: FakeAppStoreConnect;

async function restart(options: FakeServerOptions = {}): Promise<void> {
  await server?.close();
  server = await FakeAppStoreConnect.start(options);
  server.keys.push(key);
}
beforeEach(async () => {
  job = new Job();
  await restart();
});
afterEach(async () => {
  await server.close();
  job.end();
});

type Env = Readonly<Record<string, string>>;

async function verify(inputs: Inputs = {}, env: Env = {}): Promise<PhaseResult> {
  const all = { ...team, verify: 'true', 'api-url': server.url, ...inputs };
  const before = server.requests.length;
  const result = await job.main(all, { env: { RUNNER_DEBUG: '1', ...env } });
  // Whatever happens, no secret is shown; every token that was sent was masked before.
  const shown = result.stdout.replace(/^::add-mask::.*$/gm, '') + result.stderr + result.summary;
  expect(findLeak(shown, key.pem)).toBeUndefined();
  for (const { token } of server.requests.slice(before)) {
    expect(shown).not.toContain(token || 'no token');
    expect(result.stdout).toContain(`::add-mask::${token}\n`);
  }
  expect(result.stdout).not.toContain('[object Object]');
  return result;
}

/** Runs a verification that has to fail, and checks all that holds for each. */
async function failure(inputs: Inputs = {}, env: Env = {}): Promise<string> {
  const result = await verify(inputs, env);
  expect(result).toMatchObject({ exitCode: 1, outputs: {}, exported: {}, state: {} });
  expect(readdirSync(job.temp)).toEqual([]);
  const errors = annotations(result.stdout).filter(({ level }) => level === 'error');
  expect(errors).toHaveLength(1);
  return `${errors[0]?.title}\n${errors[0]?.message}`;
}

describe('a good key', () => {
  test.each([
    ['team', { ...team }, { ...key }],
    ['individual', { ...team, 'issuer-id': '' }, { keyId: key.keyId, publicKey: key.publicKey }],
  ])('of the kind %s is accepted with one request', async (_kind, inputs, registered) => {
    server.keys[0] = registered;
    const { exitCode, stdout } = await verify(inputs);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Key: accepted \(GET \/v1\/apps\?limit=1, 200, \d+ ms\)/);
    expect(server.requests.map(({ target, status }) => [target, status])).toEqual([
      ['/v1/apps?limit=1', 200],
    ]);
    expect(annotations(stdout)).toEqual([]);
  });

  test('in-house is asked for certificates, since there are no apps', async () => {
    await restart({ program: 'enterprise' });
    expect((await verify({ 'in-house': 'true' })).exitCode).toBe(0);
    expect(server.requests).toMatchObject([{ target: '/v1/certificates?limit=1', status: 200 }]);
  });

  test('is asked with a short twin without scope when the token is scoped', async () => {
    const { outputs } = await verify({ scope: 'GET /v1/builds', tools: 'altool' });
    const [{ token = '' } = {}] = server.requests;
    expect(token).not.toBe(outputs.token);
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims.scope).toBeUndefined();
    expect(claims.exp - Date.now() / 1000).toBeLessThanOrEqual(600);
  });

  test('whose role is narrow is accepted, with a warning that names who can widen it', async () => {
    server.faults.push((_request, response) => {
      response.writeHead(403, { 'Content-Type': 'application/json' });
      response.end('{"errors":[{"code":"FORBIDDEN_ERROR","title":"t","detail":"d"}]}');
    });
    const { exitCode, stdout } = await verify();
    expect(exitCode).toBe(0);
    expect(annotations(stdout)).toMatchObject([
      {
        level: 'warning',
        message: expect.stringMatching(/^The key is good.*Account Holder or an Admin/),
      },
    ]);
  });
});

describe('nothing is asked', () => {
  test('without verify and require-access, whatever else is set', async () => {
    const { exitCode } = await verify({
      verify: 'false',
      scope: 'GET /v1/apps',
      tools: 'fastlane',
      summary: 'true',
    });
    expect([exitCode, server.requests]).toEqual([0, []]);
  });

  test('when the inputs are wrong', async () => {
    await failure({ lifetime: '1h' });
    expect(server.requests).toEqual([]);
  });

  test.each([
    'http://example.com',
    'ftp://127.0.0.1',
    'not a url',
    'https://user:pass@example.com',
  ])('of %s', async (url) => {
    expect(await failure({ 'api-url': url })).toContain('Code: API_URL_INVALID');
  });
});

describe('what passes is tried again', () => {
  test.each<readonly [string, readonly Fault[]]>([
    ['a false 401 once', [faults.falseUnauthorized]],
    ['a false 401 twice', [faults.falseUnauthorized, faults.falseUnauthorized]],
    ['a reset', [faults.reset]],
    ['a reset in the middle of the body', [faults.resetMidBody]],
    ['a 502 in HTML', [faults.badGateway]],
    ['a 429', [faults.tooMany('1')]],
    ['all of them', [faults.badGateway, faults.reset, faults.falseUnauthorized]],
  ])('%s', async (_name, list) => {
    server.faults.push(...list);
    expect((await verify()).exitCode).toBe(0);
    const tokens = server.requests.map(({ token }) => token);
    expect(tokens).toHaveLength(list.length + 1);
    expect(new Set(tokens).size).toBe(tokens.length); // each signed anew
  });

  test('but not before Retry-After', async () => {
    server.faults.push(faults.tooMany('2'));
    const start = performance.now();
    expect((await verify()).exitCode).toBe(0);
    expect(performance.now() - start).toBeGreaterThan(2000);
  });
});

describe('what stays is told by name, with whose turn it is', () => {
  test('a revoked key', async () => {
    server.keys[0] = { ...key, revoked: true };
    const message = await failure();
    expect(message).toContain('Code: APPLE_REFUSED_KEY');
    expect(message).toContain('It is not the clock');
    expect(message).toMatch(
      /The key ABCDE12345 was revoked.*An Admin or the Account Holder: look for it/,
    );
    expect(server.requests).toHaveLength(4);
  });

  test('a wrong issuer', async () => {
    const message = await failure({ 'issuer-id': '11111111-2222-3333-4444-555555555555' });
    expect(message).toMatch(
      /Likeliest: The issuer ID 11111111-2222-3333-4444-555555555555 is not that of the account/,
    );
    expect(message).toMatch(/1\. The issuer ID.*You: compare it/);
  });

  test('an issuer that is missing', async () => {
    const message = await failure({ 'issuer-id': '' });
    expect(message).toMatch(/Likeliest: It is a team key, and issuer-id is missing/);
    expect(message).not.toMatch(/The issuer ID|individual key, and/);
  });

  test('an issuer that is superfluous, unless the file name excludes it', async () => {
    server.keys[0] = { keyId: key.keyId, publicKey: key.publicKey };
    expect(await failure()).toContain(
      'It is an individual key, and those have no issuer. You: remove issuer-id',
    );
    writeFileSync(join(job.workspace, 'AuthKey_ABCDE12345.p8'), key.pem);
    const named = await failure({ 'private-key': '', 'private-key-path': 'AuthKey_ABCDE12345.p8' });
    expect(named).not.toContain('It is an individual key');
  });

  test('an in-house key on the public host, and the other way round', async () => {
    await restart({ program: 'enterprise' });
    expect(await failure()).toContain('You: set in-house: true');
    await restart();
    expect(await failure({ 'in-house': 'true' })).toContain('You: remove in-house.');
  });

  test('a missing agreement', async () => {
    server.agreementsMissing = true;
    const message = await failure();
    expect(message).toContain('Code: APPLE_AGREEMENT_MISSING');
    expect(message).toMatch(
      /The Account Holder, and nobody else, can accept it: https:\/\/appstoreconnect\.apple\.com\/business/,
    );
    expect(server.requests).toHaveLength(1);
  });

  test('the hourly limit, with its figures', async () => {
    server.fault = faults.tooMany('3600');
    const start = performance.now();
    expect(await failure()).toMatch(
      /Of 3600 requests an hour, 0 are left\.[\s\S]*Code: APPLE_RATE_LIMITED/,
    );
    expect(performance.now() - start).toBeLessThan(5000); // an hour is not waited for
  });

  test('an outage of Apple', async () => {
    server.fault = faults.badGateway;
    expect(await failure()).toMatch(
      /answered 502[\s\S]*Apple: see https:\/\/developer\.apple\.com\/system-status[\s\S]*Code: APPLE_UNAVAILABLE/,
    );
  });

  test('a redirect, which is not followed', async () => {
    const elsewhere = await FakeAppStoreConnect.start();
    server.fault = faults.redirectTo(`${elsewhere.url}/v1/apps`);
    try {
      expect(await failure()).toContain('Code: APPLE_REDIRECTED');
      expect(elsewhere.requests).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  });

  test.each<readonly [string, Fault]>([
    ['a login page', faults.loginPage],
    ['a body of 50 MB', faults.hugeBody],
    ['an answer that nobody knows', faults.echo],
  ])('%s', async (_name, fault) => {
    server.fault = fault;
    expect(await failure()).toContain('Code: NOT_APPLE');
  });

  test('a body that is cut off each time', async () => {
    server.fault = faults.resetMidBody;
    expect(await failure()).toMatch(/the connection was cut[\s\S]*Code: NETWORK_FAILED/);
  });

  test('a port where nobody listens', async () => {
    const { url } = server;
    await restart();
    expect(await failure({ 'api-url': url })).toMatch(
      /ECONNREFUSED[\s\S]*Whoever runs the network[\s\S]*Code: NETWORK_FAILED/,
    );
  });

  test('a name that does not exist', async () => {
    expect(await failure({ 'api-url': 'https://does-not-exist.invalid' })).toMatch(
      /the name cannot be resolved[\s\S]*Code: NETWORK_FAILED/,
    );
  });

  test("with Apple's whole body in the debug log", async () => {
    server.keys.length = 0;
    const { stdout } = await verify();
    expect(stdout).toMatch(
      /^::debug::GET \/v1\/apps\?limit=1: 401 in \d+ ms.*"code":"NOT_AUTHORIZED".*"detail":"Provide a properly configured/m,
    );
  });

  test('as four different messages for four different persons', async () => {
    const messages = [await failure({ 'issuer-id': '11111111-2222-3333-4444-555555555555' })];
    server.keys[0] = { ...key, revoked: true };
    messages.push(await failure());
    server.keys[0] = { ...key, role: 'DEVELOPER' };
    messages.push(await failure({ 'require-access': '/v1/users' }));
    server.agreementsMissing = true;
    messages.push(await failure());
    expect(new Set(messages).size).toBe(4);
    for (const message of messages)
      expect(message).toMatch(/You:|An Admin or the Account Holder|The Account Holder/);
  });
});

describe("the runner's clock", () => {
  test.each([
    ['4 minutes fast', -240, /4\.0 minutes fast/],
    ['4 minutes slow', 240, /4\.0 minutes slow/],
    ['30 minutes fast', -1800, /30 minutes fast/],
    ['30 minutes slow', 1800, /30 minutes slow/],
    ['3 days fast', -259_200, /4320 minutes fast/],
    ['3 days slow', 259_200, /4320 minutes slow/],
  ])(
    '%s: is told, and the token is dated by that of Apple',
    async (_name, clockOffsetSeconds, text) => {
      await restart({ clockOffsetSeconds });
      const { exitCode, outputs, stdout } = await verify();
      expect(exitCode).toBe(0);
      const [warning, ...others] = annotations(stdout);
      expect(others).toEqual([]);
      expect(warning).toMatchObject({ level: 'warning', message: expect.stringMatching(text) });
      expect(warning?.message).toContain('sudo sntp -sS time.apple.com');
      const ends = Date.parse(outputs['expires-at'] ?? '') / 1000;
      expect(Math.abs(ends - (Date.now() / 1000 + clockOffsetSeconds + 900))).toBeLessThan(10);
      const headers = { Authorization: `Bearer ${outputs.token}` };
      expect((await fetch(`${server.url}/v1/apps`, { headers })).status).toBe(200);
    },
  );

  test('half a minute off: is let be', async () => {
    await restart({ clockOffsetSeconds: 30 });
    expect(annotations((await verify()).stdout)).toEqual([]);
  });
});

describe('require-access', () => {
  test('asks for each path, with limit=1 where the operation has it, and shows what came of it', async () => {
    const { exitCode, stdout } = await verify({
      verify: 'false',
      'require-access':
        '/v1/certificates\nGET /v1/apps/123\n# a comment\n/v1/builds?filter[app]=123',
    });
    expect(exitCode).toBe(0);
    expect(server.requests.map(({ target }) => target).sort()).toEqual(
      [
        '/v1/apps/123',
        '/v1/apps?limit=1',
        '/v1/builds?filter[app]=123&limit=1',
        '/v1/certificates?limit=1',
      ].sort(),
    );
    expect(stdout).toContain(
      'Access: /v1/certificates: yes (200)\nAccess: /v1/apps/123: yes (200)\n',
    );
  });

  test('fails with every path that is not allowed or not there, in one run', async () => {
    server.keys[0] = { ...key, role: 'DEVELOPER' };
    const message = await failure({
      'require-access': '/v1/users\n/v1/apps/999\n/v1/certificates\n/v1/salesReports',
    });
    expect(message).toContain('3 problems with the access of this key');
    expect(message).toMatch(
      /The key may not read \/v1\/users \[ACCESS_FORBIDDEN\][\s\S]*What is needed: Admin\./,
    );
    expect(message).toMatch(/\/v1\/apps\/999 is not there for this key \[ACCESS_NOT_FOUND\]/);
    expect(message).toMatch(
      /The key may not read \/v1\/salesReports[\s\S]*Finance, Sales or Admin/,
    );
  });

  test('checks the paths before anything is asked', async () => {
    expect(await failure({ 'require-access': 'POST /v1/apps\n/v1/apps/{id}' })).toMatch(
      /ACCESS_PATH_INVALID[\s\S]*SCOPE_INVALID/,
    );
    expect(server.requests).toEqual([]);
  });

  test('warns of a path that is not in the API', async () => {
    const { stdout } = await verify({ 'require-access': '/v1/certificate' });
    expect(annotations(stdout)[0]).toMatchObject({
      level: 'warning',
      message: expect.stringContaining('did you mean /v1/certificates?'),
    });
  });

  test('has at most four requests under way', async () => {
    let [now, most] = [0, 0];
    const slow: Fault = (_request, response) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        response.setHeader('Content-Type', 'application/json');
        response.end('{"data":[]}');
      }, 100);
    };
    server.fault = slow;
    const paths = Array.from({ length: 12 }, (_one, at) => `/v1/apps/${at}`).join('\n');
    expect((await verify({ 'require-access': paths })).exitCode).toBe(0);
    expect(most).toBe(4);
  });
});

describe('a proxy', () => {
  const host = { 'api-url': '' }; // Apple's own
  const proxyEnv = (url: string): Env => ({ HTTPS_PROXY: url, NO_PROXY: '' });

  test('from the environment is used, and TLS is with Apple, not with it', async () => {
    const tls = await makeCertificate();
    await restart({ tls });
    const ca = join(job.folder, 'ca.pem');
    writeFileSync(ca, tls.cert);
    const { exitCode } = await verify(host, { ...proxyEnv(server.url), NODE_EXTRA_CA_CERTS: ca });
    expect(exitCode).toBe(0);
    expect(server.requests).toMatchObject([{ target: '/v1/apps?limit=1', status: 200 }]);
  });

  test('that inspects TLS is told from a bad key', async () => {
    await restart({ tls: await makeCertificate() });
    expect(await failure(host, proxyEnv(server.url))).toMatch(
      /SELF_SIGNED[\s\S]*NODE_EXTRA_CA_CERTS[\s\S]*Code: TLS_FAILED/,
    );
    expect(server.requests).toEqual([]);
  });
});

describe('the job summary', () => {
  test('tells what was made, when asked for', async () => {
    const { summary, outputs } = await verify({
      summary: 'true',
      scope: 'GET /v1/apps',
      tools: 'altool',
      'require-access': '/v1/builds',
    });
    for (const text of [
      'team key',
      key.keyId,
      issuerId,
      outputs['expires-at'],
      'read apps; nothing else',
      'altool',
      'Key: accepted',
      '/v1/builds: yes (200)',
    ]) {
      expect(summary).toContain(text);
    }
    expect(summary).toContain('<a href="https://github.com/octo/app/actions/runs/42">This run</a>');
  });

  test('is not written when it was not asked for', async () => {
    expect((await verify()).summary).toBe('');
  });

  test('tells of any failure, and what to do, as text and never as HTML', async () => {
    server.keys.length = 0;
    const refused = await verify();
    expect(refused.summary).toContain('App Store Connect does not accept the key');
    expect(refused.summary).toContain('<code>APPLE_REFUSED_KEY</code>');
    const { summary } = await verify({ tools: 'x', scope: '<b>/v1</b>' });
    expect(summary).not.toContain('<b>/v1');
    expect(summary).toContain('&lt;b&gt;/v1');
  });
});
