import { describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { answers, sendJson } from '../support/answers.ts';
import type { Fault } from '../support/app-store-connect.ts';
import * as faults from '../support/faults.ts';
import { type Case, cases, preflight } from '../support/preflight.ts';
import { annotations } from '../support/runner.ts';
import { shortTimeLimits, shortUploadPauses } from '../support/time-limits.ts';
import { useVerification } from '../support/verification.ts';

const { key, server, verify, verifyFailure } = useVerification({
  tolerated: ['scope /notary/v2'],
});
const individual = { keyId: key.keyId, publicKey: key.publicKey };

const rows = cases.map((one) => [one.check, one] as const);

const targets = (): readonly string[] => server.requests.slice(1).map(({ target }) => target);
/** Responds with a fault to the requests of a check, and as usual to all others. Replaces earlier faults. */
const failAll = ({ targets: list }: Case, fault: Fault): void => {
  server.targetedFaults.length = 0;
  for (const request of list) server.targetedFaults.push({ request, fault, times: Infinity });
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
      shortUploadPauses,
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
    const { exitCode, stdout } = await verify(preflight(check), shortUploadPauses);
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
    server.targetedFaults.push({ request: first, fault: answer(answers.agreements) });
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
