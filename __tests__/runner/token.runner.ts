import { createPublicKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { type JWTPayload, jwtVerify } from 'jose';
import { useAct } from '../support/fixtures.ts';
import { repositorySettings } from '../support/inputs.ts';
import { makeKey, type TestKey } from '../support/keys.ts';
import { findSecrets } from '../support/secrets.ts';

const key = makeKey();
const act = useAct();

/** The claims of a token that `signer` signed. */
async function claimsOf(token = '', signer: TestKey = key): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, createPublicKey(signer.pem), {
    audience: 'appstoreconnect-v1',
  });
  return payload;
}

test('a later step gets the token through env, and its log masks it', async () => {
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
            - run: |
                printf %s "$OUTPUTS" > "$RECORDS/outputs"
                printf '%s\\n' "$TOKEN"
              id: print
              env:
                TOKEN: \${{ steps.asc.outputs.token }}
                OUTPUTS: \${{ toJSON(steps.asc.outputs) }}
    `,
  });
  expect([run.exitCode, run.log.annotations(), run.left]).toEqual([0, [], []]);
  const { token, 'expires-at': expiresAt, ...others } = JSON.parse(run.records.outputs ?? '');
  expect(others).toEqual({ available: 'true', 'key-id': key.keyId, 'issuer-id': key.issuerId });
  const { exp = 0, ...claims } = await claimsOf(token);
  expect(claims).toMatchObject({ iss: key.issuerId });
  expect(new Date(expiresAt)).toEqual(new Date(exp * 1000));
  expect(run.log.textOfStep('print')).toBe('***\n');
  expect(findSecrets(run, key)).toEqual([]);
});

test('two teams in one job each have their own token', async () => {
  const otherKey = makeKey({ keyId: 'ZYXWV98765' });
  const run = await act.run({
    secrets: { KEY: key.pem, OTHER_KEY: otherKey.pem },
    workflow: `
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest
          steps:
            - uses: OWNER/app-store-connect-token@v1
              id: one
              with: { private-key: '\${{ secrets.KEY }}', key-id: ${key.keyId}, issuer-id: ${key.issuerId}, tools: altool }
            - uses: OWNER/app-store-connect-token@v1
              id: other
              with: { private-key: '\${{ secrets.OTHER_KEY }}', key-id: ${otherKey.keyId}, issuer-id: ${key.issuerId}, tools: altool }
            - run: |
                printf %s "$ONE" > "$RECORDS/one"
                printf %s "$OTHER" > "$RECORDS/other"
                cat "$ONE_KEY" "$OTHER_KEY"
              env:
                ONE: \${{ steps.one.outputs.token }}
                OTHER: \${{ steps.other.outputs.token }}
                ONE_KEY: \${{ steps.one.outputs.key-path }}
                OTHER_KEY: \${{ steps.other.outputs.key-path }}
            - run: 'false' # so that act does not remove RUNNER_TEMP
    `,
  });
  expect(run.log.jobs).toEqual({ build: 'failure' });
  await claimsOf(run.records.one, key);
  await claimsOf(run.records.other, otherKey);
  expect(run.log.steps.filter(({ stage }) => stage === 'Post')).toMatchObject([
    { stepId: 'other', result: 'success' },
    { stepId: 'one', result: 'success' },
  ]);
  expect(run.left).toEqual([]);
  expect(findSecrets(run, key, otherKey)).toEqual([]);
});

test('each job of a matrix uses its own key and scope', async () => {
  const otherKey = makeKey({ keyId: 'ZYXWV98765' });
  const run = await act.run({
    secrets: { KEY_FREE: key.pem, KEY_PAID: otherKey.pem },
    workflow: `
      on: push
      jobs:
        build:
          strategy:
            matrix:
              include:
                - { app: FREE, key-id: ${key.keyId}, id: 123 }
                - { app: PAID, key-id: ${otherKey.keyId}, id: 456 }
          runs-on: ubuntu-latest
          steps:
            - uses: OWNER/app-store-connect-token@v1
              id: asc
              with:
                private-key: \${{ secrets[format('KEY_{0}', matrix.app)] }}
                key-id: \${{ matrix.key-id }}
                issuer-id: ${key.issuerId}
                scope: GET /v1/apps/\${{ matrix.id }}
            - run: printf %s "$TOKEN" | tee "$RECORDS/$APP"
              env:
                APP: \${{ matrix.app }}
                TOKEN: \${{ steps.asc.outputs.token }}
    `,
  });
  expect(run.exitCode).toBe(0);
  expect(await claimsOf(run.records.FREE, key)).toMatchObject({ scope: ['GET /v1/apps/123'] });
  expect(await claimsOf(run.records.PAID, otherKey)).toMatchObject({ scope: ['GET /v1/apps/456'] });
  expect(findSecrets(run, key, otherKey)).toEqual([]);
});

describe('skip-without-key', () => {
  const workflow = `
    on: [push, pull_request]
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
              skip-without-key: true
          - run: printf %s "$OUTPUTS" > "$RECORDS/outputs"
            env:
              OUTPUTS: \${{ toJSON(steps.asc.outputs) }}
          - run: touch "$RECORDS/uploaded"
            if: steps.asc.outputs.available == 'true'
  `;

  test('lets a job without the secret pass, and a later step check for the key', async () => {
    const run = await act.run({ workflow });
    expect(run.exitCode).toBe(0);
    // A push has secrets, so this one is probably missing by mistake.
    expect(run.log.annotations()).toMatchObject([
      { level: 'warning', title: 'private-key is empty' },
    ]);
    expect(run.records).toEqual({ outputs: expect.any(String) });
    expect(JSON.parse(run.records.outputs ?? '')).toEqual({ available: 'false' });
  });

  test('changes nothing for a job that has the secret', async () => {
    const run = await act.run({ ...repositorySettings(key), workflow });
    expect(run.exitCode).toBe(0);
    expect(JSON.parse(run.records.outputs ?? '')).toMatchObject({ available: 'true' });
    expect(run.records).toHaveProperty('uploaded');
  });
});
