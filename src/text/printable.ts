/** Characters that change how a line is read instead of showing: control, format and bidi characters. */
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * `text` as one line that shows every character it has, and that the runner does not take for a workflow
 * command: neither `::name` after leading blanks nor `##[name]` anywhere in the line.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function printableLine(text: string): string {
  return text
    .replace(invisible, (character) => shortEscapes[character] ?? escapeCharacter(character))
    .replace(/^(\s*):(?=:)/, (_all, blanks: string) => blanks + escapeCharacter(':'))
    .replace(/#(?=#\[)/g, escapeCharacter);
}

/** `text` with each of its lines made printable; its line feeds stay. */
export function printableText(text: string): string {
  return text.split('\n').map(printableLine).join('\n');
}

function escapeCharacter(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
