import { describe, expect, test } from '@jest/globals';
import type { ApiResult } from '../../../src/api/response.ts';
import { retryDelay } from '../../../src/api/retry.ts';
import { apiFailure, apiResponse } from '../../support/api-results.ts';

/** In the middle of the jitter. */
const delay = (result: ApiResult, retries = 0): number | undefined =>
  retryDelay(result, { retries, random: 0.5 });

describe('a response', () => {
  test.each([401, 429, 500, 502, 503, 504, 599])('with %d is retried', (status) => {
    expect(delay(apiResponse(status))).toBe(300);
  });

  test.each([200, 201, 204, 301, 302, 307, 399, 400, 402, 403, 404, 409, 428, 430, 499])(
    'with %d is not retried',
    (status) => expect(delay(apiResponse(status))).toBeUndefined(),
  );

  test.each([
    [429, 2, 2000],
    [429, 3600, 3_600_000],
    [429, 0.25, 300], // not before the gap that any other failure has
    [429, 0, 300],
    [503, 2, 300],
    [401, 2, 300],
  ])('with %d and Retry-After of %d s is retried after %d ms', (status, retryAfter, delayMs) => {
    expect(delay(apiResponse(status, { retryAfter }))).toBe(delayMs);
  });

  test('with 200 is not retried, whatever its Retry-After and body', () => {
    expect(delay(apiResponse(200, { retryAfter: 1, isJson: false }))).toBeUndefined();
  });
});

describe('a missing agreement', () => {
  const agreement = apiResponse(403, {
    errors: [{ code: 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED', title: '', detail: '' }],
  });
  const delayAfter = (previous: ApiResult): number | undefined =>
    retryDelay(agreement, { retries: 1, previous, random: 0.5 });

  test('is retried once', () => {
    expect(delay(agreement)).toBe(300);
    expect(delayAfter(agreement)).toBeUndefined();
  });

  test('is retried after another failure', () => {
    expect(delayAfter(apiResponse(502))).toBe(600);
    expect(delayAfter(apiFailure('ECONNRESET'))).toBe(600);
  });
});

describe('a failure', () => {
  test.each([
    'ECONNRESET',
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ETIMEDOUT',
    'EPIPE',
    'EPROTO',
    'UND_ERR_SOCKET',
    'UND_ERR_CONNECT_TIMEOUT',
    'UNKNOWN',
  ])('with %s is retried', (errorCode) => {
    expect([0, 1, 2, 3].map((retries) => delay(apiFailure(errorCode), retries))).toEqual([
      300,
      600,
      1200,
      undefined,
    ]);
  });

  test.each([
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'CERT_HAS_EXPIRED',
    'CERT_SIGNATURE_FAILURE',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_TLS_HANDSHAKE_TIMEOUT',
    'ERR_SSL_WRONG_VERSION_NUMBER',
  ])('of TLS, %s, is not retried', (errorCode) => {
    expect(delay(apiFailure(errorCode))).toBeUndefined();
  });

  test('because of the time limit is retried once', () => {
    expect([0, 1, 2, 3].map((retries) => delay(apiFailure('TIMEOUT'), retries))).toEqual([
      300,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the delays', () => {
  test.each([
    [0, [225, 450, 900]],
    [0.5, [300, 600, 1200]],
    [1, [375, 750, 1500]],
  ])('double from one retry to the next, at random %d', (random, delays) => {
    const result = apiResponse(503);
    expect([0, 1, 2].map((retries) => retryDelay(result, { retries, random }))).toEqual(delays);
  });

  test.each([401, 429, 503])('after %d end with the third retry', (status) => {
    const delays = [0, 1, 2, 3, 4].map((retries) => delay(apiResponse(status), retries));
    expect(delays).toEqual([300, 600, 1200, undefined, undefined]);
  });

  test('are never shorter than Retry-After or the backoff', () => {
    const result = apiResponse(429, { retryAfter: 1 });
    expect([0, 1, 2].map((retries) => delay(result, retries))).toEqual([1000, 1000, 1200]);
  });
});
