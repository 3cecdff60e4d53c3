/** Quotes `text` as one word of a POSIX shell, if it needs quotes. */
export function quotePosix(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Quotes a path as one word of cmd. Windows paths have no quotes in them. */
export function quoteCmd(path: string): string {
  return `"${path.replaceAll('%', '%%')}"`;
}
