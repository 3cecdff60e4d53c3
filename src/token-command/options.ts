import { parseArgs } from 'node:util';
import { ActionError } from '../errors/action-error.ts';

/** What a call asks for. */
export interface CommandOptions {
  readonly print: 'token' | 'header' | 'json' | 'help' | 'version';
  /** As it was given; absent: that of the step. */
  readonly lifetime?: string | undefined;
  /** Entries; absent: those of the step. */
  readonly scope?: readonly string[] | undefined;
  /** Whether a token that was made before will not do. */
  readonly fresh: boolean;
}

export const usage = `Usage: app-store-connect-token [options]

Prints an App Store Connect token with the key, scope and lifetime of the step that installed this.
A token that was made before is printed again while over half of its life is left.

  --lifetime TIME  another lifetime, such as 90s or 10m
  --scope ENTRY    only this entry of the scope, such as "GET /v1/apps" (may be repeated)
  --fresh          a token made this moment
  --header         print "Authorization: Bearer TOKEN", for curl -H @-
  --json           print {"token":"...","expiresAt":"..."}
  --help           print this
  --version        print the version

  curl -H "Authorization: Bearer $(app-store-connect-token)" https://api.appstoreconnect.apple.com/v1/apps
`;

/**
 * The options of a call.
 *
 * @throws {ActionError} `COMMAND_USAGE`
 */
export function parseOptions(args: readonly string[]): CommandOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        lifetime: { type: 'string' },
        scope: { type: 'string', multiple: true },
        fresh: { type: 'boolean', default: false },
        header: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
    const requestedOutputs = (['help', 'version', 'header', 'json'] as const).filter(
      (one) => values[one],
    );
    if (values.header && values.json)
      throw new TypeError('--header and --json exclude each other.');
    return {
      print: requestedOutputs[0] ?? 'token',
      lifetime: values.lifetime,
      scope: values.scope,
      fresh: values.fresh,
    };
  } catch (cause) {
    throw new ActionError({
      code: 'COMMAND_USAGE',
      title: 'That is not how the command is called',
      detail: cause instanceof Error ? cause.message : String(cause),
      fix: 'See app-store-connect-token --help.',
      cause,
    });
  }
}
