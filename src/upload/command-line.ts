import { parseArgs } from 'node:util';
import { ActionError } from '../errors/action-error.ts';
import type { InputSource } from '../runner/inputs.ts';

export const usage = `Usage: node dist/upload/index.js --file FILE [options]

Uploads a build to App Store Connect. The token comes from the command app-store-connect-token, or from the
environment variable ASC_TOKEN. Progress goes to stderr, and the outputs to stdout, as one line of JSON.

  --file FILE          .ipa or .pkg, or a pattern that matches exactly one
  --app APP            app ID or bundle ID
  --version VERSION    CFBundleShortVersionString
  --build BUILD        CFBundleVersion
  --platform PLATFORM  IOS, MAC_OS, TV_OS or VISION_OS
  --no-wait            do not wait until Apple has processed the upload
  --timeout DURATION   longest wait, from 1m to 24h (default: 60m)
  --api-url URL        base URL of the API
  --help               print this help

For an .ipa, the defaults of --app, --version, --build and --platform are read from the file.`;

const text = { type: 'string' } as const;

/**
 * Parses the arguments of a call into a source of inputs.
 *
 * @throws {ActionError} `UPLOAD_USAGE`
 */
export function parseCommandLine(args: readonly string[], env: NodeJS.ProcessEnv): InputSource {
  if (args.some((arg) => /^--token(?:=|$)/.test(arg))) {
    throw usageError(
      'A token cannot be an argument, because every process on this machine can see the arguments of a command.',
      'Set the environment variable ASC_TOKEN, or put the command app-store-connect-token on the PATH.',
    );
  }
  try {
    const { values } = parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        file: text,
        app: text,
        version: text,
        build: text,
        platform: text,
        timeout: text,
        'api-url': text,
        wait: { type: 'boolean', default: true },
      },
    });
    const inputs = new Map<string, unknown>(Object.entries({ ...values, token: env.ASC_TOKEN }));
    return {
      getInput: (name) => String(inputs.get(name) ?? ''),
      getBooleanInput: (name) => inputs.get(name) === true,
    };
  } catch (error) {
    throw usageError(
      error instanceof Error ? error.message : String(error),
      'Run it with --help for the options.',
    );
  }
}

function usageError(detail: string, fix: string): ActionError {
  return new ActionError({
    code: 'UPLOAD_USAGE',
    title: 'Invalid command-line options',
    detail,
    fix,
  });
}
