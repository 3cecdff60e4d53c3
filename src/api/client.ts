import { withholdPieces } from '../text/withholding.ts';
import { isNotaryPath } from './base-url.ts';
import {
  type ApiResponse,
  type ApiResult,
  parseBody,
  parseRateLimit,
  parseRetryAfter,
  requestFailure,
} from './response.ts';
import { retryDelay } from './retry.ts';

/** Bodies are read for their errors; Apple's are shorter than this. */
const maxErrorBytes = 64 * 1024;

/** A clock that differs by more than a day is not trusted. */
export const maxClockOffsetSeconds = 24 * 60 * 60;

/** The most requests at a time: more would gain little, and Apple may take them for a flood. */
const maxConcurrency = 4;

/** Time limits of a client, in milliseconds. */
export interface ClientTimeouts {
  readonly requestTimeoutMs: number;
  /** For all requests together, counted from the creation of the client. */
  readonly totalTimeoutMs: number;
}

/** Time limits that keep an unresponsive host from costing more than a minute. */
export const defaultTimeouts: ClientTimeouts = { requestTimeoutMs: 10_000, totalTimeoutMs: 60_000 };

/** The effects of a client. */
interface ClientEffects {
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** Unix milliseconds, by this machine's clock. */
  readonly now: () => number;
  /** A random number from 0 to 1. */
  readonly random: () => number;
}

/** A request to the API. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Path and query. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: object;
}

/** The configuration of a client. */
export interface ClientOptions {
  /** Base URL, without a final slash. */
  readonly apiUrl: string;
  /** Base URL of the Notary API, without a final slash. */
  readonly notaryUrl: string;
  /**
   * Returns the scope of a token for `GET path`; empty for a token that has all permissions of the key. Without this
   * function, `createToken` is called for each attempt, with an empty scope, and no token is reused.
   */
  readonly scopeFor?: (path: string) => readonly string[];
  /** Signs a fresh token with a scope, dated `now` in Unix seconds. */
  readonly createToken: (scope: readonly string[], now: number) => Promise<string>;
  /** True if tokens are dated by the clock of the API. */
  readonly trustsClock: boolean;
  /** Receives each result for the debug log. */
  readonly onResult: (path: string, result: ApiResult) => void;
  readonly timeouts: ClientTimeouts;
  readonly effects: ClientEffects;
  /** The delay before a retry; by default {@link retryDelay}, which is for requests that change nothing. */
  readonly retryDelay?: (
    result: ApiResult,
    attempt: {
      readonly request: ApiRequest;
      readonly retries: number;
      readonly previous?: ApiResult | undefined;
      readonly random: number;
    },
  ) => number | undefined;
  /** Maximum bytes of a body with 2xx; by default such a body is not kept. */
  readonly maxDataBytes?: number;
}

/**
 * Client of the App Store Connect API and the Notary API. Sends at most four requests at a time, and retries transient
 * failures. Requests with the same scope share a token, which is signed anew, dated by Apple's clock, only after a 401.
 * Tokens are sent to the two base URLs only: redirects are not followed.
 */
export class Client {
  readonly #options: ClientOptions;
  readonly #deadline: AbortSignal;
  readonly #endsAt: number;
  readonly #tokens = new Map<string, Promise<string>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #clockOffsetSeconds: number | undefined;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#deadline = AbortSignal.timeout(options.timeouts.totalTimeoutMs);
    this.#endsAt = options.effects.now() + options.timeouts.totalTimeoutMs;
  }

  /** Seconds by which Apple's clock is ahead of this machine's; `undefined` until a response has a date. */
  get clockOffsetSeconds(): number | undefined {
    return this.#clockOffsetSeconds;
  }

  /** Sends `GET path`, with retries. Returns the last result. */
  get(path: string): Promise<ApiResult> {
    return this.send({ method: 'GET', path });
  }

  /** Sends a request, with retries. Returns the last result. */
  async send(request: ApiRequest): Promise<ApiResult> {
    if (this.#running >= maxConcurrency)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await this.#sendWithRetries(request);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next(); // it takes the place of this one
    }
  }

  async #sendWithRetries(request: ApiRequest): Promise<ApiResult> {
    const { effects, retryDelay: delayOf = retryDelay } = this.#options;
    const { now, random, sleep } = effects;
    let previous: ApiResult | undefined;
    for (let retries = 0; ; retries += 1) {
      const result = await this.#attempt(request);
      const delayMs = delayOf(result, { request, retries, previous, random: random() });
      if (delayMs === undefined || now() + delayMs + 1000 > this.#endsAt) return result;
      await sleep(delayMs);
      previous = result;
    }
  }

  async #attempt(request: ApiRequest): Promise<ApiResult> {
    const { scopeFor, onResult, effects } = this.#options;
    const { path } = request;
    const scope = scopeFor?.(path);
    const token = this.#tokenFor(scope);
    const result = await this.#fetch(request, await token);
    if (result.type === 'response' && result.serverTime !== undefined) {
      const midwayMs = effects.now() - result.durationMs / 2;
      this.#clockOffsetSeconds ??= result.serverTime - Math.round(midwayMs / 1000);
    }
    if (scope !== undefined && result.type === 'response' && result.status === 401)
      this.#discard(scope, token);
    onResult(path, result);
    return result;
  }

  #tokenFor(scope: readonly string[] | undefined): Promise<string> {
    const { createToken, effects } = this.#options;
    const now = Math.floor(effects.now() / 1000) + this.#dateOffset();
    if (scope === undefined) return createToken([], now);
    const key = scope.join('\n');
    const existing = this.#tokens.get(key);
    if (existing !== undefined) return existing;
    const token = createToken(scope, now);
    this.#tokens.set(key, token);
    return token;
  }

  /** Discards a rejected token, unless another request has already replaced it. */
  #discard(scope: readonly string[], token: Promise<string>): void {
    const key = scope.join('\n');
    if (this.#tokens.get(key) === token) this.#tokens.delete(key);
  }

  /** Returns the seconds that are added to this machine's clock to date tokens. */
  #dateOffset(): number {
    const offset = this.#clockOffsetSeconds ?? 0;
    return this.#options.trustsClock && Math.abs(offset) <= maxClockOffsetSeconds ? offset : 0;
  }

  async #fetch({ method, path, body: json }: ApiRequest, token: string): Promise<ApiResult> {
    const { apiUrl, notaryUrl, timeouts, effects, maxDataBytes } = this.#options;
    const start = effects.now();
    try {
      const response = await effects.fetch(`${isNotaryPath(path) ? notaryUrl : apiUrl}${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          Accept: 'application/json, */*;q=0.1',
          ...(json !== undefined && { 'Content-Type': 'application/json' }),
        },
        ...(json !== undefined && { body: JSON.stringify(json) }),
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(timeouts.requestTimeoutMs), this.#deadline]),
      });
      const maxBytes = response.ok ? (maxDataBytes ?? maxErrorBytes) : maxErrorBytes;
      const body = await readBody(response, maxBytes);
      const result = toApiResponse(response, {
        durationMs: effects.now() - start,
        now: effects.now() / 1000,
        body,
        token,
      });
      return response.ok && maxDataBytes !== undefined ? { ...result, body } : result;
    } catch (error) {
      return requestFailure(error);
    }
  }
}

function toApiResponse(
  { status, headers }: Response,
  {
    durationMs,
    now,
    body,
    token,
  }: { durationMs: number; now: number; body: string; token: string },
): ApiResponse {
  const serverTime = Math.floor(Date.parse(headers.get('date') ?? '') / 1000);
  const { isJson, errors, resources } = parseBody(body);
  // A server may echo what it received, in any encoding that JSON allows.
  const forms = [token, Buffer.from(token).toString('base64')];
  const redact = (text: string): string => withholdPieces(text, forms);
  const retryAfter = parseRetryAfter(headers.get('retry-after'), now);
  const rateLimit = parseRateLimit(headers.get('x-rate-limit'));
  return {
    type: 'response',
    status,
    durationMs,
    isJson,
    isHtml: /html/i.test(headers.get('content-type') ?? '') || /^\s*</.test(body),
    errors: errors.map(({ code, title, detail }) => ({
      code: redact(code),
      title: redact(title),
      detail: redact(detail),
    })),
    ...(resources !== undefined && { resources }),
    ...(Number.isFinite(serverTime) && { serverTime }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(rateLimit !== undefined && { rateLimit }),
  };
}

/** Reads at most `maxBytes` of a body and does not wait for the rest. */
async function readBody(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= maxBytes) break; // leaving the loop cancels the stream
  }
  return Buffer.concat(chunks).subarray(0, maxBytes).toString();
}
