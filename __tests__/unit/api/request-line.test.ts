import { describe, expect, test } from '@jest/globals';
import { parseRequestLine, splitRequestLines } from '../../../src/api/request-line.ts';

describe('parses', () => {
  test('a method, a path and a query', () => {
    const text = 'GET /v1/builds?filter[app]=1&limit=5';
    expect(parseRequestLine(text)).toEqual({
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

  test('a path of the Notary API without a method', () => {
    expect(parseRequestLine('/notary/v2')).toEqual({
      request: { text: '/notary/v2', path: '/notary/v2', query: [] },
    });
  });

  test.each([
    ['flag', 'flag', ''],
    ['include=', 'include', ''],
    ['filter[a]=b=c', 'filter[a]', 'b=c'],
    ['filter%5Ba%20b%5D=%C3%BC', 'filter[a b]', 'ü'],
  ])('the parameter %s', (pair, name, value) => {
    expect(parseRequestLine(`GET /v1/apps?limit=1&${pair}`)).toMatchObject({
      request: {
        query: [
          { name: 'limit', value: '1' },
          { name, value },
        ],
      },
    });
  });
});

test.each([
  [
    'GET ?version=1',
    'Write a method (GET, POST, PATCH, PUT, DELETE), a space, a path: GET /v1/apps.',
  ],
  ['get v1/apps/', 'Write GET /v1/apps'],
  ['GET /v1/apps/{id}', 'Write the id itself, or ${{ vars.APP_ID }}; one entry for each id.'],
])('corrects %s', (text, correction) => {
  expect(parseRequestLine(text)).toMatchObject({ correction });
});

test('reports an array that is not one of strings', () => {
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
])('refuses %s, which servers read differently', (text) => {
  expect(parseRequestLine(text)).toHaveProperty('problem');
});

test('accepts encoded slashes and dots in a query', () => {
  const text = 'GET /v1/builds?filter[version]=1..2%2F3;4';
  expect(parseRequestLine(text)).toMatchObject({ request: { path: '/v1/builds' } });
});
