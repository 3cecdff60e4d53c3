/** What editors, terminals and copying leave in a text without showing it: BOM, zero-width and no-break characters. */
const invisibleCharacters =
  /[\u00a0\u00ad\u180e\u200b-\u200f\u2028-\u202f\u2060-\u2064\u3000\ufeff]/g;

const quotePairs: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '\u201c': '\u201d',
  '\u2018': '\u2019',
};

/** `text` with invisible characters turned into spaces, or dropped, and without white space round it. */
export function stripInvisible(text: string): string {
  return text
    .replace(invisibleCharacters, (character) =>
      /\s/.test(character) && character !== '\ufeff' ? ' ' : '',
    )
    .trim();
}

/** `text` without one pair of quotes round it (straight, typographic or back quotes). */
export function stripQuotes(text: string): string {
  const close = text.length > 1 ? quotePairs[text.charAt(0)] : undefined;
  return close !== undefined && text.endsWith(close) ? text.slice(1, -1) : text;
}

/** Whether `text` is nothing but asterisks: a masked value that was copied from a log. */
export function isMasked(text: string): boolean {
  return /^\*+$/.test(text);
}

/** Whether `text` is an expression or a variable that nothing has expanded: `${{ ... }}`, `$NAME`, `${NAME}`, `%NAME%`. */
export function isUnexpanded(text: string): boolean {
  return /^\$\{\{[\s\S]*\}\}$|^\$\{?[A-Za-z_][A-Za-z0-9_:.]*\}?$|^%[A-Za-z_][A-Za-z0-9_]*%$/.test(
    text,
  );
}

/**
 * Bytes as text: UTF-8, or UTF-16 as Windows PowerShell writes it. `undefined` when they are no text.
 */
export function decodeUnicode(bytes: Uint8Array): string | undefined {
  const encoding =
    bytes[1] === 0 || (bytes[0] === 0xff && bytes[1] === 0xfe) ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return /[^\P{Cc}\t\n\v\f\r]/u.test(text) ? undefined : text;
  } catch {
    return undefined; // not an error: whoever asks wants to know whether these bytes are text
  }
}

/** Whether `text` is the name or the path of a file rather than the content of one. */
export function looksLikePath(text: string): boolean {
  if (text.length > 1000 || /[\n\r]|-BEGIN|^[{["]/.test(text)) return false;
  // A backslash at the start is a Windows path, unless it starts an escaped newline.
  return /^(?:\/|\\(?![nr\\])|(?:\.{1,2}|~|[A-Za-z]:)[/\\])|\.(?:p8|pem|key|json|txt|cer|crt|p12)$/i.test(
    text,
  );
}
