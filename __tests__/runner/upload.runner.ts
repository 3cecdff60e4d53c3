import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { ActRun } from '../support/act.ts';
import { useAct, useServer } from '../support/fixtures.ts';
import { repositorySettings } from '../support/inputs.ts';
import { makeIpa } from '../support/ipa.ts';
import { makeKey } from '../support/keys.ts';
import { findSecrets } from '../support/secrets.ts';

const key = makeKey();
const act = useAct();
const server = useServer(key);
const directory = mkdtempSync(join(tmpdir(), 'ipa-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** A job that makes a token command, and uploads an .ipa with it. */
function runWith(padding: number): Promise<ActRun> {
  makeIpa(join(directory, 'App.ipa'), { padding });
  return act.run({
    ...repositorySettings(key),
    workflow: `
      on: push
      jobs:
        upload:
          runs-on: ubuntu-latest
          steps:
            - uses: OWNER/app-store-connect-token@v1
              with:
                private-key: \${{ secrets.ASC_PRIVATE_KEY }}
                key-id: \${{ vars.ASC_KEY_ID }}
                issuer-id: \${{ vars.ASC_ISSUER_ID }}
                token-command: true
            - uses: OWNER/app-store-connect-token/upload@v1
              id: upload
              with:
                file: ${directory}/*.ipa
                api-url: ${server.url}
            - run: printf %s "$OUTPUTS" > "$RECORDS/outputs"
              if: always()
              env:
                OUTPUTS: \${{ toJSON(steps.upload.outputs) }}
            - run: 'false' # so that act does not remove RUNNER_TEMP
    `,
  });
}

test('a job with the token command uploads 50 MB, and the log has no token and no URL', async () => {
  const run = await runWith(50_000_000);
  expect(run.log.annotations()).toEqual([]);
  expect(JSON.parse(run.records.outputs ?? '')).toEqual({
    'build-upload-id': 'upload-1',
    'build-id': 'build-of-upload-1',
    state: 'COMPLETE',
  });
  expect(server.buildUploads.files).toMatchObject([{ isCommitted: true }]);
  expect(server.requests.filter(({ status }) => status >= 300)).toEqual([]);
  const log = run.log.textOfStep('upload');
  expect(log).toContain('Uploaded 100% (50.0 of 50.0 MB');
  expect(run.log.text).not.toMatch(/Signature|object-storage/);
  expect(findSecrets(run, key)).toEqual([]);
  expect(run.left).toEqual([]);
});

test('a build that Apple rejects ends the job, with one annotation and the code as output', async () => {
  server.buildUploads.states = ['FAILED'];
  server.buildUploads.errors = [{ code: '90062', description: 'The version must be higher.' }];
  const run = await runWith(1000);
  expect(run.log.annotations()).toEqual([
    {
      level: 'error',
      title: 'Apple rejected the build',
      message: expect.stringContaining('90062: The version must be higher.'),
    },
  ]);
  expect(JSON.parse(run.records.outputs ?? '')).toEqual({
    'build-upload-id': 'upload-1',
    state: 'FAILED',
    'error-code': 'UPLOAD_REJECTED',
  });
  expect(findSecrets(run, key)).toEqual([]);
});
