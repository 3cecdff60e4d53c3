import type { KeyIdentity } from '../key/identity.ts';

/**
 * Names of the files and directories that this action creates. The post phase removes only files and directories
 * with these names.
 */

/** The prefix of directories under `RUNNER_TEMP`; 16 hex digits follow. */
export const tempDirectoryPrefix = 'app-store-connect-token-';

/** The names of directories that this action creates under `RUNNER_TEMP`. */
export const tempDirectoryPattern = new RegExp(`^${tempDirectoryPrefix}[0-9a-f]{16}$`);

/** Names the files of a key, without an extension, in the way that Apple's tools expect. */
export function keyFileStem({ kind, keyId }: KeyIdentity): string {
  return `${kind === 'individual' ? 'ApiKey' : 'AuthKey'}_${keyId}`;
}

/** Name of the file that holds the tokens of the token command. */
export const ladderFileName = 'ladder.json';

/** The names of key files that this action writes. Until a file is whole, a dot and 16 hex digits follow. */
export const keyFilePattern =
  /^(?:AuthKey|ApiKey)_[A-Za-z0-9]{1,32}\.(?:p8|json)(?:\.[0-9a-f]{16})?$/;
