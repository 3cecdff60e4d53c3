import { describe, expect, test } from '@jest/globals';
import type { ApiResult } from '../../../src/api/response.ts';
import type { ActionError } from '../../../src/errors/action-error.ts';
import { type Annotation, Diagnostics } from '../../../src/errors/diagnostics.ts';
import { runChecks } from '../../../src/verification/checks.ts';
import { parsePreflight } from '../../../src/verification/preflight/parser.ts';
import type { PreflightResult } from '../../../src/verification/preflight/run.ts';
import { apiErrors, apiList, apiResponse } from '../../support/api-results.ts';

const now = 1_800_000_000;
const expiring = apiList({ expirationDate: new Date((now + 86_400) * 1000).toISOString() });

/** Everything that the checks of a key do. */
interface Observed {
  readonly sent: string[];
  readonly logs: (readonly string[])[];
  readonly warnings: Annotation[];
  readonly results: Promise<readonly PreflightResult[]>;
}

/** Checks a team key. Results are by path without query; a list of one resource for all others. */
function start(
  { paths = [], preflight = '' }: { paths?: readonly string[]; preflight?: string },
  results: Readonly<Record<string, ApiResult>> = {},
): Observed {
  const observed = {
    sent: [] as string[],
    logs: [] as (readonly string[])[],
    warnings: [] as Annotation[],
  };
  const get = async (path: string): Promise<ApiResult> => {
    observed.sent.push(path);
    return results[path.replace(/\?.*/, '')] ?? apiList({});
  };
  const promise = runChecks(
    {
      requiredAccess: paths.map((path) => ({ path, requestPath: `${path}?limit=1` })),
      preflight: parsePreflight(preflight, new Diagnostics()),
    },
    { identity: { keyId: 'K', issuerId: 'I', kind: 'team' }, get, now },
    {
      log: (lines) => observed.logs.push(lines),
      warn: (annotation) => observed.warnings.push(annotation),
    },
  );
  return { ...observed, results: promise };
}

/** The error of checks of which one has to fail. */
const failureOf = ({ results }: Observed): Promise<ActionError> =>
  results.then(
    () => Promise.reject(new Error('no check failed')),
    (error: ActionError) => error,
  );

describe('without a failure', () => {
  test('nothing is logged, and the results of the preflight are in the order of the input', async () => {
    const observed = start({ paths: ['/v1/users'], preflight: 'notarization, upload 1' });
    expect(await observed.results).toMatchObject([
      { status: 'proven', text: expect.stringMatching(/^notarization: /) },
      { status: 'proven', text: expect.stringMatching(/^upload 1: /) },
    ]);
    expect([observed.logs, observed.warnings]).toEqual([[], []]);
    expect(observed.sent.toSorted()).toEqual(
      [
        '/v1/users?limit=1',
        '/notary/v2/submissions',
        '/v1/apps/1',
        '/v1/apps/1/buildUploads?limit=1',
      ].toSorted(),
    );
  });

  test('a check that is not proven, and a remark on one that is, are warnings', async () => {
    const observed = start(
      { preflight: 'testflight 1, provisioning, notarization' },
      { '/v1/apps/1/betaGroups': apiResponse(502), '/v1/certificates': expiring },
    );
    const results = await observed.results;
    expect(results.map(({ status }) => status)).toEqual(['unproven', 'proven', 'proven']);
    expect(observed.logs).toEqual([]);
    expect(observed.warnings).toEqual([
      {
        level: 'warning',
        title: 'testflight 1 is neither proven nor disproven',
        message: results[0]?.remark,
      },
      { level: 'warning', title: 'Preflight: provisioning', message: results[1]?.remark },
    ]);
  });

  test('nothing is sent if there is nothing to check', async () => {
    const observed = start({});
    expect(await observed.results).toEqual([]);
    expect([observed.sent, observed.logs, observed.warnings]).toEqual([[], [], []]);
  });
});

describe('a failure', () => {
  test('is the error, and logs a line for each check', async () => {
    const observed = start(
      { paths: ['/v1/certificates'], preflight: 'upload 1, testflight 2, notarization' },
      { '/v1/apps/1': apiErrors.notFound, '/v1/apps/2/betaGroups': apiResponse(503) },
    );
    expect(await failureOf(observed)).toMatchObject({
      code: 'PREFLIGHT_FAILED',
      title: 'upload 1: the key cannot see this app',
    });
    expect(observed.logs).toEqual([
      [
        '✓ /v1/certificates: yes (200)',
        '✗ upload 1: the key cannot see this app',
        '? testflight 2: neither proven nor disproven. GET /v1/apps/2/betaGroups got an unexpected response (503). Run the job again.',
        expect.stringMatching(/^✓ notarization: the Notary API accepts the key/),
      ],
    ]);
    // What is not proven is a warning even then.
    expect(observed.warnings.map(({ title }) => title)).toEqual([
      'testflight 2 is neither proven nor disproven',
    ]);
  });

  test('of a path does not hide one of the preflight: the error lists both', async () => {
    const observed = start(
      { paths: ['/v1/users', '/v1/builds'], preflight: 'reports 85' },
      { '/v1/users': apiErrors.role, '/v1/salesReports': apiErrors.agreement },
    );
    expect(await failureOf(observed)).toMatchObject({
      code: 'SEVERAL_PROBLEMS',
      title: "2 problems with this key's access",
      problems: [{ code: 'ACCESS_FORBIDDEN' }, { code: 'APPLE_AGREEMENT_MISSING' }],
    });
    expect(observed.logs).toEqual([
      [
        '✗ /v1/users: no (403)',
        '✓ /v1/builds: yes (200)',
        '✗ reports 85: a required Apple agreement is missing or expired',
      ],
    ]);
  });
});
