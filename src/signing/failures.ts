import { ActionError } from '../errors/action-error.ts';
import type { ErrorCode } from '../errors/codes.ts';
import { withholdPieces } from '../text/withholding.ts';
import { type FailureKind, type KeyServiceApi, placeOf, type ServiceError } from './service.ts';

/** Longer messages of a service are cut. Characters. */
const maxMessageLength = 300;

/** An error without what was observed. */
interface Failure {
  readonly code: ErrorCode;
  readonly title: string;
  readonly fix: (api: KeyServiceApi) => string;
}

const failures: Readonly<Record<FailureKind, Failure>> = {
  absent: {
    code: 'SIGNER_KEY_NOT_FOUND',
    title: 'The key service does not have this key',
    fix: ({ absent }) => absent,
  },
  unusable: {
    code: 'SIGNER_KEY_UNUSABLE',
    title: 'The key cannot sign for App Store Connect',
    fix: ({ permissions }) =>
      `Check private-key-uri, and import the .p8 file as a key on P-256 for signing. ${permissions}`,
  },
  disabled: {
    code: 'SIGNER_KEY_DISABLED',
    title: 'The key in the key service is disabled',
    fix: () =>
      'It is disabled, not imported yet, or about to be deleted. Ask an administrator of the key to enable it, or change private-key-uri.',
  },
  denied: {
    code: 'SIGNER_DENIED',
    title: 'The key service denied access to the key',
    fix: ({ permissions }) => permissions,
  },
  login: {
    code: 'SIGNER_LOGIN',
    title: 'The key service rejected the login',
    fix: ({ login }) => `The credentials have expired, or are not valid there. ${login}`,
  },
  throttled: {
    code: 'SIGNER_THROTTLED',
    title: 'The key service limits the number of requests',
    fix: () =>
      'Run the job again later. A shorter token-command or a longer lifetime needs fewer signatures.',
  },
  unavailable: {
    code: 'SIGNER_UNAVAILABLE',
    title: 'The key service is unavailable',
    fix: () =>
      'Run the job again. If it fails again, ask whoever runs the network or the service whether the runner can reach the host.',
  },
  tls: {
    code: 'TLS_FAILED',
    title: 'TLS certificate of the key service is not trusted',
    fix: () =>
      'Ask whoever runs the network to exempt the host from TLS inspection. For an authority of your own, set NODE_EXTRA_CA_CERTS, or VAULT_CACERT for Vault.',
  },
  proxy: {
    code: 'PROXY_FAILED',
    title: 'The proxy does not reach the key service',
    fix: () =>
      'Ask whoever runs the proxy to allow CONNECT to the host, or add the host to NO_PROXY if the runner can reach it directly. A proxy needs Node 24.5 or later.',
  },
  invalid: {
    code: 'SIGNER_RESPONSE_INVALID',
    title: 'Unexpected response from the key service',
    fix: () =>
      'Check private-key-uri and the address of the service. A proxy or a gateway may have responded instead.',
  },
};

/** Responses that mean the same for every service. */
const commonRules: KeyServiceApi['failures'] = [
  ['throttled', /^429/],
  ['unavailable', /^5/],
  ['login', /^401/],
  ['denied', /^403/],
  ['absent', /^404/],
];

/**
 * Creates the error for a failure.
 *
 * @param observation what the service did, after its name
 */
export function failureError(
  api: KeyServiceApi,
  kind: FailureKind,
  observation: string,
): ActionError {
  const { fix, ...named } = failures[kind];
  return new ActionError({
    ...named,
    detail: `${placeOf(api)} ${observation}.`,
    fix: fix(api),
  });
}

/** Creates the error for an error response. Its message is shown for a denial only. */
export function responseError(
  api: KeyServiceApi,
  status: number,
  { code, message }: ServiceError,
): ActionError {
  const text = `${status} ${code} ${message}`;
  const rules = [...api.failures, ...commonRules];
  const [kind = 'invalid'] = rules.find(([, pattern]) => pattern.test(text)) ?? [];
  const said = [
    `responded with ${status} ${code}`.trimEnd(),
    kind === 'denied' ? message : '',
    api.clockErrors?.test(text) ? 'The clock of this machine is wrong' : '',
    status > 299 && status < 400 ? 'Redirects are not followed' : '',
  ]
    .filter((part) => part !== '')
    .map((part) => withholdPieces(part, api.credentials).slice(0, maxMessageLength));
  return failureError(api, kind, said.join('. '));
}

/** Creates the error for a request without a response. */
export function connectionError(
  api: KeyServiceApi,
  errorCode: string,
  isProxied: boolean,
): ActionError {
  const isTls = /CERT|SIGNATURE|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO/.test(errorCode);
  const kind = isTls ? 'tls' : isProxied ? 'proxy' : 'unavailable';
  return failureError(api, kind, `cannot be reached (${errorCode})`);
}

/** Returns true for a failure that may pass. */
export function isRetried({ code, detail }: ActionError): boolean {
  // A proxy that opens no tunnel must not be asked for one again and again.
  return /THROTTLED|UNAVAILABLE|PROXY/.test(code) && !/\(ERR_/.test(detail);
}
