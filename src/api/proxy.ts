import * as http from 'node:http';
import * as https from 'node:https';
import { ActionError } from '../errors/action-error.ts';
import { systemErrorCode } from '../errors/system-error.ts';
import { isLoopback } from './base-url.ts';
import { proxyVariables } from './proxy-variables.ts';

/** Use of a proxy: none is configured, one is used, or this version of Node cannot use the configured one. */
export type ProxyUse = 'none' | 'used' | 'unusable';

/**
 * Makes `fetch` use the proxy of the environment, if there is one. Requests to localhost never go through a proxy:
 * over plain http it would see the token.
 *
 * @throws {ActionError} `PROXY_FAILED` if the proxy is not a valid URL
 */
export function configureProxy(env: NodeJS.ProcessEnv, apiUrl: string): ProxyUse {
  const configured = proxyVariables(env);
  if (configured.length === 0 || isLoopback(new URL(apiUrl).hostname)) return 'none';
  // Early versions of Node 24 use a proxy only if they are started with NODE_USE_ENV_PROXY.
  const hasEnvProxy = typeof http.setGlobalProxyFromEnv === 'function';
  if (!hasEnvProxy && env.NODE_USE_ENV_PROXY !== '1') return 'unusable';
  try {
    if (hasEnvProxy) http.setGlobalProxyFromEnv(env);
  } catch {
    // Node's error repeats the URL, including its password.
    throw new ActionError({
      code: 'PROXY_FAILED',
      title: 'Invalid proxy URL',
      detail: `${configured.join(' or ')} is set, but is not the URL of a proxy. Its value is not shown, because it may contain a password.`,
      fix: 'Ask whoever runs the runner to write it as http://host:port or http://user:password@host:port, with a port up to 65535.',
    });
  }
  return 'used';
}

/**
 * Requests a tunnel from the proxy once. The HTTP client reconnects endlessly and without a pause if a proxy drops
 * the tunnel, so it must not be started with such a proxy.
 *
 * @returns the error code if the proxy opens no tunnel
 */
export async function probeTunnel(
  env: NodeJS.ProcessEnv,
  { apiUrl, timeoutMs }: { readonly apiUrl: string; readonly timeoutMs: number },
): Promise<string | undefined> {
  const agent = new https.Agent({ proxyEnv: env, timeout: timeoutMs });
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  AbortSignal.timeout(timeoutMs).addEventListener('abort', () => resolve('TIMEOUT'));
  const request = https.request(apiUrl, { method: 'HEAD', agent });
  request.on('socket', () => resolve(undefined)); // the tunnel is open, and nothing has been sent through it
  request.on('error', (error) => {
    // Any other error comes from the host behind the tunnel; the client reports those.
    const code = systemErrorCode(error);
    resolve(code === 'ERR_PROXY_TUNNEL' || code === 'ECONNREFUSED' ? code : undefined);
  });
  const code = await promise;
  request.destroy();
  agent.destroy();
  return code;
}
