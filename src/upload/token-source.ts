import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { ActionError } from '../errors/action-error.ts';

/** Returns a token for one request. */
export type TokenSource = (options: {
  /** True if the last token was rejected. */
  readonly isRejected: boolean;
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
 * Creates the source of tokens: a fixed token, or the command `app-store-connect-token`.
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
      title: 'No token for the upload',
      detail: `token is empty, and the command ${commandName} is not on the PATH.`,
      fix: 'In an earlier step of this job, use app-store-connect-token with token-command: true and without a scope. For an upload that takes less than 15 minutes, you can set token to its output token instead.',
    });
  }
  return ({ isRejected }) => runCommand(planInvocation(path, { ...environment, isRejected }));
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
 * Plans a call of the command by its full path, without a shell. Windows runs a .cmd file only with cmd.exe, which
 * gets the path in quotes.
 *
 * @throws {ActionError} `UPLOAD_TOKEN_COMMAND_FAILED` if the path has characters that cmd.exe expands in quotes
 */
export function planInvocation(
  path: string,
  { env, platform, isRejected }: CommandEnvironment & { readonly isRejected: boolean },
): Invocation {
  const options = isRejected ? ['--fresh'] : [];
  if (platform !== 'win32') return { file: path, args: options };
  if (/["%!\r\n]/.test(path))
    throw commandError('The path of the command has characters that cmd.exe would expand.');
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
    throw commandError(killed ? 'It timed out.' : said || 'It failed without a message.');
  }
  if (tokenPattern.test(output)) return output;
  throw commandError('Its output is not a token.');
}

function commandError(detail: string): ActionError {
  return new ActionError({
    code: 'UPLOAD_TOKEN_COMMAND_FAILED',
    title: `${commandName} failed`,
    detail,
    fix: 'Use app-store-connect-token with token-command: true in an earlier step of this job. If the upload takes more than six hours, use a duration such as 12h.',
  });
}
