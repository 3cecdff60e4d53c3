import type { ApiResponse, ApiResult } from './response.ts';

/** Failures that come before anything is sent. */
const unsent =
  /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT|ERR_PROXY_TUNNEL)$|CERT|SIGNATURE|^ERR_TLS|^ERR_SSL/;

/** Gaps before each look at the API after a response was lost, in milliseconds: its lists may lag behind. */
const lookUpGapsMs = [1000, 3000, 9000];
const maxAttempts = 3;

/** True if a request may or may not have been carried out: a server error, or a connection that broke. */
export function isResponseLost(result: ApiResult): boolean {
  if (result.type === 'failure') return !unsent.test(result.errorCode);
  return result.status >= 500 || (result.status < 300 && !result.isJson);
}

/** A change at the API that must not be made twice. */
export interface Change<T> {
  /** Sends the request once, or again after a response that shows that nothing was done. */
  readonly send: () => Promise<ApiResult>;
  /** Parses the body of a 2xx response. */
  readonly parse: (response: ApiResponse) => T;
  /** Looks for what the request would have made; `undefined` if it is not there. */
  readonly lookUp: () => Promise<T | undefined>;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/** The end of a change: made, or not made. */
export type ChangeResult<T> =
  | { readonly type: 'made'; readonly value: T }
  | { readonly type: 'not-made'; readonly result: ApiResult };

/**
 * Makes a change at the API. After a lost response it looks the change up, and sends it again only if it is not
 * there; a conflict after a lost response is looked up as well, since the change may be its cause.
 */
export async function makeChange<T>(change: Change<T>): Promise<ChangeResult<T>> {
  let wasLost = false;
  for (let attempt = 1; ; attempt += 1) {
    const result = await change.send();
    const isLost = isResponseLost(result);
    if (!isLost && result.type === 'response' && result.status < 300)
      return { type: 'made', value: change.parse(result) };
    const isOwnConflict = wasLost && result.type === 'response' && result.status === 409;
    if (!isLost && !isOwnConflict) return { type: 'not-made', result };
    wasLost = true;
    const found = await lookUpRepeatedly(change);
    if (found !== undefined) return { type: 'made', value: found };
    if (isOwnConflict || attempt === maxAttempts) return { type: 'not-made', result };
  }
}

async function lookUpRepeatedly<T>({ lookUp, sleep }: Change<T>): Promise<T | undefined> {
  for (const gapMs of lookUpGapsMs) {
    await sleep(gapMs);
    const found = await lookUp();
    if (found !== undefined) return found;
  }
  return undefined;
}
