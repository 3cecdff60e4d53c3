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

/** The scheme of a URI, and the rest. */
const schemePattern = /^([a-z]{1,20}):([\s\S]*)/;

/** A parsed URI: a key in a service, or a command. */
export type KeyUri =
  | { readonly type: 'service'; readonly api: KeyServiceApi }
  | { readonly type: 'exec'; readonly command: string };

/** Returns true if `text` begins with the scheme of a service or of a command. */
export function hasKnownScheme(text: string): boolean {
  const [, scheme = ''] = schemePattern.exec(text) ?? [];
  return scheme === 'exec' || Object.hasOwn(resolvers, scheme);
}

/**
 * Parses `private-key-uri`. The URI is never quoted in an error, because it may be a key that was pasted there.
 *
 * @throws {ActionError} `SIGNER_CONFIG_INVALID`, `SIGNER_LOGIN`, `TLS_UNCHECKED`
 */
export function parseKeyUri(uri: string, context: ServiceContext): KeyUri {
  const [, scheme = '', rest = ''] = schemePattern.exec(uri) ?? [];
  if (scheme === 'exec') return { type: 'exec', command: rest };
  const resolve = Object.hasOwn(resolvers, scheme) ? resolvers[scheme] : undefined;
  if (resolve === undefined)
    throw uriError(`a URI that begins with ${Object.keys(resolvers).join('://, ')}:// or exec:`);
  return { type: 'service', api: resolve(rest, context) };
}
