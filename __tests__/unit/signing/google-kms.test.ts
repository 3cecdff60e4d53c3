import { describe, expect, test } from '@jest/globals';
import { parsePublicKey } from '../../../src/signing/check.ts';
import { credentials, googleError } from '../../support/fake/key-services.ts';
import { publicPem, toDer } from '../../support/key-service.ts';
import { addressOf, errorFor, resolveKey } from '../../support/key-uri.ts';
import { makeKey } from '../../support/keys.ts';

const name = 'projects/my-project/locations/europe-west3/keyRings/general-purpose/cryptoKeys/asc';
const uri = `gcpkms://${name}/cryptoKeyVersions/1`;
const version = `${name}/cryptoKeyVersions/1`;

describe('a request', () => {
  test.each([
    [uri, name, '1'],
    [`gcpkms://${name}/versions/1234567890`, name, '1234567890'],
    [
      'gcpkms://projects/example.com:p/locations/global/keyRings/_/cryptoKeys/-/versions/2',
      'projects/example.com:p/locations/global/keyRings/_/cryptoKeys/-',
      '2',
    ],
  ])('for %s is for %s and version %s', (keyUri, key, number) => {
    const api = resolveKey(keyUri);
    const digest = Buffer.alloc(32, 7);
    expect(api).toMatchObject({
      name: 'Google Cloud KMS',
      url: 'https://cloudkms.googleapis.com',
      source: 'the scheme of private-key-uri',
    });
    expect(api.signRequest(digest, undefined)).toEqual({
      method: 'POST',
      path: `/v1/${key}/cryptoKeyVersions/${number}:asymmetricSign`,
      body: { digest: { sha256: digest.toString('base64') } },
    });
    expect(api.keyRequest).toEqual({
      method: 'GET',
      path: `/v1/${key}/cryptoKeyVersions/${number}/publicKey`,
    });
    expect(api.needsKey).toBeUndefined();
  });

  test('has the token, without the line feed of a file', async () => {
    const token = credentials.GOOGLE_OAUTH_ACCESS_TOKEN;
    const api = resolveKey(uri, { GOOGLE_OAUTH_ACCESS_TOKEN: `${token}\n` });
    expect(api.credentials).toEqual([token]);
    expect(await api.authorize(api.keyRequest, new Date())).toEqual({
      Authorization: `Bearer ${token}`,
    });
  });
});

describe('without a token', () => {
  const missing = 'GOOGLE_OAUTH_ACCESS_TOKEN is not set.';

  test.each([
    [undefined, '', missing],
    [' ', '', missing],
    [
      '',
      '/credentials.json',
      `${missing} GOOGLE_APPLICATION_CREDENTIALS is, but credential files and metadata servers are not used.`,
    ],
  ])('(%j) and with the file %j, nothing is sent', (token, file, detail) => {
    const env = { GOOGLE_OAUTH_ACCESS_TOKEN: token, GOOGLE_APPLICATION_CREDENTIALS: file };
    expect(() => resolveKey(uri, env)).toThrow(
      expect.objectContaining({ code: 'SIGNER_LOGIN', detail }),
    );
  });
});

describe('a response', () => {
  test('has a signature in DER', () => {
    const raw = Buffer.alloc(64, 0x81);
    const json = { name: version, signature: toDer(raw).toString('base64') };
    expect(resolveKey(uri).readSignature(json)).toEqual({ bytes: raw });
  });

  test.each([
    ['a raw signature', { signature: Buffer.alloc(64, 1).toString('base64') }],
    ['no signature', { name: version }],
    ['no JSON', undefined],
  ])('with %s has no signature', (_name, json) => {
    expect(resolveKey(uri).readSignature(json)).toBeUndefined();
  });

  test('has a public key in PEM', () => {
    const key = makeKey();
    const json = { pem: publicPem(key), algorithm: 'EC_SIGN_P256_SHA256', name: version };
    const read = parsePublicKey(resolveKey(uri).readKey(json, undefined) ?? '');
    expect(read?.equals(key.publicKey)).toBe(true);
    expect(resolveKey(uri).readKey({ name: version }, undefined)).toBe('');
  });
});

describe('an error response', () => {
  test.each<readonly [string, number, string, string]>([
    ['SIGNER_KEY_NOT_FOUND', 404, 'NOT_FOUND', `CryptoKeyVersion ${version} not found.`],
    [
      'SIGNER_KEY_UNUSABLE',
      400,
      'INVALID_ARGUMENT',
      'Digest type sha256 does not match EC_SIGN_P384_SHA384.',
    ],
    [
      'SIGNER_KEY_UNUSABLE',
      400,
      'FAILED_PRECONDITION',
      'The operation requires a key with the purpose ASYMMETRIC_SIGN.',
    ],
    [
      'SIGNER_KEY_UNUSABLE',
      400,
      'FAILED_PRECONDITION',
      'Algorithm GOOGLE_SYMMETRIC_ENCRYPTION is not for this operation.',
    ],
    ...['DISABLED', 'DESTROYED', 'DESTROY_SCHEDULED', 'PENDING_IMPORT'].map(
      (state) =>
        [
          'SIGNER_KEY_DISABLED',
          400,
          'FAILED_PRECONDITION',
          `${version} is not enabled, current state is: ${state}.`,
        ] as const,
    ),
    ['SIGNER_KEY_DISABLED', 400, 'FAILED_PRECONDITION', 'The version cannot be used yet.'],
    [
      'SIGNER_DENIED',
      403,
      'PERMISSION_DENIED',
      `Permission 'cloudkms.cryptoKeyVersions.useToSign' denied on resource '${version}' (or it may not exist).`,
    ],
    [
      'SIGNER_LOGIN',
      401,
      'UNAUTHENTICATED',
      'Request had invalid authentication credentials. Expected OAuth 2 access token.',
    ],
    ['SIGNER_THROTTLED', 429, 'RESOURCE_EXHAUSTED', "Quota exceeded for quota metric 'Requests'."],
    ['SIGNER_UNAVAILABLE', 503, 'UNAVAILABLE', 'The service is currently unavailable.'],
    // Only the status of the response counts.
    ['SIGNER_UNAVAILABLE', 500, 'INTERNAL', 'Got 400 INVALID_ARGUMENT.'],
    ['SIGNER_UNAVAILABLE', 500, 'INTERNAL', 'Got 400 FAILED_PRECONDITION for the algorithm.'],
    ['SIGNER_UNAVAILABLE', 500, 'INTERNAL', 'Got 400 FAILED_PRECONDITION as it is not enabled.'],
    ['SIGNER_UNAVAILABLE', 504, 'DEADLINE_EXCEEDED', 'Deadline expired.'],
    ['SIGNER_RESPONSE_INVALID', 400, 'OUT_OF_RANGE', 'No purpose or algorithm.'],
    ['SIGNER_RESPONSE_INVALID', 409, 'ABORTED', 'Aborted.'],
  ])('is %s for %i %s: %s', (expected, status, code, message) => {
    const error = errorFor(resolveKey(uri), status, googleError(status, code, message).json);
    expect(error.code).toBe(expected);
    expect(error.detail).toContain(`responded with ${status} ${code}`);
  });

  test('is read from its object only', () => {
    const read = (json: unknown): unknown => resolveKey(uri).readError(json);
    expect(read(googleError(404, 'NOT_FOUND', 'no').json)).toEqual({
      code: 'NOT_FOUND',
      message: 'no',
    });
    expect(read({ error: 'invalid_grant', message: 'x' })).toEqual({ code: '', message: '' });
    expect(read(undefined)).toEqual({ code: '', message: '' });
  });

  test('names what to check, and who can help', () => {
    const fixOf = (status: number): string =>
      errorFor(resolveKey(uri), status, googleError(status, 'X', '').json).fix;
    expect(fixOf(404)).toContain('Check each part of private-key-uri, including the version.');
    expect(fixOf(403)).toContain('roles/cloudkms.signerVerifier on the key');
    expect(fixOf(401)).toContain('google-github-actions/auth with token_format: access_token');
  });
});

describe('a name', () => {
  const [long, short] = ['k'.repeat(63), '9'.repeat(9)];
  const make = (project: string, location: string, ring: string, key: string, number: string) =>
    `gcpkms://projects/${project}/locations/${location}/keyRings/${ring}/cryptoKeys/${key}/versions/${number}`;

  test.each([
    make(long, 'l'.repeat(40), long, long, `1${short}`),
    make(`${'d'.repeat(63)}:${long}`, 'l', 'R_-9', 'K', '1'),
  ])('%s is accepted', (keyUri) => {
    expect(addressOf(keyUri)).toBe('https://cloudkms.googleapis.com');
  });

  test.each([
    make(`${long}k`, 'l', 'r', 'k', '1'),
    make('p', 'l'.repeat(41), 'r', 'k', '1'),
    make('p', 'l', `${long}k`, 'k', '1'),
    make('p', 'l', 'r', `${long}k`, '1'),
    make('p', 'l', 'r', 'k', `1${short}9`),
    make('p', 'l', 'r', 'k', '01'),
    make('p', 'l', 'r', 'k', 'latest'),
    make('P', 'l', 'r', 'k', '1'),
    make('a:b:c', 'l', 'r', 'k', '1'),
    make('p', 'l', 'r.x', 'k', '1'),
    make('p', '', 'r', 'k', '1'),
    `${uri} `,
    `gcpkms:x//${version}`,
  ])('%s is rejected', (keyUri) => {
    expect(addressOf(keyUri)).toBe('SIGNER_CONFIG_INVALID');
  });
});
