import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { ActionError } from '../errors/action-error.ts';

/** Gives tokens for one request each. */
export type TokenSource = (options: {
  /** True if the last token was refused. */
  readonly isRefused: boolean;
}) => Promise<string>;

const commandName = 'app-store-connect-token';
const tokenPattern = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const timeoutMs = 20_000;

/** A program and its arguments. */
interface Invocation {
  readonly file: string;
  readonly args: readonly string[];
}

/** The parts of the environment that a search on the PATH needs. */
export interface CommandEnvironment {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

/**
 * Creates the source of tokens: the token that was given, or the command `app-store-connect-token`.
 *
 * @param token a fixed token; `undefined` to use the command
 * @throws {ActionError} `UPLOAD_TOKEN_MISSING` if there is neither
 */
export function createTokenSource(
  token: string | undefined,
  environment: CommandEnvironment,
): TokenSource {
  if (token !== undefined) return async () => token;
  const path = findCommand(environment);
  if (path === undefined) {
    throw new ActionError({
      code: 'UPLOAD_TOKEN_MISSING',
      title: 'There is no token for the upload',
      detail: `token is empty, and the command ${commandName} is not on the PATH.`,
      fix: 'Before this step, use app-store-connect-token with token-command: true in the same job, without scope. Or set token to its output token, which lasts 15 minutes.',
    });
  }
  return ({ isRefused }) => runCommand(planInvocation(path, { ...environment, isRefused }));
}

/** Finds the command in the absolute directories of the PATH. */
export function findCommand({ env, platform }: CommandEnvironment): string | undefined {
  const isWindows = platform === 'win32';
  const variable = Object.keys(env).find((name) => /^path$/i.test(name) && env[name]) ?? 'PATH';
  return (env[variable] ?? '')
    .split(delimiter)
    .filter((directory) => isAbsolute(directory))
    .map((directory) => join(directory, isWindows ? `${commandName}.cmd` : commandName))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Plans a call of the command by its full path, without a shell. Windows runs a .cmd file by cmd.exe only, to
 * which its path goes in quotes.
 *
 * @throws {ActionError} `UPLOAD_TOKEN_COMMAND_FAILED` if the path has characters that cmd.exe expands in quotes
 */
export function planInvocation(
  path: string,
  { env, platform, isRefused }: CommandEnvironment & { readonly isRefused: boolean },
): Invocation {
  const options = isRefused ? ['--fresh'] : [];
  if (platform !== 'win32') return { file: path, args: options };
  if (/["%!\r\n]/.test(path))
    throw commandError('Its path has characters that cmd.exe would expand.');
  const line = [`"${path}"`, ...options].join(' ');
  return { file: env.ComSpec ?? 'cmd.exe', args: ['/d', '/s', '/c', `"${line}"`] };
}

async function runCommand({ file, args }: Invocation): Promise<string> {
  let output: string;
  try {
    const result = await promisify(execFile)(file, [...args], {
      timeout: timeoutMs,
      maxBuffer: 64 * 1024,
      windowsVerbatimArguments: true,
    });
    output = result.stdout.trim();
  } catch (error) {
    const { stderr = '', killed = false } = Object(error);
    const said = String(stderr).trim().slice(0, 1000);
    throw commandError(killed ? 'It did not end in time.' : said || 'It failed without a message.');
  }
  if (tokenPattern.test(output)) return output;
  throw commandError('It printed something that is not a token.');
}

function commandError(detail: string): ActionError {
  return new ActionError({
    code: 'UPLOAD_TOKEN_COMMAND_FAILED',
    title: `The command ${commandName} gave no token`,
    detail,
    fix: 'Use app-store-connect-token with token-command: true in the same job, before this step; for uploads that take over six hours, with a duration such as 12h.',
  });
}
