import { describe, expect, test } from '@jest/globals';
import { parsePublicKey } from '../../../src/signing/check.ts';
import { credentials } from '../../support/fake/key-services.ts';
import { publicPem } from '../../support/key-service.ts';
import { addressOf, certificate, errorFor, resolveKey } from '../../support/key-uri.ts';
import { makeKey } from '../../support/keys.ts';

const uri = 'hashivault://asc';
const token = credentials.VAULT_TOKEN;
const digest = Buffer.alloc(32, 0xfb);

describe('a request', () => {
  test.each([
    [undefined, 'transit'],
    ['transit', 'transit'],
    ['/team/asc/', 'team/asc'],
    ['team/a-b.c', 'team/a-b.c'],
  ])('with the mount %j is for %s', (mount, path) => {
    const api = resolveKey(uri, { TRANSIT_SECRET_ENGINE_PATH: mount });
    expect(api.signRequest(digest, undefined)).toEqual({
      method: 'POST',
      path: `/v1/${path}/sign/asc/sha2-256`,
      body: { input: digest.toString('base64'), prehashed: true, marshaling_algorithm: 'jws' },
    });
    expect(api.keyRequest).toEqual({ method: 'GET', path: `/v1/${path}/keys/asc` });
    expect(api.needsKey).toBeUndefined();
  });

  test.each([
    [uri, {}, token, {}],
    [uri, { VAULT_TOKEN: ' a\n', BAO_TOKEN: 'b', BAO_NAMESPACE: 'b' }, 'a', {}],
    [uri, { VAULT_NAMESPACE: 'admin/mobile' }, token, { 'X-Vault-Namespace': 'admin/mobile' }],
    ['openbao://asc', { VAULT_NAMESPACE: '/a/' }, token, { 'X-Vault-Namespace': '/a/' }],
    [
      'openbao://asc',
      { BAO_TOKEN: 'b', BAO_NAMESPACE: 'b', VAULT_NAMESPACE: 'v' },
      'b',
      { 'X-Vault-Namespace': 'b' },
    ],
  ])('for %s with %j has the token %s', async (keyUri, env, sent, headers) => {
    const api = resolveKey(keyUri, env);
    expect(api.credentials).toEqual([sent]);
    expect(await api.authorize(api.keyRequest, new Date())).toEqual({
      'X-Vault-Request': 'true',
      'X-Vault-Token': sent,
      ...headers,
    });
  });

  test.each([
    [uri, 'VAULT_TOKEN'],
    ['openbao://asc', 'BAO_TOKEN'],
  ])('for %s is not sent without %s', (keyUri, name) => {
    expect(() => resolveKey(keyUri, { VAULT_TOKEN: ' ' })).toThrow(
      expect.objectContaining({
        code: 'SIGNER_LOGIN',
        detail: `${name} is not set.`,
        fix: expect.stringContaining(`as ${name} in`),
      }),
    );
  });
});

describe('the address', () => {
  test.each([
    [uri, { VAULT_ADDR: ' https://vault.example.com/\n' }, 'https://vault.example.com'],
    [uri, { VAULT_ADDR: 'https://[2001:db8::1]:8200' }, 'https://[2001:db8::1]:8200'],
    [uri, { VAULT_ADDR: 'https://10.0.0.1:65535' }, 'https://10.0.0.1:65535'],
    [uri, { VAULT_ADDR: 'http://[::1]:8200' }, 'http://[::1]:8200'],
    [uri, { VAULT_ADDR: 'http://localhost' }, 'http://localhost'],
  ])('of %s with %j is %s', (keyUri, env, url) => {
    expect(resolveKey(keyUri, env)).toMatchObject({
      name: 'Vault transit',
      url,
      source: 'VAULT_ADDR',
    });
  });

  test('of OpenBao may be in a variable of either product', () => {
    const addresses = { BAO_ADDR: 'https://bao.example.com', VAULT_ADDR: 'https://v.example.com' };
    const { BAO_ADDR: url, VAULT_ADDR } = addresses;
    expect(resolveKey('openbao://asc', addresses)).toMatchObject({
      name: 'OpenBao transit',
      url,
      source: 'BAO_ADDR',
    });
    expect(resolveKey('openbao://asc', { VAULT_ADDR })).toMatchObject({
      url: VAULT_ADDR,
      source: 'VAULT_ADDR',
    });
    expect(resolveKey(uri, addresses).url).toBe(VAULT_ADDR);
  });

  test.each([
    [uri, { VAULT_ADDR: '' }, 'VAULT_ADDR is missing'],
    ['openbao://asc', { VAULT_ADDR: '' }, 'BAO_ADDR is missing'],
    ['openbao://asc', { VAULT_ADDR: 'http://vault.example.com' }, 'Invalid VAULT_ADDR'],
    ['openbao://asc', { BAO_ADDR: 'http://vault.example.com' }, 'Invalid BAO_ADDR'],
    [uri, { VAULT_ADDR: 'https://vault.example.com:99999' }, 'Invalid VAULT_ADDR'],
    [uri, { VAULT_ADDR: 'https://vault.example.com:123456' }, 'Invalid VAULT_ADDR'],
    [uri, { VAULT_ADDR: 'http://[::2]:8200' }, 'Invalid VAULT_ADDR'],
    [uri, { VAULT_ADDR: 'https://[fe80::1%25eth0]' }, 'Invalid VAULT_ADDR'],
    [uri, { VAULT_ADDR: 'https://[:' }, 'Invalid VAULT_ADDR'],
    [uri, { VAULT_ADDR: 'xhttp://127.0.0.1' }, 'Invalid VAULT_ADDR'],
    [uri, { VAULT_ADDR: 'http://127.0.0.1@vault.example.com' }, 'Invalid VAULT_ADDR'],
    [uri, { VAULT_ADDR: 'vault.example.com:8200' }, 'Invalid VAULT_ADDR'],
  ])('of %s is rejected: %j', (keyUri, env, title) => {
    expect(() => resolveKey(keyUri, env)).toThrow(
      expect.objectContaining({ code: 'SIGNER_CONFIG_INVALID', title }),
    );
  });
});

describe('TLS certificates', () => {
  test.each(['1', 'true', 'TRUE', 'yes', 'off'])('must be checked: not %s', (value) => {
    expect(addressOf(uri, { VAULT_SKIP_VERIFY: value })).toBe('TLS_UNCHECKED');
    expect(addressOf('openbao://asc', { VAULT_SKIP_VERIFY: value })).toBe('TLS_UNCHECKED');
    expect(addressOf('openbao://asc', { BAO_SKIP_VERIFY: value })).toBe('TLS_UNCHECKED');
  });

  test.each(['', '0', 'false', 'F'])('are checked with %j', (value) => {
    expect(addressOf(uri, { VAULT_SKIP_VERIFY: value })).toMatch(/^https:/);
  });

  test('may come from an authority in a file of at most 1 MB', () => {
    const calls: unknown[] = [];
    const read = (...call: readonly [string, number]): Uint8Array => {
      calls.push(call);
      return certificate;
    };
    expect(resolveKey(uri, { VAULT_CACERT: '/ca.pem' }, read).ca).toEqual(certificate);
    expect(resolveKey('openbao://asc', { BAO_CACERT: '/bao.pem' }, read).ca).toEqual(certificate);
    expect(calls).toEqual([
      ['/ca.pem', 1_048_576],
      ['/bao.pem', 1_048_576],
    ]);
    expect(resolveKey(uri, { VAULT_CACERT: ' ' }, read)).not.toHaveProperty('ca');
  });

  test.each<readonly [string, () => Uint8Array]>([
    [
      'cannot be read',
      () => {
        throw new Error('ENOENT');
      },
    ],
    ['is empty', () => Buffer.alloc(0)],
    ['has other text', () => Buffer.from('VAULT_TOKEN=x')],
    ['has a private key', () => Buffer.from('-----BEGIN PRIVATE KEY-----')],
  ])('may not come from a file that %s', (_name, read) => {
    expect(() => resolveKey(uri, { VAULT_CACERT: '/ca.der' }, read)).toThrow(
      expect.objectContaining({
        code: 'SIGNER_CONFIG_INVALID',
        title: 'Cannot read the file of VAULT_CACERT',
      }),
    );
  });
});

describe('a response', () => {
  const raw = Buffer.alloc(64, 0xfb);
  const value = raw.toString('base64url');

  test.each(['1', '12', '999999999'])('has a signature of version %s', (version) => {
    const json = { data: { signature: `vault:v${version}:${value}`, key_version: 1 } };
    expect(resolveKey(uri).readSignature(json)).toEqual({ bytes: raw, version });
  });

  test.each([
    `vault:v1234567890:${value}`,
    `vault:v:${value}`,
    `vault:va:${value}`,
    'vault:v1:',
    'vault:v1:+/==',
    `vault:v1:${value}:x`,
    `xvault:v1:${value}`,
    value,
    '',
    1,
  ])('with the signature %j has none', (signature) => {
    expect(resolveKey(uri).readSignature({ data: { signature } })).toBeUndefined();
    expect(resolveKey(uri).readSignature({ signature })).toBeUndefined();
  });

  test('has the public key of each version', () => {
    const [first, second] = [makeKey(), makeKey()];
    const keys = { 1: { public_key: publicPem(first) }, 2: { public_key: publicPem(second) } };
    const json = { data: { type: 'ecdsa-p256', keys, latest_version: 2 } };
    const read = (version: string | undefined) =>
      parsePublicKey(resolveKey(uri).readKey(json, version) ?? '');
    expect(read('1')?.equals(first.publicKey)).toBe(true);
    expect(read('2')?.equals(second.publicKey)).toBe(true);
    expect([read('3'), read(undefined)]).toEqual([undefined, undefined]);
  });
});

describe('an error response', () => {
  /** Most errors of Vault that have no text of their own are in a list of this form. */
  const list = (text: string): string => `1 error occurred:\n\t* ${text}\n\n`;

  test.each<readonly [string, number, string]>([
    ['SIGNER_KEY_NOT_FOUND', 400, 'signing key not found'],
    ['SIGNER_KEY_NOT_FOUND', 400, 'a warning, and signing key not found'],
    ['SIGNER_KEY_NOT_FOUND', 404, 'no handler for route "transit/sign/asc/sha2-256".'],
    ['SIGNER_KEY_UNUSABLE', 400, 'key type aes256-gcm96 does not support signing'],
    ['SIGNER_KEY_UNUSABLE', 400, 'invalid marshaling type "jws"'],
    ['SIGNER_KEY_UNUSABLE', 400, 'invalid hash algorithm "sha2-256"'],
    [
      'SIGNER_KEY_UNUSABLE',
      500,
      list('requested version for signing does not contain a private part'),
    ],
    ['SIGNER_KEY_DISABLED', 500, list('refusing to use soft-deleted key')],
    [
      'SIGNER_KEY_DISABLED',
      400,
      'requested version for signing is less than the minimum encryption key version',
    ],
    // Other versions may say the same in other words.
    ...['does not support signing', 'wrong type', 'no algorithm', 'no hash', 'no marshaling'].map(
      (text) => ['SIGNER_KEY_UNUSABLE', 400, text] as const,
    ),
    ...['version too old', 'the key was deleted', 'archived', 'disallowed by policy'].map(
      (text) => ['SIGNER_KEY_DISABLED', 400, text] as const,
    ),
    ['SIGNER_DENIED', 403, list('permission denied')],
    ['SIGNER_DENIED', 403, '2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n'],
    ['SIGNER_LOGIN', 401, 'unauthorized'],
    ['SIGNER_THROTTLED', 429, 'request path "transit/sign/asc": rate limit quota exceeded'],
    ['SIGNER_UNAVAILABLE', 412, 'required index state not present'],
    ['SIGNER_UNAVAILABLE', 472, 'disaster recovery secondary'],
    ['SIGNER_UNAVAILABLE', 473, 'performance standby'],
    ['SIGNER_UNAVAILABLE', 503, 'Vault is sealed'],
    ['SIGNER_UNAVAILABLE', 500, list('local node not active but active cluster node not found')],
    ['SIGNER_RESPONSE_INVALID', 400, 'missing client token'],
    ['SIGNER_RESPONSE_INVALID', 471, 'no such status'],
    // Only the status of the response counts.
    ['SIGNER_UNAVAILABLE', 502, 'the upstream sent 400 signing key not found'],
    ['SIGNER_UNAVAILABLE', 502, 'the upstream sent 400 invalid hash algorithm'],
    ['SIGNER_UNAVAILABLE', 502, 'the upstream sent 400 the version was deleted'],
    ['SIGNER_RESPONSE_INVALID', 400, 'the upstream sent 412'],
  ])('is %s for %i %j', (expected, status, text) => {
    const error = errorFor(resolveKey(uri), status, { errors: [text] });
    expect(error.code).toBe(expected);
    expect(error.detail).toMatch(new RegExp(`responded with ${status}\\.`));
  });

  test.each<readonly [unknown, string]>([
    [{ errors: ['one', 'two'] }, 'one two'],
    [{ errors: [1, null, { text: 'no' }, ['no'], 'text'] }, 'text'],
    [{ errors: [] }, ''],
    [{ errors: 'text' }, ''],
    [{ errors: { length: 1, 0: 'text' } }, ''],
    [{}, ''],
    [null, ''],
    [undefined, ''],
  ])('with the body %j has the text %j', (json, message) => {
    expect(resolveKey(uri).readError(json)).toEqual({ code: '', message });
  });

  test('names what to check, and who can help', () => {
    const api = resolveKey('openbao://asc', { TRANSIT_SECRET_ENGINE_PATH: 'team/asc' });
    const fixOf = (status: number): string => errorFor(api, status, { errors: [] }).fix;
    expect(fixOf(404)).toContain('the mount (team/asc) in TRANSIT_SECRET_ENGINE_PATH');
    expect(fixOf(403)).toContain('ask whoever runs OpenBao for update on team/asc/sign/asc/');
    expect(fixOf(403)).toContain('also read on team/asc/keys/asc');
    expect(fixOf(401)).toContain('pass the result as BAO_TOKEN');
  });
});

describe('a name', () => {
  const long = 'k'.repeat(128);
  const [part, parts] = ['m'.repeat(63), '/m'.repeat(9)];

  test.each(['k', '_', 'a.b', 'a--b', long])('%s is accepted for a key', (name) => {
    expect(resolveKey(`hashivault://${name}`).keyRequest.path).toBe(`/v1/transit/keys/${name}`);
  });

  test.each(['-k', 'k-', '.k', 'k.', `${long}k`, 'k\n', 'a b', 'é'])(
    '%j is rejected for a key',
    (name) => {
      expect(addressOf(`hashivault://${name}`)).toBe('SIGNER_CONFIG_INVALID');
      expect(addressOf(`openbao:x//${name}`)).toBe('SIGNER_CONFIG_INVALID');
    },
  );

  test.each([part, `m${parts}`, `/${part}/`, '-', '_x'])(
    '%s is accepted for a mount or namespace',
    (name) => {
      const env = { TRANSIT_SECRET_ENGINE_PATH: name, VAULT_NAMESPACE: name };
      expect(addressOf(uri, env)).toMatch(/^https:/);
    },
  );

  test.each([
    `${part}m`,
    `m${parts}/m`,
    '//m',
    'm//',
    'a//b',
    '.',
    '.m',
    'm/..',
    'a b',
    'a%2fb',
    '/',
  ])('%s is rejected for a mount or namespace', (name) => {
    for (const variable of ['TRANSIT_SECRET_ENGINE_PATH', 'VAULT_NAMESPACE'])
      expect(() => resolveKey(uri, { [variable]: name })).toThrow(`Invalid ${variable}`);
  });
});
