import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { appsGetCollection, buildsGetCollection, createClient } from 'appstore-connect-sdk';
import { FakeAppStoreConnect } from '../support/app-store-connect.ts';
import { issuerId, makeKey } from '../support/keys.ts';
import { annotations, Job } from '../support/runner.ts';

const key = makeKey();
const team = { 'private-key': key.pem, 'key-id': key.keyId, 'issuer-id': issuerId };
let job: Job;
let server: FakeAppStoreConnect;
beforeEach(async () => {
  job = new Job();
  server = await FakeAppStoreConnect.start();
  server.keys.push(key);
});
afterEach(async () => {
  await server.close();
  job.end();
});

function claimsOf(token = ''): { scope?: string[]; iat: number; exp: number } {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

test('a scoped token works through a real SDK for the scoped request, and for no other', async () => {
  const { outputs, stdout } = await job.main({
    ...team,
    scope: '# builds of one app\nGET /v1/builds?filter[app]=123\n',
  });
  expect(claimsOf(outputs.token).scope).toEqual(['GET /v1/builds?filter[app]=123']);
  expect(stdout).toContain('\nCan: read builds where app is 123; nothing else\n');
  expect(annotations(stdout)).toEqual([]);

  const client = createClient({ bearerToken: outputs.token ?? '', baseUrl: server.url });
  const query = { 'filter[app]': ['123'], limit: 5 };
  expect((await buildsGetCollection({ client, query })).data?.data).toHaveLength(1);
  expect(
    (await buildsGetCollection({ client, query: { 'filter[app]': ['456'] } })).response?.status,
  ).toBe(401);
  expect((await appsGetCollection({ client })).response?.status).toBe(401);
  expect(server.requests.map(({ refusal }) => refusal)).toEqual([undefined, 'scope', 'scope']);
});

test('a scope of Xcode Cloud lives for six months', async () => {
  const { outputs, stdout } = await job.main({
    ...team,
    scope: '["GET /v1/ciWorkflows/w1"]',
    lifetime: '180d',
  });
  const { iat, exp } = claimsOf(outputs.token);
  expect(exp - iat).toBe(180 * 86_400);
  expect(stdout).toMatch(/Usable until: .* \(180 days left\)/);
  const headers = { Authorization: `Bearer ${outputs.token}` };
  expect((await fetch(`${server.url}/v1/ciWorkflows/w1`, { headers })).status).toBe(200);
});

test('a long lifetime for anything else is refused, naming each entry', async () => {
  const scope = 'GET /v1/ciWorkflows/w1\nGET /v1/apps\nGET /v1/builds';
  const { exitCode, stdout, outputs } = await job.main({ ...team, scope, lifetime: '1h' });
  expect([exitCode, outputs]).toEqual([1, {}]);
  const [error] = annotations(stdout);
  expect(error?.message).toContain(
    "GET /v1/apps is not on Apple's list. GET /v1/builds is not on Apple's list.",
  );
  expect(error?.message).not.toContain('ciWorkflows');
});

test('mistakes in entries are reported together with the others, and stop the run', async () => {
  const { exitCode, stdout } = await job.main({
    ...team,
    'key-id': '/',
    scope: '/v1/apps\nGET /v1/apps/{id}',
  });
  expect(exitCode).toBe(1);
  expect(annotations(stdout)).toMatchObject([
    { level: 'error', title: '3 problems with the inputs' },
  ]);
  expect(annotations(stdout)[0]?.message).toContain('Fix: Write GET /v1/apps');
});

test('a route that is not in the API is a warning, and the token is made', async () => {
  const { exitCode, stdout, outputs } = await job.main({ ...team, scope: 'GET /v1/app' });
  expect(exitCode).toBe(0);
  expect(annotations(stdout)).toMatchObject([
    { level: 'warning', message: expect.stringContaining('did you mean /v1/apps?') },
  ]);
  expect(claimsOf(outputs.token).scope).toEqual(['GET /v1/app']);
});
