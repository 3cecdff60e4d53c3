/** Invisible characters that editors, terminals and copying add: BOM, zero-width and no-break characters. */
const invisibleCharacters =
  /[\u00a0\u00ad\u180e\u200b-\u200f\u2028-\u202f\u2060-\u2064\u3000\ufeff]/g;

const quotePairs: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '\u201c': '\u201d',
  '\u2018': '\u2019',
};

/** Replaces invisible characters with spaces, or removes those without width, and trims the text. */
export function stripInvisible(text: string): string {
  return text
    .replace(invisibleCharacters, (character) =>
      /\s/.test(character) && character !== '\ufeff' ? ' ' : '',
    )
    .trim();
}

/** Strips one pair of quotes around `text` (straight, typographic or backticks). */
export function stripQuotes(text: string): string {
  const close = text.length > 1 ? quotePairs[text.charAt(0)] : undefined;
  return close !== undefined && text.endsWith(close) ? text.slice(1, -1) : text;
}

/** True if `text` consists of asterisks: a masked value that was copied from a log. */
export function isMasked(text: string): boolean {
  return /^\*+$/.test(text);
}

/** True if `text` is the name of a file, or a path, rather than the content of a file. */
export function looksLikePath(text: string): boolean {
  if (text.length > 1000 || /[\n\r]|-BEGIN|^[{["]/.test(text)) return false;
  // A leading backslash is a Windows path, unless it begins an escaped newline.
  return /^(?:\/|\\(?![nr\\])|(?:\.{1,2}|~|[A-Za-z]:)[/\\])|\.(?:p8|pem|key|json|txt|cer|crt|p12)$/i.test(
    text,
  );
}

/** Decodes bytes as UTF-8, or as UTF-16 (Windows PowerShell); `undefined` if they are binary. */
export function decodeUnicode(bytes: Uint8Array): string | undefined {
  const encoding =
    bytes[1] === 0 || (bytes[0] === 0xff && bytes[1] === 0xfe) ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return /[^\P{Cc}\t\n\v\f\r]/u.test(text) ? undefined : text;
  } catch {
    return undefined; // not an error: the bytes may be binary
  }
}
