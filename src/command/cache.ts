import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { TokenPlan } from '../token/claims.ts';
import type { Token } from '../token/signing.ts';

/** The token that was kept, if over half of its life is left at `now` (Unix seconds). */
export function readCached(path: string, plan: TokenPlan, now: number): Token | undefined {
  try {
    const { jwt, expiresAt } = Object(JSON.parse(readFileSync(path, 'utf8')));
    const isToken = /^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt) && Number.isInteger(expiresAt);
    return isToken && expiresAt - now > plan.lifetime.seconds / 2 ? { jwt, expiresAt } : undefined;
  } catch {
    return undefined; // none was kept yet, or it is damaged
  }
}

/** Keeps a token. Another caller sees the old one or this one, and never a part of one. */
export function writeCached(path: string, token: Token): void {
  const draft = `${path}.${process.pid}-${Date.now()}`; // node:crypto has better names, and costs 4 ms
  writeFileSync(draft, JSON.stringify(token), { mode: 0o600, flag: 'wx' });
  renameSync(draft, path);
}
