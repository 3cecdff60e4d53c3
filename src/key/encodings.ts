import { decodeUnicode, looksLikePath, stripInvisible, stripQuotes } from '../text/pasted-text.ts';

/** The IDs that a JSON API key carries next to the key itself. */
export interface JsonKeyIds {
  readonly keyId?: string;
  readonly issuerId?: string;
  readonly inHouse: boolean;
}

/** A key on its way from the pasted text to a bare PEM, a bare base64 body, or whatever else it is. */
export interface KeyPayload {
  readonly text: string;
  /** The text as it was before and after each decoding, in order. Secrets. */
  readonly layers: readonly string[];
  /** Present as soon as a JSON layer was taken off. */
  readonly ids?: JsonKeyIds;
  /** True if the text was JSON of a kind that holds no key. */
  readonly jsonWithoutKey?: boolean;
}

/**
 * Removes one encoding that a key picks up on its way into a secret.
 *
 * @returns the decoded text or payload; `undefined` or the same text if the encoding is absent
 * @example
 * const stripZshPercent: Decoder = (text) => text.replace(/%$/, '');
 */
type Decoder = (text: string) => string | Partial<KeyPayload> | undefined;

/** The decoders in the order in which they are tried; JSON before quotes, since a JSON string is in quotes too. */
const decoders: readonly Decoder[] = [
  stripInvisible,
  decodeJson,
  stripQuotes,
  stripZshPercent,
  decodeEscapes,
  decodeBase64,
];

/** More layers than any way of storing a secret adds; what is left after them is rejected as it is. */
const maxLayers = 16;

/**
 * Decodes, layer by layer, whatever wraps the key: quotes, escapes, JSON, base64. It guesses nothing:
 * a layer either matches in full or stays. Takes time linear in the length of `text`.
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

/** True if nothing is left after decoding: white space, or quotes round nothing. */
export function isBlank({ text, jsonWithoutKey = false }: KeyPayload): boolean {
  return text === '' && !jsonWithoutKey;
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

/** Decodes JSON as fastlane (`key`), rcodesign and Bitrise (`private_key`) write it, or a JSON string. */
function decodeJson(text: string): string | Partial<KeyPayload> | undefined {
  if (!/^[{"]/.test(text)) return undefined;
  const value = parseJson(text);
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const json = value as Readonly<Record<string, unknown>>;
  const key = [json.key, json.private_key].find(
    (value) => typeof value === 'string' && value !== '',
  );
  const ids: JsonKeyIds = {
    ...(typeof json.key_id === 'string' && { keyId: json.key_id }),
    ...(typeof json.issuer_id === 'string' && { issuerId: json.issuer_id }),
    inHouse: /^true$/i.test(String(json.in_house)),
  };
  return typeof key === 'string' ? { text: key, ids } : { text: '', ids, jsonWithoutKey: true };
}

function parseJson(text: string): unknown {
  // A PEM pasted into a JSON file by hand keeps its real newlines, which JSON forbids in strings.
  const repaired = text.replace(/-BEGIN[^"]*/g, (pem) => pem.replace(/\r?\n/g, '\\n'));
  for (const candidate of [text, repaired]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // not JSON as it stands; a text that is none at all is rejected later, by its form
    }
  }
  return undefined;
}

/** Strips zsh's mark for a missing newline; `%NAME%` is a variable of cmd, and keeps it. */
function stripZshPercent(text: string): string {
  return text.startsWith('%') ? text : text.replace(/%$/, '');
}

/** Decodes newlines written as `\n`, `\\n` or `\r\n`; a Windows path keeps its backslashes. */
function decodeEscapes(text: string): string {
  return looksLikePath(text)
    ? text
    : text.replace(/\\{1,4}r(?=\\{1,4}n)/g, '').replace(/\\{1,4}[nr]/g, '\n');
}

/** Decodes base64 or base64url of something that is text again. The base64 body of a PEM is not: it is DER. */
function decodeBase64(text: string): string | undefined {
  const stripped = text.replace(/\s+/g, '');
  if (stripped.length < 40 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(stripped)) return undefined;
  return decodeUnicode(Buffer.from(stripped, 'base64'));
}
