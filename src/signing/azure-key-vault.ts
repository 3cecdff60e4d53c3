import type { JsonWebKey } from 'node:crypto';
import {
  credentialPattern,
  type KeyServiceApi,
  logInBefore,
  loginError,
  readVariable,
  type ServiceContext,
  textAt,
  uriError,
} from './service.ts';

const login = logInBefore(
  'azure/login and az account get-access-token --resource https://vault.azure.net',
  'AZURE_ACCESS_TOKEN',
);

const uriPattern =
  /^\/\/([a-z0-9][a-z0-9-]{1,22}[a-z0-9]\.(?:vault\.azure\.net|managedhsm\.azure\.net|vault\.azure\.cn|vault\.usgovcloudapi\.net))\/([A-Za-z0-9-]{1,127})(?:\/([A-Za-z0-9]{1,64}))?$/;
const apiVersion = 'api-version=7.4';

/**
 * Resolves a key in Azure Key Vault or a managed HSM.
 *
 * @param rest the URI after `azurekms:`
 * @throws {ActionError} `SIGNER_LOGIN`, `SIGNER_CONFIG_INVALID`
 * @see https://learn.microsoft.com/en-us/rest/api/keyvault/keys/sign/sign
 */
export function resolveAzureKeyVault(rest: string, { env }: ServiceContext): KeyServiceApi {
  const [, host, name, version = ''] = uriPattern.exec(rest) ?? [];
  if (host === undefined) {
    throw uriError(
      'azurekms://VAULT.vault.azure.net/KEY or .../KEY/VERSION; other domains are managedhsm.azure.net, vault.azure.cn and vault.usgovcloudapi.net',
    );
  }
  const token = readVariable(env, ['AZURE_ACCESS_TOKEN'], credentialPattern)?.value;
  if (token === undefined) throw loginError('AZURE_ACCESS_TOKEN is not set.', login);
  return {
    name: 'Azure Key Vault',
    url: `https://${host}`,
    source: 'private-key-uri',
    credentials: [token],
    authorize: async () => ({ Authorization: `Bearer ${token}` }),
    // Without a version, all signatures of a run are of the version that was the latest at its start.
    needsKey: version === '',
    signRequest: (digest, keyResponse) => ({
      method: 'POST',
      path: `/keys/${name}/${version || versionOf(keyResponse)}/sign?${apiVersion}`,
      body: { alg: 'ES256', value: digest.toString('base64url') },
    }),
    readSignature: (json) => {
      const value = textAt(json, 'value');
      return value === '' ? undefined : { bytes: Buffer.from(value, 'base64url') };
    },
    keyRequest: {
      method: 'GET',
      path: `/keys/${name}${version && `/${version}`}?${apiVersion}`,
    },
    readKey: (json) => readJwk(json),
    readError: (json) => ({
      code: [textAt(json, 'error', 'code'), textAt(json, 'error', 'innererror', 'code')]
        .join(' ')
        .trim(),
      message: textAt(json, 'error', 'message'),
    }),
    failures: [
      ['disabled', /KeyDisabled|KeyNotYetValid|KeyExpired|KeyDeleted|disabled key/i],
      ['unusable', /KeyOperationForbidden|^400|Operation .{0,40}not permitted/],
    ],
    absent: 'Check the name of the key and its version in private-key-uri.',
    permissions:
      'Ask an owner of the vault to allow the identity of this job sign, and without public-key or a version also get, on this key (both are in Key Vault Crypto User), and to check the firewall of the vault.',
    login,
  };
}

/** Returns the version at the end of the key's ID, which is a URL; `latest` if it is malformed, which no key has. */
function versionOf(keyResponse: unknown): string {
  return /\/([A-Za-z0-9]{1,64})$/.exec(textAt(keyResponse, 'key', 'kid'))?.[1] ?? 'latest';
}

/** Reads a JWK. Leading zeros of a coordinate may be missing. */
function readJwk(json: unknown): JsonWebKey {
  const coordinate = (name: string): string => {
    const bytes = Buffer.from(textAt(json, 'key', name), 'base64url');
    const padding = Buffer.alloc(Math.max(0, 32 - bytes.length));
    return Buffer.concat([padding, bytes]).toString('base64url');
  };
  // EC-HSM is the type of a key in an HSM.
  const [kty = ''] = textAt(json, 'key', 'kty').split('-');
  const rsa = { n: textAt(json, 'key', 'n'), e: textAt(json, 'key', 'e') };
  if (kty === 'RSA') return { kty, ...rsa };
  return { kty, crv: textAt(json, 'key', 'crv'), x: coordinate('x'), y: coordinate('y') };
}
