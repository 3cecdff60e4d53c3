import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toIsoSeconds, unixNow } from '../clock.ts';
import { ActionError } from '../errors/action-error.ts';
import { formatError } from '../errors/format.ts';
import { printableText } from '../text/printable.ts';
import type { TokenOptions } from '../token/claims.ts';
import type { Token } from '../token/jws.ts';
import { version } from '../version.ts';
import { readCachedToken, writeCachedToken } from './cache.ts';
import { parseConfig, type TokenCommandConfig } from './config.ts';
import { type CommandOptions, parseOptions, usage } from './options.ts';
import type { RestrictedToken } from './restriction.ts';

/**
 * The command `app-store-connect-token`: prints a token to stdout and nothing else, errors to stderr.
 * Never throws. Exit codes: 1 when no token can be made, 2 when it was called wrongly.
 *
 * @param args path of the configuration, then the arguments of the user
 */
export async function tokenCommand([configPath = '', ...args]: readonly string[]): Promise<void> {
  try {
    const options = parseOptions(args);
    if (options.print === 'help') process.stdout.write(usage);
    else if (options.print === 'version') process.stdout.write(`${version}\n`);
    else await printToken(configPath, options);
  } catch (error) {
    process.exitCode = error instanceof ActionError && error.code === 'COMMAND_USAGE' ? 2 : 1;
    process.stderr.write(`app-store-connect-token: ${printableText(describeFailure(error))}\n`);
  }
}

async function printToken(configPath: string, options: CommandOptions): Promise<void> {
  const config = readConfig(configPath);
  const { tokenOptions, name } = await applyRestrictions(config.tokenOptions, options);
  const now = unixNow() + config.clockOffsetSeconds;
  const path = join(dirname(configPath), `${name}.json`);
  const token =
    (options.fresh ? undefined : readCachedToken(path, tokenOptions, now)) ??
    (await issueToken(config, tokenOptions, { now, path }));
  // stdout is the token's alone; the runner reads commands from stderr as well.
  if (process.env.GITHUB_ACTIONS === 'true') process.stderr.write(`::add-mask::${token.jwt}\n`);
  process.stdout.write(`${formatToken(token, options)}\n`);
}

async function issueToken(
  { key }: TokenCommandConfig,
  tokenOptions: TokenOptions,
  { now, path }: { now: number; path: string },
): Promise<Token> {
  const { signToken } = await import('../token/jws.ts');
  const { createSigner } = await import('../signing/signer.ts');
  const signer = await createSigner(key.signer);
  const token = await signToken({ identity: key.identity, signer }, tokenOptions, now);
  writeCachedToken(path, token);
  return token;
}

/** The options of the step's token, or a part of them, checked as the inputs of the step are. */
async function applyRestrictions(
  step: TokenOptions,
  { lifetime, scope }: CommandOptions,
): Promise<RestrictedToken> {
  if (lifetime === undefined && scope === undefined) return { tokenOptions: step, name: 'token' };
  const { restrictToken } = await import('./restriction.ts');
  return restrictToken(step, { lifetime, scope });
}

function readConfig(path: string): TokenCommandConfig {
  try {
    return parseConfig(readFileSync(path, 'utf8'));
  } catch {
    throw new ActionError({
      code: 'COMMAND_GONE',
      title: 'The key is gone',
      detail:
        'The job that installed this command has ended, or its temporary files were removed or damaged.',
      fix: 'Use the command in steps of the same job, after the step with token-command: true.',
    });
  }
}

function formatToken({ jwt, expiresAt }: Token, { print }: CommandOptions): string {
  if (print === 'header') return `Authorization: Bearer ${jwt}`;
  if (print === 'token') return jwt;
  return JSON.stringify({
    token: jwt,
    expiresAt: toIsoSeconds(expiresAt),
  });
}

function describeFailure(error: unknown): string {
  if (error instanceof ActionError) return formatError(error);
  return `an error of the kind ${error instanceof Error ? error.name : typeof error} was not foreseen.\nCode: UNEXPECTED`;
}
