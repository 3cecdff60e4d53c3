/** The text with the line ends of Linux. On Windows, `@actions/core` writes CRLF. */
export function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
