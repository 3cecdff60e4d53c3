import { decodeUnicode, looksLikePath, stripInvisible, stripQuotes } from '../text/pasted-text.ts';

/** The IDs that a JSON API key carries next to the key itself. */
export interface JsonKeyIds {
  readonly keyId?: string;
  readonly issuerId?: string;
  readonly inHouse: boolean;
}

/** A text being decoded to a bare PEM, a bare base64 body, or, if it is not a key, anything else. */
export interface KeyPayload {
  readonly text: string;
  /** The text before and after each decoding, in order. Secrets. */
  readonly layers: readonly string[];
  /** Present once a JSON layer was removed. */
  readonly ids?: JsonKeyIds;
  /** Present if the text was JSON without an App Store Connect API key. */
  readonly jsonWithoutKey?: JsonWithoutKey;
}

/** A JSON object that has no App Store Connect API key. */
export interface JsonWithoutKey {
  /** The names of its members. Not checked, so any text. */
  readonly members: readonly string[];
  /** True for the credentials of a Google service account. */
  readonly isServiceAccount: boolean;
}

/**
 * Removes one encoding that a key picks up on its way into a secret.
 *
 * @returns the decoded text or payload; `undefined` or the same text if the encoding is absent
 * @example
 * const stripZshPercent: Decoder = (text) => text.replace(/%$/, '');
 */
type Decoder = (text: string) => string | Partial<KeyPayload> | undefined;

/** The decoders in the order in which they are tried. JSON precedes quotes because a JSON string is quoted too. */
const decoders: readonly Decoder[] = [
  stripInvisible,
  decodeJson,
  stripQuotes,
  stripZshPercent,
  decodeEscapes,
  decodeBase64,
];

/** More layers than any way of storing a secret adds. A text with more is rejected. */
const maxLayers = 16;

/**
 * Removes the layers around a key one by one: quotes, escapes, JSON, base64. Nothing is guessed: a layer
 * either matches in full or stays. Takes time linear in the length of `text`.
 */
export function decodeKey(text: string): KeyPayload {
  let payload: KeyPayload = { text, layers: [text] };
  for (let round = 0; round < maxLayers; round += 1) {
    const decoded = decodeLayer(payload);
    if (decoded === undefined) break;
    payload = decoded;
  }
  return payload;
}

/** True if nothing is left after decoding, as with white space or empty quotes. */
export function isBlank({ text, jsonWithoutKey }: KeyPayload): boolean {
  return text === '' && jsonWithoutKey === undefined;
}

function decodeLayer(payload: KeyPayload): KeyPayload | undefined {
  for (const decoder of decoders) {
    const rest = decoder(payload.text);
    if (rest === undefined || rest === payload.text) continue;
    const decoded = { ...payload, ...(typeof rest === 'string' ? { text: rest } : rest) };
    return { ...decoded, layers: [...payload.layers, decoded.text] };
  }
  return undefined;
}

/**
 * The names of the members of a JSON key, in lower case and without punctuation: those of fastlane, rcodesign
 * and Bitrise, and the usual variables (`ASC_*`, `APP_STORE_CONNECT_*`) as secret stores return them.
 */
const prefix = '(?:(?:asc|appstoreconnect)(?:api)?(?:key)?)?';
const memberNames = {
  key: new RegExp(`^${prefix}(?:private)?key(?:content)?$`),
  keyId: new RegExp(`^${prefix}keyid(?:entifier)?$`),
  issuerId: new RegExp(`^${prefix}issuer(?:id)?$`),
  inHouse: new RegExp(`^${prefix}inhouse$`),
} as const;

/** Decodes a JSON object that has a key, or a JSON string. */
function decodeJson(text: string): string | Partial<KeyPayload> | undefined {
  if (!/^[{"]/.test(text)) return undefined;
  const value = parseJson(text);
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const members = Object.entries(value);
  const named = (pattern: RegExp): readonly unknown[] =>
    members
      .filter(([name, member]) => pattern.test(normalizeName(name)) && member !== '')
      .map(([, member]) => member);
  const [keyId, issuerId] = [memberNames.keyId, memberNames.issuerId].map((pattern) =>
    named(pattern).find((member) => typeof member === 'string'),
  );
  const ids: JsonKeyIds = {
    ...(keyId !== undefined && { keyId }),
    ...(issuerId !== undefined && { issuerId }),
    inHouse: named(memberNames.inHouse).some((member) => /^true$/i.test(String(member))),
  };
  const isServiceAccount = Reflect.get(value, 'type') === 'service_account';
  const key = findKey(named(memberNames.key), Object.values(value));
  if (key !== undefined && !isServiceAccount) return { text: key, ids };
  const names = members.map(([name]) => name);
  return { text: key ?? '', ids, jsonWithoutKey: { members: names, isServiceAccount } };
}

/** The key among the members of a JSON object: one with the name of a key, or else the only PEM. */
function findKey(named: readonly unknown[], all: readonly unknown[]): string | undefined {
  const isText = (member: unknown): member is string => typeof member === 'string';
  const isPem = (member: string): boolean => /-BEGIN [A-Z ]{0,20}PRIVATE KEY/.test(member);
  const candidates = named.filter(isText);
  const pems = all.filter(isText).filter(isPem);
  return candidates.find(isPem) ?? candidates[0] ?? (pems.length === 1 ? pems[0] : undefined);
}

function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

function parseJson(text: string): unknown {
  // A PEM pasted into a JSON file by hand keeps its real newlines, which JSON forbids in strings.
  const repaired = text.replace(/-BEGIN[^"]*/g, (pem) => pem.replace(/\r?\n/g, '\\n'));
  for (const candidate of [text, repaired]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // not JSON in this form; a text that is not JSON at all is rejected later, by its structure
    }
  }
  return undefined;
}

/** Strips the `%` with which zsh marks a missing newline; `%NAME%` is a variable of cmd, and is kept. */
function stripZshPercent(text: string): string {
  return text.startsWith('%') ? text : text.replace(/%$/, '');
}

/** Decodes newlines written as `\n`, `\\n` or `\r\n`; a Windows path keeps its backslashes. */
function decodeEscapes(text: string): string {
  return !text.includes('\\') || looksLikePath(text)
    ? text
    : text.replace(/\\{1,4}r(?=\\{1,4}n)/g, '').replace(/\\{1,4}[nr]/g, '\n');
}

/** Decodes base64 or base64url of text. The body of a PEM is left as it is: it is base64 of DER. */
function decodeBase64(text: string): string | undefined {
  const stripped = text.replace(/\s+/g, '');
  if (stripped.length < 40 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(stripped)) return undefined;
  return decodeUnicode(Buffer.from(stripped, 'base64'));
}
