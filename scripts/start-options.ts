import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';

/** Invalid variables or options of `npm start`. The message is for the user. */
export class UsageError extends Error {}

type Inputs = Readonly<Record<string, string>>;

const keyInputs = [
  'private-key',
  'private-key-path',
  'private-key-uri',
  'public-key',
  'key-id',
  'issuer-id',
];

/**
 * Reads the key from ASC_KEY_ID, ASC_ISSUER_ID and ASC_PRIVATE_KEY or ASC_PRIVATE_KEY_PATH, as inputs.
 *
 * @returns `undefined` if no such variable is set
 * @throws {UsageError} if only some of them are set
 */
export function readKeyVariables(env: NodeJS.ProcessEnv): Inputs | undefined {
  const {
    ASC_KEY_ID: keyId,
    ASC_ISSUER_ID: issuerId,
    ASC_PRIVATE_KEY: privateKey,
    ASC_PRIVATE_KEY_PATH: path,
  } = env;
  if (!keyId && !issuerId && !privateKey && !path) return undefined;
  const missing = [
    ...(keyId ? [] : ['ASC_KEY_ID']),
    // May be empty, because an individual key has no issuer.
    ...(issuerId === undefined ? ['ASC_ISSUER_ID (ASC_ISSUER_ID= for an individual key)'] : []),
    ...(privateKey || path ? [] : ['ASC_PRIVATE_KEY_PATH or ASC_PRIVATE_KEY']),
  ];
  if (missing.length > 0) {
    throw new UsageError(
      `Not set: ${missing.join(', ')}. Set all ASC_ variables to use your own key, or none for a throwaway key.`,
    );
  }
  return {
    'private-key': privateKey ?? '',
    'private-key-path': path ? resolve(path) : '',
    'key-id': keyId ?? '',
    'issuer-id': issuerId ?? '',
  };
}

/**
 * Reads options as inputs: `--verify` as `true`, `--scope TEXT` as that text. A flag may have a value, as in
 * `--token-command=12h`.
 *
 * @throws {UsageError} if an option is not an input, is an input for the key, or needs a value
 */
export function readInputOptions(args: readonly string[]): Inputs {
  const manifest = parse(readFileSync(join(import.meta.dirname, '../action.yml'), 'utf8'));
  const names = Object.keys(manifest.inputs).filter((name) => !keyInputs.includes(name));
  const isFlag = (name: string): boolean => manifest.inputs[name].default === 'false';
  const { values, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      names.map((name) => [name, { type: isFlag(name) ? 'boolean' : 'string' } as const]),
    ),
    strict: false,
  });
  const unknown = [
    ...positionals,
    ...Object.keys(values)
      .filter((name) => !names.includes(name))
      .map((name) => `--${name}`),
  ];
  if (unknown.length > 0) {
    throw new UsageError(
      `Unknown: ${unknown.join(', ')}. Options are --${names.join(', --')}. The key comes from the ASC_ variables.`,
    );
  }
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (value === true && !isFlag(name)) throw new UsageError(`--${name} needs a value.`);
      return [name, String(value)];
    }),
  );
}
