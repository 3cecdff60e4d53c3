import { describe, expect, test } from '@jest/globals';
import type { ActControl, ActRun } from '../support/act.ts';
import { useAct, useServer } from '../support/fixtures.ts';
import { repositorySettings } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import { findSecrets } from '../support/secrets.ts';

const key = makeKey();
const act = useAct();
const server = useServer(key);

/** Runs a workflow, and stops it at the first request to the server, which never responds. */
function stopAtRequest(workflow: string, stop: keyof ActControl): Promise<ActRun> {
  return act.run({
    ...repositorySettings(key),
    workflow,
    onStart: (control) => {
      server.fault = () => control[stop]();
    },
  });
}

describe.each<[string, keyof ActControl]>([
  ['a run that is canceled', 'cancel'],
  ['SIGINT', 'interruptStep'],
])('%s', (_name, stop) => {
  test('during a later step leaves nothing behind', async () => {
    const run = await stopAtRequest(
      `
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
                tools: fastlane, transporter
                token-command: true
            - run: |
                test -s "$APP_STORE_CONNECT_API_KEY_PATH"
                touch "$RECORDS/started"
                exec curl -s ${server.url}
              id: upload
            - run: touch "$RECORDS/ended"
      `,
      stop,
    );
    expect(run.log.steps).toMatchObject([
      { stepId: 'asc', stage: 'Main', result: 'success' },
      { stepId: 'upload', stage: 'Main', result: 'failure' },
      { stepId: 'asc', stage: 'Post', result: 'success' },
    ]);
    expect(run.records).toEqual({ started: '' });
    expect(run.left).toEqual([]);
    expect(findSecrets(run, key)).toEqual([]);
  });

  test('while the action waits for Apple leaves no output and nothing behind', async () => {
    const run = await stopAtRequest(
      `
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
                tools: fastlane, transporter
                token-command: true
                verify: true
                api-url: ${server.url}
            - run: touch "$RECORDS/later"
            - run: printf %s "$OUTPUTS" > "$RECORDS/outputs"
              id: record
              if: always()
              env:
                OUTPUTS: \${{ toJSON(steps.asc.outputs) }}
      `,
      stop,
    );
    expect(run.log.steps).toMatchObject([
      { stepId: 'asc', stage: 'Main', result: 'failure' },
      { stepId: 'record', stage: 'Main', result: 'success' },
      { stepId: 'asc', stage: 'Post', result: 'success' },
    ]);
    expect(run.records).toEqual({ outputs: '{}' });
    expect(run.left).toEqual([]);
    expect(findSecrets(run, key)).toEqual([]);
  });
});
