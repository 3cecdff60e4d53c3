import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../support/app-store-connect.ts';
import { annotations } from '../support/runner.ts';
import { useVerification } from '../support/verification.ts';

const { key, server, verify, verifyFailure } = useVerification();

describe('require-access', () => {
  test('requests each path, with limit=1 where the operation has it, and logs the results', async () => {
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
      '\n✓ Access: /v1/certificates, /v1/apps/123, /v1/builds?filter[app]=123\n',
    );
  });

  test('reports every path that is forbidden or not found in one run', async () => {
    server.keys[0] = { ...key, role: 'DEVELOPER' };
    const message = await verifyFailure({
      'require-access': '/v1/users\n/v1/apps/999\n/v1/certificates\n/v1/salesReports',
    });
    expect(message).toContain("3 problems with this key's access");
    expect(message).toMatch(
      /The key cannot read \/v1\/users \[ACCESS_FORBIDDEN\][\s\S]*Required role: Admin\./,
    );
    expect(message).toMatch(/\/v1\/apps\/999 was not found \[ACCESS_NOT_FOUND\]/);
    expect(message).toMatch(/The key cannot read \/v1\/salesReports[\s\S]*Finance, Sales or Admin/);
  });

  test('validates all paths before it sends a request', async () => {
    expect(await verifyFailure({ 'require-access': 'POST /v1/apps\n/v1/apps/{id}' })).toMatch(
      /Invalid require-access path \[ACCESS_PATH_INVALID\]\nPOST \/v1\/apps: [\s\S]*Invalid require-access path \[ACCESS_PATH_INVALID\]\n\/v1\/apps\/\{id\}: /,
    );
    expect(server.requests).toEqual([]);
  });

  test('prints paths that share a line on lines of their own', async () => {
    expect(await verifyFailure({ 'require-access': '/v1/certificates, /v1/builds' })).toBe(
      [
        'Invalid require-access path',
        '/v1/certificates, /v1/builds: There are several requests on one line.',
        'Fix: Write each on a line of its own:',
        'require-access: |',
        '  /v1/certificates',
        '  /v1/builds',
        'Code: ACCESS_PATH_INVALID',
      ].join('\n'),
    );
    expect(server.requests).toEqual([]);
  });

  test('warns about an unknown path', async () => {
    const { stdout } = await verify({ 'require-access': '/v1/certificate' });
    expect(annotations(stdout)[0]).toMatchObject({
      level: 'warning',
      message: expect.stringContaining('Did you mean /v1/certificates?'),
    });
  });

  test('sends at most four requests at a time', async () => {
    let [now, max] = [0, 0];
    const slow: Fault = (_request, response) => {
      now += 1;
      max = Math.max(max, now);
      setTimeout(() => {
        now -= 1;
        response.setHeader('Content-Type', 'application/json');
        response.end('{"data":[]}');
      }, 100);
    };
    server.fault = slow;
    const paths = Array.from({ length: 12 }, (_item, index) => `/v1/apps/${index}`).join('\n');
    expect((await verify({ 'require-access': paths })).exitCode).toBe(0);
    expect(max).toBe(4);
  });
});
