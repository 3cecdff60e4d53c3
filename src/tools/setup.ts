import { join } from 'node:path';
import type { PrivateFile } from '../files/private-files.ts';
import type { ApiKey } from '../key/api-key.ts';
import { isSamePrivateKey } from '../key/pem.ts';
import type { KeyFile, Tool, ToolCredentials } from './catalog.ts';

/** What signing in comes to: files to write, variables to export, outputs to set. */
export interface ToolSetup {
  readonly files: readonly PrivateFile[];
  readonly variables: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string | undefined>>;
}

/**
 * All that the tools need, and nothing more. Pure: what it names is written by others.
 *
 * @param directory absolute path of the folder for key files
 * @param home absolute path of the user's home folder
 */
export function planToolSetup(
  selected: readonly Tool[],
  { key, token, directory, home }: { key: ApiKey; token: string; directory: string; home: string },
): ToolSetup {
  const needed = new Set(selected.flatMap(({ files }) => files));
  const name = `${key.kind === 'individual' ? 'ApiKey' : 'AuthKey'}_${key.keyId}`;
  const credentials: ToolCredentials = {
    keyId: key.keyId,
    issuerId: key.issuerId,
    inHouse: key.kind === 'in-house',
    p8: join(directory, `${name}.p8`),
    p8Directory: directory,
    json: join(directory, `${name}.json`),
    token,
  };
  const p8 = { content: key.pem, isEquivalent: (text: string) => isSamePrivateKey(text, key.pem) };
  const files: Readonly<Record<KeyFile, PrivateFile>> = {
    p8: { path: credentials.p8, ...p8 },
    json: { path: credentials.json, content: serializeJsonKey(key) },
    home: { path: join(home, '.appstoreconnect', 'private_keys', `${name}.p8`), ...p8 },
  };
  const isSet = ([, value]: readonly [string, string | undefined]): boolean =>
    value !== undefined && value !== '';
  const variables = selected
    .flatMap((tool) => Object.entries(tool.env?.(credentials) ?? {}))
    .filter(isSet);
  return {
    files: [...needed].map((file) => files[file]),
    variables: Object.fromEntries(variables) as Record<string, string>,
    outputs: {
      'key-path': needed.has('p8') ? credentials.p8 : undefined,
      'api-key-json-path': needed.has('json') ? credentials.json : undefined,
      ...Object.assign({}, ...selected.map((tool) => tool.outputs?.(credentials))),
    },
  };
}

/**
 * A JSON API key that fastlane and rcodesign both read: the PEM for the one, its body on one line for the
 * other. `in_house` has to be a boolean, or fastlane takes it for true or raises.
 */
function serializeJsonKey({ keyId, issuerId, kind, pem }: ApiKey): string {
  const body = pem.replace(/-----[^-]+-----|\s/g, '');
  const json = {
    key_id: keyId,
    issuer_id: issuerId,
    key: pem,
    private_key: body,
    in_house: kind === 'in-house',
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}
