/** Returns the time by this machine's clock, in whole Unix seconds. */
export function unixNow(): number {
  return Math.floor(Date.now() / 1000);
}

/** Formats whole Unix seconds as ISO 8601 in UTC, such as `2027-01-15T08:15:00Z`. */
export function toIsoSeconds(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString().replace('.000Z', 'Z');
}
