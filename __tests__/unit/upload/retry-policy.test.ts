import { describe, expect, test } from '@jest/globals';
import type { ApiRequest } from '../../../src/api/client.ts';
import { isResponseLost } from '../../../src/api/lost-response.ts';
import type { ApiResponse, ApiResult } from '../../../src/api/response.ts';
import { growingGapMs, uploadRetryDelay } from '../../../src/upload/retry-policy.ts';

const response = (status: number, rest: Partial<ApiResponse> = {}): ApiResult => ({
  type: 'response',
  status,
  durationMs: 1,
  isHtml: false,
  isJson: true,
  errors: [],
  ...rest,
});
const failure = (errorCode: string): ApiResult => ({ type: 'failure', errorCode });
const get = (path = '/v1/buildUploads/1'): ApiRequest => ({ method: 'GET', path });
const post: ApiRequest = { method: 'POST', path: '/v1/buildUploads', body: {} };
const patch: ApiRequest = { method: 'PATCH', path: '/v1/buildUploadFiles/1', body: {} };
const delay = (result: ApiResult, request: ApiRequest, retries = 0): number | undefined =>
  uploadRetryDelay(result, { request, retries, random: 0.5 });

test('gaps double up to half a minute, and differ by a quarter', () => {
  expect([0, 1, 2, 5, 6, 60].map((retries) => growingGapMs(retries, 0.5))).toEqual([
    1000, 2000, 4000, 32_000, 32_000, 32_000,
  ]);
  expect([0, 1].map((random) => growingGapMs(0, random))).toEqual([750, 1250]);
});

describe('a read', () => {
  test.each([
    response(404),
    response(401),
    response(429),
    response(500),
    response(503),
    failure('ECONNRESET'),
    failure('TIMEOUT'),
    failure('ENOTFOUND'),
  ])('with %j is sent again', (result) => {
    expect(delay(result, get())).toBe(1000);
    expect(delay(result, get(), 6)).toBeUndefined();
  });

  test.each([
    response(200),
    response(302),
    response(400),
    response(403),
    response(409),
    failure('CERT_HAS_EXPIRED'),
    failure('ERR_TLS_CERT_ALTNAME_INVALID'),
  ])('with %j is not sent again', (result) => expect(delay(result, get())).toBeUndefined());

  test('of anything else than an upload takes 404 as the answer', () => {
    expect(delay(response(404), get('/v1/apps/123'))).toBeUndefined();
  });

  test('is sent four times at most with 401', () => {
    expect(delay(response(401), get(), 2)).toBe(4000);
    expect(delay(response(401), get(), 3)).toBeUndefined();
  });

  test.each([
    [1, 1000],
    [60, 60_000],
    [600, 600_000],
    [601, undefined],
  ])('with 429 waits for the Retry-After of %d s', (retryAfter, delayMs) => {
    expect(delay(response(429, { retryAfter }), get())).toBe(delayMs);
  });
});

describe.each([post, patch])('$method', (request) => {
  test.each([
    response(500),
    response(502),
    response(200, { isJson: false }),
    failure('ECONNRESET'),
    failure('UND_ERR_SOCKET'),
    failure('TIMEOUT'),
  ])('with %j may have been carried out, so it is not sent again', (result) => {
    expect(isResponseLost(result)).toBe(true);
    expect(delay(result, request)).toBeUndefined();
  });

  test.each([response(401), response(429), failure('ENOTFOUND'), failure('ECONNREFUSED')])(
    'with %j was not carried out, so it is sent again',
    (result) => {
      expect(isResponseLost(result)).toBe(false);
      expect(delay(result, request)).toBe(1000);
    },
  );

  test.each([response(400), response(403), response(404), response(409), response(422)])(
    'with %j is not sent again',
    (result) => {
      expect(isResponseLost(result)).toBe(false);
      expect(delay(result, request)).toBeUndefined();
    },
  );
});
