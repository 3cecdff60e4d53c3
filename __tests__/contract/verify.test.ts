import { describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import type { Fault } from '../support/app-store-connect.ts';
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
  ])('of kind %s is accepted with one request', async (_kind, inputs, registered) => {
    server.keys[0] = registered;
    const { exitCode, stdout } = await verify(inputs);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Key: accepted \(GET \/v1\/apps\?limit=1, 200, \d+ ms\)/);
    expect(server.requests.map(({ target, status }) => [target, status])).toEqual([
      ['/v1/apps?limit=1', 200],
    ]);
    expect(annotations(stdout)).toEqual([]);
  });

  test('of kind in-house is probed with certificates, since the program has no apps', async () => {
    await server.restart({ program: 'enterprise' });
    expect((await verify({ 'in-house': 'true' })).exitCode).toBe(0);
    expect(server.requests).toMatchObject([{ target: '/v1/certificates?limit=1', status: 200 }]);
  });

  test('is probed with a short unscoped token', async () => {
    const { outputs } = await verify({ scope: 'GET /v1/builds', tools: 'altool' });
    const [{ token = '' } = {}] = server.requests;
    expect(token).not.toBe(outputs.token);
    const { scope, exp = Number.POSITIVE_INFINITY } = decodeJwt(token);
    expect(scope).toBeUndefined();
    expect(exp - Date.now() / 1000).toBeLessThanOrEqual(600);
  });

  test('with a narrow role is accepted, with a warning that names who can widen it', async () => {
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

describe('retries transient failures', () => {
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
    expect(new Set(tokens).size).toBe(tokens.length); // each attempt signs a new token
  });

  test('waits for Retry-After', async () => {
    server.faults.push(faults.tooMany('2'));
    const start = performance.now();
    expect((await verify()).exitCode).toBe(0);
    expect(performance.now() - start).toBeGreaterThan(2000);
  });
});
