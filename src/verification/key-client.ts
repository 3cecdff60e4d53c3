import { setTimeout as sleep } from 'node:timers/promises';
import { isClockTrusted, isNotaryPath, notaryUrlFor } from '../api/base-url.ts';
import { Client, defaultTimeouts } from '../api/client.ts';
import { formatForDebug } from '../api/response.ts';
import type { KeyKind } from '../key/kind.ts';
import { signToken, type TokenKey } from '../token/jws.ts';
import type { Lifetime } from '../token/lifetime.ts';

/** The effects of a client. */
interface KeyClientEffects {
  /** Masks each token before it is sent. */
  readonly setSecrets: (secrets: readonly string[]) => void;
  readonly debug: (text: string) => void;
}

/** The lifetime of the tokens of these requests: short, but enough for a clock that is a few minutes slow. */
const lifetime: Lifetime = { seconds: 600, maxSpanSeconds: 1200 };

/** Creates a client whose tokens are good for the one request that they are made for, and masked. */
export function createKeyClient(
  { key, apiUrl }: { readonly key: TokenKey; readonly apiUrl: string },
  { setSecrets, debug }: KeyClientEffects,
): Client {
  return new Client({
    apiUrl,
    notaryUrl: notaryUrlFor(apiUrl),
    trustsClock: isClockTrusted(apiUrl),
    scopeFor: (path) => scopeFor(path, key.identity.kind),
    createToken: async (scope, now) => {
      const { jwt } = await signToken(key, { lifetime, scope }, now);
      setSecrets([jwt]);
      return jwt;
    },
    onResult: (path, result) => debug(`GET ${path}: ${formatForDebug(result)}`),
    timeouts: defaultTimeouts,
    effects: { fetch, sleep, now: Date.now, random: Math.random },
  });
}

/**
 * Returns the scope of the token for a request: that request alone. Entries for the Notary API have no method, as its
 * other clients write them. Apple documents no scope for the Enterprise Program, so tokens of an in-house key have none.
 */
function scopeFor(path: string, kind: KeyKind): readonly string[] {
  if (kind === 'in-house') return [];
  return [isNotaryPath(path) ? '/notary/v2' : `GET ${path}`];
}
