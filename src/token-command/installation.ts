import { isAbsolute, join, relative } from 'node:path';
import { newTempDirectoryPath } from '../files/key-directory.ts';
import { ladderFileName } from '../files/names.ts';
import type { PrivateFile } from '../files/private-files.ts';
import { quoteCmd, quotePosix } from '../shell/quoting.ts';
import type { Ladder } from '../token/ladder.ts';
import { serializeLadder } from './ladder-file.ts';

/** The parameters of an installation. */
export interface InstallationOptions {
  readonly ladder: Ladder;
  /** `RUNNER_TEMP`. */
  readonly temp: string;
  /** Absolute path of Node. */
  readonly node: string;
  /** Absolute path of the bundled command. */
  readonly bundle: string;
  readonly platform: NodeJS.Platform;
}

/** An installation of the command: the files to write, and their locations. */
export interface TokenCommandInstall {
  readonly files: readonly PrivateFile[];
  /** New directory that contains nothing else. */
  readonly directory: string;
  /** Directory for the PATH. It contains only the launchers. */
  readonly binDirectory: string;
  /** Path of the launcher for this platform. */
  readonly path: string;
}

const name = 'app-store-connect-token';

/** Plans the files of the command: its ladder of tokens, and launchers for POSIX shells and Windows. */
export function planInstallation(options: InstallationOptions): TokenCommandInstall {
  const { ladder, temp, node, bundle, platform } = options;
  const directory = newTempDirectoryPath(temp);
  const binDirectory = join(directory, 'bin');
  const ladderPath = join(directory, ladderFileName);
  const argv = [node, bundle, ladderPath];
  return {
    directory,
    binDirectory,
    path: join(binDirectory, platform === 'win32' ? `${name}.cmd` : name),
    files: [
      { path: ladderPath, content: serializeLadder(ladder) },
      {
        path: join(binDirectory, name),
        content: `#!/bin/sh\nexec ${argv.map(quotePosix).join(' ')} "$@"\n`,
        mode: 0o700,
      },
      {
        path: join(binDirectory, `${name}.cmd`),
        content: cmdLauncher(argv.map((path) => cmdWord(path, binDirectory))),
      },
    ],
  };
}

/**
 * A batch file that runs a program. cmd reads it in the code page of the console, so a path on the same drive starts from the
 * directory of the file, which cmd has in Unicode: `%~dp0`, in a subroutine because it is wrong after a call by a quoted name.
 */
function cmdLauncher(argv: readonly string[]): string {
  return [
    '@echo off',
    'setlocal DisableDelayedExpansion',
    'call :locate',
    `${argv.join(' ')} %*`,
    'exit /b %errorlevel%',
    ':locate',
    'set "here=%~dp0"',
    '',
  ].join('\r\n');
}

/** Quotes a path for the launcher in `directory`. */
function cmdWord(path: string, directory: string): string {
  const fromLauncher = relative(directory, path);
  return isAbsolute(fromLauncher) ? quoteCmd(path) : quoteCmd(fromLauncher, '%here%');
}
