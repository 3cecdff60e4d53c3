import { describe, expect, test } from '@jest/globals';
import { awsError, credentials } from '../../support/fake/key-services.ts';
import { isSigned } from '../../support/fake/sigv4.ts';
import { toDer } from '../../support/key-service.ts';
import { addressOf, errorFor, resolveKey } from '../../support/key-uri.ts';
import { makeKey } from '../../support/keys.ts';

const uri = 'awskms:///alias/asc';
const digest = Buffer.alloc(32, 7);
const {
  AWS_ACCESS_KEY_ID: id,
  AWS_SECRET_ACCESS_KEY: secret,
  AWS_SESSION_TOKEN: sessionToken,
} = credentials;
const withoutLogin = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '' };
const arn = 'arn:aws:kms:us-east-1:123456789012';
const keyId = '1234abcd-12ab-34cd-56ef-1234567890ab';

describe('a request', () => {
  const headers = { 'Content-Type': 'application/x-amz-json-1.1' };

  test.each([
    [uri, 'alias/asc'],
    ['awskms:///alias/team/asc_2-a', 'alias/team/asc_2-a'],
    [`awskms:///${keyId}`, keyId],
    [`awskms:///${arn}:key/${keyId}`, `${arn}:key/${keyId}`],
    [`awskms:///${arn}:alias/team/asc`, `${arn}:alias/team/asc`],
    ['awskms://kms.example.com/alias/asc', 'alias/asc'],
  ])('for %s has the name %s', (keyUri, KeyId) => {
    const api = resolveKey(keyUri);
    expect(api.signRequest(digest, undefined)).toEqual({
      method: 'POST',
      path: '/',
      body: {
        KeyId,
        Message: digest.toString('base64'),
        MessageType: 'DIGEST',
        SigningAlgorithm: 'ECDSA_SHA_256',
      },
      headers: { ...headers, 'X-Amz-Target': 'TrentService.Sign' },
    });
    expect(api.keyRequest).toEqual({
      method: 'POST',
      path: '/',
      body: { KeyId },
      headers: { ...headers, 'X-Amz-Target': 'TrentService.GetPublicKey' },
    });
    expect(api.needsKey).toBeUndefined();
  });

  test.each([
    ['with a session', {}, sessionToken],
    ['without a session', { AWS_SESSION_TOKEN: '' }, undefined],
  ])('%s is signed, and so are all of its headers', async (_name, env, token) => {
    const api = resolveKey(`awskms:///${arn}:alias/asc`, env);
    const request = api.signRequest(digest, undefined);
    const signed = await api.authorize(request, new Date('2026-01-02T03:04:05.678Z'));
    expect(signed).toMatchObject({
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'TrentService.Sign',
      'x-amz-date': '20260102T030405Z',
    });
    expect(signed['x-amz-security-token']).toBe(token);
    const [, scope, names] =
      /Credential=(\S+), SignedHeaders=(\S+),/.exec(signed.authorization ?? '') ?? [];
    expect(scope).toBe(`${id}/20260102/us-east-1/kms/aws4_request`);
    expect(names?.split(';')).toEqual([
      'content-type',
      'host',
      'x-amz-date',
      ...(token === undefined ? [] : ['x-amz-security-token']),
      'x-amz-target',
    ]);
    const received = {
      method: 'POST',
      path: '/',
      headers: { ...signed, host: 'kms.us-east-1.amazonaws.com' },
      body: JSON.stringify(request.body),
    };
    expect(isSigned(received, { id, secret })).toBe(true);
    expect(isSigned({ ...received, body: '{}' }, { id, secret })).toBe(false);
  });
});

describe('a response', () => {
  test('has a signature in DER', () => {
    const raw = Buffer.alloc(64, 0x81);
    const json = { KeyId: keyId, Signature: toDer(raw).toString('base64') };
    expect(resolveKey(uri).readSignature(json)).toEqual({ bytes: raw });
  });

  test.each([
    ['a raw signature', { Signature: Buffer.alloc(64, 1).toString('base64') }],
    ['no signature', { KeyId: keyId }],
    ['a number as a signature', { Signature: 1 }],
    ['no JSON', undefined],
  ])('with %s has no signature', (_name, json) => {
    expect(resolveKey(uri).readSignature(json)).toBeUndefined();
  });

  test('has a public key in DER', () => {
    const der = makeKey().publicKey.export({ type: 'spki', format: 'der' });
    expect(resolveKey(uri).readKey({ PublicKey: der.toString('base64') }, undefined)).toEqual(der);
  });
});

describe('an error response', () => {
  const key = `arn:aws:kms:eu-central-1:123456789012:key/${keyId}`;
  const role = 'arn:aws:sts::123456789012:assumed-role';

  test.each<readonly [string, string, string, number?]>([
    [
      'SIGNER_THROTTLED',
      'ThrottlingException',
      'You have exceeded the rate at which you may call KMS.',
    ],
    ['SIGNER_THROTTLED', 'LimitExceededException', 'Request limit exceeded'],
    ['SIGNER_THROTTLED', 'TooManyRequestsException', 'Rate exceeded', 429],
    ['SIGNER_UNAVAILABLE', 'KMSInternalException', '', 500],
    ['SIGNER_UNAVAILABLE', 'DependencyTimeoutException', 'The request timed out.', 503],
    ['SIGNER_UNAVAILABLE', 'KeyUnavailableException', '', 500],
    ['SIGNER_UNAVAILABLE', 'ServiceUnavailableException', 'Service unavailable', 503],
    ['SIGNER_UNAVAILABLE', 'InternalFailure', '', 500],
    // Stand-ins for AWS have this status for all errors.
    ...['KMSInternal', 'DependencyTimeout', 'KeyUnavailable', 'ServiceUnavailable'].map(
      (type) => ['SIGNER_UNAVAILABLE', `${type}Exception`, '', 400] as const,
    ),
    ['SIGNER_THROTTLED', 'TooManyRequestsException', 'Rate exceeded'],
    ['SIGNER_DENIED', 'OptInRequired', ''],
    ['SIGNER_KEY_NOT_FOUND', 'NotFoundException', `Key '${key}' does not exist`],
    ['SIGNER_KEY_DISABLED', 'DisabledException', `${key} is disabled.`],
    ['SIGNER_KEY_DISABLED', 'KMSInvalidStateException', `${key} is pending deletion.`],
    [
      'SIGNER_KEY_UNUSABLE',
      'InvalidKeyUsageException',
      `${key} key usage is ENCRYPT_DECRYPT which is not valid for Sign.`,
    ],
    ['SIGNER_KEY_UNUSABLE', 'UnsupportedOperationException', `${key} is not asymmetric.`],
    [
      'SIGNER_DENIED',
      'AccessDeniedException',
      `User: ${role}/ci/GitHubActions is not authorized to perform: kms:Sign on resource: ${key}`,
    ],
    ['SIGNER_DENIED', 'OptInRequired', 'The AWS Access Key Id needs a subscription.', 403],
    [
      'SIGNER_LOGIN',
      'ExpiredTokenException',
      'The security token included in the request is expired',
    ],
    ['SIGNER_LOGIN', 'UnrecognizedClientException', 'The security token included is invalid.'],
    ['SIGNER_LOGIN', 'InvalidClientTokenId', 'The security token included is invalid.', 403],
    ['SIGNER_LOGIN', 'InvalidSignatureException', 'The request signature we calculated differs.'],
    ['SIGNER_LOGIN', 'IncompleteSignatureException', "Authorization header requires 'Signature'."],
    ['SIGNER_LOGIN', 'MissingAuthenticationTokenException', 'Missing Authentication Token'],
    ['SIGNER_LOGIN', 'NotAuthorized', 'You do not have permission to perform this action.'],
    ['SIGNER_LOGIN', 'SignatureDoesNotMatch', 'The request signature we calculated differs.', 403],
    ['SIGNER_LOGIN', 'RequestExpired', 'Request has expired.'],
    ['SIGNER_LOGIN', 'RequestTimeTooSkewed', 'The difference of the clocks is too large.', 403],
    ['SIGNER_RESPONSE_INVALID', 'InvalidArnException', 'Invalid arn us-east-1'],
    ['SIGNER_RESPONSE_INVALID', 'ValidationException', "1 validation error detected: 'x'"],
  ])('is %s for %s: %s', (expected, type, message, status = 400) => {
    const { code, detail } = errorFor(resolveKey(uri), status, awsError(type, message).json);
    expect(code).toBe(expected);
    expect(detail).toContain(`responded with ${status} ${type}`);
  });

  test.each([
    ['SIGNER_DENIED', 'AccessDeniedException', `User: ${role}/KMSInternal/x is not authorized`],
    [
      'SIGNER_KEY_NOT_FOUND',
      'NotFoundException',
      'Alias arn:aws:kms:x:alias/Throttled is not found.',
    ],
  ])('is %s whatever names the message has', (expected, type, message) => {
    expect(errorFor(resolveKey(uri), 400, awsError(type, message).json).code).toBe(expected);
  });

  test('may have a namespace before its type, and a message in upper case', () => {
    const api = resolveKey(uri);
    const body = { __type: 'com.amazon.coral.service#AccessDeniedException', Message: 'no' };
    expect(api.readError(body)).toEqual({ code: 'AccessDeniedException', message: 'no' });
    expect(api.readError({ __type: 'X', message: 'a', Message: 'b' }).message).toBe('a');
    expect(api.readError('a web page')).toEqual({ code: '', message: '' });
  });

  test.each([
    ['RequestTimeTooSkewed', '', true],
    ['RequestExpired', '', true],
    ['InvalidSignatureException', 'Signature expired: 20260102T030405Z is now earlier than', true],
    ['InvalidSignatureException', 'Signature not yet current: 20260102T030405Z is still', true],
    ['InvalidSignatureException', 'The request signature we calculated differs', false],
    ['ExpiredTokenException', 'The security token included in the request is expired', false],
  ])('blames the clock if it is %s, %j: %s', (type, message, isClock) => {
    const { detail } = errorFor(resolveKey(uri), 400, awsError(type, message).json);
    expect(detail.includes('The clock of this machine is wrong')).toBe(isClock);
  });

  test('names what to check, and who can help', () => {
    const fixOf = (type: string): string =>
      errorFor(resolveKey(uri), 400, awsError(type, '').json).fix;
    expect(fixOf('NotFoundException')).toContain('AWS KMS does not find a key of another region');
    expect(fixOf('AccessDeniedException')).toContain('kms:Sign, and without public-key also');
    expect(fixOf('ExpiredTokenException')).toContain('aws-actions/configure-aws-credentials');
  });
});

describe('the credentials', () => {
  test.each([
    [{}, [id, secret, sessionToken]],
    [{ AWS_SESSION_TOKEN: ' ' }, [id, secret]],
    [{ AWS_ACCESS_KEY_ID: ` ${id}\n`, AWS_SESSION_TOKEN: '\tx' }, [id, secret, 'x']],
  ])('with %j are %j', (env, expected) => {
    expect(resolveKey(uri, env).credentials).toEqual(expected);
  });

  test.each([
    ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
    ['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID'],
  ])('are missing without %s', (missing) => {
    expect(addressOf(uri, { [missing]: '' })).toBe('SIGNER_LOGIN');
  });

  const missing = 'AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY is not set.';
  const unused =
    'but profiles, roles of the machine and metadata servers are not used: they would let every job on the machine sign.';
  test.each([
    [{}, missing],
    [{ AWS_PROFILE: 'ci' }, `${missing} AWS_PROFILE is, ${unused}`],
    [
      { AWS_WEB_IDENTITY_TOKEN_FILE: '/x', AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://x' },
      `${missing} AWS_WEB_IDENTITY_TOKEN_FILE and AWS_CONTAINER_CREDENTIALS_FULL_URI is, ${unused}`,
    ],
    [
      { AWS_PROFILE: '', AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/x' },
      `${missing} AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is, ${unused}`,
    ],
  ])('are missing, and %j does not replace them', (env, detail) => {
    expect(() => resolveKey(uri, { ...withoutLogin, ...env })).toThrow(
      expect.objectContaining({ code: 'SIGNER_LOGIN', detail }),
    );
  });
});

describe('a name of a key', () => {
  const rest = '0'.repeat(63);

  test.each([
    'awskms:///k',
    `awskms:///k${rest}`,
    `awskms:///${arn}:key/k${rest}`,
    'awskms:///arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/k',
    'awskms:///arn:aws-iso-b:kms:us-isob-east-1:123456789012:key/mrk-1',
  ])('%s is accepted', (name) => {
    expect(addressOf(name)).toMatch(/^https:/);
  });

  test.each([
    `awskms:///k${rest}0`,
    `awskms:///${arn}:key/k${rest}0`,
    `awskms:///${arn}:key/k/x`,
    `awskms:///${arn}0:key/k`,
    'awskms:///arn:aws:kms:us-east-1:12345678901:key/k',
    'awskms:///arn:aws:kms:us-east:123456789012:key/k',
    'awskms:///arn:aws:kms:us-east-123:123456789012:key/k',
    'awskms:///alias/a.b',
    'awskms:///key/k',
    'awskms:x///alias/asc',
  ])('%s is rejected', (name) => {
    expect(addressOf(name)).toBe('SIGNER_CONFIG_INVALID');
  });
});

describe('the region', () => {
  test.each([
    [uri, { AWS_REGION: ' us-west-2\n' }, 'https://kms.us-west-2.amazonaws.com', 'AWS_REGION'],
    [
      uri,
      { AWS_REGION: '', AWS_DEFAULT_REGION: 'mx-central-1' },
      'https://kms.mx-central-1.amazonaws.com',
      'AWS_DEFAULT_REGION',
    ],
    [
      uri,
      { AWS_REGION: 'us-west-2', AWS_DEFAULT_REGION: 'not a region' },
      'https://kms.us-west-2.amazonaws.com',
      'AWS_REGION',
    ],
    [
      `awskms:///${arn}:alias/asc`,
      { AWS_REGION: 'us-west-2' },
      'https://kms.us-east-1.amazonaws.com',
      'the ARN',
    ],
  ])('of %s with %j is that of %s', (keyUri, env, url, source) => {
    expect(resolveKey(keyUri, env)).toMatchObject({ url, source });
  });

  test('is missing', () => {
    expect(() => resolveKey(uri, { AWS_REGION: '' })).toThrow('AWS_REGION is missing');
  });

  test.each([
    'eu',
    'eu-central',
    'EU-central-1',
    'eu-central-1x',
    'xeuropa-central-1',
    'a-b-c-d-e-1',
  ])('%s is rejected', (AWS_REGION) => {
    expect(() => resolveKey(uri, { AWS_REGION })).toThrow('Invalid AWS_REGION');
  });
});

describe('the address', () => {
  test.each([
    ['eu-central-1', 'amazonaws.com', 'api.aws'],
    ['us-gov-east-1', 'amazonaws.com', 'api.aws'],
    ['cn-north-1', 'amazonaws.com.cn', 'api.amazonwebservices.com.cn'],
    ['eusc-de-east-1', 'amazonaws.eu', 'api.amazonwebservices.eu'],
    ['us-iso-east-1', 'c2s.ic.gov', 'api.aws.ic.gov'],
    ['us-isob-east-1', 'sc2s.sgov.gov', 'api.aws.scloud'],
    ['eu-isoe-west-1', 'cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk'],
    ['us-isof-south-1', 'csp.hci.ic.gov', 'api.aws.hci.ic.gov'],
    // Only the beginning of a region names its partition.
    ...['cn', 'eusc', 'us-iso', 'us-isob', 'eu-isoe', 'us-isof'].map(
      (part) => [`ap-${part}-east-1`, 'amazonaws.com', 'api.aws'] as const,
    ),
  ])('in %s is in %s or %s', (region, domain, dualStack) => {
    const env = { AWS_REGION: region };
    const [fips, dual] = [
      { AWS_USE_FIPS_ENDPOINT: 'true' },
      { AWS_USE_DUALSTACK_ENDPOINT: 'true' },
    ];
    expect(addressOf(uri, env)).toBe(`https://kms.${region}.${domain}`);
    expect(addressOf(uri, { ...env, ...fips })).toBe(`https://kms-fips.${region}.${domain}`);
    expect(addressOf(uri, { ...env, ...dual })).toBe(`https://kms.${region}.${dualStack}`);
    expect(addressOf(uri, { ...env, ...fips, ...dual })).toBe(
      `https://kms-fips.${region}.${dualStack}`,
    );
    for (const host of [
      `kms.${region}.${domain}`,
      `kms-fips.${region}.${domain}`,
      `kms.${region}.${dualStack}`,
      `vpce-0a1b-c2d3.kms.${region}.vpce.${domain}`,
      `vpce-0a1b-c2d3.kms-fips.${region}.vpce.${domain}`,
    ]) {
      const url = `https://${host}`;
      const own = resolveKey(uri, { ...env, AWS_ENDPOINT_URL_KMS: `${url}/` });
      expect(own).toMatchObject({ url, source: 'AWS_ENDPOINT_URL_KMS' });
      const others = [...host].flatMap((character, index) =>
        character === '.' ? [`https://${host.slice(0, index)}x${host.slice(index + 1)}`] : [],
      );
      for (const other of others)
        expect([other, addressOf(uri, { ...env, AWS_ENDPOINT_URL_KMS: other })]).toEqual([
          other,
          'SIGNER_CONFIG_INVALID',
        ]);
    }
  });

  test.each(['', 'false', 'nottrue', 'true1', '1'])('is the regular one with %j', (value) => {
    const env = { AWS_USE_FIPS_ENDPOINT: value, AWS_USE_DUALSTACK_ENDPOINT: value };
    expect(addressOf(uri, env)).toBe('https://kms.eu-central-1.amazonaws.com');
  });

  test.each([
    ['a.b-c.example', 'https://a.b-c.example'],
    [`a${'0'.repeat(62)}.example.com`, `https://a${'0'.repeat(62)}.example.com`],
    ['localhost', 'http://localhost'],
    ['127.1.2.3:80', 'http://127.1.2.3'],
  ])('in the URI may be %s', (authority, url) => {
    expect(resolveKey(`awskms://${authority}/k`)).toMatchObject({ url, source: 'private-key-uri' });
  });

  test.each([
    `a${'0'.repeat(63)}.example.com`,
    '-a.example.com',
    'a-.example.com',
    'a..example.com',
    'example.com.',
    `example.${'c'.repeat(25)}`,
    'example.c0m',
    'KMS.example.com',
    'example',
    'localhost?x',
    'localhost#x',
    'user@localhost',
    '[::2]',
    '[::1',
  ])('in the URI may not be %s', (authority) => {
    expect(addressOf(`awskms://${authority}/k`)).toBe('SIGNER_CONFIG_INVALID');
  });

  test.each([
    ['https://kms.eu-central-1.amazonaws.com/x', 'It has 40 characters'],
    ['xhttps://kms.eu-central-1.amazonaws.com', 'It has 39 characters'],
    ['https://KMS.eu-central-1.amazonaws.com', 'It has 38 characters'],
    ['ftp://127.0.0.1', 'It has 15 characters'],
    ['https://kms.us-east-1.amazonaws.com', 'not an endpoint of AWS KMS in eu-central-1'],
    ['https://127.0.0.1', 'not an endpoint of AWS KMS in eu-central-1'],
    ['http://127.0.0.1:99999', 'not an endpoint of AWS KMS in eu-central-1'],
    ['http://kms-x.eu-central-1.amazonaws.com', 'not an endpoint of AWS KMS in eu-central-1'],
  ])('in AWS_ENDPOINT_URL_KMS may not be %s', (AWS_ENDPOINT_URL_KMS, detail) => {
    expect(() => resolveKey(uri, { AWS_ENDPOINT_URL_KMS })).toThrow(detail);
  });

  test('in the URI counts more than that of AWS_ENDPOINT_URL_KMS', () => {
    const env = { AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:1' };
    expect(addressOf('awskms://kms.example.com/k', env)).toBe('https://kms.example.com');
  });
});
