import { createHash } from 'node:crypto';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Reply } from '../../../src/signing/http.ts';
import type { KeyServiceApi, ServiceSignature } from '../../../src/signing/service.ts';
import { makeCertificate } from '../../support/certificate.ts';
import { publicPem } from '../../support/key-service.ts';
import { keyServiceApi } from '../../support/key-service-api.ts';
import { makeKey } from '../../support/keys.ts';

const key = makeKey();
const input = Buffer.from('header.payload');
const digest = createHash('sha256').update(input).digest('hex');

/** The delays between attempts, none of which is waited for. */
const delays: number[] = [];
let onDelay = (): void => {};
jest.unstable_mockModule('node:timers/promises', () => ({
  setTimeout: async (delayMs: number, _value: undefined, options: { signal: AbortSignal }) => {
    delays.push(delayMs);
    onDelay();
    options.signal.throwIfAborted();
  },
}));
const { HttpService } = await import('../../../src/signing/http.ts');

beforeEach(() => {
  delays.length = 0;
  onDelay = () => {};
});
afterEach(() => {
  jest.restoreAllMocks();
});

const respond = (status: number, json?: unknown, date = new Date(Number.NaN)): Reply => ({
  type: 'response',
  status,
  json,
  date,
});
const fail = (errorCode: string): Reply => ({ type: 'failure', errorCode });
const signed = respond(200, { signature: 'abcd' });
const { signal } = new AbortController();

/** A service whose requests get these replies, one after the other. */
function start(
  replies: readonly Reply[],
  { env = {}, ...overrides }: Partial<KeyServiceApi> & { readonly env?: NodeJS.ProcessEnv } = {},
) {
  const queue = [...replies];
  const sent: Parameters<NonNullable<ConstructorParameters<typeof HttpService>[2]>>[] = [];
  const service = new HttpService(keyServiceApi(overrides), env, async (...request) => {
    sent.push(request);
    return queue.shift() ?? fail('ERR_TEST');
  });
  const paths = (): readonly string[] => sent.map(([url]) => new URL(url).pathname);
  const dates = (): readonly unknown[] =>
    sent.map(([, { headers }]) => Object(headers).Authorization.replace('dated ', ''));
  return { service, sent, paths, dates };
}

test('a service has a place, and takes eight requests at a time', () => {
  const { service } = start([]);
  expect(service.place).toBe('A service at kms.example.com (from A_VARIABLE)');
  expect(service.maxConcurrency).toBe(8);
});

describe('a signature', () => {
  test('is requested for the digest of the input', async () => {
    const { service, sent } = start([signed], { authorize: async () => ({ 'X-Token': 't' }) });
    expect(await service.sign(input, signal)).toEqual({ bytes: Buffer.from('abcd', 'hex') });
    expect(sent).toEqual([
      [
        'https://kms.example.com/sign',
        {
          method: 'POST',
          headers: {
            Accept: 'application/json',
            'Content-Type': 'application/json',
            'X-Token': 't',
            'Content-Length': 77,
          },
          body: JSON.stringify({ digest }),
          agent: expect.anything(),
          signal: expect.any(AbortSignal),
        },
      ],
    ]);
  });

  test('has the content type and the length in bytes that its request needs', async () => {
    const { service, sent } = start([signed], {
      signRequest: () => ({
        method: 'POST',
        path: '/',
        body: { name: '\u00fc' },
        headers: { 'Content-Type': 'application/x-own' },
      }),
    });
    await service.sign(input, signal);
    expect(sent[0]?.[1].headers).toMatchObject({
      'Content-Type': 'application/x-own',
      'Content-Length': 13,
    });
  });

  test('that the response lacks is an error', async () => {
    const { service, sent } = start([respond(200, {})]);
    await expect(service.sign(input, signal)).rejects.toMatchObject({
      code: 'SIGNER_RESPONSE_INVALID',
      detail: expect.stringContaining('sent no signature'),
    });
    expect(sent).toHaveLength(1);
  });

  test('is requested after the key if it depends on the key, which is requested once', async () => {
    const { service, paths } = start([respond(200, { version: '7' }), signed, signed], {
      needsKey: true,
    });
    await service.sign(input, signal);
    await service.sign(input, signal);
    expect(paths()).toEqual(['/key', '/sign7', '/sign7']);
  });

  test('ends with the signal of the caller', async () => {
    const controller = new AbortController();
    const { service, sent } = start([signed]);
    await service.sign(input, controller.signal);
    expect(sent[0]?.[1].signal.aborted).toBe(false);
    controller.abort();
    expect(sent[0]?.[1].signal.aborted).toBe(true);
  });
});

describe('a public key', () => {
  const other = makeKey();
  const keys = { latest: publicPem(key), '2': publicPem(other), '3': 'not a key' };

  test('is read for each version from one response', async () => {
    const { service, sent } = start([respond(200, { keys })]);
    const [latest, second] = await Promise.all([
      service.publicKey(undefined, signal),
      service.publicKey('2', signal),
    ]);
    expect(latest.equals(key.publicKey)).toBe(true);
    expect(second.equals(other.publicKey)).toBe(true);
    expect(sent).toEqual([
      [
        'https://kms.example.com/key',
        expect.objectContaining({
          method: 'GET',
          headers: {
            Accept: 'application/json',
            Authorization: expect.any(String),
            'Content-Length': 0,
          },
          body: '',
        }),
      ],
    ]);
  });

  test.each(['3', '4'])('of version %s, which the response lacks, is an error', async (version) => {
    const { service } = start([respond(200, { keys })]);
    await expect(service.publicKey(version, signal)).rejects.toMatchObject({
      code: 'SIGNER_RESPONSE_INVALID',
      detail: expect.stringContaining('sent no public key'),
    });
  });
});

describe('a request', () => {
  test.each<readonly [string, Reply]>([
    ['429', respond(429)],
    ['500', respond(500)],
    ['ECONNRESET', fail('ECONNRESET')],
  ])('that fails with %s is sent up to three times', async (_name, reply) => {
    const healed = start([reply, reply, signed]);
    await healed.service.sign(input, signal);
    expect(healed.sent).toHaveLength(3);
    const broken = start([reply, reply, reply, signed]);
    await expect(broken.service.sign(input, signal)).rejects.toThrow();
    expect(broken.sent).toHaveLength(3);
  });

  test.each<readonly [string, Reply, string]>([
    ['400', respond(400), 'SIGNER_RESPONSE_INVALID'],
    ['201', respond(201, { signature: 'abcd' }), 'SIGNER_RESPONSE_INVALID'],
    ['403', respond(403), 'SIGNER_DENIED'],
    ['an untrusted certificate', fail('CERT_HAS_EXPIRED'), 'TLS_FAILED'],
  ])('that fails with %s is sent once', async (_name, reply, code) => {
    const { service, sent } = start([reply, signed]);
    await expect(service.sign(input, signal)).rejects.toMatchObject({ code });
    expect([sent.length, delays]).toEqual([1, []]);
  });

  test.each([
    [0, [225, 675]],
    [0.5, [300, 900]],
    [1, [375, 1125]],
  ])('is sent again later each time, at random %d', async (random, expected) => {
    jest.spyOn(Math, 'random').mockReturnValue(random);
    await start([respond(503), respond(503), signed]).service.sign(input, signal);
    expect(delays).toEqual(expected);
  });

  test('is not sent again if the time is up during the delay', async () => {
    const controller = new AbortController();
    onDelay = () => controller.abort();
    const { service, sent } = start([respond(429), signed]);
    await expect(service.sign(input, controller.signal)).rejects.toMatchObject({
      code: 'SIGNER_THROTTLED',
    });
    expect(sent).toHaveLength(1);
  });

  test.each<readonly [string, string, NodeJS.ProcessEnv, string]>([
    ['a proxy', 'https://kms.example.com', { HTTPS_PROXY: 'http://p:1' }, 'PROXY_FAILED'],
    ['no proxy', 'https://kms.example.com', {}, 'SIGNER_UNAVAILABLE'],
    [
      'localhost, whatever the proxy',
      'http://127.0.0.1:1',
      { HTTPS_PROXY: 'http://p:1' },
      'SIGNER_UNAVAILABLE',
    ],
  ])('without a response blames the right part: %s', async (_name, url, env, code) => {
    const reply = fail('ECONNREFUSED');
    const { service } = start([reply, reply, reply], { url, env });
    await expect(service.sign(input, signal)).rejects.toMatchObject({ code });
  });

  test('is not sent through a proxy that is not a URL, and its password is not shown', async () => {
    const env = { HTTPS_PROXY: 'http://user:the-password@host:99999' };
    const { service, sent } = start([signed], { env });
    const error: unknown = await service.sign(input, signal).catch((caught) => caught);
    expect(error).toMatchObject({
      code: 'PROXY_FAILED',
      detail: expect.stringContaining('(ERR_INVALID_URL)'),
    });
    expect((error as Error).cause).toBeUndefined();
    expect(JSON.stringify(error) + String(error)).not.toContain('the-password');
    expect(sent).toEqual([]);
  });
});

describe('the clock', () => {
  const date = new Date('2040-01-02T03:04:05Z');
  const rejected = respond(403, { code: 'Skewed', message: '' }, date);
  const clockErrors = /Skewed|too late/;

  test.each([
    ['code', { code: 'Skewed' }],
    ['message', { code: 'X', message: 'it is too late' }],
  ])('is that of the service once its %s blames the one of this machine', async (_name, json) => {
    const startMs = Date.now();
    const { service, dates } = start([respond(403, json, date), signed], { clockErrors });
    await service.sign(input, signal);
    const [first, ...others] = dates();
    expect(Math.abs(Date.parse(String(first)) - startMs)).toBeLessThan(60_000);
    expect([others, delays]).toEqual([[date.toISOString()], []]);
  });

  test('is that of the service for one request only', async () => {
    const { service, dates } = start([rejected, rejected, signed], { clockErrors });
    await expect(service.sign(input, signal)).rejects.toMatchObject({
      code: 'SIGNER_DENIED',
      detail: expect.stringContaining('The clock of this machine is wrong'),
    });
    expect(dates()).toHaveLength(2);
    const retried = start([rejected, respond(503), signed], { clockErrors });
    await retried.service.sign(input, signal);
    expect(retried.dates().map((value) => String(value).slice(0, 4) === '2040')).toEqual([
      false,
      true,
      false,
    ]);
  });

  test.each<readonly [string, Reply, Partial<KeyServiceApi>]>([
    ['of another error', respond(403, { code: 'Nope' }, date), { clockErrors }],
    ['if the response has no date', respond(403, { code: 'Skewed' }), { clockErrors }],
    ['if the service never blames it', rejected, {}],
  ])('stays the same %s', async (_name, reply, overrides) => {
    const { service, sent } = start([reply, signed], overrides);
    await expect(service.sign(input, signal)).rejects.toMatchObject({ code: 'SIGNER_DENIED' });
    expect(sent).toHaveLength(1);
  });
});

describe('over the network', () => {
  const servers: Server[] = [];
  const sockets = new Set<Duplex>();
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    for (const server of servers.splice(0)) server.close();
    sockets.clear();
  });

  /** Starts a server on loopback. Returns its port. */
  async function listen(server: Server): Promise<number> {
    servers.push(server);
    server.on('connection', (socket) => sockets.add(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  /** A service on loopback without TLS, and the number of requests that it got. */
  async function serve(
    listener: RequestListener,
    overrides: Partial<KeyServiceApi> = {},
  ): Promise<{ readonly sign: () => Promise<ServiceSignature>; readonly count: () => number }> {
    let requests = 0;
    const port = await listen(
      createServer((request, response) => {
        requests += 1;
        listener(request, response);
      }),
    );
    const url = `http://127.0.0.1:${port}`;
    const service = new HttpService(keyServiceApi({ url, ...overrides }), {});
    return { sign: () => service.sign(input, signal), count: () => requests };
  }

  /** Lets a test end the time limit of the last request. Returns the limits that were set. */
  function holdTimeLimit() {
    const limits: number[] = [];
    let controller = new AbortController();
    jest.spyOn(AbortSignal, 'timeout').mockImplementation((limitMs) => {
      limits.push(limitMs);
      controller = new AbortController();
      return controller.signal;
    });
    return { limits, end: () => controller.abort() };
  }

  test('requests share a connection, and are sent as they are', async () => {
    const received: unknown[] = [];
    const { sign } = await serve(async (request, response) => {
      const body = (await request.toArray()).join('');
      received.push([request.method, request.url, request.headers['content-length'], body]);
      response.write('{"signature":');
      response.end('"abcd"}');
    });
    expect(await sign()).toEqual({ bytes: Buffer.from('abcd', 'hex') });
    await sign();
    const request = ['POST', '/sign', '77', JSON.stringify({ digest })];
    expect(received).toEqual([request, request]);
    expect(sockets.size).toBe(1);
  });

  test('a response of 64 KB is read, and a longer one is not', async () => {
    let length = 64 * 1024;
    const { sign } = await serve((_request, response) => {
      response.end('{"signature":"abcd"}'.padEnd(length));
    });
    expect((await sign()).bytes).toHaveLength(2);
    length += 1;
    await expect(sign()).rejects.toThrow('sent no signature');
  });

  test.each([
    [200, 'a page', 'SIGNER_RESPONSE_INVALID', 'sent no signature', 1],
    [502, '<html>', 'SIGNER_UNAVAILABLE', 'responded with 502.', 3],
    [403, '{"code":"Nope"}', 'SIGNER_DENIED', 'responded with 403 Nope.', 1],
  ])('the response %i %s is reported', async (status, body, code, detail, attempts) => {
    const { sign, count } = await serve((_request, response) => {
      response.writeHead(status).end(body);
    });
    await expect(sign()).rejects.toMatchObject({ code, detail: expect.stringContaining(detail) });
    expect(count()).toBe(attempts);
  });

  test('a redirect is not followed', async () => {
    const { sign, count } = await serve((_request, response) => {
      response.writeHead(307, { Location: '/' }).end('{"signature":"abcd"}');
    });
    await expect(sign()).rejects.toThrow('Redirects are not followed');
    expect(count()).toBe(1);
  });

  test.each([
    ['its Date', true, 2],
    ['nothing if it has no Date', false, 1],
  ])('a response corrects the clock with %s', async (_name, sendDate, attempts) => {
    const dates: unknown[] = [];
    const listener: RequestListener = ({ headers }, response) => {
      dates.push(headers.authorization);
      response.sendDate = false;
      if (sendDate) response.setHeader('Date', 'Mon, 02 Jan 2040 03:04:05 GMT');
      response.writeHead(403).end('{"code":"Skewed"}');
    };
    const { sign } = await serve(listener, { clockErrors: /Skewed/ });
    await expect(sign()).rejects.toMatchObject({ code: 'SIGNER_DENIED' });
    expect(dates).toHaveLength(attempts);
    expect(dates[1]).toBe(sendDate ? 'dated 2040-01-02T03:04:05.000Z' : undefined);
  });

  test.each<readonly [string, RequestListener, string]>([
    ['is closed', (_request, response) => response.destroy(), 'ECONNRESET'],
    [
      'is closed in the middle of the response',
      (_request, response) => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('{', () => response.destroy());
      },
      'ECONNRESET',
    ],
    ['is not HTTP', ({ socket }) => socket.end('SSH-2.0\r\n\r\n'), 'HPE_INVALID'],
  ])('a connection that %s is a failure', async (_name, listener, errorCode) => {
    const { sign } = await serve(listener);
    await expect(sign()).rejects.toMatchObject({
      code: 'SIGNER_UNAVAILABLE',
      detail: expect.stringContaining(`cannot be reached (${errorCode}`),
    });
  });

  test.each<readonly [string, (response: ServerResponse, end: () => void) => void]>([
    ['does not start', (_response, end) => end()],
    [
      'does not end',
      (response, end) => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('{', () => setTimeout(end, 20)); // when the client has the head
      },
    ],
  ])('a response that %s is given up after ten seconds', async (_name, answer) => {
    const { limits, end } = holdTimeLimit();
    const { sign } = await serve((_request, response) => answer(response, end));
    await expect(sign()).rejects.toMatchObject({
      code: 'SIGNER_UNAVAILABLE',
      detail: expect.stringContaining('cannot be reached (TIMEOUT)'),
    });
    expect(limits).toEqual([10_000, 10_000, 10_000]);
  });

  test('nothing is sent after the time limit', async () => {
    const { sign, count } = await serve((_request, response) => response.end());
    jest.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort());
    await expect(sign()).rejects.toThrow('cannot be reached (TIMEOUT)');
    expect([count(), sockets.size]).toEqual([0, 0]);
  });

  test('a certificate is trusted if it comes from the authority of the service', async () => {
    const tls = await makeCertificate(['localhost']);
    const port = await listen(
      createTlsServer(tls, (_request, response) => response.end('{"signature":"abcd"}')),
    );
    const url = `https://localhost:${port}`;
    const env = { HTTPS_PROXY: 'http://127.0.0.1:1' }; // which is not used for localhost
    const trusting = new HttpService(keyServiceApi({ url, ca: Buffer.from(tls.cert) }), env);
    expect((await trusting.sign(input, signal)).bytes).toHaveLength(2);
    const other = new HttpService(keyServiceApi({ url }), env);
    await expect(other.sign(input, signal)).rejects.toMatchObject({ code: 'TLS_FAILED' });
  });

  describe('a proxy', () => {
    /** The failure of a service behind a proxy that answers CONNECT in this way, and the tunnels. */
    async function failureBehind(answer: (socket: Duplex) => void) {
      const tunnels: unknown[] = [];
      const proxy = createServer();
      proxy.on('connect', ({ url }, socket) => {
        tunnels.push(url);
        answer(socket);
      });
      const env = { HTTPS_PROXY: `http://127.0.0.1:${await listen(proxy)}` };
      const service = new HttpService(keyServiceApi(), env);
      const error: unknown = await service.sign(input, signal).catch((caught) => caught);
      return { error, tunnels };
    }
    const tunnel = 'kms.example.com:443';

    test('that rejects the tunnel is asked once', async () => {
      const { error, tunnels } = await failureBehind((socket) => {
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      });
      expect(error).toMatchObject({
        code: 'PROXY_FAILED',
        detail: expect.stringContaining('(ERR_PROXY_TUNNEL)'),
      });
      expect(tunnels).toEqual([tunnel]);
    });

    test('that does not open the tunnel is given up after the time limit', async () => {
      const { end } = holdTimeLimit();
      const { error, tunnels } = await failureBehind(end);
      expect(error).toMatchObject({
        code: 'PROXY_FAILED',
        detail: expect.stringContaining('(TIMEOUT)'),
      });
      expect(tunnels).toEqual([tunnel, tunnel, tunnel]);
    });
  });
});
