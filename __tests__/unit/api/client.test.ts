import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Client, defaultTimeouts } from '../../../src/api/client.ts';
import type { ApiResult } from '../../../src/api/response.ts';
import { answers, sendJson } from '../../support/answers.ts';
import { FakeAppStoreConnect, type Fault } from '../../support/app-store-connect.ts';
import { makeCertificate } from '../../support/certificate.ts';
import * as faults from '../../support/faults.ts';

const server = new FakeAppStoreConnect();
beforeEach(() => server.restart());
afterEach(() => server.close());

const path = '/v1/apps?limit=1';
const ok: Fault = (_request, response) => sendJson(response, { status: 200, body: { data: [] } });
const text =
  (body: string): Fault =>
  (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
  };

/** The token that is made as the first, the second, and so on. */
const tokenOf = (index: number): string => `the-token-of-index-${index}`;

/** A client with a clock that only the test moves, and a record of its effects. */
class Observed {
  /** Unix milliseconds, by this machine's clock. */
  nowMs = 1_800_000_000_000;
  readonly delays: number[] = [];
  readonly results: (readonly [path: string, result: ApiResult])[] = [];
  /** The date of each token, in Unix seconds. */
  readonly tokenDates: number[] = [];
  /** The scope of each token. */
  readonly scopes: (readonly string[])[] = [];
  readonly client: Client;

  constructor({
    apiUrl = server.url,
    notaryUrl = server.url,
    requestTimeoutMs = 10_000,
    totalTimeoutMs = 60_000,
    random = 0.5,
    trustsClock = true,
    maxDataBytes,
    ...others
  }: {
    apiUrl?: string;
    notaryUrl?: string;
    /** `undefined`: the client has no such function. */
    scopeFor?: ((path: string) => readonly string[]) | undefined;
    requestTimeoutMs?: number;
    totalTimeoutMs?: number;
    random?: number;
    trustsClock?: boolean;
    maxDataBytes?: number;
  } = {}) {
    const scopeFor = 'scopeFor' in others ? others.scopeFor : (path: string) => [path];
    this.client = new Client({
      apiUrl,
      notaryUrl,
      ...(scopeFor !== undefined && { scopeFor }),
      createToken: async (scope, now) => {
        this.scopes.push(scope);
        return tokenOf(this.tokenDates.push(now));
      },
      trustsClock,
      ...(maxDataBytes !== undefined && { maxDataBytes }),
      onResult: (...result) => this.results.push(result),
      timeouts: { requestTimeoutMs, totalTimeoutMs },
      effects: {
        fetch,
        sleep: async (delayMs) => {
          this.delays.push(delayMs);
          this.nowMs += delayMs;
        },
        now: () => this.nowMs,
        random: () => random,
      },
    });
  }

  /** Responds after a delay, with a `Date` that is ahead of this machine's clock. */
  answer({
    aheadSeconds,
    afterMs = 0,
    status = 200,
  }: {
    aheadSeconds: number;
    afterMs?: number;
    status?: number;
  }): Fault {
    return (_request, response) => {
      const date = new Date(this.nowMs + afterMs / 2 + aheadSeconds * 1000);
      this.nowMs += afterMs;
      response.setHeader('Date', date.toUTCString());
      sendJson(response, { status, body: {} });
    };
  }
}

test('allows ten seconds per request and one minute in total', () => {
  expect(defaultTimeouts).toEqual({ requestTimeoutMs: 10_000, totalTimeoutMs: 60_000 });
});

describe('a token', () => {
  const tokens = (): readonly string[] => server.requests.map(({ token }) => token);

  test('is made once for each scope', async () => {
    server.fault = ok;
    const { client, scopes } = new Observed();
    await Promise.all([client.get(path), client.get('/v1/users'), client.get(path)]);
    await client.get(path);
    expect(scopes).toEqual([[path], ['/v1/users']]);
    expect(tokens().toSorted()).toEqual([tokenOf(1), tokenOf(1), tokenOf(1), tokenOf(2)]);
  });

  test('is shared by all requests if none has a scope', async () => {
    server.fault = ok;
    const { client, scopes } = new Observed({ scopeFor: () => [] });
    await Promise.all([client.get(path), client.get('/v1/users')]);
    expect(scopes).toEqual([[]]);
    expect(tokens()).toEqual([tokenOf(1), tokenOf(1)]);
  });

  test('is made anew once when requests that share it get 401 at the same time', async () => {
    server.faults.push(faults.falseUnauthorized, faults.falseUnauthorized);
    server.fault = ok;
    const { client } = new Observed({ scopeFor: () => [] });
    await Promise.all([client.get(path), client.get('/v1/users')]);
    expect(tokens()).toEqual([tokenOf(1), tokenOf(1), tokenOf(2), tokenOf(2)]);
  });

  test('without scopeFor, is requested for each attempt, and never kept', async () => {
    server.faults.push(ok, ok, faults.badGateway, faults.falseUnauthorized);
    server.fault = ok;
    const { client, scopes } = new Observed({ scopeFor: undefined });
    await client.get(path);
    await client.get(path);
    await client.get(path);
    expect(tokens()).toEqual([1, 2, 3, 4, 5].map(tokenOf));
    expect(server.requests.map(({ status }) => status)).toEqual([200, 200, 502, 401, 200]);
    expect(scopes).toEqual([[], [], [], [], []]);
  });

  test('stays the same when another request with another scope gets 401', async () => {
    server.faults.push(ok, faults.falseUnauthorized);
    server.fault = ok;
    const { client } = new Observed();
    await client.get(path);
    await client.get('/v1/users');
    await client.get(path);
    expect(tokens()).toEqual([tokenOf(1), tokenOf(2), tokenOf(3), tokenOf(1)]);
  });
});

test.each([
  ['/notary/v2/submissions', true],
  ['/notary/v2', true],
  ['/notary/v20', false],
  ['/v1/notary/v2', false],
])('sends %s to the Notary API: %p', async (target, isNotary) => {
  server.fault = ok;
  const { client } = new Observed({ notaryUrl: `${server.url}/of-notary` });
  await client.get(target);
  expect(server.requests[0]?.target).toBe(isNotary ? `/of-notary${target}` : target);
});

describe('sends at most four requests at a time:', () => {
  test.each([
    [1, 1],
    [4, 4],
    [5, 4],
    [12, 4],
  ])('of %d requests, %d', async (count, expected) => {
    let [now, max] = [0, 0];
    server.fault = (request, response) => {
      now += 1;
      max = Math.max(max, now);
      setTimeout(() => {
        now -= 1;
        ok(request, response);
      }, 20);
    };
    const { client } = new Observed();
    const paths = Array.from({ length: count }, (_item, index) => `/v1/apps/${index}`);
    await Promise.all(paths.map((target) => client.get(target)));
    expect(max).toBe(expected);
    expect(server.requests.map(({ target }) => target).toSorted()).toEqual(paths.toSorted());
    await client.get('/v1/last'); // every place is free again
    expect(max).toBe(expected);
  });

  test('the next starts as soon as one completes', async () => {
    let finish = (): void => {};
    server.faults.push((request, response) => {
      finish = () => ok(request, response);
    });
    server.fault = ok;
    const { client } = new Observed();
    const [first, ...others] = Array.from({ length: 9 }, (_item, index) => client.get(`/${index}`));
    await Promise.all(others);
    finish();
    expect(await first).toMatchObject({ status: 200 });
  });
});

test('sends a GET with the token and asks for JSON', async () => {
  let seen: unknown;
  server.faults.push((request, response) => {
    const { authorization, accept } = request.headers;
    seen = { method: request.method, url: request.url, authorization, accept };
    ok(request, response);
  });
  const { client } = new Observed({ apiUrl: `${server.url}/gateway` });
  expect(await client.get(path)).toMatchObject({ type: 'response', status: 200 });
  expect(seen).toEqual({
    method: 'GET',
    url: `/gateway${path}`,
    authorization: `Bearer ${tokenOf(1)}`,
    accept: 'application/json, */*;q=0.1',
  });
});

describe('a request that changes something', () => {
  const seen: unknown[] = [];
  const record: Fault = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      seen.push([request.method, request.headers['content-type'], body]);
      ok(request, response);
    });
  };

  test('is sent as JSON, and one without a body is not', async () => {
    server.fault = record;
    const { client } = new Observed();
    await client.send({ method: 'PATCH', path, body: { data: { id: '1' } } });
    await client.get(path);
    expect(seen).toEqual([
      ['PATCH', 'application/json', '{"data":{"id":"1"}}'],
      ['GET', undefined, ''],
    ]);
  });
});

describe('a transient failure', () => {
  test.each<readonly [string, readonly Fault[]]>([
    ['a false 401 once', [faults.falseUnauthorized]],
    ['a false 401 twice', [faults.falseUnauthorized, faults.falseUnauthorized]],
    ['a reset', [faults.reset]],
    ['a reset in the middle of the body', [faults.resetMidBody]],
    ['a 502 in HTML', [faults.badGateway]],
    ['a 429', [faults.tooMany('0')]],
    ['each of them', [faults.badGateway, faults.reset, faults.falseUnauthorized]],
  ])(
    'is retried until the request succeeds, with a new token only after a 401: %s',
    async (_name, list) => {
      server.faults.push(...list, ok);
      const { client, delays } = new Observed();
      expect(await client.get(path)).toMatchObject({ type: 'response', status: 200 });
      expect(server.requests.map(({ target }) => target)).toEqual(
        Array(list.length + 1).fill(path),
      );
      const rejected = list.map((fault) => fault === faults.falseUnauthorized);
      expect(server.requests.map(({ token }) => token)).toEqual(
        [...list, ok].map((_fault, index) =>
          tokenOf(1 + rejected.slice(0, index).filter(Boolean).length),
        ),
      );
      expect(delays).toEqual([300, 600, 1200].slice(0, list.length));
    },
  );

  test.each([
    [0, [225, 450, 900]],
    [1, [375, 750, 1500]],
  ])('is retried three times with growing delays, at random %d', async (random, gaps) => {
    server.fault = faults.badGateway;
    const { client, delays } = new Observed({ random });
    expect(await client.get(path)).toMatchObject({ status: 502, isJson: false });
    expect(delays).toEqual(gaps);
    expect(server.requests).toHaveLength(4);
  });

  test('is retried after the seconds in Retry-After', async () => {
    server.faults.push(faults.tooMany('2'), ok);
    const { client, delays } = new Observed();
    expect(await client.get(path)).toMatchObject({ status: 200 });
    expect(delays).toEqual([2000]);
  });

  test('is retried at the date in Retry-After', async () => {
    const observed = new Observed();
    const date = new Date(observed.nowMs + 7000).toUTCString();
    server.faults.push(faults.tooMany(date), ok);
    expect(await observed.client.get(path)).toMatchObject({ status: 200 });
    expect(observed.delays).toEqual([7000]);
  });

  test('is retried once if it is a missing agreement, which may be false', async () => {
    server.fault = (_request, response) => sendJson(response, answers.agreements);
    const { client, delays } = new Observed();
    expect(await client.get(path)).toMatchObject({ status: 403 });
    expect([server.requests.length, delays]).toEqual([2, [300]]);
  });

  test('is retried in each request', async () => {
    server.faults.push(faults.badGateway, ok, faults.badGateway, ok);
    const { client, delays } = new Observed();
    await client.get(path);
    await client.get('/v1/users');
    expect(delays).toEqual([300, 300]);
    expect(server.requests.map(({ target }) => target)).toEqual([
      path,
      path,
      '/v1/users',
      '/v1/users',
    ]);
  });
});

describe('a permanent failure', () => {
  test('of the certificate takes exactly one connection', async () => {
    let connections = 0;
    const untrusted = createServer(await makeCertificate(), () => {});
    untrusted.on('connection', () => {
      connections += 1;
    });
    await new Promise<void>((resolve) => untrusted.listen(0, '127.0.0.1', resolve));
    const { port } = untrusted.address() as AddressInfo;
    const { client, delays } = new Observed({ apiUrl: `https://127.0.0.1:${port}` });
    expect(await client.get(path)).toEqual({
      type: 'failure',
      errorCode: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    untrusted.close();
    expect([connections, delays]).toEqual([1, []]);
  });

  test('with 404 takes exactly one request', async () => {
    server.fault = (_request, response) => sendJson(response, { status: 404, body: {} });
    const { client, delays } = new Observed();
    expect(await client.get(path)).toMatchObject({ status: 404 });
    expect([server.requests.length, delays]).toEqual([1, []]);
  });

  test('with a redirect is not followed, so that the token is not sent to another host', async () => {
    const elsewhere = await FakeAppStoreConnect.start();
    server.fault = faults.redirectTo(`${elsewhere.url}/v1/apps`);
    const { client } = new Observed();
    const result = await client.get(path);
    await elsewhere.close();
    expect(result).toMatchObject({ type: 'response', status: 302 });
    expect([server.requests.length, elsewhere.requests]).toEqual([1, []]);
  });
});

describe('without a response', () => {
  test.each<readonly [string, Fault, RegExp]>([
    ['a reset', faults.reset, /^(?:UND_ERR_SOCKET|ECONNRESET)$/],
    ['a body that is cut off', faults.resetMidBody, /^(?:UND_ERR_SOCKET|ECONNRESET)$/],
  ])('reports the code of %s on every attempt', async (_name, fault, errorCode) => {
    server.fault = fault;
    const { client, delays } = new Observed();
    expect(await client.get(path)).toEqual({
      type: 'failure',
      errorCode: expect.stringMatching(errorCode),
    });
    expect(delays).toEqual([300, 600, 1200]);
    expect(server.requests).toHaveLength(4);
  });

  test('reports a closed port', async () => {
    const { client, delays } = new Observed();
    await server.close();
    expect(await client.get(path)).toEqual({ type: 'failure', errorCode: 'ECONNREFUSED' });
    expect(delays).toHaveLength(3);
    await server.restart();
  });

  test('reports a host name that does not resolve', async () => {
    const { client } = new Observed({ apiUrl: 'http://does-not-exist.invalid' });
    expect(await client.get(path)).toEqual({
      type: 'failure',
      errorCode: expect.stringMatching(/^(?:ENOTFOUND|EAI_AGAIN)$/),
    });
  });
});

describe('the time limits', () => {
  test.each<readonly [string, Fault]>([
    ['a server that never responds', faults.noResponse],
    ['a body that never ends', (_request, response) => response.writeHead(200).write('{')],
  ])('allow exactly two requests to %s', async (_name, fault) => {
    server.fault = fault;
    const { client, delays, results } = new Observed({ requestTimeoutMs: 300 });
    const timeout = { type: 'failure', errorCode: 'TIMEOUT' };
    expect(await client.get(path)).toEqual(timeout);
    expect(server.requests).toHaveLength(2);
    expect(delays).toEqual([300]);
    expect(results).toEqual([
      [path, timeout],
      [path, timeout],
    ]);
  });

  test('give a slow server the full time of a request', async () => {
    server.faults.push((request, response) => setTimeout(() => ok(request, response), 100));
    const { client } = new Observed({ requestTimeoutMs: 5000 });
    expect(await client.get(path)).toMatchObject({ status: 200 });
    expect(server.requests).toHaveLength(1);
  });

  test('end a request at the total limit, long before its own', async () => {
    server.fault = faults.noResponse;
    const { client } = new Observed({ requestTimeoutMs: 20_000, totalTimeoutMs: 100 });
    const start = performance.now();
    expect(await client.get(path)).toEqual({ type: 'failure', errorCode: 'TIMEOUT' });
    expect(performance.now() - start).toBeLessThan(5000);
    expect(server.requests).toHaveLength(1);
  });

  test('count the total from the creation of the client, over all requests', async () => {
    const { client } = new Observed({ totalTimeoutMs: 50 });
    await wait(100);
    expect(await client.get(path)).toEqual({ type: 'failure', errorCode: 'TIMEOUT' });
    expect(server.requests).toEqual([]);
  });

  test.each([
    [6000, 2, [5000]],
    [5999, 1, []],
  ])(
    'of %d ms in total allow %d requests with 5 s between them, if one second is left for the last',
    async (totalTimeoutMs, requests, delays) => {
      server.faults.push(faults.tooMany('5'), ok);
      const observed = new Observed({ totalTimeoutMs });
      const result = await observed.client.get(path);
      expect(result).toMatchObject({ status: requests === 2 ? 200 : 429 });
      expect(server.requests).toHaveLength(requests);
      expect(observed.delays).toEqual(delays);
    },
  );

  test('end the retries when too little time is left for the next delay', async () => {
    server.fault = faults.badGateway;
    const { client, delays } = new Observed({ totalTimeoutMs: 2500 });
    expect(await client.get(path)).toMatchObject({ status: 502 });
    expect(delays).toEqual([300, 600]); // another 1200 ms and one second for the request would exceed the limit
  });

  test('do not wait an hour for Retry-After', async () => {
    server.fault = faults.tooMany('3600');
    const { client, delays } = new Observed();
    expect(await client.get(path)).toMatchObject({ status: 429, retryAfter: 3600 });
    expect([server.requests.length, delays]).toEqual([1, []]);
  });
});

describe("Apple's clock", () => {
  test('dates every token after the first response, even a failed one', async () => {
    const observed = new Observed();
    const start = observed.nowMs / 1000;
    server.faults.push(
      faults.reset,
      observed.answer({ aheadSeconds: 240, status: 401 }),
      observed.answer({ aheadSeconds: 240, status: 401 }),
      ok,
    );
    expect(observed.client.clockOffsetSeconds).toBeUndefined();
    expect(await observed.client.get(path)).toMatchObject({ status: 200 });
    expect(observed.client.clockOffsetSeconds).toBe(240);
    // The gaps are 300, 600 and 1200 ms; tokens are dated in whole seconds.
    expect(observed.tokenDates).toEqual([start, start + 240, start + 2 + 240]);
  });

  test.each([-86_400, -240, 0, 240, 86_400])('is ahead by %d s', async (aheadSeconds) => {
    const observed = new Observed();
    server.faults.push(observed.answer({ aheadSeconds }), ok);
    await observed.client.get(path);
    await observed.client.get('/v1/users');
    expect(observed.client.clockOffsetSeconds).toBe(aheadSeconds);
    const start = observed.nowMs / 1000;
    expect(observed.tokenDates).toEqual([start, start + aheadSeconds]);
  });

  test.each([86_401, -86_401, 365 * 86_400])(
    'that is off by %d s does not date tokens',
    async (aheadSeconds) => {
      const observed = new Observed();
      server.faults.push(observed.answer({ aheadSeconds }), ok);
      await observed.client.get(path);
      await observed.client.get('/v1/users');
      expect(observed.client.clockOffsetSeconds).toBe(aheadSeconds);
      const start = observed.nowMs / 1000;
      expect(observed.tokenDates).toEqual([start, start]);
    },
  );

  test('dates tokens only if it is trusted', async () => {
    const observed = new Observed({ trustsClock: false });
    server.faults.push(observed.answer({ aheadSeconds: 240 }), ok);
    await observed.client.get(path);
    await observed.client.get('/v1/users');
    expect(observed.client.clockOffsetSeconds).toBe(240);
    expect(new Set(observed.tokenDates)).toEqual(new Set([observed.nowMs / 1000]));
  });

  test.each([
    ['Fri, 15 Jan 2027 08:01:00.750 GMT', 60],
    ['Sat, 13 Sep 275760 00:00:00 GMT', 8_638_200_000_000],
  ])('is a whole number of seconds: %s', async (date, offset) => {
    const observed = new Observed();
    server.faults.push((request, response) => {
      response.setHeader('Date', date);
      ok(request, response);
    });
    await observed.client.get(path);
    await observed.client.get('/v1/users');
    expect(observed.client.clockOffsetSeconds).toBe(offset);
    for (const tokenDate of observed.tokenDates)
      expect([tokenDate, Number.isInteger(tokenDate)]).toEqual([tokenDate, true]);
  });

  test('is read from the first response only', async () => {
    const observed = new Observed();
    server.faults.push(
      observed.answer({ aheadSeconds: 100 }),
      observed.answer({ aheadSeconds: 500 }),
    );
    await observed.client.get(path);
    await observed.client.get('/v1/users');
    expect(observed.client.clockOffsetSeconds).toBe(100);
  });

  test('is compared with the time halfway between request and response', async () => {
    const observed = new Observed();
    server.faults.push(observed.answer({ aheadSeconds: 100, afterMs: 8000 }));
    expect(await observed.client.get(path)).toMatchObject({ durationMs: 8000 });
    expect(observed.client.clockOffsetSeconds).toBe(100);
  });

  test.each([
    [499, 0],
    [500, -1],
  ])('is compared with this clock to the nearest second: %d ms past it', async (ms, offset) => {
    const observed = new Observed();
    const date = new Date(observed.nowMs).toUTCString();
    observed.nowMs += ms;
    server.faults.push((request, response) => {
      response.setHeader('Date', date);
      ok(request, response);
    });
    await observed.client.get(path);
    expect(observed.client.clockOffsetSeconds).toBe(offset);
  });

  test.each<readonly [string, Fault]>([
    [
      'no Date',
      (request, response) => {
        response.removeHeader('Date');
        response.sendDate = false;
        ok(request, response);
      },
    ],
    [
      'a Date that is none',
      (request, response) => {
        response.setHeader('Date', 'yesterday');
        ok(request, response);
      },
    ],
  ])('is unknown after a response with %s, until a response has a date', async (_name, fault) => {
    const observed = new Observed();
    server.faults.push(fault, observed.answer({ aheadSeconds: 90 }));
    expect(await observed.client.get(path)).not.toHaveProperty('serverTime');
    expect(observed.client.clockOffsetSeconds).toBeUndefined();
    expect(await observed.client.get(path)).toHaveProperty('serverTime');
    expect(observed.client.clockOffsetSeconds).toBe(90);
  });
});

describe('a body', () => {
  const limit = 64 * 1024;
  const json = (length: number): string => `["${'a'.repeat(length - 4)}"]`;

  test('of exactly 64 KiB is read in full', async () => {
    server.faults.push(text(json(limit)));
    const { client } = new Observed();
    expect(await client.get(path)).toMatchObject({ status: 200, isJson: true });
  });

  test('that is one byte longer is cut off', async () => {
    server.faults.push(text(json(limit + 1)));
    const { client } = new Observed();
    expect(await client.get(path)).toMatchObject({
      status: 200,
      isJson: false,
    });
  });

  test('that does not end after 64 KiB is not awaited', async () => {
    server.faults.push((_request, response) => response.write(json(limit)));
    const { client } = new Observed({ requestTimeoutMs: 5000 });
    expect(await client.get(path)).toMatchObject({ status: 200, isJson: true });
  });

  test('without end is cut off, and its connection is closed', async () => {
    let closed = (): void => {};
    const close = new Promise<void>((resolve) => {
      closed = resolve;
    });
    server.faults.push((request, response) => {
      request.socket.on('close', closed);
      const more = (): void => {
        if (!response.destroyed) response.write(Buffer.alloc(16 * 1024, 'a'), more);
      };
      more();
    });
    const { client } = new Observed();
    expect(await client.get(path)).toMatchObject({ status: 200, isJson: false });
    await close;
  });

  test('with 2xx is kept up to a limit, if there is one', async () => {
    server.faults.push(text('{"data":1}'), text('{"data":1}'), text('{"data":1}'));
    const limited = new Observed({ maxDataBytes: 10 });
    expect(await limited.client.get(path)).toMatchObject({ body: '{"data":1}' });
    expect(await new Observed({ maxDataBytes: 9 }).client.get(path)).toMatchObject({
      isJson: false,
      body: expect.not.stringContaining('}'),
    });
    expect(await new Observed().client.get(path)).not.toHaveProperty('body');
    server.faults.push((_request, response) => sendJson(response, { status: 404, body: {} }));
    expect(await limited.client.get(path)).not.toHaveProperty('body');
  });

  test('of 50 MB is cut off', async () => {
    server.faults.push(faults.hugeBody);
    const { client } = new Observed();
    expect(await client.get(path)).toMatchObject({ status: 200, isJson: false });
  });

  test('that is empty counts as JSON', async () => {
    server.faults.push(text(''));
    const { client } = new Observed();
    expect(await client.get(path)).toMatchObject({ isJson: true, isHtml: false, errors: [] });
  });

  test.each([
    ['text/html; charset=utf-8', '{}', true],
    ['application/xhtml+xml', '', true],
    ['text/plain', '<html>', true],
    ['text/plain', ' \n  <!doctype html>', true],
    ['text/plain', 'if a < b', false],
    [undefined, '{"a": "<html>"}', false],
    [undefined, '<html>', true],
  ])('of type %s that is %j is a web page: %p', async (type, body, isHtml) => {
    server.faults.push((_request, response) => {
      response.writeHead(200, type === undefined ? {} : { 'Content-Type': type }).end(body);
    });
    const { client } = new Observed();
    expect(await client.get(path)).toMatchObject({ status: 200, isHtml });
  });

  test('that contains the token is redacted, wherever the token is', async () => {
    const escapeLetters = (token: string): string =>
      [...token].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('');
    const echo =
      (encode: (token: string) => string): Fault =>
      (request, response) => {
        const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
        const body = `{"errors":[{"code":"E","title":"${encode(token)}","detail":""}]}`;
        response.writeHead(400, { 'Content-Type': 'application/json' }).end(body);
      };
    const base64 = (token: string): string => Buffer.from(token).toString('base64');
    server.faults.push(faults.echo, echo(escapeLetters), echo(base64));
    const { client, results } = new Observed();
    expect(await client.get(path)).toMatchObject({ errors: [{ title: 'Bearer ***' }] });
    expect(await client.get(path)).toMatchObject({ errors: [{ title: '***' }] });
    expect(await client.get(path)).toMatchObject({ errors: [{ title: '***' }] });
    expect(JSON.stringify(results)).not.toContain('the-token-of-index');
  });
});

describe('a result', () => {
  test('contains the values of a response as numbers', async () => {
    const observed = new Observed();
    const date = new Date(observed.nowMs).toUTCString();
    server.faults.push((request, response) => {
      observed.nowMs += 40;
      response.setHeader('Date', date);
      faults.tooMany('3600')(request, response);
    });
    expect(await observed.client.get(path)).toEqual({
      type: 'response',
      status: 429,
      durationMs: 40,
      serverTime: 1_800_000_000,
      retryAfter: 3600,
      rateLimit: { limit: 3600, remaining: 0 },
      isJson: true,
      isHtml: false,
      errors: [expect.objectContaining({ code: 'RATE_LIMIT_EXCEEDED' })],
    });
  });

  test('lacks the values that a response does not have', async () => {
    server.faults.push(ok);
    const result = await new Observed().client.get(path);
    for (const name of ['retryAfter', 'rateLimit', 'body']) expect(result).not.toHaveProperty(name);
  });

  test('has the list of resources in a body, and none without one', async () => {
    server.faults.push(ok, text('{"data":{"id":"1"}}'));
    const { client } = new Observed();
    expect(await client.get(path)).toMatchObject({ resources: { items: [], isComplete: true } });
    expect(await client.get(path)).not.toHaveProperty('resources');
  });

  test('is reported for each attempt, in order, including the last', async () => {
    server.faults.push(faults.badGateway, faults.reset, ok);
    const { client, results } = new Observed();
    const last = await client.get(path);
    expect(results).toEqual([
      [path, expect.objectContaining({ status: 502, isHtml: true })],
      [path, expect.objectContaining({ type: 'failure' })],
      [path, last],
    ]);
  });
});
