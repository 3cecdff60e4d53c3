import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ProxyUse } from '../../../src/api/proxy.ts';

// The real function would change how every later test of this process connects; the proxy of
// contract/proxy.test.ts sees that it works.
const enableProxy = jest.fn();
beforeEach(() => {
  enableProxy.mockClear();
});

/** Configures the proxy in a Node that has `http.setGlobalProxyFromEnv`, or in one that has not. */
async function configure(
  env: NodeJS.ProcessEnv,
  { hasEnvProxy }: { readonly hasEnvProxy: boolean },
): Promise<ProxyUse> {
  jest.resetModules();
  jest.unstable_mockModule('node:http', () => ({
    setGlobalProxyFromEnv: hasEnvProxy ? enableProxy : undefined,
  }));
  const { configureProxy } = await import('../../../src/api/proxy.ts');
  return configureProxy(env);
}

const proxy = 'http://127.0.0.1:3128';

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
