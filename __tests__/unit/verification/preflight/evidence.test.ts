import { describe, expect, test } from '@jest/globals';
import type { ApiResponse, ApiResult } from '../../../../src/api/response.ts';
import type { PreflightRequest } from '../../../../src/verification/preflight/catalog.ts';
import {
  certificatesExpireSoon,
  noCertificates,
} from '../../../../src/verification/preflight/certificates.ts';
import { combine, type Evidence, judge } from '../../../../src/verification/preflight/evidence.ts';

const now = 1_800_000_000; // 2027-01-15T08:00:00Z
const path = '/v1/x?limit=1';

const response = (status: number, rest: Partial<ApiResponse> = {}): ApiResponse => ({
  type: 'response',
  status,
  durationMs: 1,
  isHtml: false,
  isJson: true,
  errors: [],
  ...rest,
});
const refusal = (status: number, code: string): ApiResponse =>
  response(status, { errors: [{ code, title: '', detail: '' }] });
const agreement = refusal(403, 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED');
const role = refusal(403, 'FORBIDDEN_ERROR');
const missing = refusal(404, 'NOT_FOUND');
const evidenceOf = (result: ApiResult, request: Partial<PreflightRequest> = {}): Evidence =>
  judge({ path, ...request }, result, now);
const refused = (reason: string) => ({ type: 'refused', refusal: reason, path: '/v1/x' });
const proven = { type: 'proven' };

describe('Apple proves or refuses with', () => {
  test.each<readonly [string, ApiResult, Partial<PreflightRequest>, object]>([
    ['a 200 in JSON', response(200), {}, proven],
    ['a 200 that is a file', response(200, { isJson: false }), { isFile: true }, proven],
    ['a 403 for the role', role, {}, refused('role')],
    ['a 403 for an agreement', agreement, {}, refused('agreement')],
    ['a 403 for an agreement, always', agreement, { forbiddenRemark: 'x' }, refused('agreement')],
    ['a 404 for an app', missing, { notFound: 'app' }, refused('app')],
    ['a 404 for a report', missing, { notFound: 'proven' }, proven],
    ['a 401 of the Notary API', response(401), { failsWhenUnauthorized: true }, refused('key')],
  ])('%s', (_name, result, request, expected) => {
    expect(evidenceOf(result, request)).toEqual(expected);
  });
});

describe('nothing is shown by', () => {
  test.each<readonly [string, ApiResult, Partial<PreflightRequest>, string]>([
    [
      'a 200 that is not JSON',
      response(200, { isJson: false }),
      {},
      'an unexpected response (200)',
    ],
    ['a web page', response(200, { isHtml: true }), { isFile: true }, 'a web page (200)'],
    ['a 201', response(201), {}, 'an unexpected response (201)'],
    ['a 401 of App Store Connect', response(401), {}, 'an unexpected response (401)'],
    ['a 403 that is not of Apple', response(403), {}, 'an unexpected response (403)'],
    ['a 404 without a meaning', missing, {}, 'an unexpected response (404)'],
    ['a 404 not of Apple', response(404), { notFound: 'app' }, 'an unexpected response (404)'],
    ['a 404 not of Apple', response(404), { notFound: 'proven' }, 'an unexpected response (404)'],
    ['a 429', response(429), {}, 'an unexpected response (429)'],
    ['a 503', response(503), {}, 'an unexpected response (503)'],
  ])('%s', (_name, result, request, seen) => {
    const remark = `GET /v1/x got ${seen}. Run the job again.`;
    expect(evidenceOf(result, request)).toEqual({ type: 'unproven', remark });
  });

  test('a 400, which the argument may explain', () => {
    const remark = 'GET /v1/x got an unexpected response (400). Check the argument in preflight.';
    expect(evidenceOf(response(400))).toEqual({ type: 'unproven', remark });
  });

  test('a request without a response', () => {
    const remark = 'GET /v1/x got no response (timed out, TIMEOUT). Run the job again.';
    const result = { type: 'failure', errorCode: 'TIMEOUT' } as const;
    expect(evidenceOf(result)).toEqual({ type: 'unproven', remark });
  });

  test('a refusal for the role that the check does not depend on', () => {
    expect(evidenceOf(role, { forbiddenRemark: 'x' })).toEqual({ type: 'unproven', remark: 'x' });
  });

  test('a response without the list that is to be inspected', () => {
    const remark = 'GET /v1/x returned something other than a list.';
    const inspect = () => undefined;
    expect(evidenceOf(response(200), { inspect })).toEqual({ type: 'unproven', remark });
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
  const listOf = (...items: readonly object[]) => ({
    items: items.map((attributes) => ({ id: '', attributes: { ...attributes } })),
    isComplete: true,
  });
  const day = 24 * 60 * 60;
  const at = (seconds: number): string => new Date((now + seconds) * 1000).toISOString();
  const remarkOn = (...items: readonly object[]): string | undefined =>
    certificatesExpireSoon(listOf(...items), now)?.text;

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

  test('without a date are left out', () => {
    expect(remarkOn({}, { expirationDate: 'soon' }, { expirationDate: null })).toBeUndefined();
  });

  test('prove that the list is not empty', () => {
    expect(noCertificates(listOf({}))).toBeUndefined();
    expect(noCertificates(listOf())).toMatchObject({ isProven: false });
  });
});
