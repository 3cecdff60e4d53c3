import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type ProxyUse, proxyPasswords } from '../../../src/api/proxy.ts';

// The real function would change how every later test of this process connects; the proxy of
// contract/proxy.test.ts sees that it works.
const enableProxy = jest.fn();
beforeEach(() => {
  enableProxy.mockClear();
});

const apple = 'https://api.appstoreconnect.apple.com';
const proxy = 'http://127.0.0.1:3128';

/** Configures the proxy in a Node that has `http.setGlobalProxyFromEnv`, or in one that has not. */
async function configure(
  env: NodeJS.ProcessEnv,
  { hasEnvProxy, apiUrl = apple }: { readonly hasEnvProxy: boolean; readonly apiUrl?: string },
): Promise<ProxyUse> {
  jest.resetModules();
  jest.unstable_mockModule('node:http', () => ({
    setGlobalProxyFromEnv: hasEnvProxy ? enableProxy : undefined,
  }));
  const { configureProxy } = await import('../../../src/api/proxy.ts');
  return configureProxy(env, apiUrl);
}

describe('no proxy is used', () => {
  test.each([true, false])('without one in the environment, if Node could: %p', async (could) => {
    for (const env of [
      {},
      { HTTPS_PROXY: '', http_proxy: '' },
      { NO_PROXY: '*', ALL_PROXY: proxy },
    ])
      expect(await configure(env, { hasEnvProxy: could })).toBe('none');
    expect(enableProxy).not.toHaveBeenCalled();
  });
});

describe('a proxy', () => {
  test.each(['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'])(
    'from %s is used',
    async (name) => {
      expect(await configure({ [name]: proxy }, { hasEnvProxy: true })).toBe('used');
      expect(enableProxy).toHaveBeenCalledTimes(1);
    },
  );

  test('is unusable in a Node that cannot be told while it runs', async () => {
    expect(await configure({ HTTPS_PROXY: proxy }, { hasEnvProxy: false })).toBe('unusable');
  });

  test.each([
    ['1', 'used'],
    ['0', 'unusable'],
    ['true', 'unusable'],
  ])('is, in a Node that was started with NODE_USE_ENV_PROXY=%s, %s', async (value, use) => {
    const env = { HTTPS_PROXY: proxy, NODE_USE_ENV_PROXY: value };
    expect(await configure(env, { hasEnvProxy: false })).toBe(use);
    expect(enableProxy).not.toHaveBeenCalled();
  });
});

test.each(['http://127.0.0.1:8080', 'http://localhost:8080', 'https://[::1]/apple'])(
  'never asks this machine by way of a proxy: %s',
  async (apiUrl) => {
    expect(await configure({ HTTP_PROXY: proxy }, { hasEnvProxy: true, apiUrl })).toBe('none');
    expect(enableProxy).not.toHaveBeenCalled();
  },
);

test('refuses a proxy that is no URL, without its password and without a cause', async () => {
  enableProxy.mockImplementationOnce(() => {
    throw new TypeError('Invalid URL: http://user:the-password@host:99999');
  });
  const env = { HTTPS_PROXY: 'http://user:the-password@host:99999' };
  const error: unknown = await configure(env, { hasEnvProxy: true }).catch((caught) => caught);
  expect(error).toMatchObject({ code: 'PROXY_FAILED' });
  expect((error as Error).cause).toBeUndefined();
  expect(JSON.stringify(error) + String(error)).not.toContain('the-password');
});

test.each([
  ['http://user:p%40ss@host:1', ['p%40ss', 'p@ss']],
  ['user:secret@host:1', ['secret']],
  ['http://user:100%@host', ['100%']],
  ['http://user@host:1', []],
  ['http://host:1/a:b', []],
])('finds the passwords in %s', (url, passwords) => {
  expect(proxyPasswords({ HTTPS_PROXY: url })).toEqual(passwords);
});
