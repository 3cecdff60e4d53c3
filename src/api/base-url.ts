import { ActionError } from '../errors/action-error.ts';
import { type KeyKind, keyKinds } from '../key/kind.ts';

/**
 * Resolves the base URL of the API for a type of key.
 *
 * @param input the input `api-url`
 * @returns a URL without a final slash
 * @throws {ActionError} `API_URL_INVALID`
 */
export function resolveApiUrl(input: string | undefined, kind: KeyKind): string {
  if (input === undefined) return keyKinds[kind].apiUrl;
  const url = /[\s?#\\]/.test(input) || !URL.canParse(input) ? undefined : new URL(input);
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url !== undefined && isSafe && url.username === '' && url.password === '') {
    return url.href.replace(/\/+$/, '');
  }
  throw new ActionError({
    code: 'API_URL_INVALID',
    title: 'Invalid api-url',
    detail:
      'api-url must be an https URL, because the token is sent there (http is allowed for localhost only), without user name, password, query, fragment or spaces.',
    fix: "Remove api-url to use Apple's own, or write a URL such as https://gateway.example.com/apple.",
  });
}

/**
 * Returns the base URL of the Notary API: Apple's has a host of its own, any other `apiUrl` serves both.
 *
 * @see https://developer.apple.com/documentation/notaryapi
 */
export function notaryUrlFor(apiUrl: string): string {
  return apiUrl === keyKinds.team.apiUrl ? 'https://appstoreconnect.apple.com' : apiUrl;
}

/** Returns true for a path of the Notary API, with or without a query. */
export function isNotaryPath(path: string): boolean {
  return /^\/notary\/v2(?:[/?]|$)/.test(path);
}

/** Returns a base URL without a version at its end, such as `/v1`; `undefined` if it has none. Paths start with theirs. */
export function withoutVersion(apiUrl: string): string | undefined {
  return /^(.*)\/v\d+$/.exec(apiUrl)?.[1];
}

/**
 * Returns true if tokens may be dated by the clock of an API: Apple's own, over verified TLS, and localhost, for
 * tests. Any other host could obtain tokens that are valid next year.
 */
export function isClockTrusted(apiUrl: string): boolean {
  const { hostname } = new URL(apiUrl);
  return Object.values(keyKinds).some((kind) => kind.apiUrl === apiUrl) || isLoopback(hostname);
}

/** Returns true if a host name is that of this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
