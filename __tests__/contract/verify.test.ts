import { describe, expect, test } from '@jest/globals';
import * as faults from '../support/faults.ts';
import { teamInputs } from '../support/inputs.ts';
import { annotations } from '../support/runner.ts';
import { useVerification } from '../support/verification.ts';

const { key, server, verify, verifyFailure } = useVerification();
const individual = { keyId: key.keyId, publicKey: key.publicKey };

describe('a good key', () => {
  test.each([
    ['team', teamInputs(key), key],
    ['individual', teamInputs(key, { 'issuer-id': '' }), individual],
  ])('of type %s is accepted with one request', async (_kind, inputs, registered) => {
    server.keys[0] = registered;
    const { exitCode, stdout } = await verify(inputs);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      new RegExp(`^✓ Key ABCDE12345 \\(.*\\) accepted by ${server.url} in \\d+ ms$`, 'm'),
    );
    expect(server.requests.map(({ target, status }) => [target, status])).toEqual([
      ['/v1/apps?limit=1', 200],
    ]);
    expect(annotations(stdout)).toEqual([]);
  });

  test('of type in-house is probed with certificates, since the Enterprise Program has no apps', async () => {
    await server.restart({ program: 'enterprise' });
    expect((await verify({ 'in-house': 'true' })).exitCode).toBe(0);
    expect(server.requests).toMatchObject([{ target: '/v1/certificates?limit=1', status: 200 }]);
  });

  test('whose role lacks permission is accepted, with a warning that names who can create another', async () => {
    server.faults.push((_request, response) => {
      response.writeHead(403, { 'Content-Type': 'application/json' });
      response.end('{"errors":[{"code":"FORBIDDEN_ERROR","title":"t","detail":"d"}]}');
    });
    const { exitCode, stdout } = await verify();
    expect(exitCode).toBe(0);
    expect(annotations(stdout)).toMatchObject([
      {
        level: 'warning',
        message: expect.stringMatching(
          /^The key was accepted, but.*Ask the Account Holder or an Admin/,
        ),
      },
    ]);
  });
});

describe('sends no request', () => {
  test('without verify and require-access, whatever else is set', async () => {
    const { exitCode } = await verify({
      verify: 'false',
      scope: 'GET /v1/apps',
      tools: 'fastlane',
      summary: 'true',
    });
    expect([exitCode, server.requests]).toEqual([0, []]);
  });

  test('when an input is invalid', async () => {
    await verifyFailure({ lifetime: '1h' });
    expect(server.requests).toEqual([]);
  });

  test.each([
    'http://example.com',
    'ftp://127.0.0.1',
    'not a url',
    'https://user:pass@example.com',
  ])('to %s', async (url) => {
    expect(await verifyFailure({ 'api-url': url })).toContain('Code: API_URL_INVALID');
  });
});

test('retries a transient failure, with a new token only after a 401', async () => {
  server.faults.push(faults.reset, faults.falseUnauthorized);
  expect((await verify()).exitCode).toBe(0);
  expect(server.requests.at(-1)?.status).toBe(200);
  const tokens = server.requests.map(({ token }) => token);
  expect(tokens).toHaveLength(3);
  expect(tokens[1]).toBe(tokens[0]);
  expect(tokens[2]).not.toBe(tokens[1]);
});
