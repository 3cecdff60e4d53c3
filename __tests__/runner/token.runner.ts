import { expect, test } from '@jest/globals';
import { useAct } from '../support/fixtures.ts';
import { findLeak, makeKey } from '../support/keys.ts';

const key = makeKey();
const act = useAct();
const secrets = { ASC_PRIVATE_KEY: key.pem };
const vars = { ASC_KEY_ID: key.keyId, ASC_ISSUER_ID: key.issuerId };

test('hands the token on through env', async () => {
  const run = await act.run({
    secrets,
    vars,
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
      - id: print
        run: |
          printf %s "$TOKEN" > "$RECORDS/token"
          echo "$TOKEN"
        env:
          TOKEN: \${{ steps.asc.outputs.token }}
      - run: 'false'
`,
  });
  console.log(
    run.log.text.slice(0, 3000),
    run.log.steps,
    run.log.jobs,
    run.records,
    run.left,
    run.log.textOfStep('print'),
  );
  expect(run.exitCode).toBe(1);
  expect(findLeak(run.log.text, key.pem)).toBeUndefined();
  expect(run.records.token).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(run.log.textOfStep('print')).toBe('***\n');
  expect(run.left).toEqual([]);
});
