/** Shorter pieces also occur in unrelated texts. */
const pieceLength = 8;

/** Runs that may contain a piece of a key or token: base64 or base64url, and the dots of a JWS. */
const runs = /[\w+/=.-]{8,}/g;

/**
 * Replaces with `***` every piece of eight or more characters that `text` shares with one of `secrets`. The
 * runner masks whole values only, not pieces of them.
 *
 * @param secrets keys as base64 or hex, and tokens
 */
export function withholdPieces(text: string, secrets: readonly string[]): string {
  return secrets.length === 0 ? text : text.replace(runs, (run) => withholdInRun(run, secrets));
}

function withholdInRun(run: string, secrets: readonly string[]): string {
  let shown = '';
  let index = 0;
  while (index < run.length) {
    const length = sharedLength(run, index, secrets);
    shown += length > 0 ? '***' : run.charAt(index);
    index += Math.max(length, 1);
  }
  return shown;
}

/** The length of the longest piece at `index` that occurs in one of `secrets`; 0 if it is under eight. */
function sharedLength(text: string, index: number, secrets: readonly string[]): number {
  const isShared = (length: number): boolean =>
    index + length <= text.length &&
    secrets.some((secret) => secret.includes(text.slice(index, index + length)));
  let length = pieceLength;
  if (!isShared(length)) return 0;
  while (isShared(length + 1)) length += 1;
  return length;
}
