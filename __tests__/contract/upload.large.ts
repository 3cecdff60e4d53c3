import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { useUpload } from '../support/upload.ts';

// Not in npm test: it takes a minute. Run it with npm run test:upload-large.
const fixture = useUpload();
const { job, server } = fixture;

/** Writes the most memory that the process of each bundle had, in kilobytes, to a file of the bundle's name. */
const preload = (directory: string): string =>
  `--import data:text/javascript,${encodeURIComponent(`
    process.on('exit', () => {
      const { writeFileSync } = process.getBuiltinModule('node:fs');
      const name = process.argv[1].split('/').at(-2);
      writeFileSync(${JSON.stringify(directory)} + '/' + name, String(process.resourceUsage().maxRSS));
    });
  `)}`;

test('a file of 2 GB is uploaded with less than 120 MB of memory', async () => {
  fixture.makeIpa({ hole: 2_000_000_000 });
  const { NODE_OPTIONS = '', ...env } = await fixture.environment();
  const start = Date.now();
  const run = await job.phase('upload', {
    inputs: { file: 'App.ipa', 'api-url': server.url, timeout: '60m' },
    env: { ...env, NODE_OPTIONS: `${NODE_OPTIONS} ${preload(job.directory)}` },
    timeout: 250_000,
  });
  expect([run.exitCode, run.stderr]).toEqual([0, '']);
  expect(run.outputs).toMatchObject({ state: 'COMPLETE' });
  expect(server.buildUploads.storage.stored).toHaveLength(239);
  const megabytes = Number(readFileSync(join(job.directory, 'upload'), 'utf8')) / 1000;
  console.info(
    `2 GB in ${((Date.now() - start) / 1000).toFixed(1)} s, with ${megabytes.toFixed(1)} MB of memory at most.`,
  );
  expect(megabytes).toBeLessThan(120);
});
