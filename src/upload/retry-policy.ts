import type { ApiRequest } from '../api/client.ts';
import { isResponseLost } from '../api/lost-response.ts';
import type { ApiResult } from '../api/response.ts';

const maxRetries = 6;
const maxUnauthorized = 3;
/** The longest wait for a rate limit. A longer one is an error. */
const maxRetryAfterSeconds = 600;

/** Reads of what an upload created. Apple sometimes responds to them with 404 although it exists. */
const ownReads = /^\/v1\/(?:buildUploads|buildUploadFiles)\//;

/** Returns the gap before attempt `retries + 2`: 1 second, 2, 4 and so on up to 32, and up to a quarter more or less by `random`. */
export function growingGapMs(retries: number, random: number): number {
  return 1000 * 2 ** Math.min(retries, 5) * (0.75 + random / 2);
}

/**
 * Returns the delay before a request of an upload is sent again; `undefined` if it is not. A change whose response was
 * lost is not sent again here: it is looked up.
 *
 * @param retries the number of times that it was sent again before
 * @param random from 0 to 1
 * @returns milliseconds
 */
export function uploadRetryDelay(
  result: ApiResult,
  {
    request,
    retries,
    random,
  }: { readonly request: ApiRequest; readonly retries: number; readonly random: number },
): number | undefined {
  const isRead = request.method === 'GET';
  if (retries >= maxRetries || (!isRead && isResponseLost(result))) return undefined;
  const gapMs = growingGapMs(retries, random);
  if (result.type === 'failure')
    return /CERT|SIGNATURE|^ERR_TLS|^ERR_SSL/.test(result.errorCode) ? undefined : gapMs;
  const { status, retryAfter = 0 } = result;
  if (status === 429)
    return retryAfter > maxRetryAfterSeconds ? undefined : Math.max(gapMs, retryAfter * 1000);
  if (status === 401) return retries < maxUnauthorized ? gapMs : undefined;
  if (status === 404) return isRead && ownReads.test(request.path) ? gapMs : undefined;
  return status >= 500 ? gapMs : undefined;
}
