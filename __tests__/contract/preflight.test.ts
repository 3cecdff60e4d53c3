import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { answers, sendJson } from '../support/answers.ts';
import type { FakeServerOptions, Fault } from '../support/app-store-connect.ts';
import { makeCertificate } from '../support/certificate.ts';
import * as faults from '../support/faults.ts';
import { annotations, type Inputs, type PhaseResult, renderLog } from '../support/runner.ts';
import { shortPauses, shortTimeLimits } from '../support/time-limits.ts';
import type { Role } from '../support/token-rules.ts';
import { useVerification } from '../support/verification.ts';

const { key, job, server, verify, verifyFailure } = useVerification({
  tolerated: ['scope /notary/v2'],
});
const individual = { keyId: key.keyId, publicKey: key.publicKey };

/** A check of the catalog, and what is particular to it. */
interface Case {
  /** The check in the input. */
  readonly check: string;
  /** Its requests, in any order. */
  readonly targets: readonly string[];
  /** The end of its line when nothing speaks against it. */
  readonly proven: string;
  /** A role that it is refused for, and the roles that its message names. */
  readonly refusedRole?: Role;
  readonly requiredRoles: string;
  /** True if an individual key can do it. */
  readonly isForIndividualKeys: boolean;
}

const certificates =
  '/v1/certificates?fields[certificates]=certificateType,expirationDate&limit=200';
const distribution =
  '/v1/certificates?filter[certificateType]=DISTRIBUTION,IOS_DISTRIBUTION&limit=1';
const report =
  '/v1/salesReports?filter[frequency]=DAILY&filter[reportSubType]=SUMMARY&filter[reportType]=SALES&filter[vendorNumber]=85012345';
const uploaders = 'Developer, App Manager or Admin';

const cases: readonly Case[] = [
  {
    check: 'upload 123',
    targets: ['/v1/apps/123', '/v1/apps/123/buildUploads?limit=1'],
    proven:
      "the app is visible, and no agreement is missing; cannot be proven: the daily upload limit, and the key's role",
    refusedRole: 'MARKETING',
    requiredRoles: uploaders,
    isForIndividualKeys: true,
  },
  {
    check: 'testflight 123',
    targets: ['/v1/apps/123/betaGroups?limit=1'],
    proven: 'the beta groups can be read; cannot be proven: the right to change them',
    refusedRole: 'SALES',
    requiredRoles: 'App Manager or Admin',
    isForIndividualKeys: true,
  },
  {
    check: 'provisioning',
    targets: [certificates, '/v1/profiles?limit=1', '/v1/devices?limit=1'],
    proven:
      'certificates, profiles and devices can be read; cannot be proven: the right to create a certificate',
    refusedRole: 'FINANCE',
    requiredRoles: 'Admin, or a role with access to Certificates, Identifiers & Profiles',
    isForIndividualKeys: false,
  },
  {
    check: 'cloud-signing',
    targets: [distribution, '/v1/users?limit=1'],
    proven:
      'the key has the role Admin, and the team has a distribution certificate; cannot be proven: that Apple will sign',
    refusedRole: 'FINANCE',
    requiredRoles: 'Admin',
    isForIndividualKeys: false,
  },
  {
    check: 'notarization',
    targets: ['/notary/v2/submissions'],
    proven:
      "the Notary API accepts the key, and no agreement is missing; cannot be proven: the key's role",
    requiredRoles: uploaders,
    isForIndividualKeys: true,
  },
  {
    check: 'reports 85012345',
    targets: [report],
    proven: 'sales reports can be read',
    refusedRole: 'DEVELOPER',
    requiredRoles: 'Finance, Sales or Admin',
    isForIndividualKeys: false,
  },
];
const rows = cases.map((one) => [one.check, one] as const);

const preflight = (text: string, inputs: Inputs = {}): Inputs => ({
  verify: 'false',
  preflight: text,
  ...inputs,
});
const targets = (): readonly string[] => server.requests.slice(1).map(({ target }) => target);
/** Answers the requests of a check with a fault, and all others as always. */
const failAll = ({ targets: list }: Case, fault: Fault): void => {
  for (const target of list) server.targetFaults.set(target, fault);
};
const answer =
  (result: Parameters<typeof sendJson>[1]): Fault =>
  (_request, response) =>
    sendJson(response, result);

describe.each(rows)('%s', (check, one) => {
  test('is proven by its requests alone, each with a token that is good for nothing else', async () => {
    const { exitCode, stdout } = await verify(preflight(check, { summary: 'true' }));
    expect([exitCode, annotations(stdout)]).toEqual([0, []]);
    expect(stdout).toContain(`\n✓ Preflight ${check}: ${one.proven}\n`);
    expect(targets().toSorted()).toEqual(one.targets.toSorted());
    for (const { target, token, status } of server.requests) {
      const scope = target.startsWith('/notary/') ? '/notary/v2' : `GET ${target}`;
      expect([status, decodeJwt(token).scope]).toEqual([200, [scope]]);
    }
  });

  test('is neither proven nor disproven by an outage of Apple', async () => {
    failAll(one, faults.badGateway);
    const { exitCode, stdout, summary } = await verify(
      preflight(check, { summary: 'true' }),
      shortPauses,
    );
    expect(exitCode).toBe(0);
    const remark = one.targets
      .map((target) => `GET ${target.split('?')[0]} got a web page (502). Run the job again.`)
      .join(' ');
    const text = `${check}: neither proven nor disproven. ${remark}`;
    expect(stdout).toContain(`\n? Preflight ${text}\n`);
    expect(summary).toContain(`<tr><td>Preflight</td><td>${text}</td></tr>`);
    expect(annotations(stdout)).toEqual([
      {
        level: 'warning',
        title: `${check} is neither proven nor disproven`,
        message: remark,
      },
    ]);
  });

  test('is neither proven nor disproven by the login page of a network, or a 400', async () => {
    for (const [fault, seen] of [
      [faults.loginPage, 'got a web page (200). Run the job again.'],
      [answer(answers.unknownParameter), '(400). Check the argument in preflight.'],
    ] as const) {
      failAll(one, fault);
      const { exitCode, stdout } = await verify(preflight(check));
      expect(exitCode).toBe(0);
      expect(annotations(stdout)).toMatchObject([
        { level: 'warning', message: expect.stringContaining(seen) },
      ]);
    }
  });

  test('is neither proven nor disproven when the connection is cut', async () => {
    failAll(one, faults.reset);
    const { exitCode, stdout } = await verify(preflight(check), shortPauses);
    expect(exitCode).toBe(0);
    expect(annotations(stdout)).toMatchObject([
      {
        level: 'warning',
        message: expect.stringMatching(/got no response \(connection (?:reset|closed), \w+\)/),
      },
    ]);
  });

  test('is proven on a network that is slow', async () => {
    failAll(one, (request, response) => {
      setTimeout(() => {
        const isReport = request.url?.startsWith('/v1/salesReports');
        sendJson(response, isReport ? answers.report : { status: 200, body: { data: [{}] } });
      }, 200);
    });
    const { exitCode, stdout } = await verify(preflight(check));
    expect([exitCode, annotations(stdout)]).toEqual([0, []]);
    expect(stdout).toContain(`\n✓ Preflight ${check}: `);
  });

  test('is neither proven nor disproven when nothing answers within the limits', async () => {
    failAll(one, faults.noResponse);
    const start = performance.now();
    const { exitCode, stdout } = await verify(preflight(check), shortTimeLimits);
    expect(performance.now() - start).toBeLessThan(10_000); // each request has 0.5 s, twice
    expect(exitCode).toBe(0);
    expect(annotations(stdout)).toMatchObject([
      { level: 'warning', message: expect.stringContaining('(timed out, TIMEOUT)') },
    ]);
  });

  test('fails for the role, naming who can create another key', async () => {
    if (one.refusedRole === undefined) failAll(one, answer(answers.forbidden));
    else server.keys[0] = { ...key, role: one.refusedRole };
    const message = await verifyFailure(preflight(check));
    expect(message).toContain(`${check}: the key's role lacks permission\nApple accepted the key`);
    expect(message).toContain(`Required role: ${one.requiredRoles}.\nFix: The role of a key`);
    expect(message).toContain('Ask the Account Holder or an Admin to create a new team key');
    expect(message).toMatch(/\nCode: PREFLIGHT_FAILED$/);
  });

  test('fails for an agreement after it was asked once more, naming who can accept it', async () => {
    failAll(one, answer(answers.agreements));
    const message = await verifyFailure(preflight(check));
    expect(message.split('\n')[0]).toBe(
      `${check}: a required Apple agreement is missing or expired`,
    );
    expect(message).toContain('\nFix: Only the Account Holder can accept it: ');
    expect(message).toMatch(/\nCode: APPLE_AGREEMENT_MISSING$/);
    expect(targets().toSorted()).toEqual([...one.targets, ...one.targets].toSorted());
  });

  test('is proven if only the first response names an agreement', async () => {
    const [first = ''] = one.targets;
    server.targetFaults.set(first, (_request, response) => {
      server.targetFaults.delete(first);
      sendJson(response, answers.agreements);
    });
    const { exitCode, stdout } = await verify(preflight(check));
    expect([exitCode, annotations(stdout)]).toEqual([0, []]);
    expect(targets()).toHaveLength(one.targets.length + 1);
  });

  test(`with an individual key ${one.isForIndividualKeys ? 'is proven' : 'fails'}`, async () => {
    server.keys[0] = individual;
    const inputs = preflight(check, { 'issuer-id': '' });
    if (one.isForIndividualKeys) {
      const { exitCode, stdout } = await verify(inputs);
      expect(exitCode).toBe(0);
      expect(stdout).toContain(`\n✓ Preflight ${check}: ${one.proven}\n`);
    } else {
      expect(await verifyFailure(inputs)).toMatch(/Code: PREFLIGHT_FAILED$/);
    }
  });

  test('with an in-house key fails without a request, unless it has provisioning only', async () => {
    await server.restart({ program: 'enterprise' });
    const inputs = preflight(check, { 'in-house': 'true' });
    if (check === 'provisioning') {
      expect((await verify(inputs)).exitCode).toBe(0);
      expect(targets().toSorted()).toEqual(one.targets.toSorted());
      for (const { token } of server.requests) expect(decodeJwt(token)).not.toHaveProperty('scope');
    } else {
      expect(await verifyFailure(inputs)).toContain(
        `Fix: Use a team key of App Store Connect, or remove ${check} from preflight.`,
      );
      expect(targets()).toEqual([]);
    }
  });
});

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
    server.targetFaults.set(lookup('a.b'), answer({ status: 200, body: { data } }));
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
    server.targetFaults.set('/notary/', answer(answers.notaryUnauthorized));
    const message = await verifyFailure(preflight('notarization'), shortPauses);
    expect(message).toMatch(
      /^notarization: the Notary API rejected the key\nApp Store Connect accepts the key, but GET \/notary\/v2\/submissions got 401 with several freshly signed tokens\.\nFix: Ask the Account Holder to check the agreements.*\nCode: PREFLIGHT_FAILED$/,
    );
    const tokens = server.requests.slice(1).map(({ token }) => token);
    expect(new Set(tokens).size).toBe(4);
  });

  test('is proven after a false 401, with a token that is signed anew', async () => {
    server.targetFaults.set('/notary/', (_request, response) => {
      server.targetFaults.clear();
      sendJson(response, answers.notaryUnauthorized);
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
    server.targetFaults.set('/notary/', answer(answers.agreements));
    server.targetFaults.set('/v1/apps/456', faults.badGateway);
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
    server.targetFaults.set('/v1/apps/', faults.noResponse);
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
