import type { RequestLine } from '../api/request-line.ts';
import {
  apiVersion,
  findRoute,
  nearestNames,
  type Route,
  suggestPaths,
} from '../api/routes/lookup.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import { ignoredParameters } from './scope.ts';

/** Warns about entries that are well-formed, but may match nothing: Apple adds routes with each release. */
export function warnAboutEntries(entries: readonly RequestLine[], diagnostics: Diagnostics): void {
  for (const entry of entries) warnAboutEntry(entry, diagnostics);
}

function warnAboutEntry(entry: RequestLine, diagnostics: Diagnostics): void {
  if (isNotary(entry)) return;
  if (entry.method !== 'GET') {
    diagnostics.warn(
      'A scope entry is not a GET',
      `${entry.text}: Apple documents scope for GET only. For requests that write, leave scope out.`,
    );
  }
  const ignoredHere = entry.query
    .map(({ name }) => name)
    .filter((name) => ignoredParameters.includes(name));
  if (ignoredHere.length > 0) {
    diagnostics.notice(
      'Apple ignores a parameter',
      `${entry.text}: ${ignoredHere.join(', ')} makes no difference in a scope.`,
    );
  }
  const route = findRoute(entry.path);
  if (route === undefined) {
    const [nearest = '', ...others] = suggestPaths(entry.path);
    diagnostics.warn(
      'A path is not in the API',
      `${entry.path} is not in API ${apiVersion}; did you mean ${nearest}? Also near: ${others.join(', ')}.`,
    );
    return;
  }
  warnAboutOperation(entry, route, diagnostics);
}

function warnAboutOperation(
  { text, method = 'GET', path, query }: RequestLine,
  route: Route,
  diagnostics: Diagnostics,
): void {
  if (!route.methods.includes(method)) {
    diagnostics.warn(
      'A method is not in the API',
      `${text}: in API ${apiVersion}, ${path} knows ${route.methods.join(', ')} only.`,
    );
    return;
  }
  if (method !== 'GET') return;
  for (const { name } of query) {
    if (ignoredParameters.includes(name) || route.parameters.includes(name)) continue;
    const near = nearestNames(name, route.parameters);
    const hint = near.length === 0 ? 'It has none.' : `Did you mean ${near[0]}?`;
    diagnostics.warn(
      'A parameter is not in the API',
      `${text}: in API ${apiVersion}, GET ${path} has no parameter ${name}. ${hint}`,
    );
  }
}

/** Reasons why tokens with this scope cannot be long-lived, a sentence for each entry that prevents it. */
export function longLivedBlockers(entries: readonly RequestLine[]): readonly string[] {
  return entries.flatMap((entry) => {
    if (entry.method !== 'GET') return [`${entry.text} is not a GET.`];
    return findRoute(entry.path)?.isLongLived === true
      ? []
      : [`${entry.text} is not on Apple's list.`];
  });
}

/** Entries for the Notary API, whose paths are not in the table. */
function isNotary({ path }: RequestLine): boolean {
  return /^\/notary\/v2(?:\/|$)/.test(path);
}
