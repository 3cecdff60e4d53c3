import { join } from 'node:path';
import type { PrivateFile } from '../files/placement.ts';
import type { ApiKey } from '../key/api-key.ts';
import { quoteForShell } from '../tools/shell.ts';
import type { CommandSettings } from './settings.ts';

/** What the command needs from the step that installs it. */
export interface InstallationOptions {
  readonly key: ApiKey;
  readonly settings: Omit<CommandSettings, 'key'>;
  /** Absolute path of a fresh folder, which the command may fill. */
  readonly directory: string;
  /** Absolute paths of Node and of the command's bundle. */
  readonly node: string;
  readonly bundle: string;
  readonly platform: NodeJS.Platform;
}

/** Files to write, and where the command then is. */
export interface Installation {
  readonly files: readonly PrivateFile[];
  /** The folder for the PATH; it holds launchers and nothing else. */
  readonly bin: string;
  /** The launcher for this platform. */
  readonly path: string;
}

const name = 'app-store-connect-token';

/** The files of the command: its settings, and launchers for POSIX shells and Windows. */
export function planInstallation(options: InstallationOptions): Installation {
  const { key, settings, directory, node, bundle, platform } = options;
  const bin = join(directory, 'bin');
  const settingsPath = join(directory, 'settings.json');
  const words = [node, bundle, settingsPath];
  const content: CommandSettings = { ...settings, key };
  return {
    bin,
    path: join(bin, platform === 'win32' ? `${name}.cmd` : name),
    files: [
      { path: settingsPath, content: JSON.stringify(content) },
      {
        path: join(bin, name),
        content: `#!/bin/sh\nexec ${words.map(quoteForShell).join(' ')} "$@"\n`,
        mode: 0o700,
      },
      { path: join(bin, `${name}.cmd`), content: `@${words.map(quoteForCmd).join(' ')} %*\r\n` },
    ],
  };
}

/** A path as one word of cmd. Windows paths have no quotes in them. */
function quoteForCmd(path: string): string {
  return `"${path.replaceAll('%', '%%')}"`;
}
