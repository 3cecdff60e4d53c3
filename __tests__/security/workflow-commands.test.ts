import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { issuerId, makeKey } from '../support/keys.ts';
import { Job } from '../support/runner.ts';
import { workflowCommands } from '../support/workflow-commands.ts';

const key = makeKey();
const team = { 'private-key': key.pem, 'key-id': key.keyId, 'issuer-id': issuerId };
let job: Job;
beforeEach(() => {
  job = new Job();
});
afterEach(() => job.end());

test('a decoded scope neither prints a command nor makes post delete a directory', async () => {
  const victim = join(job.home, 'victim');
  mkdirSync(victim);
  writeFileSync(join(victim, 'file'), '');
  const state = JSON.stringify({ files: [], directories: [], trees: [victim] });
  const value = encodeURIComponent(`x\n::save-state name=placed::${state}\n`);
  const main = await job.main({ ...team, scope: `GET /v1/builds?filter[version]=${value}` });
  const names = workflowCommands(main.stdout).map(({ name }) => name);
  expect(main.exitCode).toBe(0);
  expect(new Set(names)).toEqual(new Set(['add-mask', 'group', 'endgroup']));
  await job.post(main);
  expect(readdirSync(victim)).toEqual(['file']);
});
