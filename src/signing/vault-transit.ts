import { isLoopback } from '../api/base-url.ts';
import {
  assertTlsChecked,
  configError,
  credentialPattern,
  type KeyServiceApi,
  logInBefore,
  loginError,
  readVariable,
  type ServiceContext,
  textAt,
  uriError,
} from './service.ts';

const uriPattern = /^\/\/([A-Za-z0-9_](?:[\w.-]{0,126}[A-Za-z0-9_])?)$/;
const path = String.raw`[\w-][\w.-]{0,62}(?:/[\w-][\w.-]{0,62}){0,9}`;
const maxCertificateBytes = 1024 * 1024;

/** A product with the API of Vault, and the prefixes of its variables. OpenBao reads those of Vault as well. */
interface Product {
  readonly scheme: string;
  readonly name: string;
  readonly prefixes: readonly string[];
}

const products = {
  hashivault: { scheme: 'hashivault', name: 'Vault', prefixes: ['VAULT_'] },
  openbao: { scheme: 'openbao', name: 'OpenBao', prefixes: ['BAO_', 'VAULT_'] },
} as const satisfies Readonly<Record<string, Product>>;

/**
 * Resolves a key in the transit engine of Vault or OpenBao.
 *
 * @param rest the URI after its scheme
 * @throws {ActionError} `SIGNER_LOGIN`, `SIGNER_CONFIG_INVALID`, `TLS_UNCHECKED`
 * @see https://openbao.org/api-docs/secret/transit/#sign-data
 */
export function resolveVaultTransit(
  product: keyof typeof products,
  rest: string,
  { env, readFile }: ServiceContext,
): KeyServiceApi {
  const { scheme, name, prefixes } = products[product];
  const [, key] = uriPattern.exec(rest) ?? [];
  if (key === undefined) {
    throw uriError(`${scheme}://KEY, with the mount in TRANSIT_SECRET_ENGINE_PATH`);
  }
  const names = (suffix: string): readonly string[] => prefixes.map((prefix) => prefix + suffix);
  const [first = ''] = prefixes;
  assertTlsChecked(env, names('SKIP_VERIFY'));
  const login = logInBefore('a login with method jwt', `${first}TOKEN`);
  const token = readVariable(env, names('TOKEN'), credentialPattern)?.value;
  if (token === undefined) throw loginError(`${first}TOKEN is not set.`, login);
  const address = readAddress(env, names('ADDR'));
  const namespace = readVariable(env, names('NAMESPACE'), new RegExp(`^/?${path}/?$`));
  const engine = readVariable(env, ['TRANSIT_SECRET_ENGINE_PATH'], new RegExp(`^/?${path}/?$`));
  const mount = engine?.value.replace(/^\/|\/$/g, '') ?? 'transit';
  const ca = readVariable(env, names('CACERT'), /./);
  return {
    name: `${name} transit`,
    ...address,
    credentials: [token],
    ...(ca && { ca: readCertificate(ca, readFile) }),
    authorize: async () => ({
      'X-Vault-Request': 'true',
      'X-Vault-Token': token,
      ...(namespace && { 'X-Vault-Namespace': namespace.value }),
    }),
    signRequest: (digest) => ({
      method: 'POST',
      path: `/v1/${mount}/sign/${key}/sha2-256`,
      body: { input: digest.toString('base64'), prehashed: true, marshaling_algorithm: 'jws' },
    }),
    readSignature: (json) => {
      const text = textAt(json, 'data', 'signature');
      const [, version, value = ''] = /^vault:v([0-9]{1,9}):([\w-]+)$/.exec(text) ?? [];
      return version === undefined
        ? undefined
        : { bytes: Buffer.from(value, 'base64url'), version };
    },
    keyRequest: { method: 'GET', path: `/v1/${mount}/keys/${key}` },
    readKey: (json, version = '') => textAt(json, 'data', 'keys', version, 'public_key'),
    readError: (json) => {
      const errors: unknown = Object(json).errors;
      const texts = Array.isArray(errors)
        ? errors.filter((error) => typeof error === 'string')
        : [];
      return { code: '', message: texts.join(' ') };
    },
    failures: [
      ['absent', /^400 .*signing key not found/],
      // These two come with status 500, as lists of several lines.
      ['unusable', /does not contain a private part/],
      ['disabled', /refusing to use soft-deleted key/],
      ['unusable', /^400 .*(?:not support signing|type|algorithm|hash|marshal)/],
      ['disabled', /^400 .*(?:version|deleted|archiv|disallowed)/],
      ['unavailable', /^(?:412|47[23])/],
    ],
    absent: `Check the name in private-key-uri, the mount (${mount}) in TRANSIT_SECRET_ENGINE_PATH, and the namespace.`,
    permissions: `The token has expired, or lacks permission: ${name} responds in the same way to both. Log in again, or ask whoever runs ${name} for update on ${mount}/sign/${key}/sha2-256, and without public-key also read on ${mount}/keys/${key}.`,
    login,
  };
}

/** Reads the address: https, or http on this machine. */
function readAddress(
  env: NodeJS.ProcessEnv,
  names: readonly string[],
): { readonly url: string; readonly source: string } {
  const found = readVariable(
    env,
    names,
    /^https?:\/\/(?:[A-Za-z0-9.-]{1,253}|\[[0-9a-f:]{2,45}\])(?::[0-9]{1,5})?\/?$/,
  );
  const url = found && URL.canParse(found.value) ? new URL(found.value) : undefined;
  const isSafe = url?.protocol === 'https:' || (url && isLoopback(url.hostname));
  if (found && url && isSafe) return { url: url.origin, source: found.name };
  const [name = ''] = names;
  throw configError(
    found === undefined ? `${name} is missing` : `Invalid ${found.name}`,
    'The token is sent there, so it must be an https URL; http is for localhost only.',
    `Set ${name} in \`env:\` of this step, such as https://vault.example.com:8200.`,
  );
}

function readCertificate(
  { name, value }: { readonly name: string; readonly value: string },
  readFile: ServiceContext['readFile'],
): Uint8Array {
  try {
    const pem = readFile(value, maxCertificateBytes);
    // Node ignores a file without one, and the error would blame the certificate of the service.
    if (Buffer.from(pem).includes('CERTIFICATE-')) return pem;
    throw new RangeError('no certificate');
  } catch {
    throw configError(
      `Cannot read the file of ${name}`,
      'It must be a file in PEM format of at most 1 MB.',
      `Set ${name} to an absolute path.`,
    );
  }
}
