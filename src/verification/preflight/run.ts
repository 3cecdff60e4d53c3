import type { ApiResult } from '../../api/response.ts';
import type { ActionError } from '../../errors/action-error.ts';
import type { KeyIdentity } from '../../key/identity.ts';
import { combine, type Evidence, judge, refused, unproven } from './evidence.ts';
import { preflightError } from './failure.ts';
import type { PreflightCheck } from './parser.ts';

/** The result of a check: proven, neither proven nor disproven, or failed. */
export interface PreflightResult {
  readonly status: 'proven' | 'unproven' | 'failed';
  /** The check and its result in one line. Nothing secret. */
  readonly text: string;
  /** A warning, in sentences. */
  readonly remark?: string;
  /** Set if the check failed. */
  readonly error?: ActionError;
}

/** The surroundings of the checks. */
export interface PreflightContext {
  readonly identity: KeyIdentity;
  /** Sends `GET path`. */
  readonly get: (path: string) => Promise<ApiResult>;
  /** Unix seconds, by Apple's clock. */
  readonly now: number;
}

/** Runs all checks at the same time, each request once. The results are in the order of the checks. */
export async function runPreflight(
  checks: readonly PreflightCheck[],
  context: PreflightContext,
): Promise<readonly PreflightResult[]> {
  const sent = new Map<string, Promise<ApiResult>>();
  const get = (path: string): Promise<ApiResult> => {
    const result = sent.get(path) ?? context.get(path);
    sent.set(path, result);
    return result;
  };
  return Promise.all(
    checks.map(async (check) =>
      toResult(check, await gatherEvidence(check, { ...context, get }), context),
    ),
  );
}

async function gatherEvidence(check: PreflightCheck, context: PreflightContext): Promise<Evidence> {
  const { entry, argument, app } = check;
  if (entry.unusableKinds[context.identity.kind] !== undefined)
    return refused('kind', { path: '' });
  const resolved = app === 'bundle ID' ? await resolveApp(argument, context) : argument;
  if (typeof resolved !== 'string') return resolved;
  const ask = async (request: ReturnType<typeof entry.requests>[number]): Promise<Evidence> =>
    judge(request, await context.get(request.path), context.now);
  return combine(await Promise.all(entry.requests(resolved).map(ask)));
}

/** Resolves a bundle ID to the ID of its app. Apple's filter also finds bundle IDs that only contain it. */
async function resolveApp(
  bundleId: string,
  { get, now }: PreflightContext,
): Promise<string | Evidence> {
  const path = `/v1/apps?filter[bundleId]=${bundleId}&fields[apps]=bundleId&limit=200`;
  const result = await get(path);
  const evidence = judge({ path }, result, now);
  if (evidence.type !== 'proven') return evidence;
  const resources = result.type === 'response' ? result.resources : undefined;
  const app = resources?.items.find(({ attributes }) => attributes.bundleId === bundleId);
  if (app === undefined && resources?.isComplete) return refused('app', { path });
  // The ID becomes part of a path.
  return app !== undefined && /^\d{1,20}$/.test(app.id)
    ? app.id
    : unproven('The response to GET /v1/apps does not have the app. Write its app ID instead.');
}

function toResult(
  check: PreflightCheck,
  evidence: Evidence,
  { identity }: PreflightContext,
): PreflightResult {
  const { text, entry } = check;
  switch (evidence.type) {
    case 'refused': {
      const error = preflightError(evidence.refusal, { check, identity, path: evidence.path });
      return { status: 'failed', text: error.title, error };
    }
    case 'unproven': {
      const { remark } = evidence;
      return {
        status: 'unproven',
        text: `${text}: neither proven nor disproven. ${remark}`,
        remark,
      };
    }
    case 'proven': {
      const limits =
        entry.unprovable === undefined ? '' : `; cannot be proven: ${entry.unprovable}`;
      const { remark } = evidence;
      return {
        status: 'proven',
        text: `${text}: ${entry.proves}${limits}`,
        ...(remark !== undefined && { remark }),
      };
    }
  }
}
