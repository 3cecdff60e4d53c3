import { describe, expect, test } from '@jest/globals';
import { parseOperations, secretsInOperations } from '../../../src/upload/operations.ts';

const apiUrl = 'https://api.appstoreconnect.apple.com';
const operation = {
  method: 'PUT',
  url: 'https://storage.example.com/1?Signature=0123456789',
  offset: 0,
  length: 10,
  requestHeaders: [{ name: 'Content-Type', value: 'application/octet-stream' }],
  expiration: '2027-01-15T08:00:00Z',
  partNumber: 1,
  entityTag: null,
};
const parse = (list: unknown, options = {}): ReturnType<typeof parseOperations> =>
  parseOperations(list, { size: 10, apiUrl, ...options });
const invalid = expect.objectContaining({ code: 'UPLOAD_OPERATIONS_INVALID' });

test('operations are read with what a part needs, and nothing else', () => {
  expect(parse([operation])).toEqual([
    {
      method: 'PUT',
      url: new URL(operation.url),
      offset: 0,
      length: 10,
      headers: { 'content-type': 'application/octet-stream' },
      expiresAt: Date.UTC(2027, 0, 15, 8),
    },
  ]);
});

test('an expiration that is no date counts as absent', () => {
  for (const expiration of [5, 'soon', null, JSON.parse('{"toString":1,"valueOf":1}')])
    expect(parse([{ ...operation, expiration }])).toMatchObject([{ expiresAt: undefined }]);
});

test('parts may come in any order, without headers and expiration', () => {
  const { requestHeaders, expiration, ...bare } = operation;
  const list = [
    { ...bare, offset: 7, length: 3 },
    { ...bare, offset: 0, length: 7 },
  ];
  expect(parse(list).map(({ offset, headers, expiresAt }) => [offset, headers, expiresAt])).toEqual(
    [
      [0, {}, undefined],
      [7, {}, undefined],
    ],
  );
});

describe('operations are rejected', () => {
  test.each([undefined, null, {}, 'x', [], [null], ['x'], [{}]])('that are %j', (list) => {
    expect(() => parse(list)).toThrow(invalid);
  });

  test.each([
    ['leave out the end', [{ ...operation, length: 9 }]],
    ['go beyond the end', [{ ...operation, length: 11 }]],
    ['leave out the start', [{ ...operation, offset: 1, length: 9 }]],
    [
      'leave a gap',
      [
        { ...operation, length: 4 },
        { ...operation, offset: 5, length: 5 },
      ],
    ],
    [
      'overlap',
      [
        { ...operation, length: 6 },
        { ...operation, offset: 5, length: 5 },
      ],
    ],
    ['are there twice', [operation, operation]],
    ['have an empty part', [operation, { ...operation, offset: 10, length: 0 }]],
    [
      'are too many',
      Array.from({ length: 10_001 }, (_, offset) => ({ ...operation, offset, length: 1 })),
    ],
  ])('that %s', (_name, list) => {
    expect(() => parse(list, { size: list.length > 100 ? list.length : 10 })).toThrow(invalid);
  });

  test.each([
    ['offset', -1],
    ['offset', 0.5],
    ['offset', '0'],
    ['length', -10],
    ['length', 2 ** 60],
    ['method', 'GET'],
    ['method', 'DELETE'],
    ['url', 'http://storage.example.com/1'],
    ['url', 'http://127.0.0.1/1'],
    ['url', 'https://user:password@storage.example.com/1'],
    ['url', 'file:///etc/passwd'],
    ['url', '/1'],
    ['url', 7],
    ['requestHeaders', 'x'],
    ['requestHeaders', [null]],
    ['requestHeaders', [{ name: 'A', value: 'b\r\nC: d' }]],
    ['requestHeaders', [{ name: 'A B', value: 'c' }]],
    ['requestHeaders', [{ name: 'Authorization', value: 'Bearer x' }]],
    ['requestHeaders', [{ name: 'Cookie', value: 'a=b' }]],
    ['requestHeaders', [{ name: 'Host', value: 'example.com' }]],
    ['requestHeaders', [{ name: 'Transfer-Encoding', value: 'chunked' }]],
    ['requestHeaders', [{ name: 'Content-Length', value: '11' }]],
    [
      'requestHeaders',
      [
        { name: 'X-A', value: '1' },
        { name: 'x-a', value: '2' },
      ],
    ],
  ])('with %s %j', (name, value) => {
    expect(() => parse([{ ...operation, [name]: value }])).toThrow(invalid);
  });

  test('without any part of a URL in the error', () => {
    const list = [{ ...operation, url: 'http://storage.example.com/1?Signature=0123456789' }];
    expect(() => parse(list)).not.toThrow(/storage|0123456789/);
    expect(() => parse(list)).toThrow(/not https/);
  });
});

test('plain http is for this machine, and only if the API is on it', () => {
  const list = [{ ...operation, url: 'http://127.0.0.1:8080/1' }];
  expect(parse(list, { apiUrl: 'http://127.0.0.1:8080' })).toHaveLength(1);
  expect(() =>
    parse([{ ...operation, url: 'http://storage.example.com/1' }], {
      apiUrl: 'http://127.0.0.1:8080',
    }),
  ).toThrow(invalid);
});

test('a URL and its query are secrets', () => {
  expect(secretsInOperations(parse([operation]))).toEqual([operation.url, 'Signature=0123456789']);
  expect(
    secretsInOperations(parse([{ ...operation, url: 'https://a.example.com/1?a=b' }])),
  ).toEqual(['https://a.example.com/1?a=b']);
});
