import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Diagnostics } from '../errors/diagnostics.ts';
import { newTempDirectoryPath, resolveKeyDirectory } from '../files/key-directory.ts';
import { writePrivateFiles } from '../files/private-files.ts';
import type { ApiKey } from '../key/api-key.ts';
import type { Config } from '../runner/inputs.ts';
import { cleanupState, serializeCleanup } from '../runner/state.ts';
import * as runner from '../runner/toolkit.ts';
import type { TokenOptions } from '../token/claims.ts';
import type { Token } from '../token/jws.ts';
import { planInstallation, type TokenCommandInstall } from '../token-command/installation.ts';
import type { Tool } from '../tools/catalog.ts';
import { checkKeyKind, selectTools } from '../tools/selection.ts';
import { planToolSetup } from '../tools/setup.ts';

/** What later steps are to get, checked; nothing is written yet. */
export interface HandOver {
  readonly tools: readonly Tool[];
  /** Where the key files of the tools go. */
  readonly directory: string;
  /** Whether that directory is a fresh one of this invocation. */
  readonly isOwnDirectory: boolean;
  readonly tokenCommand: boolean;
}

/** What it is made from. */
export interface Made {
  readonly key: ApiKey;
  readonly token: Token;
  readonly plan: TokenOptions;
  /** Seconds to add to this machine's clock. */
  readonly clockOffset: number;
}

/** Checks the inputs `tools` and `key-directory`. Problems go to `findings`. */
export function planHandOver(
  { tools: list, keyDirectory, tokenCommand }: Config,
  key: ApiKey | 'skipped' | undefined,
  findings: Diagnostics,
): HandOver {
  const tools = selectTools(list, findings);
  if (typeof key === 'object') checkKeyKind(tools, key.kind, findings);
  if (keyDirectory !== '' && !tools.some(({ files }) => files.length > 0)) {
    findings.notice('key-directory has no effect', 'No tool in tools needs a key file.');
  }
  const folders = { temp: runner.runnerTemp(), workspace: process.cwd() };
  const directory = findings.capture(() => resolveKeyDirectory(keyDirectory, folders, findings));
  return {
    tools,
    directory: directory ?? '',
    isOwnDirectory: keyDirectory === '',
    tokenCommand,
  };
}

/**
 * Writes the files that the tools and the command need, exports variables, and says so in the log.
 *
 * @returns the outputs to set
 * @throws {ActionError} `FILE_IN_THE_WAY`, `FILE_NOT_WRITTEN`
 */
export function handOver(
  { tools, directory, isOwnDirectory, tokenCommand }: HandOver,
  made: Made,
): Readonly<Record<string, string | undefined>> {
  const { key, token } = made;
  const signIn = planToolSetup(tools, { key, token: token.jwt, directory, home: homedir() });
  const commandDirectory = newTempDirectoryPath(runner.runnerTemp());
  const command = tokenCommand ? planCommand(commandDirectory, made) : undefined;

  const files = [...signIn.files, ...(command?.files ?? [])];
  writePrivateFiles(files, {
    ownedDirectories: [
      ...(isOwnDirectory ? [directory] : []),
      ...(command === undefined ? [] : [commandDirectory]),
    ],
    recordState: (plan) => runner.saveState(cleanupState, serializeCleanup(plan)),
  });
  runner.exportVariables(signIn.variables);
  if (command !== undefined) runner.addPath(command.binDirectory);
  runner.logGroup('Handed over to later steps', [
    ...tools.map(({ name, usage }) => `${name}: ${usage}`),
    ...(command === undefined ? [] : [`Command: app-store-connect-token (${command.path})`]),
    ...signIn.files.map(({ path }) => `File: ${path}`),
    ...Object.keys(signIn.variables).map((name) => `Variable: ${name}`),
  ]);
  return { ...signIn.outputs, 'token-command-path': command?.path };
}

function planCommand(directory: string, { key, plan, clockOffset }: Made): TokenCommandInstall {
  return planInstallation({
    key,
    settings: { plan, clockOffset },
    directory,
    node: process.execPath,
    // dist/main/index.js, which runs, and dist/token-command/index.js
    bundle: join(dirname(process.argv[1] ?? ''), '../token-command/index.js'),
    platform: process.platform,
  });
}
