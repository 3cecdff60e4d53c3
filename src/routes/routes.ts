import { distance } from 'fastest-levenshtein';
import { parameterSets, parameters, routes } from './table.generated.ts';

export { apiVersion } from './table.generated.ts';

/** An operation's path, and what can be done with it. */
export interface Route {
  /** Segments after the first slash; `*` is an id. */
  readonly segments: readonly string[];
  /** HTTP methods. */
  readonly methods: readonly string[];
  /** Query parameters of the GET, without `sort` and `cursor`. */
  readonly parameters: readonly string[];
  /** Whether Apple takes long-lived tokens for the GET. */
  readonly isLongLived: boolean;
}

const methodNames: Readonly<Record<string, string>> = {
  G: 'GET',
  P: 'POST',
  U: 'PATCH',
  D: 'DELETE',
};

const linesOf = (text: string): readonly string[] => text.trim().split('\n');

/** All routes of the API, decoded from the table. */
const table: readonly Route[] = decode();

function decode(): readonly Route[] {
  const names = linesOf(parameters).flatMap((line) => {
    const [family = '', members = ''] = line.split(':');
    return members.split(' ').map((member) => (member === '' ? family : `${family}[${member}]`));
  });
  const sets = linesOf(parameterSets).map((set) =>
    (set.match(/[^-]{2}/g) ?? []).map((index) => names[Number.parseInt(index, 36)] ?? ''),
  );
  let segments: readonly string[] = [];
  return linesOf(routes).map((line) => {
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

/** The route of a concrete path such as `/v1/apps/123/builds`; `undefined` when the table has none. */
export function findRoute(path: string): Route | undefined {
  const segments = path.split('/').slice(1);
  const fits = (route: Route): boolean =>
    route.segments.length === segments.length &&
    route.segments.every((segment, at) => segment === '*' || segment === segments[at]);
  return table.find(fits);
}

/** The paths of the table that are nearest to `path`, with its ids where they have one; nearest first. */
export function nearestPaths(path: string, count = 3): readonly string[] {
  return table
    .map((route) => nearness(path, route))
    .sort((one, other) => one.cost - other.cost)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** What most ids look like: UUIDs, and numbers of some length. */
const idForm = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4,}/gi;

/**
 * How near a route is, and the path that it would be. Compared segment by segment an id costs nothing,
 * whatever its form; compared as wholes a slash may be lost, but ids have to be known by their form.
 */
function nearness(path: string, { segments }: Route): { candidate: string; cost: number } {
  const own = path.split('/').slice(1);
  const aligned = segments.map((segment, at) => (segment === '*' ? (own[at] ?? '<id>') : segment));
  const alignedCost =
    segments.length === own.length
      ? aligned.reduce((sum, segment, at) => sum + distance(segment, own[at] ?? ''), 0)
      : Number.POSITIVE_INFINITY;
  const ids = path.match(idForm) ?? [];
  const wholeCost = distance(`/${segments.join('/')}`, path.replace(idForm, '*'));
  if (alignedCost <= wholeCost) return { candidate: `/${aligned.join('/')}`, cost: alignedCost };
  const whole = segments.map((segment) => (segment === '*' ? (ids.shift() ?? '<id>') : segment));
  return { candidate: `/${whole.join('/')}`, cost: wholeCost };
}

/** The names in `known` that are nearest to `name`, nearest first. */
export function nearestNames(name: string, known: readonly string[], count = 3): readonly string[] {
  return known
    .map((one) => ({ one, cost: distance(name, one) }))
    .sort((left, right) => left.cost - right.cost)
    .slice(0, count)
    .map(({ one }) => one);
}
