import { describe, expect, test } from '@jest/globals';
import type { ApiResult, ResourceList } from '../../../../src/api/response.ts';
import type { PreflightRequest } from '../../../../src/verification/preflight/catalog.ts';
import {
  certificatesExpireSoon,
  noCertificates,
  type Remark,
} from '../../../../src/verification/preflight/certificates.ts';
import { combine, type Evidence, judge } from '../../../../src/verification/preflight/evidence.ts';
import {
  apiError,
  apiErrors,
  apiList,
  apiResponse,
  resourceList,
} from '../../../support/api-results.ts';

const now = 1_800_000_000; // 2027-01-15T08:00:00Z
const path = '/v1/x?limit=1';

const { agreement, role, notFound: missing } = apiErrors;
const evidenceOf = (result: ApiResult, request: Partial<PreflightRequest> = {}): Evidence =>
  judge({ path, ...request }, result, now);
const refused = (reason: string) => ({ type: 'refused', refusal: reason, path: '/v1/x' });
const proven = { type: 'proven' };

describe('Apple proves or refuses with', () => {
  test.each<readonly [string, ApiResult, Partial<PreflightRequest>, object]>([
    ['a 200 in JSON', apiResponse(200), {}, proven],
    ['a 200 that is a file', apiResponse(200, { isJson: false }), { isFile: true }, proven],
    ['a 403 for the role', role, {}, refused('role')],
    ['a 403 for an agreement', agreement, {}, refused('agreement')],
    ['a 403 for an agreement, always', agreement, { forbiddenRemark: 'x' }, refused('agreement')],
    ['a 404 for an app', missing, { notFound: 'app' }, refused('app')],
    ['a 404 for a report', missing, { notFound: 'proven' }, proven],
    ['a 200 of the Notary API', apiResponse(200), { failsWhenUnauthorized: true }, proven],
    ['a 401 of the Notary API', apiResponse(401), { failsWhenUnauthorized: true }, refused('key')],
  ])('%s', (_name, result, request, expected) => {
    expect(evidenceOf(result, request)).toEqual(expected);
  });
});

describe('nothing is shown by', () => {
  test.each<readonly [string, ApiResult, Partial<PreflightRequest>, string]>([
    [
      'a 200 that is not JSON',
      apiResponse(200, { isJson: false }),
      {},
      'an unexpected response (200)',
    ],
    ['a web page', apiResponse(200, { isHtml: true }), { isFile: true }, 'a web page (200)'],
    ['a 201', apiResponse(201), {}, 'an unexpected response (201)'],
    ['a 401 of App Store Connect', apiResponse(401), {}, 'an unexpected response (401)'],
    ['a 403 that is not of Apple', apiResponse(403), {}, 'an unexpected response (403)'],
    ['a 404 without a meaning', missing, {}, 'an unexpected response (404)'],
    ['a 404 not of Apple', apiResponse(404), { notFound: 'app' }, 'an unexpected response (404)'],
    [
      'a 404 not of Apple',
      apiResponse(404),
      { notFound: 'proven' },
      'an unexpected response (404)',
    ],
    ['a 429', apiResponse(429), {}, 'an unexpected response (429)'],
    ['a 503', apiResponse(503), {}, 'an unexpected response (503)'],
  ])('%s', (_name, result, request, seen) => {
    const remark = `GET /v1/x got ${seen}. Run the job again.`;
    expect(evidenceOf(result, request)).toEqual({ type: 'unproven', remark });
  });

  test.each<readonly [string, ApiResult, Partial<PreflightRequest>]>([
    ['without an error', apiResponse(400), {}],
    ['with an error of Apple', apiError(400, 'PARAMETER_ERROR.INVALID'), { notFound: 'proven' }],
  ])('a 400 %s, which the argument may explain', (_name, result, request) => {
    const remark = 'GET /v1/x got an unexpected response (400). Check the argument in preflight.';
    expect(evidenceOf(result, request)).toEqual({ type: 'unproven', remark });
  });

  test('a request without a response, which for the Notary API may be a matter of its host', () => {
    const remark = 'GET /v1/x got no response (timed out, TIMEOUT). Run the job again.';
    const result = { type: 'failure', errorCode: 'TIMEOUT' } as const;
    expect(evidenceOf(result)).toEqual({ type: 'unproven', remark });
    expect(evidenceOf(result, { path: '/notary/v2/submissions' })).toMatchObject({
      type: 'unproven',
      remark: expect.stringContaining('host of its own: appstoreconnect.apple.com'),
    });
  });

  test('a refusal for the role that the check does not depend on', () => {
    expect(evidenceOf(role, { forbiddenRemark: 'x' })).toEqual({ type: 'unproven', remark: 'x' });
  });

  test('a response without the list that is to be inspected', () => {
    const remark = 'GET /v1/x returned something other than a list.';
    const inspect = () => undefined;
    expect(evidenceOf(apiResponse(200), { inspect })).toEqual({ type: 'unproven', remark });
  });
});

describe('resources that are inspected', () => {
  const list = apiList({ name: 'x' });

  test.each<readonly [string, Remark | undefined, Evidence]>([
    ['are proof without a remark', undefined, { type: 'proven' }],
    ['are proof with a remark', { text: 'x', isProven: true }, { type: 'proven', remark: 'x' }],
    ['show nothing', { text: 'x', isProven: false }, { type: 'unproven', remark: 'x' }],
  ])('%s', (_name, remark, expected) => {
    const inspect = (resources: ResourceList, time: number): Remark | undefined => {
      expect([resources, time]).toEqual([list.resources, now]);
      return remark;
    };
    expect(evidenceOf(list, { inspect })).toEqual(expected);
  });
});

describe('the evidence of several requests', () => {
  const unproven = (remark: string): Evidence => ({ type: 'unproven', remark });
  const app: Evidence = { type: 'refused', refusal: 'app', path: 'a' };
  const contract: Evidence = { type: 'refused', refusal: 'agreement', path: 'b' };
  test.each<readonly [string, readonly Evidence[], Evidence]>([
    ['is proven if all is', [{ type: 'proven' }, { type: 'proven' }], { type: 'proven' }],
    [
      'keeps the remarks on what is proven',
      [
        { type: 'proven', remark: 'One.' },
        { type: 'proven', remark: 'Two.' },
      ],
      { type: 'proven', remark: 'One. Two.' },
    ],
    ['is unproven if one is', [{ type: 'proven' }, unproven('x')], unproven('x')],
    ['has every remark', [unproven('One.'), unproven('Two.')], unproven('One. Two.')],
    ['is refused if one is', [unproven('x'), app], app],
    ['names an agreement first of all', [app, contract], contract],
  ])('%s', (_name, evidence, expected) => {
    expect(combine(evidence)).toEqual(expected);
  });
});

describe('certificates', () => {
  const day = 24 * 60 * 60;
  const at = (seconds: number): string => new Date((now + seconds) * 1000).toISOString();
  const remarkOn = (...attributes: readonly object[]): string | undefined =>
    certificatesExpireSoon(resourceList(...attributes), now)?.text;

  test.each([
    [-1, false],
    [0, false],
    [1, true],
    [30 * day, true],
    [30 * day + 1, false],
  ])('that expire in %d s are reported: %p', (seconds, isReported) => {
    expect(remarkOn({ expirationDate: at(seconds) }) !== undefined).toBe(isReported);
  });

  test('are counted, with the first to expire in the time zone of UTC', () => {
    const soon = { certificateType: 'IOS_DISTRIBUTION', expirationDate: at(3 * day) };
    const later = { certificateType: 'DEVELOPMENT', expirationDate: at(9 * day) };
    expect(remarkOn(later, soon)).toMatch(
      /^2 certificates expire within 30 days, the first \(IOS_DISTRIBUTION, expires 2027-01-18\)\./,
    );
    const offset = { certificateType: 'X1', expirationDate: '2027-01-20T23:30:00.000-08:00' };
    expect(remarkOn(offset)).toMatch(
      /^1 certificate expires within 30 days, the first \(expires 2027-01-21\)\./,
    );
  });

  test.each(['::error::ABC', 'ABC::error::', 'a', ''])(
    'whose type is none are reported without it: %j',
    (certificateType) => {
      expect(remarkOn({ certificateType, expirationDate: at(day) })).toContain(
        ' the first (expires 2027-01-16).',
      );
    },
  );

  test('that expire are proof nevertheless', () => {
    expect(certificatesExpireSoon(resourceList({ expirationDate: at(day) }), now)).toMatchObject({
      isProven: true,
    });
  });

  test('without a date are left out', () => {
    expect(remarkOn({}, { expirationDate: 'soon' }, { expirationDate: null })).toBeUndefined();
  });

  test('prove that the list is not empty', () => {
    expect(noCertificates(resourceList({}))).toBeUndefined();
    expect(noCertificates(resourceList())).toMatchObject({ isProven: false });
  });
});
