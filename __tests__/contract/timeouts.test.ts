import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { makeCertificate } from '../support/certificate.ts';
import * as faults from '../support/faults.ts';
import { oddProxies, oddTunnels, slowProxies, startProxy } from '../support/proxy.ts';
import { shortTimeLimits } from '../support/time-limits.ts';
import { useVerification } from '../support/verification.ts';

// An abandoned connection must not keep the process alive: a phase ends when its process ends.

const { job, server, verifyFailure } = useVerification();

/** Runs a verification that must fail. Returns the message, and the seconds until the process ended. */
async function failWithin(
  ...[inputs, env]: Parameters<typeof verifyFailure>
): Promise<{ message: string; seconds: number }> {
  const start = performance.now();
  const message = await verifyFailure(inputs, { ...shortTimeLimits, ...env });
  return { message, seconds: (performance.now() - start) / 1000 };
}

test('gives up on a server that never responds after two requests, and the process ends', async () => {
  server.fault = faults.noResponse;
  const { message, seconds } = await failWithin();
  expect(message).toMatch(/\(timed out, TIMEOUT\)[\s\S]*Code: NETWORK_FAILED/);
  expect(server.requests).toHaveLength(2);
  // Two timeouts of 0.5 s, and the delay between them.
  expect(seconds).toBeGreaterThan(1);
  expect(seconds).toBeLessThan(10);
});

test('gives up within the total limit, however many paths there are, and the process ends', async () => {
  server.faults.push((_request, response) => response.writeHead(200).end('{}')); // the probe
  server.fault = faults.noResponse;
  const { message, seconds } = await failWithin({
    'require-access': Array.from({ length: 60 }, (_item, index) => `/v1/apps/${index}`).join('\n'),
  });
  expect(message).toContain("60 problems with this key's access");
  expect(message).toContain('no response (TIMEOUT)');
  // 4 of the 60 paths are requested at a time, for 1.3 s: without the total limit of 3 s it would take 19 s.
  expect(seconds).toBeGreaterThan(2);
  expect(seconds).toBeLessThan(10);
});

describe('gives up on a proxy, and the process ends, if it', () => {
  test.each([
    ...Object.entries({ ...oddProxies, ...slowProxies }).map(
      ([name, answer]) =>
        [name, answer, /whoever runs the proxy[\s\S]*Code: PROXY_FAILED/i] as const,
    ),
    ...Object.entries(oddTunnels).map(
      ([name, answer]) => [name, answer, /Code: (?:PROXY|TLS)_FAILED/] as const,
    ),
  ])('%s', async (_name, answer, expected) => {
    const proxy = await startProxy(answer);
    try {
      const { message, seconds } = await failWithin({ 'api-url': '' }, proxy.env); // to Apple's own host
      expect(message).toMatch(expected);
      expect(seconds).toBeLessThan(10);
    } finally {
      proxy.close();
    }
  });
});

test('gives up on a server behind a proxy that never responds, and the process ends', async () => {
  const tls = await makeCertificate();
  await server.restart({ tls });
  server.fault = faults.noResponse;
  const ca = join(job.directory, 'ca.pem');
  writeFileSync(ca, tls.cert);
  const { message, seconds } = await failWithin(
    { 'api-url': '' },
    { HTTPS_PROXY: server.url, NO_PROXY: '', NODE_EXTRA_CA_CERTS: ca },
  );
  expect(message).toMatch(
    /TIMEOUT[\s\S]*whoever runs the proxy to allow CONNECT to api\.appstoreconnect\.apple\.com:443\.[\s\S]*Code: PROXY_FAILED/,
  );
  expect(server.requests).toHaveLength(2);
  expect(seconds).toBeLessThan(10);
});
