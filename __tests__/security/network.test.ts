import { expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import type { Fault } from '../support/app-store-connect.ts';
import { oddProxies, oddTunnels, startProxy } from '../support/proxy.ts';
import { shortTimeLimits } from '../support/time-limits.ts';
import { useVerification } from '../support/verification.ts';

const { server, verify, verifyFailure } = useVerification();
const apple = { 'api-url': '' };

test.each(Object.entries(oddProxies))(
  'a proxy that %s gets one request for a tunnel, and is reported',
  async (_name, answer) => {
    const proxy = await startProxy(answer);
    try {
      expect(await verifyFailure(apple, proxy.env)).toContain('Code: PROXY_FAILED');
      expect(proxy.connects()).toBe(1);
    } finally {
      proxy.close();
    }
  },
);

test.each(Object.entries(oddTunnels))(
  'a proxy that %s does not get a flood of requests',
  async (_name, answer) => {
    const proxy = await startProxy(answer);
    try {
      await verifyFailure(apple, { ...shortTimeLimits, ...proxy.env });
      expect(proxy.connects()).toBeLessThanOrEqual(5); // one for the tunnel, and four attempts
    } finally {
      proxy.close();
    }
  },
);

test.each(['http://user:the-password@host:99999', 'http://user:the-password@127.0.0.1:9'])(
  'the password of the proxy %s is masked, and in no message',
  async (url) => {
    const { exitCode, stdout, stderr } = await verify(apple, { HTTPS_PROXY: url, NO_PROXY: '' });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('::add-mask::the-password\n');
    expect(stdout).toContain('Code: PROXY_FAILED');
    expect(stdout.replace(/^::add-mask::.*$/gm, '') + stderr).not.toContain('the-password');
  },
);

test('a request to localhost never goes through a proxy', async () => {
  const proxy = await startProxy((socket) => socket.destroy());
  const { HTTPS_PROXY: url = '' } = proxy.env;
  const { exitCode } = await verify({}, { HTTP_PROXY: url, HTTPS_PROXY: url });
  expect([exitCode, proxy.connects()]).toEqual([0, 0]);
  proxy.close();
});

test('nothing is sent if certificate verification is disabled', async () => {
  expect(await verifyFailure(apple, { NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toContain(
    'Code: TLS_UNCHECKED',
  );
});

test('a Date that is a year ahead never dates a token, and fails the run', async () => {
  await server.restart({ clockOffsetSeconds: 365 * 86_400 });
  const { exitCode, stdout, outputs } = await verify();
  expect([exitCode, outputs]).toEqual([1, { 'error-code': 'CLOCK_IMPLAUSIBLE' }]);
  expect(stdout).toContain('Code: CLOCK_IMPLAUSIBLE');
  for (const { token } of server.requests)
    expect((decodeJwt(token).exp ?? 0) - Date.now() / 1000).toBeLessThan(1200);
});

test.each([
  'https://host/#',
  'https://host/?',
  'https://:password@host',
  'https://user@host',
  'https://host/a b',
  'https://host/\\..',
])('the api-url %s is rejected, and its password not shown', async (url) => {
  const message = await verifyFailure({ 'api-url': url });
  expect(message).toContain('Code: API_URL_INVALID');
  expect(message).not.toContain(':password');
});

test('a report that is not JSON is accepted by its status', async () => {
  server.faults.push(
    (_request, response) => response.setHeader('Content-Type', 'application/json').end('{}'),
    (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/a-gzip' });
      response.end(Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0xff, 0xfe]));
    },
    (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(`["${'a'.repeat(100_000)}"]`);
    },
  );
  const { exitCode, stdout } = await verify({ 'require-access': '/v1/salesReports\n/v1/builds' });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/✓ Access: \/v1\/salesReports, \/v1\/builds$/m);
});

test('each token of a verification permits only its own request', async () => {
  const { exitCode, outputs } = await verify({
    scope: 'POST /v1/betaTesters',
    'require-access': '/v1/builds\n/v1/apps/123/betaGroups',
  });
  expect(exitCode).toBe(0);
  expect(server.requests).toHaveLength(3);
  for (const { target, token } of server.requests) {
    const { scope, exp = Number.POSITIVE_INFINITY } = decodeJwt(token);
    expect([scope, token === outputs.token]).toEqual([[`GET ${target}`], false]);
    expect(exp - Date.now() / 1000).toBeLessThanOrEqual(600);
  }
});

/** Responds with only a Date. */
const dated =
  (date: string): Fault =>
  (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', Date: date }).end('{}');
  };

test('a Date with fractions of a second dates tokens in whole seconds', async () => {
  const date = `${new Date(Date.now() + 1_800_000).toISOString().slice(0, -4)}678Z`;
  server.fault = dated(date);
  const { exitCode, outputs } = await verify({ 'require-access': '/v1/builds' });
  expect(exitCode).toBe(0);
  const tokens = [...server.requests.map(({ token }) => token), outputs.token ?? ''];
  expect(tokens).toHaveLength(3);
  for (const { iat = 0, exp = 0 } of tokens.map((token) => decodeJwt(token)))
    expect([Number.isInteger(iat), Number.isInteger(exp)]).toEqual([true, true]);
  expect(outputs['expires-at']).toMatch(/^[\d-]{10}T[\d:]{8}Z$/);
});

test('the latest possible Date fails the run as implausible', async () => {
  server.fault = dated('Sat, 13 Sep 275760 00:00:00 GMT');
  expect(await verifyFailure()).toContain('Code: CLOCK_IMPLAUSIBLE');
});
