/** The code of an error of the system or of Node, such as `ENOENT`; `undefined` if it has none. */
export function systemErrorCode(error: unknown): string | undefined {
  const { code } = Object(error);
  return typeof code === 'string' ? code : undefined;
}
