import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Installation, planInstallation } from '../command/installation.ts';
import type { Findings } from '../errors/findings.ts';
import { chooseKeyDirectory, freshDirectory } from '../files/key-directory.ts';
import { placeFiles } from '../files/placement.ts';
import type { ApiKey } from '../key/api-key.ts';
import * as runner from '../runner/actions.ts';
import type { Config } from '../runner/inputs.ts';
import { cleanupState, serializeCleanup } from '../runner/state.ts';
import type { TokenPlan } from '../token/claims.ts';
import type { Token } from '../token/signing.ts';
import type { Tool } from '../tools/catalog.ts';
import { checkKind, selectTools } from '../tools/selection.ts';
import { planSignIn } from '../tools/sign-in.ts';

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
  readonly plan: TokenPlan;
  /** Seconds to add to this machine's clock. */
  readonly clockOffset: number;
}

/** Checks the inputs `tools` and `key-directory`. Problems go to `findings`. */
export function planHandOver(
  { tools: list, keyDirectory, tokenCommand }: Config,
  key: ApiKey | 'skipped' | undefined,
  findings: Findings,
): HandOver {
  const tools = selectTools(list, findings);
  if (typeof key === 'object') checkKind(tools, key.kind, findings);
  if (keyDirectory !== '' && !tools.some(({ files }) => files.length > 0)) {
    findings.notice('key-directory has no effect', 'No tool in tools needs a key file.');
  }
  const folders = { temp: runner.runnerTemp(), workspace: process.cwd() };
  const directory = findings.attempt(() => chooseKeyDirectory(keyDirectory, folders, findings));
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
  const signIn = planSignIn(tools, { key, token: token.jwt, directory, home: homedir() });
  const commandDirectory = freshDirectory(runner.runnerTemp());
  const command = tokenCommand ? planCommand(commandDirectory, made) : undefined;

  const files = [...signIn.files, ...(command?.files ?? [])];
  placeFiles(files, {
    ownedDirectories: [
      ...(isOwnDirectory ? [directory] : []),
      ...(command === undefined ? [] : [commandDirectory]),
    ],
    recordState: (plan) => runner.saveState(cleanupState, serializeCleanup(plan)),
  });
  runner.exportVariables(signIn.variables);
  if (command !== undefined) runner.addPath(command.bin);
  runner.sayGroup('Handed over to later steps', [
    ...tools.map(({ name, note }) => `${name}: ${note}`),
    ...(command === undefined ? [] : [`Command: app-store-connect-token (${command.path})`]),
    ...signIn.files.map(({ path }) => `File: ${path}`),
    ...Object.keys(signIn.variables).map((name) => `Variable: ${name}`),
  ]);
  return { ...signIn.outputs, 'token-command-path': command?.path };
}

function planCommand(directory: string, { key, plan, clockOffset }: Made): Installation {
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
