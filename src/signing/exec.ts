import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { ActionError } from '../errors/action-error.ts';
import { systemErrorCode } from '../errors/system-error.ts';
import { toRawSignature } from './der.ts';
import { type ServiceSignature, type SigningService, uriError } from './service.ts';

/** For one signature. Milliseconds. */
const timeoutMs = 30_000;
/** Longer than any signature. Bytes. */
const maxOutputBytes = 4096;
/** The part of an error output that is shown. Characters. */
const maxMessageLength = 300;

/** A program that signs: it gets the signing input on stdin, and writes a signature to stdout. */
export class ExecService implements SigningService {
  readonly place: string;
  /** A PKCS#11 token is one device: SoftHSM fails if two processes open it at the same time. */
  readonly maxConcurrency = 1;
  readonly #program: string;
  readonly #args: readonly string[];
  readonly #env: NodeJS.ProcessEnv;

  /**
   * @param command the URI after `exec:`
   * @throws {ActionError} `SIGNER_CONFIG_INVALID`, `SIGNER_PROGRAM_MISSING`
   */
  constructor(command: string, env: NodeJS.ProcessEnv) {
    const [name = '', ...args] = splitCommand(command);
    this.#program = findProgram(name, env);
    this.#args = args;
    this.#env = env;
    this.place = `${this.#program} (from private-key-uri)`;
  }

  async sign(signingInput: Uint8Array): Promise<ServiceSignature> {
    const output = await this.#run(signingInput);
    const bytes = toRawSignature(output) ?? decodeText(output);
    if (bytes !== undefined) return { bytes };
    throw this.#error(
      `It wrote ${output.length} bytes, which are not a signature`,
      'Make it write only the signature: DER, or base64 of the 64 bytes r || s. pkcs11-tool does so with --signature-format openssl.',
    );
  }

  #run(signingInput: Uint8Array): Promise<Buffer> {
    const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
    const child = this.#start();
    const chunks: Buffer[] = [];
    let length = 0;
    let message = '';
    let isStopped = false;
    const stop = (observation: string): void => {
      if (isStopped) return;
      isStopped = true;
      // A process of another user, as after sudo, cannot be killed: that is an error event, and it keeps running.
      child.kill('SIGKILL');
      child.unref();
      // A process of its own may still hold the other ends.
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
      const said = message.trim().replaceAll(/\s+/g, ' ').replace(/\.+$/, '');
      reject(this.#error(`${observation}${said && `: ${said.slice(-maxMessageLength)}`}`));
    };
    const timer = setTimeout(() => stop(`It ran for ${timeoutMs / 1000} seconds`), timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxOutputBytes) stop(`It wrote more than ${maxOutputBytes} bytes`);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      message = `${message}${chunk}`.slice(-2 * maxMessageLength);
    });
    child.stdin.on('error', () => {}); // it may end without reading its input
    child.on('error', (error) => stop(`It could not be started (${systemErrorCode(error)})`));
    child.on('close', (status, signal) => {
      if (status === 0) resolve(Buffer.concat(chunks));
      else stop(`It ended with ${signal ?? `status ${status}`}`);
    });
    child.stdin.end(signingInput);
    return promise.finally(() => clearTimeout(timer));
  }

  #start(): ChildProcessWithoutNullStreams {
    try {
      return spawn(this.#program, this.#args, { env: this.#env, windowsHide: true });
    } catch (error) {
      // Such as EINVAL, for a .cmd file on Windows. Node's error repeats the arguments.
      throw this.#error(`It could not be started (${systemErrorCode(error)})`);
    }
  }

  #error(
    observation: string,
    fix = 'Run the command by hand. This action does not run it again, because some tokens lock after three wrong PINs.',
  ): ActionError {
    return new ActionError({
      code: 'SIGNER_PROGRAM_FAILED',
      title: 'The command of private-key-uri failed',
      detail: `${this.#program} was run without a shell. ${observation}.`,
      fix,
    });
  }
}

/** Decodes base64 or base64url of 64 bytes, on one line or more. */
function decodeText(output: Buffer): Uint8Array | undefined {
  const text = output.toString('latin1').replace(/\s/g, '');
  return /^[A-Za-z0-9+/_-]{86}(?:==)?$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}

/**
 * Splits a command at blanks. Single and double quotes group; nothing else is special, so nothing expands.
 *
 * @throws {ActionError} `SIGNER_CONFIG_INVALID`
 */
export function splitCommand(command: string): readonly string[] {
  const words = command.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? [];
  const rest = command.replaceAll(/'[^']*'|"[^"]*"/g, '');
  if (words.length > 0 && !/['"\0]/.test(rest))
    return words.map((word) => word.replaceAll(/'([^']*)'|"([^"]*)"/g, '$1$2'));
  throw uriError(
    'exec:COMMAND ARGUMENTS; blanks separate arguments, and pairs of quotes group them',
  );
}

/**
 * Finds a program: an absolute path, or a name in an absolute directory of the PATH that is not in the workspace, where
 * the code of the repository is.
 *
 * @throws {ActionError} `SIGNER_PROGRAM_MISSING`
 */
export function findProgram(name: string, env: NodeJS.ProcessEnv): string {
  const paths = isAbsolute(name) ? [name] : /[/\\]/.test(name) ? [] : searchPath(name, env);
  const found = paths.find(isExecutable);
  if (found !== undefined) return found;
  // Anything else may be a key that was pasted there.
  const shown =
    isAbsolute(name) || /^[\w./\\+-]{1,40}$/.test(name) ? name.slice(0, 200) : 'The command';
  throw new ActionError({
    code: 'SIGNER_PROGRAM_MISSING',
    title: 'The command of private-key-uri was not found',
    detail: `${shown} is neither the absolute path of a program, nor the name of one in an absolute directory of the PATH outside the workspace.`,
    fix: 'Install the program in an earlier step, outside the workspace, or write its absolute path.',
  });
}

/** Lists the files of a name in the absolute directories of the PATH that exist and are not in the workspace. */
function searchPath(name: string, env: NodeJS.ProcessEnv): readonly string[] {
  const workspace = env.GITHUB_WORKSPACE || process.cwd();
  const names = process.platform === 'win32' ? [`${name}.exe`, name] : [name];
  return (env.PATH ?? '')
    .split(delimiter)
    .filter((directory) => isAbsolute(directory))
    .flatMap((directory) => names.map((file) => join(directory, file)))
    .filter((path) => existsSync(path) && !isInside(workspace, path));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Returns the real path. On Windows, the native function also resolves short names, but fails for links to apps. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return realpathSync(path);
  }
}

/** Returns true if a path, the real one of its directory, or the file that it links to, is in a directory. */
function isInside(directory: string, path: string): boolean {
  const roots = existsSync(directory) ? [directory, realPath(directory)] : [directory];
  return [path, realPath(dirname(path)), realPath(path)].some((target) =>
    roots.some((root) => {
      const way = relative(root, target);
      return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
    }),
  );
}
