import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import { useJob } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import { annotations } from '../support/runner.ts';

// Every path is inside the directory of the job: these tests run as root on many machines.
const team = teamInputs(makeKey());
const job = useJob();
const owned = 'app-store-connect-token-0123456789abcdef';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
let victim: string;
beforeEach(() => {
  victim = join(job.home, 'victim');
  mkdirSync(join(victim, owned), { recursive: true });
  writeFileSync(join(victim, 'file'), 'kept');
  writeFileSync(join(victim, 'AuthKey_A.p8'), 'kept');
});

const empty = { ownedDirectories: [], files: [], parents: [] };

test.each<readonly [string, () => unknown]>([
  ['the paths of an earlier version', () => ({ files: [], directories: [], trees: [victim] })],
  ['any directory', () => ({ ...empty, ownedDirectories: [victim] })],
  ['RUNNER_TEMP itself', () => ({ ...empty, ownedDirectories: [job.temp] })],
  ['..', () => ({ ...empty, ownedDirectories: [`${job.temp}/../home/victim`] })],
  [
    'a name of this action elsewhere',
    () => ({ ...empty, ownedDirectories: [join(victim, owned)] }),
  ],
  [
    'a link in RUNNER_TEMP',
    () => {
      symlinkSync(victim, join(job.temp, owned));
      return { ...empty, ownedDirectories: [join(job.temp, owned)] };
    },
  ],
  [
    'a path through a link in RUNNER_TEMP',
    () => {
      symlinkSync(victim, join(job.temp, 'link'));
      return { ...empty, ownedDirectories: [join(job.temp, 'link', owned)] };
    },
  ],
  [
    'any file, with its hash',
    () => ({ ...empty, files: [{ path: join(victim, 'file'), sha256: sha256('kept') }] }),
  ],
  [
    'a key file, without its hash',
    () => ({ ...empty, files: [{ path: join(victim, 'AuthKey_A.p8'), sha256: sha256('other') }] }),
  ],
  ['an empty directory', () => ({ ...empty, parents: [join(victim, owned)] })],
])('post removes nothing, and warns, if the state names %s', async (_name, forge) => {
  const state = JSON.stringify(forge());
  const { exitCode, stdout } = await job.post({ state: { placed: state } });
  expect(exitCode).toBe(0);
  expect(annotations(stdout)[0]).toMatchObject({ level: 'warning' });
  expect(readdirSync(victim).sort()).toEqual(['AuthKey_A.p8', owned, 'file']);
  expect(readFileSync(join(victim, 'file'), 'utf8')).toBe('kept');
});

test('main always saves a state, so that post never reads a variable of another step', async () => {
  for (const inputs of [team, { ...team, scope: 'wrong' }, { 'skip-without-key': 'true' }]) {
    const { state } = await job.main(inputs);
    expect(JSON.parse(state.placed ?? '')).toEqual(empty);
  }
});

test('a key file that was replaced is left in place, with a warning', async () => {
  const main = await job.main({ ...team, tools: 'altool', 'key-directory': job.temp });
  const path = main.outputs['key-path'] ?? '';
  writeFileSync(path, 'mine');
  const { stdout } = await job.post(main);
  expect(existsSync(path)).toBe(true);
  expect(annotations(stdout)).toMatchObject([
    { level: 'warning', message: expect.stringContaining('was replaced') },
  ]);
});
