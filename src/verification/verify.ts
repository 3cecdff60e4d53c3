import { setTimeout as sleep } from 'node:timers/promises';
import { isClockTrusted } from '../api/base-url.ts';
import { Client, defaultTimeouts, maxClockOffsetSeconds } from '../api/client.ts';
import { configureProxy, type ProxyUse, probeTunnel, proxyPasswords } from '../api/proxy.ts';
import { type ApiResult, isForbiddenByRole, type RequestFailure } from '../api/response.ts';
import { ActionError } from '../errors/action-error.ts';
import { type Annotation, Diagnostics } from '../errors/diagnostics.ts';
import { type KeyKind, keyKinds } from '../key/kind.ts';
import type { TokenOptions } from '../token/claims.ts';
import { signToken, type TokenKey } from '../token/jws.ts';
import type { Lifetime } from '../token/lifetime.ts';
import { type AccessResult, assertAccess, checkAccess, type RequiredAccess } from './access.ts';
import {
  clockSkewWarning,
  implausibleClockError,
  isClockSkewed,
  untrustedClockWarning,
} from './clock-skew.ts';
import { diagnose } from './diagnosis.ts';

/** A key to verify, and the access that it must have. */
export interface VerificationRequest {
  readonly key: TokenKey;
  /** Name of the key's file, if it came from one. */
  readonly fileName?: string | undefined;
  /** Base URL. */
  readonly apiUrl: string;
  readonly requiredAccess: readonly RequiredAccess[];
}

/** The effects of a verification. */
export interface VerificationEffects {
  readonly env: NodeJS.ProcessEnv;
  /** Receives each token before it is sent. */
  readonly setSecrets: (secrets: readonly string[]) => void;
  readonly debug: (text: string) => void;
  readonly logGroup: (title: string, lines: readonly string[]) => void;
  /** Receives a warning as soon as there is one: the verification may still fail. */
  readonly warn: (annotation: Annotation) => void;
}

/** The answer of App Store Connect to a verification. */
export interface VerificationResult {
  /** Seconds to add to this machine's clock. */
  readonly clockOffsetSeconds: number;
  /** A line for each request, for the log and the summary. */
  readonly lines: readonly string[];
}

/** The lifetime of the tokens of these requests: short, and long enough for a clock that is some minutes slow. */
const probeLifetime: Lifetime = { seconds: 600, maxSpanSeconds: 1200 };

/**
 * The options of a token for one request. Apple documents no scope for the Enterprise Program, so an in-house
 * key asks with tokens without one.
 */
function probeOptions(path: string, kind: KeyKind): TokenOptions {
  return { lifetime: probeLifetime, scope: kind === 'in-house' ? [] : [`GET ${path}`] };
}

/**
 * Verifies that App Store Connect accepts the key, and that the key may read each required path. Takes a
 * minute at most.
 *
 * @throws {ActionError} `CLOCK_IMPLAUSIBLE`, `TLS_UNCHECKED`, `APPLE_*`, `NOT_APPLE`, `TLS_FAILED`, `PROXY_FAILED`, `NETWORK_FAILED`, `ACCESS_*`
 */
export async function verify(
  { key, fileName, apiUrl, requiredAccess }: VerificationRequest,
  { env, setSecrets, debug, logGroup, warn }: VerificationEffects,
): Promise<VerificationResult> {
  const { identity } = key;
  assertTlsChecked(env, apiUrl);
  setSecrets(proxyPasswords(env));
  const proxy = configureProxy(env, apiUrl);
  const trustsClock = isClockTrusted(apiUrl);
  const client = new Client({
    apiUrl,
    trustsClock,
    createToken: async (path, now) => {
      const { jwt } = await signToken(key, probeOptions(path, identity.kind), now);
      setSecrets([jwt]);
      return jwt;
    },
    onResult: (path, result) => debug(`GET ${path}: ${formatForDebug(result)}`),
    timeouts: defaultTimeouts,
    effects: { fetch, sleep, now: Date.now, random: Math.random },
  });

  const { probePath } = keyKinds[identity.kind];
  const result = (await probeProxy(proxy, env, apiUrl)) ?? (await client.get(probePath));
  const { clockOffsetSeconds } = client;
  const offset = clockOffsetSeconds ?? 0;
  if (Math.abs(offset) > maxClockOffsetSeconds) throw implausibleClockError(offset, apiUrl);
  const isSkewed = isClockSkewed(offset);
  if (isSkewed)
    warn(trustsClock ? clockSkewWarning(offset) : untrustedClockWarning(offset, apiUrl));
  const failure = { result, identity, apiUrl, clockOffsetSeconds, fileName, proxy };
  const isAccepted =
    result.type === 'response' &&
    result.isJson &&
    (result.status === 200 || isForbiddenByRole(result));
  if (!isAccepted) throw diagnose(failure);
  if (result.status === 403) warn(roleWarning(diagnose(failure)));

  const accessResults = await checkAccess(requiredAccess, client);
  const lines = [
    `Key: accepted (GET ${probePath}, ${result.status}, ${Math.round(result.durationMs)} ms)`,
    ...accessResults.map(({ access, summary }) => `Access: ${access.path}: ${summary}`),
  ];
  logGroup(`Asked ${apiUrl}`, lines);
  assertAllAccess(accessResults);
  return { clockOffsetSeconds: isSkewed && trustsClock ? offset : 0, lines };
}

function assertAllAccess(results: readonly AccessResult[]): void {
  const diagnostics = new Diagnostics();
  for (const result of results) diagnostics.capture(() => assertAccess(result));
  diagnostics.throwIfErrors('the access of this key');
}

/** A key that may not make the probe is good all the same: the job may need something else. */
function roleWarning({ title, detail, fix }: ActionError): Annotation {
  return { level: 'warning', title, message: `${detail} If the job needs more: ${fix}` };
}

/** The failure of a proxy that gives no tunnel; `undefined` if there is no proxy, or it does. */
export async function probeProxy(
  proxy: ProxyUse,
  env: NodeJS.ProcessEnv,
  apiUrl: string,
): Promise<RequestFailure | undefined> {
  if (proxy !== 'used') return undefined;
  const timeoutMs = defaultTimeouts.requestTimeoutMs;
  const errorCode = await probeTunnel(env, { apiUrl, timeoutMs });
  return errorCode === undefined ? undefined : { type: 'failure', errorCode };
}

/** Asserts that Node checks certificates: without that, the token goes to whoever answers. */
export function assertTlsChecked(env: NodeJS.ProcessEnv, apiUrl: string): void {
  if (env.NODE_TLS_REJECT_UNAUTHORIZED !== '0' || !apiUrl.startsWith('https:')) return;
  throw new ActionError({
    code: 'TLS_UNCHECKED',
    title: 'The checking of certificates is switched off',
    detail:
      'NODE_TLS_REJECT_UNAUTHORIZED is 0, so the token would go to whoever answers in place of Apple.',
    fix: 'Remove NODE_TLS_REJECT_UNAUTHORIZED from the environment of this step. For a proxy that inspects TLS, set NODE_EXTRA_CA_CERTS to its certificate.',
  });
}

/** A result in a line, and the errors of Apple's. The rest of a body stays out of the log. */
export function formatForDebug(result: ApiResult): string {
  if (result.type === 'failure') return `no answer, ${result.errorCode}`;
  const { status, durationMs, serverTime = 'absent', errors } = result;
  return [
    `${status} in ${Math.round(durationMs)} ms, Date ${serverTime}`,
    ...errors.slice(0, 5).map((error) => `${error.code}: ${error.title} ${error.detail}`),
  ]
    .map((line) => line.slice(0, 1000))
    .join('\n');
}
