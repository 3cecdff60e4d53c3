import * as http from 'node:http';

/** The use of a proxy: none is configured, one is used, or this Node cannot use the one that is configured. */
export type ProxyUse = 'none' | 'used' | 'unusable';

/** Makes `fetch` use the proxy that the environment names, if it names one. */
export function configureProxy(env: NodeJS.ProcessEnv): ProxyUse {
  if (!isProxyConfigured(env)) return 'none';
  if (!supportsEnvProxy(env)) return 'unusable';
  enableEnvProxy();
  return 'used';
}

function isProxyConfigured(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env.https_proxy || env.HTTPS_PROXY || env.http_proxy || env.HTTP_PROXY);
}

/** Whether this Node can be told to use the proxy of the environment; the first versions of 24 cannot. */
function supportsEnvProxy(env: NodeJS.ProcessEnv): boolean {
  return typeof http.setGlobalProxyFromEnv === 'function' || env.NODE_USE_ENV_PROXY === '1';
}

function enableEnvProxy(): void {
  if (typeof http.setGlobalProxyFromEnv === 'function') http.setGlobalProxyFromEnv();
}
