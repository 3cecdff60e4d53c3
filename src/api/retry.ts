import type { ApiResult } from './response.ts';

/** The number of times that a request is sent again. */
const maxRetries = 3;

/**
 * The time to wait before a request is sent again; `undefined` if it is not. Retries what may be transient:
 * failures of the network, 5xx, 429, and 401, which Apple now and then answers to good tokens.
 *
 * @param retries how often it was sent again before
 * @param random from 0 to 1, so that jobs that failed together do not come back together
 * @returns milliseconds
 */
export function retryDelay(
  result: ApiResult,
  { retries, random }: { readonly retries: number; readonly random: number },
): number | undefined {
  if (retries >= maxRetries) return undefined;
  const backoffMs = 300 * 2 ** retries * (0.75 + random / 2);
  if (result.type === 'failure') {
    const isPermanent = /CERT|SIGNATURE|^ERR_TLS|^ERR_SSL/.test(result.errorCode);
    const isSlow = result.errorCode === 'TIMEOUT' && retries > 0; // two time-outs are enough
    return isPermanent || isSlow ? undefined : backoffMs;
  }
  if (result.status === 429) return Math.max(backoffMs, (result.retryAfter ?? 0) * 1000);
  return result.status === 401 || result.status >= 500 ? backoffMs : undefined;
}
