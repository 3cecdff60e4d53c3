import { describe, expect, test } from '@jest/globals';
import type { ApiResponse, ApiResult } from '../../../src/api/response.ts';
import type { ActionError } from '../../../src/errors/action-error.ts';
import { diagnose, type VerificationFailure } from '../../../src/verification/diagnosis.ts';

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
  ['a 403 of somebody else', response(403, '', { isJson: false }), {}, 'NOT_APPLE'],
  ['429', response(429), {}, 'APPLE_RATE_LIMITED'],
  ['503', response(503), {}, 'APPLE_UNAVAILABLE'],
  ['307', response(307), {}, 'APPLE_REDIRECTED'],
  ['200 with HTML', response(200, '', { isJson: false }), {}, 'NOT_APPLE'],
  ['404', response(404), {}, 'NOT_APPLE'],
  [
    'a certificate of its own',
    { type: 'failure', errorCode: 'SELF_SIGNED_CERT_IN_CHAIN' },
    {},
    'TLS_FAILED',
  ],
  [
    'a certificate that is not known, behind a proxy',
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
  const error = of(result, rest);
  expect(error.code).toBe(code);
  expect(error.fix).toMatch(/You|Account Holder|Admin|Whoever|Apple:|Check/);
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
  expect(detail).toContain(`answered ${status}`);
});

describe('a 401', () => {
  const causes = (rest: Partial<VerificationFailure>): readonly string[] =>
    of(response(401), rest).fix.split('\n');
  const text = (rest: Partial<VerificationFailure>): string => causes(rest).join('\n');

  test('numbers the remaining causes, likeliest first', () => {
    expect(causes({})[0]).toMatch(/^1\. The issuer ID I is not that of the account/);
    expect(causes({})[1]).toMatch(/^2\. The key K was revoked/);
  });

  const issuerMissing = 'It is a team key, and issuer-id is missing';
  const issuerWrong = 'The issuer ID I is not that of the account that the key belongs to';
  const revoked = 'The key K was revoked, or the .p8 belongs to another key ID';
  const individualKey = 'It is an individual key, and those have no issuer';
  const enterpriseKey = 'It is a key of the Enterprise Program';
  const publicKey = 'It is a key of App Store Connect, and not of the Enterprise Program';
  const clock = "This machine's clock is wrong, and Apple's answer has no Date to compare it with";
  const otherService =
    'The key is for APNs, DeviceCheck or MusicKit; their files are named AuthKey_... too';
  const agreement =
    'An agreement of the account is not signed, which Apple sometimes answers with 401';

  const team = { keyId: 'K', issuerId: 'I', kind: 'team' } as const;
  const individual = { keyId: 'K', kind: 'individual' } as const;
  const inHouse = { keyId: 'K', issuerId: 'I', kind: 'in-house' } as const;
  const teamCauses = [issuerWrong, revoked, individualKey, enterpriseKey, otherService, agreement];
  const inHouseCauses = [issuerWrong, revoked, publicKey, otherService, agreement];
  const without = (causes: readonly string[], excluded: string): readonly string[] =>
    causes.filter((cause) => cause !== excluded);
  /** The cause of the clock, where Apple did not tell its time. */
  const withClock = (causes: readonly string[], before: string): readonly string[] =>
    causes.flatMap((cause) => (cause === before ? [clock, cause] : [cause]));

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
      withClock(teamCauses, otherService),
    ],
    [
      'a team key, by a clock that is off',
      { identity: team, clockOffsetSeconds: 7200 },
      teamCauses,
    ],
    ['an individual key', { identity: individual }, [issuerMissing, revoked, agreement]],
    [
      'an individual key from ApiKey_K.p8',
      { identity: individual, fileName: 'ApiKey_K.p8' },
      [revoked, agreement],
    ],
    [
      'an individual key from AuthKey_K.p8',
      { identity: individual, fileName: 'AuthKey_K.p8' },
      [issuerMissing, revoked, agreement],
    ],
    [
      'an individual key, by an unknown clock',
      { identity: individual, clockOffsetSeconds: undefined },
      [issuerMissing, revoked, clock, agreement],
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
      withClock(inHouseCauses, otherService),
    ],
  ])('lists the possible causes for %s, in order', (_name, failure, expected) => {
    const { detail } = of(response(401), failure);
    const lines = causes(failure);
    expect(lines).toHaveLength(expected.length);
    for (const [index, cause] of expected.entries()) {
      // Each ends with who can do something about it.
      expect(lines[index]?.startsWith(`${index + 1}. ${cause}. `)).toBe(true);
      expect(lines[index]).toMatch(
        /\. (?:You|An Admin or the Account Holder|The Account Holder|Whoever runs the machine): .{10,}\.$/,
      );
    }
    expect(detail).toMatch(/^It answered 401 to several tokens/);
    expect(detail.endsWith(` Likeliest: ${expected[0]}.`)).toBe(true);
  });

  test('explicitly rules out the clock when Apple sent its time', () => {
    expect(of(response(401)).detail).toContain(
      "It is not the clock: the tokens were dated by Apple's.",
    );
  });

  test('omits the clock when Apple sent its time', () => {
    expect(text({})).not.toContain('clock');
    expect(text({ clockOffsetSeconds: undefined })).toContain("This machine's clock is wrong");
    expect(of(response(401), { clockOffsetSeconds: undefined }).detail).not.toContain(
      'It is not the clock',
    );
  });

  test('omits what the file name rules out', () => {
    expect(text({})).toContain('It is an individual key');
    expect(text({ fileName: 'AuthKey_K.p8' })).not.toContain('It is an individual key');
    const identity = { keyId: 'K', kind: 'individual' } as const;
    expect(text({ identity })).toContain('It is a team key, and issuer-id is missing');
    expect(text({ identity, fileName: 'ApiKey_K.p8' })).not.toContain('issuer-id is missing');
  });
});

test('reports the figures of the rate limit when Apple sent them', () => {
  expect(of(response(429, '', { rateLimit: { limit: 3500, remaining: 0 } })).detail).toContain(
    'Of 3500 requests an hour, 0 are left.',
  );
  expect(of(response(429)).detail).not.toContain('requests an hour,');
});

test.each([
  ['TIMEOUT', 'it took too long, TIMEOUT'],
  ['ENOTFOUND', 'the name cannot be resolved, ENOTFOUND'],
  ['EAI_AGAIN', 'the name cannot be resolved just now, EAI_AGAIN'],
  ['ECONNREFUSED', 'the connection was refused, ECONNREFUSED'],
  ['ECONNRESET', 'the connection was cut, ECONNRESET'],
  ['UND_ERR_SOCKET', 'the connection was cut, UND_ERR_SOCKET'],
  ['ETIMEDOUT', 'the connection took too long, ETIMEDOUT'],
  ['UND_ERR_CONNECT_TIMEOUT', 'the connection took too long, UND_ERR_CONNECT_TIMEOUT'],
  ['EWHATEVER', 'EWHATEVER'],
])('explains %s of the network, and who can fix it', (errorCode, text) => {
  expect(of({ type: 'failure', errorCode })).toMatchObject({
    detail: `https://api.example.com gave no answer to any of several tries (${text}). Nothing is known against the key.`,
    fix: expect.stringMatching(/^Whoever runs the network: /),
  });
});

test('gives each cause a message of its own that names who can act', () => {
  const role = response(403, 'FORBIDDEN_ERROR');
  const agreement = response(403, 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED');
  const identity = { keyId: 'K', kind: 'individual' } as const;
  const messages = [
    of(response(401)),
    of(response(401), { identity }),
    of(role),
    of(agreement),
    of({ type: 'failure', errorCode: 'ECONNRESET' }),
    of({ type: 'failure', errorCode: 'ECONNRESET' }, { proxy: 'used' }),
    of({ type: 'failure', errorCode: 'ECONNRESET' }, { proxy: 'unusable' }),
  ].map(({ detail, fix }) => `${detail}\n${fix}`);
  expect(new Set(messages).size).toBe(messages.length);
  for (const message of messages)
    expect(message).toMatch(/You:|Account Holder or an Admin|The Account Holder|Whoever runs/);
});

test('tells the individual and the Enterprise key what input to change', () => {
  const fix = (kind: 'team' | 'in-house'): string =>
    of(response(401), { identity: { keyId: 'K', issuerId: 'I', kind } }).fix;
  expect(fix('team')).toContain('those have no issuer. You: remove issuer-id');
  expect(fix('team')).toContain('You: set in-house: true');
  expect(fix('in-house')).toContain('You: remove in-house.');
  expect(fix('team')).toMatch(/1\. The issuer ID.*You: compare it/);
});
