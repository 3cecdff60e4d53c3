import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { useJob } from '../support/fixtures.ts';
import { readText, root, trackedFiles } from '../support/repository.ts';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string;
  readonly if?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const paths = trackedFiles().filter((path) => path.startsWith('.github/workflows/'));
const workflowAt = (path: string): Workflow => parse(readText(path));
const jobs = paths.flatMap((path) =>
  Object.entries(workflowAt(path).jobs).map(([name, job]) => [`${path}, ${name}`, job] as const),
);
const grants = ({ permissions = {} }: Job): readonly string[] =>
  Object.entries(permissions)
    .filter(([, access]) => access === 'write')
    .map(([scope]) => scope);

test.each(paths)('%s grants nothing by default', (path) => {
  expect(workflowAt(path).permissions).toEqual({});
});

describe.each(jobs)('%s', (_name, job) => {
  test('declares its permissions', () => expect(job.permissions).toBeInstanceOf(Object));

  test('pins actions by commit, with a comment that has the version', () => {
    for (const { uses = './' } of job.steps) {
      if (uses.startsWith('./')) continue;
      expect(uses).toMatch(/^[\w-]+(?:\/[\w.-]+)+@[0-9a-f]{40}$/);
      const lines = paths.flatMap((path) => readText(path).split('\n'));
      for (const line of lines.filter((text) => text.includes(uses)))
        expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  test('does not keep the token of a checkout', () => {
    const checkouts = job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(
      checkouts.map(() => false),
    );
  });

  test('installs with an npm that knows strict-allow-scripts', () => {
    const installs = job.steps.flatMap(({ run = '' }) => run.match(/npm (?:ci|install).*/g) ?? []);
    expect(installs).toEqual(installs.map(() => 'npm ci --engine-strict'));
  });
});

describe.each(jobs.filter(([, job]) => grants(job).length > 0))(
  '%s, which may write,',
  (_name, job) => {
    test('runs no package and no code of the repository', () => {
      for (const { uses = '', run = '' } of job.steps) {
        expect(uses).not.toMatch(/^\.|^actions\/setup-node@/);
        const commands = [...run.matchAll(/(?:^|[;&|]|\$\()\s*([\w./-]+)(?=\s)/gm)];
        expect(['diff', 'gh', 'git']).toEqual(
          expect.arrayContaining(commands.map(([, command]) => command)),
        );
      }
    });
  },
);

describe('the release', () => {
  const { build, publish } = workflowAt('.github/workflows/release.yml').jobs;
  const runs = build?.steps.map(({ run = '' }) => run) ?? [];

  test('is built with read-only permissions, and published by another job', () => {
    expect(build?.permissions).toEqual({ contents: 'read' });
    expect(publish?.needs).toBe('build');
    expect(publish === undefined ? [] : grants(publish).toSorted()).toEqual([
      'attestations',
      'contents',
      'id-token',
    ]);
  });

  test('uploads what publish attests', () => {
    const input = (job: Job | undefined, action: string, name: string): readonly string[] =>
      String(job?.steps.find(({ uses }) => uses?.startsWith(`actions/${action}@`))?.with?.[name])
        .trim()
        .split('\n');
    expect(input(build, 'upload-artifact', 'path')).toEqual([
      'action.yml',
      'dist',
      'notes.md',
      'upload',
    ]);
    expect(input(publish, 'download-artifact', 'path')).toEqual(['built']);
    expect(input(publish, 'attest-build-provenance', 'subject-path')).toEqual([
      'built/action.yml',
      'built/dist/**/*.js',
      'built/upload/action.yml',
    ]);
  });

  test('checks the tag before it runs any package', () => {
    const indexOf = (part: string): number => runs.findIndex((run) => run.includes(part));
    const checks = [
      indexOf('merge-base --is-ancestor HEAD origin/main'),
      indexOf('$GITHUB_REF_NAME" = "v'),
    ];
    for (const index of [...checks, indexOf('> notes.md')]) {
      expect(index).toBeGreaterThanOrEqual(0);
      expect(index).toBeLessThan(indexOf('npm ci'));
    }
    expect(build?.steps[0]?.with?.['fetch-depth']).toBe(0);
  });
});

describe('the workflow that contacts Apple', () => {
  const { on, jobs: all } = workflowAt('.github/workflows/apple.yml');
  const { key, ...others } = all;

  test('runs every night or manually, never for an event that others trigger', () => {
    expect(Object.keys(on)).toEqual(['schedule', 'workflow_dispatch']);
  });

  test('gets the key only from the environment "apple", and has no write permission', () => {
    for (const job of Object.values(all)) {
      expect(job.environment).toBe('apple');
      expect(grants(job)).toEqual([]);
    }
  });

  test('contacts Apple only if a key is stored', () => {
    expect(key?.steps.filter(({ uses }) => uses !== undefined)).toEqual([]);
    expect(Object.keys(others)).toEqual(['requests', 'ladder']);
    for (const job of Object.values(others)) {
      expect(job.needs).toBe('key');
      expect(job.if).toBe("needs.key.outputs.stored == 'true'");
    }
  });
});

describe('the check of the cleanup in the self-test', () => {
  const job = useJob();

  /** Runs a phase of the check. */
  function check(env: Readonly<Record<string, string>>): { status: number | null; stdout: string } {
    const script = join(root, '.github/check-cleanup/index.js');
    const all = { ...job.environment(), ...env };
    return spawnSync(process.execPath, [script], { env: all, encoding: 'utf8' });
  }

  test('runs in the post phase only', () => {
    const GITHUB_STATE = join(job.directory, 'state');
    expect(check({ GITHUB_STATE }).status).toBe(0);
    expect(readFileSync(GITHUB_STATE, 'utf8')).toBe('isPost=true\n');
  });

  test.each<readonly [string, () => string]>([
    ['in RUNNER_TEMP', () => join(job.temp, 'app-store-connect-token-0123456789abcdef')],
    ['in the home directory', () => join(job.home, '.appstoreconnect')],
  ])('fails if something is left %s', (_name, left) => {
    expect(check({ STATE_isPost: 'true' }).status).toBe(0);
    mkdirSync(left());
    const { status, stdout } = check({ STATE_isPost: 'true' });
    expect([status, stdout]).toEqual([1, `::error::The post phase left ${basename(left())}.\n`]);
  });
});

test('CI and CONTRIBUTING install the version of act that the tests use', () => {
  const [, version = ''] =
    /const version = '(v[\d.]+)'/.exec(readText('__tests__/support/act.ts')) ?? [];
  expect(version).not.toBe('');
  for (const path of ['.github/workflows/ci.yml', 'CONTRIBUTING.md'])
    expect(readText(path)).toContain(`go install github.com/nektos/act@${version}\n`);
});

describe('the notes of a release', () => {
  const { build } = workflowAt('.github/workflows/release.yml').jobs;
  const script = build?.steps.find(({ run }) => run?.includes('notes.md'))?.run ?? '';

  /** The notes that the step extracts from a changelog. Throws if the step fails. */
  function notesOf(changelog: string, tag: string): string {
    const directory = mkdtempSync(join(tmpdir(), 'notes-'));
    try {
      writeFileSync(join(directory, 'CHANGELOG.md'), changelog);
      execFileSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
        cwd: directory,
        env: { ...process.env, GITHUB_REF_NAME: tag },
        stdio: 'pipe',
      });
      return readFileSync(join(directory, 'notes.md'), 'utf8').trim();
    } finally {
      rmSync(directory, { recursive: true });
    }
  }

  const released = [...readText('CHANGELOG.md').matchAll(/^## \[(\d+\.\d+\.\d+)\] - .*\n/gm)].map(
    ([heading, version = '']) => [version, heading] as const,
  );

  test.each(released)('are the complete section in CHANGELOG.md: %s', (version, heading) => {
    const [, section = ''] = readText('CHANGELOG.md').split(heading);
    expect(notesOf(readText('CHANGELOG.md'), `v${version}`)).toBe(
      section.split(/^## |^\[.*\]: /m)[0]?.trim(),
    );
  });

  const changelog = [
    '# Changelog',
    '## [Unreleased]',
    '- Later.',
    '## [1.10.0] - 2026-02-01',
    '### Added',
    '- Ten. See [issue 1](https://example.com).',
    '## [1.1.0] - 2026-01-01',
    '- One.',
    '## [1.0.0] - 2025-01-01',
    '',
    '[1.0.0]: https://example.com/1.0.0',
  ].join('\n');

  test('are those of this version only', () => {
    expect(notesOf(changelog, 'v1.10.0')).toBe(
      '### Added\n- Ten. See [issue 1](https://example.com).',
    );
    expect(notesOf(changelog, 'v1.1.0')).toBe('- One.');
  });

  test.each(['v1.0.0', 'v1.0.1', 'v1.1', 'v1.1x0', 'vUnreleased'])(
    'are missing for %s, and the build fails',
    (tag) => expect(() => notesOf(changelog, tag)).toThrow(),
  );
});
