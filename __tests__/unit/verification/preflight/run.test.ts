import { describe, expect, test } from '@jest/globals';
import type { ApiResult } from '../../../../src/api/response.ts';
import { Diagnostics } from '../../../../src/errors/diagnostics.ts';
import type { KeyIdentity } from '../../../../src/key/identity.ts';
import { type KeyKind, keyKinds } from '../../../../src/key/kind.ts';
import { parsePreflight } from '../../../../src/verification/preflight/parser.ts';
import { type PreflightResult, runPreflight } from '../../../../src/verification/preflight/run.ts';
import { apiErrors, apiList, apiResponse } from '../../../support/api-results.ts';
import { cases } from '../../../support/preflight.ts';

const now = 1_800_000_000; // 2027-01-15T08:00:00Z

interface Options {
  readonly kind?: KeyKind;
  /** Results by path without query; a list of one resource for all others. */
  readonly results?: Readonly<Record<string, ApiResult>>;
}

/** Runs checks as they are written in the input. */
async function run(
  text: string,
  { kind = 'team', results = {} }: Options = {},
): Promise<{ results: readonly PreflightResult[]; sent: readonly string[] }> {
  const sent: string[] = [];
  const get = async (path: string): Promise<ApiResult> => {
    sent.push(path);
    return results[path.replace(/\?.*/, '')] ?? apiList({});
  };
  const identity: KeyIdentity = { keyId: 'K', kind };
  const checks = parsePreflight(text, new Diagnostics());
  return { results: await runPreflight(checks, { identity, get, now }), sent };
}

/** Runs one check. */
async function runOne(check: string, options?: Options): Promise<PreflightResult | undefined> {
  return (await run(check, options)).results[0];
}

describe('every check', () => {
  test.each(cases)('is proven by its requests alone: $check', async (one) => {
    const { results, sent } = await run(one.check);
    expect(results).toEqual([{ status: 'proven', text: `${one.check}: ${one.proven}` }]);
    expect(sent.toSorted()).toEqual(one.targets.toSorted());
  });

  test.each(
    cases.flatMap(({ check, targets }) => targets.map((target) => [check, target] as const)),
  )('fails if the role does not allow one of them: %s, %s', async (check, target) => {
    const path = target.replace(/\?.*/, '');
    const result = await runOne(check, { results: { [path]: apiErrors.role } });
    // Only keys of Admins can read users, but others may still sign in the cloud.
    const status = path === '/v1/users' ? 'unproven' : 'failed';
    expect(result).toMatchObject({ status, text: expect.stringContaining(`${check}: `) });
  });

  test.each(cases)(
    'fails without a request for the types of keys that Apple rules out: $check, $excludedKinds',
    async ({ check, excludedKinds }) => {
      for (const kind of Object.keys(keyKinds) as KeyKind[]) {
        const { results, sent } = await run(check, { kind });
        const isExcluded = excludedKinds.includes(kind);
        expect(results).toMatchObject([{ status: isExcluded ? 'failed' : 'proven' }]);
        expect(sent.length === 0).toBe(isExcluded);
        if (isExcluded) expect(results[0]?.error?.detail).toMatch(/^.+\.$/);
      }
    },
  );
});

describe('what responses mean', () => {
  const expiring = apiList({ expirationDate: new Date((now + 86_400) * 1000).toISOString() });
  const report = '/v1/salesReports';

  test.each<readonly [string, string, string, ApiResult, object]>([
    [
      'an app that is missing fails',
      'upload 1',
      '/v1/apps/1',
      apiErrors.notFound,
      { status: 'failed', text: 'upload 1: the key cannot see this app' },
    ],
    [
      'an app that is missing fails',
      'testflight 1',
      '/v1/apps/1/betaGroups',
      apiErrors.notFound,
      { status: 'failed', text: 'testflight 1: the key cannot see this app' },
    ],
    [
      'a list of uploads that is missing shows nothing',
      'upload 1',
      '/v1/apps/1/buildUploads',
      apiErrors.notFound,
      { status: 'unproven' },
    ],
    [
      'a day without a report is proof',
      'reports 85',
      report,
      apiErrors.notFound,
      { status: 'proven', text: 'reports 85: sales reports can be read' },
    ],
    [
      'a report is a file',
      'reports 85',
      report,
      apiResponse(200, { isJson: false }),
      { status: 'proven' },
    ],
    [
      'a key that the Notary API rejects fails',
      'notarization',
      '/notary/v2/submissions',
      apiResponse(401),
      { status: 'failed', text: 'notarization: the Notary API rejected the key' },
    ],
    [
      'a certificate that expires is reported, and proof nevertheless',
      'provisioning',
      '/v1/certificates',
      expiring,
      { status: 'proven', remark: expect.stringContaining('expires 2027-01-16') },
    ],
    [
      'a team without a certificate shows nothing',
      'cloud-signing',
      '/v1/certificates',
      apiList(),
      { status: 'unproven', remark: expect.stringContaining('no distribution certificate') },
    ],
    [
      'users that only an Admin can read show nothing',
      'cloud-signing',
      '/v1/users',
      apiErrors.role,
      { status: 'unproven', remark: expect.stringContaining('its role is not Admin') },
    ],
  ])('%s: %s', async (_name, check, path, result, expected) => {
    expect(await runOne(check, { results: { [path]: result } })).toMatchObject(expected);
  });

  test('without proof, the line has the remark', async () => {
    const remark = 'GET /v1/devices got an unexpected response (500). Run the job again.';
    const results = { '/v1/devices': apiResponse(500) };
    expect(await runOne('provisioning', { results })).toEqual({
      status: 'unproven',
      text: `provisioning: neither proven nor disproven. ${remark}`,
      remark,
    });
  });

  test('a failure comes with its error', async () => {
    const results = { '/v1/apps/7': apiErrors.agreement };
    expect(await runOne('upload 7', { results })).toEqual({
      status: 'failed',
      text: 'upload 7: a required Apple agreement is missing or expired',
      error: expect.objectContaining({
        code: 'APPLE_AGREEMENT_MISSING',
        detail: expect.stringContaining('GET /v1/apps/7 '),
      }),
    });
  });
});

describe('a bundle ID', () => {
  const lookup = '/v1/apps?filter[bundleId]=a.b&fields[apps]=bundleId&limit=200';
  const appsWith = (isComplete: boolean, ...apps: readonly [id: string, bundleId: unknown][]) => ({
    '/v1/apps': apiResponse(200, {
      resources: {
        items: apps.map(([id, bundleId]) => ({ id, attributes: { bundleId } })),
        isComplete,
      },
    }),
  });

  test('is resolved to the ID of the app that has exactly this one', async () => {
    const id = '1'.repeat(20);
    const apps = appsWith(true, ['3', 'a.bc'], ['4', 'A.B'], ['5', undefined], [id, 'a.b']);
    const { results, sent } = await run('testflight a.b', { results: apps });
    expect(results).toMatchObject([{ status: 'proven' }]);
    expect(sent).toEqual([lookup, `/v1/apps/${id}/betaGroups?limit=1`]);
  });

  test('that no app has fails if the list is complete', async () => {
    const { results, sent } = await run('upload a.b', { results: appsWith(true, ['3', 'a.bc']) });
    expect(results).toMatchObject([
      {
        status: 'failed',
        error: { detail: 'No app that this key can see has exactly the bundle ID a.b.' },
      },
    ]);
    expect(sent).toEqual([lookup]);
  });

  test.each<readonly [string, Readonly<Record<string, ApiResult>>]>([
    ['if there are more apps', appsWith(false, ['3', 'a.bc'])],
    ['by a response without a list', { '/v1/apps': apiResponse(200) }],
    ['if the ID would change the path', appsWith(true, ['1/../../users', 'a.b'])],
    ['if the ID does not start with a digit', appsWith(true, ['/1', 'a.b'])],
    ['if the ID has no digit', appsWith(true, ['x', 'a.b'])],
    ['if the ID is too long', appsWith(true, ['1'.repeat(21), 'a.b'])],
  ])('is neither proven nor disproven %s', async (_name, apps) => {
    const remark = 'The response to GET /v1/apps does not have the app. Write its app ID instead.';
    const { results, sent } = await run('upload a.b', { results: apps });
    expect(results).toMatchObject([{ status: 'unproven', remark }]);
    expect(sent).toEqual([lookup]);
  });

  test.each<readonly [string, ApiResult, string]>([
    ['an agreement', apiErrors.agreement, 'failed'],
    ['the role', apiErrors.role, 'failed'],
    ['a missing response', { type: 'failure', errorCode: 'TIMEOUT' }, 'unproven'],
    ['a 503', apiResponse(503), 'unproven'],
  ])('is not resolved because of %s', async (_name, result, status) => {
    const { results, sent } = await run('upload a.b', { results: { '/v1/apps': result } });
    expect(results).toMatchObject([
      { status, text: expect.not.stringContaining('does not have the app') },
    ]);
    expect(sent).toEqual([lookup]);
  });
});

describe('several checks', () => {
  test('send a request that they share once', async () => {
    const { sent } = await run('provisioning, upload 1, testflight 1, upload a.b, testflight a.b', {
      results: {
        '/v1/apps': apiList({ bundleId: 'a.b' }), // its ID is 1
      },
    });
    expect(sent).toHaveLength(3 + 2 + 1 + 1);
    expect(new Set(sent).size).toBe(sent.length);
  });

  test('are sent at the same time, and have their results in the order of the input', async () => {
    const pending = new Map<string, (result: ApiResult) => void>();
    const get = (path: string): Promise<ApiResult> =>
      new Promise((resolve) => pending.set(path, resolve));
    const checks = parsePreflight('upload 1, notarization, testflight 2', new Diagnostics());
    const all = runPreflight(checks, { identity: { keyId: 'K', kind: 'team' }, get, now });
    expect(pending.size).toBe(4);
    for (const resolve of [...pending.values()].reverse()) resolve(apiList({}));
    expect((await all).map(({ text }) => text.split(':')[0])).toEqual([
      'upload 1',
      'notarization',
      'testflight 2',
    ]);
  });

  test('are judged apart from each other', async () => {
    const { results } = await run('upload 1, testflight 2, provisioning', {
      kind: 'individual',
      results: { '/v1/apps/2/betaGroups': apiResponse(502) },
    });
    expect(results.map(({ status }) => status)).toEqual(['proven', 'unproven', 'failed']);
  });
});
