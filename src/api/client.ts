import * as http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { unixNow } from '../clock.ts';
import { systemErrorCode } from '../errors/system-error.ts';
import {
  type Answer,
  isAnswer,
  type Outcome,
  readErrors,
  readRate,
  readRetryAfter,
} from './response.ts';

/** Time limits in milliseconds, and how often a request is tried again. */
const requestLimit = 10_000;
const totalLimit = 60_000;
const mostRetries = 3;
/** Bodies are read for their errors; what is longer is none of Apple's. */
const mostBytes = 64 * 1024;

/** What a client needs from outside. */
export interface ClientOptions {
  /** Base URL. */
  readonly api: string;
  /** Makes a fresh token, by Apple's clock as far as it is known. */
  readonly makeToken: (clock: () => number) => Promise<string>;
  /** Told of each outcome, for the debug log. */
  readonly onOutcome: (path: string, outcome: Outcome) => void;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Asks App Store Connect. Tries again what may pass: resets, time-outs, 5xx, 429, and 401 with a token
 * that is signed anew. The token goes to `api` and nowhere else: redirects are not followed.
 */
export class Client {
  readonly #options: ClientOptions;
  readonly #deadline = AbortSignal.timeout(totalLimit);
  readonly #end = performance.now() + totalLimit;
  #clockOffset: number | undefined;

  constructor(options: ClientOptions) {
    this.#options = options;
    if (hasProxy(options.env)) useProxy();
  }

  /** Seconds by which Apple's clock is ahead of this machine's; `undefined` before Apple told its time. */
  get clockOffset(): number | undefined {
    return this.#clockOffset;
  }

  /** Unix seconds by Apple's clock, as far as it is known. */
  now(): number {
    return unixNow() + (this.#clockOffset ?? 0);
  }

  /** The outcome of `GET path`, the last one where it was tried again. */
  async get(path: string): Promise<Outcome> {
    for (let retries = 0; ; retries += 1) {
      const outcome = await this.#once(path);
      const delay = delayBefore(outcome, retries);
      const isTooLate = delay === undefined || performance.now() + delay + 1000 > this.#end;
      if (isTooLate) return outcome;
      await sleep(delay);
    }
  }

  async #once(path: string): Promise<Outcome> {
    const { api, makeToken, onOutcome } = this.#options;
    const token = await makeToken(() => this.now());
    const outcome = await ask(
      `${api}${path}`,
      token,
      AbortSignal.any([AbortSignal.timeout(requestLimit), this.#deadline]),
    );
    if (isAnswer(outcome) && outcome.date !== undefined) {
      this.#clockOffset ??= outcome.date - Math.round(Date.now() / 1000 - outcome.took / 2000);
    }
    onOutcome(path, outcome);
    return outcome;
  }
}

/** How long to wait before the next try, in milliseconds; `undefined` when there is to be none. */
function delayBefore(outcome: Outcome, retries: number): number | undefined {
  if (retries >= mostRetries) return undefined;
  const backOff = 300 * 2 ** retries * (0.75 + Math.random() / 2);
  if (!isAnswer(outcome)) {
    const isFinal = /CERT|SIGNATURE|^ERR_TLS|^ERR_SSL/.test(outcome.silence);
    const isSlow = outcome.silence === 'TIMEOUT' && retries > 0; // ten seconds, twice, are enough
    return isFinal || isSlow ? undefined : backOff;
  }
  if (outcome.status === 429) return Math.max(backOff, (outcome.retryAfter ?? 0) * 1000);
  return outcome.status === 401 || outcome.status >= 500 ? backOff : undefined;
}

async function ask(url: string, token: string, signal: AbortSignal): Promise<Outcome> {
  const start = performance.now();
  try {
    const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json' };
    const response = await fetch(url, { headers, redirect: 'manual', signal });
    const body = await readBody(response);
    const date = Date.parse(response.headers.get('date') ?? '') / 1000;
    return {
      status: response.status,
      took: performance.now() - start,
      date: Number.isNaN(date) ? undefined : date,
      retryAfter: readRetryAfter(response.headers.get('retry-after'), Date.now() / 1000),
      rate: readRate(response.headers.get('x-rate-limit')),
      // A server might send back what it got.
      body: body.replaceAll(token, '***'),
      ...readErrors(body),
    } satisfies Answer;
  } catch (error) {
    return { silence: nameOf(error) };
  }
}

/** At most `mostBytes` of a body; the rest is not waited for. */
async function readBody(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= mostBytes) break; // leaving the loop cancels the stream
  }
  return Buffer.concat(chunks).subarray(0, mostBytes).toString();
}

/** The code of the innermost error that has one: fetch wraps what happened in "fetch failed". */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'TIMEOUT';
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  if (inner instanceof Error) return nameOf(inner);
  return systemErrorCode(error) ?? error.name;
}

/** Whether the environment names a proxy for https. */
export function hasProxy(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env.https_proxy || env.HTTPS_PROXY || env.http_proxy || env.HTTP_PROXY);
}

/** Whether this Node can be told to use the proxy of the environment; the first versions of 24 cannot. */
export function canUseProxy(env: NodeJS.ProcessEnv): boolean {
  return typeof http.setGlobalProxyFromEnv === 'function' || env.NODE_USE_ENV_PROXY === '1';
}

function useProxy(): void {
  if (typeof http.setGlobalProxyFromEnv === 'function') http.setGlobalProxyFromEnv();
}
