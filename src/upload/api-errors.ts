import type { ProxyUse } from '../api/proxy.ts';
import {
  type ApiResponse,
  type ApiResult,
  isForbiddenByRole,
  isMissingAgreement,
} from '../api/response.ts';
import { ActionError } from '../errors/action-error.ts';
import type { ErrorCode } from '../errors/codes.ts';

/** A request of an upload that did not succeed. */
export interface UploadFailure {
  readonly result: ApiResult;
  /** The step of the upload in words, for a sentence: `creating the build upload`. */
  readonly step: string;
  /** Base URL. */
  readonly apiUrl: string;
  readonly proxy: ProxyUse;
}

interface FailureRule {
  readonly code: ErrorCode;
  readonly title: string;
  readonly matches: (failure: UploadFailure) => boolean;
  readonly detail: (failure: UploadFailure) => string;
  readonly fix: string;
}

const statusOf = ({ result }: UploadFailure): number =>
  result.type === 'response' ? result.status : 0;
const errorCodeOf = ({ result }: UploadFailure): string =>
  result.type === 'failure' ? result.errorCode : '';
const hasResponse = (
  { result }: UploadFailure,
  matches: (response: ApiResponse) => boolean,
): boolean => result.type === 'response' && matches(result);

/** The rules in order: the first one that matches names the failure. */
const rules: readonly FailureRule[] = [
  {
    code: 'UPLOAD_TOKEN_REFUSED',
    title: 'App Store Connect rejected the token',
    matches: (failure) => statusOf(failure) === 401,
    detail: ({ step }) =>
      `It responded with 401 to several attempts while ${step}. The token has expired, it has a scope (a scope cannot allow uploads), or its key was revoked.`,
    fix: 'Use token-command: true without a scope, and remove token: each request then gets a fresh token. To check the key itself, set verify: true on that step.',
  },
  {
    code: 'APPLE_AGREEMENT_MISSING',
    title: 'A required Apple agreement is missing or expired',
    matches: (failure) => hasResponse(failure, isMissingAgreement),
    detail: ({ step }) => `App Store Connect responded with 403 while ${step}.`,
    fix: 'Only the Account Holder can accept it: https://appstoreconnect.apple.com/business, or https://developer.apple.com/account for the program license.',
  },
  {
    code: 'UPLOAD_FORBIDDEN',
    title: "The key's role does not allow uploads",
    matches: (failure) => hasResponse(failure, isForbiddenByRole),
    detail: ({ step }) => `App Store Connect responded with 403 while ${step}.`,
    fix: 'Use a key that has the role Developer, App Manager or Admin and access to this app. The role of a key cannot be changed: ask the Account Holder or an Admin to create a new key.',
  },
  {
    code: 'APPLE_RATE_LIMITED',
    title: 'Hourly rate limit exceeded',
    matches: (failure) => statusOf(failure) === 429,
    detail: ({ step }) =>
      `App Store Connect responded with 429 while ${step}: this key made too many requests in the past hour.`,
    fix: 'Wait and run the job again. To avoid it, make fewer requests or spread them over several keys: the limit is per key and rolling hour.',
  },
  {
    code: 'APPLE_UNAVAILABLE',
    title: 'App Store Connect is unavailable',
    matches: (failure) => statusOf(failure) >= 500,
    detail: (failure) =>
      `It responded with ${statusOf(failure)} to every attempt while ${failure.step}.`,
    fix: 'Check https://developer.apple.com/system-status/ and run the job again later.',
  },
  {
    code: 'APPLE_REDIRECTED',
    title: 'Unexpected redirect',
    matches: (failure) => statusOf(failure) >= 300 && statusOf(failure) < 400,
    detail: (failure) =>
      `${failure.apiUrl} responded with ${statusOf(failure)} while ${failure.step}. Redirects are not followed, so that the token reaches no other host.`,
    fix: 'Ask whoever runs the network to let the runner reach Apple without a login page. If api-url is set, check it.',
  },
  {
    code: 'UPLOAD_REFUSED',
    title: 'App Store Connect rejected a request',
    matches: ({ result }) => result.type === 'response' && result.errors.length > 0,
    detail: (failure) =>
      `It responded with ${statusOf(failure)} while ${failure.step}: ${describeErrors(failure)}`,
    fix: 'Correct what the response names, and run the job again.',
  },
  {
    code: 'NOT_APPLE',
    title: 'Unexpected response from the API',
    matches: ({ result }) => result.type === 'response',
    detail: (failure) =>
      `The response while ${failure.step} did not come from App Store Connect: ${failure.apiUrl} responded with ${statusOf(failure)}, and not in Apple's format.`,
    fix: "Check api-url and the proxy; the response may be a network's login page.",
  },
  {
    code: 'TLS_FAILED',
    title: 'TLS certificate is not trusted',
    matches: (failure) => /CERT|SIGNATURE|ERR_TLS|ERR_SSL|EPROTO/.test(errorCodeOf(failure)),
    detail: (failure) =>
      `TLS with ${failure.apiUrl} failed (${errorCodeOf(failure)}). The usual cause is a proxy that inspects TLS and presents its own certificate.`,
    fix: 'Ask whoever runs the network to exempt *.apple.com from inspection, or set NODE_EXTRA_CA_CERTS to the certificate of the proxy in `env:` of this step.',
  },
  {
    code: 'PROXY_FAILED',
    title: 'Proxy connection failed',
    matches: ({ proxy }) => proxy !== 'none',
    detail: (failure) =>
      `HTTPS_PROXY or HTTP_PROXY is set, and the request failed (${errorCodeOf(failure)}) while ${failure.step}.`,
    fix: "Ask whoever runs the proxy to allow CONNECT to *.apple.com:443. If the runner's Node is too old to use a proxy by itself, set NODE_USE_ENV_PROXY: '1' in `env:` of this step.",
  },
];

/** Creates the error that names a failure and its fix. */
export function describeUploadFailure(failure: UploadFailure): ActionError {
  const rule = rules.find(({ matches }) => matches(failure)) ?? {
    code: 'NETWORK_FAILED',
    title: 'App Store Connect cannot be reached',
    detail: () =>
      `${failure.apiUrl} did not respond to any attempt (${errorCodeOf(failure)}) while ${failure.step}.`,
    fix: 'Run the job again. If it fails again, ask whoever runs the network to let the runner resolve and reach api.appstoreconnect.apple.com on port 443.',
  };
  return new ActionError({
    code: rule.code,
    title: rule.title,
    detail: rule.detail(failure),
    fix: rule.fix,
  });
}

/** Formats Apple's errors in a response, at most ten. */
export function describeErrors({ result }: Pick<UploadFailure, 'result'>): string {
  if (result.type === 'failure') return result.errorCode;
  return result.errors
    .slice(0, 10)
    .map(({ code, title, detail }) => `${code}: ${detail || title}`.slice(0, 500))
    .join('\n');
}
