import { describe, expect, test } from '@jest/globals';
import type { ActRun } from '../support/act.ts';
import { useAct, useServer } from '../support/fixtures.ts';
import { repositorySettings } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import { findSecrets } from '../support/secrets.ts';

const key = makeKey();
const act = useAct();
const server = useServer(key);

/** Runs a job that verifies its key before later steps, and always records the outputs. */
function runWith(input: string): Promise<ActRun> {
  return act.run({
    ...repositorySettings(key),
    workflow: `
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest
          steps:
            - uses: OWNER/app-store-connect-token@v1
              id: asc
              with:
                private-key: \${{ secrets.ASC_PRIVATE_KEY }}
                key-id: \${{ vars.ASC_KEY_ID }}
                issuer-id: \${{ vars.ASC_ISSUER_ID }}
                tools: fastlane
                api-url: ${server.url}
                ${input}
            - run: |
                curl -fsSH "Authorization: Bearer $TOKEN" ${server.url}/v1/apps > "$RECORDS/apps"
              env:
                TOKEN: \${{ steps.asc.outputs.token }}
            - run: printf %s "$OUTPUTS" > "$RECORDS/outputs"
              if: always()
              env:
                OUTPUTS: \${{ toJSON(steps.asc.outputs) }}
            - run: 'false' # so that act does not remove RUNNER_TEMP
    `,
  });
}

function expectNothingLeft(run: ActRun): void {
  expect(run.log.steps.at(-1)).toMatchObject({ stepId: 'asc', stage: 'Post', result: 'success' });
  expect(findSecrets(run, key)).toEqual([]);
  expect(run.left).toEqual([]);
}

describe.each([
  ['verify: true', ['/v1/apps?limit=1']],
  ['require-access: /v1/certificates', ['/v1/apps?limit=1', '/v1/certificates?limit=1']],
])('%s', (input, probes) => {
  test('continues a job with a valid key', async () => {
    const run = await runWith(input);
    expect(run.log.annotations()).toEqual([]);
    expect(server.requests.map(({ target, status }) => [target, status])).toEqual(
      [...probes, '/v1/apps'].map((target) => [target, 200]),
    );
    expect(JSON.parse(run.records.outputs ?? '')).toMatchObject({ available: 'true' });
    expect(JSON.parse(run.records.apps ?? '')).toMatchObject({ data: [{ id: '123' }, {}] });
    expectNothingLeft(run);
  });

  test('ends a job whose key Apple refuses, with one annotation and the output error-code only', async () => {
    server.keys.length = 0;
    const run = await runWith(input);
    expect(run.log.annotations()).toMatchObject([
      { level: 'error', message: expect.stringContaining('Code: APPLE_REFUSED_KEY') },
    ]);
    expect(new Set(server.requests.map(({ status }) => status))).toEqual(new Set([401]));
    expect(JSON.parse(run.records.outputs ?? '')).toEqual({ 'error-code': 'APPLE_REFUSED_KEY' });
    expectNothingLeft(run);
  });
});

test('require-access ends a job whose key cannot read the path', async () => {
  server.keys.splice(0, 1, { ...key, role: 'SALES' });
  const run = await runWith('require-access: /v1/certificates');
  expect(run.log.annotations()).toMatchObject([
    { level: 'error', message: expect.stringContaining('Code: ACCESS_FORBIDDEN') },
  ]);
  expect(JSON.parse(run.records.outputs ?? '')).toEqual({ 'error-code': 'ACCESS_FORBIDDEN' });
  expectNothingLeft(run);
});
