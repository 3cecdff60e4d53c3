import { describe, expect, test } from '@jest/globals';
import type { ActionError } from '../../../src/errors/action-error.ts';
import {
  connectionError,
  failureError,
  isRetried,
  responseError,
} from '../../../src/signing/failures.ts';
import type { FailureKind, KeyServiceApi } from '../../../src/signing/service.ts';
import { keyServiceApi } from '../../support/key-service-api.ts';

const place = 'A service at kms.example.com (from A_VARIABLE)';

test.each<readonly [FailureKind, string, string, RegExp]>([
  ['absent', 'SIGNER_KEY_NOT_FOUND', 'does not have this key', /^Check the name\.$/],
  [
    'unusable',
    'SIGNER_KEY_UNUSABLE',
    'cannot sign',
    /^Check private-key-uri, .* on P-256 for signing\. Ask for a permission\.$/,
  ],
  ['disabled', 'SIGNER_KEY_DISABLED', 'is disabled', /not imported yet.*enable it/],
  ['denied', 'SIGNER_DENIED', 'denied access', /^Ask for a permission\.$/],
  ['login', 'SIGNER_LOGIN', 'rejected the login', /credentials have expired.* Log in\.$/],
  ['throttled', 'SIGNER_THROTTLED', 'limits the number', /later.*fewer signatures/],
  ['unavailable', 'SIGNER_UNAVAILABLE', 'is unavailable', /Run the job again.*reach the host/],
  ['tls', 'TLS_FAILED', 'is not trusted', /TLS inspection.*NODE_EXTRA_CA_CERTS.*VAULT_CACERT/],
  ['proxy', 'PROXY_FAILED', 'proxy does not reach', /allow CONNECT.*NO_PROXY/],
  ['invalid', 'SIGNER_RESPONSE_INVALID', 'Unexpected response', /Check private-key-uri.*gateway/],
])('the failure %s is reported as %s, with a fix', (kind, code, title, fix) => {
  expect(failureError(keyServiceApi(), kind, 'did something')).toMatchObject({
    code,
    title: expect.stringContaining(title),
    detail: `${place} did something.`,
    fix: expect.stringMatching(fix),
  });
});

describe('an error response', () => {
  const respond = (
    status: number,
    said: { readonly code?: string; readonly message?: string } = {},
    overrides: Partial<KeyServiceApi> = {},
  ): ActionError =>
    responseError(keyServiceApi(overrides), status, { code: '', message: '', ...said });

  test.each([
    [429, 'SIGNER_THROTTLED'],
    [500, 'SIGNER_UNAVAILABLE'],
    [503, 'SIGNER_UNAVAILABLE'],
    [599, 'SIGNER_UNAVAILABLE'],
    [401, 'SIGNER_LOGIN'],
    [403, 'SIGNER_DENIED'],
    [404, 'SIGNER_KEY_NOT_FOUND'],
    [400, 'SIGNER_RESPONSE_INVALID'],
    [418, 'SIGNER_RESPONSE_INVALID'],
    [201, 'SIGNER_RESPONSE_INVALID'],
  ])('with %i is %s, whatever numbers its text has', (status, code) => {
    const said = { code: '429', message: '500 401 403 404' };
    expect(respond(status)).toMatchObject({ code, detail: `${place} responded with ${status}.` });
    expect(respond(status, said).code).toBe(code);
  });

  test('means what the service says first, by its status, code and message', () => {
    const failures: KeyServiceApi['failures'] = [
      ['disabled', /^403 Off/],
      ['unusable', /^40[03] .*algorithm/],
    ];
    const codeOf = (status: number, code: string, message: string): string =>
      respond(status, { code, message }, { failures }).code;
    expect(codeOf(403, 'Off', 'the algorithm')).toBe('SIGNER_KEY_DISABLED');
    expect(codeOf(403, 'On', 'the algorithm')).toBe('SIGNER_KEY_UNUSABLE');
    expect(codeOf(403, 'On', 'x')).toBe('SIGNER_DENIED');
  });

  test('is quoted with its message if it is a denial, and else with its code only', () => {
    const said = { code: 'Nope', message: 'User x may not' };
    expect(respond(403, said).detail).toBe(`${place} responded with 403 Nope. User x may not.`);
    expect(respond(403, { code: 'Nope' }).detail).toBe(`${place} responded with 403 Nope.`);
    expect(respond(404, said).detail).toBe(`${place} responded with 404 Nope.`);
  });

  test('is cut after 300 characters, and has no piece of a credential', () => {
    const credentials = ['a-secret-of-the-service'];
    const message = `secret-of-the ${'x '.repeat(300)}`;
    const { detail } = respond(403, { code: 'secret-of-the', message }, { credentials });
    expect(detail).toBe(
      `${place} responded with 403 ***. ${`*** ${'x '.repeat(300)}`.slice(0, 300)}.`,
    );
  });

  test.each([
    [299, false],
    [300, true],
    [307, true],
    [399, true],
    [400, false],
    [503, false],
  ])('with %i says that redirects are not followed: %s', (status, isSaid) => {
    expect(respond(status).detail.includes('. Redirects are not followed.')).toBe(isSaid);
  });

  test('says that the clock is wrong if the service blames it', () => {
    const clockErrors = /Skewed|too late/;
    const isBlamed = (code: string, message: string): boolean =>
      respond(403, { code, message }, { clockErrors }).detail.endsWith(
        '. The clock of this machine is wrong.',
      );
    expect(isBlamed('Skewed', '')).toBe(true);
    expect(isBlamed('X', 'it is too late')).toBe(true);
    expect(isBlamed('X', 'it is wrong')).toBe(false);
  });
});

test.each([
  ['ECONNREFUSED', false, 'SIGNER_UNAVAILABLE'],
  ['ECONNREFUSED', true, 'PROXY_FAILED'],
  ['ERR_PROXY_TUNNEL', true, 'PROXY_FAILED'],
  ['TIMEOUT', false, 'SIGNER_UNAVAILABLE'],
  ...[
    'CERT_HAS_EXPIRED',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'EPROTO',
  ].flatMap((code) => [true, false].map((isProxied) => [code, isProxied, 'TLS_FAILED'] as const)),
] as const)('no response because of %s, with a proxy: %s, is %s', (errorCode, isProxied, code) => {
  expect(connectionError(keyServiceApi(), errorCode, isProxied)).toMatchObject({
    code,
    detail: `${place} cannot be reached (${errorCode}).`,
  });
});

describe('is retried:', () => {
  test.each<readonly [FailureKind, boolean]>([
    ['throttled', true],
    ['unavailable', true],
    ['proxy', true],
    ['tls', false],
    ['login', false],
    ['denied', false],
    ['absent', false],
    ['disabled', false],
    ['unusable', false],
    ['invalid', false],
  ])('%s, %s', (kind, isExpected) => {
    expect(isRetried(failureError(keyServiceApi(), kind, 'did something'))).toBe(isExpected);
  });

  test.each([
    ['ECONNRESET', true],
    ['TIMEOUT', true],
    ['ERR_PROXY_TUNNEL', false],
    ['ERR_INVALID_URL', false],
  ])('a proxy that failed with %s, %s', (errorCode, isExpected) => {
    expect(isRetried(connectionError(keyServiceApi(), errorCode, true))).toBe(isExpected);
  });
});
