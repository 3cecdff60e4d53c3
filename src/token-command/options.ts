import { parseArgs } from 'node:util';
import { ActionError } from '../errors/action-error.ts';

/** The options of a call. */
export interface CommandOptions {
  readonly output: 'token' | 'header' | 'json' | 'help' | 'version';
  /** Whether the token that is printed otherwise was refused. */
  readonly fresh: boolean;
}

export const usage = `Usage: app-store-connect-token [options]

Prints an App Store Connect token that is valid now, with the scope and lifetime of the step that
installed this. At least two thirds of the lifetime are left.

  --fresh    print a different valid token, if Apple refused the other
  --header   print "Authorization: Bearer TOKEN", for curl -H @-
  --json     print {"token":"...","expiresAt":"..."}
  --help     print this
  --version  print the version

  set -o pipefail
  app-store-connect-token --header | curl -fsSH @- https://api.appstoreconnect.apple.com/v1/apps`;

/** Options that need the key, which the command does not have. */
const needsKey = /^--(?:scope|lifetime)(?:=|$)/;

/**
 * Parses the arguments of a call.
 *
 * @throws {ActionError} `COMMAND_USAGE`
 */
export function parseOptions(args: readonly string[]): CommandOptions {
  if (args.length === 0) return { output: 'token', fresh: false };
  if (args.some((arg) => needsKey.test(arg))) {
    throw usageError(
      'The command holds tokens, not the key: it cannot sign one with another scope or lifetime.',
      'Use the action once more, with its own id and the scope or lifetime you need, and its output token.',
    );
  }
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        fresh: { type: 'boolean', default: false },
        header: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
    if (values.header && values.json) {
      throw new TypeError('--header and --json exclude each other.');
    }
    const outputs = ['help', 'version', 'header', 'json'] as const;
    return { output: outputs.find((output) => values[output]) ?? 'token', fresh: values.fresh };
  } catch (error) {
    throw usageError(
      error instanceof Error ? error.message : String(error),
      'See app-store-connect-token --help.',
    );
  }
}

function usageError(detail: string, fix: string): ActionError {
  return new ActionError({
    code: 'COMMAND_USAGE',
    title: 'That is not how the command is called',
    detail,
    fix,
  });
}
