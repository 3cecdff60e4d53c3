import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { withLineFeeds } from './line-feeds.ts';

const root = join(import.meta.dirname, '../..');

/** The output of a phase, and its file commands. */
export interface PhaseResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Variables for later steps. */
  readonly exported: Readonly<Record<string, string>>;
  /** Directories put before the PATH of later steps, the last one first. */
  readonly paths: readonly string[];
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
}

export type Inputs = Readonly<Record<string, string>>;
type Variables = Readonly<Record<string, string | undefined>>;

export interface PhaseOptions {
  readonly inputs?: Inputs;
  readonly env?: Variables;
  readonly state?: Readonly<Record<string, string>>;
  /** Milliseconds after which the process is killed. */
  readonly timeout?: number;
  /** Receives a function that sends a signal to the process, once it has started. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
}

/**
 * A job on a runner, with its own directories. Phases of the action run in them as processes with `INPUT_*`
 * variables and file commands.
 */
export class Job {
  readonly directory: string;
  readonly temp: string;
  readonly home: string;
  readonly workspace: string;
  readonly dist: string;
  readonly node: string;
  #phases = 0;

  /**
   * @param node path of the Node that runs the phases
   * @param name of the directory that contains all others
   */
  constructor({ dist = join(root, 'dist'), node = process.execPath, name = 'job' } = {}) {
    // The real path: macOS has its temporary directory behind a link, Windows under a short name.
    this.directory = join(mkdtempSync(join(realpathSync.native(tmpdir()), 'job-')), name);
    this.temp = join(this.directory, '_temp');
    this.home = join(this.directory, 'home');
    this.workspace = join(this.directory, 'workspace');
    this.dist = dist;
    this.node = node;
    this.begin();
  }

  /** Creates the directories of the job, even again after {@link end}. */
  begin(): void {
    this.#phases = 0;
    for (const directory of [this.temp, this.home, this.workspace])
      mkdirSync(directory, { recursive: true });
  }

  main(inputs: Inputs, options: PhaseOptions = {}): Promise<PhaseResult> {
    return this.phase('main', { ...options, inputs });
  }

  /** Runs the post phase of the invocation `main`, with only its state. */
  post(main: Pick<PhaseResult, 'state'>, options: PhaseOptions = {}): Promise<PhaseResult> {
    return this.phase('post', { ...options, state: main.state });
  }

  async phase(name: string, options: PhaseOptions): Promise<PhaseResult> {
    const { env, collect } = this.#prepare(options);
    const child = spawn(this.node, [join(this.dist, name, 'index.js')], {
      cwd: this.workspace,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process that does not end fails its test and is killed.
      timeout: options.timeout ?? 25_000,
      killSignal: 'SIGKILL',
    });
    // Not by its ID, which Windows soon gives to another process.
    if (child.pid !== undefined) options.onStart?.((signal) => child.kill(signal));
    const [stdout, stderr, exitCode] = await Promise.all([
      child.stdout.toArray(),
      child.stderr.toArray(),
      new Promise<number | null>((resolve) => child.on('close', resolve)),
    ]);
    return {
      exitCode,
      stdout: withLineFeeds(Buffer.concat(stdout).toString()),
      stderr: withLineFeeds(Buffer.concat(stderr).toString()),
      ...collect(),
    };
  }

  /**
   * Runs a phase from src in this process, with the environment and the directory of a separate process. It takes a
   * tenth of the time, for tables with many rows.
   */
  async runInProcess(
    phase: () => Promise<void>,
    options: Omit<PhaseOptions, 'onStart'>,
  ): Promise<PhaseResult> {
    const { env, collect } = this.#prepare(options);
    const before = { env: process.env, exitCode: process.exitCode, cwd: process.cwd() };
    const stdout = captureWrites(process.stdout);
    const stderr = captureWrites(process.stderr);
    process.env = env;
    process.exitCode = 0;
    process.chdir(this.workspace);
    try {
      await phase();
      const exitCode = Number(process.exitCode);
      const [out, err] = [stdout, stderr].map(({ text }) => withLineFeeds(text()));
      return { exitCode, stdout: out ?? '', stderr: err ?? '', ...collect() };
    } finally {
      stdout.restore();
      stderr.restore();
      process.chdir(before.cwd);
      process.env = before.env;
      process.exitCode = before.exitCode;
    }
  }

  /** Creates the command files of a phase; `collect` reads them after the phase. */
  #prepare({ inputs = {}, env = {}, state = {} }: PhaseOptions): {
    readonly env: NodeJS.ProcessEnv;
    readonly collect: () => Omit<PhaseResult, 'exitCode' | 'stdout' | 'stderr'>;
  } {
    this.#phases += 1;
    // Outside RUNNER_TEMP of the job, as on a runner, so that a listing of it is exact.
    const commands = join(this.directory, `_commands-${this.#phases}`);
    mkdirSync(commands);
    const file = (command: string): string => join(commands, command);
    for (const command of ['output', 'env', 'path', 'state', 'summary'])
      writeFileSync(file(command), '');
    return {
      env: {
        ...this.environment(),
        ...commandFiles(file),
        ...inputVariables(inputs),
        ...stateVariables(state),
        ...env,
      },
      collect: () => ({
        outputs: readPairs(file('output')),
        exported: readPairs(file('env')),
        paths: readText(file('path')).split('\n').filter(Boolean).reverse(),
        state: readPairs(file('state')),
        summary: readText(file('summary')),
      }),
    };
  }

  /** The environment of every step of the job. Only PATH comes from this process. */
  environment(): Record<string, string> {
    return {
      PATH: process.env.PATH ?? '',
      HOME: this.home,
      USERPROFILE: this.home, // the home directory on Windows
      RUNNER_TEMP: this.temp,
      RUNNER_OS: runnerSystems[process.platform] ?? 'Linux',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: this.workspace,
      GITHUB_REPOSITORY: 'octo/app',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_RUN_ID: '42',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_ACTOR: 'octocat',
    };
  }

  /** Removes all directories of the job. */
  end(): void {
    rmSync(dirname(this.directory), { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The values of `RUNNER_OS`. */
const runnerSystems: Readonly<Record<string, string>> = { darwin: 'macOS', win32: 'Windows' };

/** Captures what is written to a stream. */
export function captureWrites(stream: NodeJS.WriteStream): {
  readonly text: () => string;
  readonly restore: () => void;
} {
  const { write } = stream;
  const chunks: string[] = [];
  stream.write = (chunk: string | Uint8Array): boolean => {
    chunks.push(String(chunk));
    return true;
  };
  const restore = (): void => {
    stream.write = write;
  };
  return { text: () => chunks.join(''), restore };
}

function commandFiles(file: (command: string) => string): Record<string, string> {
  return {
    GITHUB_OUTPUT: file('output'),
    GITHUB_ENV: file('env'),
    GITHUB_PATH: file('path'),
    GITHUB_STATE: file('state'),
    GITHUB_STEP_SUMMARY: file('summary'),
  };
}

function inputVariables(inputs: Inputs): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
}

function stateVariables(state: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
}

/** Reads `name<<delimiter` blocks, as the runner does. The last one with a name is used. */
function readPairs(path: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  const block = /^([^\n]+?)<<([^\n]+)\n([\s\S]*?)\n\2\n/gm;
  for (const [, name = '', , value = ''] of readText(path).matchAll(block)) pairs[name] = value;
  return pairs;
}

function readText(path: string): string {
  return withLineFeeds(readFileSync(path, 'utf8'));
}

/** An entry of the log: a line, the title or the end of a group, or an annotation with its lines. */
export interface LogEntry {
  readonly type: 'line' | 'group' | 'endgroup' | 'error' | 'warning' | 'notice';
  readonly text: string;
}

/**
 * The log as the runner shows it without debug logging, with masks applied. Lines end as the runner ends them: at LF, CR
 * or both. A command that is not one of the action's is not shown: it may be a mask that was not recognized.
 */
export function logEntries(stdout: string): readonly LogEntry[] {
  const masks: string[] = [];
  return stdout.split(/\r\n|\n|\r/).flatMap((line): readonly LogEntry[] => {
    const [, command = '', data = line] = /^::([\w-]+)[^:]*(?:::(.*))$/.exec(line) ?? [];
    if (command === 'add-mask') masks.push(unescapeData(data));
    const [{ title = '', message = '' } = {}] = annotations(line);
    const type = (['group', 'endgroup', 'error', 'warning', 'notice'] as const).find(
      (name) => name === command,
    );
    if (type === undefined && /^\s*::/.test(line)) return [];
    const isAnnotation = type !== undefined && !type.endsWith('group');
    const text = isAnnotation ? `${title}\n${message}` : data;
    const shown = masks.reduce((rest, mask) => rest.replaceAll(mask, '***'), text);
    return [{ type: type ?? 'line', text: shown }];
  });
}

const logMarks: Readonly<Record<string, string>> = { line: '', group: '▸ ' };

/** Renders the log as one text, with ▸ before the title of a group. */
export function renderLog(stdout: string): string {
  return logEntries(stdout)
    .filter(({ type }) => type !== 'endgroup')
    .map(({ type, text }) => `${logMarks[type] ?? `${type}: `}${text}`)
    .join('\n');
}

/** An annotation of a phase. */
export interface Annotation {
  readonly level: string;
  readonly title: string;
  readonly message: string;
}

export function annotations(stdout: string): readonly Annotation[] {
  const command = /^::(error|warning|notice)(?: title=([^\n]*?))?::(.*)$/gm;
  return [...stdout.matchAll(command)].map(([, level = '', title = '', message = '']) => ({
    level,
    title: unescapeData(title).replaceAll('%3A', ':').replaceAll('%2C', ','),
    message: unescapeData(message),
  }));
}

/** The code at the end of the message of an error. */
export function codeOf({ message }: Annotation): string {
  const [, code = ''] = /\nCode: ([A-Z_0-9]+)(?: \(\S+\))?$/.exec(message) ?? [];
  return code;
}

function unescapeData(text: string): string {
  return text.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');
}
