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
  /** Masks each token before it is sent. */
  readonly setSecrets: (secrets: readonly string[]) => void;
  readonly debug: (text: string) => void;
  /** Receives the result for each path if access to one of them is missing. */
  readonly logGroup: (title: string, lines: readonly string[]) => void;
  /** Receives each warning at once, since the verification may still fail. */
  readonly warn: (annotation: Annotation) => void;
}

/** The result of a verification in which the key was accepted. */
export interface VerificationResult {
  /** Seconds to add to this machine's clock. */
  readonly clockOffsetSeconds: number;
  /** Base URL of the API that accepted the key. */
  readonly apiUrl: string;
  /** Duration of the request that accepted the key. Whole milliseconds. */
  readonly durationMs: number;
  /** The paths that the key can read, in the order of the input. */
  readonly access: readonly string[];
}

/** The lifetime of the tokens of these requests: short, but enough for a clock that is a few minutes slow. */
const probeLifetime: Lifetime = { seconds: 600, maxSpanSeconds: 1200 };

/**
 * Returns the options of a token for one request. Apple documents no scope for the Enterprise Program, so tokens of
 * an in-house key have none.
 */
function probeOptions(path: string, kind: KeyKind): TokenOptions {
  return { lifetime: probeLifetime, scope: kind === 'in-house' ? [] : [`GET ${path}`] };
}

/**
 * Verifies that App Store Connect accepts the key and that the key can read each required path. Takes a minute at
 * most.
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
  assertAllAccess(accessResults, (lines) => logGroup(`Verified against ${apiUrl}`, lines));
  return {
    clockOffsetSeconds: isSkewed && trustsClock ? offset : 0,
    apiUrl,
    durationMs: Math.round(result.durationMs),
    access: requiredAccess.map(({ path }) => path),
  };
}

/** Asserts access to every path. If it is missing for one of them, `log` receives a line for each. */
function assertAllAccess(
  results: readonly AccessResult[],
  log: (lines: readonly string[]) => void,
): void {
  const diagnostics = new Diagnostics();
  const lines = results.map((result) => {
    const isProven = diagnostics.capture(() => {
      assertAccess(result);
      return true;
    });
    return `${isProven ? '✓' : '✗'} ${result.access.path}: ${result.summary}`;
  });
  if (diagnostics.errors.length > 0) log(lines);
  diagnostics.throwIfErrors("this key's access");
}

/** Creates the warning about a key that is valid, but lacks permission for the probe. */
function roleWarning({ title, detail, fix }: ActionError): Annotation {
  return {
    level: 'warning',
    title,
    message: `${detail} The run continues, because the job may not need it. ${fix}`,
  };
}

/** Returns the failure of a proxy that opens no tunnel; `undefined` without a proxy, or with one that does. */
async function probeProxy(
  proxy: ProxyUse,
  env: NodeJS.ProcessEnv,
  apiUrl: string,
): Promise<RequestFailure | undefined> {
  if (proxy !== 'used') return undefined;
  const timeoutMs = defaultTimeouts.requestTimeoutMs;
  const errorCode = await probeTunnel(env, { apiUrl, timeoutMs });
  return errorCode === undefined ? undefined : { type: 'failure', errorCode };
}

/** Asserts that Node checks certificates: otherwise any host that answers receives the token. */
function assertTlsChecked(env: NodeJS.ProcessEnv, apiUrl: string): void {
  if (env.NODE_TLS_REJECT_UNAUTHORIZED !== '0' || !apiUrl.startsWith('https:')) return;
  throw new ActionError({
    code: 'TLS_UNCHECKED',
    title: 'TLS certificate checks are turned off',
    detail:
      'NODE_TLS_REJECT_UNAUTHORIZED is 0, so any host that answers in place of Apple would receive the token. No request was sent.',
    fix: 'Remove NODE_TLS_REJECT_UNAUTHORIZED from the environment of this step. If a proxy inspects TLS, set NODE_EXTRA_CA_CERTS to its certificate instead.',
  });
}

/** Formats a result as a line, followed by Apple's errors. The rest of the body stays out of the log. */
function formatForDebug(result: ApiResult): string {
  if (result.type === 'failure') return `no response, ${result.errorCode}`;
  const { status, durationMs, serverTime = 'absent', errors } = result;
  return [
    `${status} in ${Math.round(durationMs)} ms, Date ${serverTime}`,
    ...errors.slice(0, 5).map((error) => `${error.code}: ${error.title} ${error.detail}`),
  ]
    .map((line) => line.slice(0, 1000))
    .join('\n');
}
