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
 * The command `app-store-connect-token`: prints a token to stdout and nothing else, errors to stderr. Writes
 * no file. Never throws. Exit codes: 1 when there is no token, 2 when it was called wrongly.
 *
 * @param args path of the ladder's file, then the arguments of the user
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
      title: 'The tokens are gone',
      detail:
        'The job that installed this command has ended, or its files were removed or damaged.',
      fix: 'Use the command in steps of the same job, after the step with token-command: true.',
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
  return `an unexpected error of the kind ${error instanceof Error ? error.name : typeof error}.\nCode: UNEXPECTED`;
}
