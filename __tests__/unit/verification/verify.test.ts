import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import type { ProxyUse, probeTunnel as probe } from '../../../src/api/proxy.ts';
import type { ActionError } from '../../../src/errors/action-error.ts';
import { type Annotation, Diagnostics } from '../../../src/errors/diagnostics.ts';
import type { KeyIdentity } from '../../../src/key/identity.ts';
import { LocalSigner } from '../../../src/signing/local.ts';
import type { Checks } from '../../../src/verification/checks.ts';
import { parsePreflight } from '../../../src/verification/preflight/parser.ts';
import type { VerificationRequest, VerificationResult } from '../../../src/verification/verify.ts';
import { answers, sendJson } from '../../support/answers.ts';
import type { Fault } from '../../support/app-store-connect.ts';
import { makeCertificate } from '../../support/certificate.ts';
import * as faults from '../../support/faults.ts';
import { useServer } from '../../support/fixtures.ts';
import { makeKey } from '../../support/keys.ts';

// The gaps between tries, which unit/api/client measures, would make most of the time.
jest.unstable_mockModule('node:timers/promises', () => ({ setTimeout: async () => {} }));
const { verify } = await import('../../../src/verification/verify.ts');

const key = makeKey();
const server = useServer(key);
const signer = new LocalSigner(key.privateKey);
const { keyId, issuerId } = key;
const identities = {
  team: { kind: 'team', keyId, issuerId },
  individual: { kind: 'individual', keyId },
  'in-house': { kind: 'in-house', keyId, issuerId },
} as const satisfies Record<string, KeyIdentity>;

afterEach(() => {
  jest.restoreAllMocks();
  for (const path of ['proxy', 'base-url'])
    jest.unstable_unmockModule(`../../../src/api/${path}.ts`);
});

/** Stops the clock at a whole second, so that the offset of the server's is exact. */
function stopClock(): number {
  const now = Math.floor(Date.now() / 1000);
  jest.spyOn(Date, 'now').mockReturnValue(now * 1000);
  return now;
}

/** Everything that a verification does, in order. */
interface Observed {
  readonly warnings: Annotation[];
  readonly secrets: string[];
  readonly debug: string[];
  readonly groups: (readonly [title: string, lines: readonly string[]])[];
  readonly result: Promise<VerificationResult>;
}

interface Options extends Partial<Omit<VerificationRequest, 'key' | keyof Checks>> {
  readonly identity?: KeyIdentity;
  readonly paths?: readonly string[];
  /** The input `preflight`. */
  readonly preflight?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** `verify`, or one whose modules are replaced. */
  readonly run?: typeof verify;
}

/** Verifies the key against the server. */
function start({
  identity = identities.team,
  paths = [],
  preflight = '',
  env = {},
  run = verify,
  ...request
}: Options = {}): Observed {
  const observed = {
    warnings: [] as Annotation[],
    secrets: [] as string[],
    debug: [] as string[],
    groups: [] as (readonly [string, readonly string[]])[],
  };
  const result = run(
    {
      key: { identity, signer },
      apiUrl: server.url,
      requiredAccess: paths.map((path) => ({ path, requestPath: path })),
      preflight: parsePreflight(preflight, new Diagnostics()),
      ...request,
    },
    {
      env,
      setSecrets: (secrets) => observed.secrets.push(...secrets),
      debug: (text) => observed.debug.push(text),
      logGroup: (...group) => observed.groups.push(group),
      warn: (annotation) => observed.warnings.push(annotation),
    },
  );
  return { ...observed, result };
}

/** The error of a verification that has to fail. */
async function failureOf({ result }: Observed): Promise<ActionError> {
  return result.then(
    () => Promise.reject(new Error('the key was accepted')),
    (error: ActionError) => error,
  );
}

const forbidden: Fault = (_request, response) => sendJson(response, answers.forbidden);

describe('a good key', () => {
  test.each([
    ['team', '/v1/apps?limit=1'],
    ['individual', '/v1/apps?limit=1'],
    ['in-house', '/v1/certificates?limit=1'],
  ] as const)('of type %s is accepted with one request to %s', async (kind, path) => {
    if (kind === 'in-house') await server.restart({ program: 'enterprise' });
    if (kind === 'individual') server.keys[0] = { keyId, publicKey: key.publicKey };
    const observed = start({ identity: identities[kind] });
    const result = await observed.result;
    expect(result).toEqual({
      clockOffsetSeconds: 0,
      apiUrl: server.url,
      durationMs: expect.any(Number),
      access: [],
      preflight: [],
    });
    expect(Number.isInteger(result.durationMs)).toBe(true);
    expect(observed.groups).toEqual([]);
    expect(observed.warnings).toEqual([]);
    expect(server.requests).toMatchObject([{ target: path, status: 200 }]);
  });

  test('is probed with a token of ten minutes that starts before now', async () => {
    const now = stopClock();
    await start().result;
    const { iat, exp } = decodeJwt(server.requests[0]?.token ?? '');
    expect([iat, exp]).toEqual([now - 300, now + 600]);
  });

  test('sends tokens that are valid for one request only', async () => {
    await start({ paths: ['/v1/certificates', '/v1/builds?filter[app]=123'] }).result;
    for (const { target, token } of server.requests)
      expect(decodeJwt(token).scope).toEqual([`GET ${target}`]);
    expect(server.requests).toHaveLength(3);
  });

  test('of the Enterprise Program sends tokens without a scope, for which Apple documents none', async () => {
    await server.restart({ program: 'enterprise' });
    await start({ identity: identities['in-house'] }).result;
    expect(decodeJwt(server.requests[0]?.token ?? '')).not.toHaveProperty('scope');
  });

  test('masks each token, and logs each response in debug mode', async () => {
    server.faults.push(faults.badGateway);
    const observed = start({ paths: ['/v1/certificates'] });
    await observed.result;
    expect(observed.secrets).toEqual([...new Set(server.requests.map(({ token }) => token))]);
    expect(observed.secrets).toHaveLength(2);
    expect(observed.debug).toEqual([
      expect.stringMatching(/^GET \/v1\/apps\?limit=1: 502 in \d+ ms, Date \d{10}$/),
      expect.stringMatching(/^GET \/v1\/apps\?limit=1: 200 in \d+ ms, Date \d{10}$/),
      expect.stringMatching(/^GET \/v1\/certificates: 200 in \d+ ms/),
    ]);
  });

  test('whose role lacks permission for the probe is accepted, with a warning', async () => {
    server.faults.push(forbidden);
    const observed = start();
    expect(await observed.result).toMatchObject({ apiUrl: server.url, access: [] });
    expect(observed.warnings).toEqual([
      {
        level: 'warning',
        title: "The key's role lacks permission",
        message:
          'The key was accepted, but its role or type does not allow this request (403). The run continues, because the job may not need it. The role of a key cannot be changed. Ask the Account Holder or an Admin to create a new key with the role that the job needs: https://appstoreconnect.apple.com/access/integrations/api.',
      },
    ]);
  });
});

describe("a clock that differs from Apple's", () => {
  test.each([0, 30, -60, 60])('by %d s is not corrected', async (clockOffsetSeconds) => {
    stopClock();
    await server.restart({ clockOffsetSeconds });
    const observed = start();
    expect((await observed.result).clockOffsetSeconds).toBe(0);
    expect(observed.warnings).toEqual([]);
  });

  test.each([-61, 61, -240, 240, -1800, 1800, -86_400, 86_400])(
    'by %d s is corrected, with a warning, and dates the tokens that follow',
    async (clockOffsetSeconds) => {
      const now = stopClock();
      await server.restart({ clockOffsetSeconds });
      server.faults.push(forbidden);
      const observed = start({ paths: ['/v1/certificates'] });
      expect((await observed.result).clockOffsetSeconds).toBe(clockOffsetSeconds);
      expect(server.requests.map(({ token }) => decodeJwt(token).exp)).toEqual([
        now + 600,
        now + clockOffsetSeconds + 600,
      ]);
      expect(server.requests[1]).toMatchObject({ status: 200 });
      // The clock comes first: it was known first.
      expect(observed.warnings.map(({ title }) => title)).toEqual([
        "The runner's clock is off",
        "The key's role lacks permission",
      ]);
      expect(observed.warnings[0]?.message).toContain(clockOffsetSeconds > 0 ? 'slow' : 'fast');
    },
  );

  test.each([86_401, -86_401, 365 * 86_400])('by %d s is an error', async (clockOffsetSeconds) => {
    stopClock();
    await server.restart({ clockOffsetSeconds });
    expect(await failureOf(start())).toMatchObject({ code: 'CLOCK_IMPLAUSIBLE' });
    for (const { token } of server.requests)
      expect((decodeJwt(token).exp ?? 0) - Date.now() / 1000).toBe(600);
  });

  test('is reported even if the key is then rejected', async () => {
    await server.restart({ clockOffsetSeconds: 3600 });
    server.agreementsMissing = true;
    server.faults.push(faults.falseUnauthorized);
    const observed = start();
    expect(await failureOf(observed)).toMatchObject({ code: 'APPLE_AGREEMENT_MISSING' });
    expect(observed.warnings.map(({ title }) => title)).toEqual(["The runner's clock is off"]);
  });

  test('is unknown if Apple does not send its time', async () => {
    server.faults.push((_request, response) => {
      response.removeHeader('Date');
      response.sendDate = false;
      sendJson(response, { status: 200, body: {} });
    });
    const observed = start();
    expect((await observed.result).clockOffsetSeconds).toBe(0);
    expect(observed.warnings).toEqual([]);
    expect(observed.debug[0]).toContain('ms, Date absent');
  });
});

describe('fails for', () => {
  test.each<readonly [string, Fault, string]>([
    ['a rate limit of an hour', faults.tooMany('3600'), 'APPLE_RATE_LIMITED'],
    ['a redirect', faults.redirectTo('http://127.0.0.1:9/'), 'APPLE_REDIRECTED'],
    ['a login page', faults.loginPage, 'NOT_APPLE'],
    ['an unknown response', faults.echo, 'NOT_APPLE'],
    ['a 201', (_request, response) => sendJson(response, { status: 201, body: {} }), 'NOT_APPLE'],
    [
      'a 403 that is not from Apple',
      (_request, response) => sendJson(response, { status: 403, body: { error: 'no' } }),
      'NOT_APPLE',
    ],
    ['a body of 50 MB', faults.hugeBody, 'NOT_APPLE'],
  ])('%s, after one request', async (_name, fault, code) => {
    server.fault = fault;
    const observed = start({ paths: ['/v1/certificates'] });
    expect(await failureOf(observed)).toMatchObject({ code });
    expect(server.requests).toHaveLength(1);
    expect([observed.groups, observed.warnings]).toEqual([[], []]);
  });

  test('a missing agreement, after two requests, since the response may be false', async () => {
    server.agreementsMissing = true;
    expect(await failureOf(start())).toMatchObject({ code: 'APPLE_AGREEMENT_MISSING' });
    expect(server.requests.map(({ status }) => status)).toEqual([403, 403]);
  });

  test('a connection that is closed every time, with the host that was asked', async () => {
    server.fault = faults.resetMidBody;
    const observed = start();
    expect(await failureOf(observed)).toMatchObject({
      code: 'NETWORK_FAILED',
      detail: expect.stringMatching(
        new RegExp(
          `^${server.url.slice(7)} did not respond.*\\(connection (?:reset|closed), \\w+\\)`,
        ),
      ),
    });
    expect(observed.debug).toHaveLength(4);
    expect(observed.debug[0]).toMatch(/^GET \/v1\/apps\?limit=1: no response, \w+$/);
  });

  test('a key that Apple rejects, by its type, its file, and the clock', async () => {
    server.keys.length = 0;
    await server.restart({ clockOffsetSeconds: 3600 });
    const attempts = [
      start(),
      start({ fileName: `AuthKey_${keyId}.p8` }),
      start({ identity: identities.individual }),
      start({ identity: identities['in-house'] }),
    ];
    const [team, named, individual, inHouse] = await Promise.all(attempts.map(failureOf));
    for (const error of [team, named, individual, inHouse]) {
      expect(error?.code).toBe('APPLE_REFUSED_KEY');
      expect(error?.detail).toContain(
        "It is not the clock either: the tokens were dated by Apple's.",
      );
    }
    expect(team?.fix).toContain(`1. Issuer ID ${issuerId}: is it the one above the list of keys`);
    expect(team?.fix).toContain('Was the key created in a user profile?');
    expect(named?.fix).not.toContain('Was the key created in a user profile?');
    expect(individual?.fix).toContain('1. issuer-id is empty: is this a team key?');
    expect(inHouse?.fix).toContain('If so, remove in-house. → you');
    expect(server.requests).toHaveLength(16);
  });
});

describe('certificates', () => {
  const unchecked = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };

  test('that Node does not check stop the verification before anything is sent', async () => {
    const observed = start({ env: unchecked, apiUrl: 'https://127.0.0.1:1' });
    expect(await failureOf(observed)).toMatchObject({ code: 'TLS_UNCHECKED' });
    expect([observed.secrets, observed.debug]).toEqual([[], []]);
  });

  test('do not matter to a server of this machine without TLS', async () => {
    const observed = start({ env: unchecked });
    expect(await observed.result).toMatchObject({ apiUrl: server.url });
  });

  test('are checked otherwise', async () => {
    const other = createServer(await makeCertificate(), () => {});
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    for (const env of [{}, { NODE_TLS_REJECT_UNAUTHORIZED: '1' }]) {
      const observed = start({ env, apiUrl: `https://127.0.0.1:${port}` });
      expect(await failureOf(observed)).toMatchObject({ code: 'TLS_FAILED' });
    }
    other.close();
  });
});

describe('a proxy', () => {
  /** A verification behind a proxy of this use, whose tunnel has this error. */
  async function behindProxy(
    use: ProxyUse,
    tunnelError?: string,
  ): Promise<{ run: typeof verify; probeTunnel: jest.Mock<typeof probe> }> {
    const probeTunnel = jest.fn<typeof probe>(async () => tunnelError);
    jest.resetModules();
    jest.unstable_mockModule('../../../src/api/proxy.ts', () => ({
      configureProxy: () => use,
      probeTunnel,
    }));
    const { verify: run } = await import('../../../src/verification/verify.ts');
    return { run, probeTunnel };
  }

  test('that gives no tunnel is reported, and no token is made', async () => {
    const { run, probeTunnel } = await behindProxy('used', 'ERR_PROXY_TUNNEL');
    const env = { HTTPS_PROXY: 'http://user:the-password@127.0.0.1:9' };
    const observed = start({ run, env });
    expect(await failureOf(observed)).toMatchObject({
      code: 'PROXY_FAILED',
      detail: expect.stringContaining('ERR_PROXY_TUNNEL'),
    });
    expect(probeTunnel.mock.calls).toEqual([[env, { apiUrl: server.url, timeoutMs: 10_000 }]]);
    expect(observed.secrets).toEqual(['the-password']);
    expect(server.requests).toEqual([]);
  });

  test('that gives a tunnel is asked for it once, and then used', async () => {
    const { run, probeTunnel } = await behindProxy('used');
    expect(await start({ run }).result).toMatchObject({ apiUrl: server.url });
    expect(probeTunnel).toHaveBeenCalledTimes(1);
    expect(server.requests).toHaveLength(1);
  });

  test.each(['none', 'unusable'] as const)('whose use is "%s" is not asked', async (use) => {
    const { run, probeTunnel } = await behindProxy(use, 'ERR_PROXY_TUNNEL');
    expect(await start({ run }).result).toMatchObject({ apiUrl: server.url });
    expect(probeTunnel).not.toHaveBeenCalled();
  });

  describe('is asked for a tunnel to the Notary API', () => {
    const appleUrl = 'https://api.appstoreconnect.apple.com';
    const notaryUrl = 'https://appstoreconnect.apple.com';
    const preflight = 'notarization, upload 123';
    const targets = (): readonly string[] => server.requests.map(({ target }) => target);

    beforeEach(() => server.restart({ tolerated: ['scope /notary/v2'] }));

    /** Leads requests for Apple's hosts to the server. */
    function serveApple(): void {
      const { fetch } = globalThis;
      jest
        .spyOn(globalThis, 'fetch')
        .mockImplementation((url, init) =>
          fetch(
            `${url}`.replace(/^https:\/\/(?:api\.)?appstoreconnect\.apple\.com/, server.url),
            init,
          ),
        );
    }

    test.each([
      ['ERR_PROXY_TUNNEL', ['unproven', 'proven']],
      [undefined, ['proven', 'proven']],
    ])('at Apple, which has a host of its own for it: %p', async (errorCode, statuses) => {
      serveApple();
      const { run, probeTunnel } = await behindProxy('used');
      probeTunnel.mockImplementation(async (_env, { apiUrl }) =>
        apiUrl === notaryUrl ? errorCode : undefined,
      );
      const env = { HTTPS_PROXY: 'http://127.0.0.1:9' };
      const result = await start({ run, env, apiUrl: appleUrl, preflight }).result;
      expect(result.preflight.map(({ status }) => status)).toEqual(statuses);
      expect(probeTunnel.mock.calls).toEqual(
        [appleUrl, notaryUrl].map((apiUrl) => [env, { apiUrl, timeoutMs: 10_000 }]),
      );
      expect(targets().includes('/notary/v2/submissions')).toBe(errorCode === undefined);
    });

    test('not at another server, which has both on one host', async () => {
      const { run, probeTunnel } = await behindProxy('used');
      const result = await start({ run, preflight }).result;
      expect(result.preflight.map(({ status }) => status)).toEqual(['proven', 'proven']);
      expect(probeTunnel).toHaveBeenCalledTimes(1);
    });
  });
});

test.each([
  [-7200, false],
  [0, false],
  [7200, true],
])("compares dates with Apple's clock, %d s ahead", async (clockOffsetSeconds, isReported) => {
  stopClock();
  await server.restart({ clockOffsetSeconds });
  // An hour too late to be reported, by this machine's clock.
  server.certificates = { c1: { certificateType: 'DISTRIBUTION', daysLeft: 30 + 1 / 24 } };
  const { preflight } = await start({ preflight: 'provisioning' }).result;
  expect(preflight).toMatchObject([{ status: 'proven' }]);
  expect(preflight[0]?.remark !== undefined).toBe(isReported);
});

test('does not date tokens by a clock that is not trusted, and warns about it', async () => {
  const now = stopClock();
  await server.restart({ clockOffsetSeconds: 240 });
  const baseUrl = await import('../../../src/api/base-url.ts');
  jest.resetModules();
  jest.unstable_mockModule('../../../src/api/base-url.ts', () => ({
    ...baseUrl,
    isClockTrusted: () => false,
  }));
  const { verify: run } = await import('../../../src/verification/verify.ts');
  const observed = start({ run, paths: ['/v1/certificates'] });
  expect((await observed.result).clockOffsetSeconds).toBe(0);
  expect(server.requests.map(({ token }) => decodeJwt(token).exp)).toEqual([now + 600, now + 600]);
  expect(observed.warnings).toEqual([
    expect.objectContaining({ message: expect.stringContaining(server.url) }),
  ]);
});

test("keeps five of Apple's errors for the debug log, a thousand characters of each", async () => {
  const error = (index: number): object => ({
    code: `E${index}`,
    title: 't',
    detail: 'd'.repeat(2000),
  });
  server.faults.push((_request, response) =>
    sendJson(response, { status: 404, body: { errors: [1, 2, 3, 4, 5, 6].map(error) } }),
  );
  const observed = start();
  expect(await failureOf(observed)).toMatchObject({ code: 'NOT_APPLE' });
  const [first = '', ...others] = observed.debug[0]?.split('\n') ?? [];
  expect(first).toContain('404');
  expect(others).toEqual(
    [1, 2, 3, 4, 5].map((index) => `E${index}: t ${'d'.repeat(2000)}`.slice(0, 1000)),
  );
});

describe('required access', () => {
  test('is reported in the order of the paths', async () => {
    const observed = start({ paths: ['/v1/certificates', '/v1/users'] });
    expect((await observed.result).access).toEqual(['/v1/certificates', '/v1/users']);
    expect(observed.groups).toEqual([]);
    // The probe comes first; the two others are sent at the same time.
    const [probe, ...others] = server.requests.map(({ target }) => target);
    expect(probe).toBe('/v1/apps?limit=1');
    expect(others.sort()).toEqual(['/v1/certificates', '/v1/users']);
  });

  test('that is missing for one path is reported as that error', async () => {
    server.keys[0] = { ...key, role: 'DEVELOPER' };
    const observed = start({ paths: ['/v1/certificates', '/v1/users'] });
    expect(await failureOf(observed)).toMatchObject({
      code: 'ACCESS_FORBIDDEN',
      title: 'The key cannot read /v1/users',
    });
    expect(observed.groups).toEqual([
      [
        `Verified against ${server.url}`,
        ['✓ /v1/certificates: yes (200)', '✗ /v1/users: no (403)'],
      ],
    ]);
  });

  test('that is missing for several paths is reported as a list of all errors', async () => {
    server.keys[0] = { ...key, role: 'DEVELOPER' };
    const paths = ['/v1/salesReports', '/v1/users', '/v1/certificates', '/v1/apps/999'];
    const { code, title, detail } = await failureOf(start({ paths }));
    expect([code, title]).toEqual(['SEVERAL_PROBLEMS', "3 problems with this key's access"]);
    expect(detail).toMatch(
      /\/v1\/salesReports \[ACCESS_FORBIDDEN\][\s\S]*\/v1\/users \[ACCESS_FORBIDDEN\][\s\S]*\/v1\/apps\/999 was not found \[ACCESS_NOT_FOUND\]/,
    );
    expect(detail).not.toContain('/v1/certificates');
  });
});
