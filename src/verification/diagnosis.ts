import {
  type Answer,
  isAgreementRefusal,
  isAnswer,
  isRoleRefusal,
  type Outcome,
} from '../api/response.ts';
import { ActionError } from '../errors/action-error.ts';
import type { ErrorCode } from '../errors/codes.ts';
import type { KeyIdentity } from '../key/identity.ts';

/** All that is known when App Store Connect did not accept a key. */
export interface Evidence {
  readonly outcome: Outcome;
  readonly ids: KeyIdentity;
  /** Base URL that was asked. */
  readonly api: string;
  /** Seconds by which Apple's clock is ahead; `undefined` when Apple did not tell its time. */
  readonly clockOffset: number | undefined;
  /** Name of the key's file, if it came from one. */
  readonly fileName: string | undefined;
  /** Whether the environment names a proxy, and whether this Node can use it. */
  readonly proxy: 'none' | 'used' | 'unusable';
}

interface Diagnosis {
  readonly code: ErrorCode;
  readonly title: string;
  readonly fits: (evidence: Evidence) => boolean;
  readonly detail: (evidence: Evidence) => string;
  readonly fix: (evidence: Evidence) => string;
}

/** One reason for a 401, whether the evidence rules it out, and who does what about it. */
interface Cause {
  readonly isExcluded: (evidence: Evidence) => boolean;
  readonly cause: (evidence: Evidence) => string;
  readonly cure: string;
}

const status = (evidence: Evidence): number =>
  isAnswer(evidence.outcome) ? evidence.outcome.status : 0;
const silence = (evidence: Evidence): string =>
  isAnswer(evidence.outcome) ? '' : evidence.outcome.silence;
const answered = (evidence: Evidence, fits: (answer: Answer) => boolean): boolean =>
  isAnswer(evidence.outcome) && fits(evidence.outcome);

const integrations = 'https://appstoreconnect.apple.com/access/integrations/api';
const widenRole =
  'Neither name nor role of a key can be changed. The Account Holder or an Admin makes a new key with the role that is needed';

/** Apple has one text for all of these. Likeliest first. */
const causesOf401: readonly Cause[] = [
  {
    isExcluded: ({ ids, fileName }) =>
      ids.kind !== 'individual' || fileName?.startsWith('ApiKey_') === true,
    cause: () => 'It is a team key, and issuer-id is missing',
    cure: 'You: set issuer-id, and check the name of the variable that it comes from.',
  },
  {
    isExcluded: ({ ids }) => ids.kind === 'individual',
    cause: ({ ids }) =>
      `The issuer ID ${ids.issuerId} is not that of the account that the key belongs to`,
    cure: `You: compare it with the one above the list of keys (${integrations}).`,
  },
  {
    isExcluded: () => false,
    cause: ({ ids }) => `The key ${ids.keyId} was revoked, or the .p8 belongs to another key ID`,
    cure: `An Admin or the Account Holder: look for it in the list of active keys (${integrations}), and make a new key if it is not there.`,
  },
  {
    isExcluded: ({ ids, fileName }) =>
      ids.kind !== 'team' || fileName?.startsWith('AuthKey_') === true,
    cause: () => 'It is an individual key, and those have no issuer',
    cure: 'You: remove issuer-id if the key was made in a user profile.',
  },
  {
    isExcluded: ({ ids }) => ids.kind !== 'team',
    cause: () => 'It is a key of the Enterprise Program',
    cure: 'You: set in-house: true if the membership is the Apple Developer Enterprise Program.',
  },
  {
    isExcluded: ({ ids }) => ids.kind !== 'in-house',
    cause: () => 'It is a key of App Store Connect, and not of the Enterprise Program',
    cure: 'You: remove in-house.',
  },
  {
    isExcluded: ({ clockOffset }) => clockOffset !== undefined,
    cause: () => "This machine's clock is wrong, and Apple's answer has no Date to compare it with",
    cure: 'Whoever runs the machine: set its clock (macOS: sudo sntp -sS time.apple.com).',
  },
  {
    isExcluded: ({ ids }) => ids.kind === 'individual',
    cause: () =>
      'The key is for APNs, DeviceCheck or MusicKit; their files are named AuthKey_... too',
    cure: `An Admin or the Account Holder: make a key under Integrations > App Store Connect API (${integrations}).`,
  },
  {
    isExcluded: () => false,
    cause: () =>
      'An agreement of the account is not signed, which Apple sometimes answers with 401',
    cure: 'The Account Holder: accept it at https://appstoreconnect.apple.com/business.',
  },
];

/** From what was seen to what it means. In order: the first that fits is told; the last fits all. */
const diagnoses: readonly Diagnosis[] = [
  {
    code: 'APPLE_REFUSED_KEY',
    title: 'App Store Connect does not accept the key',
    fits: (evidence) => status(evidence) === 401,
    detail: (evidence) => {
      const [first] = causesOf401.filter((one) => !one.isExcluded(evidence));
      const clock =
        evidence.clockOffset === undefined
          ? ''
          : " It is not the clock: the tokens were dated by Apple's.";
      return `It answered 401 to several tokens, each signed anew, so this is no passing fault.${clock} Likeliest: ${first?.cause(evidence)}.`;
    },
    fix: (evidence) =>
      causesOf401
        .filter((one) => !one.isExcluded(evidence))
        .map((one, at) => `${at + 1}. ${one.cause(evidence)}. ${one.cure}`)
        .join('\n'),
  },
  {
    code: 'APPLE_AGREEMENT_MISSING',
    title: 'An agreement of the Apple account is missing or expired',
    fits: (evidence) => answered(evidence, isAgreementRefusal),
    detail: () =>
      'The key is good; a new one would not help. App Store Connect answers 403 to every request until the agreement is accepted.',
    fix: () =>
      'The Account Holder, and nobody else, can accept it: https://appstoreconnect.apple.com/business, and https://developer.apple.com/account for the licence of the program. It takes some minutes to spread.',
  },
  {
    code: 'APPLE_REFUSED_ROLE',
    title: 'The role of the key is too narrow',
    fits: (evidence) => answered(evidence, isRoleRefusal),
    detail: () => 'The key is good, but its role or kind may not make this request (403).',
    fix: () => `${widenRole}: ${integrations}.`,
  },
  {
    code: 'APPLE_RATE_LIMITED',
    title: 'The hourly limit of requests is used up',
    fits: (evidence) => status(evidence) === 429,
    detail: ({ outcome }) => {
      const rate = isAnswer(outcome) ? outcome.rate : undefined;
      const figures =
        rate === undefined
          ? ''
          : ` Of ${rate.limit} requests an hour, ${Math.max(0, rate.remaining)} are left.`;
      return `The key is good, but it has made too many requests in the last hour (429).${figures}`;
    },
    fix: () =>
      'Whoever runs the workflows: wait, make fewer requests, or spread them over several keys. The limit is a rolling hour for each key.',
  },
  {
    code: 'APPLE_UNAVAILABLE',
    title: 'App Store Connect is out of order',
    fits: (evidence) => status(evidence) >= 500,
    detail: (evidence) =>
      `It answered ${status(evidence)} to each of several tries. Nothing is known against the key.`,
    fix: () =>
      'Apple: see https://developer.apple.com/system-status/, and run the job again later.',
  },
  {
    code: 'APPLE_REDIRECTED',
    title: 'Something between here and Apple redirects requests',
    fits: (evidence) => status(evidence) >= 300 && status(evidence) < 400,
    detail: (evidence) =>
      `${evidence.api} answered ${status(evidence)}. Redirects are not followed, so that the token goes to no other host.`,
    fix: () =>
      'Whoever runs the network: let the runner through to Apple without a login page. If api-url is set, write the address that the redirect leads to.',
  },
  {
    code: 'NOT_APPLE',
    title: 'What answered is not App Store Connect',
    fits: (evidence) => isAnswer(evidence.outcome),
    detail: (evidence) =>
      `${evidence.api} answered ${status(evidence)}${answered(evidence, ({ isJson }) => isJson) ? '' : ', with something else than JSON'}, as Apple does not.`,
    fix: () =>
      'Check api-url and the proxy; a login page of the network may be in between. The debug log has the answer.',
  },
  {
    code: 'TLS_FAILED',
    title: 'The certificate of the other side is not trusted',
    fits: (evidence) => /CERT|SIGNATURE|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO/.test(silence(evidence)),
    detail: (evidence) =>
      `TLS with ${evidence.api} failed (${silence(evidence)}). A proxy that inspects TLS shows a certificate of its own.`,
    fix: () =>
      'Whoever runs the network: exempt *.apple.com from inspection, or set NODE_EXTRA_CA_CERTS to the certificate of the proxy in env of this step. Do not switch checking off.',
  },
  {
    code: 'PROXY_FAILED',
    title: 'The proxy does not let requests through',
    fits: ({ proxy }) => proxy === 'used',
    detail: (evidence) =>
      `HTTPS_PROXY or HTTP_PROXY is set, and the request through it failed (${silence(evidence)}).`,
    fix: () =>
      'Whoever runs the proxy: allow CONNECT to api.appstoreconnect.apple.com:443. Or name the host in NO_PROXY if the runner can reach it directly.',
  },
  {
    code: 'PROXY_FAILED',
    title: 'This runner cannot use the proxy',
    fits: ({ proxy }) => proxy === 'unusable',
    detail: (evidence) =>
      `HTTPS_PROXY or HTTP_PROXY is set, but Node ${process.version} of this runner needs to be told at its start; the direct request failed (${silence(evidence)}).`,
    fix: () =>
      "Whoever runs the runner: update it, or set NODE_USE_ENV_PROXY: '1' in env of this step.",
  },
  {
    code: 'NETWORK_FAILED',
    title: 'App Store Connect cannot be reached',
    fits: () => true,
    detail: (evidence) =>
      `${evidence.api} gave no answer to any of several tries (${explain(silence(evidence))}). Nothing is known against the key.`,
    fix: () =>
      'Whoever runs the network: let the runner resolve and reach api.appstoreconnect.apple.com on port 443, by HTTPS_PROXY if that is the way out. Then run the job again.',
  },
];

const explanations: Readonly<Record<string, string>> = {
  TIMEOUT: 'it took too long',
  ENOTFOUND: 'the name cannot be resolved',
  EAI_AGAIN: 'the name cannot be resolved just now',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  ETIMEDOUT: 'the connection took too long',
  UND_ERR_CONNECT_TIMEOUT: 'the connection took too long',
};

function explain(code: string): string {
  return explanations[code] === undefined ? code : `${explanations[code]}, ${code}`;
}

/** The error that says what `evidence` means, whose turn it is, and what to do. */
export function diagnose(evidence: Evidence): ActionError {
  const row = diagnoses.find(({ fits }) => fits(evidence));
  if (row === undefined) throw new TypeError('the last diagnosis fits all');
  return new ActionError({
    code: row.code,
    title: row.title,
    detail: row.detail(evidence),
    fix: row.fix(evidence),
  });
}
