import { describe, expect, test } from '@jest/globals';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
import { parseScopeEntries } from '../../../src/scope/parser.ts';
import { longLivedBlockers, warnAboutEntries } from '../../../src/scope/warnings.ts';

function annotationsOf(scope: string): readonly string[] {
  const diagnostics = new Diagnostics();
  warnAboutEntries(parseScopeEntries(scope, diagnostics), diagnostics);
  return diagnostics.annotations.map(({ level, message }) => `${level}: ${message}`);
}
const blockersOf = (scope: string): readonly string[] =>
  longLivedBlockers(parseScopeEntries(scope, new Diagnostics()));

test.each([
  'GET /v1/apps',
  'GET /v1/apps/1/builds?fields[builds]=version',
  'GET /v3/appPricePoints/1',
  'GET /v1/builds?filter[app]=1&include=app',
  '/notary/v2',
  'GET /notary/v2/submissions',
])('does not warn about %s', (entry) => expect(annotationsOf(entry)).toEqual([]));

test.each([
  [
    'GET /v1/app',
    'warning: scope: /v1/app is not in API 4.4.1 (July 2026); a newer API may have it. Did you mean /v1/apps?',
  ],
  [
    'GET /v1/apps/1/build',
    'warning: scope: /v1/apps/1/build is not in API 4.4.1 (July 2026); a newer API may have it. Did you mean /v1/apps/1/builds?',
  ],
  [
    'GET /apps',
    'warning: scope: /apps is not in API 4.4.1 (July 2026); a newer API may have it. Did you mean /v1/apps?',
  ],
  [
    'GET /v1/somethingNew',
    'warning: scope: /v1/somethingNew is not in API 4.4.1 (July 2026); a newer API may have it.',
  ],
  [
    'GET /v1/apps?filter[bundelId]=x',
    'warning: GET /v1/apps?filter[bundelId]=x: GET /v1/apps has no parameter filter[bundelId] in API 4.4.1 (July 2026); a newer API may have it. Did you mean filter[bundleId]?',
  ],
  [
    'GET /v1/apps/1/perfPowerMetrics?include=x',
    'warning: GET /v1/apps/1/perfPowerMetrics?include=x: GET /v1/apps/1/perfPowerMetrics has no parameter include in API 4.4.1 (July 2026); a newer API may have it.',
  ],
  [
    'PATCH /v1/apps/1',
    'warning: PATCH /v1/apps/1: Apple documents scopes for GET requests only. For requests that write, remove scope.',
  ],
  [
    'GET /v1/apps?limit=1&sort=name',
    'notice: GET /v1/apps?limit=1&sort=name: Apple ignores limit and sort when it compares a request with a scope.',
  ],
])('annotates %s', (entry, expected) => {
  expect(annotationsOf(entry)).toEqual([expected]);
});

test('suggests no parameter if the path has none', () => {
  expect(annotationsOf('GET /v1/appInfos/1/relationships/primaryCategory?include=x')).toEqual([
    expect.not.stringContaining('undefined'),
  ]);
});

test('checks the parameters of GET requests only', () => {
  expect(annotationsOf('PATCH /v1/apps/1?filter[nothing]=x')).toHaveLength(1);
});

test('warns about a method that the path does not support', () => {
  expect(annotationsOf('DELETE /v1/apps')).toEqual([
    'warning: DELETE /v1/apps: Apple documents scopes for GET requests only. For requests that write, remove scope.',
    'warning: DELETE /v1/apps: In API 4.4.1 (July 2026), /v1/apps supports only GET; a newer API may support DELETE.',
  ]);
});

describe('long-lived tokens', () => {
  test.each([
    'GET /v1/ciProducts',
    'GET /v1/ciWorkflows/1234',
    'GET /v1/ciWorkflows/1234/buildRuns',
    'GET /v1/ciBuildActions/1/testResults',
    'GET /v1/scmRepositories/1/pullRequests',
    'GET /v1/apps/1/perfPowerMetrics',
    'GET /v1/diagnosticSignatures/1/logs',
  ])('can read %s', (entry) => expect(blockersOf(entry)).toEqual([]));

  test('cannot read anything else, for one reason per entry', () => {
    expect(
      blockersOf(
        'GET /v1/ciProducts\nGET /v1/apps\nGET /v1/ciArtifacts/1\nGET /v1/ciBuildRuns/1/builds\nPOST /v1/ciBuildRuns\nGET /v1/nothing',
      ),
    ).toEqual([
      "GET /v1/apps is not on Apple's list.",
      "GET /v1/ciArtifacts/1 is not on Apple's list.",
      "GET /v1/ciBuildRuns/1/builds is not on Apple's list.",
      'POST /v1/ciBuildRuns is not a GET request.',
      "GET /v1/nothing is not on Apple's list.",
    ]);
  });
});
