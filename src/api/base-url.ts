import { ActionError } from '../errors/action-error.ts';
import { type KeyKind, keyKinds } from '../key/kind.ts';

/**
 * Resolves the base URL of the API for a kind of key.
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
    title: 'api-url is not a safe URL',
    detail:
      'It has to be https, since the token goes there (http only to this machine), without user, password, query, fragment and blanks.',
    fix: 'Leave api-url out to ask Apple, or write a URL such as https://gateway.example.com/apple.',
  });
}

/**
 * True if the clock of an API may date tokens: Apple's own by checked TLS, and this machine's, for tests. Any
 * other could have tokens made that are valid next year.
 */
export function isClockTrusted(apiUrl: string): boolean {
  const { hostname } = new URL(apiUrl);
  return Object.values(keyKinds).some((kind) => kind.apiUrl === apiUrl) || isLoopback(hostname);
}

/** True if a host name means this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
