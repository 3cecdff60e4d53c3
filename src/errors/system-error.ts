/** Returns the code of a system or Node error, such as `ENOENT`; `undefined` if it has none. */
export function systemErrorCode(error: unknown): string | undefined {
  const { code } = Object(error);
  return typeof code === 'string' ? code : undefined;
}
