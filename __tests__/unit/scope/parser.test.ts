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
  test('one entry per line, dropping blank lines, comments and duplicates', () => {
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

describe('rejects, suggesting the corrected entry,', () => {
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
    ['GET /v1/apps,', 'GET /v1/apps'],
    ['- GET /v1/apps', 'GET /v1/apps'],
    ['/notary/v2/x y', '/notary/v2/x%20y'],
    ['apps', 'GET /v1/apps'],
    ['/apps?limit=1', 'GET /v1/apps?limit=1'],
  ])('%s', (entry, corrected) => {
    const { entries, fixes } = parse(entry);
    expect([entries, fixes]).toStrictEqual([[], [`Write ${corrected}`]]);
    expect(parse(corrected).errors).toEqual([]);
  });
});

describe('rejects several entries on one line, suggesting a line for each,', () => {
  test.each([
    'GET /v1/apps, GET /v1/builds',
    'GET /v1/apps,GET /v1/builds',
    'GET /v1/apps; GET /v1/builds',
    'GET /v1/apps GET /v1/builds',
    'GET /v1/apps, get  v1/builds,',
    '/v1/apps, /v1/builds',
    '/v1/apps /v1/builds',
    '"GET /v1/apps", "GET /v1/builds"',
  ])('%s', (line) => {
    expect(parse(line)).toEqual({
      entries: [],
      errors: [`${line}: There are several requests on one line.`],
      fixes: ['Write each on a line of its own:\nscope: |\n  GET /v1/apps\n  GET /v1/builds'],
    });
  });

  test('correcting only those whose paths are known', () => {
    expect(parse('GET /v1/apps/, get /v1/none').fixes).toEqual([
      'Write each on a line of its own:\nscope: |\n  GET /v1/apps\n  get /v1/none',
    ]);
  });

  test('unless there are too many for a message', () => {
    expect(parse('GET /v1/apps, '.repeat(100)).fixes).toEqual(['Write each on a line of its own.']);
  });

  test('but not commas in a value', () => {
    const entry = 'GET /v1/apps?filter[name]=a,/b&include=builds,appInfos';
    expect(parse(entry)).toEqual({ entries: [entry], errors: [], fixes: [] });
  });
});

test.each(['apps:read', '/v1/none', 'v1/none', 'true', 'FOO /v1/apps/'])(
  'suggests no corrected entry for %s, whose path or method is not in the API',
  (entry) => {
    expect(parse(entry).fixes).toEqual([
      'Write one entry per line: a method (GET, POST, PATCH, PUT, DELETE), a space and a path, such as GET /v1/apps.',
    ]);
  },
);

describe('rejects, naming the problem,', () => {
  const placeholder = 'It contains a placeholder instead of an ID.';
  const noVariable = 'It contains a variable that was not expanded.';
  const noRequest = 'It is not a method and a path.';
  const noPairs = 'The query must be name=value pairs joined by &.';
  const noValue = 'A query parameter has no value; a variable in it may be empty.';
  const unclear =
    'The path contains a dot segment (. or ..), an encoded slash or dot, a backslash or a semicolon.';
  test.each([
    ['GET /v1/apps/{id}', placeholder],
    ['GET /v1/apps/:id/builds', placeholder],
    ['GET /v1/apps/<id>', placeholder],
    ['get /v1/apps/{id}', `The method must be uppercase. ${placeholder}`],
    ['GET /v1/apps/*', 'Wildcards are not supported.'],
    ['GET /v1/apps//builds', 'A path segment is empty; a variable in it may have no value.'],
    ['GET /v1/apps/${{ vars.APP }}', noVariable],
    ['GET /v1/apps/$APP', noVariable],
    ['GTE /v1/apps', noRequest],
    ['GET', noRequest],
    ['FOO /v1/apps', noRequest],
    ['GET2 /v1/apps', noRequest],
    ['GET ?version=1', 'The path must start with a slash.'],
    ['GET /v1/apps/../users', unclear],
    ['GET /v1/apps/%2fusers', unclear],
    ['GET /v1/apps;x=1', unclear],
    ['GET /v1/apps?filter[a]=1?filter[b]=2', noPairs],
    ['GET /v1/apps?=x', noPairs],
    ['GET /v1/apps?include=app&=x', noPairs],
    ['GET /v1/apps?include=app&', noPairs],
    ['GET /v1/apps?&include=app', noPairs],
    ['GET /v1/apps?include=app&&limit=1', noPairs],
    ['GET /v1/builds?filter[app]=', noValue],
    ['GET /v1/builds?filter[app]=&limit=1', noValue],
    ['GET /v1/apps?filter[a]=%zz', 'A % is not followed by two hexadecimal digits.'],
  ])('%s', (entry, expected) => {
    const { entries, errors, fixes } = parse(entry);
    expect([entries, errors]).toEqual([[], [`${entry}: ${expected}`]]);
    expect(fixes[0]).not.toMatch(/^Write (?:GET )?\//);
  });

  test('a line of more than 2,000 characters, shortened', () => {
    const entry = `GET /v1/apps/${'1'.repeat(2000)}`;
    expect(parse(entry).errors).toEqual([
      `${entry.slice(0, 200)}...: It has more than 2000 characters.`,
    ]);
  });

  test.each(['["GET /v1/apps"', '[1]', '[GET /v1/apps]'])('the array %s', (text) => {
    expect(parse(text).errors).toEqual(['scope starts with [ but is not a JSON array of strings.']);
  });

  test.each(['# all', '[]', '#', '\n', ' ', '\u00a0', '\ufeff', '\u2028'])(
    '%s, which would result in an unrestricted token',
    (text) => {
      expect(parse(text).errors).toEqual([
        expect.stringContaining('only blank lines or comments, or an empty array'),
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

  test('has its entries verbatim and in words, and the reasons against a long lifetime', () => {
    const [scope, { errors, annotations }] = scopeOf('GET /v1/ciProducts\nGET /v1/app');
    expect(scope).toEqual({
      entries: ['GET /v1/ciProducts', 'GET /v1/app'],
      description: ['read Xcode Cloud products', 'read app'],
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

  test('that is longer is rejected as a whole, with its length', () => {
    const [{ entries }, { errors, annotations }] = scopeOf(entriesOfLength(5501).join('\n'));
    expect(entries).toStrictEqual([]);
    expect(errors).toMatchObject([
      { code: 'SCOPE_INVALID', detail: expect.stringContaining('5501') },
    ]);
    expect(annotations).toEqual([]);
  });
});
