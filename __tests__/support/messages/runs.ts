import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toolConflicts, tools } from '../../../src/tools/catalog.ts';
import { forkEvent, missingKey } from './keys.ts';
import { showAnnotations, showLog, showLogAndSummary } from './rendering.ts';
import {
  individual,
  type MessageCase,
  type MessageCases,
  type Scene,
  team,
  verified,
} from './scene.ts';

const rivals = toolConflicts.map(({ pair: [, rival] }) => rival);
const compatibleTools = tools.map(({ name }) => name).filter((name) => !rivals.includes(name));

const withSummary = (messageCase: MessageCase): MessageCase => ({
  ...messageCase,
  show: showLogAndSummary,
});

/** Runs whose whole log is shown. */
export const wholeRuns: MessageCases = {
  'a token for a team key': { ...team(), show: showLog },
  'a token for an individual key, with a summary': withSummary(individual({ summary: 'true' })),
  'an in-house key, with verify': {
    ...verified(
      team(
        { 'in-house': 'true' },
        { prepare: ({ server }) => server.restart({ program: 'enterprise' }) },
      ),
    ),
    show: showLog,
  },
  'tools: fastlane, xcodebuild, with token-command, verify, require-access and summary':
    withSummary(
      verified(
        team({
          tools: 'fastlane, xcodebuild',
          'token-command': 'true',
          'require-access': '/v1/certificates\n/v1/apps/123',
          summary: 'true',
        }),
      ),
    ),
  'tools: all that can be combined': {
    ...team({ tools: compatibleTools.join() }),
    show: showLog,
  },
  'scope: two entries, with lifetime: 180d': {
    ...team({
      scope: 'GET /v1/ciProducts\nGET /v1/ciWorkflows/w1?fields[ciWorkflows]=name',
      lifetime: '180d',
    }),
    show: showLog,
  },
  'no private-key, with skip-without-key': {
    ...missingKey(forkEvent, { 'skip-without-key': 'true' }),
    show: showLog,
  },
  'a failed run: two wrong inputs': withSummary(team({ 'key-id': '/', lifetime: '1h' })),
  'a failed run: no access to a path': withSummary(
    verified(team({ 'require-access': '/v1/certificates\n/v1/apps/999' })),
  ),
};

/** A run of post after main with `inputs`, and after a change in between. */
const afterMain = (
  inputs: Readonly<Record<string, string>>,
  between: (keyPath: string, scene: Scene) => unknown,
): MessageCase =>
  team(inputs, {
    show: async (main, scene) => {
      await between(main.outputs['key-path'] ?? '', scene);
      return showLog(await scene.job.post(main));
    },
  });

/** A run of post with a state that another step forged. */
const forged = (state: (scene: Scene) => unknown): MessageCase =>
  team(
    {},
    {
      show: async (_main, scene) => {
        const made = state(scene);
        const placed = typeof made === 'string' ? made : JSON.stringify(made);
        return showAnnotations(await scene.job.post({ state: { placed } }));
      },
    },
  );

const nothing = { ownedDirectories: [], files: [], parents: [] };
const keyFile = (path: string): object => ({ path, sha256: '00' });

/** Runs of the post phase. */
export const postRuns: MessageCases = {
  'post, after tools: fastlane': afterMain({ tools: 'fastlane' }, () => {}),
  'post, after another step replaced the directory with a file': afterMain(
    { tools: 'altool' },
    (path) => {
      renameSync(dirname(path), `${dirname(path)}-moved`);
      writeFileSync(dirname(path), '');
    },
  ),
  'post, after another step replaced the key file': afterMain(
    { tools: 'transporter' },
    (_path, { job }) =>
      writeFileSync(join(job.home, '.appstoreconnect/private_keys/AuthKey_ABCDE12345.p8'), 'mine'),
  ),
  'post, with paths in its state that this action did not create': forged(({ job }) => ({
    ownedDirectories: [join(job.temp, 'other')],
    files: [keyFile(join(job.home, 'file'))],
    parents: [job.home],
  })),
  'post, with a path that cannot be read': forged(({ job }) => {
    mkdirSync(join(job.temp, 'a'));
    symlinkSync(join(job.temp, 'a/loop'), join(job.temp, 'a/loop'));
    return { ...nothing, files: [keyFile(join(job.temp, 'a/loop/AuthKey_A.p8'))] };
  }),
  'post, with a state that is not its own': forged(() => '{'),
};

/** Runs with an unexpected error. */
export const unexpectedCases: MessageCases = {
  'a runner whose file for outputs is missing': team(
    {},
    { env: ({ job }) => ({ GITHUB_OUTPUT: join(job.directory, 'none') }) },
  ),
};
