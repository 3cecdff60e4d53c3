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

/** The rules in order: the first that matches names the failure. */
const rules: readonly FailureRule[] = [
  {
    code: 'UPLOAD_TOKEN_REFUSED',
    title: 'App Store Connect does not accept the token',
    matches: (failure) => statusOf(failure) === 401,
    detail: ({ step }) =>
      `It answered 401 to each of several tries while ${step}. The token has expired, has a scope (uploads cannot be scoped), or its key was revoked.`,
    fix: 'Leave token out and use token-command: true without scope, so that the upload has fresh tokens at any time. If the key itself may be bad, set verify: true on that step.',
  },
  {
    code: 'APPLE_AGREEMENT_MISSING',
    title: 'An agreement of the Apple account is missing or expired',
    matches: (failure) => hasResponse(failure, isMissingAgreement),
    detail: ({ step }) => `App Store Connect answered 403 while ${step}.`,
    fix: 'The Account Holder, and nobody else, can accept it: https://appstoreconnect.apple.com/business, and https://developer.apple.com/account for the license of the program.',
  },
  {
    code: 'UPLOAD_FORBIDDEN',
    title: 'The role of the key does not allow uploads',
    matches: (failure) => hasResponse(failure, isForbiddenByRole),
    detail: ({ step }) => `App Store Connect answered 403 while ${step}.`,
    fix: 'Use a key with the role Developer, App Manager or Admin that can see this app. The role of a key cannot be changed: the Account Holder or an Admin makes a new key.',
  },
  {
    code: 'APPLE_RATE_LIMITED',
    title: 'The hourly limit of requests is used up',
    matches: (failure) => statusOf(failure) === 429,
    detail: ({ step }) => `App Store Connect answered 429 while ${step}.`,
    fix: 'Wait, make fewer requests, or spread them over several keys. The limit is a rolling hour for each key.',
  },
  {
    code: 'APPLE_UNAVAILABLE',
    title: 'App Store Connect is out of order',
    matches: (failure) => statusOf(failure) >= 500,
    detail: (failure) =>
      `It answered ${statusOf(failure)} to each of several tries while ${failure.step}.`,
    fix: 'See https://developer.apple.com/system-status/, and run the job again later.',
  },
  {
    code: 'APPLE_REDIRECTED',
    title: 'Something between here and Apple redirects requests',
    matches: (failure) => statusOf(failure) >= 300 && statusOf(failure) < 400,
    detail: (failure) =>
      `${failure.apiUrl} answered ${statusOf(failure)} while ${failure.step}. Redirects are not followed, so that the token goes to no other host.`,
    fix: 'Whoever runs the network: let the runner through to Apple without a login page.',
  },
  {
    code: 'UPLOAD_REFUSED',
    title: 'App Store Connect rejected the upload',
    matches: ({ result }) => result.type === 'response' && result.errors.length > 0,
    detail: (failure) =>
      `It answered ${statusOf(failure)} while ${failure.step}: ${describeErrors(failure)}`,
    fix: 'Correct what the answer names, and run the job again.',
  },
  {
    code: 'NOT_APPLE',
    title: 'What answered is not App Store Connect',
    matches: ({ result }) => result.type === 'response',
    detail: (failure) =>
      `${failure.apiUrl} answered ${statusOf(failure)} while ${failure.step}, in a form that Apple does not use.`,
    fix: 'Check api-url and the proxy; a login page of the network may be in between.',
  },
  {
    code: 'TLS_FAILED',
    title: 'The certificate of the other side is not trusted',
    matches: (failure) => /CERT|SIGNATURE|ERR_TLS|ERR_SSL|EPROTO/.test(errorCodeOf(failure)),
    detail: (failure) =>
      `TLS with ${failure.apiUrl} failed (${errorCodeOf(failure)}). A proxy that inspects TLS shows a certificate of its own.`,
    fix: 'Whoever runs the network: exempt *.apple.com from inspection, or set NODE_EXTRA_CA_CERTS to the certificate of the proxy in env of this step.',
  },
  {
    code: 'PROXY_FAILED',
    title: 'The proxy does not let requests through',
    matches: ({ proxy }) => proxy !== 'none',
    detail: (failure) =>
      `HTTPS_PROXY or HTTP_PROXY is set, and the request failed (${errorCodeOf(failure)}) while ${failure.step}.`,
    fix: "Whoever runs the proxy: allow CONNECT to *.apple.com:443. With an old Node 24 on the runner, set NODE_USE_ENV_PROXY: '1' in env of this step.",
  },
];

/** The error that names a failure and the fix. */
export function describeUploadFailure(failure: UploadFailure): ActionError {
  const rule = rules.find(({ matches }) => matches(failure)) ?? {
    code: 'NETWORK_FAILED',
    title: 'App Store Connect cannot be reached',
    detail: () =>
      `${failure.apiUrl} gave no answer to any of several tries (${errorCodeOf(failure)}) while ${failure.step}.`,
    fix: 'Whoever runs the network: let the runner resolve and reach api.appstoreconnect.apple.com on port 443. Then run the job again.',
  };
  return new ActionError({
    code: rule.code,
    title: rule.title,
    detail: rule.detail(failure),
    fix: rule.fix,
  });
}

/** Apple's errors in a response, ten at most. */
export function describeErrors({ result }: Pick<UploadFailure, 'result'>): string {
  if (result.type === 'failure') return result.errorCode;
  return result.errors
    .slice(0, 10)
    .map(({ code, title, detail }) => `${code}: ${detail || title}`.slice(0, 500))
    .join('\n');
}
