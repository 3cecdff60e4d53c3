import { distance } from 'fastest-levenshtein';
import { parameterSets, parameters, routes } from './table.generated.ts';

export { apiVersion } from './table.generated.ts';

/** A path of the API, and the operations on it. */
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

/** The routes of the API, decoded from the table. */
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

/** The route of a concrete path such as `/v1/apps/123/builds`; `undefined` if the table has none. */
export function findRoute(path: string): Route | undefined {
  const segments = path.split('/').slice(1);
  const matches = (route: Route): boolean =>
    route.segments.length === segments.length &&
    route.segments.every((segment, index) => segment === '*' || segment === segments[index]);
  return table.find(matches);
}

/** The paths of the table that are nearest to `path`, with its IDs where they have one; nearest first. */
export function suggestPaths(path: string, count = 3): readonly string[] {
  const own = path.split('/').slice(1);
  const whole = path.replace(idPattern, '*');
  return table
    .map((route, index) => rankRoute({ own, whole }, route, wholes[index] ?? ''))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, count)
    .map(({ route, isAligned }) => {
      const ids = path.match(idPattern) ?? [];
      const segments = route.segments.map((segment, index) =>
        segment === '*' ? ((isAligned ? own[index] : ids.shift()) ?? '<id>') : segment,
      );
      return `/${segments.join('/')}`;
    });
}

/** The form of most IDs: UUIDs, and numbers of some length. */
const idPattern = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4,}/gi;

/** The path of each route of the table, with `*` for IDs. */
const wholes: readonly string[] = table.map(({ segments }) => `/${segments.join('/')}`);

/**
 * Ranks a route by its distance from a path. Compared segment by segment an ID costs nothing, whatever its
 * form; compared as wholes a slash may be missing, but IDs are recognized by their form only.
 */
function rankRoute(
  path: { readonly own: readonly string[]; readonly whole: string },
  route: Route,
  routeWhole: string,
): { route: Route; cost: number; isAligned: boolean } {
  const alignedCost =
    route.segments.length === path.own.length
      ? route.segments.reduce((sum, segment, index) => {
          const own = path.own[index] ?? '';
          return segment === '*' || segment === own ? sum : sum + distance(segment, own);
        }, 0)
      : Number.POSITIVE_INFINITY;
  // A distance is at least the difference in length, so most need not be computed.
  const leastWholeCost = Math.abs(routeWhole.length - path.whole.length);
  const wholeCost =
    alignedCost <= leastWholeCost ? leastWholeCost : distance(routeWhole, path.whole);
  const isAligned = alignedCost <= wholeCost;
  return { route, cost: isAligned ? alignedCost : wholeCost, isAligned };
}

/** The names in `known` that are nearest to `name`, nearest first. */
export function nearestNames(name: string, known: readonly string[], count = 3): readonly string[] {
  return known
    .map((candidate) => ({ candidate, cost: distance(name, candidate) }))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}
