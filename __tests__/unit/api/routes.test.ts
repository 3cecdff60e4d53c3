import { describe, expect, test } from '@jest/globals';
import {
  describeUnknownPath,
  findRoute,
  nearestName,
  suggestPaths,
} from '../../../src/api/routes/lookup.ts';
import { sdkOperations } from '../../support/operations.ts';

const operations = sdkOperations();

test('has every operation of the client that it was generated from, with its parameters', () => {
  expect(operations.length).toBeGreaterThan(1000);
  const unknown = operations.filter(({ method, path, parameters }) => {
    const route = findRoute(path.replaceAll('{id}', 'some-id'));
    return (
      !route?.methods.includes(method) ||
      parameters.some((name) => !route.parameters.includes(name))
    );
  });
  expect(unknown).toEqual([]);
});

test.each(['/v1/app', '/v1', '/', '/v1/apps/1/2', '/v2/apps'])('finds no route for %s', (path) => {
  expect(findRoute(path)).toBeUndefined();
});

test('has only the methods and parameters of that client', () => {
  const known = new Map<string, Set<string>>();
  for (const { method, path, parameters } of operations) {
    const names = known.get(path) ?? new Set();
    for (const name of [method, ...parameters]) names.add(name);
    known.set(path, names);
  }
  const beyond = [...known].flatMap(([path, names]) => {
    const route = findRoute(path.replaceAll('{id}', 'some-id'));
    const all = [...(route?.methods ?? []), ...(route?.parameters ?? [])];
    // The client has no parameters with a single value at run time: numbers, booleans, most of those for metrics.
    const shown = all.filter((name) => !/^(?:limit|exists)\b/.test(name));
    return (path.includes('/metrics/') ? [] : shown)
      .filter((name) => !names.has(name))
      .map((name) => `${path} ${name}`);
  });
  expect(beyond).toEqual([]);
});

test('prefers a fixed segment over an ID', () => {
  expect(findRoute('/v1/apps/1/relationships/builds')?.segments.at(-2)).toBe('relationships');
});

describe('the nearest name', () => {
  test.each([
    ['filter[bundel]', ['include', 'filter[bundleId]', 'filter[name]'], 'filter[bundleId]'],
    ['limt', ['limit'], 'limit'],
  ])('to %s in %j is %s', (name, known, expected) =>
    expect(nearestName(name, known)).toBe(expected),
  );

  test.each([
    ['vendorNumber', ['include', 'limit']],
    ['include', []],
  ])('to %s in %j is none: too many characters differ', (name, known) =>
    expect(nearestName(name, known)).toBeUndefined(),
  );
});

describe('an unknown path', () => {
  test('is reported with the version and the month of the specification', () => {
    expect(describeUnknownPath('/v1/certificate')).toBe(
      '/v1/certificate is not in API 4.4.1 (July 2026); a newer API may have it. Did you mean /v1/certificates?',
    );
  });

  test('gets no suggestion if nothing is near', () => {
    expect(suggestPaths('/v1/nothingOfTheSort')).toEqual([]);
    expect(describeUnknownPath('/v1/nothingOfTheSort')).toMatch(/a newer API may have it\.$/);
  });

  test('keeps its IDs in suggestions', () => {
    expect(suggestPaths('/v1/apps/1234567890/build')).toEqual(['/v1/apps/1234567890/builds']);
  });
});

describe('suggests for a path', () => {
  const uuid = '2efe2717-52ef-43a5-96dc-0797e4ca1041';

  test.each([
    ['with its ID, whatever its form', '/v1/apps/x1/build', '/v1/apps/x1/builds'],
    ['with a number where a slash is missing', '/v1apps/1234/builds', '/v1/apps/1234/builds'],
    ['with a UUID where a slash is missing', `/v1apps/${uuid}/builds`, `/v1/apps/${uuid}/builds`],
    ['with a place for an ID that it lacks', '/v1/appsbuilds', '/v1/apps/<id>/builds'],
    ['with a place for an ID that is not seen', '/v1apps/123/builds', '/v1/apps/<id>/builds'],
  ])('the nearest one %s', (_name, path, nearest) => {
    expect(suggestPaths(path)[0]).toBe(nearest);
  });

  test('those that are nearly as near, at most three', () => {
    expect(suggestPaths('/v1/apps/x1/build')).toEqual(['/v1/apps/x1/builds']);
    expect(suggestPaths('/v1/apps/1/appXs')).toEqual([
      '/v1/apps/1/appTags',
      '/v1/apps/1/appClips',
      '/v1/apps/1/appInfos',
    ]);
  });
});

/** A repeatable sequence of numbers from 0 up to `below`. */
function* sequence(): Generator<(below: number) => number> {
  let seed = 42;
  while (true) {
    yield (below) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
  }
}

test('catches 95% of single-character typos and suggests the right path', () => {
  const random = sequence().next().value as (below: number) => number;
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const id = '1234567890';
  const paths = [...new Set(operations.map(({ path }) => path.replaceAll('{id}', id)))];
  const sample = Array.from({ length: 500 }, () => {
    const path = paths[random(paths.length)] ?? '';
    // Without its first slash it is not a path; the syntax rules report that.
    const places = [...path.matchAll(/(?!^)[A-Za-z/]/g)].map(({ index }) => index);
    const position = places[random(places.length)] ?? 0;
    const letter = letters[random(letters.length)] ?? '';
    const [before, after] = [path.slice(0, position), path.slice(position)];
    const typos = [
      before + after.slice(1),
      before + letter + after,
      before + letter + after.slice(1),
      before + after.charAt(1) + after.charAt(0) + after.slice(2),
    ];
    return { path, mistaken: typos[random(typos.length)] ?? '' };
  }).filter(({ path, mistaken }) => {
    // A typo in the ID (`123x/builds`) gives another valid path.
    const changesId = path.includes(id) && !mistaken.includes(id);
    const isOtherId = findRoute(mistaken) === findRoute(path);
    return path !== mistaken && !changesId && !isOtherId;
  });
  const results = sample.map(({ path, mistaken }) => ({
    path,
    found: findRoute(mistaken),
    suggestions: suggestPaths(mistaken),
  }));
  const caught = results.filter(
    ({ path, found, suggestions }) => found === undefined && suggestions.includes(path),
  );
  const first = caught.filter(({ path, suggestions }) => suggestions[0] === path);
  const percent = (part: readonly unknown[]): string =>
    `${((100 * part.length) / sample.length).toFixed(1)} %`;
  console.info(
    `Of ${sample.length} single-character typos in paths, ${percent(caught)} got the right suggestion, ${percent(first)} as the first one.`,
  );
  expect(sample.length).toBeGreaterThan(450);
  expect(caught.length / sample.length).toBeGreaterThanOrEqual(0.95);
});
