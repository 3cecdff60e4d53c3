import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { ActLog } from './act-log.ts';
import { root } from './repository.ts';

type Texts = Readonly<Record<string, string>>;

export interface ActOptions {
  /** The workflow, as YAML. Its file is `.github/workflows/workflow.yml`. */
  readonly workflow: string;
  /** Other files of the workflow's repository, by path. */
  readonly files?: Texts;
  /** The event. `push` by default. */
  readonly event?: string;
  readonly payload?: object;
  readonly actor?: string;
  readonly secrets?: Texts;
  readonly vars?: Texts;
  /** Variables of every step, in addition to PATH, HOME, TMPDIR and RECORDS. */
  readonly env?: Texts;
  /** A PEM certificate that Node and curl trust in steps, like Apple's. */
  readonly certificate?: string;
  /** Stand-ins for tools, by name: scripts that come first on the PATH. */
  readonly commands?: Texts;
  /** Directories of actions by `owner/name@ref`, in addition to this action and {@link emptyActions}. */
  readonly actions?: Texts;
  /** Called once act has started. */
  readonly onStart?: (control: ActControl) => void;
  /** Milliseconds after which the run is killed and fails. */
  readonly timeout?: number;
}

/** A workflow run that has not ended. */
export interface ActControl {
  /** Cancels the run: act kills the current step. */
  readonly cancel: () => void;
  /** Sends SIGINT to the current step, like GitHub's runner when it starts to cancel. */
  readonly interruptStep: () => void;
}

/** A workflow run that has ended. */
export interface ActRun {
  /** 0 if all jobs succeeded, 1 if one failed. */
  readonly exitCode: number | null;
  readonly log: ActLog;
  /** The files that steps wrote to the directory `$RECORDS`, by name. */
  readonly records: Texts;
  /**
   * The files and directories that remain in RUNNER_TEMP of each job, HOME and TMPDIR, relative to
   * `directory`. act removes RUNNER_TEMP of a job that succeeds, so a test that needs it ends the job with a
   * step that fails.
   */
  readonly left: readonly string[];
  /** Contains everything of this run. Removed with the {@link ActRunner}. */
  readonly directory: string;
}

/** Other actions in workflows. They do nothing here; act itself copies the work tree at a checkout. */
const emptyActions = [
  'actions/checkout',
  'actions/setup-node',
  'actions/upload-artifact',
  'ruby/setup-ruby',
];

const platforms = ['ubuntu-latest', 'macos-latest', 'windows-latest'];
const version = 'v0.2.89';

/** The action as users refer to it. */
const actionName = 'OWNER/app-store-connect-token@v1';

/** Finds nektos/act: at the path in `ACT`, in `../shared/act` next to the checkout, or on the PATH. */
function findAct(): string {
  if (process.env.ACT !== undefined) return process.env.ACT;
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .map((directory) => join(directory, 'act'));
  const found = [join(root, '../shared/act/act'), ...onPath].find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(`act is not on the PATH. Fix: go install github.com/nektos/act@${version}`);
  return found;
}

/** Runs workflows with nektos/act, an independent implementation of GitHub's runner, on this machine. */
export class ActRunner {
  readonly directory = mkdtempSync(join(tmpdir(), 'act-'));
  /** The action as a runner downloads it: the archive of HEAD. */
  readonly action = join(this.directory, 'action');
  readonly #act = findAct();
  #runs = 0;

  constructor() {
    mkdirSync(this.action);
    execFileSync('tar', ['-x', '-C', this.action], {
      input: execFileSync('git', ['archive', 'HEAD'], { cwd: root, maxBuffer: 2 ** 26 }),
    });
    writeFiles(join(this.directory, 'empty'), {
      'action.yml':
        'name: empty\ndescription: Does nothing\nruns: { using: composite, steps: [{ run: ":", shell: bash }] }\n',
    });
  }

  /** Runs a workflow in new directories. Rejects if it does not end in time. */
  async run(options: ActOptions): Promise<ActRun> {
    this.#runs += 1;
    const directory = join(this.directory, `run-${this.#runs}`);
    const inDirectory = (name: string): string => join(directory, name);
    for (const name of ['home', 'tmp', 'records'])
      mkdirSync(inDirectory(name), { recursive: true });
    writeFiles(inDirectory('commands'), options.commands ?? {}, 0o755);
    writeFiles(inDirectory('input'), {
      secrets: dotenv(options.secrets),
      vars: dotenv(options.vars),
      'certificate.pem': options.certificate ?? '',
      'event.json': JSON.stringify(options.payload ?? {}),
    });
    const files = { ...options.files, '.github/workflows/workflow.yml': options.workflow };
    makeRepository(inDirectory('repository'), files);
    const log = new ActLog();
    const exitCode = await this.#spawn(directory, options, log);
    const left = [
      ...listTree(inDirectory('home')),
      ...listTree(inDirectory('tmp')),
      ...runnerTemps(inDirectory('cache')),
    ];
    return {
      exitCode,
      log,
      records: readFiles(inDirectory('records')),
      left: left.map((path) => relative(directory, path)),
      directory,
    };
  }

  #spawn(directory: string, options: ActOptions, log: ActLog): Promise<number | null> {
    const { event = 'push', onStart, timeout = 60_000 } = options;
    const child = spawn(this.#act, [event, ...this.#arguments(directory, options)], {
      cwd: join(directory, 'repository'),
      env: environment(directory, options),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onStart?.({
      cancel: () => child.kill('SIGINT'),
      interruptStep: () => {
        for (const pid of childrenOf(child.pid)) process.kill(pid, 'SIGINT');
      },
    });
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => log.add(line));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        killTree(child.pid);
        reject(new Error(`act did not end within ${timeout / 1000} seconds:\n${log.text}`));
      }, timeout);
      child.on('error', reject);
      child.on('close', (exitCode) => {
        clearTimeout(timer);
        resolve(exitCode);
      });
    });
  }

  #arguments(directory: string, options: ActOptions): readonly string[] {
    const input = (name: string): string => join(directory, 'input', name);
    const texts = [options.workflow, ...Object.values(options.files ?? {})].join('\n');
    const empty = emptyActions.flatMap((name) =>
      [...texts.matchAll(new RegExp(`uses: ['"]?(${name}@[\\w.-]+)`, 'g'))].map(([, used = '']) => [
        used,
        join(this.directory, 'empty'),
      ]),
    );
    const actions = { ...Object.fromEntries(empty), [actionName]: this.action, ...options.actions };
    return [
      '--json',
      ...['--workflows', '.github/workflows/workflow.yml'],
      ...['--secret-file', input('secrets')],
      ...['--var-file', input('vars')],
      ...['--eventpath', input('event.json')],
      ...['--actor', options.actor ?? 'octocat'],
      '--no-cache-server',
      ...['--concurrent-jobs', '4'],
      ...platforms.flatMap((name) => ['--platform', `${name}=-self-hosted`]),
      ...Object.entries(actions).flatMap(([name, path]) => [
        '--local-repository',
        `${name}=${path}`,
      ]),
    ];
  }

  /** Removes everything. */
  remove(): void {
    rmSync(this.directory, { recursive: true });
  }
}

/** The environment of act, and so of every step. Only the PATH comes from this process. */
function environment(directory: string, options: ActOptions): Record<string, string> {
  const inDirectory = (name: string): string => join(directory, name);
  const node = join(root, 'node_modules/node/bin');
  const certificate = inDirectory('input/certificate.pem');
  return {
    ...options.env,
    ...(options.certificate !== undefined && {
      NODE_EXTRA_CA_CERTS: certificate,
      CURL_CA_BUNDLE: certificate,
    }),
    PATH: [inDirectory('commands'), node, process.env.PATH].join(delimiter),
    HOME: inDirectory('home'),
    XDG_CACHE_HOME: inDirectory('cache'),
    XDG_CONFIG_HOME: inDirectory('config'),
    TMPDIR: inDirectory('tmp'),
    RECORDS: inDirectory('records'),
    LC_ALL: 'C.UTF-8',
    ACT_DISABLE_VERSION_CHECK: '1',
  };
}

/** Creates a git repository of `files` with one commit. */
function makeRepository(directory: string, files: Texts): void {
  writeFiles(directory, files);
  const git = (...args: readonly string[]): void => {
    const identity = ['-c', 'user.name=octocat', '-c', 'user.email=octocat@example.com'];
    execFileSync('git', [...identity, ...args], { cwd: directory });
  };
  git('init', '--quiet', '--initial-branch', 'main');
  git('remote', 'add', 'origin', 'https://github.com/octo/app');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'app');
}

function writeFiles(directory: string, files: Texts, mode = 0o644): void {
  mkdirSync(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text, { mode: text.startsWith('#!') ? 0o755 : mode });
  }
}

function readFiles(directory: string): Texts {
  return Object.fromEntries(
    readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')]),
  );
}

/** Formats `NAME="value"` lines; a value may have several lines. */
function dotenv(values: Texts = {}): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${value.replaceAll(/["\\$]/g, '\\$&')}"\n`)
    .join('');
}

function listTree(directory: string): readonly string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true })
    .map((path) => join(directory, path.toString()))
    .toSorted();
}

/** Lists the content of each RUNNER_TEMP that act has not removed. */
function runnerTemps(cache: string): readonly string[] {
  const jobs = join(cache, 'act');
  if (!existsSync(jobs)) return [];
  return readdirSync(jobs).flatMap((job) => listTree(join(jobs, job, 'tmp')));
}

/** Lists the IDs of the processes that a process started: act runs each step in its own process group. */
function childrenOf(pid: number | undefined): readonly number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (child !== undefined && parent === pid ? [child] : []));
}

/** Kills a process and all processes that it started. */
function killTree(pid: number | undefined): void {
  if (pid === undefined) return;
  const children = childrenOf(pid);
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended since.
  }
  for (const child of children) killTree(child);
}
