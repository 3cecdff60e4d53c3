import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { ApiResponse, ApiResult } from '../../../src/api/response.ts';
import type { ActionError } from '../../../src/errors/action-error.ts';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
import {
  assertAccess,
  checkAccess,
  parseRequiredAccess,
  type RequiredAccess,
} from '../../../src/verification/access.ts';

function parse(text: string): {
  checks: readonly RequiredAccess[];
  errors: readonly ActionError[];
  warnings: readonly string[];
} {
  const diagnostics = new Diagnostics();
  const checks = parseRequiredAccess(text, diagnostics);
  return {
    checks,
    errors: diagnostics.errors,
    warnings: diagnostics.annotations.map(({ message }) => message),
  };
}

const response = (status: number, rest: Partial<ApiResponse> = {}): ApiResponse => ({
  type: 'response',
  status,
  durationMs: 1,
  isHtml: false,
  isJson: true,
  errors: [],
  ...rest,
});
const forbidden = response(403, { errors: [{ code: 'FORBIDDEN_ERROR', title: '', detail: '' }] });
const agreement = response(403, {
  errors: [{ code: 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED', title: '', detail: '' }],
});

describe('parses', () => {
  test.each([
    ['/v1/apps', '/v1/apps', '/v1/apps?limit=1'],
    ['GET /v1/apps', '/v1/apps', '/v1/apps?limit=1'],
    ['/v1/apps?filter[name]=a', '/v1/apps?filter[name]=a', '/v1/apps?filter[name]=a&limit=1'],
    ['/v1/apps?limit=5', '/v1/apps?limit=5', '/v1/apps?limit=5'],
    ['/v1/apps?sort=name&limit=5', '/v1/apps?sort=name&limit=5', '/v1/apps?sort=name&limit=5'],
    ['/v1/apps/123', '/v1/apps/123', '/v1/apps/123'],
    ['/v1/apps/123/builds', '/v1/apps/123/builds', '/v1/apps/123/builds?limit=1'],
  ])('%s, with limit=1 where the operation has it', (line, path, requestPath) => {
    expect(parse(line)).toEqual({
      checks: [{ path, requestPath }],
      errors: [],
      warnings: [],
    });
  });

  test('one path per line, in order, without duplicates and comments', () => {
    const { checks } = parse('/v1/users\n# all\n\n  /v1/apps/1  # one\r\n/v1/users\n');
    expect(checks.map(({ path }) => path)).toEqual(['/v1/users', '/v1/apps/1']);
  });

  test('a JSON array, and an empty list', () => {
    expect(parse('["/v1/users", "GET /v1/apps"]').checks).toHaveLength(2);
    expect(parse('# none\n')).toMatchObject({
      checks: [],
      errors: [],
      warnings: [expect.any(String)],
    });
  });

  test('a path that is not in the API, with a warning that names the nearest', () => {
    expect(parse('/v1/certificate?x=y')).toEqual({
      checks: [{ path: '/v1/certificate?x=y', requestPath: '/v1/certificate?x=y' }],
      errors: [],
      warnings: [
        expect.stringMatching(
          /^require-access: \/v1\/certificate is not in API [\d.]+; did you mean \/v1\/certificates\?$/,
        ),
      ],
    });
  });
});

describe('refuses', () => {
  test.each([
    ['POST /v1/apps', 'ACCESS_PATH_INVALID'],
    ['DELETE /v1/apps/1', 'ACCESS_PATH_INVALID'],
    ['/notary/v2/submissions', 'ACCESS_PATH_INVALID'],
    ['GET /notary/v2/submissions', 'ACCESS_PATH_INVALID'],
    ['v1/apps', 'ACCESS_PATH_INVALID'],
    ['/v1/apps/{id}', 'ACCESS_PATH_INVALID'],
    ['/v1/apps/*', 'ACCESS_PATH_INVALID'],
    ['https://example.com/v1/apps', 'ACCESS_PATH_INVALID'],
    ['//example.com/v1/apps', 'ACCESS_PATH_INVALID'],
    ['["/v1/apps"', 'ACCESS_PATH_INVALID'],
  ])('%s', (line, code) => {
    const { checks, errors, warnings } = parse(line);
    expect([checks, errors.map((one) => one.code), warnings]).toEqual([[], [code], []]);
  });

  test('each malformed path, keeping the others', () => {
    const { checks, errors } = parse('POST /v1/apps\n/v1/users/1\n/v1/apps/:id');
    expect(checks.map(({ path }) => path)).toEqual(['/v1/users/1']);
    expect(errors.map(({ code, detail }) => `${code} ${detail}`)).toEqual([
      'ACCESS_PATH_INVALID POST /v1/apps: only GET requests to the App Store Connect API are made.',
      expect.stringMatching(/^ACCESS_PATH_INVALID GET \/v1\/apps\/:id: /),
    ]);
  });
});

describe('checkAccess', () => {
  const checksOf = (count: number): readonly RequiredAccess[] =>
    Array.from({ length: count }, (_one, index) => ({
      path: `/${index}`,
      requestPath: `/${index}?limit=1`,
    }));

  test('sends the request path of each check, and returns the results in their order', async () => {
    const sent: string[] = [];
    const get = async (path: string): Promise<ApiResult> => {
      sent.push(path);
      const index = Number.parseInt(path.slice(1), 10);
      await setTimeout(10 - index); // the first to be asked is the last to answer
      return response(200 + index);
    };
    const checks = checksOf(10);
    const results = await checkAccess(checks, { get });
    expect(results.map(({ access }) => access)).toEqual(checks);
    expect(results.map(({ result }) => result)).toEqual(
      checks.map((_one, index) => response(200 + index)),
    );
    expect(sent).toEqual(checks.map(({ requestPath }) => requestPath));
  });

  test.each([
    [0, 0],
    [1, 1],
    [3, 3],
    [4, 4],
    [5, 4],
    [12, 4],
  ])('checks %d paths with at most %d concurrent requests', async (count, expected) => {
    let [now, max] = [0, 0];
    const get = async (): Promise<ApiResult> => {
      now += 1;
      max = Math.max(max, now);
      await setTimeout(1);
      now -= 1;
      return response(200);
    };
    expect(await checkAccess(checksOf(count), { get })).toHaveLength(count);
    expect(max).toBe(expected);
  });

  test('starts the next request as soon as one completes', async () => {
    const started: string[] = [];
    let finish: (result: ApiResult) => void = () => {};
    const get = (path: string): Promise<ApiResult> => {
      started.push(path);
      if (path !== '/0?limit=1') return Promise.resolve(response(200));
      return new Promise((resolve) => {
        finish = resolve;
      });
    };
    const running = checkAccess(checksOf(9), { get });
    await setTimeout(5);
    expect(started).toHaveLength(9);
    finish(response(404));
    expect((await running)[0]?.summary).toBe('not found (404)');
  });

  test.each<readonly [ApiResult, string]>([
    [response(200), 'yes (200)'],
    [response(400), 'not proven (400)'],
    [response(401), 'refused (401)'],
    [response(403), 'no (403)'],
    [response(404), 'not found (404)'],
    [response(429), 'not proven (429)'],
    [response(503), 'not proven (503)'],
    [{ type: 'failure', errorCode: 'TIMEOUT' }, 'no answer (TIMEOUT)'],
  ])('summarizes the result %j as %s', async (result, summary) => {
    const [checked] = await checkAccess(checksOf(1), { get: async () => result });
    expect(checked?.summary).toBe(summary);
  });
});

describe('assertAccess', () => {
  const demand = (result: ApiResult, path = '/v1/apps'): void =>
    assertAccess({ access: { path, requestPath: path }, result, summary: 'SUMMARY' });

  test('accepts 200 with JSON', () => {
    expect(() => demand(response(200))).not.toThrow();
    expect(() => demand(response(200, { isJson: false }))).not.toThrow(); // a report, or long JSON
  });

  test.each<readonly [string, ApiResult, string, RegExp]>([
    ['a 403 of a role', forbidden, 'ACCESS_FORBIDDEN', /Account Holder or an Admin/],
    ['a 404', response(404), 'ACCESS_NOT_FOUND', /Check the id/],
    ['a 400', response(400), 'ACCESS_NOT_PROVEN', /Give the parameters/],
    ['a 401', response(401), 'ACCESS_NOT_PROVEN', /Run the job again/],
    ['a 403 for an agreement', agreement, 'ACCESS_NOT_PROVEN', /Run the job again/],
    ['a 403 of somebody else', response(403), 'ACCESS_NOT_PROVEN', /Run the job again/],
    ['a 429', response(429), 'ACCESS_NOT_PROVEN', /Run the job again/],
    ['a 500', response(500), 'ACCESS_NOT_PROVEN', /Run the job again/],
    [
      '200 with HTML',
      response(200, { isJson: false, isHtml: true }),
      'ACCESS_NOT_PROVEN',
      /Run the job again/,
    ],
    ['201', response(201), 'ACCESS_NOT_PROVEN', /Run the job again/],
    [
      'no answer',
      { type: 'failure', errorCode: 'ECONNRESET' },
      'ACCESS_NOT_PROVEN',
      /Run the job again/,
    ],
  ])('rejects %s', (_name, result, code, fix) => {
    expect(() => demand(result)).toThrow(
      expect.objectContaining({
        code,
        title: expect.stringContaining('/v1/apps'),
        fix: expect.stringMatching(fix),
      }),
    );
  });

  test('reports the response where access is not proven', () => {
    expect(() => demand(response(500))).toThrow(
      expect.objectContaining({ detail: 'The answer was: SUMMARY.' }),
    );
  });

  const provisioning = 'Admin, or one with access to Certificates, Identifiers & Profiles';
  test.each([
    ['/v1/users', 'Admin'],
    ['/v1/userInvitations/1', 'Admin'],
    ['/v1/certificates?limit=1', provisioning],
    ['/v1/profiles', provisioning],
    ['/v1/bundleIds/1/profiles', provisioning],
    ['/v1/devices', provisioning],
    ['/v1/merchantIds', provisioning],
    ['/v1/passTypeIds', provisioning],
    ['/v1/salesReports', 'Finance, Sales or Admin'],
    ['/v1/analyticsReportRequests/1', 'Finance, Sales or Admin'],
    ['/v1/financeReports', 'Finance or Admin'],
    ['/v1/betaGroups', 'App Manager or Admin'],
    ['/v1/appStoreVersions/1', 'App Manager or Admin'],
    ['/v1/appInfos/1', 'App Manager or Admin'],
    ['/v1/reviewSubmissions', 'App Manager or Admin'],
    ['/v1/builds', 'Developer, App Manager or Admin'],
    ['/v2/buildUploads/1', 'Developer, App Manager or Admin'],
    ['/v1/ciProducts', 'Developer, App Manager or Admin'],
    ['/v1/scmRepositories/1', 'Developer, App Manager or Admin'],
  ])('names the role that may read %s: %s', (path, role) => {
    expect(() => demand(forbidden, path)).toThrow(
      expect.objectContaining({
        detail: `The key is good, but its role or kind is not enough (403). What is needed: ${role}.`,
      }),
    );
  });

  test.each(['/v1/apps', '/v1/apps/1/builds', '/v1/usersOfTomorrow', '/x/v1/users'])(
    'names no role where none is known: %s',
    (path) => {
      expect(() => demand(forbidden, path)).toThrow(
        expect.objectContaining({
          detail: 'The key is good, but its role or kind is not enough (403).',
        }),
      );
    },
  );
});
