import { describe, expect, test } from '@jest/globals';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
import { parseScope, parseScopeEntries } from '../../../src/scope/parser.ts';

function parse(text: string): {
  entries: readonly string[];
  errors: readonly string[];
  fixes: readonly string[];
} {
  const diagnostics = new Diagnostics();
  const entries = parseScopeEntries(text, diagnostics).map((entry) => entry.text);
  return {
    entries,
    errors: diagnostics.errors.map(({ detail }) => detail),
    fixes: diagnostics.errors.map(({ fix }) => fix),
  };
}

describe('accepts', () => {
  test('one entry per line, without blank lines, comments and duplicates, in order', () => {
    const text = '\n# builds\nGET /v1/builds\r\n  GET /v1/apps  # all of them\n\nGET /v1/builds\n';
    expect(parse(text)).toEqual({
      entries: ['GET /v1/builds', 'GET /v1/apps'],
      errors: [],
      fixes: [],
    });
  });

  test('a JSON array', () => {
    expect(parse('["GET /v1/builds", "GET /v1/apps"]').entries).toEqual([
      'GET /v1/builds',
      'GET /v1/apps',
    ]);
  });

  test.each([
    'GET /v1/apps?filter[platform]=IOS',
    'GET /v1/apps?filter%5Bplatform%5D=IOS&include=builds,appInfos',
    'GET /v1/apps/123/relationships/builds',
    'POST /v1/apps',
    'PATCH /v1/apps/1',
    'PUT /v1/apps/1',
    'DELETE /v1/apps/1',
    'GET /v1/apps?exists[x]',
    '/notary/v2',
    '/notary/v2/submissions',
    'GET /notary/v2/submissions/2efe2717-52ef-43a5-96dc-0797e4ca1041/logs',
  ])('%s verbatim', (entry) =>
    expect(parse(entry)).toEqual({ entries: [entry], errors: [], fixes: [] }),
  );
});

describe('refuses, suggesting the correct entry,', () => {
  test.each([
    ['GET https://api.appstoreconnect.apple.com/v1/apps', 'GET /v1/apps'],
    ['https://api.appstoreconnect.apple.com/v1/apps?limit=1', 'GET /v1/apps?limit=1'],
    ['get https://api.appstoreconnect.apple.com/v1/apps/', 'GET /v1/apps'],
    ['https://appstoreconnect.apple.com/notary/v2/submissions', '/notary/v2/submissions'],
    ['/v1/apps', 'GET /v1/apps'],
    ['v1/apps', 'GET /v1/apps'],
    ['GET v1/apps', 'GET /v1/apps'],
    ['Get /v1/apps', 'GET /v1/apps'],
    ['GET  /v1/apps', 'GET /v1/apps'],
    ['GET\t/v1/apps', 'GET /v1/apps'],
    ['"GET /v1/apps"', 'GET /v1/apps'],
    ["'GET /v1/apps',", 'GET /v1/apps'],
    ['GET /v1/apps/', 'GET /v1/apps'],
    ['GET /v1/apps/?limit=1', 'GET /v1/apps?limit=1'],
    ['GET /v1/apps?filter[name]=My App', 'GET /v1/apps?filter[name]=My%20App'],
    ['GET /v1/apps#top', 'GET /v1/apps'],
  ])('%s', (entry, corrected) => {
    const { entries, fixes } = parse(entry);
    expect([entries, fixes]).toStrictEqual([[], [`Write ${corrected}`]]);
    expect(parse(corrected).errors).toEqual([]);
  });
});

describe('refuses, naming the problem,', () => {
  test.each([
    ['GET /v1/apps/{id}', /place for an id/],
    ['GET /v1/apps/:id/builds', /place for an id/],
    ['GET /v1/apps/<id>', /place for an id/],
    ['GET /v1/apps/*', /wildcard/],
    ['GET /v1/apps//builds', /segment of the path is empty/],
    ['GET /v1/apps/${{ vars.APP }}', /nothing expanded/],
    ['GET /v1/apps/$APP', /nothing expanded/],
    ['GTE /v1/apps', /not a method and a path/],
    ['GET', /not a method and a path/],
    ['GET ?version=1', /must start with a slash/],
    ['GET /v1/apps?filter[a]=1?filter[b]=2', /joined by &/],
    ['FOO /v1/apps', /not a method and a path/],
    ['GET2 /v1/apps', /not a method and a path/],
    ['/notary/v2/x y', /not a method and a path/],
    ['GET /v1/apps?=x', /joined by &/],
    ['GET /v1/apps?include=app&=x', /joined by &/],
    ['GET /v1/apps?include=app&', /joined by &/],
    ['GET /v1/apps?&include=app', /joined by &/],
    ['GET /v1/apps?include=app&&limit=1', /joined by &/],
    ['GET /v1/apps?filter[a]=%zz', /two hex digits/],
  ])('%s', (entry, expected) => {
    const { entries, errors, fixes } = parse(entry);
    expect([entries, errors]).toStrictEqual([[], [expect.stringMatching(expected)]]);
    expect(fixes[0]?.length).toBeGreaterThan(20);
  });

  test.each(['["GET /v1/apps"', '[1]', '[GET /v1/apps]'])('the array %s', (text) => {
    expect(parse(text).errors).toEqual([expect.stringContaining('starts with [')]);
  });

  test.each(['# all', '[]', '#', '\n', ' ', '\u00a0', '\ufeff', '\u2028'])(
    '%s, which would end as a token without scope',
    (text) => {
      expect(parse(text).errors).toEqual([
        expect.stringContaining('nothing but blanks or comments, or an empty array'),
      ]);
    },
  );

  test('every malformed entry in one run', () => {
    expect(parse('/v1/apps\nGET /v1/builds\nGET /v1/*').errors).toHaveLength(2);
  });
});

describe('a scope', () => {
  const scopeOf = (text: string): [ReturnType<typeof parseScope>, Diagnostics] => {
    const diagnostics = new Diagnostics();
    return [parseScope(text, diagnostics), diagnostics];
  };

  test('has its entries verbatim, in words, and what keeps a token short-lived', () => {
    const [scope, { errors, annotations }] = scopeOf('GET /v1/ciProducts\nGET /v1/app');
    expect(scope).toEqual({
      entries: ['GET /v1/ciProducts', 'GET /v1/app'],
      description: ['read Xcode Cloud products', 'read app; nothing else'],
      longLivedBlockers: [expect.stringContaining('GET /v1/app ')],
    });
    expect(errors).toEqual([]);
    expect(annotations).toMatchObject([{ level: 'warning' }]);
  });

  /** Three entries that have this many characters as JSON. */
  const entriesOfLength = (length: number): readonly string[] => {
    const last = length - '["","",""]'.length - 2 * 1900;
    return [1900, 1900, last].map((size, index) => `GET /v1/apps?limit=${index}`.padEnd(size, '0'));
  };

  test('of 5500 characters as JSON fits into a token', () => {
    const lines = entriesOfLength(5500);
    const [{ entries }, { errors }] = scopeOf(lines.join('\n'));
    expect([entries, errors]).toEqual([lines, []]);
  });

  test('that is longer is refused as a whole, with its length', () => {
    const [{ entries }, { errors, annotations }] = scopeOf(entriesOfLength(5501).join('\n'));
    expect(entries).toStrictEqual([]);
    expect(errors).toMatchObject([
      { code: 'SCOPE_INVALID', detail: expect.stringContaining('5501') },
    ]);
    expect(annotations).toEqual([]);
  });
});
