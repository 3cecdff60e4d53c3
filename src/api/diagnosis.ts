import { ActionError } from '../errors/action-error.ts';
import type { ErrorCode } from '../errors/codes.ts';
import { accountPages } from '../key/account-pages.ts';
import type { KeyKind } from '../key/kind.ts';
import { withoutVersion } from './base-url.ts';
import type { ProxyUse } from './proxy.ts';
import { type ApiResponse, type ApiResult, isMissingAgreement } from './response.ts';

/** A request that did not succeed. */
export interface RequestFailure {
  readonly result: ApiResult;
  /** Base URL of the request. */
  readonly apiUrl: string;
  readonly proxy: ProxyUse;
  /** The kind of the key, `team` if it is unknown. */
  readonly kind: KeyKind;
  /** A sentence on the context, which ends the detail: `The key itself was not rejected.` */
  readonly context: string;
}

/**
 * The meaning of a failure.
 *
 * @example
 * {
 *   code: 'APPLE_UNAVAILABLE',
 *   title: 'App Store Connect is unavailable',
 *   matches: (failure) => statusOf(failure) >= 500,
 *   detail: (failure) => `It responded with ${statusOf(failure)}.`,
 *   fix: () => 'Check https://developer.apple.com/system-status/.',
 * }
 */
export interface DiagnosisRule<Failure extends RequestFailure> {
  readonly code: ErrorCode;
  readonly title: string;
  readonly matches: (failure: Failure) => boolean;
  readonly detail: (failure: Failure) => string;
  readonly fix: (failure: Failure) => string;
}

/** The status of a response; 0 if there was none. */
export const statusOf = ({ result }: RequestFailure): number =>
  result.type === 'response' ? result.status : 0;

/** Checks the response of a failure; false if there was none. */
export const hasResponse = (
  { result }: RequestFailure,
  matches: (response: ApiResponse) => boolean,
): boolean => result.type === 'response' && matches(result);

const errorCodeOf = ({ result }: RequestFailure): string =>
  result.type === 'failure' ? result.errorCode : '';

/** The host of a request, with its port. */
const hostOf = ({ apiUrl }: RequestFailure): string => {
  const { hostname, port, protocol } = new URL(apiUrl);
  return `${hostname}:${port || (protocol === 'http:' ? 80 : 443)}`;
};

/** The rules for responses that mean the same for every request. */
const statusRules: readonly DiagnosisRule<RequestFailure>[] = [
  {
    code: 'APPLE_AGREEMENT_MISSING',
    title: 'A required Apple agreement is missing or expired',
    matches: (failure) => hasResponse(failure, isMissingAgreement),
    detail: () =>
      'The key itself was accepted, and a new key would not help: until the agreement is accepted, every request fails (403).',
    fix: ({ kind }) =>
      `Only the Account Holder can accept it: ${accountPages[kind].agreements}. The change takes effect within minutes.`,
  },
  {
    code: 'APPLE_RATE_LIMITED',
    title: 'Hourly rate limit exceeded',
    matches: (failure) => statusOf(failure) === 429,
    detail: ({ result, context }) => {
      const limits = result.type === 'response' ? result.rateLimit : undefined;
      const figures =
        limits === undefined
          ? ''
          : ` ${Math.max(0, limits.remaining)} of ${limits.limit} requests per hour remain.`;
      return `This key made too many requests in the past hour (429). ${context}${figures}`;
    },
    fix: () =>
      'Wait and run the job again. To avoid it, make fewer requests or spread them over several keys: the limit is per key and rolling hour.',
  },
  {
    code: 'APPLE_UNAVAILABLE',
    title: 'App Store Connect is unavailable',
    matches: (failure) => statusOf(failure) >= 500,
    detail: (failure) =>
      `It responded with ${statusOf(failure)} to every attempt. ${failure.context}`,
    fix: () =>
      'Check https://developer.apple.com/system-status/ and run the job again later. Only Apple can fix this.',
  },
  {
    code: 'APPLE_REDIRECTED',
    title: 'Unexpected redirect',
    matches: (failure) => statusOf(failure) >= 300 && statusOf(failure) < 400,
    detail: (failure) =>
      `${failure.apiUrl} responded with ${statusOf(failure)}. Redirects are not followed, so that the token reaches no other host. ${failure.context}`,
    fix: () =>
      'Ask whoever runs the network to let the runner reach Apple without a login page. If api-url is set, write the address that it redirects to.',
  },
];

/** The rules for responses that are not Apple's, and for requests without a response. */
const networkRules: readonly DiagnosisRule<RequestFailure>[] = [
  {
    code: 'NOT_APPLE',
    title: 'Unexpected response from the API',
    matches: ({ apiUrl, result }) =>
      result.type === 'response' && withoutVersion(apiUrl) !== undefined,
    detail: (failure) =>
      `${failure.apiUrl} responded with ${statusOf(failure)}. api-url ends in a version, and every path already starts with one.`,
    fix: ({ apiUrl }) => `Set api-url to ${withoutVersion(apiUrl)}.`,
  },
  {
    code: 'NOT_APPLE',
    title: 'Unexpected response from the API',
    matches: ({ result }) => result.type === 'response',
    detail: (failure) =>
      `The response did not come from App Store Connect: ${failure.apiUrl} responded with ${statusOf(failure)}${hasResponse(failure, ({ isJson }) => isJson) ? '' : ' without JSON'}. ${failure.context}`,
    fix: () =>
      "Check api-url and the proxy; the response may be a network's login page. The debug log shows its status and errors.",
  },
  {
    code: 'TLS_FAILED',
    title: 'TLS certificate is not trusted',
    matches: (failure) =>
      /CERT|SIGNATURE|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO/.test(errorCodeOf(failure)),
    detail: (failure) =>
      `TLS with ${hostOf(failure)} failed (${errorCodeOf(failure)}). The usual cause is a proxy that inspects TLS and presents its own certificate.`,
    fix: () =>
      'Ask whoever runs the network to exempt *.apple.com from inspection, or set NODE_EXTRA_CA_CERTS to the certificate of the proxy in `env:` of this step. Do not turn certificate checks off.',
  },
  {
    code: 'PROXY_FAILED',
    title: 'Proxy connection failed',
    matches: ({ proxy }) => proxy === 'used',
    detail: (failure) =>
      `HTTPS_PROXY or HTTP_PROXY is set, and the request to ${hostOf(failure)} through it failed (${errorCodeOf(failure)}).`,
    fix: (failure) =>
      `Ask whoever runs the proxy to allow CONNECT to ${hostOf(failure)}. If the runner can reach the host directly, add it to NO_PROXY.`,
  },
  {
    code: 'PROXY_FAILED',
    title: 'This runner cannot use the proxy',
    matches: ({ proxy }) => proxy === 'unusable',
    detail: (failure) =>
      `HTTPS_PROXY or HTTP_PROXY is set, but Node ${process.version} of this runner uses it only if started with NODE_USE_ENV_PROXY. The direct request to ${hostOf(failure)} failed (${errorCodeOf(failure)}).`,
    fix: () =>
      "Set NODE_USE_ENV_PROXY: '1' in `env:` of this step, or ask whoever runs the runner to update it.",
  },
];

/** The diagnosis of a failure without a response that no rule names. */
const unreachable: Omit<DiagnosisRule<RequestFailure>, 'matches'> = {
  code: 'NETWORK_FAILED',
  title: 'App Store Connect cannot be reached',
  detail: (failure) =>
    `${hostOf(failure)} did not respond to any attempt (${explainNetworkError(errorCodeOf(failure))}). ${failure.context}`,
  fix: (failure) =>
    `Run the job again. If it fails again, ask whoever runs the network to let the runner resolve and reach ${hostOf(failure)}, or set HTTPS_PROXY if a proxy is the way out.`,
};

const networkErrorTexts: Readonly<Record<string, string>> = {
  TIMEOUT: 'timed out',
  ENOTFOUND: 'host name not found',
  EAI_AGAIN: 'host name lookup failed for now',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  UND_ERR_SOCKET: 'connection closed',
  ETIMEDOUT: 'connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'connection timed out',
};

/** Explains a network error: the code, with its meaning if it is a common one. */
export function explainNetworkError(code: string): string {
  return networkErrorTexts[code] === undefined ? code : `${networkErrorTexts[code]}, ${code}`;
}

/**
 * Diagnoses a failure: creates the error that names its cause, who can fix it, and how.
 *
 * @param rules the rules for responses that mean something only to this caller
 */
export function diagnoseRequest<Failure extends RequestFailure>(
  failure: Failure,
  rules: readonly DiagnosisRule<Failure>[],
): ActionError {
  const all: readonly DiagnosisRule<Failure>[] = [...statusRules, ...rules, ...networkRules];
  const { code, title, detail, fix } = all.find(({ matches }) => matches(failure)) ?? unreachable;
  return new ActionError({ code, title, detail: detail(failure), fix: fix(failure) });
}
