import { expect, test } from '@jest/globals';
import * as faults from '../support/faults.ts';
import { useJob, useServer } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import { annotations } from '../support/runner.ts';

// In a file of its own: this waits for time limits, and runs beside the others.

const key = makeKey();
const job = useJob();
const server = useServer(key);

test('gives up within a minute on a server that never responds, however many paths there are', async () => {
  server.faults.push((_request, response) => response.writeHead(200).end('{}')); // the probe
  server.fault = faults.silence;
  const start = performance.now();
  const { exitCode, stdout, outputs } = await job.main(
    teamInputs(key, {
      'api-url': server.url,
      'require-access': Array.from({ length: 8 }, (_item, index) => `/v1/apps/${index}`).join('\n'),
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  expect([exitCode, outputs]).toEqual([1, {}]);
  expect(annotations(stdout)[0]?.message).toContain('no answer (TIMEOUT)');
  expect(seconds).toBeGreaterThan(20);
  expect(seconds).toBeLessThan(62);
}, 90_000);
