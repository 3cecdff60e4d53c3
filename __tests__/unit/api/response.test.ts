import { expect, test } from '@jest/globals';
import { parseErrors, parseRateLimit, parseRetryAfter } from '../../../src/api/response.ts';

test("reads Apple's errors", () => {
  const body = '{"errors":[{"status":"403","code":"FORBIDDEN_ERROR","title":"t","detail":"d"}]}';
  expect(parseErrors(body)).toEqual({
    isJson: true,
    errors: [{ code: 'FORBIDDEN_ERROR', title: 't', detail: 'd' }],
  });
});

test.each([
  ['', true],
  ['{}', true],
  ['null', true],
  ['{"errors":"none"}', true],
  ['<html>', false],
  ['{"data":[', false],
])('reads none from %j', (body, isJson) =>
  expect(parseErrors(body)).toEqual({ isJson, errors: [] }),
);

test('reads the rate limit', () => {
  expect(parseRateLimit('user-hour-lim:3500;user-hour-rem:500;')).toEqual({
    limit: 3500,
    remaining: 500,
  });
  expect(parseRateLimit(null)).toBeUndefined();
  expect(parseRateLimit('other')).toBeUndefined();
});

test.each([
  ['120', 120],
  ['Fri, 15 Jan 2027 08:01:00 GMT', 60],
  ['Fri, 15 Jan 2027 07:00:00 GMT', 0],
  ['soon', undefined],
  [null, undefined],
])('reads Retry-After: %p', (header, seconds) => {
  expect(parseRetryAfter(header, 1_800_000_000)).toBe(seconds);
});
