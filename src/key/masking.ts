import { createPrivateKey } from 'node:crypto';

/** Shorter pieces would hide words of the log that have nothing to do with the key. */
const minMaskLength = 8;

/** The runner compares each line of the log with each mask. A key has fewer pieces; a wrong file may not. */
const maxPieces = 60;

/** Longer than any piece of a PEM that is on one line, and shorter than any key. */
const minKeyLength = 40;

/** A BEGIN or END line. */
const boundary = '-{1,9} ?(?:BEGIN|END) [A-Z0-9 ]{1,40}-{0,9}';

/**
 * The secrets in a key as it was pasted, and in each text that decoding it passes through: a later step that
 * decodes it shows those.
 *
 * @param layers those of the key's payload
 */
export function secretsInLayers(layers: readonly string[]): readonly string[] {
  return unique(layers.flatMap(secretsInLayer));
}

/**
 * The secrets in one text: each line and, where newlines are written `\n`, each piece between them. BEGIN
 * and END lines, and pieces that are too short to be of use, stay readable. Of JSON only the key counts.
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
 * A key in the forms in which tools show it: the body of the PEM; the base64 of the file with and without
 * its final newline; the body of SEC1, as OpenSSL converts to it; the private scalar as hex and as `d`
 * of a JWK. All on one line.
 */
export function keyForms(pem: string): readonly string[] {
  const key = createPrivateKey(pem);
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

/** The secrets in {@link keyForms}: each form on one line, and in lines of 64 and 76 columns. */
export function secretsInForms(forms: readonly string[]): readonly string[] {
  return unique(forms.flatMap((form) => [form, ...wrap(form, 64), ...wrap(form, 76)]));
}

/**
 * The long runs of base64 in a pasted key and in each text that decoding it passes through. No text that
 * is shown may repeat a piece of them.
 *
 * @param layers those of the key's payload
 */
export function keyRunsInLayers(layers: readonly string[]): readonly string[] {
  const boundaries = new RegExp(boundary, 'g');
  const bodies = layers.map((layer) => layer.replace(boundaries, '|'));
  return [...new Set(bodies.map(stripWhitespace).flatMap(keyRuns))];
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
