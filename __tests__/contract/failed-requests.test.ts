import { describe, expect, test } from '@jest/globals';
import { answers, sendJson } from '../support/answers.ts';
import { FakeAppStoreConnect, type Fault } from '../support/app-store-connect.ts';
import * as faults from '../support/faults.ts';
import { useVerification } from '../support/verification.ts';

const { server, verifyFailure } = useVerification();

describe('explains a failed request, and who can fix it:', () => {
  test('the hourly rate limit, with its figures', async () => {
    server.fault = faults.tooMany('3600');
    const start = performance.now();
    expect(await verifyFailure()).toMatch(
      /0 of 3600 requests per hour remain\.[\s\S]*Code: APPLE_RATE_LIMITED/,
    );
    expect(performance.now() - start).toBeLessThan(5000); // a delay of an hour is not a retry
  });

  test('an outage of Apple', async () => {
    server.fault = faults.badGateway;
    expect(await verifyFailure()).toMatch(
      /^App Store Connect is unavailable\nIt responded with 502 to every attempt\.[\s\S]*Check https:\/\/developer\.apple\.com\/system-status[\s\S]*Code: APPLE_UNAVAILABLE/,
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

  test('an api-url that ends in /v1', async () => {
    server.fault = (_request, response) => sendJson(response, answers.notFound);
    const message = await verifyFailure({ 'api-url': `${server.url}/v1` });
    expect(message).toBe(
      `Unexpected response from the API\n${server.url}/v1 responded with 404. api-url ends in a version, and every path already starts with one.\nFix: Set api-url to ${server.url}.\nCode: NOT_APPLE`,
    );
  });

  test('a closed port, by its host', async () => {
    const { url } = server;
    await server.restart();
    expect(await verifyFailure({ 'api-url': url })).toMatch(
      new RegExp(
        `\n${url.slice(7)} did not respond.*ECONNREFUSED[^]*ask whoever runs the network[^]*Code: NETWORK_FAILED`,
      ),
    );
  });
});
