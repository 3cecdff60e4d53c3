import { type KeyObject, verify } from 'node:crypto';

/**
 * Apple's published rules for tokens, as the fake server enforces them. Written from the documentation and
 * independently of src, so that tests detect mistakes there.
 *
 * @see https://developer.apple.com/documentation/appstoreconnectapi/generating-tokens-for-api-requests
 */

export type Role = 'ADMIN' | 'APP_MANAGER' | 'DEVELOPER' | 'FINANCE' | 'SALES' | 'MARKETING';

/** A key that App Store Connect knows. */
export interface RegisteredKey {
  readonly keyId: string;
  readonly publicKey: KeyObject;
  /** Absent: an individual key. */
  readonly issuerId?: string;
  readonly role?: Role;
  readonly revoked?: boolean;
}

export interface TokenRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly authorization: string | undefined;
}

/**
 * Ways in which tokens of other clients differ from those of Apple's examples. It is not known how Apple treats them,
 * so the stand-in accepts them only where a test says so: codemagic-cli-tools sends no `iat`, asc and ipsw send an array
 * as `aud`, quill sends the scope `/notary/v2`, which Apple does not document.
 */
export type Oddity = 'no iat' | 'aud is an array' | 'scope /notary/v2';

const minute = 60;
/** The resources that Apple lists for long-lived tokens, as collections and as relations to them. */
const longLivedResources = new Set(
  'ciBuildActions actions ciBuildRuns buildRun buildRuns scmGitReferences gitReferences ciIssues issues ciMacOsVersions macOsVersions ciProducts scmProviders perfPowerMetrics diagnosticSignatures logs scmPullRequests pullRequests scmRepositories repository repositories primaryRepositories additionalRepositories ciTestResults testResults ciWorkflows workflows ciXcodeVersions xcodeVersions'.split(
    ' ',
  ),
);
const metrics =
  /^\/v1\/(?:apps|builds)\/[^/]+\/(?:relationships\/)?(?:perfPowerMetrics|diagnosticSignatures)$/;

/** The clock and the keys of the stand-in, and what it lets pass. */
export interface TokenRules {
  readonly keys: readonly RegisteredKey[];
  /** Unix time in seconds. */
  readonly now: number;
  readonly audience: string;
  /** Nothing if left out. */
  readonly tolerated?: readonly Oddity[];
}

/** Finds the oddities of the claims of a token. */
export function odditiesOf({ iat, aud, scope }: Readonly<Record<string, unknown>>): Oddity[] {
  const isNotary = Array.isArray(scope) && scope.some((entry) => /^\/notary\/v2/.test(entry));
  return [
    ...(iat === undefined ? ['no iat' as const] : []),
    ...(Array.isArray(aud) ? ['aud is an array' as const] : []),
    ...(isNotary ? ['scope /notary/v2' as const] : []),
  ];
}

/** Checks the token of a request: the reason why Apple would reject it, or the key that signed it. */
export function checkToken(
  request: TokenRequest,
  { keys, now, audience, tolerated = [] }: TokenRules,
): { rejection: string } | { key: RegisteredKey } {
  const [, jwt = ''] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(request.authorization ?? '') ?? [];
  const [head = '', body = '', signature = ''] = jwt.split('.');
  const header = decode(head);
  const claims = decode(body);
  if (header === undefined || claims === undefined) return { rejection: 'no token' };
  if (header.alg !== 'ES256' || header.typ !== 'JWT') return { rejection: 'alg or typ' };

  const key = keys.find(({ keyId }) => keyId === header.kid);
  if (key === undefined || key.revoked) return { rejection: 'kid' };
  const bytes = Buffer.from(signature, 'base64url');
  const signed = Buffer.from(`${head}.${body}`);
  const isGenuine =
    bytes.length === 64 &&
    verify('sha256', signed, { key: key.publicKey, dsaEncoding: 'ieee-p1363' }, bytes);
  if (!isGenuine) return { rejection: 'signature' };

  if (
    key.issuerId === undefined
      ? 'iss' in claims || claims.sub !== 'user'
      : claims.iss !== key.issuerId
  ) {
    return { rejection: 'iss or sub' };
  }
  const odd = odditiesOf(claims).find((oddity) => !tolerated.includes(oddity));
  if (odd !== undefined) return { rejection: odd };
  if ([claims.aud].flat().join() !== audience) return { rejection: 'aud' };
  const { iat = now, exp, scope } = claims;
  if (!Number.isInteger(iat) || !Number.isInteger(exp)) return { rejection: 'iat or exp' };
  if (iat > now) return { rejection: 'iat in the future' };
  if (exp <= now) return { rejection: 'expired' };
  const isLong = exp - iat > 20 * minute || exp > now + 20 * minute;
  if (isLong && !mayBeLong(scope, exp - iat)) return { rejection: 'lifetime' };
  if (scope !== undefined && !inScope(scope, request)) return { rejection: 'scope' };
  return { key };
}

function mayBeLong(scope: unknown, seconds: number): boolean {
  return (
    seconds <= 180 * 24 * 60 * minute &&
    Array.isArray(scope) &&
    scope.length > 0 &&
    scope.every((entry) => entry.startsWith('GET ') && isLongLivedPath(entry.slice(4)))
  );
}

/** Checks that the collection and the relation of a path are both on the list. */
function isLongLivedPath(target: string): boolean {
  const path = target.replace(/\?.*/, '');
  const [collection = '', id, ...rest] = path.split('/').slice(2);
  const names =
    id === undefined
      ? [collection]
      : [collection, ...rest.filter((name) => name !== 'relationships')];
  return metrics.test(path) || names.every((name) => longLivedResources.has(name));
}

function inScope(scope: unknown, { method, target }: TokenRequest): boolean {
  if (!Array.isArray(scope)) return false;
  return scope.some((entry: string) => {
    const [, allowed, path = ''] = /^(?:([A-Z]+) )?(\/\S*)$/.exec(entry) ?? [];
    if (allowed === undefined) {
      return path.startsWith('/notary/v2') && (target === path || target.startsWith(`${path}/`));
    }
    return allowed === method && normal(path) === normal(target);
  });
}

/** Path and query with sorted parameters, without those that Apple ignores. */
function normal(target: string): string {
  const { pathname, searchParams } = new URL(target, 'http://apple');
  for (const name of ['limit', 'cursor', 'sort']) searchParams.delete(name);
  searchParams.sort();
  return `${pathname}?${searchParams}`;
}

// biome-ignore lint/suspicious/noExplicitAny: a client may send anything as a token
function decode(part: string): Record<string, any> | undefined {
  try {
    const value = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
