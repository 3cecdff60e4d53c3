import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TokenPlan } from '../token/claims.ts';
import type { Token } from '../token/signing.ts';

/** Where the tokens of a plan are kept: a file for each plan, since scope and lifetime can be given. */
export function cachePath(directory: string, plan: TokenPlan): string {
  const name = createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 16);
  return join(directory, `token-${name}.json`);
}

/** The token that was kept, if over half of its life is left at `now` (Unix seconds). */
export function readCached(path: string, plan: TokenPlan, now: number): Token | undefined {
  try {
    const token: Token = JSON.parse(readFileSync(path, 'utf8'));
    return token.expiresAt - now > plan.lifetime.seconds / 2 ? token : undefined;
  } catch {
    return undefined; // none was kept yet
  }
}

/** Keeps a token. Another caller sees the old one or this one, and never a part of one. */
export function writeCached(path: string, token: Token): void {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(token), { mode: 0o600, flag: 'wx' });
  renameSync(draft, path);
}
