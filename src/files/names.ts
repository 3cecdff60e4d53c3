import type { KeyIdentity } from '../key/identity.ts';

/**
 * Names of the files and directories that this action creates. The post phase removes nothing that is
 * named otherwise.
 */

/** A directory under `RUNNER_TEMP`: this, and 16 hex digits. */
export const tempDirectoryPrefix = 'app-store-connect-token-';

/** A directory that this action creates under `RUNNER_TEMP`. */
export const tempDirectoryPattern = new RegExp(`^${tempDirectoryPrefix}[0-9a-f]{16}$`);

/** The name of a key's files without an extension, as Apple's tools look for it. */
export function keyFileStem({ kind, keyId }: KeyIdentity): string {
  return `${kind === 'individual' ? 'ApiKey' : 'AuthKey'}_${keyId}`;
}

/** A key file that this action writes. */
export const keyFilePattern = /^(?:AuthKey|ApiKey)_[A-Za-z0-9]{1,32}\.(?:p8|json)$/;
