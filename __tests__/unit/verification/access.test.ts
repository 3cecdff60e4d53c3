import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { ApiResult } from '../../../src/api/response.ts';
import type { ActionError } from '../../../src/errors/action-error.ts';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
import {
  assertAccess,
  checkAccess,
  parseRequiredAccess,
  type RequiredAccess,
} from '../../../src/verification/access.ts';
import { apiErrors, apiResponse } from '../../support/api-results.ts';

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

const { agreement, role: forbidden } = apiErrors;

describe('parses', () => {
  test.each([
    ['/v1/apps', '/v1/apps', '/v1/apps?limit=1'],
    ['GET /v1/apps', '/v1/apps', '/v1/apps?limit=1'],
    ['get  /v1/apps', '/v1/apps', '/v1/apps?limit=1'],
    ['/v1/apps?filter[name]=a', '/v1/apps?filter[name]=a', '/v1/apps?filter[name]=a&limit=1'],
    [
      '/v1/apps?include=builds&limit[builds]=2',
      '/v1/apps?include=builds&limit[builds]=2',
      '/v1/apps?include=builds&limit[builds]=2&limit=1',
    ],
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
        'require-access: /v1/certificate is not in API 4.4.1 (July 2026); a newer API may have it. Did you mean /v1/certificates?',
      ],
    });
  });
});

describe('refuses', () => {
  const onlyGet = 'Only GET requests to the App Store Connect API can be checked.';
  const readable = 'Write a path that can be read, such as /v1/certificates.';
  const grammar = 'Write one path per line, such as /v1/certificates.';
  test.each([
    ['POST /v1/apps', onlyGet, readable],
    ['delete /v1/apps/1', onlyGet, readable],
    ['/notary/v2/submissions', onlyGet, readable],
    ['v1/apps', 'The path must start with a slash.', 'Write /v1/apps'],
    ['certificates', 'The path must start with a slash.', 'Write /v1/certificates'],
    ['true', 'It is not a path.', grammar],
    ['certificates, builds', 'It is not a path.', grammar],
    ['(POST /v1/apps)', 'It is not a path.', grammar],
    [
      '/v1/apps/{id}',
      'It contains a placeholder instead of an ID.',
      'Write the ID itself, or ${{ vars.APP_ID }}. Each ID needs a line of its own.',
    ],
    ['/v1/apps/*', 'Wildcards are not supported.', 'Write each path on a line of its own.'],
    [
      'https://example.com/v1/apps',
      'It is a full URL; write only its path and query.',
      'Write /v1/apps',
    ],
    [
      '//example.com/v1/apps',
      'A path segment is empty; a variable in it may have no value.',
      'Write the ID between the two slashes. If it comes from a variable, check its name.',
    ],
    [
      '/v1/builds?filter[app]=',
      'A query parameter has no value; a variable in it may be empty.',
      'Write a value after =, or remove the parameter. If the value comes from a variable, check its name.',
    ],
    [
      '/v1/apps/../users',
      'The path contains a dot segment (. or ..), an encoded slash or dot, a backslash or a semicolon.',
      'Write the plain path, such as /v1/apps/123. Servers interpret the others differently.',
    ],
    [
      '/v1/certificates, GET /v1/builds',
      'There are several requests on one line.',
      'Write each on a line of its own:\nrequire-access: |\n  /v1/certificates\n  /v1/builds',
    ],
    [
      '/v1/certificates /v1/builds',
      'There are several requests on one line.',
      'Write each on a line of its own:\nrequire-access: |\n  /v1/certificates\n  /v1/builds',
    ],
  ])('%s', (line, problem, fix) => {
    const { checks, errors, warnings } = parse(line);
    expect([checks, warnings]).toEqual([[], []]);
    expect(errors).toEqual([
      expect.objectContaining({
        code: 'ACCESS_PATH_INVALID',
        title: 'Invalid require-access path',
        detail: `${line}: ${problem}`,
        fix,
      }),
    ]);
  });

  test('an array that is not a JSON array of strings', () => {
    expect(parse('["/v1/apps"').errors).toEqual([
      expect.objectContaining({
        code: 'ACCESS_PATH_INVALID',
        title: 'Expected a JSON array of strings',
        detail: 'require-access starts with [ but is not a JSON array of strings.',
      }),
    ]);
  });

  test('each malformed path, keeping the others', () => {
    const { checks, errors } = parse('POST /v1/apps\n/v1/users/1\n/v1/apps/:id');
    expect(checks.map(({ path }) => path)).toEqual(['/v1/users/1']);
    expect(errors.map(({ detail }) => detail)).toEqual([
      `POST /v1/apps: ${onlyGet}`,
      '/v1/apps/:id: It contains a placeholder instead of an ID.',
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
      return apiResponse(200 + index);
    };
    const checks = checksOf(10);
    const results = await checkAccess(checks, { get });
    expect(results.map(({ access }) => access)).toEqual(checks);
    expect(results.map(({ result }) => result)).toEqual(
      checks.map((_one, index) => apiResponse(200 + index)),
    );
    expect(sent).toEqual(checks.map(({ requestPath }) => requestPath));
  });

  test.each<readonly [ApiResult, string]>([
    [apiResponse(200), 'yes (200)'],
    [apiResponse(400), 'unknown (400)'],
    [apiResponse(401), 'rejected (401)'],
    [apiResponse(403), 'no (403)'],
    [apiResponse(404), 'not found (404)'],
    [apiResponse(429), 'unknown (429)'],
    [apiResponse(503), 'unknown (503)'],
    [apiResponse(200, { isJson: false, isHtml: true }), 'unknown (200, a web page)'],
    [{ type: 'failure', errorCode: 'TIMEOUT' }, 'no response (TIMEOUT)'],
  ])('summarizes the result %j as %s', async (result, summary) => {
    const [checked] = await checkAccess(checksOf(1), { get: async () => result });
    expect(checked?.summary).toBe(summary);
  });
});

describe('assertAccess', () => {
  const demand = (result: ApiResult, path = '/v1/apps'): void =>
    assertAccess({ access: { path, requestPath: path }, result, summary: 'SUMMARY' });

  test('accepts 200 with JSON', () => {
    expect(() => demand(apiResponse(200))).not.toThrow();
    expect(() => demand(apiResponse(200, { isJson: false }))).not.toThrow(); // a report, or long JSON
  });

  const retry = 'Run the job again. If the error persists, remove the path from require-access.';
  test.each<readonly [string, ApiResult, string, string]>([
    [
      'a 400',
      apiResponse(400),
      'ACCESS_NOT_PROVEN',
      'Add the parameters that this request requires, such as ?filter[vendorNumber]=12345678.',
    ],
    ['a 401', apiResponse(401), 'ACCESS_NOT_PROVEN', retry],
    ['a 403 for an agreement', agreement, 'ACCESS_NOT_PROVEN', retry],
    ['a 403 from another server', apiResponse(403), 'ACCESS_NOT_PROVEN', retry],
    ['a 429', apiResponse(429), 'ACCESS_NOT_PROVEN', retry],
    ['a 500', apiResponse(500), 'ACCESS_NOT_PROVEN', retry],
    [
      'a 200 with HTML',
      apiResponse(200, { isJson: false, isHtml: true }),
      'ACCESS_NOT_PROVEN',
      retry,
    ],
    ['a 201', apiResponse(201), 'ACCESS_NOT_PROVEN', retry],
    ['no response', { type: 'failure', errorCode: 'ECONNRESET' }, 'ACCESS_NOT_PROVEN', retry],
  ])('rejects %s', (_name, result, code, fix) => {
    expect(() => demand(result)).toThrow(
      expect.objectContaining({
        code,
        title: 'Could not verify access to /v1/apps',
        detail: 'The response shows neither that the key has access nor that it lacks it: SUMMARY.',
        fix,
      }),
    );
  });

  test('rejects a 403 for the role', () => {
    expect(() => demand(forbidden)).toThrow(
      expect.objectContaining({
        code: 'ACCESS_FORBIDDEN',
        title: 'The key cannot read /v1/apps',
        detail:
          'App Store Connect accepted the key, but its role or type does not allow this request (403).',
        fix: 'Ask the Account Holder or an Admin for a new key with a role that allows it; the role of an existing key cannot be changed. An individual key has the role of its user, and cannot be used for provisioning or reports.',
      }),
    );
  });

  test('rejects a 404', () => {
    expect(() => demand(apiResponse(404))).toThrow(
      expect.objectContaining({
        code: 'ACCESS_NOT_FOUND',
        title: '/v1/apps was not found',
        detail: 'The path or an ID in it does not exist, or this key cannot see it (404).',
        fix: 'Check the ID. For an app it is the number under App Information > Apple ID, not the bundle ID. Also check that the key belongs to the account that owns it.',
      }),
    );
  });

  const provisioning = 'Admin, or a role with access to Certificates, Identifiers & Profiles';
  test.each([
    ['/v1/users', 'Admin'],
    ['/v12/users/1', 'Admin'],
    ['/v12/certificates', provisioning],
    ['/v12/salesReports', 'Finance, Sales or Admin'],
    ['/v12/financeReports', 'Finance or Admin'],
    ['/v12/betaTesters', 'App Manager or Admin'],
    ['/v12/builds', 'Developer, App Manager or Admin'],
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
    ['/v1/appStoreVersionLocalizations/1', 'App Manager or Admin'],
    ['/v1/appInfoLocalizations/1', 'App Manager or Admin'],
    ['/v1/reviewSubmissionItems/1', 'App Manager or Admin'],
    ['/v1/builds', 'Developer, App Manager or Admin'],
    ['/v2/buildUploads/1', 'Developer, App Manager or Admin'],
    ['/v1/ciProducts', 'Developer, App Manager or Admin'],
    ['/v1/scmRepositories/1', 'Developer, App Manager or Admin'],
  ])('names the role that can read %s: %s', (path, role) => {
    expect(() => demand(forbidden, path)).toThrow(
      expect.objectContaining({
        detail: `App Store Connect accepted the key, but its role or type does not allow this request (403). Required role: ${role}.`,
      }),
    );
  });

  const known = ['users', 'certificates', 'salesReports', 'financeReports', 'betaGroups', 'builds'];
  test.each([
    '/v1/apps',
    '/v1/apps/1/builds',
    ...known.filter((name) => name !== 'betaGroups').map((name) => `/v1/${name}OfTomorrow`),
    ...known.map((name) => `/x/v1/${name}`),
    ...known.map((name) => `/v/${name}`),
  ])('names no role where none is known: %s', (path) => {
    expect(() => demand(forbidden, path)).toThrow(
      expect.objectContaining({
        detail:
          'App Store Connect accepted the key, but its role or type does not allow this request (403).',
      }),
    );
  });
});
