import type { ActionError } from '../../src/errors/action-error.ts';
import { responseError } from '../../src/signing/failures.ts';
import type { KeyServiceApi, ServiceContext } from '../../src/signing/service.ts';
import { parseKeyUri } from '../../src/signing/uri.ts';
import { credentials } from './fake/key-services.ts';

const base = {
  ...credentials,
  AWS_REGION: 'eu-central-1',
  VAULT_ADDR: 'https://vault.example.com:8200',
};

export const certificate = Buffer.from(
  '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
);

/** Resolves a URI in the environment of a job that is logged in to every service, with `env` on top. */
export function resolveKey(
  uri: string,
  env: NodeJS.ProcessEnv = {},
  readFile: ServiceContext['readFile'] = () => certificate,
): KeyServiceApi {
  const parsed = parseKeyUri(uri, { env: { ...base, ...env }, readFile });
  if (parsed.type !== 'service') throw new Error('not a service');
  return parsed.api;
}

/** Returns the address of a key, or the code of the error. */
export function addressOf(uri: string, env: NodeJS.ProcessEnv = {}): string {
  try {
    return resolveKey(uri, env).url;
  } catch (error) {
    return String(Object(error).code);
  }
}

/** Returns the error that a job shows for an error response with this body. */
export function errorFor(api: KeyServiceApi, status: number, body: unknown): ActionError {
  return responseError(api, status, api.readError(body));
}
