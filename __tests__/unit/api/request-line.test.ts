import { describe, expect, test } from '@jest/globals';
import { parseRequestLine, splitRequestLines } from '../../../src/api/request-line.ts';

describe('parses', () => {
  test('a method, a path and a query', () => {
    const text = 'GET /v1/builds?filter[app]=1&limit=5';
    expect(parseRequestLine(text, 'scope')).toEqual({
      request: {
        text,
        method: 'GET',
        path: '/v1/builds',
        query: [
          { name: 'filter[app]', value: '1' },
          { name: 'limit', value: '5' },
        ],
      },
    });
  });

  test('a path without a method', () => {
    expect(parseRequestLine('/notary/v2', 'scope')).toStrictEqual({
      request: { text: '/notary/v2', path: '/notary/v2', query: [] },
    });
  });

  test.each([
    ['flag', 'flag', ''],
    ['filter[a]=b=c', 'filter[a]', 'b=c'],
    ['filter%5Ba%20b%5D=%C3%BC', 'filter[a b]', 'ü'],
  ])('the parameter %s', (pair, name, value) => {
    expect(parseRequestLine(`GET /v1/apps?limit=1&${pair}`, 'scope')).toMatchObject({
      request: {
        query: [
          { name: 'limit', value: '1' },
          { name, value },
        ],
      },
    });
  });
});

const grammar =
  'Write one entry per line: a method (GET, POST, PATCH, PUT, DELETE), a space and a path, such as GET /v1/apps.';
const advice = 'Write the ID itself, or ${{ vars.APP_ID }}. Each ID needs a line of its own.';
test.each([
  ['GET ?version=1', 'scope', grammar],
  ['get v1/apps/', 'scope', 'Write GET /v1/apps'],
  ['v1/apps/', 'require-access', 'Write /v1/apps'],
  ['certificates', 'require-access', 'Write /v1/certificates'],
  ['true', 'require-access', 'Write one path per line, such as /v1/certificates.'],
  ['GET /v1/apps/{id}', 'scope', advice],
  ['/v1/apps/{id}', 'require-access', advice],
] as const)('corrects %s in %s', (text, input, correction) => {
  expect(parseRequestLine(text, input)).toMatchObject({ correction });
});

test('splits only a JSON array of strings', () => {
  expect(splitRequestLines(' ["a", "b"]')).toEqual(['a', 'b']);
  for (const text of ['[', '[1]', '["a", null]', '[["a"]]'])
    expect([text, splitRequestLines(text)]).toEqual([text, undefined]);
});

test.each([
  'GET /v1/ciProducts/..%2fapps',
  'GET /v1/ciProducts/..%2Fapps',
  'GET /v1/./apps',
  'GET /v1/../apps',
  'GET /v1/apps/..',
  'GET /v1/%2e%2e/apps',
  'GET /v1/apps%5c..',
  'GET /v1\\apps',
  'GET /v1/apps;x=1',
  'GET //v1/apps',
  '//v1/apps',
  'GET /v1//apps',
])('rejects %s, which servers read differently', (text) => {
  expect(parseRequestLine(text, 'scope')).toHaveProperty('problem');
});

test('accepts encoded slashes and dots in a query', () => {
  const text = 'GET /v1/builds?filter[version]=1..2%2F3;4';
  expect(parseRequestLine(text, 'scope')).toMatchObject({ request: { path: '/v1/builds' } });
});

/** The corrected line, or else the advice. */
function correctionOf(text: string): string {
  const result = parseRequestLine(text, 'scope');
  return 'request' in result
    ? 'nothing to correct'
    : result.correction.replace(/^Write (?=\S+ ?\/|\/)/, '');
}

describe('corrects', () => {
  test.each([
    [
      'quotes round the line only',
      '"GET /v1/apps?filter[name]=\'x\'"',
      "GET /v1/apps?filter[name]='x'",
    ],
    ['a small letter at the end of a method', 'POSt /v1/apps', 'POST /v1/apps'],
    ['spaces within quotes', '" GET /v1/apps "', 'GET /v1/apps'],
    ['the spaces after another method', 'POST  /v1/apps', 'POST /v1/apps'],
    ['several mistakes', '"get  v1/apps/",', 'GET /v1/apps'],
    ['the space after the method', 'GET \t /v1/apps', 'GET /v1/apps'],
    [
      'spaces in a query',
      'GET /v1/apps?filter[name]=a  b c',
      'GET /v1/apps?filter[name]=a%20%20b%20c',
    ],
    [
      'spaces and slashes in a query',
      'GET /v1/apps?filter[name]=a b//c',
      'GET /v1/apps?filter[name]=a%20b//c',
    ],
    ['a tab in a query', 'GET /v1/apps?filter[name]=a\tb', 'GET /v1/apps?filter[name]=a%20b'],
    ['a space in a path', 'GET /v1/apps/X y', 'GET /v1/apps/X%20y'],
    ['a URL with another method', 'PATCH https://example.com/v1/apps/1', 'PATCH /v1/apps/1'],
    ['a URL without TLS', 'http://example.com:8080/v1/apps', 'GET /v1/apps'],
    ['a URL with a query', 'https://example.com/v1/apps?limit=1', 'GET /v1/apps?limit=1'],
    [
      'a URL of the Notary API',
      'GET https://appstoreconnect.apple.com/notary/v2/submissions',
      '/notary/v2/submissions',
    ],
    ['a path that only starts like the Notary API', '/notary/v2x', 'GET /notary/v2x'],
    [
      'letters that a URL cannot have',
      'GET /v1/apps?filter[name]=\u00fc\u{1f600}',
      'GET /v1/apps?filter[name]=%C3%BC%F0%9F%98%80',
    ],
    ['half a character', 'GET /v1/apps?filter[name]=\ud800', 'GET /v1/apps?filter[name]=%EF%BF%BD'],
    ['a control character', 'GET /v1/apps?filter[name]=\x7f', 'GET /v1/apps?filter[name]=%7F'],
    [
      'the slash at the end of a path only',
      'GET /v1/apps/?filter[name]=a/',
      'GET /v1/apps?filter[name]=a/',
    ],
    ['a fragment after a query', 'GET /v1/apps?limit=1#top', 'GET /v1/apps?limit=1'],
  ])('%s', (_name, text, corrected) => {
    expect(correctionOf(text)).toBe(corrected);
    expect(parseRequestLine(corrected, 'scope')).toHaveProperty('request');
  });

  test.each([
    '"GET /v1/apps"x',
    'GET',
    'FOO /v1/apps',
    'G /v1/apps',
    'APPS/1',
    '/v1/notary/v2',
    'https://example.com/v1/notary/apps',
  ])('nothing of %s, which could be anything', (text) => expect(correctionOf(text)).toBe(grammar));
});

test.each([
  'GET /v1/apps?filter[name]="x"',
  'GET /v1/apps?filter[name]=$',
  'GET /v1/apps?filter[name]=$-',
  'GET /v1/apps?filter[name]=https://example.com',
  'GET /v1/apps?filter[name]=a//b',
  'GET /v1/apps?filter[name]=/../b',
  'GET /v1/apps?filter[name]=a/',
  'GET /v1/apps?filter[name]=a:b',
  'GET /v1/apps?filter[name]==',
  'GET /v1/apps/~',
  'GET /v1/apps/...',
  'GET /v1/apps/.well-known',
  'GET /v1/apps/a.',
  '/notary/v2?limit=1',
  '/notary/v2?name=a/',
  '/notary/v2/submissions',
])('accepts %s, which only looks like a mistake', (text) => {
  expect(parseRequestLine(text, 'scope')).toMatchObject({ request: { text } });
});

test.each([
  'GET /v1/apps/$APP',
  'GET /v1/apps/${APP}',
  'GET /v1/apps/${{ vars.APP }}',
  'GET /v1/.?limit=1',
  'GET /v1/..?limit=1',
  'GET /v1/apps?',
  'GET /v1/apps?limit=1?',
  'GET /v1/apps/*',
  'GET /v1/apps/:id',
  'GET /v1/apps/<the id>',
  'GET /v1/apps/{id',
  'GET /v1/apps/id}',
])('gives advice for %s, which cannot be corrected', (text) => {
  const advice = correctionOf(text);
  expect([grammar, 'nothing to correct']).not.toContain(advice);
  expect(advice).not.toContain(text);
});

describe('a long line', () => {
  const lineOf = (length: number, start: string): string => start.padEnd(length, 'x');

  test('of 2000 characters is the longest', () => {
    expect(parseRequestLine(lineOf(2000, 'GET /v1/apps/'), 'scope')).toHaveProperty('request');
    expect(parseRequestLine(lineOf(2001, 'GET /v1/apps/'), 'scope')).toHaveProperty('problem');
  });

  test('is shown up to 200 characters', () => {
    const shown = (length: number, start: string): string => {
      const result = parseRequestLine(lineOf(length, start), 'scope');
      return 'problem' in result ? `${result.problem} ${result.correction}` : '';
    };
    expect(shown(200, 'GET /v1/*')).toContain(`${lineOf(200, 'GET /v1/*')}: `);
    expect(shown(201, 'GET /v1/*')).toContain(`${lineOf(200, 'GET /v1/*')}...: `);
    expect(shown(2001, 'GET /v1/')).toContain(`${lineOf(200, 'GET /v1/')}...: `);
    expect(shown(300, '/v1/')).not.toContain('x'.repeat(200));
  });
});

test.each([
  ['lines', 'a\r\nb\n\n  c  \n', ['a', 'b', 'c']],
  ['comments', '# x\n  # x\na # x\nb\t# x # y\nc#d', ['a', 'b', 'c#d']],
  ['nothing', ' \n# x', []],
  ['an array', '\n ["a", "b # c"]', ['a', 'b # c']],
  ['an empty array', '[]', []],
])('splits %s', (_name, text, lines) => expect(splitRequestLines(text)).toStrictEqual(lines));
