import { decodeText, isPath, withoutQuotes, withoutUnseen } from './text.ts';

/** The ids that a JSON API key carries next to the key itself. */
export interface JsonIds {
  readonly keyId?: string;
  readonly issuerId?: string;
  readonly inHouse: boolean;
}

/** A key on its way from what was pasted to the bare PEM, bare base64 body, or whatever else it is. */
export interface Spelling {
  readonly text: string;
  /** Present as soon as a JSON layer was taken off. */
  readonly ids?: JsonIds;
  /** The text was JSON of a kind that holds no key. */
  readonly jsonWithoutKey?: boolean;
}

/**
 * Takes off one thing that gets wrapped round a key on its way into a secret.
 *
 * @returns what is left, or `undefined` or the same text when it does not wear it
 */
type Peel = (text: string) => string | Partial<Spelling> | undefined;

/** In the order in which they are tried; JSON before quotes, since a JSON string is in quotes too. */
const layers: readonly Peel[] = [
  withoutUnseen,
  peelJson,
  withoutQuotes,
  peelPercent,
  peelEscapes,
  peelBase64,
];

/** More layers than any way of storing a secret puts on; past it the text is refused as it is. */
const mostLayers = 16;

/**
 * Takes off, one at a time, all that wraps the key: quotes, escapes, JSON, base64. Guesses nothing:
 * each layer either fits in full or stays on. Linear in the length of `text`.
 */
export function unwrap(text: string): Spelling {
  let spelling: Spelling = { text };
  for (let round = 0; round < mostLayers; round += 1) {
    const peeled = peelOne(spelling);
    if (peeled === undefined) break;
    spelling = peeled;
  }
  return spelling;
}

/** Whether nothing is left without the wrapping: white space, or quotes round nothing. */
export function isEmpty({ text, jsonWithoutKey = false }: Spelling): boolean {
  return text === '' && !jsonWithoutKey;
}

function peelOne(spelling: Spelling): Spelling | undefined {
  for (const peel of layers) {
    const rest = peel(spelling.text);
    if (rest === undefined || rest === spelling.text) continue;
    return { ...spelling, ...(typeof rest === 'string' ? { text: rest } : rest) };
  }
  return undefined;
}

/** JSON as fastlane (`key`), rcodesign and Bitrise (`private_key`) write it, or a JSON string. */
function peelJson(text: string): string | Partial<Spelling> | undefined {
  if (!/^[{"]/.test(text)) return undefined;
  const value = parseJson(text);
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const json = value as Readonly<Record<string, unknown>>;
  const key = [json.key, json.private_key].find((one) => typeof one === 'string' && one !== '');
  const ids: JsonIds = {
    ...(typeof json.key_id === 'string' && { keyId: json.key_id }),
    ...(typeof json.issuer_id === 'string' && { issuerId: json.issuer_id }),
    inHouse: /^true$/i.test(String(json.in_house)),
  };
  return typeof key === 'string' ? { text: key, ids } : { text: '', ids, jsonWithoutKey: true };
}

function parseJson(text: string): unknown {
  // A PEM pasted into a JSON file by hand keeps its real newlines, which JSON forbids in strings.
  const mended = text.replace(/-BEGIN[^"]*/g, (pem) => pem.replace(/\r?\n/g, '\\n'));
  for (const candidate of [text, mended]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // not this spelling of JSON; a text that is none at all is refused later, by what it looks like
    }
  }
  return undefined;
}

/** zsh's mark for a missing newline; `%NAME%` is a variable of cmd, and keeps it. */
function peelPercent(text: string): string {
  return text.startsWith('%') ? text : text.replace(/%$/, '');
}

/** Newlines written as `\n`, `\\n` or `\r\n`; a Windows path keeps its backslashes. */
function peelEscapes(text: string): string {
  return isPath(text)
    ? text
    : text.replace(/\\{1,4}r(?=\\{1,4}n)/g, '').replace(/\\{1,4}[nr]/g, '\n');
}

/** Base64 or base64url of something that is text again. The base64 body of a PEM is not: it is DER. */
function peelBase64(text: string): string | undefined {
  const compact = text.replace(/\s+/g, '');
  if (compact.length < 40 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(compact)) return undefined;
  return decodeText(Buffer.from(compact, 'base64'));
}
