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
  ['GET /v1/app', 'warning: /v1/app is not in API 4.4; did you mean /v1/apps?'],
  [
    'GET /v1/apps/1/build',
    'warning: /v1/apps/1/build is not in API 4.4; did you mean /v1/apps/1/builds?',
  ],
  [
    'GET /api/notary/v2/submissions',
    'warning: /api/notary/v2/submissions is not in API 4.4; did you mean ',
  ],
  ['GET /apps', 'warning: /apps is not in API 4.4; did you mean /v1/apps?'],
  [
    'GET /v1/apps?filter[bundelId]=x',
    'warning: GET /v1/apps?filter[bundelId]=x: in API 4.4, GET /v1/apps has no parameter filter[bundelId]. Did you mean filter[bundleId]?',
  ],
  [
    'GET /v1/apps/1/perfPowerMetrics?include=x',
    'warning: GET /v1/apps/1/perfPowerMetrics?include=x: in API 4.4, GET /v1/apps/1/perfPowerMetrics has no parameter include.',
  ],
  [
    'PATCH /v1/apps/1',
    'warning: PATCH /v1/apps/1: Apple documents scope for GET only. For requests that write, leave scope out.',
  ],
  [
    'GET /v1/apps?limit=1&sort=name',
    'notice: GET /v1/apps?limit=1&sort=name: limit, sort makes no difference in a scope.',
  ],
])('annotates %s', (entry, expected) => {
  expect(annotationsOf(entry)).toEqual([expect.stringContaining(expected)]);
});

test('names no similar parameter where the path has none', () => {
  expect(annotationsOf('GET /v1/apps/1/perfPowerMetrics?include=x')).toEqual([
    expect.not.stringContaining('undefined'),
  ]);
});

test('looks up parameters of GET only', () => {
  expect(annotationsOf('PATCH /v1/apps/1?include=x')).toHaveLength(1);
});

test('warns about a method that the path does not support', () => {
  expect(annotationsOf('DELETE /v1/apps')).toEqual([
    expect.stringContaining('GET only'),
    expect.stringContaining('in API 4.4, /v1/apps knows GET only'),
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
  ])('may read %s', (entry) => expect(blockersOf(entry)).toEqual([]));

  test('may not read anything else, with a reason for each entry', () => {
    expect(
      blockersOf(
        'GET /v1/ciProducts\nGET /v1/apps\nGET /v1/ciArtifacts/1\nGET /v1/ciBuildRuns/1/builds\nPOST /v1/ciBuildRuns\nGET /v1/nothing',
      ),
    ).toEqual([
      "GET /v1/apps is not on Apple's list.",
      "GET /v1/ciArtifacts/1 is not on Apple's list.",
      "GET /v1/ciBuildRuns/1/builds is not on Apple's list.",
      'POST /v1/ciBuildRuns is not a GET.',
      "GET /v1/nothing is not on Apple's list.",
    ]);
  });
});
