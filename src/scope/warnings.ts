import { isNotaryPath } from '../api/base-url.ts';
import type { RequestLine } from '../api/request-line.ts';
import {
  apiVersion,
  describeUnknownPath,
  findRoute,
  nearestName,
  type Route,
} from '../api/routes/lookup.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import { ignoredParameters } from './scope.ts';

/** Warns about well-formed entries that may match no request. Not errors: Apple adds routes with each release. */
export function warnAboutEntries(entries: readonly RequestLine[], diagnostics: Diagnostics): void {
  for (const entry of entries) warnAboutEntry(entry, diagnostics);
}

function warnAboutEntry(entry: RequestLine, diagnostics: Diagnostics): void {
  if (isNotaryPath(entry.path)) return;
  if (entry.method !== 'GET') {
    diagnostics.warn(
      'scope entry is not a GET request',
      `${entry.text}: Apple documents scopes for GET requests only. For requests that write, remove scope.`,
    );
  }
  const ignored = entry.query
    .map(({ name }) => name)
    .filter((name) => ignoredParameters.includes(name));
  if (ignored.length > 0) {
    diagnostics.notice(
      'scope parameter has no effect',
      `${entry.text}: Apple ignores ${ignored.join(' and ')} when it compares a request with a scope.`,
    );
  }
  const route = findRoute(entry.path);
  if (route === undefined)
    diagnostics.warn('Unknown API path', `scope: ${describeUnknownPath(entry.path)}`);
  else warnAboutOperation(entry, route, diagnostics);
}

function warnAboutOperation(
  { text, method = 'GET', path, query }: RequestLine,
  route: Route,
  diagnostics: Diagnostics,
): void {
  if (!route.methods.includes(method)) {
    diagnostics.warn(
      'Unsupported API method',
      `${text}: In API ${apiVersion}, ${path} supports only ${route.methods.join(', ')}; a newer API may support ${method}.`,
    );
    return;
  }
  if (method !== 'GET') return;
  for (const { name } of query) {
    if (ignoredParameters.includes(name) || route.parameters.includes(name)) continue;
    const nearest = nearestName(name, route.parameters);
    const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
    diagnostics.warn(
      'Unknown query parameter',
      `${text}: GET ${path} has no parameter ${name} in API ${apiVersion}; a newer API may have it.${hint}`,
    );
  }
}

/** Reasons why tokens with this scope cannot be long-lived: a sentence for each entry that rules it out. */
export function longLivedBlockers(entries: readonly RequestLine[]): readonly string[] {
  return entries.flatMap((entry) => {
    if (entry.method !== 'GET') return [`${entry.text} is not a GET request.`];
    return findRoute(entry.path)?.isLongLived === true
      ? []
      : [`${entry.text} is not on Apple's list.`];
  });
}
