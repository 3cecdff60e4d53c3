import { ActionError, type ActionErrorOptions } from '../errors/action-error.ts';
import { isMasked, looksLikePath } from '../text/pasted-text.ts';
import { describeUnresolved } from '../text/unresolved.ts';
import type { JsonWithoutKey, KeyPayload } from './encodings.ts';
import { storeAgain } from './storing.ts';

/** Describes a text that people store instead of a key; `undefined` if the payload is not such a text. */
type Recognizer = (payload: KeyPayload) => ActionErrorOptions | undefined;

/** The recognizers in order: the first that matches describes the text. */
const recognizers: readonly Recognizer[] = [
  ({ text }) =>
    isMasked(text)
      ? {
          code: 'KEY_MASKED',
          title: 'private-key is a masked value',
          detail: 'It consists of asterisks: it was copied from a log, where the key was hidden.',
          fix: storeAgain(),
        }
      : undefined,
  ({ text }) => {
    const unresolved = describeUnresolved(text, 'secrets.ASC_PRIVATE_KEY');
    return (
      unresolved && {
        ...unresolved,
        code: 'KEY_UNEXPANDED',
        title: `private-key ${unresolved.title}`,
      }
    );
  },
  ({ text }) =>
    looksLikePath(text)
      ? {
          code: 'KEY_IS_PATH',
          title: 'private-key is a path, not a key',
          detail: 'It is the name of a file instead of its content.',
          fix: storeAgain(
            'If an earlier step writes this file, set private-key-path instead. Otherwise:',
          ),
        }
      : undefined,
  ({ jsonWithoutKey }) => jsonWithoutKey && describeJson(jsonWithoutKey),
  ({ text }) => {
    const [, id] = idPatterns.find(([pattern]) => pattern.test(text)) ?? [];
    return id === undefined
      ? undefined
      : {
          code: 'KEY_UNREADABLE',
          title: `private-key contains only ${id}`,
          detail: 'The key itself is the content of the .p8 file, and begins with a BEGIN line.',
          fix: storeAgain(),
        };
  },
];

const idPatterns: readonly (readonly [pattern: RegExp, id: string])[] = [
  [/^(?:[Kk]ey ?ID\W{0,3})?[A-Z0-9]{10}$/, 'a key ID'],
  [/^(?:issuer ?id\W{0,3})?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'an issuer ID'],
];

/** The error for a text that people store instead of a key; `undefined` if `payload` may be a key. */
export function placeholderError(payload: KeyPayload): ActionError | undefined {
  for (const recognize of recognizers) {
    const options = recognize(payload);
    if (options !== undefined) return new ActionError(options);
  }
  return undefined;
}

function describeJson({ members, isServiceAccount }: JsonWithoutKey): ActionErrorOptions {
  if (isServiceAccount) {
    return {
      code: 'KEY_JSON_WITHOUT_KEY',
      title: 'The JSON is a Google service account',
      detail: 'It is a key for Google Cloud or Google Play, not for App Store Connect.',
      fix: storeAgain(),
    };
  }
  return {
    code: 'KEY_JSON_WITHOUT_KEY',
    title: 'The JSON has no private key',
    detail: `${listMembers(members)} The key is read from a member named "key", "private_key" or like the usual variables (ASC_PRIVATE_KEY, APP_STORE_CONNECT_API_KEY_KEY), or from the only member that holds a PEM.`,
    fix: storeAgain(
      'Name the member with the key "private_key" and check that it is not empty, or replace the JSON:',
    ),
  };
}

/** Words in snake, camel or constant case. Random base64 of any length is unlikely to match. */
const memberName =
  /^(?:[a-z]+(?:[_.-][a-z]+){0,6}|[A-Z]+(?:_[A-Z]+){0,8}|[a-z]+(?:[A-Z][a-z]+){1,5})$/;

/** Lists the names of members. A name that may be anything else, such as a value, is only counted. */
function listMembers(members: readonly string[]): string {
  if (members.length === 0) return 'It is an empty object.';
  const shown = members.filter((name) => name.length <= 60 && memberName.test(name)).slice(0, 10);
  const left = members.length - shown.length;
  const rest = shown.length === 0 ? `${left} that cannot be shown` : `${left} more`;
  return `Its members: ${[...shown, ...(left === 0 ? [] : [rest])].join(', ')}.`;
}
