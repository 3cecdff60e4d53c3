import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { TokenOptions } from '../token/claims.ts';
import type { Token } from '../token/jws.ts';

/** The token that was kept, if over half of its life is left at `now` (Unix seconds). */
export function readCachedToken(
  path: string,
  { lifetime }: TokenOptions,
  now: number,
): Token | undefined {
  try {
    const { jwt, expiresAt } = Object(JSON.parse(readFileSync(path, 'utf8')));
    const isToken = /^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt) && Number.isInteger(expiresAt);
    return isToken && expiresAt - now > lifetime.seconds / 2 ? { jwt, expiresAt } : undefined;
  } catch {
    return undefined; // none was kept yet, or it is damaged
  }
}

/** Keeps a token. Another caller sees the old one or this one, and never a part of one. */
export function writeCachedToken(path: string, token: Token): void {
  const temporaryPath = `${path}.${process.pid}-${Date.now()}`; // node:crypto has better names, and costs 4 ms
  writeFileSync(temporaryPath, JSON.stringify(token), { mode: 0o600, flag: 'wx' });
  renameSync(temporaryPath, path);
}
