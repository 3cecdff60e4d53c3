import { resolveAwsKms } from './aws-kms.ts';
import { resolveAzureKeyVault } from './azure-key-vault.ts';
import { resolveGoogleKms } from './google-kms.ts';
import { type KeyServiceApi, type ServiceContext, uriError } from './service.ts';
import { resolveVaultTransit } from './vault-transit.ts';

/** Resolves a URI without its scheme, and the environment, to a key in a service. */
type Resolver = (rest: string, context: ServiceContext) => KeyServiceApi;

/** The services by the scheme of their URIs, which sigstore made customary. */
const resolvers: Readonly<Record<string, Resolver>> = {
  awskms: resolveAwsKms,
  gcpkms: resolveGoogleKms,
  azurekms: resolveAzureKeyVault,
  hashivault: (rest, context) => resolveVaultTransit('hashivault', rest, context),
  openbao: (rest, context) => resolveVaultTransit('openbao', rest, context),
};

/** The scheme of a service or of a command, and the rest of the URI. */
export const schemePattern = new RegExp(`^(exec|${Object.keys(resolvers).join('|')}):([\\s\\S]*)`);

/** A parsed URI: a key in a service, or a command. */
export type KeyUri =
  | { readonly type: 'service'; readonly api: KeyServiceApi }
  | { readonly type: 'exec'; readonly command: string };

/**
 * Parses `private-key-uri`. The URI is never quoted in an error, because it may be a key that was pasted there.
 *
 * @throws {ActionError} `SIGNER_CONFIG_INVALID`, `SIGNER_LOGIN`, `TLS_UNCHECKED`
 */
export function parseKeyUri(uri: string, context: ServiceContext): KeyUri {
  const [, scheme = '', rest = ''] = schemePattern.exec(uri) ?? [];
  if (scheme === 'exec') return { type: 'exec', command: rest };
  const resolve = resolvers[scheme];
  if (resolve === undefined)
    throw uriError(`a URI that begins with ${Object.keys(resolvers).join('://, ')}:// or exec:`);
  return { type: 'service', api: resolve(rest, context) };
}
