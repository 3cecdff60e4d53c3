import { createHash, type KeyObject } from 'node:crypto';
import * as http from 'node:http';
import * as https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { isLoopback } from '../api/base-url.ts';
import { isProxyConfigured } from '../api/proxy-variables.ts';
import type { ActionError } from '../errors/action-error.ts';
import { systemErrorCode } from '../errors/system-error.ts';
import { parsePublicKey } from './check.ts';
import { connectionError, failureError, isRetried, responseError } from './failures.ts';
import {
  type KeyServiceApi,
  placeOf,
  type ServiceRequest,
  type ServiceSignature,
  type SigningService,
} from './service.ts';

/** Longer than any response of a service. Bytes. */
const maxBodyBytes = 64 * 1024;
const requestTimeoutMs = 10_000;
const maxRetries = 2;

/** The response to a request, or the code of the system or TLS if there is none. */
export type Reply =
  | {
      readonly type: 'response';
      readonly status: number;
      /** The body; `undefined` if it is not JSON, or too long. */
      readonly json: unknown;
      /** `Date`. Not valid if the service sends none. */
      readonly date: Date;
    }
  | { readonly type: 'failure'; readonly errorCode: string };

/** Sends one request, which may be cut short by a signal. Never throws. */
type Send = (
  url: string,
  options: https.RequestOptions & { readonly body: string; readonly signal: AbortSignal },
) => Promise<Reply>;

/** A key service that is reached over HTTP. */
export class HttpService implements SigningService {
  readonly maxConcurrency = 8;
  readonly #api: KeyServiceApi;
  readonly #env: NodeJS.ProcessEnv;
  readonly #send: Send;
  readonly #isLocal: boolean;
  #agent: http.Agent | undefined;
  #keyResponse: Promise<unknown> | undefined;

  constructor(api: KeyServiceApi, env: NodeJS.ProcessEnv, send: Send = sendRequest) {
    this.#api = api;
    this.#env = env;
    this.#send = send;
    this.#isLocal = isLoopback(new URL(api.url).hostname);
  }

  get place(): string {
    return placeOf(this.#api);
  }

  async sign(signingInput: Uint8Array, signal: AbortSignal): Promise<ServiceSignature> {
    const api = this.#api;
    const digest = createHash('sha256').update(signingInput).digest();
    const keyResponse = api.needsKey ? await this.#readKeyOnce(signal) : undefined;
    const json = await this.#request(api.signRequest(digest, keyResponse), signal);
    const signature = api.readSignature(json);
    if (signature === undefined) throw failureError(api, 'invalid', 'sent no signature');
    return signature;
  }

  async publicKey(version: string | undefined, signal: AbortSignal): Promise<KeyObject> {
    const key = parsePublicKey(this.#api.readKey(await this.#readKeyOnce(signal), version));
    if (key === undefined) throw failureError(this.#api, 'invalid', 'sent no public key');
    return key;
  }

  #readKeyOnce(signal: AbortSignal): Promise<unknown> {
    this.#keyResponse ??= this.#request(this.#api.keyRequest, signal);
    return this.#keyResponse;
  }

  async #request(request: ServiceRequest, signal: AbortSignal): Promise<unknown> {
    let date = new Date();
    let isRedated = false;
    for (let retries = 0; ; ) {
      const reply = await this.#attempt(request, { date, signal });
      if (reply.type === 'response' && reply.status === 200) return reply.json;
      const { error, serverDate } = this.#diagnose(reply);
      if (serverDate !== undefined && !isRedated) {
        date = serverDate;
        isRedated = true;
        continue;
      }
      if (!isRetried(error) || retries === maxRetries) throw error;
      const delayMs = 300 * 3 ** retries * (0.75 + Math.random() / 2);
      await sleep(delayMs, undefined, { signal }).catch(() => {
        throw error; // the time is up
      });
      retries += 1;
      date = new Date();
    }
  }

  /** Returns the error for a reply, and the date of the service if it blames the clock of this machine. */
  #diagnose(reply: Reply): { readonly error: ActionError; readonly serverDate?: Date } {
    const api = this.#api;
    if (reply.type === 'failure') {
      const isProxied = !this.#isLocal && isProxyConfigured(this.#env);
      return { error: connectionError(api, reply.errorCode, isProxied) };
    }
    const said = api.readError(reply.json);
    const error = responseError(api, reply.status, said);
    const isClockError = api.clockErrors?.test(`${said.code} ${said.message}`);
    const hasDate = !Number.isNaN(reply.date.getTime());
    return { error, ...(isClockError && hasDate && { serverDate: reply.date }) };
  }

  async #attempt(
    request: ServiceRequest,
    { date, signal }: { readonly date: Date; readonly signal: AbortSignal },
  ): Promise<Reply> {
    const { url, authorize } = this.#api;
    const { method, path, headers, body: json } = request;
    const body = json === undefined ? '' : JSON.stringify(json);
    const agent = this.#agent ?? this.#createAgent();
    this.#agent = agent;
    return this.#send(`${url}${path}`, {
      method,
      headers: {
        Accept: 'application/json',
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
        ...(await authorize(request, date)),
        'Content-Length': Buffer.byteLength(body),
      },
      body,
      agent,
      signal: AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]),
    });
  }

  /** Creates the agent. Requests to localhost never go through a proxy: over plain http it would see the credentials. */
  #createAgent(): http.Agent {
    const { url, ca } = this.#api;
    const shared = { keepAlive: true, maxSockets: this.maxConcurrency };
    if (url.startsWith('http:')) return new http.Agent(shared);
    try {
      return new https.Agent({
        ...shared,
        ...(ca && { ca: Buffer.from(ca) }),
        ...(!this.#isLocal && { proxyEnv: this.#env }),
      });
    } catch {
      // Node's error repeats the URL, including its password.
      throw connectionError(this.#api, 'ERR_INVALID_URL', true);
    }
  }
}

/** Sends a request. A redirect is a response like any other, and is not followed. */
async function sendRequest(url: string, { body, ...options }: Parameters<Send>[1]): Promise<Reply> {
  const { signal } = options;
  try {
    signal.throwIfAborted();
    const message = await new Promise<http.IncomingMessage>((resolve, reject) => {
      // A request that waits for a tunnel does not end with its signal.
      signal.addEventListener('abort', () => reject(signal.reason));
      const sent = (url.startsWith('http:') ? http : https).request(url, options, resolve);
      sent.on('error', reject).end(body);
    });
    const text = await readBody(message);
    const date = new Date(message.headers.date ?? '');
    return { type: 'response', status: message.statusCode ?? 0, json: parseJson(text), date };
  } catch (error) {
    // If the time runs out during a body, Node reports a closed connection.
    const errorCode = signal.aborted ? 'TIMEOUT' : (systemErrorCode(error) ?? 'UNKNOWN');
    return { type: 'failure', errorCode };
  }
}

/** Reads a body; `''` if it is too long. */
async function readBody(message: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBodyBytes) return ''; // leaving the loop closes the connection
  }
  return Buffer.concat(chunks).toString();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a web page, plain text, or a body that was cut or too long
  }
}
