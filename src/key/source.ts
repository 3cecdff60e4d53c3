import { basename } from 'node:path';
import { ActionError } from '../errors/action-error.ts';
import { systemErrorCode } from '../errors/system-error.ts';
import { decodeUnicode } from '../text/pasted-text.ts';
import { keysPage } from './storing.ts';

/** The text of a key, and the file it came from. */
export interface KeySource {
  readonly text: string;
  /** Name of the file without its directories, if the key came from `private-key-path`. */
  readonly fileName?: string;
}

/** Larger than any key. Bytes. */
const maxKeyBytes = 1024 * 1024;

/**
 * Loads the text of the key from `private-key` or `private-key-path`.
 *
 * @param readFile reads a file of at most the given number of bytes, synchronously
 * @throws {ActionError} `KEY_GIVEN_TWICE`, `KEY_FILE_UNREADABLE`, `KEY_IN_APP_PURCHASE`
 */
export function loadKeySource(
  {
    privateKey,
    privateKeyPath,
  }: { readonly privateKey: string; readonly privateKeyPath: string | undefined },
  readFile: (path: string, maxKeyBytes: number) => Uint8Array,
): KeySource {
  if (privateKeyPath === undefined) return { text: privateKey };
  if (privateKey.trim() !== '') {
    throw new ActionError({
      code: 'KEY_GIVEN_TWICE',
      title: 'Both private-key and private-key-path are set',
      detail: 'The key can come from one of the two inputs only.',
      fix: 'Remove private-key or private-key-path.',
    });
  }
  const fileName = basename(privateKeyPath.replaceAll('\\', '/'));
  if (/^SubscriptionKey_/i.test(fileName)) {
    throw new ActionError({
      code: 'KEY_IN_APP_PURCHASE',
      title: 'This is an In-App Purchase key',
      detail:
        'A file named SubscriptionKey_... is for the App Store Server API, not for the App Store Connect API.',
      fix: `Use a key from ${keysPage}. Its file is named AuthKey_<ID>.p8.`,
    });
  }
  return { text: readKeyFile(privateKeyPath, fileName, readFile), fileName };
}

/** The name of a key file, for a message. A text that does not look like one may be the key, and is not shown. */
export function describeFile(fileName: string): string {
  return /^[\w.-]{1,80}\.(?:p8|pem|key|json|txt)$/i.test(fileName) ? fileName : 'a file';
}

function readKeyFile(
  path: string,
  fileName: string,
  readFile: (path: string, maxKeyBytes: number) => Uint8Array,
): string {
  try {
    const bytes = readFile(path, maxKeyBytes);
    // Binary data may be a key or certificate in DER; its base64 is the body of a PEM.
    return decodeUnicode(bytes) ?? Buffer.from(bytes).toString('base64');
  } catch (error) {
    // The error of the file system is not passed on: it contains the path, which may be the key itself.
    const reason = fsErrorReasons[systemErrorCode(error) ?? ''] ?? 'it cannot be read';
    throw new ActionError({
      code: 'KEY_FILE_UNREADABLE',
      title: 'Cannot read the key file',
      detail: `private-key-path names ${describeFile(fileName)}, but ${reason}.`,
      fix: 'Set a path that is absolute or relative to the workspace, of a file that an earlier step writes. `with:` does not expand `~` or shell variables. To use a secret directly, set private-key instead.',
    });
  }
}

const fsErrorReasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENAMETOOLONG: 'it is too long for a path (is it the key itself?)',
  EISDIR: 'it is a directory',
  EACCES: 'the user of the runner has no permission to read it',
  EPERM: 'the user of the runner has no permission to read it',
  FIFO: 'it is a pipe',
  EFBIG: 'it is over 1 MB, too large for a key',
};
