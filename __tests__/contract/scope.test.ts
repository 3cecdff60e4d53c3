import { expect, test } from '@jest/globals';
import { appsGetCollection, buildsGetCollection, createClient } from 'appstore-connect-sdk';
import { decodeJwt } from 'jose';
import { useJob, useServer } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import { annotations } from '../support/runner.ts';

const key = makeKey();
const team = teamInputs(key);
const job = useJob();
const server = useServer(key);

test('a scoped token works in a real SDK for the scoped request only', async () => {
  const { outputs, stdout } = await job.main({
    ...team,
    scope: '# builds of one app\nGET /v1/builds?filter[app]=123\n',
  });
  expect(decodeJwt(outputs.token ?? '').scope).toEqual(['GET /v1/builds?filter[app]=123']);
  expect(stdout).toContain('; can only read builds where app is 123\n');
  expect(annotations(stdout)).toEqual([]);

  const client = createClient({ bearerToken: outputs.token ?? '', baseUrl: server.url });
  const query = { 'filter[app]': ['123'], limit: 5 };
  const { data } = await buildsGetCollection({ client, query });
  expect(data?.data.map(({ id }) => id)).toEqual(['b1', 'b0']);
  expect(
    (await buildsGetCollection({ client, query: { 'filter[app]': ['456'] } })).response?.status,
  ).toBe(401);
  expect((await appsGetCollection({ client })).response?.status).toBe(401);
  expect(server.requests.map(({ rejection }) => rejection)).toEqual([undefined, 'scope', 'scope']);
});

test('a token scoped to Xcode Cloud lasts six months', async () => {
  const { outputs, stdout } = await job.main({
    ...team,
    scope: '["GET /v1/ciWorkflows/w1"]',
    lifetime: '180d',
  });
  const { iat, exp } = decodeJwt(outputs.token ?? '');
  expect(Number(exp) - Number(iat)).toBe(180 * 86_400);
  expect(stdout).toMatch(
    /^✓ Token valid for 180 days, until \d{4}-\d\d-\d\d [\d:]{8} UTC; can only read /m,
  );
  const headers = { Authorization: `Bearer ${outputs.token}` };
  expect((await fetch(`${server.url}/v1/ciWorkflows/w1`, { headers })).status).toBe(200);
});

test('rejects a long lifetime for any other entry, and names each', async () => {
  const scope = 'GET /v1/ciWorkflows/w1\nGET /v1/apps\nGET /v1/builds';
  const { exitCode, stdout, outputs } = await job.main({ ...team, scope, lifetime: '1h' });
  expect([exitCode, outputs]).toEqual([1, { 'error-code': 'LIFETIME_TOO_LONG' }]);
  const [error] = annotations(stdout);
  expect(error?.message).toContain(
    "GET /v1/apps is not on Apple's list. GET /v1/builds is not on Apple's list.",
  );
  expect(error?.message).not.toContain('ciWorkflows');
});

test('reports mistakes in entries together with the other problems', async () => {
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

test('warns about an unknown route, and creates the token', async () => {
  const { exitCode, stdout, outputs } = await job.main({ ...team, scope: 'GET /v1/app' });
  expect(exitCode).toBe(0);
  expect(annotations(stdout)).toMatchObject([
    { level: 'warning', message: expect.stringContaining('Did you mean /v1/apps?') },
  ]);
  expect(decodeJwt(outputs.token ?? '').scope).toEqual(['GET /v1/app']);
});
