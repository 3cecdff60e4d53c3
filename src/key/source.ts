import { basename } from 'node:path';
import { ActionError } from '../errors/action-error.ts';
import { systemErrorCode } from '../errors/system-error.ts';
import { decodeUnicode } from '../text/pasted-text.ts';

/** The text of a key, and the file that it came from. */
export interface KeySource {
  readonly text: string;
  /** Name of the file without its directories, if it came from `private-key-path`. */
  readonly fileName?: string;
}

/** More bytes than any key has: a longer file is the wrong one. */
const maxKeyBytes = 1024 * 1024;

/**
 * Loads the text of the key from the one input that has it.
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
      title: 'The key is given twice',
      detail: 'Both private-key and private-key-path are set, and only one can be the key.',
      fix: 'Remove one of the two inputs.',
    });
  }
  const fileName = basename(privateKeyPath.replaceAll('\\', '/'));
  if (/^SubscriptionKey_/i.test(fileName)) {
    throw new ActionError({
      code: 'KEY_IN_APP_PURCHASE',
      title: 'The key is for in-app purchases',
      detail:
        'A file named SubscriptionKey_... opens the App Store Server API, not App Store Connect.',
      fix: 'Make a key under Users and Access > Integrations > App Store Connect API; its file is named AuthKey_<ID>.p8.',
    });
  }
  return { text: readKeyFile(privateKeyPath, fileName, readFile), fileName };
}

function readKeyFile(
  path: string,
  fileName: string,
  readFile: (path: string, maxKeyBytes: number) => Uint8Array,
): string {
  try {
    const bytes = readFile(path, maxKeyBytes);
    // Bytes that are no text may be a key or a certificate in DER, which PEM has as base64.
    return decodeUnicode(bytes) ?? Buffer.from(bytes).toString('base64');
  } catch (error) {
    // Somebody may have put the key itself into the path: only what looks like a file name is repeated,
    // and the error of the file system, which holds the path, goes no further.
    const name = /^[\w.-]{1,80}\.(?:p8|pem|key|json|txt)$/i.test(fileName) ? ` (${fileName})` : '';
    const reason = fsErrorReasons[systemErrorCode(error) ?? ''] ?? 'it cannot be read';
    throw new ActionError({
      code: 'KEY_FILE_UNREADABLE',
      title: 'The key file cannot be read',
      detail: `private-key-path names a file${name}, but ${reason}.`,
      fix: 'Give a path that is absolute or relative to the workspace, and make the file in a step before this one. `~` and $VARIABLES are not expanded in `with:`. To use the content of a secret, set private-key instead.',
    });
  }
}

const fsErrorReasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENAMETOOLONG: 'it is too long to be a path (is it the key itself?)',
  EISDIR: 'it is a directory',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  FIFO: 'it is a pipe',
  EFBIG: 'it is over 1 MB long, and so no key',
};
