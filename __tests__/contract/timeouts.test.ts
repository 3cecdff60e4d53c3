import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import * as faults from '../support/faults.ts';
import { shortTimeLimits } from '../support/time-limits.ts';
import { useVerification } from '../support/verification.ts';

// What was given up must not keep the process: a phase is over when its process is.

const { server, verifyFailure } = useVerification();

/** Runs a verification that has to fail; the message, and the seconds until the process had ended. */
async function failWithin(
  ...[inputs, env]: Parameters<typeof verifyFailure>
): Promise<{ message: string; seconds: number }> {
  const start = performance.now();
  const message = await verifyFailure(inputs, { ...shortTimeLimits, ...env });
  return { message, seconds: (performance.now() - start) / 1000 };
}

test('gives up on a server that never responds after two requests, and the process ends', async () => {
  server.fault = faults.silence;
  const { message, seconds } = await failWithin();
  expect(message).toMatch(/\(timed out, TIMEOUT\)[\s\S]*Code: NETWORK_FAILED/);
  expect(server.requests).toHaveLength(2);
  // Two limits of 0.5 s, and a gap between them.
  expect(seconds).toBeGreaterThan(1);
  expect(seconds).toBeLessThan(10);
});

test('gives up within the total limit, however many paths there are, and the process ends', async () => {
  server.faults.push((_request, response) => response.writeHead(200).end('{}')); // the probe
  server.fault = faults.silence;
  const { message, seconds } = await failWithin({
    'require-access': Array.from({ length: 60 }, (_item, index) => `/v1/apps/${index}`).join('\n'),
  });
  expect(message).toContain("60 problems with this key's access");
  expect(message).toContain('no response (TIMEOUT)');
  // Of the 60 paths, 4 are asked at a time, for 1.3 s: without the total limit of 3 s it would be 19 s.
  expect(seconds).toBeGreaterThan(2);
  expect(seconds).toBeLessThan(10);
});

test('gives up on a proxy that drops CONNECT, and the process ends', async () => {
  const proxy = createServer((socket) =>
    socket.once('data', () => socket.destroy()).on('error', () => {}),
  );
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const { message, seconds } = await failWithin(
    { 'api-url': '' }, // Apple's own
    { HTTPS_PROXY: `http://127.0.0.1:${port}`, NO_PROXY: '' },
  );
  proxy.close();
  expect(message).toMatch(
    /whoever runs the proxy to allow CONNECT to api\.appstoreconnect\.apple\.com:443\.[\s\S]*Code: PROXY_FAILED/,
  );
  expect(seconds).toBeLessThan(10);
});
