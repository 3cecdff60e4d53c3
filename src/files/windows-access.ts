import { execFileSync } from 'node:child_process';
import { systemErrorCode } from '../errors/system-error.ts';

/** Runs a program of Windows with the given arguments, and returns what it prints. */
type RunProgram = (name: string, args: readonly string[]) => string;

/**
 * Creates a function that limits the access to a new directory, and to everything created in it later, to the user of
 * this process. On NTFS, modes do not. A failure is a warning, once.
 */
export function accessLimiter(
  warn: (title: string, message: string) => void,
  run: RunProgram = runProgram,
): (directory: string) => void {
  let sid: string | undefined;
  let hasWarned = false;
  return (directory) => {
    try {
      sid ??= readSid(run);
      run('icacls', [directory, '/inheritance:r', '/grant:r', `*${sid}:(OI)(CI)F`]);
    } catch (error) {
      if (hasWarned) return;
      hasWarned = true;
      const code = systemErrorCode(error) ?? `exit code ${Object(error).status}`;
      warn(
        'Access to the new directory is not limited',
        `${directory} keeps the access rules of the directory that contains it, because whoami or icacls failed (${code}). Other users of this machine may be able to read it. Check who can read RUNNER_TEMP.`,
      );
    }
  };
}

/** The SID of this user. Unlike names, SIDs are not translated. */
function readSid(run: RunProgram): string {
  const [sid] = /\bS-1-[\d-]+/.exec(run('whoami', ['/user', '/fo', 'csv', '/nh'])) ?? [];
  if (sid === undefined) throw Object.assign(new Error(), { code: 'no SID' });
  return sid;
}

/** By its full path, and without the variables of this step, which contain the key. */
function runProgram(name: string, args: readonly string[]): string {
  const { SystemRoot = 'C:\\Windows' } = process.env;
  return execFileSync(`${SystemRoot}\\System32\\${name}.exe`, args, {
    encoding: 'utf8',
    env: { SystemRoot },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 10_000,
    windowsHide: true,
  });
}
