import { readFileSync } from 'node:fs';
import { toIsoSeconds, unixNow } from '../clock.ts';
import { ActionError } from '../errors/action-error.ts';
import { formatError } from '../errors/format.ts';
import { printableText } from '../text/printable.ts';
import type { Token } from '../token/jws.ts';
import type { Ladder } from '../token/ladder.ts';
import { version } from '../version.ts';
import { parseLadder, selectRung } from './ladder-file.ts';
import { type CommandOptions, parseOptions, usage } from './options.ts';

/**
 * Runs the command `app-store-connect-token`: prints a token and nothing else to stdout, errors to stderr. Writes no
 * file. Never throws. Exit codes: 1 if there is no token, 2 for invalid options.
 *
 * @param args path of the ladder file, then the user's arguments
 */
export function tokenCommand([ladderPath = '', ...args]: readonly string[]): void {
  try {
    process.stdout.write(`${respond(ladderPath, parseOptions(args))}\n`);
  } catch (error) {
    process.exitCode = error instanceof ActionError && error.code === 'COMMAND_USAGE' ? 2 : 1;
    process.stderr.write(`app-store-connect-token: ${printableText(describeFailure(error))}\n`);
  }
}

function respond(ladderPath: string, { output, fresh }: CommandOptions): string {
  if (output === 'help') return usage;
  if (output === 'version') return version;
  const rung = selectRung(readLadder(ladderPath), { unixNow: unixNow(), fresh });
  return formatToken(rung, output);
}

function readLadder(path: string): Ladder {
  try {
    return parseLadder(readFileSync(path, 'utf8'));
  } catch {
    throw new ActionError({
      code: 'COMMAND_GONE',
      title: 'The token command is no longer available',
      detail:
        'The job that installed this command has ended, or its files were removed or changed.',
      fix: 'Run the command in the same job, in a step after the one with token-command.',
    });
  }
}

function formatToken({ jwt, expiresAt }: Token, output: 'token' | 'header' | 'json'): string {
  if (output === 'token') return jwt;
  if (output === 'header') return `Authorization: Bearer ${jwt}`;
  return JSON.stringify({ token: jwt, expiresAt: toIsoSeconds(expiresAt) });
}

function describeFailure(error: unknown): string {
  if (error instanceof ActionError) return formatError(error);
  return `unexpected error of type ${error instanceof Error ? error.name : typeof error}, probably a bug.\nCode: UNEXPECTED`;
}
