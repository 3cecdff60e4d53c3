import { setTimeout as sleep } from 'node:timers/promises';
import { Client, defaultTimeouts } from '../api/client.ts';
import { configureProxy } from '../api/proxy.ts';
import { type ApiResult, isForbiddenByRole } from '../api/response.ts';
import type { ActionError } from '../errors/action-error.ts';
import { type Annotation, Diagnostics } from '../errors/diagnostics.ts';
import { keyKinds } from '../key/kind.ts';
import type { TokenOptions } from '../token/claims.ts';
import { signToken, type TokenKey } from '../token/jws.ts';
import { type AccessResult, assertAccess, checkAccess, type RequiredAccess } from './access.ts';
import { clockSkewWarning, isClockSkewed } from './clock-skew.ts';
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

/**
 * The tokens of these requests: short, and without a scope, since a scoped token could not make the probe.
 * Long enough for a clock that is some minutes slow.
 */
const probeToken: TokenOptions = { lifetime: { seconds: 600, maxSpanSeconds: 1200 }, scope: [] };

/**
 * Verifies that App Store Connect accepts the key, and that the key may read each required path. Takes a
 * minute at most.
 *
 * @throws {ActionError} `APPLE_*`, `NOT_APPLE`, `TLS_FAILED`, `PROXY_FAILED`, `NETWORK_FAILED`, `ACCESS_*`
 */
export async function verify(
  { key, fileName, apiUrl, requiredAccess }: VerificationRequest,
  { env, setSecrets, debug, logGroup, warn }: VerificationEffects,
): Promise<VerificationResult> {
  const proxy = configureProxy(env);
  const client = new Client({
    apiUrl,
    createToken: async (now) => {
      const { jwt } = await signToken(key, probeToken, now);
      setSecrets([jwt]);
      return jwt;
    },
    onResult: (path, result) => debug(`GET ${path}: ${formatForDebug(result)}`),
    timeouts: defaultTimeouts,
    effects: { fetch, sleep, now: Date.now, random: Math.random },
  });

  const { identity } = key;
  const { probePath } = keyKinds[identity.kind];
  const result = await client.get(probePath);
  const { clockOffsetSeconds } = client;
  const isSkewed = clockOffsetSeconds !== undefined && isClockSkewed(clockOffsetSeconds);
  if (isSkewed) warn(clockSkewWarning(clockOffsetSeconds));
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
  return { clockOffsetSeconds: isSkewed ? clockOffsetSeconds : 0, lines };
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

function formatForDebug(result: ApiResult): string {
  if (result.type === 'failure') return `no answer, ${result.errorCode}`;
  const { status, durationMs, serverTime = 'absent', body } = result;
  return `${status} in ${Math.round(durationMs)} ms, Date ${serverTime}\n${body}`;
}
