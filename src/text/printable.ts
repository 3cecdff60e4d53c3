/** Control, format and bidirectional characters: invisible, but they change how a line is displayed. */
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Formats `text` as one line in which every character is visible, and which the runner does not parse as a
 * workflow command: neither `::name` after leading blanks nor `##[name]` anywhere in the line.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function printableLine(text: string): string {
  return text
    .replace(invisible, (character) => shortEscapes[character] ?? escapeCharacter(character))
    .replace(/^(\s*):(?=:)/, (_all, blanks: string) => blanks + escapeCharacter(':'))
    .replace(/#(?=#\[)/g, escapeCharacter);
}

/** Formats each line of `text` with {@link printableLine}. Line feeds are kept. */
export function printableText(text: string): string {
  return text.split('\n').map(printableLine).join('\n');
}

function escapeCharacter(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
