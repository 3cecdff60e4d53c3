import { expect, test } from '@jest/globals';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
import { describeScope } from '../../../src/scope/description.ts';
import { parseScopeEntries } from '../../../src/scope/parser.ts';
import { unrestrictedScope } from '../../../src/scope/scope.ts';

const description = (scope: string): readonly string[] =>
  describeScope(parseScopeEntries(scope, new Diagnostics()));

test.each([
  ['GET /v1/apps', 'read apps'],
  ['GET /v1/apps/123', 'read app 123'],
  ['GET /v1/apps/123/builds', 'read builds of app 123'],
  ['GET /v1/apps/123/relationships/builds', 'read the links to builds of app 123'],
  [
    'GET /v1/builds?filter[app]=1&filter[version]=42&limit=5',
    'read builds where app is 1 and version is 42',
  ],
  ['GET /v1/ciWorkflows/7/buildRuns', 'read build runs of Xcode Cloud workflow 7'],
  ['GET /v1/appCategories/GAMES', 'read app category GAMES'],
  ['GET /v1/apps?include=builds', 'read apps where include is builds'],
  ['PATCH /v1/apps/123', 'change app 123'],
  ['/notary/v2', 'use /notary/v2 of the Notary API'],
  ['GET /notary/v2/submissions', 'read /notary/v2/submissions of the Notary API'],
  ['GET /v1/betaTesters/7', 'read beta tester 7'],
  ['GET /v1/apps/123/builds/A1B2', 'read builds A1B2 of app 123'],
  ['GET /v1/Apps', 'read apps'],
  ['GET /v1/seriesItems/7', 'read series item 7'],
])('describes %s as "%s"', (entry, expected) => expect(description(entry)).toEqual([expected]));

test.each([
  ['GET /v1/apps?notfilter[app]=1', 'read apps where notfilter[app] is 1'],
  ['GET /v1/apps?filter[app]s=1', 'read apps where filter[app]s is 1'],
  ['GET /v1/apps/1/otherCiProducts', 'read other ci products of app 1'],
  ['GET /v1/apps/1/otherScmProviders', 'read other scm providers of app 1'],
])('recognizes filters and abbreviations only at the start: %s', (entry, expected) =>
  expect(description(entry)).toEqual([expected]),
);

test('describes several entries, one per line', () => {
  expect(description('GET /v1/apps\nGET /v1/builds')).toEqual(['read apps', 'read builds']);
});

test('describes a token without a scope as full access', () => {
  const { entries, description: lines } = unrestrictedScope;
  expect([entries, lines]).toStrictEqual([[], ["full access of the key's role"]]);
});
