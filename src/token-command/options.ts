import { parseArgs } from 'node:util';
import { ActionError } from '../errors/action-error.ts';

/** The command-line options. */
export interface CommandOptions {
  readonly output: 'token' | 'header' | 'json' | 'help' | 'version';
  /** True if a different token is needed, because Apple rejected the usual one. */
  readonly fresh: boolean;
}

/** The text of `--help`. */
export const usage = `Usage: app-store-connect-token [options]

Prints an App Store Connect token that is valid now, with the scope and lifetime of the step that
installed this command. At least two thirds of the lifetime remain.

  --fresh    print a different valid token (use it if Apple rejected the first one)
  --header   print "Authorization: Bearer TOKEN", for curl -H @-
  --json     print {"token":"...","expiresAt":"..."}
  --help     print this help
  --version  print the version

  set -o pipefail
  app-store-connect-token --header | curl -fsSH @- https://api.appstoreconnect.apple.com/v1/apps`;

/** Options that would need the key, which the command does not have. */
const needsKey = /^--(?:scope|lifetime)(?:=|$)/;

/**
 * Parses the command-line arguments.
 *
 * @throws {ActionError} `COMMAND_USAGE`
 */
export function parseOptions(args: readonly string[]): CommandOptions {
  if (args.length === 0) return { output: 'token', fresh: false };
  if (args.some((arg) => needsKey.test(arg))) {
    throw usageError(
      'This command holds tokens, not the key, so it cannot sign one with a different scope or lifetime.',
      'Add another step that uses the action with the scope or lifetime you need, and use its token output.',
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
      throw new TypeError('--header and --json cannot be used together.');
    }
    const outputs = ['help', 'version', 'header', 'json'] as const;
    return { output: outputs.find((output) => values[output]) ?? 'token', fresh: values.fresh };
  } catch (error) {
    throw usageError(
      error instanceof Error ? error.message : String(error),
      'Run app-store-connect-token --help for the options.',
    );
  }
}

function usageError(detail: string, fix: string): ActionError {
  return new ActionError({
    code: 'COMMAND_USAGE',
    title: 'Invalid command-line options',
    detail,
    fix,
  });
}
