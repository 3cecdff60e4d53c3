import * as http from 'node:http';
import * as https from 'node:https';
import { ActionError } from '../errors/action-error.ts';
import { systemErrorCode } from '../errors/system-error.ts';
import { isLoopback } from './base-url.ts';

/** The use of a proxy: none is configured, one is used, or this Node cannot use the one that is configured. */
export type ProxyUse = 'none' | 'used' | 'unusable';

const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;

/**
 * Makes `fetch` use the proxy that the environment names, if it names one. This machine itself is never
 * asked by way of a proxy: plain http would show it the token.
 *
 * @throws {ActionError} `PROXY_FAILED` if the environment names no valid proxy
 */
export function configureProxy(env: NodeJS.ProcessEnv, apiUrl: string): ProxyUse {
  const isConfigured = names.some((name) => env[name]);
  if (!isConfigured || isLoopback(new URL(apiUrl).hostname)) return 'none';
  // The first versions of Node 24 have to be told at their start.
  const hasEnvProxy = typeof http.setGlobalProxyFromEnv === 'function';
  if (!hasEnvProxy && env.NODE_USE_ENV_PROXY !== '1') return 'unusable';
  try {
    if (hasEnvProxy) http.setGlobalProxyFromEnv(env);
  } catch {
    // The error of Node repeats the URL, with its password.
    throw new ActionError({
      code: 'PROXY_FAILED',
      title: 'The proxy is not a valid URL',
      detail: 'HTTPS_PROXY or HTTP_PROXY is set to something that cannot be a proxy.',
      fix: 'Whoever runs the runner: write it as http://host:port or http://user:password@host:port, with a port up to 65535.',
    });
  }
  return 'used';
}

/** The passwords of the proxies in the environment, as they are written and as they are sent. */
export function proxyPasswords(env: NodeJS.ProcessEnv): readonly string[] {
  return names.flatMap((name) => {
    const [, password = ''] = /^(?:[a-z]+:\/\/)?[^:@/]*:([^@/]*)@/i.exec(env[name] ?? '') ?? [];
    return password === '' ? [] : [...new Set([password, decode(password)])];
  });
}

/**
 * Asks the proxy once for a tunnel. The HTTP client connects again without a pause and without an end when
 * a proxy drops a tunnel, so it is not started on such a proxy.
 *
 * @returns the code of the error if there is no tunnel
 */
export async function probeTunnel(
  env: NodeJS.ProcessEnv,
  { apiUrl, timeoutMs }: { readonly apiUrl: string; readonly timeoutMs: number },
): Promise<string | undefined> {
  const agent = new https.Agent({ proxyEnv: env, timeout: timeoutMs });
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const timer = setTimeout(() => resolve('TIMEOUT'), timeoutMs);
  const request = https.request(apiUrl, { method: 'HEAD', agent });
  request.on('socket', () => resolve(undefined)); // the tunnel is there, and nothing has been sent through it
  request.on('error', (error) => {
    // Any other error is one of the other side, behind the tunnel, which the client reports.
    const code = systemErrorCode(error);
    resolve(code === 'ERR_PROXY_TUNNEL' || code === 'ECONNREFUSED' ? code : undefined);
  });
  const code = await promise;
  clearTimeout(timer);
  request.destroy();
  agent.destroy();
  return code;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
