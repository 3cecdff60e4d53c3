import type { Client } from '../api/client.ts';
import { parseRequestLine, type RequestLine, splitRequestLines } from '../api/request-line.ts';
import { isAnswer, isRoleRefusal, type Outcome } from '../api/response.ts';
import { apiVersion, findRoute, suggestPaths } from '../api/routes/lookup.ts';
import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';

/** One request that the key must be able to make. */
export interface AccessCheck {
  /** As it was asked for. */
  readonly path: string;
  /** As it is sent: with `limit=1` where the operation has it. */
  readonly target: string;
}

/** A check and what came of it. */
export interface AccessResult {
  readonly check: AccessCheck;
  readonly outcome: Outcome;
  /** In a word or two. */
  readonly verdict: string;
}

/** Requests that may be under way at the same time. */
const mostAtOnce = 4;

/**
 * Which role may read what; people's experience, but for provisioning, which Apple documents.
 *
 * @see https://developer.apple.com/help/account/access/roles
 */
const roles: readonly (readonly [RegExp, string])[] = [
  [/^\/v\d+\/(?:users|userInvitations)\b/, 'Admin'],
  [
    /^\/v\d+\/(?:certificates|profiles|bundleIds|devices|merchantIds|passTypeIds)\b/,
    'Admin, or one with access to Certificates, Identifiers & Profiles',
  ],
  [/^\/v\d+\/(?:salesReports|analyticsReport\w*)\b/, 'Finance, Sales or Admin'],
  [/^\/v\d+\/financeReports\b/, 'Finance or Admin'],
  [
    /^\/v\d+\/(?:beta\w*|appStoreVersion\w*|appInfo\w*|reviewSubmission\w*)\b/,
    'App Manager or Admin',
  ],
  [/^\/v\d+\/(?:builds|buildUploads|ci\w*|scm\w*)\b/, 'Developer, App Manager or Admin'],
];

/**
 * The input `require-access`: paths, one a line. Malformed ones go to `findings` as problems, those that
 * the table does not know as warnings.
 */
export function parseAccess(text: string, findings: Diagnostics): readonly AccessCheck[] {
  const lines = findings.capture(() => splitAccess(text)) ?? [];
  return [...new Set(lines)].flatMap(
    (line) => findings.capture(() => parseCheck(line, findings)) ?? [],
  );
}

function splitAccess(text: string): readonly string[] {
  const lines = splitRequestLines(text);
  if (lines !== undefined) return lines;
  throw new ActionError({
    code: 'ACCESS_PATH_INVALID',
    title: 'require-access is no JSON array of strings',
    detail: 'It starts with [, but cannot be read as JSON, or holds something else than strings.',
    fix: 'Write ["/v1/certificates"], or one path a line without brackets and quotes.',
  });
}

function parseReadRequest(line: string): RequestLine {
  const result = parseRequestLine(line.startsWith('/') ? `GET ${line}` : line);
  if (!('request' in result)) {
    throw new ActionError({
      code: 'ACCESS_PATH_INVALID',
      title: 'A path of require-access is not valid',
      detail: result.problem,
      fix: result.correction,
    });
  }
  const { method, path } = result.request;
  if (method === 'GET' && !path.startsWith('/notary/')) return result.request;
  throw new ActionError({
    code: 'ACCESS_PATH_INVALID',
    title: 'A path of require-access cannot be asked',
    detail: `${line}: only GET requests to the App Store Connect API are made.`,
    fix: 'Write the path of something to read, such as /v1/certificates.',
  });
}

function parseCheck(line: string, findings: Diagnostics): AccessCheck {
  const { path, query } = parseReadRequest(line);
  const route = findRoute(path);
  if (route === undefined) {
    findings.warn(
      'A path is not in the API',
      `require-access: ${path} is not in API ${apiVersion}; did you mean ${suggestPaths(path, 1)[0]}?`,
    );
  }
  const target = line.replace(/^GET /, '');
  const wantsLimit =
    route?.parameters.includes('limit') === true && !query.some(({ name }) => name === 'limit');
  return {
    path: target,
    target: wantsLimit ? `${target}${query.length === 0 ? '?' : '&'}limit=1` : target,
  };
}

/** Asks for each path, at most four at a time. The results are in the order of the checks. */
export async function checkAccess(
  checks: readonly AccessCheck[],
  client: Pick<Client, 'get'>,
): Promise<readonly AccessResult[]> {
  const results: AccessResult[] = [];
  const queue = checks.entries();
  const work = async (): Promise<void> => {
    for (const [at, check] of queue) {
      const outcome = await client.get(check.target);
      results[at] = { check, outcome, verdict: verdictOf(outcome) };
    }
  };
  await Promise.all(Array.from({ length: Math.min(mostAtOnce, checks.length) }, work));
  return results;
}

function verdictOf(outcome: Outcome): string {
  if (!isAnswer(outcome)) return `no answer (${outcome.silence})`;
  const words: Readonly<Record<number, string>> = {
    200: 'yes',
    400: 'not proven',
    401: 'refused',
    403: 'no',
    404: 'not found',
  };
  return `${words[outcome.status] ?? 'not proven'} (${outcome.status})`;
}

/**
 * @throws {ActionError} for a result that does not show access: `ACCESS_FORBIDDEN`, `ACCESS_NOT_FOUND`,
 * `ACCESS_NOT_PROVEN`
 */
export function demandAccess({ check: { path }, outcome, verdict }: AccessResult): void {
  if (isAnswer(outcome) && outcome.status === 200 && outcome.isJson) return;
  const status = isAnswer(outcome) ? outcome.status : 0;
  if (isAnswer(outcome) && isRoleRefusal(outcome)) {
    const role = roles.find(([paths]) => paths.test(path))?.[1];
    throw new ActionError({
      code: 'ACCESS_FORBIDDEN',
      title: `The key may not read ${path}`,
      detail: `The key is good, but its role or kind is not enough (403).${role === undefined ? '' : ` What is needed: ${role}.`}`,
      fix: 'The Account Holder or an Admin makes a new key with that role; the role of a key cannot be changed. An individual key has the role of its user, and can use neither provisioning nor reports.',
    });
  }
  if (status === 404) {
    throw new ActionError({
      code: 'ACCESS_NOT_FOUND',
      title: `${path} is not there for this key`,
      detail: 'The path or the id in it does not exist, or this key cannot see it (404).',
      fix: 'Check the id. It is the number under App Information > Apple ID for an app, not the bundle ID; and the key must belong to the account that has it.',
    });
  }
  throw new ActionError({
    code: 'ACCESS_NOT_PROVEN',
    title: `Whether the key may read ${path} is not known`,
    detail: `The answer was: ${verdict}.`,
    fix:
      status === 400
        ? 'Give the parameters that this request must have, such as ?filter[vendorNumber]=....'
        : 'Run the job again; if it stays, leave the path out of require-access.',
  });
}
