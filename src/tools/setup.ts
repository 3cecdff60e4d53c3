import { join } from 'node:path';
import { keyFileStem } from '../files/names.ts';
import type { PrivateFile } from '../files/private-files.ts';
import type { KeyIdentity } from '../key/identity.ts';
import { isSamePrivateKey, toPem } from '../key/pem.ts';
import type { ApiKey } from '../signing/api-key.ts';
import type { KeyFile, Tool, ToolCredentials } from './tool.ts';

/** The files, variables and outputs that the selected tools need. */
export interface ToolSetup {
  readonly files: readonly PrivateFile[];
  /** Variables for later steps. */
  readonly env: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string | undefined>>;
}

/**
 * Plans the files, variables and outputs that the tools need. Writes nothing.
 *
 * @param directory absolute path of the directory for key files
 * @param home absolute path of the user's home directory
 */
export function planToolSetup(
  selected: readonly Tool[],
  {
    key,
    token,
    directory,
    home,
    command,
  }: Pick<ToolCredentials, 'token' | 'command'> & { key: ApiKey; directory: string; home: string },
): ToolSetup {
  const needed = new Set(selected.flatMap(({ files }) => files));
  const { identity, signer } = key;
  // A key in a key service has no PEM, and then no selected tool needs a file.
  const privateKey = signer.type === 'local' ? signer.key : undefined;
  const pem = privateKey ? toPem(privateKey) : '';
  const stem = keyFileStem(identity);
  const credentials: ToolCredentials = {
    keyId: identity.keyId,
    issuerId: identity.issuerId,
    inHouse: identity.kind === 'in-house',
    p8: join(directory, `${stem}.p8`),
    p8Directory: directory,
    json: join(directory, `${stem}.json`),
    token,
    command,
  };
  const p8 = {
    content: pem,
    isEquivalent: (text: string) => privateKey !== undefined && isSamePrivateKey(text, privateKey),
  };
  const files: Readonly<Record<KeyFile, PrivateFile>> = {
    p8: { path: credentials.p8, ...p8 },
    json: { path: credentials.json, content: serializeJsonKey(identity, pem) },
    home: {
      path: join(home, '.appstoreconnect', 'private_keys', `${stem}.p8`),
      ...p8,
      conflictFix:
        'Transporter reads the key from this path only: move the file, or delete it if it is left over from another job.',
    },
  };
  const env = selected
    .flatMap((tool) => Object.entries(tool.env?.(credentials) ?? {}))
    .flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  return {
    // Two tools may look for the key in the same place.
    files: [...new Map([...needed].map((name) => [files[name].path, files[name]])).values()],
    env: Object.fromEntries(env),
    outputs: {
      'key-path': needed.has('p8') ? credentials.p8 : undefined,
      'api-key-json-path': needed.has('json') ? credentials.json : undefined,
      ...Object.assign({}, ...selected.map((tool) => tool.outputs?.(credentials))),
    },
  };
}

/**
 * Serializes a JSON API key that fastlane and rcodesign both read: fastlane reads the PEM, rcodesign its body on
 * one line. `in_house` must be a boolean: fastlane takes other values for true, or raises an error.
 */
function serializeJsonKey(identity: KeyIdentity, pem: string): string {
  const body = pem.replace(/-----[^-]+-----|\s/g, '');
  const json = {
    key_id: identity.keyId,
    issuer_id: identity.issuerId,
    key: pem,
    private_key: body,
    in_house: identity.kind === 'in-house',
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}
