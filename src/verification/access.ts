import type { Client } from '../api/client.ts';
import { parseRequestLine, type RequestLine, splitRequestLines } from '../api/request-line.ts';
import { type ApiResult, isForbiddenByRole } from '../api/response.ts';
import { describeUnknownPath, findRoute } from '../api/routes/lookup.ts';
import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';

/** A request that the key must have access to. */
export interface RequiredAccess {
  /** The path and query from the input. */
  readonly path: string;
  /** The path and query to request: with `limit=1` where the operation supports it. */
  readonly requestPath: string;
}

/** The result of a check, with a summary such as `yes (200)`. */
export interface AccessResult {
  readonly access: RequiredAccess;
  readonly result: ApiResult;
  readonly summary: string;
}

/**
 * The roles that can read certain paths.
 *
 * @example
 * { paths: /^\/v\d+\/users\b/, roles: 'Admin' }
 */
interface RequiredRoles {
  readonly paths: RegExp;
  readonly roles: string;
}

/**
 * The roles that can read each part of the API. Apple documents those for provisioning; the others are as reported
 * by users.
 *
 * @see https://developer.apple.com/help/account/access/roles
 */
const requiredRoles: readonly RequiredRoles[] = [
  { paths: /^\/v\d+\/(?:users|userInvitations)\b/, roles: 'Admin' },
  {
    paths: /^\/v\d+\/(?:certificates|profiles|bundleIds|devices|merchantIds|passTypeIds)\b/,
    roles: 'Admin, or a role with access to Certificates, Identifiers & Profiles',
  },
  {
    paths: /^\/v\d+\/(?:salesReports|analyticsReport\w*)\b/,
    roles: 'Finance, Sales or Admin',
  },
  { paths: /^\/v\d+\/financeReports\b/, roles: 'Finance or Admin' },
  {
    paths: /^\/v\d+\/(?:beta\w*|appStoreVersion\w*|appInfo\w*|reviewSubmission\w*)\b/,
    roles: 'App Manager or Admin',
  },
  {
    paths: /^\/v\d+\/(?:builds|buildUploads|ci\w*|scm\w*)\b/,
    roles: 'Developer, App Manager or Admin',
  },
];

/**
 * Parses the input `require-access`: paths, one per line, or a JSON array of strings. Malformed ones are errors in
 * `diagnostics`; those that are not in the table of routes are warnings.
 */
export function parseRequiredAccess(
  text: string,
  diagnostics: Diagnostics,
): readonly RequiredAccess[] {
  const lines = diagnostics.capture(() => splitPaths(text));
  if (lines?.length === 0) {
    diagnostics.warn(
      'require-access is empty',
      'It contains only blank lines or comments. A variable in it may have no value. Only the key itself is verified.',
    );
  }
  return [...new Set(lines)].flatMap(
    (line) => diagnostics.capture(() => parseRequirement(line, diagnostics)) ?? [],
  );
}

function splitPaths(text: string): readonly string[] {
  const lines = splitRequestLines(text);
  if (lines !== undefined) return lines;
  throw pathError({
    title: 'Expected a JSON array of strings',
    detail: 'require-access starts with [ but is not a JSON array of strings.',
    fix: 'Write ["/v1/certificates"], or one path per line without brackets and quotes.',
  });
}

function parsePath(text: string): RequestLine {
  if (/^(?:POST|PATCH|PUT|DELETE)\s/i.test(text)) throw unreadableError(text);
  const result = parseRequestLine(text, 'require-access');
  if (!('request' in result)) {
    throw pathError({
      title: 'Invalid require-access path',
      detail: result.problem,
      fix: result.correction,
    });
  }
  if (result.request.path.startsWith('/notary/')) throw unreadableError(text);
  return result.request;
}

function unreadableError(text: string): ActionError {
  return pathError({
    title: 'Invalid require-access path',
    detail: `${text}: Only GET requests to the App Store Connect API can be checked.`,
    fix: 'Write a path that can be read, such as /v1/certificates.',
  });
}

function pathError(parts: { title: string; detail: string; fix: string }): ActionError {
  return new ActionError({ code: 'ACCESS_PATH_INVALID', ...parts });
}

function parseRequirement(line: string, diagnostics: Diagnostics): RequiredAccess {
  const { text, path, query } = parsePath(line.replace(/^GET\s+/i, ''));
  const route = findRoute(path);
  if (route === undefined)
    diagnostics.warn('Unknown API path', `require-access: ${describeUnknownPath(path)}`);
  const needsLimit =
    route?.parameters.includes('limit') === true && !query.some(({ name }) => name === 'limit');
  return {
    path: text,
    requestPath: needsLimit ? `${text}${query.length === 0 ? '?' : '&'}limit=1` : text,
  };
}

/** Sends a request for each path. The results are in the order of the paths. */
export function checkAccess(
  requiredAccess: readonly RequiredAccess[],
  client: Pick<Client, 'get'>,
): Promise<readonly AccessResult[]> {
  return Promise.all(
    requiredAccess.map(async (access) => {
      const result = await client.get(access.requestPath);
      return { access, result, summary: describeResult(result) };
    }),
  );
}

const summaries: Readonly<Record<number, string>> = {
  200: 'yes',
  400: 'unknown',
  401: 'rejected',
  403: 'no',
  404: 'not found',
};

function describeResult(result: ApiResult): string {
  if (result.type === 'failure') return `no response (${result.errorCode})`;
  if (result.isHtml) return `unknown (${result.status}, a web page)`;
  return `${summaries[result.status] ?? 'unknown'} (${result.status})`;
}

/**
 * Asserts that a result proves access.
 *
 * @throws {ActionError} `ACCESS_FORBIDDEN`, `ACCESS_NOT_FOUND`, `ACCESS_NOT_PROVEN`
 */
export function assertAccess({ access: { path }, result, summary }: AccessResult): void {
  const response = result.type === 'response' ? result : undefined;
  if (response?.status === 200 && !response.isHtml) return; // reports are not JSON
  if (response !== undefined && isForbiddenByRole(response)) {
    const roles = requiredRoles.find(({ paths }) => paths.test(path))?.roles;
    throw new ActionError({
      code: 'ACCESS_FORBIDDEN',
      title: `The key cannot read ${path}`,
      detail: `App Store Connect accepted the key, but its role or type does not allow this request (403).${roles === undefined ? '' : ` Required role: ${roles}.`}`,
      fix: 'Ask the Account Holder or an Admin for a new key with a role that allows it; the role of an existing key cannot be changed. An individual key has the role of its user, and cannot be used for provisioning or reports.',
    });
  }
  if (response?.status === 404) {
    throw new ActionError({
      code: 'ACCESS_NOT_FOUND',
      title: `${path} was not found`,
      detail: 'The path or an ID in it does not exist, or this key cannot see it (404).',
      fix: 'Check the ID. For an app it is the number under App Information > Apple ID, not the bundle ID. Also check that the key belongs to the account that owns it.',
    });
  }
  throw new ActionError({
    code: 'ACCESS_NOT_PROVEN',
    title: `Could not verify access to ${path}`,
    detail: `The response shows neither that the key has access nor that it lacks it: ${summary}.`,
    fix:
      response?.status === 400
        ? 'Add the parameters that this request requires, such as ?filter[vendorNumber]=12345678.'
        : 'Run the job again. If the error persists, remove the path from require-access.',
  });
}
