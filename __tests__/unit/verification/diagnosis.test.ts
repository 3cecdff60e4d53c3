import { describe, expect, test } from '@jest/globals';
import type { ApiResponse, ApiResult } from '../../../src/api/response.ts';
import type { ActionError } from '../../../src/errors/action-error.ts';
import { diagnose } from '../../../src/verification/diagnosis.ts';
import type { VerificationFailure } from '../../../src/verification/failure.ts';

const response = (status: number, code = '', rest: Partial<ApiResponse> = {}): ApiResponse => ({
  type: 'response',
  status,
  durationMs: 1,
  serverTime: 0,
  isHtml: false,
  isJson: true,
  errors: code === '' ? [] : [{ code, title: '', detail: '' }],
  ...rest,
});

function of(result: ApiResult, rest: Partial<VerificationFailure> = {}): ActionError {
  return diagnose({
    result,
    identity: { keyId: 'K', issuerId: 'I', kind: 'team' },
    apiUrl: 'https://api.example.com',
    clockOffsetSeconds: 0,
    fileName: undefined,
    proxy: 'none',
    ...rest,
  });
}

test.each<readonly [string, ApiResult, Partial<VerificationFailure>, string]>([
  ['401', response(401), {}, 'APPLE_REFUSED_KEY'],
  [
    '403 for an agreement',
    response(403, 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED'),
    {},
    'APPLE_AGREEMENT_MISSING',
  ],
  [
    '403 for a special case of it',
    response(403, 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED.PLA'),
    {},
    'APPLE_AGREEMENT_MISSING',
  ],
  ['another 403', response(403, 'FORBIDDEN_ERROR'), {}, 'APPLE_REFUSED_ROLE'],
  ['a 403 that is not from Apple', response(403, '', { isJson: false }), {}, 'NOT_APPLE'],
  ['429', response(429), {}, 'APPLE_RATE_LIMITED'],
  ['503', response(503), {}, 'APPLE_UNAVAILABLE'],
  ['307', response(307), {}, 'APPLE_REDIRECTED'],
  ['200 with HTML', response(200, '', { isJson: false }), {}, 'NOT_APPLE'],
  ['404', response(404), {}, 'NOT_APPLE'],
  [
    'a self-signed certificate',
    { type: 'failure', errorCode: 'SELF_SIGNED_CERT_IN_CHAIN' },
    {},
    'TLS_FAILED',
  ],
  [
    'an unknown certificate, behind a proxy',
    { type: 'failure', errorCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
    { proxy: 'used' },
    'TLS_FAILED',
  ],
  [
    'a connection reset behind a proxy',
    { type: 'failure', errorCode: 'ECONNRESET' },
    { proxy: 'used' },
    'PROXY_FAILED',
  ],
  [
    'a proxy that this Node cannot use',
    { type: 'failure', errorCode: 'TIMEOUT' },
    { proxy: 'unusable' },
    'PROXY_FAILED',
  ],
  ['a connection reset', { type: 'failure', errorCode: 'ECONNRESET' }, {}, 'NETWORK_FAILED'],
  ['an unknown error', { type: 'failure', errorCode: 'EWHATEVER' }, {}, 'NETWORK_FAILED'],
])('diagnoses %s', (_name, result, rest, code) => {
  expect(of(result, rest).code).toBe(code);
});

test.each([
  [299, 'NOT_APPLE'],
  [300, 'APPLE_REDIRECTED'],
  [399, 'APPLE_REDIRECTED'],
  [400, 'NOT_APPLE'],
  [499, 'NOT_APPLE'],
  [500, 'APPLE_UNAVAILABLE'],
  [599, 'APPLE_UNAVAILABLE'],
])('diagnoses status %d as %s', (status, code) => {
  const { code: reported, detail } = of(response(status));
  expect(reported).toBe(code);
  expect(detail).toContain(`responded with ${status}`);
});

test('tells JSON that is not of Apple from what is no JSON', () => {
  const detailOf = (isJson: boolean): string => of(response(404, '', { isJson })).detail;
  expect(detailOf(true)).not.toBe(detailOf(false));
});

describe('a 401', () => {
  const lines = (rest: Partial<VerificationFailure> = {}): readonly string[] =>
    of(response(401), rest).fix.split('\n');

  const team = { keyId: 'K', issuerId: 'I', kind: 'team' } as const;
  const individual = { keyId: 'K', kind: 'individual' } as const;
  const inHouse = { keyId: 'K', issuerId: 'I', kind: 'in-house' } as const;

  const keys = 'https://appstoreconnect.apple.com/access/integrations/api';
  const enterpriseKeys =
    'https://developer.apple.com/account under Users and Access > Integrations';
  const issuerMissing =
    'issuer-id is empty: is this a team key? If so, set issuer-id, and check the name of the variable it comes from. → you';
  const issuerWrong = (page = keys): string =>
    `Issuer ID I: is it the one above the list of keys (${page})? If not, correct issuer-id. → you`;
  const keyId = (page = keys): string =>
    `Key ID K: is it in the list of active keys (${page}), and is it the ID of this .p8 file? If it was revoked, create a new key. → the Account Holder or an Admin`;
  const individualKey =
    'Was the key created in a user profile? Individual keys do not use an issuer ID: remove issuer-id. → you';
  const enterpriseKey =
    'Is the membership the Apple Developer Enterprise Program? If so, set in-house: true. → you';
  const publicKey =
    'in-house is true: is the key from App Store Connect instead? If so, remove in-house. → you';
  const clock =
    "Is the runner's clock right? The response had no Date to compare it with. To set it on macOS: sudo sntp -sS time.apple.com → whoever runs the runner";
  const otherService = (page = keys): string =>
    `Is the key for APNs, DeviceCheck or MusicKit? Their files are named AuthKey_... too. If so, create an API key (${page}). → the Account Holder or an Admin`;
  const agreement = (
    page = 'https://appstoreconnect.apple.com/business, and https://developer.apple.com/account for the program license',
  ): string =>
    `Is an agreement of the account unsigned? Apple sometimes responds with 401 in that case (${page}). → the Account Holder`;

  const teamCauses = [
    issuerWrong(),
    keyId(),
    individualKey,
    enterpriseKey,
    otherService(),
    agreement(),
  ];
  const inHouseCauses = [
    issuerWrong(enterpriseKeys),
    keyId(enterpriseKeys),
    publicKey,
    otherService(enterpriseKeys),
    agreement('https://developer.apple.com/account'),
  ];
  const individualCauses = [issuerMissing, keyId(), agreement()];
  const without = (causes: readonly string[], excluded: string): readonly string[] =>
    causes.filter((cause) => cause !== excluded);
  /** Adds the clock before the cause of that index. */
  const withClock = (causes: readonly string[], index: number): readonly string[] =>
    causes.toSpliced(index, 0, clock);

  test.each<readonly [string, Partial<VerificationFailure>, readonly string[]]>([
    ['a team key', { identity: team }, teamCauses],
    [
      'a team key from AuthKey_K.p8',
      { identity: team, fileName: 'AuthKey_K.p8' },
      without(teamCauses, individualKey),
    ],
    ['a team key from another file', { identity: team, fileName: 'key.p8' }, teamCauses],
    ['a team key from a copy', { identity: team, fileName: 'old-AuthKey_K.p8' }, teamCauses],
    [
      'a team key, by an unknown clock',
      { identity: team, clockOffsetSeconds: undefined },
      withClock(teamCauses, 4),
    ],
    [
      'a team key, by a clock that is off',
      { identity: team, clockOffsetSeconds: 7200 },
      teamCauses,
    ],
    ['an individual key', { identity: individual }, individualCauses],
    [
      'an individual key from ApiKey_K.p8',
      { identity: individual, fileName: 'ApiKey_K.p8' },
      without(individualCauses, issuerMissing),
    ],
    [
      'an individual key from a copy',
      { identity: individual, fileName: 'old-ApiKey_K.p8' },
      individualCauses,
    ],
    [
      'an individual key from AuthKey_K.p8',
      { identity: individual, fileName: 'AuthKey_K.p8' },
      individualCauses,
    ],
    [
      'an individual key, by an unknown clock',
      { identity: individual, clockOffsetSeconds: undefined },
      withClock(individualCauses, 2),
    ],
    ['an in-house key', { identity: inHouse }, inHouseCauses],
    [
      'an in-house key from AuthKey_K.p8',
      { identity: inHouse, fileName: 'AuthKey_K.p8' },
      inHouseCauses,
    ],
    [
      'an in-house key, by an unknown clock',
      { identity: inHouse, clockOffsetSeconds: undefined },
      withClock(inHouseCauses, 3),
    ],
  ])('lists what to check for %s, in order, with who can fix it', (_name, failure, expected) => {
    expect(lines(failure)).toEqual([
      'Check in this order:',
      ...expected.map((cause, index) => `${index + 1}. ${cause}`),
    ]);
  });

  test('is explained without naming a cause twice', () => {
    expect(of(response(401)).detail).toBe(
      "Apple gives one response (401) for several causes. It gave it to several freshly signed tokens, so this is not a transient failure. It is not the clock either: the tokens were dated by Apple's.",
    );
    expect(of(response(401), { clockOffsetSeconds: undefined }).detail).toBe(
      'Apple gives one response (401) for several causes. It gave it to several freshly signed tokens, so this is not a transient failure.',
    );
  });
});

describe('sends the holder of an in-house key to the developer account', () => {
  const identity = { keyId: 'K', issuerId: 'I', kind: 'in-house' } as const;

  test.each([
    ['FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED', 'https://developer.apple.com/account.'],
    ['FORBIDDEN_ERROR', 'https://developer.apple.com/account under Users and Access'],
  ])('for %s', (code, page) => {
    const { fix } = of(response(403, code), { identity });
    expect(fix).toContain(page);
    expect(fix).not.toContain('appstoreconnect.apple.com');
  });
});

test.each([
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'EPROTO',
])('diagnoses %s as a failure of TLS, whatever the proxy', (errorCode) => {
  for (const proxy of ['none', 'used', 'unusable'] as const) {
    const error = of({ type: 'failure', errorCode }, { proxy });
    expect(error.code).toBe('TLS_FAILED');
    expect(error.detail).toContain(errorCode);
  }
});

test('reports the figures of the rate limit if Apple sent them', () => {
  for (const [remaining, shown] of [
    [12, 12],
    [0, 0],
    [-3, 0],
  ] as const)
    expect(of(response(429, '', { rateLimit: { limit: 3500, remaining } })).detail).toBe(
      `This key made too many requests in the past hour (429). The key itself was not rejected. ${shown} of 3500 requests per hour remain.`,
    );
  expect(of(response(429)).detail).toBe(
    'This key made too many requests in the past hour (429). The key itself was not rejected.',
  );
});

test.each([
  ['https://api.example.com/v1', 'https://api.example.com'],
  ['https://api.example.com/apple/v12', 'https://api.example.com/apple'],
])('reports an api-url that ends in a version: %s', (apiUrl, correct) => {
  expect(of(response(401), { apiUrl }).fix).toContain(
    `\n1. api-url ends in a version, and every path already starts with one: should it be ${correct}? → you\n`,
  );
  expect(of(response(404), { apiUrl })).toMatchObject({
    code: 'NOT_APPLE',
    detail: `${apiUrl} responded with 404. api-url ends in a version, and every path already starts with one.`,
    fix: `Set api-url to ${correct}.`,
  });
});

test.each([
  [response(404), 'https://api.example.com responded with 404.'],
  [
    response(200, '', { isJson: false }),
    'https://api.example.com responded with 200 without JSON.',
  ],
])('reports a response that did not come from Apple', (result, text) => {
  expect(of(result).detail).toBe(
    `The response did not come from App Store Connect: ${text} The key itself was not rejected.`,
  );
});

test.each([
  ['TIMEOUT', 'timed out, TIMEOUT'],
  ['ENOTFOUND', 'host name not found, ENOTFOUND'],
  ['EAI_AGAIN', 'host name lookup failed for now, EAI_AGAIN'],
  ['ECONNREFUSED', 'connection refused, ECONNREFUSED'],
  ['ECONNRESET', 'connection reset, ECONNRESET'],
  ['UND_ERR_SOCKET', 'connection closed, UND_ERR_SOCKET'],
  ['ETIMEDOUT', 'connection timed out, ETIMEDOUT'],
  ['UND_ERR_CONNECT_TIMEOUT', 'connection timed out, UND_ERR_CONNECT_TIMEOUT'],
  ['EWHATEVER', 'EWHATEVER'],
])('explains %s of the network', (errorCode, text) => {
  expect(of({ type: 'failure', errorCode }).detail).toBe(
    `api.example.com:443 did not respond to any attempt (${text}). The key itself was not rejected.`,
  );
});

describe('names the host that was asked', () => {
  const failure = { type: 'failure', errorCode: 'ECONNRESET' } as const;

  test.each([
    ['https://api.enterprise.developer.apple.com', 'api.enterprise.developer.apple.com:443'],
    ['https://gateway.example.com:8443/apple', 'gateway.example.com:8443'],
    ['http://localhost', 'localhost:80'],
    ['http://[::1]:8080', '[::1]:8080'],
  ])('at %s: %s', (apiUrl, host) => {
    expect(of(failure, { apiUrl })).toMatchObject({
      code: 'NETWORK_FAILED',
      detail: expect.stringContaining(`${host} did not respond`),
      fix: expect.stringContaining(`reach ${host}, or set HTTPS_PROXY`),
    });
    expect(of(failure, { apiUrl, proxy: 'used' })).toMatchObject({
      code: 'PROXY_FAILED',
      detail: expect.stringContaining(`the request to ${host} through it failed (ECONNRESET)`),
      fix: expect.stringContaining(`allow CONNECT to ${host}.`),
    });
    expect(of(failure, { apiUrl, proxy: 'unusable' })).toMatchObject({
      code: 'PROXY_FAILED',
      detail: expect.stringContaining(`The direct request to ${host} failed (ECONNRESET)`),
    });
  });
});
