import { expect, test } from '@jest/globals';
import { resolveApiUrl } from '../../../src/api/base-url.ts';

test('is that of Apple, by the kind of key', () => {
  expect(resolveApiUrl(undefined, 'team')).toBe('https://api.appstoreconnect.apple.com');
  expect(resolveApiUrl(undefined, 'individual')).toBe('https://api.appstoreconnect.apple.com');
  expect(resolveApiUrl(undefined, 'in-house')).toBe('https://api.enterprise.developer.apple.com');
});

test.each([
  ['https://gateway.example.com/apple/', 'https://gateway.example.com/apple'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['http://localhost:8080/', 'http://localhost:8080'],
  ['http://[::1]:8080', 'http://[::1]:8080'],
])('may be %s', (asked, api) => expect(resolveApiUrl(asked, 'team')).toBe(api));

test.each([
  'http://example.com',
  'http://127.0.0.1.example.com',
  'http://localhost.example.com',
  'file:///etc',
  'example.com',
  'https://a:b@example.com',
  'https://example.com?x',
  'https://example.com#x',
])('may not be %s', (asked) =>
  expect(() => resolveApiUrl(asked, 'team')).toThrow(
    expect.objectContaining({ code: 'API_URL_INVALID' }),
  ),
);
