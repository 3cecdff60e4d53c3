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

/** Everything that a run leaves to later steps. */
export interface StepEffects {
  readonly files: readonly PrivateFile[];
  /** Fresh directories of this run, which post removes with everything in them. */
  readonly ownedDirectories: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Directories for the PATH. */
  readonly paths: readonly string[];
  readonly outputs: Readonly<Record<string, string | undefined>>;
  /** Lines for the log. */
  readonly log: readonly string[];
}

/** The tokens of a run, signed. */
export interface IssuedTokens {
  readonly token: Token;
  /** The tokens of the token command. */
  readonly ladder: Ladder | undefined;
}

/** Plans the effects of a run. Loads what tools and command need only if they are asked for. */
export async function planEffects(
  plan: ReadyPlan,
  { token, ladder }: IssuedTokens,
): Promise<StepEffects> {
  const { identity } = plan.key;
  const { tools, keyDirectory } = plan.setup;
  const setup = await planTools(plan, token);
  const command = ladder && (await planTokenCommandInstall(ladder));
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
    log: [
      ...tools.map(({ name, usage }) => `${name}: ${usage}`),
      ...describeFullKey(plan),
      ...(command && ladder ? [describeCommand(command, ladder)] : []),
      ...(setup?.files ?? []).map(({ path }) => `File: ${path}`),
      ...Object.keys(setup?.env ?? {}).map((name) => `Variable: ${name}`),
    ],
  };
}

/**
 * Applies effects: first the state for post, then files, variables and PATH, then the outputs.
 *
 * @throws {ActionError} `FILE_IN_THE_WAY`, `FILE_NOT_WRITTEN`
 */
export async function applyEffects(effects: StepEffects, diagnostics: Diagnostics): Promise<void> {
  const { files, ownedDirectories, env, paths, outputs, log } = effects;
  if (files.length > 0) {
    const { writePrivateFiles } = await import('../files/private-files.ts');
    writePrivateFiles(files, {
      ownedDirectories,
      recordState: (cleanup) => runner.saveState(cleanupState, serializeCleanup(cleanup)),
      warn: (title, message) => diagnostics.warn(title, message),
    });
  }
  runner.exportVariables(env);
  for (const path of paths) runner.addPath(path);
  if (log.length > 0) runner.logGroup('Handed over to later steps', log);
  runner.setOutputs(outputs);
}

async function planTools(
  { key, setup: { tools, keyDirectory } }: ReadyPlan,
  token: Token,
): Promise<ToolSetup | undefined> {
  if (tools.length === 0) return undefined;
  const { planToolSetup } = await import('../tools/setup.ts');
  const directory = keyDirectory?.path ?? '';
  return planToolSetup(tools, { key, token: token.jwt, directory, home: homedir() });
}

async function planTokenCommandInstall(ladder: Ladder): Promise<TokenCommandInstall> {
  const { planInstallation } = await import('../token-command/installation.ts');
  return planInstallation({
    ladder,
    temp: runner.runnerTemp(),
    node: process.execPath,
    // dist/main/index.js, which runs, and dist/token-command/index.js
    bundle: join(dirname(process.argv[1] ?? ''), '../token-command/index.js'),
    platform: process.platform,
  });
}

/** A line on tools that get the key, if the token has a scope: the scope does not limit what they sign. */
function describeFullKey({ tokenOptions, setup: { tools } }: ReadyPlan): readonly string[] {
  const names = tools.filter(({ files }) => files.length > 0).map(({ name }) => name);
  if (tokenOptions.scope.length === 0 || names.length === 0) return [];
  const verb = names.length === 1 ? 'signs' : 'sign';
  return [`scope limits this token only; ${names.join(', ')} ${verb} with the full key.`];
}

function describeCommand({ path }: TokenCommandInstall, { endsAt }: Ladder): string {
  return `Command: app-store-connect-token (${path}), until ${toIsoSeconds(endsAt)}`;
}
