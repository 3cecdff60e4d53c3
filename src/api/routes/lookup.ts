import { closest, distance } from 'fastest-levenshtein';
import { apiVersion, parameterSets, parameters, routes } from './table.generated.ts';

export { apiVersion } from './table.generated.ts';

/** A path of the API and its operations. */
export interface Route {
  /** Segments after the first slash; `*` is an ID. */
  readonly segments: readonly string[];
  /** HTTP methods. */
  readonly methods: readonly string[];
  /** Query parameters of the GET, without `sort` and `cursor`. */
  readonly parameters: readonly string[];
  /** True if Apple accepts long-lived tokens for the GET. */
  readonly isLongLived: boolean;
}

const methodNames: Readonly<Record<string, string>> = {
  G: 'GET',
  P: 'POST',
  U: 'PATCH',
  D: 'DELETE',
};

const splitLines = (text: string): readonly string[] => text.trim().split('\n');

/** The routes of the API, decoded from the generated table. */
const table: readonly Route[] = decode();

function decode(): readonly Route[] {
  const names = splitLines(parameters).flatMap((line) => {
    const [family = '', members = ''] = line.split(':');
    return members.split(' ').map((member) => (member === '' ? family : `${family}[${member}]`));
  });
  const sets = splitLines(parameterSets).map((set) =>
    (set.match(/[^-]{2}/g) ?? []).map((index) => names[Number.parseInt(index, 36)] ?? ''),
  );
  let segments: readonly string[] = [];
  return splitLines(routes).map((line) => {
    const [path = '', letters = '', set = ''] = line.split(' ');
    segments = [...segments.slice(0, Number(path.charAt(0))), ...path.slice(1).split('/')];
    return {
      segments,
      methods: [...letters.replace('!', '')].map((letter) => methodNames[letter] ?? letter),
      parameters: sets[Number.parseInt(set, 36)] ?? [],
      isLongLived: letters.endsWith('!'),
    };
  });
}

/** Finds the route of a concrete path such as `/v1/apps/123/builds`; `undefined` if the table has none. */
export function findRoute(path: string): Route | undefined {
  const segments = path.split('/').slice(1);
  const matches = (route: Route): boolean =>
    route.segments.length === segments.length &&
    route.segments.every((segment, index) => segment === '*' || segment === segments[index]);
  return table.find(matches);
}

/** True if an edit distance is small enough for a typo in `text`. */
function isTypo(editDistance: number, text: string): boolean {
  return editDistance <= Math.max(3, text.length / 4);
}

/** Finds the name in `known` that `name` is probably a typo of; `undefined` if there is none. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const nearest = closest(name, known);
  return known.length > 0 && isTypo(distance(name, nearest), name) ? nearest : undefined;
}

/**
 * Finds the paths of the table that `path` is probably a typo of, with its IDs filled in: the nearest one and others
 * that are nearly as near, at most three.
 */
export function suggestPaths(path: string): readonly string[] {
  const segments = path.split('/').slice(1);
  const pattern = path.replace(idPattern, '*');
  const ranked = table
    .map((route, index) => rankRoute({ segments, pattern }, route, patterns[index] ?? ''))
    .filter(({ cost }) => isTypo(cost, path))
    .sort((a, b) => a.cost - b.cost);
  const maxCost = (ranked[0]?.cost ?? 0) + 1;
  return ranked
    .filter(({ cost }) => cost <= maxCost)
    .slice(0, 3)
    .map(({ route, isAligned }) => {
      const ids = path.match(idPattern) ?? [];
      const filled = route.segments.map((segment, index) =>
        segment === '*' ? ((isAligned ? segments[index] : ids.shift()) ?? '<id>') : segment,
      );
      return `/${filled.join('/')}`;
    });
}

/** Describes a path that {@link findRoute} does not find, with suggestions, in sentences. */
export function describeUnknownPath(path: string): string {
  const suggested = suggestPaths(path);
  const hint = suggested.length === 0 ? '' : ` Did you mean ${suggested.join(' or ')}?`;
  return `${path} is not in API ${apiVersion}; a newer API may have it.${hint}`;
}

/** The format of most IDs: UUIDs, and numbers of four or more digits. */
const idPattern = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4,}/gi;

/** The path of each route of the table, with `*` for IDs. */
const patterns: readonly string[] = table.map(({ segments }) => `/${segments.join('/')}`);

/**
 * Ranks a route by its edit distance from a path. Compared by segments, any ID matches at no cost. Compared as
 * whole paths, a slash may be missing, but an ID must have one of the usual formats.
 */
function rankRoute(
  path: { readonly segments: readonly string[]; readonly pattern: string },
  route: Route,
  routePattern: string,
): { route: Route; cost: number; isAligned: boolean } {
  const alignedCost =
    route.segments.length === path.segments.length
      ? route.segments.reduce((sum, segment, index) => {
          const own = path.segments[index] ?? '';
          return segment === '*' || segment === own ? sum : sum + distance(segment, own);
        }, 0)
      : Number.POSITIVE_INFINITY;
  // A distance is at least the difference in length, so most do not have to be computed.
  const minPatternCost = Math.abs(routePattern.length - path.pattern.length);
  const patternCost =
    alignedCost <= minPatternCost ? minPatternCost : distance(routePattern, path.pattern);
  const isAligned = alignedCost <= patternCost;
  return { route, cost: isAligned ? alignedCost : patternCost, isAligned };
}
