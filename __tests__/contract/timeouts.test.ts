import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { FakeAppStoreConnect } from '../support/app-store-connect.ts';
import * as faults from '../support/faults.ts';
import { issuerId, makeKey } from '../support/keys.ts';
import { annotations, Job } from '../support/runner.ts';

// In a file of its own: these wait for time limits, and run beside the others.

const key = makeKey();
let job: Job;
let server: FakeAppStoreConnect;
beforeEach(async () => {
  job = new Job();
  server = await FakeAppStoreConnect.start();
  server.keys.push(key);
});
afterEach(async () => {
  await server.close();
  job.end();
});

test('a server that never answers is given up within a minute, however many paths there are', async () => {
  server.faults.push((_request, response) => response.writeHead(200).end('{}')); // the probe
  server.fault = faults.silence;
  const start = performance.now();
  const { exitCode, stdout, outputs } = await job.main({
    'private-key': key.pem,
    'key-id': key.keyId,
    'issuer-id': issuerId,
    'api-url': server.url,
    'require-access': Array.from({ length: 8 }, (_one, at) => `/v1/apps/${at}`).join('\n'),
  });
  const seconds = (performance.now() - start) / 1000;
  expect([exitCode, outputs]).toEqual([1, {}]);
  expect(annotations(stdout)[0]?.message).toContain('no answer (TIMEOUT)');
  expect(seconds).toBeGreaterThan(20);
  expect(seconds).toBeLessThan(62);
}, 90_000);

test('a proxy that drops CONNECT is told in bounded time, and the process ends', async () => {
  const proxy = createServer((socket) =>
    socket.once('data', () => socket.destroy()).on('error', () => {}),
  );
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const inputs = {
    'private-key': key.pem,
    'key-id': key.keyId,
    'issuer-id': issuerId,
    verify: 'true',
  };
  const env = { HTTPS_PROXY: `http://127.0.0.1:${port}`, NO_PROXY: '' };
  const start = performance.now();
  const { exitCode, stdout } = await job.main(inputs, { env });
  proxy.close();
  expect(exitCode).toBe(1);
  expect(annotations(stdout)[0]?.message).toMatch(
    /Whoever runs the proxy[\s\S]*Code: PROXY_FAILED/,
  );
  expect(performance.now() - start).toBeLessThan(62_000);
}, 90_000);
