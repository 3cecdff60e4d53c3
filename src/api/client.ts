import { withholdPieces } from '../text/withholding.ts';
import {
  type ApiResponse,
  type ApiResult,
  parseErrors,
  parseRateLimit,
  parseRetryAfter,
  requestFailure,
} from './response.ts';
import { retryDelay } from './retry.ts';

/** Bodies are read for their errors; a longer one is none of Apple's. */
const maxErrorBytes = 64 * 1024;

/** A clock that is off by more than a day is not one to go by. */
export const maxClockOffsetSeconds = 24 * 60 * 60;

/** Time limits of a client, in milliseconds. */
export interface ClientTimeouts {
  readonly requestTimeoutMs: number;
  /** For all requests together, from the creation of the client on. */
  readonly totalTimeoutMs: number;
}

/** Time limits that keep a dead host from costing more than a minute. */
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
  /** Signs a token for `GET path` that is dated `now`, in Unix seconds: a fresh one for each request. */
  readonly createToken: (path: string, now: number) => Promise<string>;
  /** True if tokens are dated by the clock of the API. */
  readonly trustsClock: boolean;
  /** Receives each result, for the debug log. */
  readonly onResult: (path: string, result: ApiResult) => void;
  readonly timeouts: ClientTimeouts;
  readonly effects: ClientEffects;
  /** The policy of sending again; {@link retryDelay}, which is for requests that change nothing, by default. */
  readonly retryDelay?: (
    result: ApiResult,
    attempt: { readonly request: ApiRequest; readonly retries: number; readonly random: number },
  ) => number | undefined;
  /** Maximum bytes of a body with 2xx; by default such a body is not kept. */
  readonly maxDataBytes?: number;
}

/**
 * A client of the App Store Connect API. Retries transient failures, each time with a fresh token that is
 * dated by Apple's clock. The token goes to `apiUrl` and nowhere else: redirects are not followed.
 */
export class Client {
  readonly #options: ClientOptions;
  readonly #deadline: AbortSignal;
  readonly #endsAt: number;
  #clockOffsetSeconds: number | undefined;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#deadline = AbortSignal.timeout(options.timeouts.totalTimeoutMs);
    this.#endsAt = options.effects.now() + options.timeouts.totalTimeoutMs;
  }

  /** Seconds by which Apple's clock is ahead of this machine's; `undefined` before a response told them. */
  get clockOffsetSeconds(): number | undefined {
    return this.#clockOffsetSeconds;
  }

  /** Sends `GET path`. Returns the last result if it was sent several times. */
  get(path: string): Promise<ApiResult> {
    return this.send({ method: 'GET', path });
  }

  /** Sends a request. Returns the last result if it was sent several times. */
  async send(request: ApiRequest): Promise<ApiResult> {
    const { effects, retryDelay: delayOf = retryDelay } = this.#options;
    const { now, random, sleep } = effects;
    for (let retries = 0; ; retries += 1) {
      const result = await this.#attempt(request);
      const delayMs = delayOf(result, { request, retries, random: random() });
      if (delayMs === undefined || now() + delayMs + 1000 > this.#endsAt) return result;
      await sleep(delayMs);
    }
  }

  async #attempt(request: ApiRequest): Promise<ApiResult> {
    const { createToken, onResult, effects } = this.#options;
    const { path } = request;
    const now = Math.floor(effects.now() / 1000) + this.#dateOffset();
    const result = await this.#fetch(request, await createToken(path, now));
    if (result.type === 'response' && result.serverTime !== undefined) {
      const midwayMs = effects.now() - result.durationMs / 2;
      this.#clockOffsetSeconds ??= result.serverTime - Math.round(midwayMs / 1000);
    }
    onResult(path, result);
    return result;
  }

  /** The seconds by which tokens are dated differently than by this machine's clock. */
  #dateOffset(): number {
    const offset = this.#clockOffsetSeconds ?? 0;
    return this.#options.trustsClock && Math.abs(offset) <= maxClockOffsetSeconds ? offset : 0;
  }

  async #fetch({ method, path, body: json }: ApiRequest, token: string): Promise<ApiResult> {
    const { apiUrl, timeouts, effects, maxDataBytes } = this.#options;
    const start = effects.now();
    try {
      const response = await effects.fetch(`${apiUrl}${path}`, {
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
  const { isJson, errors } = parseErrors(body);
  // A server may send back what it received, in any encoding that JSON has.
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
    ...(Number.isFinite(serverTime) && { serverTime }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(rateLimit !== undefined && { rateLimit }),
  };
}

/** Reads at most `maxBytes` of a body, and does not wait for the rest. */
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
