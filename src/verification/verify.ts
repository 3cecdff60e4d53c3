import { chooseApi } from '../api/base-url.ts';
import { Client, canUseProxy, hasProxy } from '../api/client.ts';
import { isAnswer, isRoleRefusal, type Outcome } from '../api/response.ts';
import type { ActionError } from '../errors/action-error.ts';
import { Diagnostics } from '../errors/diagnostics.ts';
import type { ApiKey } from '../key/api-key.ts';
import type { KeyKind } from '../key/identity.ts';
import type { Config } from '../runner/inputs.ts';
import * as runner from '../runner/toolkit.ts';
import { signToken } from '../token/jws.ts';
import {
  type AccessCheck,
  type AccessResult,
  checkAccess,
  demandAccess,
  parseAccess,
} from './access.ts';
import { diagnose } from './diagnosis.ts';

/** What to ask, checked; nothing was asked yet. */
export interface VerificationPlan {
  readonly apiUrl: string;
  readonly checks: readonly AccessCheck[];
}

/** What App Store Connect said. */
export interface Verification {
  /** Seconds to add to this machine's clock. */
  readonly clockOffset: number;
  /** A line each, for log and summary. */
  readonly lines: readonly string[];
}

/** A clock that is less than this off, in seconds, is none the worse for it. */
const tolerated = 60;

/** The cheapest request that each kind of key can make. The Enterprise Program has no apps. */
const probes: Readonly<Record<KeyKind, string>> = {
  team: '/v1/apps?limit=1',
  individual: '/v1/apps?limit=1',
  'in-house': '/v1/certificates?limit=1',
};

/**
 * Tokens to ask with: short, and without scope, since a scoped one could not make the probe. Long enough
 * for a clock that is some minutes slow.
 */
const twin = { lifetime: { seconds: 600, maxSpanSeconds: 1200 }, scope: [] };

/** Checks the inputs `require-access` and `api-url`. Problems go to `findings`. */
export function planVerification(
  { requireAccess, apiUrl }: Config,
  findings: Diagnostics,
): VerificationPlan {
  findings.capture(() => chooseApi(apiUrl, 'team'));
  return { apiUrl, checks: parseAccess(requireAccess, findings) };
}

/**
 * Asks App Store Connect whether it accepts the key, and then whether the key may read each path. All of
 * it takes a minute at most.
 *
 * @throws {ActionError} `APPLE_*`, `NOT_APPLE`, `TLS_FAILED`, `PROXY_FAILED`, `NETWORK_FAILED`, `ACCESS_*`
 */
export async function verify(
  key: ApiKey,
  { plan, fileName }: { plan: VerificationPlan; fileName: string | undefined },
): Promise<Verification> {
  const api = chooseApi(plan.apiUrl, key.kind);
  const client = new Client({
    api,
    env: process.env,
    makeToken: async (clock) => {
      const { jwt } = await signToken(key, twin, clock());
      runner.setSecrets([jwt]);
      return jwt;
    },
    onOutcome: (path, outcome) => runner.debug(`GET ${path}: ${describe(outcome)}`),
  });

  const probe = probes[key.kind];
  const outcome = await client.get(probe);
  const clockOffset = client.clockOffset ?? 0;
  if (Math.abs(clockOffset) > tolerated) remarkOnClock(clockOffset);
  const isAccepted =
    isAnswer(outcome) && outcome.isJson && (outcome.status === 200 || isRoleRefusal(outcome));
  const proxy = !hasProxy(process.env) ? 'none' : canUseProxy(process.env) ? 'used' : 'unusable';
  const evidence = {
    outcome,
    ids: key,
    api,
    clockOffset: client.clockOffset,
    fileName,
    proxy,
  } as const;
  if (!isAccepted) throw diagnose(evidence);
  if (outcome.status === 403) remarkOnRole(diagnose(evidence));

  const results = await checkAccess(plan.checks, client);
  const lines = [
    `Key: accepted (GET ${probe}, ${outcome.status}, ${Math.round(outcome.took)} ms)`,
    ...results.map(({ check, verdict }) => `Access: ${check.path}: ${verdict}`),
  ];
  runner.logGroup(`Asked ${api}`, lines);
  demandAll(results);
  return { clockOffset: Math.abs(clockOffset) > tolerated ? clockOffset : 0, lines };
}

function demandAll(results: readonly AccessResult[]): void {
  const findings = new Diagnostics();
  for (const result of results) findings.capture(() => demandAccess(result));
  findings.throwIfErrors('the access of this key');
}

function remarkOnClock(offset: number): void {
  const minutes = (Math.abs(offset) / 60).toFixed(Math.abs(offset) < 600 ? 1 : 0);
  const direction = offset > 0 ? 'slow' : 'fast';
  runner.annotate([
    {
      level: 'warning',
      title: "The runner's clock is wrong",
      message: `It is ${minutes} minutes ${direction}, by Apple's clock. The token is dated by Apple's, so the job goes on; other tools may fail. On a macOS runner set it with: sudo sntp -sS time.apple.com.`,
    },
  ]);
}

/** A key that may not make the probe is good all the same: what the job needs may be something else. */
function remarkOnRole({ title, detail, fix }: ActionError): void {
  runner.annotate([
    { level: 'warning', title, message: `${detail} If the job needs more: ${fix}` },
  ]);
}

/** All that came back, for the debug log. */
function describe(outcome: Outcome): string {
  if (!isAnswer(outcome)) return `no answer, ${outcome.silence}`;
  return `${outcome.status} in ${Math.round(outcome.took)} ms, Date ${outcome.date ?? 'absent'}\n${outcome.body}`;
}
