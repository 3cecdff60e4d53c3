import type { Client } from '../api/client.ts';
import { parseRequestLine, type RequestLine, splitRequestLines } from '../api/request-line.ts';
import { type ApiResult, isForbiddenByRole } from '../api/response.ts';
import { apiVersion, findRoute, suggestPaths } from '../api/routes/lookup.ts';
import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';

/** A request that the key must be able to make. */
export interface RequiredAccess {
  /** The path as the input has it. */
  readonly path: string;
  /** The path as it is sent: with `limit=1` where the operation has it. */
  readonly requestPath: string;
}

/** The result of a check, and a summary in a word or two. */
export interface AccessResult {
  readonly access: RequiredAccess;
  readonly result: ApiResult;
  readonly summary: string;
}

/** The maximum of concurrent requests. */
const maxConcurrency = 4;

/**
 * The roles that may read something.
 *
 * @example
 * { paths: /^\/v\d+\/users\b/, roles: 'Admin' }
 */
interface RequiredRoles {
  readonly paths: RegExp;
  readonly roles: string;
}

/**
 * The roles that may read each part of the API; people's experience, except for provisioning, which Apple
 * documents.
 *
 * @see https://developer.apple.com/help/account/access/roles
 */
const requiredRoles: readonly RequiredRoles[] = [
  { paths: /^\/v\d+\/(?:users|userInvitations)\b/, roles: 'Admin' },
  {
    paths: /^\/v\d+\/(?:certificates|profiles|bundleIds|devices|merchantIds|passTypeIds)\b/,
    roles: 'Admin, or one with access to Certificates, Identifiers & Profiles',
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
 * Parses the input `require-access`: paths, one a line. Malformed ones are errors in `diagnostics`; those
 * that the table of routes does not have are warnings.
 */
export function parseRequiredAccess(
  text: string,
  diagnostics: Diagnostics,
): readonly RequiredAccess[] {
  const lines = diagnostics.capture(() => splitAccess(text));
  if (lines?.length === 0) {
    diagnostics.warn(
      'require-access has no path',
      'It holds nothing but blanks or comments; a variable in it may have no value. Only the key itself is verified.',
    );
  }
  return [...new Set(lines)].flatMap(
    (line) => diagnostics.capture(() => parseRequirement(line, diagnostics)) ?? [],
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

function parseRequirement(line: string, diagnostics: Diagnostics): RequiredAccess {
  const { path, query } = parseReadRequest(line);
  const route = findRoute(path);
  if (route === undefined) {
    diagnostics.warn(
      'A path is not in the API',
      `require-access: ${path} is not in API ${apiVersion}; did you mean ${suggestPaths(path, 1)[0]}?`,
    );
  }
  const target = line.replace(/^GET /, '');
  const wantsLimit =
    route?.parameters.includes('limit') === true && !query.some(({ name }) => name === 'limit');
  return {
    path: target,
    requestPath: wantsLimit ? `${target}${query.length === 0 ? '?' : '&'}limit=1` : target,
  };
}

/** Sends a request for each path, at most four at a time. The results are in the order of the paths. */
export async function checkAccess(
  requiredAccess: readonly RequiredAccess[],
  client: Pick<Client, 'get'>,
): Promise<readonly AccessResult[]> {
  const results: AccessResult[] = [];
  const queue = requiredAccess.entries();
  const worker = async (): Promise<void> => {
    for (const [index, access] of queue) {
      const result = await client.get(access.requestPath);
      results[index] = { access, result, summary: describeResult(result) };
    }
  };
  const workers = Math.min(maxConcurrency, requiredAccess.length);
  await Promise.all(Array.from({ length: workers }, worker));
  return results;
}

const summaries: Readonly<Record<number, string>> = {
  200: 'yes',
  400: 'not proven',
  401: 'refused',
  403: 'no',
  404: 'not found',
};

function describeResult(result: ApiResult): string {
  if (result.type === 'failure') return `no answer (${result.errorCode})`;
  return `${summaries[result.status] ?? 'not proven'} (${result.status})`;
}

/**
 * Asserts that a result shows access.
 *
 * @throws {ActionError} `ACCESS_FORBIDDEN`, `ACCESS_NOT_FOUND`, `ACCESS_NOT_PROVEN`
 */
export function assertAccess({ access: { path }, result, summary }: AccessResult): void {
  const response = result.type === 'response' ? result : undefined;
  if (response?.status === 200 && !response.isHtml) return; // reports are no JSON
  if (response !== undefined && isForbiddenByRole(response)) {
    const roles = requiredRoles.find(({ paths }) => paths.test(path))?.roles;
    throw new ActionError({
      code: 'ACCESS_FORBIDDEN',
      title: `The key may not read ${path}`,
      detail: `The key is good, but its role or kind is not enough (403).${roles === undefined ? '' : ` What is needed: ${roles}.`}`,
      fix: 'The Account Holder or an Admin makes a new key with that role; the role of a key cannot be changed. An individual key has the role of its user, and can use neither provisioning nor reports.',
    });
  }
  if (response?.status === 404) {
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
    detail: `The answer was: ${summary}.`,
    fix:
      response?.status === 400
        ? 'Give the parameters that this request must have, such as ?filter[vendorNumber]=....'
        : 'Run the job again; if it stays, leave the path out of require-access.',
  });
}
