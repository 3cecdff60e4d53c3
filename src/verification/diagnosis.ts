import type { ProxyUse } from '../api/proxy.ts';
import {
  type ApiResponse,
  type ApiResult,
  isForbiddenByRole,
  isMissingAgreement,
} from '../api/response.ts';

import { ActionError } from '../errors/action-error.ts';
import type { ErrorCode } from '../errors/codes.ts';
import type { KeyIdentity } from '../key/identity.ts';

/** Everything known about a verification in which App Store Connect did not accept the key. */
export interface VerificationFailure {
  readonly result: ApiResult;
  readonly identity: KeyIdentity;
  /** Base URL of the request. */
  readonly apiUrl: string;
  /** Seconds by which Apple's clock is ahead; `undefined` if Apple did not send its time. */
  readonly clockOffsetSeconds: number | undefined;
  /** Name of the key's file, if it came from one. */
  readonly fileName: string | undefined;
  readonly proxy: ProxyUse;
}

/**
 * The meaning of a failure.
 *
 * @example
 * {
 *   code: 'APPLE_UNAVAILABLE',
 *   title: 'App Store Connect is out of order',
 *   matches: (failure) => statusOf(failure) >= 500,
 *   detail: (failure) => `It answered ${statusOf(failure)}.`,
 *   fix: () => 'Apple: see https://developer.apple.com/system-status/.',
 * }
 */
interface DiagnosisRule {
  readonly code: ErrorCode;
  readonly title: string;
  readonly matches: (failure: VerificationFailure) => boolean;
  readonly detail: (failure: VerificationFailure) => string;
  readonly fix: (failure: VerificationFailure) => string;
}

/**
 * A cause of a 401, the failures that rule it out, and who does what about it.
 *
 * @example
 * {
 *   isRuledOut: ({ identity }) => identity.kind !== 'in-house',
 *   cause: () => 'It is a key of App Store Connect, and not of the Enterprise Program',
 *   remedy: 'You: remove in-house.',
 * }
 */
interface UnauthorizedCause {
  readonly isRuledOut: (failure: VerificationFailure) => boolean;
  readonly cause: (failure: VerificationFailure) => string;
  readonly remedy: string;
}

const statusOf = ({ result }: VerificationFailure): number =>
  result.type === 'response' ? result.status : 0;
const errorCodeOf = ({ result }: VerificationFailure): string =>
  result.type === 'failure' ? result.errorCode : '';
const hasResponse = (
  { result }: VerificationFailure,
  matches: (response: ApiResponse) => boolean,
): boolean => result.type === 'response' && matches(result);

const integrationsUrl = 'https://appstoreconnect.apple.com/access/integrations/api';
const newKeyHint =
  'Neither name nor role of a key can be changed. The Account Holder or an Admin makes a new key with the role that is needed';

/** The causes of a 401, likeliest first. Apple has one text for all of them. */
const unauthorizedCauses: readonly UnauthorizedCause[] = [
  {
    isRuledOut: ({ identity, fileName }) =>
      identity.kind !== 'individual' || fileName?.startsWith('ApiKey_') === true,
    cause: () => 'It is a team key, and issuer-id is missing',
    remedy: 'You: set issuer-id, and check the name of the variable that it comes from.',
  },
  {
    isRuledOut: ({ identity }) => identity.kind === 'individual',
    cause: ({ identity }) =>
      `The issuer ID ${identity.issuerId} is not that of the account that the key belongs to`,
    remedy: `You: compare it with the one above the list of keys (${integrationsUrl}).`,
  },
  {
    isRuledOut: () => false,
    cause: ({ identity }) =>
      `The key ${identity.keyId} was revoked, or the .p8 belongs to another key ID`,
    remedy: `An Admin or the Account Holder: look for it in the list of active keys (${integrationsUrl}), and make a new key if it is not there.`,
  },
  {
    isRuledOut: ({ identity, fileName }) =>
      identity.kind !== 'team' || fileName?.startsWith('AuthKey_') === true,
    cause: () => 'It is an individual key, and those have no issuer',
    remedy: 'You: remove issuer-id if the key was made in a user profile.',
  },
  {
    isRuledOut: ({ identity }) => identity.kind !== 'team',
    cause: () => 'It is a key of the Enterprise Program',
    remedy: 'You: set in-house: true if the membership is the Apple Developer Enterprise Program.',
  },
  {
    isRuledOut: ({ identity }) => identity.kind !== 'in-house',
    cause: () => 'It is a key of App Store Connect, and not of the Enterprise Program',
    remedy: 'You: remove in-house.',
  },
  {
    isRuledOut: ({ clockOffsetSeconds }) => clockOffsetSeconds !== undefined,
    cause: () => "This machine's clock is wrong, and Apple's answer has no Date to compare it with",
    remedy: 'Whoever runs the machine: set its clock (macOS: sudo sntp -sS time.apple.com).',
  },
  {
    isRuledOut: ({ identity }) => identity.kind === 'individual',
    cause: () =>
      'The key is for APNs, DeviceCheck or MusicKit; their files are named AuthKey_... too',
    remedy: `An Admin or the Account Holder: make a key under Integrations > App Store Connect API (${integrationsUrl}).`,
  },
  {
    isRuledOut: () => false,
    cause: () =>
      'An agreement of the account is not signed, which Apple sometimes answers with 401',
    remedy: 'The Account Holder: accept it at https://appstoreconnect.apple.com/business.',
  },
];

/** The rules in order: the first that matches names the failure. */
const diagnosisRules: readonly DiagnosisRule[] = [
  {
    code: 'APPLE_REFUSED_KEY',
    title: 'App Store Connect does not accept the key',
    matches: (failure) => statusOf(failure) === 401,
    detail: (failure) => {
      const [first] = unauthorizedCauses.filter(({ isRuledOut }) => !isRuledOut(failure));
      const clock =
        failure.clockOffsetSeconds === undefined
          ? ''
          : " It is not the clock: the tokens were dated by Apple's.";
      return `It answered 401 to several tokens, each signed anew, so this is no passing fault.${clock} Likeliest: ${first?.cause(failure)}.`;
    },
    fix: (failure) =>
      unauthorizedCauses
        .filter(({ isRuledOut }) => !isRuledOut(failure))
        .map(({ cause, remedy }, index) => `${index + 1}. ${cause(failure)}. ${remedy}`)
        .join('\n'),
  },
  {
    code: 'APPLE_AGREEMENT_MISSING',
    title: 'An agreement of the Apple account is missing or expired',
    matches: (failure) => hasResponse(failure, isMissingAgreement),
    detail: () =>
      'The key is good; a new one would not help. App Store Connect answers 403 to every request until the agreement is accepted.',
    fix: () =>
      'The Account Holder, and nobody else, can accept it: https://appstoreconnect.apple.com/business, and https://developer.apple.com/account for the license of the program. It takes some minutes to spread.',
  },
  {
    code: 'APPLE_REFUSED_ROLE',
    title: 'The role of the key is too narrow',
    matches: (failure) => hasResponse(failure, isForbiddenByRole),
    detail: () => 'The key is good, but its role or kind may not make this request (403).',
    fix: () => `${newKeyHint}: ${integrationsUrl}.`,
  },
  {
    code: 'APPLE_RATE_LIMITED',
    title: 'The hourly limit of requests is used up',
    matches: (failure) => statusOf(failure) === 429,
    detail: ({ result }) => {
      const limits = result.type === 'response' ? result.rateLimit : undefined;
      const figures =
        limits === undefined
          ? ''
          : ` Of ${limits.limit} requests an hour, ${Math.max(0, limits.remaining)} are left.`;
      return `The key is good, but it has made too many requests in the last hour (429).${figures}`;
    },
    fix: () =>
      'Whoever runs the workflows: wait, make fewer requests, or spread them over several keys. The limit is a rolling hour for each key.',
  },
  {
    code: 'APPLE_UNAVAILABLE',
    title: 'App Store Connect is out of order',
    matches: (failure) => statusOf(failure) >= 500,
    detail: (failure) =>
      `It answered ${statusOf(failure)} to each of several tries. Nothing is known against the key.`,
    fix: () =>
      'Apple: see https://developer.apple.com/system-status/, and run the job again later.',
  },
  {
    code: 'APPLE_REDIRECTED',
    title: 'Something between here and Apple redirects requests',
    matches: (failure) => statusOf(failure) >= 300 && statusOf(failure) < 400,
    detail: (failure) =>
      `${failure.apiUrl} answered ${statusOf(failure)}. Redirects are not followed, so that the token goes to no other host.`,
    fix: () =>
      'Whoever runs the network: let the runner through to Apple without a login page. If api-url is set, write the address that the redirect leads to.',
  },
  {
    code: 'NOT_APPLE',
    title: 'What answered is not App Store Connect',
    matches: ({ result }) => result.type === 'response',
    detail: (failure) =>
      `${failure.apiUrl} answered ${statusOf(failure)}${hasResponse(failure, ({ isJson }) => isJson) ? '' : ', with something else than JSON'}, as Apple does not.`,
    fix: () =>
      'Check api-url and the proxy; a login page of the network may be in between. The debug log has the answer.',
  },
  {
    code: 'TLS_FAILED',
    title: 'The certificate of the other side is not trusted',
    matches: (failure) =>
      /CERT|SIGNATURE|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO/.test(errorCodeOf(failure)),
    detail: (failure) =>
      `TLS with ${failure.apiUrl} failed (${errorCodeOf(failure)}). A proxy that inspects TLS shows a certificate of its own.`,
    fix: () =>
      'Whoever runs the network: exempt *.apple.com from inspection, or set NODE_EXTRA_CA_CERTS to the certificate of the proxy in env of this step. Do not switch checking off.',
  },
  {
    code: 'PROXY_FAILED',
    title: 'The proxy does not let requests through',
    matches: ({ proxy }) => proxy === 'used',
    detail: (failure) =>
      `HTTPS_PROXY or HTTP_PROXY is set, and the request through it failed (${errorCodeOf(failure)}).`,
    fix: () =>
      'Whoever runs the proxy: allow CONNECT to api.appstoreconnect.apple.com:443. Or name the host in NO_PROXY if the runner can reach it directly.',
  },
  {
    code: 'PROXY_FAILED',
    title: 'This runner cannot use the proxy',
    matches: ({ proxy }) => proxy === 'unusable',
    detail: (failure) =>
      `HTTPS_PROXY or HTTP_PROXY is set, but Node ${process.version} of this runner needs to be told at its start; the direct request failed (${errorCodeOf(failure)}).`,
    fix: () =>
      "Whoever runs the runner: update it, or set NODE_USE_ENV_PROXY: '1' in env of this step.",
  },
];

/** No response, for a reason that no rule names. */
const unreachable: Omit<DiagnosisRule, 'matches'> = {
  code: 'NETWORK_FAILED',
  title: 'App Store Connect cannot be reached',
  detail: (failure) =>
    `${failure.apiUrl} gave no answer to any of several tries (${explainNetworkError(errorCodeOf(failure))}). Nothing is known against the key.`,
  fix: () =>
    'Whoever runs the network: let the runner resolve and reach api.appstoreconnect.apple.com on port 443, by HTTPS_PROXY if that is the way out. Then run the job again.',
};

const networkErrorTexts: Readonly<Record<string, string>> = {
  TIMEOUT: 'it took too long',
  ENOTFOUND: 'the name cannot be resolved',
  EAI_AGAIN: 'the name cannot be resolved just now',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  ETIMEDOUT: 'the connection took too long',
  UND_ERR_CONNECT_TIMEOUT: 'the connection took too long',
};

function explainNetworkError(code: string): string {
  return networkErrorTexts[code] === undefined ? code : `${networkErrorTexts[code]}, ${code}`;
}

/** The error that names a failure, who has to act, and the fix. */
export function diagnose(failure: VerificationFailure): ActionError {
  const { code, title, detail, fix } =
    diagnosisRules.find(({ matches }) => matches(failure)) ?? unreachable;
  return new ActionError({ code, title, detail: detail(failure), fix: fix(failure) });
}
