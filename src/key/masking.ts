/** Shorter pieces would blot out words of the log that have nothing to do with the key. */
const minMaskLength = 8;

/**
 * What to mask of a key as it was pasted: each line and, where newlines were written `\n`, each piece
 * between them. BEGIN and END lines, and what is too short to be of use, stay readable.
 */
export function secretsInText(text: string): readonly string[] {
  const pieces = text.split(/[\r\n]+|\\{1,4}[rn]|(?:-{1,9} ?(?:BEGIN|END) [A-Z0-9 ]{1,40}-{0,9})/);
  const whole = /[\r\n]/.test(text.trim()) ? [] : [text];
  return unique([...whole, ...pieces]);
}

/**
 * What to mask of a canonical PEM: each body line, the body on one line (as JSON keys have it), and the
 * base64 of the whole.
 */
export function secretsInPem(pem: string): readonly string[] {
  const lines = pem.split('\n').filter((line) => !line.startsWith('-----'));
  return unique([...lines, lines.join(''), Buffer.from(pem).toString('base64')]);
}

function unique(pieces: readonly string[]): readonly string[] {
  return [
    ...new Set(
      pieces.map((piece) => piece.trim()).filter((piece) => piece.length >= minMaskLength),
    ),
  ];
}
