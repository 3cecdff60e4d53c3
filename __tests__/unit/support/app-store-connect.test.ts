import { sign } from 'node:crypto';
import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FakeAppStoreConnect } from '../../support/app-store-connect.ts';
import { makeKey } from '../../support/keys.ts';
import { logHost } from '../../support/notary.ts';
import type { Oddity } from '../../support/token-rules.ts';

const key = makeKey();
const now = Math.floor(Date.now() / 1000);
const good = { iss: key.issuerId, iat: now - 60, exp: now + 600, aud: 'appstoreconnect-v1' };
let server: FakeAppStoreConnect;

beforeEach(async () => {
  server = await FakeAppStoreConnect.start();
  server.keys.push(key);
});
afterEach(() => server.close());

/** A token created without a library, so that any part of it can be invalid. */
function tokenOf(
  claims: object,
  { header = {}, privateKey = key.privateKey, der = false } = {},
): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode({ alg: 'ES256', kid: key.keyId, typ: 'JWT', ...header })}.${encode(claims)}`;
  const dsaEncoding = der ? 'der' : 'ieee-p1363';
  return `${signed}.${sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding }).toString('base64url')}`;
}

async function get(
  target: string,
  token: string,
  method = 'GET',
): Promise<{ status: number; code: string | undefined; rejection: string | undefined }> {
  const response = await fetch(`${server.url}${target}`, {
    method,
    headers: { Authorization: `Bearer ${token}` },
  });
  const body = (await response.json()) as { errors?: { code: string }[] };
  return {
    status: response.status,
    code: body.errors?.[0]?.code,
    rejection: server.requests.at(-1)?.rejection,
  };
}

test('accepts a valid token of a team key, and sends its time', async () => {
  const response = await fetch(`${server.url}/v1/apps`, {
    headers: { Authorization: `Bearer ${tokenOf(good)}` },
  });
  expect(response.status).toBe(200);
  expect(Math.abs(Date.parse(response.headers.get('date') ?? '') / 1000 - now)).toBeLessThan(5);
  expect(await response.json()).toMatchObject({
    data: [{ type: 'apps', id: '123' }, { id: '456' }],
  });
});

test('accepts an individual key without issuer', async () => {
  server.keys[0] = { keyId: key.keyId, publicKey: key.publicKey };
  const { iss: _iss, ...rest } = good;
  expect((await get('/v1/apps', tokenOf({ ...rest, sub: 'user' }))).status).toBe(200);
  expect((await get('/v1/apps', tokenOf(rest))).rejection).toBe('iss or sub');
  expect((await get('/v1/apps', tokenOf({ ...good, sub: 'user' }))).rejection).toBe('iss or sub');
});

describe('rejects with the same 401', () => {
  test.each<readonly [string, string, string]>([
    ['no token', '', 'no token'],
    ['another algorithm', tokenOf(good, { header: { alg: 'HS256' } }), 'alg or typ'],
    ['an unknown key', tokenOf(good, { header: { kid: 'OTHER' } }), 'kid'],
    [
      'a signature of another key',
      tokenOf(good, { privateKey: makeKey().privateKey }),
      'signature',
    ],
    ['a signature in DER', tokenOf(good, { der: true }), 'signature'],
    ['another issuer', tokenOf({ ...good, iss: 'x' }), 'iss or sub'],
    ['another audience', tokenOf({ ...good, aud: 'apple-developer-enterprise-v1' }), 'aud'],
    ['no start', tokenOf({ ...good, iat: undefined }), 'no iat'],
    ['an array as the audience', tokenOf({ ...good, aud: [good.aud] }), 'aud is an array'],
    [
      'the scope of the Notary API',
      tokenOf({ ...good, scope: ['/notary/v2'] }),
      'scope /notary/v2',
    ],
    ['a start in the future', tokenOf({ ...good, iat: now + 30 }), 'iat in the future'],
    ['an end in the past', tokenOf({ ...good, exp: now - 1 }), 'expired'],
    ['a span over 20 minutes', tokenOf({ ...good, iat: now - 60, exp: now + 1200 }), 'lifetime'],
    ['dates as strings', tokenOf({ ...good, exp: String(good.exp) }), 'iat or exp'],
    ['a request out of scope', tokenOf({ ...good, scope: ['GET /v1/builds'] }), 'scope'],
    ['a long life without scope', tokenOf({ ...good, exp: now + 3600 }), 'lifetime'],
    [
      'a long life for apps',
      tokenOf({ ...good, exp: now + 3600, scope: ['GET /v1/apps'] }),
      'lifetime',
    ],
  ])('%s', async (_name, token, rejection) => {
    expect(await get('/v1/apps', token)).toEqual({
      status: 401,
      code: 'NOT_AUTHORIZED',
      rejection,
    });
  });

  test('a revoked key', async () => {
    server.keys[0] = { ...key, revoked: true };
    expect((await get('/v1/apps', tokenOf(good))).rejection).toBe('kid');
  });
});

describe('compares scope:', () => {
  test.each<readonly [string, string, number]>([
    ['GET /v1/apps', '/v1/apps', 200],
    ['GET /v1/apps', '/v1/apps?limit=2&sort=name&cursor=a', 200],
    ['GET /v1/apps?limit=200', '/v1/apps', 200],
    ['GET /v1/apps?filter[name]=1&filter[sku]=2', '/v1/apps?filter[sku]=2&filter[name]=1', 200],
    ['GET /v1/apps?filter[name]=1', '/v1/apps?filter%5Bname%5D=1', 200],
    ['GET /v1/apps?filter[name]=1', '/v1/apps', 401],
    ['GET /v1/apps', '/v1/apps?filter[name]=1', 401],
    ['GET /v1/apps', '/v1/apps/123', 401],
    ['GET /v1/apps/{id}', '/v1/apps/123', 401],
    ['/v1/apps', '/v1/apps', 401],
  ])('%s against GET %s: %d', async (entry, target, status) => {
    expect((await get(target, tokenOf({ ...good, scope: [entry] }))).status).toBe(status);
  });

  test('rejects a method that is not in the scope', async () => {
    expect(
      (await get('/v1/apps', tokenOf({ ...good, scope: ['GET /v1/apps'] }), 'POST')).status,
    ).toBe(401);
  });

  test('accepts tokens for Xcode Cloud for six months', async () => {
    const token = tokenOf({ ...good, exp: now + 179 * 86_400, scope: ['GET /v1/ciWorkflows/w1'] });
    expect((await get('/v1/ciWorkflows/w1', token)).status).toBe(200);
  });
});

describe('accepts what it tolerates, and nothing else:', () => {
  test.each<readonly [Oddity, object, string]>([
    ['no iat', { iat: undefined }, '/v1/apps'],
    ['aud is an array', { aud: [good.aud] }, '/v1/apps'],
    ['scope /notary/v2', { scope: ['/notary/v2'] }, '/notary/v2/submissions'],
  ])('%s', async (oddity, claims, target) => {
    await server.restart({ tolerated: [oddity] });
    expect((await get(target, tokenOf({ ...good, ...claims }))).status).toBe(200);
    expect((await get('/v1/apps', tokenOf({ ...good, aud: ['other'] }))).status).toBe(401);
    const all = { iat: undefined, aud: [good.aud], scope: ['/notary/v2'] };
    const token = tokenOf({ ...good, ...all });
    expect((await get('/v1/apps', token)).status).toBe(401);
  });

  test('the scope of the Notary API does not reach beyond it', async () => {
    await server.restart({ tolerated: ['scope /notary/v2'] });
    const token = tokenOf({ ...good, scope: ['/notary/v2'] });
    expect((await get('/v1/apps', token)).rejection).toBe('scope');
  });

  test('a token without iat may not live longer than others', async () => {
    await server.restart({ tolerated: ['no iat'] });
    const token = tokenOf({ ...good, iat: undefined, exp: now + 1300 });
    expect((await get('/v1/apps', token)).rejection).toBe('lifetime');
  });
});

describe('responds as Apple does:', () => {
  test('403 for a role without permission', async () => {
    server.keys[0] = { ...key, role: 'DEVELOPER' };
    expect(await get('/v1/users', tokenOf(good))).toMatchObject({
      status: 403,
      code: 'FORBIDDEN_ERROR',
    });
  });

  test('403 if an agreement is missing', async () => {
    server.agreementsMissing = true;
    expect((await get('/v1/apps', tokenOf(good))).code).toBe(
      'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED',
    );
  });

  test('404 for a resource that does not exist', async () => {
    expect(await get('/v1/apps/999', tokenOf(good))).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
    });
    expect((await get('/v1/nothing', tokenOf(good))).status).toBe(404);
  });

  test('429 if the hourly limit is exceeded, with its headers', async () => {
    server.remaining = 0;
    const response = await fetch(`${server.url}/v1/apps`, {
      headers: { Authorization: `Bearer ${tokenOf(good)}` },
    });
    expect(response.status).toBe(429);
    expect(response.headers.get('x-rate-limit')).toBe('user-hour-lim:3600;user-hour-rem:0;');
    expect(response.headers.get('retry-after')).toBe('1');
  });

  test('any fault, on demand', async () => {
    server.faults.push((_request, response) => response.writeHead(502).end('{}'));
    expect((await get('/v1/apps', tokenOf(good))).status).toBe(502);
    expect((await get('/v1/apps', tokenOf(good))).status).toBe(200);
  });

  test('any fault, for the requests that match, as often as it says', async () => {
    const status = async (path: string): Promise<number> => (await get(path, tokenOf(good))).status;
    server.targetedFaults.push(
      { request: '/v1/users', fault: (_request, response) => response.writeHead(502).end('{}') },
      {
        request: /^GET \/v1\/(?:apps|users)$/,
        fault: (_request, response) => response.writeHead(503).end('{}'),
        times: Infinity,
      },
    );
    expect(await status('/v1/users')).toBe(502);
    expect(await status('/v1/users')).toBe(503);
    expect(await status('/v1/apps')).toBe(503);
    expect(await status('/v1/apps')).toBe(503);
    expect(await status('/v1/apps?limit=1')).toBe(200);
  });
});

describe('builds', () => {
  const versions = async (query: string): Promise<readonly string[] | number> => {
    const response = await fetch(`${server.url}/v1/builds?${query}`, {
      headers: { Authorization: `Bearer ${tokenOf(good)}` },
    });
    const { data } = (await response.json()) as {
      data?: readonly { attributes: { version: string; processingState: string } }[];
    };
    return (
      data?.map(({ attributes }) => `${attributes.version} ${attributes.processingState}`) ??
      response.status
    );
  };

  test.each<readonly [string, readonly string[] | number]>([
    ['sort=-uploadedDate', ['42 VALID', '9 VALID']],
    ['sort=uploadedDate&limit=1', ['9 VALID']],
    ['sort=-version', ['9 VALID', '42 VALID']],
    ['filter[app]=123&filter[version]=42', ['42 VALID']],
    ['filter[app]=999', []],
    ['filter[version]=1', []],
    ['sort=-date', 400],
    ['filter[build]=42', 400],
  ])('are selected and sorted by %s', async (query, expected) => {
    expect(await versions(query)).toEqual(expected);
  });

  test('go through states, and the newest one is missing at first', async () => {
    server.buildStates = [undefined, 'PROCESSING', 'FAILED'];
    const seen = [];
    for (let i = 0; i < 4; i += 1) seen.push(await versions('filter[version]=42'));
    expect(seen).toEqual([[], ['42 PROCESSING'], ['42 FAILED'], ['42 FAILED']]);
  });
});

describe('the Notary API', () => {
  const request = async (
    path: string,
    { body, type = 'application/json' }: { body?: string; type?: string } = {},
  ): Promise<Response> =>
    fetch(`${server.url}/notary/v2/${path}`, {
      headers: { Authorization: `Bearer ${tokenOf(good)}`, 'Content-Type': type },
      ...(body !== undefined && { method: 'POST', body }),
    });
  const submission = { submissionName: 'App.zip', sha256: 'a'.repeat(64) };

  test('accepts a submission, and returns its statuses one after another', async () => {
    server.notary.statuses.unshift('In Progress');
    const sent = await request('submissions', { body: JSON.stringify(submission) });
    expect(await sent.json()).toMatchObject({
      data: { type: 'newSubmissions', attributes: { bucket: 'notary-submissions-prod' } },
    });
    const statuses = [];
    for (let i = 0; i < 3; i += 1) {
      const { data } = (await (await request(`submissions/${server.notary.id}`)).json()) as {
        data: { attributes: { status: string } };
      };
      statuses.push(data.attributes.status);
    }
    expect(statuses).toEqual(['In Progress', 'Accepted', 'Accepted']);
    expect(server.notary.submissions).toEqual([submission]);
  });

  test.each([
    ['no JSON', { body: 'x' }],
    ['no name', { body: JSON.stringify({ sha256: submission.sha256 }) }],
    ['a short hash', { body: JSON.stringify({ ...submission, sha256: 'abc' }) }],
    ['another field', { body: JSON.stringify({ ...submission, name: 'x' }) }],
    ['another type', { body: JSON.stringify(submission), type: 'text/plain' }],
  ])('rejects a submission with %s', async (_name, options) => {
    expect((await request('submissions', options)).status).toBe(400);
    expect(server.notary.submissions).toEqual([]);
  });

  test('lists the submissions, and serves the log of one at an address of its own', async () => {
    const { id } = server.notary;
    expect(await (await request('submissions')).json()).toEqual({ data: [], meta: {} });
    server.notary.submissions.push(submission);
    expect(await (await request('submissions')).json()).toMatchObject({
      data: [{ type: 'submissions', id, attributes: { name: 'App.zip', status: 'Accepted' } }],
    });
    const { data } = (await (await request(`submissions/${id}/logs`)).json()) as {
      data: { type: string; attributes: { developerLogUrl: string } };
    };
    const { host, pathname, search } = new URL(data.attributes.developerLogUrl);
    expect([data.type, host]).toEqual(['submissionsLog', logHost]);
    const readLog = async (target: string): Promise<{ status: number; body: string }> => {
      const { port } = new URL(server.url);
      const sent = httpGet({ port, path: target, headers: { host } });
      const [response]: [IncomingMessage] = (await once(sent, 'response')) as [IncomingMessage];
      const chunks = await response.toArray();
      return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() };
    };
    const log = await readLog(`${pathname}${search}`);
    expect(JSON.parse(log.body)).toMatchObject({ jobId: id, status: 'Accepted' });
    expect((await readLog(pathname)).status).toBe(404);
  });

  test.each(['', '/logs'])('rejects an unknown submission%s', async (path) => {
    expect((await request(`submissions/${server.notary.id}${path}`)).status).toBe(404);
  });
});

test.each([
  ['api.appstoreconnect.apple.com', '/v1/apps', 200],
  ['api.appstoreconnect.apple.com', '/notary/v2/submissions', 404],
  ['appstoreconnect.apple.com', '/notary/v2/submissions', 200],
  ['appstoreconnect.apple.com', '/v1/apps', 404],
])('serves at the host %s only its own API: %s %d', async (host, path, status) => {
  const { port } = new URL(server.url);
  const headers = { Host: host, Authorization: `Bearer ${tokenOf(good)}` };
  const [response] = (await once(httpGet({ port, path, headers }), 'response')) as [
    IncomingMessage,
  ];
  expect(response.resume().statusCode).toBe(status);
});

test('serves the Enterprise Program with another audience and no apps', async () => {
  const enterprise = await FakeAppStoreConnect.start({ program: 'enterprise' });
  enterprise.keys.push(key);
  try {
    const headers = {
      Authorization: `Bearer ${tokenOf({ ...good, aud: 'apple-developer-enterprise-v1' })}`,
    };
    expect((await fetch(`${enterprise.url}/v1/certificates`, { headers })).status).toBe(200);
    expect((await fetch(`${enterprise.url}/v1/apps`, { headers })).status).toBe(404);
  } finally {
    await enterprise.close();
  }
});

test('is not a proxy without a certificate', async () => {
  const { port } = new URL(server.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('CONNECT api.appstoreconnect.apple.com:443 HTTP/1.1\r\n\r\n');
  await new Promise<void>((resolve) => socket.on('close', () => resolve()).resume());
  expect(server.requests).toEqual([]);
});
