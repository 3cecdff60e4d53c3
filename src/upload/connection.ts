import { setTimeout as sleep } from 'node:timers/promises';
import { notaryUrlFor } from '../api/base-url.ts';
import { Client } from '../api/client.ts';
import { configureProxy, type ProxyUse } from '../api/proxy.ts';
import { proxyPasswords } from '../api/proxy-variables.ts';
import { formatForDebug } from '../api/response.ts';
import { day } from '../token/duration.ts';
import { assertTlsChecked, probeProxy } from '../verification/connection.ts';
import { BuildUploads } from './build-uploads.ts';
import { diagnoseUpload } from './diagnosis.ts';
import type { Reporter } from './reporter.ts';
import { uploadRetryDelay } from './retry-policy.ts';
import type { TokenSource } from './token-source.ts';

/** Time limits for a request to the API, and for a whole upload with the longest wait. */
const timeouts = { requestTimeoutMs: 60_000, totalTimeoutMs: 2 * day * 1000 };
/** The longest response: one with the operations of 10,000 parts. */
const maxDataBytes = 32 * 1024 * 1024;

/** The API, and Apple's clock. */
export interface Connection {
  readonly api: BuildUploads;
  /** Unix milliseconds. */
  readonly appleNow: () => number;
}

/**
 * Connects to the API: checks TLS and the proxy, and creates the client. Sends no request without a proxy.
 *
 * @throws {ActionError} `TLS_UNCHECKED`, or what {@link diagnoseUpload} returns
 */
export async function connect(
  tokens: TokenSource,
  apiUrl: string,
  reporter: Reporter,
): Promise<Connection> {
  const { env } = process;
  assertTlsChecked(env, apiUrl);
  reporter.setSecrets(proxyPasswords(env));
  const proxy: ProxyUse = configureProxy(env, apiUrl);
  const unreachable = await probeProxy(proxy, env, apiUrl);
  if (unreachable !== undefined)
    throw diagnoseUpload({ result: unreachable, step: 'connecting', apiUrl, proxy });
  const client = createClient(tokens, apiUrl, reporter);
  const warn = (title: string, message: string): void =>
    reporter.annotate([{ level: 'warning', title, message }]);
  return {
    api: new BuildUploads({ client, apiUrl, proxy, sleep, now: Date.now, warn }),
    appleNow: () => Date.now() + (client.clockOffsetSeconds ?? 0) * 1000,
  };
}

function createClient(tokens: TokenSource, apiUrl: string, reporter: Reporter): Client {
  const masked = new Set<string>();
  let isRejected = false;
  return new Client({
    apiUrl,
    notaryUrl: notaryUrlFor(apiUrl),
    trustsClock: false,
    createToken: async () => {
      const token = await tokens({ isRejected });
      if (!masked.has(token)) reporter.setSecrets([token]);
      masked.add(token);
      return token;
    },
    onResult: (path, result) => {
      // A second 401 in a row may be for the fresh token, so the next attempt uses the other one again.
      isRejected = result.type === 'response' && result.status === 401 && !isRejected;
      reporter.debug(`${path}: ${formatForDebug(result)}`);
    },
    timeouts,
    retryDelay: uploadRetryDelay,
    maxDataBytes,
    effects: { fetch, sleep, now: Date.now, random: Math.random },
  });
}
