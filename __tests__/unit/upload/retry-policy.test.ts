import { describe, expect, test } from '@jest/globals';
import type { ApiRequest } from '../../../src/api/client.ts';
import { isResponseLost } from '../../../src/api/lost-response.ts';
import type { ApiResult } from '../../../src/api/response.ts';
import { growingGapMs, uploadRetryDelay } from '../../../src/upload/retry-policy.ts';
import { apiFailure, apiResponse } from '../../support/api-results.ts';

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
    apiResponse(404),
    apiResponse(401),
    apiResponse(429),
    apiResponse(500),
    apiResponse(503),
    apiFailure('ECONNRESET'),
    apiFailure('TIMEOUT'),
    apiFailure('ENOTFOUND'),
  ])('with %j is sent again', (result) => {
    expect(delay(result, get())).toBe(1000);
    expect(delay(result, get(), 6)).toBeUndefined();
  });

  test.each([
    apiResponse(200),
    apiResponse(302),
    apiResponse(400),
    apiResponse(403),
    apiResponse(409),
    apiFailure('CERT_HAS_EXPIRED'),
    apiFailure('ERR_TLS_CERT_ALTNAME_INVALID'),
  ])('with %j is not sent again', (result) => expect(delay(result, get())).toBeUndefined());

  test('of anything else than an upload takes 404 as the answer', () => {
    expect(delay(apiResponse(404), get('/v1/apps/123'))).toBeUndefined();
  });

  test('is sent four times at most with 401', () => {
    expect(delay(apiResponse(401), get(), 2)).toBe(4000);
    expect(delay(apiResponse(401), get(), 3)).toBeUndefined();
  });

  test.each([
    [1, 1000],
    [60, 60_000],
    [600, 600_000],
    [601, undefined],
  ])('with 429 waits for the Retry-After of %d s', (retryAfter, delayMs) => {
    expect(delay(apiResponse(429, { retryAfter }), get())).toBe(delayMs);
  });
});

describe.each([post, patch])('$method', (request) => {
  test.each([
    apiResponse(500),
    apiResponse(502),
    apiResponse(200, { isJson: false }),
    apiFailure('ECONNRESET'),
    apiFailure('UND_ERR_SOCKET'),
    apiFailure('TIMEOUT'),
  ])('with %j may have been carried out, so it is not sent again', (result) => {
    expect(isResponseLost(result)).toBe(true);
    expect(delay(result, request)).toBeUndefined();
  });

  test.each([
    apiResponse(401),
    apiResponse(429),
    apiFailure('ENOTFOUND'),
    apiFailure('ECONNREFUSED'),
  ])('with %j was not carried out, so it is sent again', (result) => {
    expect(isResponseLost(result)).toBe(false);
    expect(delay(result, request)).toBe(1000);
  });

  test.each([
    apiResponse(400),
    apiResponse(403),
    apiResponse(404),
    apiResponse(409),
    apiResponse(422),
  ])('with %j is not sent again', (result) => {
    expect(isResponseLost(result)).toBe(false);
    expect(delay(result, request)).toBeUndefined();
  });
});
