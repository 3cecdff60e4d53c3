import type { KeyObject } from 'node:crypto';
import { decodeUnicode } from '../text/pasted-text.ts';
import { decodeBase64Body, derElementLength, parsePemBlocks, toPem } from './pem.ts';

/** Shorter pieces would mask unrelated words in the log. */
const minMaskLength = 8;

/** The runner compares each line of the log with each mask. A key has fewer pieces; a wrong file may have more. */
const maxPieces = 60;

/** Longer than an ID, and shorter than any key. */
const minKeyLength = 40;

/** A BEGIN or END line. */
const boundary = '-{1,9} ?(?:BEGIN|END) [A-Z0-9 ]{1,40}-{0,9}';

/**
 * Lists the secrets in a key as pasted, and in each text that decoding it passes through: a later step that
 * decodes it may print those.
 *
 * @param layers layers of the key's payload
 */
export function secretsInLayers(layers: readonly string[]): readonly string[] {
  return unique(layers.flatMap(secretsInLayer));
}

/**
 * Lists the secrets in one text: each line and, where newlines are escaped as `\n`, each piece between them.
 * BEGIN and END lines and short pieces stay readable. In JSON, only the key counts.
 */
function secretsInLayer(text: string): readonly string[] {
  const isOneLine = !/[\r\n]/.test(text.trim());
  const isJson = /^\s*[{"]/.test(text);
  const pieces = isJson
    ? keyRuns(text)
    : text.split(new RegExp(`[\\r\\n]+|\\\\{1,4}[rn]|${boundary}`));
  if (pieces.length > maxPieces) return [text];
  return isOneLine ? [text, ...pieces] : pieces;
}

/**
 * Lists a key in the forms in which tools print it: the body of the PEM; base64 of the file with and without
 * its final newline; the body of SEC1, as OpenSSL converts it; the private scalar as hex and as `d` of a
 * JWK. Each on one line.
 */
export function keyForms(key: KeyObject): readonly string[] {
  const pem = toPem(key);
  const { d = '' } = key.export({ format: 'jwk' });
  const encode = (text: string): string => Buffer.from(text).toString('base64');
  return [
    pem.replace(/-----[^-]+-----|\s/g, ''),
    encode(pem),
    encode(pem.trimEnd()),
    key.export({ type: 'sec1', format: 'der' }).toString('base64'),
    Buffer.from(d, 'base64url').toString('hex'),
    d,
  ];
}

/** Lists the secrets in {@link keyForms}: each form on one line, and in lines of 64 and 76 columns. */
export function secretsInForms(forms: readonly string[]): readonly string[] {
  return unique(forms.flatMap((form) => [form, ...wrap(form, 64), ...wrap(form, 76)]));
}

/**
 * Lists the long runs of base64 in a pasted key and in each text that decoding it passes through. Printed text
 * must not contain a piece of them.
 *
 * @param layers layers of the key's payload
 */
export function keyRunsInLayers(layers: readonly string[]): readonly string[] {
  return [...new Set(layers.flatMap(bodiesIn).flatMap(keyRuns))];
}

/**
 * Lists the base64 bodies in a pasted key and in each text that decoding it passes through. The text around a
 * PEM is not among them: it may be a note that names the key ID.
 *
 * @param layers layers of the key's payload
 */
export function keyBodiesInLayers(layers: readonly string[]): readonly string[] {
  return layers
    .flatMap(parsePemBlocks)
    .filter(({ label, body }) => label !== undefined || isEncoded(body))
    .map(({ body }) => body);
}

/** True if `body` is base64 of DER or of text. */
function isEncoded(body: string): boolean {
  const bytes = decodeBase64Body(body);
  if (bytes === undefined || bytes.length < 30) return false;
  return derElementLength(bytes) !== undefined || decodeUnicode(bytes) !== undefined;
}

/** The text of a layer between BEGIN and END lines without white space. The words of a note before it stay apart. */
function bodiesIn(layer: string): readonly string[] {
  const [before = '', ...bodies] = layer.split(new RegExp(boundary));
  return bodies.length === 0 ? [stripWhitespace(before)] : [before, ...bodies.map(stripWhitespace)];
}

function keyRuns(text: string): readonly string[] {
  return text.match(new RegExp(`[\\w+/=-]{${minKeyLength},}`, 'g')) ?? [];
}

function wrap(text: string, columns: number): readonly string[] {
  return text.match(new RegExp(`.{1,${columns}}`, 'g')) ?? [];
}

function stripWhitespace(text: string): string {
  return text.replace(/\s+/g, '');
}

function unique(pieces: readonly string[]): readonly string[] {
  const trimmed = pieces.map((piece) => piece.trim());
  return [...new Set(trimmed.filter((piece) => piece.length >= minMaskLength))];
}
