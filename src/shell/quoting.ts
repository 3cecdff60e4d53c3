/** Quotes `text` as one word for a POSIX shell, if it needs quotes. */
export function quotePosix(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Quotes a path as one word for a batch file, after a variable that is expanded. Windows paths cannot contain quotes. */
export function quoteCmd(path: string, variable = ''): string {
  return `"${variable}${path.replaceAll('%', '%%')}"`;
}
