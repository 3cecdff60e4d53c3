import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { answers, sendJson } from '../support/answers.ts';
import type { FakeServerOptions, Fault } from '../support/app-store-connect.ts';
import { makeCertificate } from '../support/certificate.ts';
import * as faults from '../support/faults.ts';
import { cases, preflight } from '../support/preflight.ts';
import { annotations, type PhaseResult, renderLog } from '../support/runner.ts';
import { shortTimeLimits, shortUploadPauses } from '../support/time-limits.ts';
import { useVerification } from '../support/verification.ts';

const { key, job, server, verify, verifyFailure } = useVerification({
  tolerated: ['scope /notary/v2'],
});
const individual = { keyId: key.keyId, publicKey: key.publicKey };

const targets = (): readonly string[] => server.requests.slice(1).map(({ target }) => target);
const answer =
  (result: Parameters<typeof sendJson>[1]): Fault =>
  (_request, response) =>
    sendJson(response, result);
/** Responds with a fault to every request whose target has this start. */
const failAll = (request: string, fault: Fault): void => {
  server.targetedFaults.push({ request, fault, times: Infinity });
};

describe('an app', () => {
  const lookup = (bundleId: string): string =>
    `/v1/apps?filter[bundleId]=${bundleId}&fields[apps]=bundleId&limit=200`;

  test('is found by its bundle ID, compared exactly', async () => {
    server.apps = ['1234', '123', '12'];
    const check = 'upload com.example.app12';
    const { exitCode, stdout } = await verify(preflight(check));
    expect([exitCode, annotations(stdout)]).toEqual([0, []]);
    expect(stdout).toContain(`\n✓ Preflight ${check}: the app is visible`);
    expect(targets().toSorted()).toEqual(
      [lookup('com.example.app12'), '/v1/apps/12', '/v1/apps/12/buildUploads?limit=1'].toSorted(),
    );
  });

  test.each(['com.example.app1', 'com.example.App123', 'com.example'])(
    'with another bundle ID than %s fails, although the filter finds some',
    async (bundleId) => {
      expect(await verifyFailure(preflight(`testflight ${bundleId}`))).toMatch(
        new RegExp(
          `^testflight ${bundleId}: the key cannot see this app\nNo app that this key can see has exactly the bundle ID ${bundleId}\\.\nFix: Compare it with App Information`,
        ),
      );
      expect(targets()).toEqual([lookup(bundleId)]);
    },
  );

  test('that is not among the first 200 of the list is neither there nor missing', async () => {
    server.apps = Array.from({ length: 201 }, (_item, index) => `9${index}`);
    const { exitCode, stdout } = await verify(preflight('upload com.example.app'));
    expect(exitCode).toBe(0);
    expect(annotations(stdout)).toMatchObject([
      { message: expect.stringContaining('does not have the app. Write its app ID instead.') },
    ]);
  });

  test('whose ID is not a number is not asked for', async () => {
    const data = [{ id: '1/../../users', attributes: { bundleId: 'a.b' } }];
    server.targetedFaults.push({
      request: lookup('a.b'),
      fault: answer({ status: 200, body: { data } }),
    });
    expect((await verify(preflight('upload a.b'))).exitCode).toBe(0);
    expect(targets()).toEqual([lookup('a.b')]);
  });

  test.each(['upload', 'testflight'])('that does not exist fails %s', async (name) => {
    const message = await verifyFailure(preflight(`${name} 999`));
    expect(message).toContain(`${name} 999: the key cannot see this app\nGET /v1/apps/999`);
    expect(message).toContain('was not found (404): there is no app with the ID 999, or this key');
  });
});

describe('provisioning warns about', () => {
  const expiring = { certificateType: 'DISTRIBUTION', daysLeft: 10.5 };
  const dateIn = (days: number): string =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  test('certificates that expire within 30 days, with the first of them', async () => {
    server.certificates = {
      c1: { certificateType: 'DEVELOPMENT', daysLeft: 29.9 },
      c2: expiring,
      c3: { certificateType: 'DISTRIBUTION', daysLeft: 30.1 },
      c4: { certificateType: 'DISTRIBUTION', daysLeft: -1 },
    };
    const { exitCode, stdout } = await verify(preflight('provisioning'));
    expect(exitCode).toBe(0);
    expect(stdout).toContain('\n✓ Preflight provisioning: ');
    expect(annotations(stdout)).toEqual([
      {
        level: 'warning',
        title: 'Preflight: provisioning',
        message: `2 certificates expire within 30 days, the first (DISTRIBUTION, expires ${dateIn(10.5)}). Ask the Account Holder or an Admin to renew what the job uses.`,
      },
    ]);
  });

  test('one certificate, by the clock of Apple, and without a type that is none', async () => {
    await server.restart({ clockOffsetSeconds: 3600 });
    const daysLeft = 30 + 1 / 48; // half an hour too early for this machine's clock
    server.certificates = { c1: { certificateType: '::error::x', daysLeft } };
    const { stdout } = await verify(preflight('provisioning'));
    expect(annotations(stdout)[1]?.message).toBe(
      `1 certificate expires within 30 days, the first (expires ${dateIn(daysLeft)}). Ask the Account Holder or an Admin to renew what the job uses.`,
    );
  });
});

describe('cloud-signing is neither proven nor disproven', () => {
  const warningOf = async (): Promise<string> => {
    const { exitCode, stdout } = await verify(preflight('cloud-signing'));
    expect(exitCode).toBe(0);
    expect(stdout).toContain('\n? Preflight cloud-signing: neither proven nor disproven. ');
    const [warning, ...others] = annotations(stdout);
    expect(others).toEqual([]);
    return warning?.message ?? '';
  };

  test('by a key that cannot read users', async () => {
    server.keys[0] = { ...key, role: 'APP_MANAGER' };
    expect(await warningOf()).toMatch(
      /^The key cannot read \/v1\/users \(403\), so its role is not Admin/,
    );
  });

  test('for a team without a distribution certificate', async () => {
    server.certificates = { c1: { certificateType: 'DEVELOPMENT', daysLeft: 200 } };
    expect(await warningOf()).toContain('The team has no distribution certificate');
  });

  test('for both reasons, in one warning', async () => {
    server.keys[0] = { ...key, role: 'DEVELOPER' };
    server.certificates = {};
    expect(await warningOf()).toMatch(/no distribution certificate.*cannot read \/v1\/users/);
  });
});

test('individual keys fail provisioning and cloud-signing without a request', async () => {
  server.keys[0] = individual;
  const message = await verifyFailure(
    preflight('provisioning, cloud-signing', { 'issuer-id': '' }),
  );
  expect(message).toMatch(
    /^2 problems with this key's access\n1\. provisioning: this type of key cannot be used \[PREFLIGHT_FAILED\]\nApple documents that individual keys cannot use provisioning endpoints\.\nFix: Ask the Account Holder or an Admin to create a team key.*If this is a team key, set issuer-id\./,
  );
  expect(targets()).toEqual([]);
});

describe('notarization', () => {
  test('fails if the Notary API rejects the key, whose 401 is plain text', async () => {
    failAll('/notary/', answer(answers.notaryUnauthorized));
    const message = await verifyFailure(preflight('notarization'), shortUploadPauses);
    expect(message).toMatch(
      /^notarization: the Notary API rejected the key\nApp Store Connect accepts the key, but GET \/notary\/v2\/submissions got 401 with several freshly signed tokens\.\nFix: Ask the Account Holder to check the agreements.*\nCode: PREFLIGHT_FAILED$/,
    );
    const tokens = server.requests.slice(1).map(({ token }) => token);
    expect(new Set(tokens).size).toBe(4);
  });

  test('is proven after a false 401, with a token that is signed anew', async () => {
    server.targetedFaults.push({
      request: '/notary/',
      fault: answer(answers.notaryUnauthorized),
    });
    expect((await verify(preflight('notarization'))).exitCode).toBe(0);
    expect(server.requests.map(({ status }) => status)).toEqual([200, 401, 200]);
  });
});

describe("notarization at Apple's own host", () => {
  /** Runs main against the stand-in as if it were Apple, by way of a proxy. */
  async function atApple(options: FakeServerOptions = {}): Promise<PhaseResult> {
    const tls = await makeCertificate();
    await server.restart({ tls, tolerated: ['scope /notary/v2'], ...options });
    const ca = join(job.directory, 'ca.pem');
    writeFileSync(ca, tls.cert);
    const inputs = preflight('upload 123, notarization', { 'api-url': '' });
    return verify(inputs, { HTTPS_PROXY: server.url, NO_PROXY: '', NODE_EXTRA_CA_CERTS: ca });
  }

  test('is apart from the API, which does not serve it', async () => {
    const { exitCode, stdout } = await atApple();
    expect([exitCode, annotations(stdout)]).toEqual([0, []]);
    expect(stdout).toContain('\n✓ Preflight notarization: ');
    expect(targets()).toContain('/notary/v2/submissions');
  });

  test('behind a proxy that opens no tunnel to it is neither proven nor disproven', async () => {
    const { exitCode, stdout } = await atApple({ closedHost: 'appstoreconnect.apple.com' });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('\n✓ Preflight upload 123: ');
    expect(annotations(stdout)).toEqual([
      {
        level: 'warning',
        title: 'notarization is neither proven nor disproven',
        message:
          'GET /notary/v2/submissions got no response (ERR_PROXY_TUNNEL). Run the job again. If that does not help, ask whoever runs the network to let the runner reach the Notary API, which has a host of its own: appstoreconnect.apple.com.',
      },
    ]);
    expect(targets()).not.toContain('/notary/v2/submissions');
  });
});

test('reports are proven by a day without sales', async () => {
  server.hasReports = false;
  const { exitCode, stdout } = await verify(preflight('reports 85012345'));
  expect([exitCode, annotations(stdout)]).toEqual([0, []]);
  expect(stdout).toContain('\n✓ Preflight reports 85012345: sales reports can be read\n');
});

describe('all checks', () => {
  const all = 'upload 123\ntestflight 456, provisioning\ncloud-signing\nnotarization, reports 85';

  test('run in one go with require-access and a scope, a line and a row for each', async () => {
    const { exitCode, stdout, summary } = await verify(
      preflight(all, {
        'require-access': '/v1/builds',
        scope: 'GET /v1/ciProducts',
        summary: 'true',
      }),
    );
    expect(exitCode).toBe(0);
    const lines = renderLog(stdout).match(/^✓ Preflight [\w-]+/gm);
    expect(lines).toEqual(cases.map(({ check }) => `✓ Preflight ${check.split(' ')[0]}`));
    expect(summary.match(/<tr><td>Preflight<\/td>/g)).toHaveLength(6);
    expect(server.requests.every(({ status }) => status === 200)).toBe(true);
  });

  test('that share a request send it once', async () => {
    await verify(preflight('upload com.example.app123\ntestflight com.example.app123'));
    expect(new Set(targets()).size).toBe(targets().length);
  });

  test('report every failure in one annotation, and every result in the log', async () => {
    server.keys[0] = { ...key, role: 'DEVELOPER' };
    failAll('/notary/', answer(answers.agreements));
    failAll('/v1/apps/456', faults.badGateway);
    const inputs = preflight(`${all}\nupload 999`, { 'require-access': '/v1/users' });
    const { stdout } = await verify(inputs);
    const [error, ...others] = annotations(stdout).filter(({ level }) => level === 'error');
    expect(others).toEqual([]);
    expect(error?.title).toBe("4 problems with this key's access");
    expect(error?.message.match(/^\d\. .*/gm)).toEqual([
      '1. The key cannot read /v1/users [ACCESS_FORBIDDEN]',
      '2. notarization: a required Apple agreement is missing or expired [APPLE_AGREEMENT_MISSING]',
      "3. reports 85: the key's role lacks permission [PREFLIGHT_FAILED]",
      '4. upload 999: the key cannot see this app [PREFLIGHT_FAILED]',
    ]);
    const lines = renderLog(stdout).split('\n');
    const start = lines.indexOf(`▸ Verified against ${server.url}`);
    expect(lines.slice(start + 1, start + 9)).toEqual([
      '✗ /v1/users: no (403)',
      `✓ upload 123: ${cases[0]?.proven}`,
      '? testflight 456: neither proven nor disproven. GET /v1/apps/456/betaGroups got a web page (502). Run the job again.',
      `✓ provisioning: ${cases[2]?.proven}`,
      expect.stringMatching(
        /^\? cloud-signing: neither proven nor disproven\. The key cannot read/,
      ),
      '✗ notarization: a required Apple agreement is missing or expired',
      "✗ reports 85: the key's role lacks permission",
      '✗ upload 999: the key cannot see this app',
    ]);
  });

  test('end within the total limit, however many there are', async () => {
    failAll('/v1/apps/', faults.noResponse);
    const many = Array.from({ length: 60 }, (_item, index) => `testflight ${index}`).join();
    const start = performance.now();
    const { exitCode } = await verify(preflight(many), shortTimeLimits);
    expect(exitCode).toBe(0);
    expect(performance.now() - start).toBeLessThan(10_000); // the limit is 3 s
  });
});

test('no request is sent if the input is invalid', async () => {
  expect(await verifyFailure(preflight('upload\nnotarisation\n/v1/apps'))).toMatch(
    /^3 problems with the inputs\n1\. upload needs APP \[PREFLIGHT_INVALID\][\s\S]*2\. Unknown check in preflight: notarisation \[PREFLIGHT_INVALID\]\n.*Did you mean notarization\?[\s\S]*3\. Unknown check in preflight \[PREFLIGHT_INVALID\]/,
  );
  expect(server.requests).toEqual([]);
});
