import { join } from 'node:path';
import type { PrivateFile } from '../files/private-files.ts';
import type { ApiKey } from '../key/api-key.ts';
import { quotePosix } from '../shell/quoting.ts';
import type { TokenCommandConfig } from './config.ts';

/** What the command needs from the step that installs it. */
export interface InstallationOptions {
  readonly key: ApiKey;
  readonly settings: Omit<TokenCommandConfig, 'key'>;
  /** Absolute path of a fresh folder, which the command may fill. */
  readonly directory: string;
  /** Absolute paths of Node and of the command's bundle. */
  readonly node: string;
  readonly bundle: string;
  readonly platform: NodeJS.Platform;
}

/** Files to write, and where the command then is. */
export interface TokenCommandInstall {
  readonly files: readonly PrivateFile[];
  /** The folder for the PATH; it holds launchers and nothing else. */
  readonly binDirectory: string;
  /** The launcher for this platform. */
  readonly path: string;
}

const name = 'app-store-connect-token';

/** The files of the command: its settings, and launchers for POSIX shells and Windows. */
export function planInstallation(options: InstallationOptions): TokenCommandInstall {
  const { key, settings, directory, node, bundle, platform } = options;
  const binDirectory = join(directory, 'bin');
  const settingsPath = join(directory, 'settings.json');
  const argv = [node, bundle, settingsPath];
  const content: TokenCommandConfig = { ...settings, key };
  return {
    binDirectory,
    path: join(binDirectory, platform === 'win32' ? `${name}.cmd` : name),
    files: [
      { path: settingsPath, content: JSON.stringify(content) },
      {
        path: join(binDirectory, name),
        content: `#!/bin/sh\nexec ${argv.map(quotePosix).join(' ')} "$@"\n`,
        mode: 0o700,
      },
      {
        path: join(binDirectory, `${name}.cmd`),
        content: `@${argv.map(quoteCmd).join(' ')} %*\r\n`,
      },
    ],
  };
}

/** A path as one word of cmd. Windows paths have no quotes in them. */
function quoteCmd(path: string): string {
  return `"${path.replaceAll('%', '%%')}"`;
}
