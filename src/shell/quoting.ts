/** `text` as one word of a POSIX shell, quoted only when it has to be. */
export function quotePosix(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A path as one word of cmd. Windows paths have no quotes in them. */
export function quoteCmd(path: string): string {
  return `"${path.replaceAll('%', '%%')}"`;
}
