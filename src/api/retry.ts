import { type ApiResult, isMissingAgreement } from './response.ts';

/** Maximum number of retries of a request. */
const maxRetries = 3;

/**
 * Returns the delay before a retry, in milliseconds; `undefined` if the request is not retried. Failures that may
 * be transient are retried: network errors, 5xx, 429, and 401, which Apple occasionally returns for valid tokens. So is
 * a missing agreement, once, because that response may be false or pass.
 *
 * @param retries number of earlier retries
 * @param previous the result before this one, if there was one
 * @param random from 0 to 1, so that jobs that fail together do not retry together
 */
export function retryDelay(
  result: ApiResult,
  {
    retries,
    previous,
    random,
  }: {
    readonly retries: number;
    readonly previous?: ApiResult | undefined;
    readonly random: number;
  },
): number | undefined {
  if (retries >= maxRetries) return undefined;
  const backoffMs = 300 * 2 ** retries * (0.75 + random / 2);
  if (result.type === 'failure') {
    const isPermanent = /CERT|SIGNATURE|ERR_TLS|ERR_SSL/.test(result.errorCode);
    const isSlow = result.errorCode === 'TIMEOUT' && retries > 0; // two timeouts are enough
    return isPermanent || isSlow ? undefined : backoffMs;
  }
  if (result.status === 429) return Math.max(backoffMs, (result.retryAfter ?? 0) * 1000);
  const isTransient =
    result.status === 401 ||
    result.status >= 500 ||
    (isAgreement(result) && !isAgreement(previous));
  return isTransient ? backoffMs : undefined;
}

function isAgreement(result: ApiResult | undefined): boolean {
  return result?.type === 'response' && isMissingAgreement(result);
}
