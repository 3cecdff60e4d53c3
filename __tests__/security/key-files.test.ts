import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { useJob } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import { testModes, whereLinksExist } from '../support/platform.ts';
import { annotations } from '../support/runner.ts';

const key = makeKey();
const team = teamInputs(key);
const job = useJob();
const keyFile = `AuthKey_${key.keyId}.p8`;

describe('a key in the workspace gets a warning:', () => {
  test.each<readonly [string, () => { directory: string; workspace?: string }]>([
    ...whereLinksExist<readonly [string, () => { directory: string }]>(
      [
        'through a link in RUNNER_TEMP',
        () => {
          symlinkSync(job.workspace, join(job.temp, 'keys'));
          return { directory: join(job.temp, 'keys') };
        },
      ],
      [
        'through a link above directories that do not exist yet',
        () => {
          symlinkSync(job.workspace, join(job.temp, 'link'));
          return { directory: join(job.temp, 'link/new/keys') };
        },
      ],
      [
        'through a link of another checkout',
        () => {
          const checkout = join(job.workspace, 'checkout');
          mkdirSync(checkout);
          symlinkSync(checkout, join(job.home, 'link'));
          return { directory: join(job.home, 'link') };
        },
      ],
    ),
    ['in a directory whose name starts with ..', () => ({ directory: '..keys' })],
    [
      'in a workspace that is not the working directory',
      () => {
        const workspace = join(job.home, 'work');
        mkdirSync(workspace);
        return { directory: join(workspace, 'keys'), workspace };
      },
    ],
  ])('%s', async (_name, prepare) => {
    const { directory, workspace = job.workspace } = prepare();
    const { exitCode, stdout } = await job.main(
      { ...team, tools: 'altool', 'key-directory': directory },
      { env: { GITHUB_WORKSPACE: workspace } },
    );
    expect(exitCode).toBe(0);
    expect(readdirSync(workspace, { recursive: true }).join('\n')).toContain(keyFile);
    expect(annotations(stdout)).toMatchObject([
      { level: 'warning', title: 'key-directory is in the workspace' },
    ]);
  });
});

describe('an existing key file that is reused gets a warning if', () => {
  testModes.each<readonly [string, (path: string) => void]>([
    ['everybody may read it', (path) => chmodSync(path, 0o644)],
    ['its group may write it', (path) => chmodSync(path, 0o620)],
    ...(process.getuid?.() === 0 // only root can change the owner of a file
      ? [['another user owns it', (path: string) => chownSync(path, 65_534, 65_534)] as const]
      : []),
  ])('%s', async (_name, change) => {
    const path = join(job.temp, keyFile);
    writeFileSync(path, key.pem, { mode: 0o600 });
    const inputs = { ...team, tools: 'altool', 'key-directory': job.temp };
    expect(annotations((await job.main(inputs)).stdout)).toEqual([]);
    change(path);
    const { exitCode, stdout } = await job.main(inputs);
    expect(exitCode).toBe(0);
    expect(annotations(stdout)).toMatchObject([
      { level: 'warning', title: 'A key file is not private' },
    ]);
  });
});

describe('two tools that look for the key in one directory share a file, which post removes:', () => {
  const ofTransporter = join(job.home, '.appstoreconnect/private_keys');
  const link = join(job.directory, 'link');

  test.each<readonly [string, () => string]>([
    ['with the same path', () => ofTransporter],
    ...whereLinksExist<readonly [string, () => string]>(
      [
        'with a path through a link',
        () => {
          symlinkSync(job.home, link);
          return join(link, '.appstoreconnect/private_keys');
        },
      ],
      [
        'with a path through a link to a directory that exists',
        () => {
          mkdirSync(join(job.home, 'keys'));
          symlinkSync(join(job.home, 'keys'), join(job.home, '.appstoreconnect'));
          return join(job.home, 'keys/private_keys');
        },
      ],
    ),
  ])('%s', async (_name, prepare) => {
    const directory = prepare();
    const before = readdirSync(job.home);
    const inputs = { ...team, tools: 'altool,transporter', 'key-directory': directory };
    const main = await job.main(inputs);
    expect([main.exitCode, annotations(main.stdout)]).toEqual([0, []]);
    expect(readdirSync(directory)).toEqual([keyFile]);
    expect(readFileSync(join(directory, keyFile), 'utf8')).toBe(key.pem);
    const { stdout } = await job.post(main);
    expect([stdout, existsSync(directory), readdirSync(job.home)]).toEqual([
      'Removed 1 key file.\n',
      false,
      before,
    ]);
  });
});
