import { expect, test } from '@jest/globals';
import { useAct } from '../support/fixtures.ts';
import { repositorySettings } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import { findSecrets } from '../support/secrets.ts';

const key = makeKey();
const act = useAct();

test('a step with an invalid input fails with one annotation, sets the output error-code only, and still runs post', async () => {
  const run = await act.run({
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
                tools: fastlane, transporter
                lifetime: 1h
            - run: touch "$RECORDS/later"
            - run: printf %s "$OUTPUTS" > "$RECORDS/outputs"
              id: record
              if: always()
              env:
                OUTPUTS: \${{ toJSON(steps.asc.outputs) }}
    `,
  });
  expect(run.exitCode).toBe(1);
  expect(run.log.annotations()).toMatchObject([
    { level: 'error', message: expect.stringContaining('Code: LIFETIME_TOO_LONG') },
  ]);
  expect(run.log.steps).toMatchObject([
    { stepId: 'asc', stage: 'Main', result: 'failure' },
    { stepId: 'record', stage: 'Main', result: 'success' },
    { stepId: 'asc', stage: 'Post', result: 'success' },
  ]);
  expect(JSON.parse(run.records.outputs ?? '')).toEqual({ 'error-code': 'LIFETIME_TOO_LONG' });
  expect(findSecrets(run, key)).toEqual([]);
  expect(run.left).toEqual([]);
});

test('a later step that fails leaves no file behind', async () => {
  const run = await act.run({
    ...repositorySettings(key),
    workflow: `
      on: push
      jobs:
        build:
          runs-on: macos-latest
          steps:
            - uses: OWNER/app-store-connect-token@v1
              id: asc
              with:
                private-key: \${{ secrets.ASC_PRIVATE_KEY }}
                key-id: \${{ vars.ASC_KEY_ID }}
                issuer-id: \${{ vars.ASC_ISSUER_ID }}
                tools: fastlane, transporter
                key-directory: \${{ runner.temp }}/keys
                token-command: true
            - run: |
                find "$HOME" "$RUNNER_TEMP" -name '*.p8' | wc -l > "$RECORDS/keys"
                app-store-connect-token > /dev/null
                exit 3
              id: upload
    `,
  });
  expect(run.exitCode).toBe(1);
  expect(run.log.steps).toMatchObject([
    { stepId: 'asc', stage: 'Main', result: 'success' },
    { stepId: 'upload', stage: 'Main', result: 'failure' },
    { stepId: 'asc', stage: 'Post', result: 'success' },
  ]);
  expect(run.records.keys?.trim()).toBe('2');
  expect(run.log.annotations()).toEqual([]);
  expect(findSecrets(run, key)).toEqual([]);
  expect(run.left).toEqual([]);
});

test('a malformed key is masked as it is stored', async () => {
  const run = await act.run({
    ...repositorySettings(key),
    secrets: { ASC_PRIVATE_KEY: key.pem.split('\n').slice(0, 3).join('\n') },
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
            - run: printf '%s\\n' "$KEY"
              id: print
              if: always()
              env:
                KEY: \${{ secrets.ASC_PRIVATE_KEY }}
    `,
  });
  expect(run.log.annotations()).toMatchObject([
    { level: 'error', message: expect.stringContaining('Code: KEY_TRUNCATED') },
  ]);
  expect(run.log.textOfStep('print')).toBe('-----BEGIN PRIVATE KEY-----\n***\n***\n');
  expect(findSecrets(run, key)).toEqual([]);
});
