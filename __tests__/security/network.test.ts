import { createServer, type Server, type Socket } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import type { Fault } from '../support/app-store-connect.ts';
import { useVerification } from '../support/verification.ts';

const { server, verify, verifyFailure } = useVerification();
const apple = { 'api-url': '' };

/** A proxy that answers each CONNECT in its way, and counts them. */
async function startProxy(
  answer: (socket: Socket) => void,
): Promise<{ readonly url: string; readonly connects: () => number; readonly server: Server }> {
  let connects = 0;
  const proxy = createServer((socket) => {
    connects += 1;
    socket.on('error', () => {}).once('data', () => answer(socket));
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}`, connects: () => connects, server: proxy };
}

describe('a proxy that answers CONNECT oddly is asked once, and reported:', () => {
  test.each<readonly [string, (socket: Socket) => void]>([
    ['it hangs up', (socket) => socket.destroy()],
    ['it ends the connection', (socket) => socket.end()],
    ['it asks for a password', (socket) => socket.end('HTTP/1.1 407 Who?\r\n\r\n')],
    ['it says 204', (socket) => socket.write('HTTP/1.1 204 Nothing\r\n\r\n')],
    ['it does not speak HTTP', (socket) => socket.end('nonsense\r\n\r\n')],
  ])('%s', async (_name, answer) => {
    const proxy = await startProxy(answer);
    const start = performance.now();
    expect(await verifyFailure(apple, { HTTPS_PROXY: proxy.url, NO_PROXY: '' })).toContain(
      'Code: PROXY_FAILED',
    );
    expect(proxy.connects()).toBe(1);
    expect(performance.now() - start).toBeLessThan(2000);
    proxy.server.close();
  });
});

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

test('a request to this machine never goes to a proxy', async () => {
  const proxy = await startProxy((socket) => socket.destroy());
  const { exitCode } = await verify({}, { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url });
  expect([exitCode, proxy.connects()]).toEqual([0, 0]);
  proxy.server.close();
});

test('nothing is sent while the checking of certificates is switched off', async () => {
  expect(await verifyFailure(apple, { NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toContain(
    'Code: TLS_UNCHECKED',
  );
});

test('a Date a year ahead dates no token, and fails the run', async () => {
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
])('the api-url %s is refused, and its password not repeated', async (url) => {
  const message = await verifyFailure({ 'api-url': url });
  expect(message).toContain('Code: API_URL_INVALID');
  expect(message).not.toContain(':password');
});

test('a report that is no JSON is judged by its status', async () => {
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

test('no token of a verification is good for more than its request', async () => {
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

/** Answers with a Date, and nothing else. */
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

test('the last Date that there is fails the run as implausible', async () => {
  server.fault = dated('Sat, 13 Sep 275760 00:00:00 GMT');
  expect(await verifyFailure()).toContain('Code: CLOCK_IMPLAUSIBLE');
});
