import { describe, expect, test } from '@jest/globals';
import {
  type ApiResponse,
  isForbiddenByRole,
  isMissingAgreement,
  parseBody,
  parseRateLimit,
  parseRetryAfter,
  requestFailure,
} from '../../../src/api/response.ts';

test("reads Apple's errors", () => {
  const body = '{"errors":[{"status":"403","code":"FORBIDDEN_ERROR","title":"t","detail":"d"}]}';
  expect(parseBody(body)).toEqual({
    isJson: true,
    errors: [{ code: 'FORBIDDEN_ERROR', title: 't', detail: 'd' }],
  });
});

test('reads errors whose members are missing or not text', () => {
  expect(parseBody('{"errors":[null,7,{"code":403,"title":null}]}')).toEqual({
    isJson: true,
    errors: [
      { code: '', title: '', detail: '' },
      { code: '', title: '', detail: '' },
      { code: '403', title: '', detail: '' },
    ],
  });
});

test.each([
  ['', true],
  [' \n', true],
  ['{}', true],
  ['null', true],
  ['{"errors":"none"}', true],
  ['<html>', false],
  ['{"data":[', false],
])('reads no errors from %j', (body, isJson) =>
  expect(parseBody(body)).toStrictEqual({ isJson, errors: [] }),
);

describe('reads resources', () => {
  test('with their IDs and attributes, and whether there are more', () => {
    const data = [{ type: 'apps', id: '1', attributes: { bundleId: 'a.b' } }];
    const items = [{ id: '1', attributes: { bundleId: 'a.b' } }];
    const bodyOf = (links: object): string => JSON.stringify({ data, links });
    expect(parseBody(bodyOf({ self: '/' })).resources).toEqual({ items, isComplete: true });
    expect(parseBody(bodyOf({ next: '/?cursor=2' })).resources).toEqual({
      items,
      isComplete: false,
    });
  });

  test('of which some are malformed', () => {
    expect(parseBody('{"data":[null,{"id":5,"attributes":"x"}]}').resources?.items).toEqual([
      { id: '', attributes: {} },
      { id: '5', attributes: Object('x') },
    ]);
  });

  test.each(['{"data":{"id":"1"}}', '{}', '[]'])('of %s: none', (body) => {
    expect(parseBody(body)).not.toHaveProperty('resources');
  });
});

test('reads the rate limit', () => {
  expect(parseRateLimit('user-hour-lim:3500;user-hour-rem:500;')).toEqual({
    limit: 3500,
    remaining: 500,
  });
  expect(parseRateLimit('user-hour-lim:3500;user-hour-rem:-12;')).toEqual({
    limit: 3500,
    remaining: -12,
  });
  expect(parseRateLimit(null)).toBeUndefined();
  expect(parseRateLimit('other')).toBeUndefined();
});

test.each([
  ['120', 120],
  ['0', 0],
  ['Fri, 15 Jan 2027 08:01:00 GMT', 60],
  ['Fri, 15 Jan 2027 08:01:00 +0000', 60],
  ['2027-01-15T08:01:00Z', 60],
  ['Fri, 15 Jan 2027 07:00:00 GMT', 0],
  ['soon', undefined],
  [null, undefined],
])('reads Retry-After: %p', (header, seconds) => {
  expect(parseRetryAfter(header, 1_800_000_000)).toBe(seconds);
});

describe('a 403', () => {
  const answer = (status: number, ...codes: readonly string[]): ApiResponse => ({
    type: 'response',
    status,
    durationMs: 1,
    isHtml: false,
    isJson: true,
    errors: codes.map((code) => ({ code, title: '', detail: '' })),
  });
  const agreement = 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED';

  test.each<readonly [ApiResponse, boolean, boolean]>([
    [answer(403, agreement), true, false],
    [answer(403, `${agreement}.PLA`), true, false],
    [answer(403, 'FORBIDDEN_ERROR', agreement), true, false],
    [answer(403, `${agreement}_SOON`), false, true],
    [answer(403, `NOT.${agreement}`), false, true],
    [answer(403, 'FORBIDDEN_ERROR'), false, true],
    [answer(403), false, false],
    [answer(401, agreement), false, false],
    [answer(401, 'NOT_AUTHORIZED'), false, false],
  ])('%j is for an agreement: %p, for a role: %p', (response, forAgreement, forRole) => {
    expect(isMissingAgreement(response)).toBe(forAgreement);
    expect(isForbiddenByRole(response)).toBe(forRole);
  });
});

test.each([
  [403, 'FORBIDDEN', 'Access Unavailable', true],
  [401, 'FORBIDDEN', 'Access Unavailable', false],
  [403, 'FORBIDDEN', 'Something else', false],
  [403, 'FORBIDDEN_ERROR', 'Access Unavailable', false],
])('%d %s "%s" is for an agreement, in the older form: %p', (status, code, title, expected) => {
  const response: ApiResponse = {
    type: 'response',
    status,
    durationMs: 1,
    isJson: true,
    isHtml: false,
    errors: [{ code, title, detail: '' }],
  };
  expect(isMissingAgreement(response)).toBe(expected);
});

describe('the code of a failed request', () => {
  const withCode = (code: unknown, cause?: unknown): Error =>
    Object.assign(new Error('no', { cause }), { code });
  const fetchFailed = (cause: unknown): Error => new TypeError('fetch failed', { cause });

  test.each<readonly [string, unknown, string]>([
    ['that of the error', withCode('ECONNRESET'), 'ECONNRESET'],
    ['that of its cause', fetchFailed(withCode('ENOTFOUND')), 'ENOTFOUND'],
    ['that of the innermost cause', withCode('OUTER', withCode('INNER')), 'INNER'],
    [
      'that of the first of several',
      fetchFailed(new AggregateError([withCode('ECONNREFUSED'), withCode('ENETUNREACH')])),
      'ECONNREFUSED',
    ],
    ['TIMEOUT of a time limit', new DOMException('', 'TimeoutError'), 'TIMEOUT'],
    ['TIMEOUT of an aborted request', new DOMException('', 'AbortError'), 'TIMEOUT'],
    ['TIMEOUT of a cause', fetchFailed(new DOMException('', 'TimeoutError')), 'TIMEOUT'],
    ['the name of an error without code', new TypeError('no'), 'TypeError'],
    ['the name of an error whose code is a number', withCode(20), 'Error'],
    ['the name of no errors at all', new AggregateError([]), 'AggregateError'],
    ['UNKNOWN of a text', 'no', 'UNKNOWN'],
    ['UNKNOWN of nothing', undefined, 'UNKNOWN'],
  ])('is %s', (_name, error, errorCode) => {
    expect(requestFailure(error)).toEqual({ type: 'failure', errorCode });
  });
});
