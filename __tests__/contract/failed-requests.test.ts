import { describe, expect, test } from '@jest/globals';
import { FakeAppStoreConnect, type Fault } from '../support/app-store-connect.ts';
import * as faults from '../support/faults.ts';
import { useVerification } from '../support/verification.ts';

const { server, verifyFailure } = useVerification();

describe('explains a failed request, and who can fix it:', () => {
  test('the hourly rate limit, with its figures', async () => {
    server.fault = faults.tooMany('3600');
    const start = performance.now();
    expect(await verifyFailure()).toMatch(
      /Of 3600 requests an hour, 0 are left\.[\s\S]*Code: APPLE_RATE_LIMITED/,
    );
    expect(performance.now() - start).toBeLessThan(5000); // an hour is not waited for
  });

  test('an outage of Apple', async () => {
    server.fault = faults.badGateway;
    expect(await verifyFailure()).toMatch(
      /answered 502[\s\S]*Apple: see https:\/\/developer\.apple\.com\/system-status[\s\S]*Code: APPLE_UNAVAILABLE/,
    );
  });

  test('a redirect, without following it', async () => {
    const elsewhere = await FakeAppStoreConnect.start();
    server.fault = faults.redirectTo(`${elsewhere.url}/v1/apps`);
    try {
      expect(await verifyFailure()).toContain('Code: APPLE_REDIRECTED');
      expect(elsewhere.requests).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  });

  test.each<readonly [string, Fault]>([
    ['a login page', faults.loginPage],
    ['a body of 50 MB', faults.hugeBody],
    ['an unknown response', faults.echo],
  ])('%s', async (_name, fault) => {
    server.fault = fault;
    expect(await verifyFailure()).toContain('Code: NOT_APPLE');
  });

  test('a closed port', async () => {
    const { url } = server;
    await server.restart();
    expect(await verifyFailure({ 'api-url': url })).toMatch(
      /ECONNREFUSED[\s\S]*Whoever runs the network[\s\S]*Code: NETWORK_FAILED/,
    );
  });
});
