import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { toIsoSeconds } from '../clock.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import type { PrivateFile } from '../files/private-files.ts';
import { cleanupState, serializeCleanup } from '../runner/state.ts';
import * as runner from '../runner/toolkit.ts';
import type { Token } from '../token/jws.ts';
import type { Ladder } from '../token/ladder.ts';
import type { TokenCommandInstall } from '../token-command/installation.ts';
import type { ToolSetup } from '../tools/setup.ts';
import type { ReadyPlan } from './plan.ts';

/** Everything that a run provides to later steps. */
export interface StepEffects {
  readonly files: readonly PrivateFile[];
  /** Fresh directories of this run; post removes each with everything in it. */
  readonly ownedDirectories: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Directories for the PATH. */
  readonly paths: readonly string[];
  readonly outputs: Readonly<Record<string, string | undefined>>;
}

/** The signed tokens of a run. */
export interface IssuedTokens {
  readonly token: Token;
  /** The tokens of the token command. */
  readonly ladder: Ladder | undefined;
}

/** Plans the effects of a run. Loads the code for tools and the token command only if it is needed. */
export async function planEffects(
  plan: ReadyPlan,
  { token, ladder }: IssuedTokens,
): Promise<StepEffects> {
  const { identity } = plan.key;
  const { keyDirectory } = plan.setup;
  const command = ladder && (await planTokenCommandInstall(ladder));
  const setup = await planTools(plan, token, command);
  return {
    files: [...(setup?.files ?? []), ...(command?.files ?? [])],
    ownedDirectories: [
      ...(keyDirectory?.isOwned ? [keyDirectory.path] : []),
      ...(command === undefined ? [] : [command.directory]),
    ],
    env: setup?.env ?? {},
    paths: command === undefined ? [] : [command.binDirectory],
    outputs: {
      token: token.jwt,
      'expires-at': toIsoSeconds(token.expiresAt),
      available: 'true',
      'key-id': identity.keyId,
      'issuer-id': identity.issuerId,
      ...setup?.outputs,
      'token-command-path': command?.path,
    },
  };
}

/**
 * Applies effects: first the state for post, then files, variables and PATH, then the outputs.
 *
 * @returns the paths of the files that existed before and hold the same key: post keeps them
 * @throws {ActionError} `FILE_IN_THE_WAY`, `FILE_NOT_WRITTEN`
 */
export async function applyEffects(
  { files, ownedDirectories, env, paths, outputs }: StepEffects,
  diagnostics: Diagnostics,
): Promise<readonly string[]> {
  const keptFiles = files.map(({ path }) => path).filter((path) => existsSync(path));
  if (files.length > 0) {
    const { writePrivateFiles } = await import('../files/private-files.ts');
    const warn = (title: string, message: string): void => diagnostics.warn(title, message);
    writePrivateFiles(files, {
      ownedDirectories,
      recordState: (cleanup) => runner.saveState(cleanupState, serializeCleanup(cleanup)),
      warn,
      limitAccess: process.platform === 'win32' ? await loadAccessLimiter(warn) : undefined,
    });
  }
  runner.exportVariables(env);
  for (const path of paths) runner.addPath(path);
  runner.setOutputs(outputs);
  return keptFiles;
}

async function loadAccessLimiter(
  warn: (title: string, message: string) => void,
): Promise<(directory: string) => void> {
  return (await import('../files/windows-access.ts')).accessLimiter(warn);
}

async function planTools(
  { key, setup: { tools, keyDirectory } }: ReadyPlan,
  token: Token,
  install: TokenCommandInstall | undefined,
): Promise<ToolSetup | undefined> {
  if (tools.length === 0) return undefined;
  const { planToolSetup } = await import('../tools/setup.ts');
  return planToolSetup(tools, {
    key,
    token: token.jwt,
    directory: keyDirectory?.path ?? '',
    home: homedir(),
    command: install && {
      path: install.path,
      node: process.execPath,
      rubyDirectory: distPath('fastlane'),
      env: process.env,
    },
  });
}

async function planTokenCommandInstall(ladder: Ladder): Promise<TokenCommandInstall> {
  const { planInstallation } = await import('../token-command/installation.ts');
  return planInstallation({
    ladder,
    temp: runner.runnerTemp(),
    node: process.execPath,
    bundle: distPath('token-command/index.js'),
    platform: process.platform,
  });
}

/** The absolute path of a file or directory in dist. */
function distPath(path: string): string {
  // dist/main/index.js is the file that runs.
  return join(dirname(process.argv[1] ?? ''), '..', path);
}
