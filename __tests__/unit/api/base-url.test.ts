import { expect, test } from '@jest/globals';
import {
  isClockTrusted,
  isLoopback,
  notaryUrlFor,
  resolveApiUrl,
} from '../../../src/api/base-url.ts';

test("is Apple's API for the type of key", () => {
  expect(resolveApiUrl(undefined, 'team')).toBe('https://api.appstoreconnect.apple.com');
  expect(resolveApiUrl(undefined, 'individual')).toBe('https://api.appstoreconnect.apple.com');
  expect(resolveApiUrl(undefined, 'in-house')).toBe('https://api.enterprise.developer.apple.com');
});

test.each([
  ['https://gateway.example.com/apple/', 'https://gateway.example.com/apple'],
  ['https://gateway.example.com/apple/api//', 'https://gateway.example.com/apple/api'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['http://localhost:8080/', 'http://localhost:8080'],
  ['http://[::1]:8080', 'http://[::1]:8080'],
])('can be %s', (url, api) => expect(resolveApiUrl(url, 'team')).toBe(api));

test.each([
  'http://example.com',
  'http://127.0.0.1.example.com',
  'http://localhost.example.com',
  'file:///etc',
  'example.com',
  'ftp://127.0.0.1',
  'https://',
  'https://a:b@example.com',
  'https://a@example.com',
  'https://:b@example.com',
  'https://example.com?',
  'https://example.com#',
  'https://example.com\\x',
  'https://example.com/a\tb',
  'https://example.com\n',
  'https://example.com?x',
  'https://example.com#x',
])('cannot be %s', (url) =>
  expect(() => resolveApiUrl(url, 'team')).toThrow(
    expect.objectContaining({ code: 'API_URL_INVALID', title: 'Invalid api-url' }),
  ),
);

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.100.200.255', true],
  ['[::1]', true],
  ['10.0.0.1', false],
  ['1127.0.0.1', false],
  ['127.0.0.1.example.com', false],
  ['127.0.0', false],
  ['[::2]', false],
])('the host %s is localhost: %p', (hostname, expected) => {
  expect(isLoopback(hostname)).toBe(expected);
});

test.each([
  ['https://api.appstoreconnect.apple.com', true],
  ['https://api.enterprise.developer.apple.com', true],
  ['http://localhost:8080', true],
  ['http://127.0.0.1:8080/gateway', true],
  ['https://gateway.example.com', false],
  ['https://api.appstoreconnect.apple.com/elsewhere', false],
  ['http://api.appstoreconnect.apple.com', false],
])('the clock of %s dates tokens: %p', (apiUrl, expected) => {
  expect(isClockTrusted(apiUrl)).toBe(expected);
});

test.each([
  ['https://api.appstoreconnect.apple.com', 'https://appstoreconnect.apple.com'],
  ['https://gateway.example.com/apple', 'https://gateway.example.com/apple'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
])('the Notary API of %s is %s', (apiUrl, notaryUrl) => {
  expect(notaryUrlFor(apiUrl)).toBe(notaryUrl);
});
