import { describe, expect, test } from '@jest/globals';
import { negate } from '../support/fake/ecdsa.ts';
import {
  awsError,
  azureError,
  credentials,
  googleError,
  replyWith,
  type ServiceFault,
} from '../support/fake/key-services.ts';
import { useJob } from '../support/fixtures.ts';
import { publicPem, toDer } from '../support/key-service.ts';
import { findLeak, makeKey } from '../support/keys.ts';
import { annotations, codeOf, type Inputs, type PhaseOptions } from '../support/runner.ts';
import { type ServiceCase, serviceCases, useServices } from '../support/services.ts';
import { shortTimeLimits, shortUploadPauses } from '../support/time-limits.ts';

const key = makeKey();
const job = useJob();
const services = useServices(key, job);

function find(name: string): ServiceCase {
  const found = serviceCases.find((service) => service.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

/** Runs main, which fails. Returns the code and the whole message. */
async function failureOf(
  service: ServiceCase,
  inputs: Inputs = {},
  options: PhaseOptions = {},
): Promise<{ readonly code: string; readonly message: string; readonly stdout: string }> {
  const env = { ...shortUploadPauses, ...options.env };
  const { exitCode, stdout, stderr, outputs } = await services.main(service, inputs, {
    ...options,
    env,
  });
  const [annotation, ...others] = annotations(stdout);
  if (annotation === undefined) throw new Error(`no annotation: ${stdout}${stderr}`);
  const code = codeOf(annotation);
  expect([exitCode, others, stderr, outputs]).toEqual([1, [], '', { 'error-code': code }]);
  const printed = stdout.replace(/^::add-mask::.*$/gm, '');
  for (const secret of service.secrets) expect(findLeak(printed, secret)).toBeUndefined();
  return { code, message: annotation.message, stdout };
}

const vaultError = (status: number, message: string): ServiceFault =>
  replyWith({ status, json: { errors: [message] } });
const aws = (code: string, message = 'The message of AWS', status = 400): ServiceFault =>
  replyWith(awsError(code, message, status));
const google = (code: number, status: string, message = 'The message of Google'): ServiceFault =>
  replyWith(googleError(code, status, message));
const azure = (status: number, code: string, inner = '', message?: string): ServiceFault =>
  replyWith(azureError(status, code, inner, {}, message));

describe.each<
  readonly [string, readonly (readonly [string, ServiceFault, string, RegExp, number?])[]]
>([
  [
    'AWS KMS',
    [
      [
        'no such key, or another region',
        aws('NotFoundException'),
        'SIGNER_KEY_NOT_FOUND',
        /key of another region/,
      ],
      [
        'a key for encryption',
        aws('InvalidKeyUsageException'),
        'SIGNER_KEY_UNUSABLE',
        /P-256 for signing/,
      ],
      ['a disabled key', aws('DisabledException'), 'SIGNER_KEY_DISABLED', /enable it/],
      [
        'a key that is going to be deleted',
        aws('KMSInvalidStateException'),
        'SIGNER_KEY_DISABLED',
        /about to be deleted/,
      ],
      [
        'a denial',
        aws('AccessDeniedException', 'User: arn:x is not authorized to perform: kms:Sign'),
        'SIGNER_DENIED',
        /not authorized to perform: kms:Sign[\s\S]*Fix: [\s\S]*kms:Sign, and without public-key also kms:GetPublicKey/,
      ],
      [
        'an expired session',
        aws('ExpiredTokenException'),
        'SIGNER_LOGIN',
        /configure-aws-credentials/,
      ],
      [
        'an unknown access key',
        aws('UnrecognizedClientException'),
        'SIGNER_LOGIN',
        /configure-aws-credentials/,
      ],
      ['throttling', aws('ThrottlingException'), 'SIGNER_THROTTLED', /Run the job again later/, 3],
      [
        'an error of its own',
        aws('KMSInternalException', '', 500),
        'SIGNER_UNAVAILABLE',
        /Run the job again/,
        3,
      ],
      [
        'an error without a name',
        aws('SomethingNewException'),
        'SIGNER_RESPONSE_INVALID',
        /responded with 400 SomethingNewException\./,
      ],
    ],
  ],
  [
    'Google Cloud KMS',
    [
      ['no such key', google(404, 'NOT_FOUND'), 'SIGNER_KEY_NOT_FOUND', /including the version/],
      [
        'a denial, or no such key',
        google(
          403,
          'PERMISSION_DENIED',
          "Permission 'cloudkms.cryptoKeyVersions.useToSign' denied (or it may not exist).",
        ),
        'SIGNER_DENIED',
        /useToSign[\s\S]*no such key[\s\S]*roles\/cloudkms\.signerVerifier on the key, or roles\/cloudkms\.signer with public-key/,
      ],
      [
        'a disabled version',
        google(400, 'FAILED_PRECONDITION', 'not enabled, current state is: DISABLED.'),
        'SIGNER_KEY_DISABLED',
        /enable it/,
      ],
      [
        'a key with another algorithm',
        google(400, 'INVALID_ARGUMENT'),
        'SIGNER_KEY_UNUSABLE',
        /P-256 for signing/,
      ],
      [
        'an expired token',
        google(401, 'UNAUTHENTICATED'),
        'SIGNER_LOGIN',
        /google-github-actions\/auth/,
      ],
      ['a quota', google(429, 'RESOURCE_EXHAUSTED'), 'SIGNER_THROTTLED', /later/, 3],
      ['an outage', google(503, 'UNAVAILABLE'), 'SIGNER_UNAVAILABLE', /again/, 3],
    ],
  ],
  [
    'Azure Key Vault',
    [
      ['no such key', azure(404, 'KeyNotFound'), 'SIGNER_KEY_NOT_FOUND', /name of the key/],
      [
        'a denial',
        azure(403, 'Forbidden', 'ForbiddenByRbac', 'Caller is not authorized to perform action'),
        'SIGNER_DENIED',
        /403 Forbidden ForbiddenByRbac\. Caller is not authorized[\s\S]*Key Vault Crypto User/,
      ],
      [
        'a disabled key',
        azure(403, 'Forbidden', 'KeyDisabled'),
        'SIGNER_KEY_DISABLED',
        /enable it/,
      ],
      ['an RSA key', azure(400, 'BadParameter'), 'SIGNER_KEY_UNUSABLE', /P-256/],
      [
        'a key without the operation sign',
        azure(403, 'Forbidden', 'KeyOperationForbidden'),
        'SIGNER_KEY_UNUSABLE',
        /allow the identity of this job sign/,
      ],
      [
        'an expired token',
        azure(401, 'Unauthorized', 'AKV10000'),
        'SIGNER_LOGIN',
        /get-access-token/,
      ],
      ['throttling', azure(429, 'Throttled'), 'SIGNER_THROTTLED', /later/, 3],
    ],
  ],
  [
    'Vault',
    [
      [
        'no such key',
        vaultError(400, 'signing key not found'),
        'SIGNER_KEY_NOT_FOUND',
        /the mount \(transit\)/,
      ],
      [
        'no such mount',
        vaultError(404, 'no handler for route'),
        'SIGNER_KEY_NOT_FOUND',
        /TRANSIT_SECRET_ENGINE_PATH/,
      ],
      [
        'a denial, or an expired token',
        vaultError(403, 'permission denied'),
        'SIGNER_DENIED',
        /responded with 403\. permission denied\.\nFix: The token has expired, or lacks permission[\s\S]*update on transit\/sign\/asc\/sha2-256, and without public-key also read on transit\/keys\/asc/,
      ],
      [
        'a key for encryption',
        vaultError(400, 'key type aes256-gcm96 does not support signing'),
        'SIGNER_KEY_UNUSABLE',
        /P-256/,
      ],
      [
        'an archived version',
        vaultError(
          400,
          'requested version for signing is less than the minimum encryption key version',
        ),
        'SIGNER_KEY_DISABLED',
        /enable it/,
      ],
      ['a quota', vaultError(429, 'request path rate limited'), 'SIGNER_THROTTLED', /later/, 3],
      ['a sealed server', vaultError(503, 'Vault is sealed'), 'SIGNER_UNAVAILABLE', /again/, 3],
    ],
  ],
])('%s reports', (name, rows) => {
  test.each(rows)('%s', async (_name, fault, expected, text, attempts = 1) => {
    services.fake().fault = fault;
    const { code, message } = await failureOf(find(name));
    expect(code).toBe(expected);
    expect(message).toMatch(text);
    expect(services.fake().calls).toHaveLength(attempts);
  });
});

describe('without credentials', () => {
  const forkEvent = { GITHUB_ACTOR: 'dependabot[bot]', GITHUB_EVENT_NAME: 'pull_request' };
  const rows = serviceCases.map((service) => [service.name, service] as const);
  const withoutEnv = (service: ServiceCase): Record<string, string> =>
    Object.fromEntries(Object.keys(service.env(services.fake())).map((name) => [name, '']));

  test.each(rows)('%s fails the step, and nothing is sent', async (_name, service) => {
    const { code, message } = await failureOf(service, {}, { env: withoutEnv(service) });
    expect(code).toBe('SIGNER_LOGIN');
    expect(message).toMatch(/is not set\.\nFix: /);
    expect(services.fake().calls).toEqual([]);
  });

  test.each(rows)(
    '%s is skipped with skip-without-key on a pull request of Dependabot, which has no variables either',
    async (_name, service) => {
      const env = { ...withoutEnv(service), ...forkEvent };
      const inputs = { 'skip-without-key': 'true', 'key-id': '', 'issuer-id': '' };
      const { exitCode, stdout, outputs } = await services.main(service, inputs, { env });
      expect([exitCode, outputs]).toEqual([0, { available: 'false' }]);
      expect(stdout).toBe(
        'No token created: there are no credentials and skip-without-key is true.\n',
      );
    },
  );

  test('skip-without-key does not skip any other event', async () => {
    const service = find('AWS KMS');
    const env = withoutEnv(service);
    expect((await failureOf(service, { 'skip-without-key': 'true' }, { env })).code).toBe(
      'SIGNER_LOGIN',
    );
  });

  test('skip-without-key does not hide another mistake', async () => {
    const service = find('AWS KMS');
    const env = { ...withoutEnv(service), ...forkEvent };
    const inputs = { 'skip-without-key': 'true', lifetime: 'soon' };
    const { message } = await failureOf(service, inputs, { env });
    expect(message).toMatch(/\[LIFETIME_INVALID\][\s\S]*\[SIGNER_LOGIN\]/);
  });

  test.each([
    ['AWS KMS', { AWS_PROFILE: 'release' }, /AWS_PROFILE is, but profiles/],
    [
      'AWS KMS',
      { AWS_WEB_IDENTITY_TOKEN_FILE: '/x', AWS_ROLE_ARN: 'arn' },
      /AWS_WEB_IDENTITY_TOKEN_FILE is, but/,
    ],
    [
      'AWS KMS',
      { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.2/x' },
      /metadata servers are not used/,
    ],
    [
      'Google Cloud KMS',
      { GOOGLE_APPLICATION_CREDENTIALS: '/x.json' },
      /GOOGLE_APPLICATION_CREDENTIALS is, but credential files/,
    ],
  ])('%s names the login that is not used: %j', async (name, variables, text) => {
    const service = find(name);
    const env = { ...withoutEnv(service), ...variables };
    expect((await failureOf(service, {}, { env })).message).toMatch(text);
  });
});

describe('a message of a service', () => {
  test('is shown for a denial only, at most 300 characters, in one line', async () => {
    const long = `User::error::x \u202e${'abc '.repeat(200)}`;
    services.fake().fault = aws('AccessDeniedException', long);
    const { message, stdout } = await failureOf(find('AWS KMS'));
    const [, said = ''] = /AccessDeniedException\. (.*)\.\nFix/.exec(message) ?? [];
    expect(said.length).toBeGreaterThan(200);
    expect(said.length).toBeLessThanOrEqual(310);
    expect(stdout).not.toContain('\u202e');
    services.fake().fault = aws('NotFoundException', 'the hidden words');
    expect((await failureOf(find('AWS KMS'))).stdout).not.toContain('the hidden words');
  });

  test.each([
    ['objects', '[{"toString":1,"valueOf":1},"denied"]'],
    ['lists in lists', `[${'['.repeat(20_000)}${']'.repeat(20_000)},"denied"]`],
  ])('counts only if it is text, and not %s', async (_name, errors) => {
    services.fake().fault = (response) => response.writeHead(403).end(`{"errors":${errors}}`);
    const { code, message } = await failureOf(find('Vault'));
    expect([code, message]).toEqual([
      'SIGNER_DENIED',
      expect.stringContaining('responded with 403. denied.'),
    ]);
  });

  test('never shows a piece of the credentials', async () => {
    const { AWS_SESSION_TOKEN: token, AWS_SECRET_ACCESS_KEY: secret } = credentials;
    services.fake().fault = aws(
      'AccessDeniedException',
      `x-amz-security-token:${token.slice(5)} and ${secret.slice(3, 30)} are wrong`,
    );
    expect((await failureOf(find('AWS KMS'))).message).toMatch(/\*\*\* and \*\*\* are wrong/);
  });
});

describe('the clock', () => {
  /** Rejects requests whose date is not that of a clock that is an hour ahead. */
  const clock =
    (isHealed: boolean): ServiceFault =>
    (response, { headers }) => {
      const now = new Date(Date.now() + 3_600_000);
      const date = String(headers['x-amz-date']);
      const isRight = date.slice(0, 11) === now.toISOString().replace(/[:-]/g, '').slice(0, 11);
      services.fake().fault = isHealed && isRight ? undefined : clock(isHealed);
      replyWith({
        ...awsError(
          'InvalidSignatureException',
          'Signature expired: 20260101T000000Z is now earlier than',
        ),
        headers: { Date: now.toUTCString() },
      })(response, { method: '', host: '', path: '', headers, body: '' });
    };

  test('is corrected for one more request if AWS blames it, and never dates a token', async () => {
    const fake = services.fake();
    fake.faults.push(clock(false));
    fake.faults.push((response, call) => {
      expect(call.headers['x-amz-date']).toMatch(/^\d{8}T\d{6}Z$/);
      response.writeHead(400).end('{}');
    });
    await failureOf(find('AWS KMS'));
    const dates = fake.calls.map(({ headers }) => String(headers['x-amz-date']));
    const hour = (date = ''): number =>
      Date.parse(date.replace(/(....)(..)(..T..)(..)(..)Z/, '$1-$2-$3:$4:$5Z'));
    expect(Math.round((hour(dates[1]) - hour(dates[0])) / 60_000)).toBe(60);
  });

  test('is a failed login if AWS blames it twice', async () => {
    services.fake().fault = clock(false);
    const { code, message } = await failureOf(find('AWS KMS'));
    expect([code, services.fake().calls.length]).toEqual(['SIGNER_LOGIN', 2]);
    expect(message).toContain('The clock of this machine is wrong.');
    expect(message).not.toContain('Signature expired');
  });
});

describe('a signature', () => {
  const valid = async (change: () => void): Promise<void> => {
    for (const name of ['AWS KMS', 'Azure Key Vault', 'Vault']) {
      change();
      const { exitCode, stdout } = await services.main(find(name));
      expect([annotations(stdout), exitCode]).toEqual([[], 0]);
    }
  };

  test('with a high s is accepted', () =>
    valid(() => {
      services.fake().change = (raw) => ((raw[32] ?? 0) < 0x80 ? negate(raw) : raw);
    }));

  test('in DER with too many zeros is accepted', () =>
    valid(() => {
      services.fake().toDer = (raw) => {
        const [zeros, r, s] = [Buffer.alloc(3), raw.subarray(0, 32), raw.subarray(32)];
        const part = (half: Buffer): Buffer => Buffer.concat([Buffer.from([2, 35]), zeros, half]);
        return Buffer.concat([Buffer.from([0x30, 74]), part(r), part(s)]);
      };
    }));

  test.each<readonly [string, (raw: Buffer) => Buffer]>([
    [
      'that was changed',
      (raw) => Buffer.from(raw.map((byte, index) => (index === 40 ? byte ^ 1 : byte))),
    ],
    ['of zeros', () => Buffer.alloc(64)],
  ])('%s is rejected', async (_name, change) => {
    for (const name of ['AWS KMS', 'Azure Key Vault', 'Vault']) {
      services.fake().change = change;
      expect((await failureOf(find(name))).code).toBe('SIGNER_WRONG_KEY');
    }
  });

  test.each([0, 63, 65, 200])('of %i bytes is rejected', async (length) => {
    services.fake().change = () => Buffer.alloc(length, 1);
    for (const name of ['Azure Key Vault', 'Vault'])
      expect((await failureOf(find(name))).code).toMatch(/^SIGNER_(?:WRONG_KEY|RESPONSE_INVALID)$/);
  });

  test('of another key than public-key is rejected', async () => {
    const inputs = { 'public-key': publicPem(makeKey()) };
    for (const service of serviceCases) {
      const { code, message } = await failureOf(service, inputs);
      expect(code).toBe('SIGNER_WRONG_KEY');
      expect(message).toContain('an alias may have been moved');
    }
  });

  test('of the latest version of a key in Vault is checked with that version', async () => {
    services.fake().keys.push(makeKey().privateKey);
    expect((await services.main(find('Vault'))).exitCode).toBe(0);
    const inputs = { 'public-key': publicPem(key) };
    expect((await failureOf(find('Vault'), inputs)).code).toBe('SIGNER_WRONG_KEY');
  });
});

test('a JWK whose x and y lack leading zeros is read', async () => {
  // One key in 256 has such a coordinate.
  let short = makeKey();
  while (Buffer.from(short.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')[0] !== 0)
    short = makeKey();
  const fake = services.fake();
  fake.keys.splice(0, 1, short.privateKey);
  fake.changeCoordinate = (coordinate) => {
    const bytes = Buffer.from(coordinate, 'base64url');
    return bytes.subarray(bytes.findIndex((byte) => byte !== 0)).toString('base64url');
  };
  expect((await services.main(find('Azure Key Vault'))).exitCode).toBe(0);
});

test('a key in Azure without a version is signed with the version that is the latest', async () => {
  const service = { ...find('Azure Key Vault'), uri: 'azurekms://ascvault.vault.azure.net/asc' };
  expect((await services.main(service)).exitCode).toBe(0);
  expect(services.fake().calls.map(({ path }) => path)).toEqual([
    '/keys/asc?api-version=7.4',
    '/keys/asc/f1e2d3c4b5a6/sign?api-version=7.4',
  ]);
});

describe('a key in a service that is not on P-256', () => {
  test.each(['secp256k1', 'P-384'])('%s is rejected', async (namedCurve) => {
    const { generateKeyPairSync } = await import('node:crypto');
    const { publicKey } = generateKeyPairSync('ec', { namedCurve });
    const PublicKey = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    services.fake().faults.push(
      replyWith({
        status: 200,
        json: { Signature: toDer(Buffer.alloc(64, 1)).toString('base64') },
      }),
      replyWith({ status: 200, json: { PublicKey } }),
    );
    const { code, message } = await failureOf(find('AWS KMS'));
    expect(code).toBe('SIGNER_KEY_UNUSABLE');
    expect(message).toMatch(/key of type (?:secp256k1|secp384r1)\./);
  });
});

describe('after a failure', () => {
  test('no signature that waits is requested', async () => {
    services.fake().fault = aws('AccessDeniedException');
    const fake = services.fake();
    await failureOf(find('AWS KMS'), { 'token-command': 'true', 'public-key': publicPem(key) });
    expect(fake.calls).toHaveLength(1);
    fake.calls.length = 0;
    fake.fault = undefined;
    // the token of the step, and then eight rungs
    fake.faults.push((response, call) => {
      fake.fault = aws('AccessDeniedException');
      fake.fault(response, call);
    });
    await failureOf(find('Vault'), { 'token-command': 'true', 'public-key': publicPem(key) });
    expect(fake.calls.length).toBeLessThanOrEqual(9);
  });

  test('that passes, the same run succeeds', async () => {
    const fake = services.fake();
    fake.faults.push(aws('ThrottlingException'), (response) => response.destroy());
    const { exitCode } = await services.main(find('AWS KMS'), {}, { env: shortUploadPauses });
    expect([exitCode, fake.calls.length]).toEqual([0, 4]);
  });
});

describe('a service that', () => {
  test.each<readonly [string, ServiceFault, string]>([
    [
      'redirects',
      (response) => response.writeHead(307, { Location: 'https://evil.example.com/' }).end(),
      'SIGNER_RESPONSE_INVALID',
    ],
    [
      'sends a web page',
      (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>'),
      'SIGNER_RESPONSE_INVALID',
    ],
    [
      'sends an endless body',
      (response) => response.writeHead(200).end('x'.repeat(2_000_000)),
      'SIGNER_RESPONSE_INVALID',
    ],
    ['sends null', (response) => response.writeHead(200).end('null'), 'SIGNER_RESPONSE_INVALID'],
    [
      'sends other types',
      (response) =>
        response
          .writeHead(200)
          .end('{"Signature":{},"signature":[1],"value":7,"data":{"signature":null}}'),
      'SIGNER_RESPONSE_INVALID',
    ],
    [
      'sends an error of other types',
      (response) => response.writeHead(418).end('{"__type":1,"error":"x","errors":{"a":1}}'),
      'SIGNER_RESPONSE_INVALID',
    ],
    [
      'sends half a body',
      (response) =>
        response.writeHead(200, { 'Content-Length': '100' }).write('{', () => response.destroy()),
      'SIGNER_UNAVAILABLE',
    ],
    ['hangs up', (response) => response.destroy(), 'SIGNER_UNAVAILABLE'],
  ])('%s is reported', async (_name, fault, expected) => {
    services.fake().fault = fault;
    for (const name of ['AWS KMS', 'Google Cloud KMS', 'Azure Key Vault', 'Vault']) {
      // Behind a proxy, it may be the proxy that ended the connection.
      const code =
        expected === 'SIGNER_UNAVAILABLE' && name !== 'Vault' ? 'PROXY_FAILED' : expected;
      expect([name, (await failureOf(find(name))).code]).toEqual([name, code]);
    }
    expect(services.fake().tunnels.filter((target) => target.includes('evil'))).toEqual([]);
  });

  test('does not respond is unavailable after half a minute', async () => {
    services.fake().fault = () => {};
    const start = Date.now();
    const { code } = await failureOf(find('Vault'), {}, { env: shortTimeLimits });
    expect(code).toBe('SIGNER_UNAVAILABLE');
    expect(Date.now() - start).toBeLessThan(8000);
  });
});
