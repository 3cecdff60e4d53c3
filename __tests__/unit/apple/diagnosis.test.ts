import { describe, expect, test } from '@jest/globals';
import type { Answer, Outcome } from '../../../src/apple/answers.ts';
import { diagnose, type Evidence } from '../../../src/apple/diagnosis.ts';
import type { ActionError } from '../../../src/errors/action-error.ts';

const answer = (status: number, code = '', rest: Partial<Answer> = {}): Answer => ({
  status,
  took: 1,
  date: 0,
  retryAfter: undefined,
  rate: undefined,
  body: '',
  isJson: true,
  errors: code === '' ? [] : [{ code, title: '', detail: '' }],
  ...rest,
});

function of(outcome: Outcome, rest: Partial<Evidence> = {}): ActionError {
  return diagnose({
    outcome,
    ids: { keyId: 'K', issuerId: 'I', kind: 'team' },
    api: 'https://api.example.com',
    clockOffset: 0,
    fileName: undefined,
    proxy: 'none',
    ...rest,
  });
}

test.each<readonly [string, Outcome, Partial<Evidence>, string]>([
  ['401', answer(401), {}, 'APPLE_REFUSED_KEY'],
  [
    '403 for an agreement',
    answer(403, 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED'),
    {},
    'APPLE_AGREEMENT_MISSING',
  ],
  [
    '403 for a special case of it',
    answer(403, 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED.PLA'),
    {},
    'APPLE_AGREEMENT_MISSING',
  ],
  ['another 403', answer(403, 'FORBIDDEN_ERROR'), {}, 'APPLE_REFUSED_ROLE'],
  ['a 403 of somebody else', answer(403, '', { isJson: false }), {}, 'NOT_APPLE'],
  ['429', answer(429), {}, 'APPLE_RATE_LIMITED'],
  ['503', answer(503), {}, 'APPLE_UNAVAILABLE'],
  ['307', answer(307), {}, 'APPLE_REDIRECTED'],
  ['200 with HTML', answer(200, '', { isJson: false }), {}, 'NOT_APPLE'],
  ['404', answer(404), {}, 'NOT_APPLE'],
  ['a certificate of its own', { silence: 'SELF_SIGNED_CERT_IN_CHAIN' }, {}, 'TLS_FAILED'],
  [
    'a certificate that is not known, behind a proxy',
    { silence: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
    { proxy: 'used' },
    'TLS_FAILED',
  ],
  ['a reset behind a proxy', { silence: 'ECONNRESET' }, { proxy: 'used' }, 'PROXY_FAILED'],
  [
    'a proxy that this Node cannot use',
    { silence: 'TIMEOUT' },
    { proxy: 'unusable' },
    'PROXY_FAILED',
  ],
  ['a reset', { silence: 'ECONNRESET' }, {}, 'NETWORK_FAILED'],
  ['something unheard of', { silence: 'EWHATEVER' }, {}, 'NETWORK_FAILED'],
])('tells %s', (_name, outcome, rest, code) => {
  const error = of(outcome, rest);
  expect(error.code).toBe(code);
  expect(error.fix).toMatch(/You|Account Holder|Admin|Whoever|Apple:|Check/);
});

describe('a 401', () => {
  const causes = (rest: Partial<Evidence>): readonly string[] =>
    of(answer(401), rest).fix.split('\n');
  const text = (rest: Partial<Evidence>): string => causes(rest).join('\n');

  test('numbers the causes that are left, the likeliest first', () => {
    expect(causes({})[0]).toMatch(/^1\. The issuer ID I is not that of the account/);
    expect(causes({})[1]).toMatch(/^2\. The key K was revoked/);
  });

  test('leaves the clock out when Apple told its time', () => {
    expect(text({})).not.toContain('clock');
    expect(text({ clockOffset: undefined })).toContain("This machine's clock is wrong");
    expect(of(answer(401), { clockOffset: undefined }).detail).not.toContain('It is not the clock');
  });

  test('leaves out what the file name excludes', () => {
    expect(text({})).toContain('It is an individual key');
    expect(text({ fileName: 'AuthKey_K.p8' })).not.toContain('It is an individual key');
    const ids = { keyId: 'K', kind: 'individual' } as const;
    expect(text({ ids })).toContain('It is a team key, and issuer-id is missing');
    expect(text({ ids, fileName: 'ApiKey_K.p8' })).not.toContain('issuer-id is missing');
  });
});

test('gives the figures of the rate limit, where Apple gave them', () => {
  expect(of(answer(429, '', { rate: { limit: 3500, remaining: 0 } })).detail).toContain(
    'Of 3500 requests an hour, 0 are left.',
  );
  expect(of(answer(429)).detail).not.toContain('requests an hour,');
});
