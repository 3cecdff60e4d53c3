import { isClockTrusted, isNotaryPath, notaryUrlFor } from '../api/base-url.ts';
import { maxClockOffsetSeconds } from '../api/client.ts';
import { configureProxy, type ProxyUse } from '../api/proxy.ts';
import { proxyPasswords } from '../api/proxy-variables.ts';
import {
  type ApiResponse,
  type ApiResult,
  isForbiddenByRole,
  type RequestFailure,
} from '../api/response.ts';
import { unixNow } from '../clock.ts';
import type { ActionError } from '../errors/action-error.ts';
import type { Annotation } from '../errors/diagnostics.ts';
import { keyKinds } from '../key/kind.ts';
import type { TokenKey } from '../token/jws.ts';
import { type Checks, runChecks } from './checks.ts';
import {
  clockSkewWarning,
  implausibleClockError,
  isClockSkewed,
  untrustedClockWarning,
} from './clock-skew.ts';
import { assertTlsChecked, probeProxy } from './connection.ts';
import { diagnose } from './diagnosis.ts';
import { createKeyClient } from './key-client.ts';
import type { PreflightResult } from './preflight/run.ts';

/** A key to verify, and its checks. */
export interface VerificationRequest extends Checks {
  readonly key: TokenKey;
  /** Name of the key's file, if it came from one. */
  readonly fileName?: string | undefined;
  /** Base URL. */
  readonly apiUrl: string;
}

/** The effects of a verification. */
export interface VerificationEffects {
  readonly env: NodeJS.ProcessEnv;
  /** Masks each token before it is sent. */
  readonly setSecrets: (secrets: readonly string[]) => void;
  readonly debug: (text: string) => void;
  /** Receives the result for each path and each check if one of them fails. */
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
  /** The results of the checks, none of which failed, in the order of the input. */
  readonly preflight: readonly PreflightResult[];
}

/**
 * Verifies that App Store Connect accepts the key, that the key can read each required path, and that nothing speaks
 * against what the preflight lists. Takes a minute at most.
 *
 * @throws {ActionError} `CLOCK_IMPLAUSIBLE`, `TLS_UNCHECKED`, `APPLE_*`, `NOT_APPLE`, `TLS_FAILED`, `PROXY_FAILED`, `NETWORK_FAILED`, `ACCESS_*`, `PREFLIGHT_FAILED`
 */
export async function verify(
  { key, fileName, apiUrl, ...checks }: VerificationRequest,
  { env, setSecrets, debug, logGroup, warn }: VerificationEffects,
): Promise<VerificationResult> {
  const { identity } = key;
  assertTlsChecked(env, apiUrl);
  setSecrets(proxyPasswords(env));
  const proxy = configureProxy(env, apiUrl);
  const trustsClock = isClockTrusted(apiUrl);
  const client = createKeyClient({ key, apiUrl }, { setSecrets, debug });

  const { probePath } = keyKinds[identity.kind];
  const result = (await probeProxy(proxy, env, apiUrl)) ?? (await client.get(probePath));
  const { clockOffsetSeconds } = client;
  const offset = clockOffsetSeconds ?? 0;
  if (Math.abs(offset) > maxClockOffsetSeconds) throw implausibleClockError(offset, apiUrl);
  const isSkewed = isClockSkewed(offset);
  if (isSkewed)
    warn(trustsClock ? clockSkewWarning(offset) : untrustedClockWarning(offset, apiUrl));
  const failure = { result, identity, apiUrl, clockOffsetSeconds, fileName, proxy };
  if (result.type !== 'response' || !isAccepted(result)) throw diagnose(failure);
  if (result.status === 403) warn(roleWarning(diagnose(failure)));

  const correction = isSkewed && trustsClock ? offset : 0;
  const get = async (path: string): Promise<ApiResult> =>
    (await probeNotaryProxy(path, { proxy, env, apiUrl })) ?? client.get(path);
  const preflight = await runChecks(
    checks,
    { identity, get, now: unixNow() + correction },
    { log: (lines) => logGroup(`Verified against ${apiUrl}`, lines), warn },
  );
  return {
    clockOffsetSeconds: correction,
    apiUrl,
    durationMs: Math.round(result.durationMs),
    access: checks.requiredAccess.map(({ path }) => path),
    preflight,
  };
}

function isAccepted(response: ApiResponse): boolean {
  return response.isJson && (response.status === 200 || isForbiddenByRole(response));
}

/** Creates the warning about a key that is valid, but lacks permission for the probe. */
function roleWarning({ title, detail, fix }: ActionError): Annotation {
  return {
    level: 'warning',
    title,
    message: `${detail} The run continues, because the job may not need it. ${fix}`,
  };
}

/** Returns the failure of a proxy that opens no tunnel to the Notary API, if `path` is there, on a host of its own. */
async function probeNotaryProxy(
  path: string,
  { proxy, env, apiUrl }: { proxy: ProxyUse; env: NodeJS.ProcessEnv; apiUrl: string },
): Promise<RequestFailure | undefined> {
  const notaryUrl = notaryUrlFor(apiUrl);
  if (!isNotaryPath(path) || notaryUrl === apiUrl) return undefined;
  return probeProxy(proxy, env, notaryUrl);
}
