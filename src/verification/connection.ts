import { defaultTimeouts } from '../api/client.ts';
import { type ProxyUse, probeTunnel } from '../api/proxy.ts';
import type { RequestFailure } from '../api/response.ts';
import { ActionError } from '../errors/action-error.ts';

/** Returns the failure of a proxy that opens no tunnel; `undefined` without a proxy, or with one that does. */
export async function probeProxy(
  proxy: ProxyUse,
  env: NodeJS.ProcessEnv,
  apiUrl: string,
): Promise<RequestFailure | undefined> {
  if (proxy !== 'used') return undefined;
  const timeoutMs = defaultTimeouts.requestTimeoutMs;
  const errorCode = await probeTunnel(env, { apiUrl, timeoutMs });
  return errorCode === undefined ? undefined : { type: 'failure', errorCode };
}

/**
 * Asserts that Node checks certificates: otherwise any host that responds receives the token.
 *
 * @throws {ActionError} `TLS_UNCHECKED`
 */
export function assertTlsChecked(env: NodeJS.ProcessEnv, apiUrl: string): void {
  if (env.NODE_TLS_REJECT_UNAUTHORIZED !== '0' || !apiUrl.startsWith('https:')) return;
  throw new ActionError({
    code: 'TLS_UNCHECKED',
    title: 'TLS certificate checks are turned off',
    detail:
      'NODE_TLS_REJECT_UNAUTHORIZED is 0, so any host that responds in place of Apple would receive the token. No request was sent.',
    fix: 'Remove NODE_TLS_REJECT_UNAUTHORIZED from the environment of this step. If a proxy inspects TLS, set NODE_EXTRA_CA_CERTS to its certificate instead.',
  });
}
