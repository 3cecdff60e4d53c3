import { createPublicKey } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { jwtVerify } from 'jose';
import { useAct } from '../support/fixtures.ts';
import { repositorySettings } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import { findSecrets } from '../support/secrets.ts';

const key = makeKey();
const act = useAct();

test('the command prints tokens in bash, sh and Python, masked in the log, until the job ends', async () => {
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
                scope: GET /v1/builds?filter[app]=123
                token-command: true
            - id: bash
              run: app-store-connect-token | tee "$RECORDS/bash"
              shell: bash
            - id: sh
              run: |
                app-store-connect-token --fresh > "$RECORDS/sh"
                cat "$RECORDS/sh"
              shell: sh
            - id: python
              run: |
                import os, subprocess
                token = subprocess.check_output(['app-store-connect-token'], text=True)
                open(os.environ['RECORDS'] + '/python', 'w').write(token)
                print(token, end='')
              shell: python
            - run: |
                app-store-connect-token --header > "$RECORDS/header"
                app-store-connect-token --json > "$RECORDS/json"
                "$COMMAND" > "$RECORDS/path"
                stat -c %a "$(dirname "$COMMAND")" "$(dirname "$(dirname "$COMMAND")")" > "$RECORDS/modes"
                cp "$COMMAND" "$RECORDS/command"
              env:
                COMMAND: \${{ steps.asc.outputs.token-command-path }}
            - id: leak # every token of the job, as a step that shows all files would
              run: find "$(dirname "$(dirname "$COMMAND")")" -type f -exec cat {} +
              env:
                COMMAND: \${{ steps.asc.outputs.token-command-path }}
            - run: 'false' # so that act does not remove RUNNER_TEMP
    `,
  });
  expect(run.log.steps.filter(({ result }) => result !== 'success')).toMatchObject([
    { step: 'false' },
  ]);
  const { bash = '', sh = '', python, header, json, path, modes } = run.records;
  for (const token of [bash, sh]) {
    const { payload } = await jwtVerify(token.trim(), createPublicKey(key.pem));
    expect(payload).toMatchObject({ scope: ['GET /v1/builds?filter[app]=123'] });
  }
  expect(sh).not.toBe(bash);
  expect([python, path]).toEqual([bash, bash]);
  expect(header).toBe(`Authorization: Bearer ${bash}`);
  expect(JSON.parse(json ?? '')).toMatchObject({ token: bash.trim() });
  expect(modes).toMatch(/^700\n700\n$/);
  for (const step of ['bash', 'sh', 'python']) expect(run.log.textOfStep(step)).toBe('***\n');
  expect(run.log.textOfStep('leak').split('***').length).toBeGreaterThan(70);
  expect(findSecrets(run, key)).toEqual([]);
  expect(run.left).toEqual([]);
});
