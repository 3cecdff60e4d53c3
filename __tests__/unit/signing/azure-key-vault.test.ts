import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { parsePublicKey } from '../../../src/signing/check.ts';
import { azureError, credentials } from '../../support/fake/key-services.ts';
import { addressOf, errorFor, resolveKey } from '../../support/key-uri.ts';
import { makeKey } from '../../support/keys.ts';

const host = 'https://ascvault.vault.azure.net';
const uri = 'azurekms://ascvault.vault.azure.net/asc';
const version = '0123456789abcdef0123456789abcdef';
const digest = Buffer.alloc(32, 0xfb);

describe('a request', () => {
  test('with a version does not need the key', () => {
    const api = resolveKey(`${uri}/${version}`);
    expect(api).toMatchObject({
      name: 'Azure Key Vault',
      url: host,
      source: 'private-key-uri',
      needsKey: false,
    });
    expect(api.signRequest(digest, undefined)).toEqual({
      method: 'POST',
      path: `/keys/asc/${version}/sign?api-version=7.4`,
      body: { alg: 'ES256', value: digest.toString('base64url') },
    });
    expect(api.keyRequest).toEqual({
      method: 'GET',
      path: `/keys/asc/${version}?api-version=7.4`,
    });
  });

  test('without a version is for the latest version at that time', () => {
    const api = resolveKey(uri);
    expect(api.needsKey).toBe(true);
    expect(api.keyRequest).toEqual({ method: 'GET', path: '/keys/asc?api-version=7.4' });
    const latest = { key: { kid: `${host}/keys/asc/${version}` } };
    expect(api.signRequest(digest, latest).path).toBe(`/keys/asc/${version}/sign?api-version=7.4`);
  });

  test.each([
    ['no version', { key: { kid: `${host}/keys/asc/` } }],
    ['a version with other characters', { key: { kid: `${host}/keys/asc/..` } }],
    ['a version that is too long', { key: { kid: `${host}/keys/asc/${'a'.repeat(65)}` } }],
    ['no ID', { key: {} }],
    ['no key', undefined],
  ])('after a response with %s is for a version that no key has', (_name, json) => {
    expect(resolveKey(uri).signRequest(digest, json).path).toBe(
      '/keys/asc/latest/sign?api-version=7.4',
    );
  });

  test('has the token, without the line feed of a file', async () => {
    const token = credentials.AZURE_ACCESS_TOKEN;
    const api = resolveKey(uri, { AZURE_ACCESS_TOKEN: `${token}\n` });
    expect(api.credentials).toEqual([token]);
    expect(await api.authorize(api.keyRequest, new Date())).toEqual({
      Authorization: `Bearer ${token}`,
    });
  });

  test.each([undefined, '', ' '])('is not sent without a token (%j)', (token) => {
    expect(() => resolveKey(uri, { AZURE_ACCESS_TOKEN: token })).toThrow(
      expect.objectContaining({ code: 'SIGNER_LOGIN', detail: 'AZURE_ACCESS_TOKEN is not set.' }),
    );
  });
});

describe('a response', () => {
  test('has a signature in base64url', () => {
    const raw = Buffer.alloc(64, 0xfb);
    const json = { kid: `${host}/keys/asc/${version}`, value: raw.toString('base64url') };
    expect(resolveKey(uri).readSignature(json)).toEqual({ bytes: raw });
  });

  test.each([{ value: '' }, { kid: 'x' }, { value: 1 }, undefined])('%j has none', (json) => {
    expect(resolveKey(uri).readSignature(json)).toBeUndefined();
  });

  const [es256, p384] = [makeKey(), generateKeyPairSync('ec', { namedCurve: 'P-384' })];
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const readKey = (key: KeyObject, more: object): KeyObject | undefined => {
    const json = { key: { ...key.export({ format: 'jwk' }), kid: 'x', ...more } };
    return parsePublicKey(resolveKey(uri).readKey(json, undefined) ?? '');
  };

  test.each([
    ['in software', es256.publicKey, {}],
    ['in an HSM', es256.publicKey, { kty: 'EC-HSM', key_ops: ['sign'] }],
    ['on another curve', p384.publicKey, { kty: 'EC-HSM' }],
    ['for RSA', rsa.publicKey, {}],
    ['for RSA in an HSM', rsa.publicKey, { kty: 'RSA-HSM' }],
  ])('has the public key of a key %s', (_name, key, more) => {
    expect(readKey(key, more)?.equals(key)).toBe(true);
  });

  test('may leave out leading zeros of coordinates', () => {
    const jwk = { kty: 'EC', crv: 'P-256', x: 'AQ', y: Buffer.alloc(31, 7).toString('base64url') };
    const { x, y, ...rest } = Object(resolveKey(uri).readKey({ key: jwk }, undefined));
    expect(rest).toEqual({ kty: 'EC', crv: 'P-256' });
    expect(Buffer.from(x, 'base64url')).toEqual(Buffer.concat([Buffer.alloc(31), Buffer.of(1)]));
    expect(Buffer.from(y, 'base64url')).toEqual(
      Buffer.concat([Buffer.alloc(1), Buffer.alloc(31, 7)]),
    );
  });

  test.each([{ kty: 'oct-HSM' }, { kty: 'EC', crv: 'P-256' }, {}])(
    'with the key %j has none',
    (key) => {
      expect(parsePublicKey(resolveKey(uri).readKey({ key }, undefined) ?? '')).toBeUndefined();
    },
  );
});

describe('an error response', () => {
  test.each<readonly [string, number, string, string, string]>([
    [
      'SIGNER_KEY_NOT_FOUND',
      404,
      'KeyNotFound',
      '',
      'A key with (name/id) asc was not found in this key vault.',
    ],
    ['SIGNER_KEY_DISABLED', 403, 'Forbidden', 'KeyDisabled', 'The key is disabled.'],
    // A managed HSM has no inner error.
    [
      'SIGNER_KEY_DISABLED',
      403,
      'Forbidden',
      '',
      'Operation sign is not allowed on a disabled key.',
    ],
    [
      'SIGNER_KEY_DISABLED',
      403,
      'Forbidden',
      'KeyNotYetValid',
      'Operation sign is not allowed on a key that is not yet valid.',
    ],
    [
      'SIGNER_KEY_DISABLED',
      403,
      'Forbidden',
      'KeyExpired',
      'Operation sign is not allowed on an expired key.',
    ],
    ['SIGNER_KEY_DISABLED', 409, 'Conflict', 'KeyDeleted', 'The key is being deleted.'],
    [
      'SIGNER_KEY_UNUSABLE',
      400,
      'BadParameter',
      '',
      "Key and signing algorithm are incompatible. Key is of type 'RSA', and algorithm 'ES256'.",
    ],
    [
      'SIGNER_KEY_UNUSABLE',
      403,
      'Forbidden',
      'KeyOperationForbidden',
      'The key does not have the operation sign.',
    ],
    ['SIGNER_KEY_UNUSABLE', 403, 'Forbidden', '', 'Operation sign is not permitted on this key.'],
    [
      'SIGNER_DENIED',
      403,
      'Forbidden',
      'ForbiddenByRbac',
      'Caller is not authorized to perform action on resource.',
    ],
    [
      'SIGNER_DENIED',
      403,
      'Forbidden',
      'ForbiddenByFirewall',
      'Client address is not authorized and caller is not a trusted service. Got 400.',
    ],
    [
      'SIGNER_LOGIN',
      401,
      'Unauthorized',
      '',
      'AKV10000: Request is missing a Bearer or PoP token.',
    ],
    [
      'SIGNER_THROTTLED',
      429,
      'Throttled',
      '',
      'Request was not processed because too many requests.',
    ],
    ['SIGNER_UNAVAILABLE', 503, 'ServiceUnavailable', '', 'The service is unavailable.'],
    ['SIGNER_UNAVAILABLE', 500, 'InternalServerError', '', 'An unknown error occurred.'],
    ['SIGNER_RESPONSE_INVALID', 405, 'MethodNotAllowed', '', 'Not allowed.'],
  ])('is %s for %i %s %s', (expected, status, code, inner, message) => {
    const { json } = azureError(status, code, inner, {}, message);
    const error = errorFor(resolveKey(uri), status, json);
    expect(error.code).toBe(expected);
    expect(error.detail).toContain(`responded with ${status} ${`${code} ${inner}`.trim()}`);
  });

  test('is read from its object only', () => {
    const read = (json: unknown): unknown => resolveKey(uri).readError(json);
    const inner = azureError(403, 'Forbidden', 'KeyDisabled', {}, 'no').json;
    expect(read(inner)).toEqual({ code: 'Forbidden KeyDisabled', message: 'no' });
    const outer = azureError(404, 'KeyNotFound', '', {}, 'no').json;
    expect(read(outer)).toEqual({ code: 'KeyNotFound', message: 'no' });
    expect(read({ error: 'x', message: 'y' })).toEqual({ code: '', message: '' });
    expect(read(undefined)).toEqual({ code: '', message: '' });
  });

  test('names what to check, and who can help', () => {
    const fixOf = (status: number): string =>
      errorFor(resolveKey(uri), status, azureError(status, 'X', '').json).fix;
    expect(fixOf(404)).toContain('Check the name of the key and its version');
    expect(fixOf(403)).toContain('both are in Key Vault Crypto User');
    expect(fixOf(401)).toContain('az account get-access-token --resource https://vault.azure.net');
  });
});

describe('a URI', () => {
  test.each([
    'azurekms://a-1.vault.azure.net/k',
    `azurekms://a${'-'.repeat(22)}1.managedhsm.azure.net/${'K'.repeat(127)}/${'9'.repeat(64)}`,
    'azurekms://0ab.vault.azure.cn/k-1/a',
    'azurekms://abc.vault.usgovcloudapi.net/k',
  ])('%s is accepted', (keyUri) => {
    expect(addressOf(keyUri)).toBe(`https://${keyUri.split('/')[2]}`);
  });

  test.each([
    'azurekms://a1.vault.azure.net/k',
    `azurekms://a${'-'.repeat(23)}1.vault.azure.net/k`,
    'azurekms://-ab.vault.azure.net/k',
    'azurekms://ab-.vault.azure.net/k',
    'azurekms://Abc.vault.azure.net/k',
    'azurekms://abc.vaultxazure.net/k',
    'azurekms://abc.vault.azurexnet/k',
    'azurekms://abc.managedhsmxazure.net/k',
    'azurekms://abc.managedhsm.azurexnet/k',
    'azurekms://abc.vaultxazure.cn/k',
    'azurekms://abc.vault.azurexcn/k',
    'azurekms://abc.vaultxusgovcloudapi.net/k',
    'azurekms://abc.vault.usgovcloudapixnet/k',
    'azurekms://abcxvault.azure.net/k',
    'azurekms://abc.vault.azure.net',
    'azurekms://abc.vault.azure.net/',
    `azurekms://abc.vault.azure.net/${'k'.repeat(128)}`,
    `azurekms://abc.vault.azure.net/k/${'0'.repeat(65)}`,
    'azurekms://abc.vault.azure.net/k_1',
    'azurekms://abc.vault.azure.net/k/',
    'azurekms://abc.vault.azure.net/k/a-1',
    'azurekms:x//abc.vault.azure.net/k',
    'azurekms:/abc.vault.azure.net/k',
  ])('%s is rejected', (keyUri) => {
    expect(addressOf(keyUri)).toBe('SIGNER_CONFIG_INVALID');
  });
});
