import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type ProxyUse, probeTunnel } from '../../../src/api/proxy.ts';
import { proxyPasswords } from '../../../src/api/proxy-variables.ts';
import { FakeAppStoreConnect } from '../../support/app-store-connect.ts';
import { makeCertificate } from '../../support/certificate.ts';

// The real function would change how every later test of this process connects. contract/proxy.test.ts
// tests it.
const enableProxy = jest.fn();
beforeEach(() => {
  enableProxy.mockClear();
});

const apple = 'https://api.appstoreconnect.apple.com';
const proxy = 'http://127.0.0.1:3128';

/** Configures the proxy in a Node with or without `http.setGlobalProxyFromEnv`. */
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
  test.each([true, false])(
    'if the environment has none; Node can set one at run time: %p',
    async (could) => {
      for (const env of [
        {},
        { HTTPS_PROXY: '', http_proxy: '' },
        { NO_PROXY: '*', ALL_PROXY: proxy },
      ])
        expect(await configure(env, { hasEnvProxy: could })).toBe('none');
      expect(enableProxy).not.toHaveBeenCalled();
    },
  );
});

describe('a proxy', () => {
  test.each(['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'])(
    'from %s is used',
    async (name) => {
      expect(await configure({ [name]: proxy }, { hasEnvProxy: true })).toBe('used');
      expect(enableProxy).toHaveBeenCalledTimes(1);
    },
  );

  test('is unusable in a Node that cannot set one at run time', async () => {
    expect(await configure({ HTTPS_PROXY: proxy }, { hasEnvProxy: false })).toBe('unusable');
  });

  test.each([
    ['1', 'used'],
    ['0', 'unusable'],
    ['true', 'unusable'],
  ])('is, in a Node started with NODE_USE_ENV_PROXY=%s, %s', async (value, use) => {
    const env = { HTTPS_PROXY: proxy, NODE_USE_ENV_PROXY: value };
    expect(await configure(env, { hasEnvProxy: false })).toBe(use);
    expect(enableProxy).not.toHaveBeenCalled();
  });
});

test.each(['http://127.0.0.1:8080', 'http://localhost:8080', 'https://[::1]/apple'])(
  'is not used for localhost: %s',
  async (apiUrl) => {
    expect(await configure({ HTTP_PROXY: proxy }, { hasEnvProxy: true, apiUrl })).toBe('none');
    expect(enableProxy).not.toHaveBeenCalled();
  },
);

test('rejects a proxy that is not a URL, without its password and without a cause', async () => {
  enableProxy.mockImplementationOnce(() => {
    throw new TypeError('Invalid URL: http://user:the-password@host:99999');
  });
  const env = { HTTPS_PROXY: 'http://user:the-password@host:99999' };
  const error: unknown = await configure(env, { hasEnvProxy: true }).catch((caught) => caught);
  expect(error).toMatchObject({
    code: 'PROXY_FAILED',
    title: 'Invalid proxy URL',
    detail: expect.stringMatching(/^HTTPS_PROXY is set, but is not the URL of a proxy\./),
  });
  expect((error as Error).cause).toBeUndefined();
  expect(JSON.stringify(error) + String(error)).not.toContain('the-password');
});

test.each([
  ['http://user:p%40ss@host:1', ['p%40ss', 'p@ss']],
  ['user:secret@host:1', ['secret']],
  ['http://user:100%@host', ['100%']],
  ['http://user:p@ss@host:1', ['p@ss']],
  ['http://:secret@host:1', ['secret']],
  ['http://user:@host:1', []],
  ['http://host/user:secret@else', []],
  ['http://user@host:1', []],
  ['http://host:1/a:b', []],
])('has the passwords in %s', (url, passwords) => {
  expect(proxyPasswords({ HTTPS_PROXY: url })).toStrictEqual(passwords);
});

test('has the passwords of every proxy in the environment', () => {
  const env = {
    https_proxy: 'http://a:one@host',
    HTTPS_PROXY: 'http://a:two@host',
    http_proxy: 'http://a:three@host',
    HTTP_PROXY: 'http://a:four@host',
    NO_PROXY: 'http://a:five@host',
  };
  expect(proxyPasswords(env)).toEqual(['one', 'two', 'three', 'four']);
});

describe('the tunnel of a proxy', () => {
  /** The error code of a tunnel through a proxy that answers CONNECT in this way, and the requested hosts. */
  async function probe(
    answer: (socket: Duplex) => void,
    timeoutMs = 5000,
  ): Promise<{ code: string | undefined; hosts: readonly string[] }> {
    const hosts: string[] = [];
    const sockets: Duplex[] = [];
    const server = createServer();
    server.on('connect', ({ url = '' }, socket) => {
      hosts.push(url);
      sockets.push(socket.on('error', () => {}));
      answer(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const env = { HTTPS_PROXY: `http://127.0.0.1:${port}` };
      return { code: await probeTunnel(env, { apiUrl: apple, timeoutMs }), hosts };
    } finally {
      for (const socket of sockets) socket.destroy();
      server.close();
    }
  }
  const host = 'api.appstoreconnect.apple.com:443';

  test('opens, and nothing is sent through it', async () => {
    const tls = await makeCertificate();
    const trusted = getCACertificates('default');
    setDefaultCACertificates([tls.cert]);
    const server = await FakeAppStoreConnect.start({ tls });
    try {
      const env = { HTTPS_PROXY: server.url };
      expect(await probeTunnel(env, { apiUrl: apple, timeoutMs: 5000 })).toBeUndefined();
      expect(server.requests).toEqual([]);
    } finally {
      setDefaultCACertificates(trusted);
      await server.close();
    }
  });

  test('opens, whatever responds at the other end', async () => {
    const answer = (socket: Duplex): unknown => socket.end('HTTP/1.1 200 OK\r\n\r\nnot TLS at all');
    expect(await probe(answer)).toEqual({ code: undefined, hosts: [host] });
  });

  test('is requested once, and fails if the proxy rejects it', async () => {
    const reject = (socket: Duplex): unknown =>
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    expect(await probe(reject)).toEqual({ code: 'ERR_PROXY_TUNNEL', hosts: [host] });
  });

  test('fails after the time limit', async () => {
    const start = performance.now();
    expect(await probe(() => {}, 100)).toEqual({ code: 'TIMEOUT', hosts: [host] });
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('fails if nothing listens', async () => {
    const env = { HTTPS_PROXY: 'http://127.0.0.1:1' };
    expect(await probeTunnel(env, { apiUrl: apple, timeoutMs: 5000 })).toBe('ECONNREFUSED');
  });

  test('fails if the proxy closes the connection', async () => {
    const hangUp = (socket: Duplex): unknown => socket.destroy();
    expect(await probe(hangUp)).toEqual({ code: 'ERR_PROXY_TUNNEL', hosts: [host] });
  });
});
