import { ActionError } from '../errors/action-error.ts';
import { isMasked, stripInvisible, stripQuotes } from '../text/pasted-text.ts';
import { describeUnresolved } from '../text/unresolved.ts';
import { keysPage } from './storing.ts';

const issuerIdPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
// Apple: ten characters "for most teams"; longer ones exist. The bound keeps file names valid.
const keyIdPattern = /^[A-Za-z0-9]{1,32}$/;

/** Slightly longer than a UUID in braces. A longer text may be a key, and is not shown. */
const maxShownLength = 40;

/** A sentence on why an ID that was set may be empty. */
export const emptyIdHint =
  'If it comes from vars or secrets, check the name: one that does not exist arrives as an empty string.';

/** Where an ID comes from. An invalid one in a JSON key is not shown: the JSON is a secret. */
export type IdSource = 'input' | 'JSON';

/** A mistake in an ID, and a sentence about it. */
interface IdMistake {
  readonly matches: (id: string, keyId: string) => boolean;
  readonly explain: (id: string) => string;
}

const keyIdMistakes: readonly IdMistake[] = [
  { matches: (id) => issuerIdPattern.test(id), explain: () => 'It is a UUID, like an issuer ID.' },
  {
    matches: (id) => /^(?:Auth|Api|Subscription)Key_.{1,40}$/i.test(id),
    explain: () => 'It is a file name: the key ID is the part between "Key_" and ".p8".',
  },
  {
    matches: (id) => /[^A-Za-z0-9]/.test(id),
    explain: (id) => `A key ID has only letters and digits, but ${locate(id, /[^A-Za-z0-9]/)}.`,
  },
  {
    matches: () => true,
    explain: (id) => `It has ${id.length} characters, too many for a key ID.`,
  },
];

const issuerIdMistakes: readonly IdMistake[] = [
  { matches: (id, keyId) => id === keyId, explain: () => 'key-id has the same value.' },
  {
    matches: (id) => issuerIdPattern.test(id.replace(/^[{(<[]|[\])}>]$/g, '')),
    explain: () => 'It is a UUID in brackets. Remove the brackets.',
  },
  {
    matches: (id) => /^[A-Z0-9]{10}$/.test(id),
    explain: () => 'It looks like a team ID or a key ID: ten letters and digits.',
  },
  {
    matches: (id) => /[^0-9a-f-]/i.test(id),
    explain: (id) =>
      `A UUID has only hexadecimal digits (0-9, a-f) and hyphens, but ${locate(id, /[^0-9a-f-]/i)}.`,
  },
  {
    matches: (id) => id.replaceAll('-', '').length !== 32,
    explain: (id) =>
      `A UUID has 32 hexadecimal digits, but there are ${id.replaceAll('-', '').length}.`,
  },
  { matches: () => true, explain: () => 'Its hyphens are missing or misplaced.' },
];

/** Removes what is copied along with an ID from a web page: white space, invisible characters, quotes. */
export function normalizeId(text: string): string {
  let normalized = text;
  for (let layer = 0; layer < 4; layer += 1) normalized = stripQuotes(stripInvisible(normalized));
  return stripInvisible(normalized);
}

/**
 * Parses a normalized key ID.
 *
 * @returns `undefined` if it is empty
 * @throws {ActionError} `KEY_ID_INVALID`, `ID_MASKED`, `ID_UNEXPANDED`
 */
export function parseKeyId(id: string, source: IdSource): string | undefined {
  if (id === '') return undefined;
  if (keyIdPattern.test(id)) return id;
  assertResolved('key-id', id);
  throw keyIdError(describeMistake({ name: 'key-id', id, source }, keyIdMistakes));
}

/** The error for a key ID that is a piece of the private key. It does not show the piece. */
export function pieceOfKeyError(): ActionError {
  return keyIdError('It is a piece of the private key.');
}

/**
 * Parses a normalized issuer ID.
 *
 * @returns a UUID in lowercase; `undefined` if it is empty
 * @throws {ActionError} `ISSUER_ID_INVALID`, `ID_MASKED`, `ID_UNEXPANDED`
 */
export function parseIssuerId(
  id: string,
  { source, keyId = '' }: { readonly source: IdSource; readonly keyId?: string },
): string | undefined {
  if (id === '') return undefined;
  if (issuerIdPattern.test(id)) return id.toLowerCase();
  assertResolved('issuer-id', id);
  throw new ActionError({
    code: 'ISSUER_ID_INVALID',
    title: 'issuer-id is not a UUID',
    detail: describeMistake({ name: 'issuer-id', id, source, keyId }, issuerIdMistakes),
    fix: `Copy the UUID above the list of keys under ${keysPage}; it looks like 57246542-96fe-1a63-e053-0824d011072a. For an individual key, remove issuer-id.`,
  });
}

/** Checks that two normalized IDs are not swapped. Throws `IDS_SWAPPED`. */
export function assertNotSwapped(keyId: string, issuerId: string): void {
  if (!issuerIdPattern.test(keyId) || !keyIdPattern.test(issuerId)) return;
  throw new ActionError({
    code: 'IDS_SWAPPED',
    title: 'key-id and issuer-id are swapped',
    detail: `key-id is ${keyId}, a UUID like an issuer ID, and issuer-id is ${issuerId}, like a key ID.`,
    fix: 'Swap the two values.',
  });
}

function assertResolved(name: 'key-id' | 'issuer-id', id: string): void {
  if (isMasked(id)) {
    throw new ActionError({
      code: 'ID_MASKED',
      title: `${name} is a masked value`,
      detail: 'It consists of asterisks: it was copied from a log, where it was hidden.',
      fix: `Copy the ID from ${keysPage}. IDs are not secret: store them with gh variable set, so that a typo is visible in the log.`,
    });
  }
  const variable = name === 'key-id' ? 'vars.ASC_KEY_ID' : 'vars.ASC_ISSUER_ID';
  const unresolved = describeUnresolved(id, variable);
  if (unresolved === undefined) return;
  throw new ActionError({
    ...unresolved,
    code: 'ID_UNEXPANDED',
    title: `${name} ${unresolved.title}`,
  });
}

function keyIdError(detail: string): ActionError {
  return new ActionError({
    code: 'KEY_ID_INVALID',
    title: 'key-id is not a key ID',
    detail,
    fix: `Copy the key ID, ten letters and digits for most keys, from the name of the file AuthKey_<ID>.p8 or from ${keysPage}.`,
  });
}

/** Describes an ID and the first mistake that matches. IDs are not secret, but a long text may be a key. */
function describeMistake(
  { name, id, source, keyId = '' }: { name: string; id: string; source: IdSource; keyId?: string },
  mistakes: readonly IdMistake[],
): string {
  const subject = source === 'input' ? name : `The ${name} in the JSON key`;
  if (id.length > maxShownLength)
    return `${subject} has ${id.length} characters, too many for an ID.`;
  const explanation = mistakes.find(({ matches }) => matches(id, keyId))?.explain(id) ?? '';
  return `${subject} is ${source === 'input' ? `"${id}"` : 'invalid'}. ${explanation}`;
}

/** Describes the first character of `id` that matches, and its position. */
function locate(id: string, pattern: RegExp): string {
  const index = id.search(pattern);
  return `character ${index + 1} is "${String.fromCodePoint(id.codePointAt(index) ?? 0)}"`;
}
