import { ActionError } from '../errors/action-error.ts';
import type { KeyKind } from '../key/identity.ts';

const hosts: Readonly<Record<KeyKind, string>> = {
  team: 'https://api.appstoreconnect.apple.com',
  individual: 'https://api.appstoreconnect.apple.com',
  'in-house': 'https://api.enterprise.developer.apple.com',
};

/**
 * Where the API of a kind of key is.
 *
 * @param asked the input `api-url`, `''` if left out
 * @returns a base URL without a slash at the end
 * @throws {ActionError} `API_URL_INVALID`
 */
export function chooseApi(asked: string, kind: KeyKind): string {
  if (asked === '') return hosts[kind];
  const url = URL.canParse(asked) ? new URL(asked) : undefined;
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url !== undefined && isSafe && url.username === '' && url.search === '' && url.hash === '') {
    return url.href.replace(/\/+$/, '');
  }
  throw new ActionError({
    code: 'API_URL_INVALID',
    title: 'api-url is not a safe URL',
    detail:
      'It has to be https, since the token goes there (http only to this machine), without user, query and fragment.',
    fix: 'Leave api-url out to ask Apple, or write a URL such as https://gateway.example.com/apple.',
  });
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
