import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ActOptions, ActRun } from '../support/act.ts';
import { useAct } from '../support/fixtures.ts';
import { repositorySettings } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import { findSecrets } from '../support/secrets.ts';

const key = makeKey();
const act = useAct();

test('a composite action around this one passes its outputs on, and post runs at the end of the job', async () => {
  const run = await act.run({
    ...repositorySettings(key),
    files: {
      '.github/actions/sign-in/action.yml': `
        name: Sign in
        description: Signs in, as this company does
        inputs:
          private-key: { description: The key, required: true }
        outputs:
          token:
            description: The token
            value: \${{ steps.asc.outputs.token }}
        runs:
          using: composite
          steps:
            - uses: OWNER/app-store-connect-token@v1
              id: asc
              with:
                private-key: \${{ inputs.private-key }}
                key-id: ${key.keyId}
                issuer-id: ${key.issuerId}
                tools: fastlane, transporter
                token-command: true
      `,
    },
    workflow: `
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest
          steps:
            - uses: actions/checkout@v6
            - uses: ./.github/actions/sign-in
              id: sign-in
              with:
                private-key: \${{ secrets.ASC_PRIVATE_KEY }}
            - run: |
                test -s "$APP_STORE_CONNECT_API_KEY_PATH"
                app-store-connect-token > "$RECORDS/command"
                printf '%s\\n' "$TOKEN" | tee "$RECORDS/token"
              id: print
              env:
                TOKEN: \${{ steps.sign-in.outputs.token }}
            - run: 'false' # so that act does not remove RUNNER_TEMP
    `,
  });
  expect(run.log.steps.filter(({ stepId }) => stepId.startsWith('sign-in'))).toMatchObject([
    { stepId: 'sign-in/asc', stage: 'Main', result: 'success' },
    { stepId: 'sign-in', stage: 'Main', result: 'success' },
    { stepId: 'sign-in/asc', stage: 'Post', result: 'success' },
    { stepId: 'sign-in', stage: 'Post', result: 'success' },
  ]);
  expect(run.records.token).toBe(run.records.command);
  expect(run.log.textOfStep('print')).toBe('***\n');
  expect(findSecrets(run, key)).toEqual([]);
  expect(run.left).toEqual([]);
});

describe('a reusable workflow', () => {
  const build = `
    on: workflow_call
    jobs:
      build:
        runs-on: ubuntu-latest
        steps:
          - uses: OWNER/app-store-connect-token@v1
            id: asc
            with:
              private-key: \${{ secrets.ASC_PRIVATE_KEY }}
              key-id: ${key.keyId}
              issuer-id: ${key.issuerId}
              tools: fastlane
          - run: printf %s "$OUTPUTS" > "$RECORDS/outputs"
            if: always()
            env:
              OUTPUTS: \${{ toJSON(steps.asc.outputs) }}
          - run: 'false' # so that act does not remove RUNNER_TEMP
  `;
  const call = (secrets: string): ActOptions => ({
    ...repositorySettings(key),
    files: { '.github/workflows/build.yml': build },
    workflow: `
      on: push
      jobs:
        call:
          uses: ./.github/workflows/build.yml
          ${secrets}
    `,
  });

  test('that is called with secrets: inherit has the key', async () => {
    const run = await act.run(call('secrets: inherit'));
    expect(run.log.annotations()).toEqual([]);
    expect(JSON.parse(run.records.outputs ?? '')).toMatchObject({ available: 'true' });
    expect(findSecrets(run, key)).toEqual([]);
    expect(run.left).toEqual([]);
  });

  test('that is called without it fails, and reports that secrets: inherit is missing', async () => {
    const run = await act.run(call(''));
    expect(run.log.annotations()).toMatchObject([
      {
        level: 'error',
        message: expect.stringMatching(/secrets: inherit[\s\S]*Code: KEY_MISSING/),
      },
    ]);
    expect(JSON.parse(run.records.outputs ?? '')).toEqual({ 'error-code': 'KEY_MISSING' });
    expect(run.left).toEqual([]);
  });
});

// GitHub gives neither of them the secrets of the repository, so these runs have none.
describe.each<[string, string, string, object]>([
  [
    "a fork's pull request",
    'Fix: The pull request comes from a fork',
    'contributor',
    { head: { repo: { full_name: 'contributor/app' } }, user: { login: 'contributor' } },
  ],
  [
    "Dependabot's pull request",
    'Fix: Dependabot started the run',
    'dependabot[bot]',
    { head: { repo: { full_name: 'octo/app' } }, user: { login: 'dependabot[bot]' } },
  ],
])('%s', (_name, cause, actor, pullRequest) => {
  let run: ActRun;
  beforeAll(async () => {
    run = await act.run({
      event: 'pull_request',
      actor,
      payload: { pull_request: { ...pullRequest, base: { repo: { full_name: 'octo/app' } } } },
      workflow: `
      on: pull_request
      jobs:
        strict:
          runs-on: ubuntu-latest
          steps:
            - uses: OWNER/app-store-connect-token@v1
              id: asc
              with:
                private-key: \${{ secrets.ASC_PRIVATE_KEY }}
                key-id: ${key.keyId}
                issuer-id: ${key.issuerId}
        lenient:
          runs-on: ubuntu-latest
          steps:
            - uses: OWNER/app-store-connect-token@v1
              id: asc
              with:
                private-key: \${{ secrets.ASC_PRIVATE_KEY }}
                key-id: ${key.keyId}
                issuer-id: ${key.issuerId}
                skip-without-key: true
            - run: touch "$RECORDS/uploaded"
              if: steps.asc.outputs.available == 'true'
    `,
    });
  });

  test('fails, and names the likely cause first', () => {
    const { log } = run;
    expect(log.jobs).toEqual({ strict: 'failure', lenient: 'success' });
    expect(log.annotations('strict')).toMatchObject([
      { level: 'error', message: expect.stringContaining(cause) },
    ]);
  });

  test('passes with skip-without-key, and uploads nothing', () => {
    const { log, records } = run;
    expect(log.annotations('lenient')).toEqual([]);
    expect(records).toEqual({});
  });
});

describe('two jobs of one user at once', () => {
  // `long` sets up after `short`, and checks again after post of `short`.
  let run: ActRun;
  beforeAll(async () => {
    run = await act.run({
      ...repositorySettings(key),
      workflow: `
      on: push
      jobs:
        short:
          runs-on: ubuntu-latest
          steps:
            - uses: OWNER/app-store-connect-token@v1
              with: &asc
                private-key: \${{ secrets.ASC_PRIVATE_KEY }}
                key-id: ${key.keyId}
                issuer-id: ${key.issuerId}
                tools: fastlane, transporter
                token-command: true
            - run: |
                printf %s "$APP_STORE_CONNECT_API_KEY_PATH" > "$RECORDS/short"
                until test -e "$RECORDS/long"; do sleep 0.02; done
                app-store-connect-token > "$RECORDS/token"
            - run: 'false' # so that act does not remove RUNNER_TEMP
        long:
          runs-on: ubuntu-latest
          steps:
            - run: until test -s "$RECORDS/short"; do sleep 0.02; done
            - uses: OWNER/app-store-connect-token@v1
              with: *asc
            - run: |
                test -s ~/.appstoreconnect/private_keys/AuthKey_${key.keyId}.p8
                touch "$RECORDS/long"
                while test -e "$(cat "$RECORDS/short")"; do sleep 0.02; done
                app-store-connect-token > "$RECORDS/token-after"
                cat "$APP_STORE_CONNECT_API_KEY_PATH" > "$RECORDS/json-after"
                while test -e ~/.appstoreconnect; do sleep 0.02; done
              timeout-minutes: 1
            - run: 'false' # so that act does not remove RUNNER_TEMP
    `,
    });
  });

  test('each have their own files and token command', () => {
    const { log, records } = run;
    expect(log.steps.filter(({ result }) => result !== 'success')).toMatchObject([
      { jobId: 'short', step: 'false' },
      { jobId: 'long', step: 'false' },
    ]);
    expect(JSON.parse(records['json-after'] ?? '')).toMatchObject({ key: key.pem });
    expect(records['token-after']).toMatch(/^eyJ/);
    expect(records['token-after']).not.toBe(records.token);
  });

  test('leave nothing behind', () => {
    expect(run.log.annotations()).toEqual([]);
    expect(findSecrets(run, key)).toEqual([]);
    expect(run.left).toEqual([]);
  });
});
