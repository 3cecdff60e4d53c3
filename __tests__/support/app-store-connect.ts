import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { answers, type JsonResponse, sendJson } from './answers.ts';
import { type BuildState, type Resource, selectBuilds } from './builds.ts';
import { FakeBuildUploads } from './fake/build-uploads.ts';
import { FakeObjectStorage, sendXml } from './fake/object-storage.ts';
import { collections, mayRead, resource } from './fake/resources.ts';
import type { FakeTeam } from './fake/team.ts';
import { type Certificate, hasKnownParameters, isReportRequest, selectResources } from './lists.ts';
import { FakeNotary, logHost } from './notary.ts';
import { checkToken, type Oddity, type RegisteredKey } from './token-rules.ts';

/** A response instead of the regular one. It may also destroy the connection, or never end. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => void;

/** A fault for the first requests that match. */
export interface TargetedFault {
  /** A pattern of `METHOD TARGET`, or the start of the target. */
  readonly request: RegExp | string;
  readonly fault: Fault;
  /** Whether the request is carried out, and only its response replaced. */
  readonly isAfter?: boolean;
  /** The number of requests, 1 by default; `Infinity` for all. */
  times?: number;
}

/** A request as the fake server received it. */
export interface RecordedRequest {
  readonly method: string;
  readonly target: string;
  readonly status: number;
  /** The reason why the token was rejected, which Apple does not report. */
  readonly rejection?: string;
  readonly token: string;
}

export interface FakeServerOptions {
  /** Apple's program whose API the server implements; the two have different audiences and routes. */
  readonly program?: 'app-store-connect' | 'enterprise';
  /** Seconds by which the clock of the server is ahead of this machine's. */
  readonly clockOffsetSeconds?: number;
  /** PEM certificate and key. With them, the server is also a proxy: CONNECT leads to itself through TLS. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Oddities of tokens that are accepted; by default none is. */
  readonly tolerated?: readonly Oddity[];
  /** The host to which CONNECT is refused. */
  readonly closedHost?: string;
  /** Responds to requests for other hosts, which the proxy leads to this server too; returns true if it did. */
  readonly elsewhere?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

const audiences = {
  'app-store-connect': 'appstoreconnect-v1',
  enterprise: 'apple-developer-enterprise-v1',
} as const;

/** Apple's hosts. Each serves only its own API; any other name of this server serves all of them. */
const hosts = {
  api: 'api.appstoreconnect.apple.com',
  notary: 'appstoreconnect.apple.com',
  logs: logHost,
};

/** The host of presigned URLs, if this server has TLS. */
const storageHost = 'northamerica-1.object-storage.apple.com';

/**
 * A fake App Store Connect on loopback. It accepts the tokens that Apple accepts, rejects others with Apple's
 * bodies, and returns faults on demand.
 */
export class FakeAppStoreConnect {
  readonly requests: RecordedRequest[] = [];
  readonly keys: RegisteredKey[] = [];
  /** Each responds to one request, in order. */
  readonly faults: Fault[] = [];
  /** Each responds to requests that match it, before those in `faults`. The first that matches is used. */
  readonly targetedFaults: TargetedFault[] = [];
  /** Responds to every request for which there is no other fault. */
  fault: Fault | undefined;
  agreementsMissing = false;
  /** The IDs of the apps that the keys can see. */
  apps: readonly string[] = ['123', '456'];
  /**
   * The states of the newest build, one for each request for builds; the last one remains. `undefined`: the list
   * does not contain the build yet, as after an upload.
   */
  buildStates: (BuildState | undefined)[] = ['VALID'];
  /** The build number of the newest build. */
  buildNumber = '42';
  /** The certificates of the team, by their IDs. */
  certificates: Readonly<Record<string, Certificate>> = {};
  /** The days for which there is a sales report. */
  hasReports = true;
  notary = new FakeNotary();
  buildUploads = new FakeBuildUploads();
  /** A team with resources for lanes of fastlane. What it does not answer, the rest of the server does. */
  team: FakeTeam | undefined;
  /** Remaining requests of this hour. */
  remaining = 3600;

  #options: FakeServerOptions = {};
  #server = createServer();
  readonly #sockets = new Set<Duplex>();

  static async start(options: FakeServerOptions = {}): Promise<FakeAppStoreConnect> {
    const server = new FakeAppStoreConnect();
    await server.restart(options);
    return server;
  }

  /** Listens on a new port with new options and the same keys; everything else is reset. */
  async restart(options: FakeServerOptions = {}): Promise<void> {
    await this.close();
    this.#options = options;
    this.requests.length = 0;
    this.faults.length = 0;
    this.targetedFaults.length = 0;
    this.fault = undefined;
    this.agreementsMissing = false;
    this.apps = ['123', '456'];
    this.certificates = { c1: { certificateType: 'DISTRIBUTION', daysLeft: 200 } };
    this.hasReports = true;
    this.remaining = 3600;
    this.buildStates = ['VALID'];
    this.notary = new FakeNotary();
    this.buildUploads = new FakeBuildUploads();
    this.team = undefined;
    this.#server = this.#createServer();
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  #createServer(): Server {
    const server = createServer((request, response) => this.#handle(request, response));
    const { tls, closedHost } = this.#options;
    if (tls !== undefined) {
      const behind = createTlsServer(tls, (request, response) => this.#handle(request, response));
      server.on('connect', ({ url }, socket: Socket) => {
        if (url === `${closedHost}:443`) {
          socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
          return;
        }
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        behind.emit('connection', socket);
      });
    }
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    return server;
  }

  /** `http://127.0.0.1:PORT`; also the address of the proxy. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.buildUploads.storage.close();
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    if (this.#options.elsewhere?.(request, response)) return;
    const { method = 'GET', url: target = '/' } = request;
    const authorization = request.headers.authorization;
    const now = Math.floor(Date.now() / 1000) + (this.#options.clockOffsetSeconds ?? 0);
    response.setHeader('Date', new Date(now * 1000).toUTCString());

    const log = (status: number, rejection?: string): void => {
      const token = authorization?.replace('Bearer ', '') ?? '';
      this.requests.push({
        method,
        target,
        status,
        token,
        ...(rejection !== undefined && { rejection }),
      });
    };
    const targeted = this.#takeTargetedFault(method, target);
    const fault =
      targeted?.isAfter === true
        ? undefined
        : (targeted?.fault ?? this.faults.shift() ?? this.fault);
    if (fault !== undefined) {
      fault(request, response);
      log(response.statusCode);
      return;
    }
    /** The fault that takes the place of the answer to a request that is carried out. */
    const replaces = (status: number): boolean => {
      if (targeted === undefined) return false;
      log(status);
      targeted.fault(request, response);
      return true;
    };
    if (FakeObjectStorage.isStorage(target)) {
      this.buildUploads.storage.store(request).then(
        (answer) => {
          if (replaces(answer.status)) return;
          log(answer.status);
          sendXml(request, response, answer);
        },
        () => log(0), // the connection broke in the middle of the part
      );
      return;
    }

    const { program = 'app-store-connect', tolerated = [] } = this.#options;
    const checked = checkToken(
      { method, target, authorization },
      { keys: this.keys, now, audience: audiences[program], tolerated },
    );
    const send = (result: JsonResponse): void => {
      if (replaces(result.status)) return;
      log(result.status, 'rejection' in checked ? checked.rejection : undefined);
      for (const [name, value] of Object.entries(this.#rateHeaders(result)))
        response.setHeader(name, value);
      sendJson(response, result);
    };
    const isNotary = target.startsWith('/notary/v2/');
    // The address of a log is signed, and asks for no token.
    if (request.headers.host === hosts.logs) sendJson(response, this.notary.log(target));
    else if ('rejection' in checked)
      send(isNotary ? answers.notaryUnauthorized : answers.unauthorized);
    else if (request.headers.host === hosts[isNotary ? 'api' : 'notary']) send(answers.notFound);
    else if (isNotary) request.toArray().then((body) => send(this.#answerNotary(request, body)));
    else if (FakeBuildUploads.routeOf(new URL(target, this.url)) === undefined)
      request
        .toArray()
        .then((body) => this.#answerTeam(request, body) ?? this.#answerFor(checked.key, target))
        .then(send);
    else
      request
        .toArray()
        .then((body) => this.#answerUpload(checked.key, request, body))
        .then(send);
  }

  /** Takes the first fault that remains for a request. */
  #takeTargetedFault(method: string, target: string): TargetedFault | undefined {
    const found = this.targetedFaults.find(
      ({ request, times = 1 }) =>
        times > 0 &&
        (typeof request === 'string'
          ? target.startsWith(request)
          : request.test(`${method} ${target}`)),
    );
    if (found !== undefined) found.times = (found.times ?? 1) - 1;
    return found;
  }

  async #answerUpload(
    key: RegisteredKey,
    { method = '', url: target = '', headers }: IncomingMessage,
    body: Buffer[],
  ): Promise<JsonResponse> {
    if (this.agreementsMissing) return answers.agreements;
    if (!mayRead(key, ['buildUploads'])) return answers.forbidden;
    return this.buildUploads.answer({
      method,
      url: new URL(target, this.url),
      body: Buffer.concat(body).toString(),
      contentType: headers['content-type'],
      apps: this.apps,
      storageUrl: this.#options.tls === undefined ? this.url : `https://${storageHost}`,
    });
  }

  #answerTeam(
    { method = '', url: target = '' }: IncomingMessage,
    body: Buffer[],
  ): JsonResponse | undefined {
    return this.team?.answer({
      method,
      url: new URL(target, this.url),
      body: Buffer.concat(body).toString(),
      uploads: this.buildUploads.uploads.filter(({ state }) => state === 'COMPLETE'),
    });
  }

  #answerNotary(
    { method = '', url: target = '', headers }: IncomingMessage,
    body: Buffer[],
  ): JsonResponse {
    return this.notary.answer({
      method,
      path: target.replace('/notary/v2/', ''),
      contentType: headers['content-type'],
      body: Buffer.concat(body).toString(),
    });
  }

  #answerFor(key: RegisteredKey, target: string): JsonResponse {
    const { pathname, searchParams } = new URL(target, this.url);
    const [collection = '', id, ...rest] = pathname.replace(/^\/v\d+\//, '').split('/');
    if (this.agreementsMissing) return answers.agreements;
    if (this.remaining <= 0) return answers.rateLimited;
    this.remaining -= 1;
    if (!mayRead(key, [collection, ...rest])) return answers.forbidden;
    if (collection === 'salesReports') return this.#answerReport(searchParams);
    const ids = this.#idsOf(collection);
    const isMissing = ids === undefined || (id !== undefined && !ids.includes(id));
    const isElsewhere = this.#options.program === 'enterprise' && collection === 'apps';
    if (isMissing || isElsewhere) return answers.notFound;
    const related = rest.at(-1);
    if (id !== undefined && related === undefined) {
      return {
        status: 200,
        body: { data: this.#resource(collection, id), links: { self: target } },
      };
    }
    const type = related ?? collection;
    if (!hasKnownParameters(type, searchParams)) return answers.unknownParameter;
    const all = (this.#idsOf(type) ?? []).map((memberId) => this.#resource(type, memberId));
    const data =
      collection === 'builds'
        ? this.#builds(all, searchParams)
        : selectResources(all, searchParams);
    if (data === undefined) return answers.unknownParameter;
    const limit = Number(searchParams.get('limit') ?? 50);
    return {
      status: 200,
      body: {
        data: data.slice(0, limit),
        links: { self: target, ...(data.length > limit && { next: `${target}&cursor=2` }) },
        meta: { paging: { total: data.length, limit } },
      },
    };
  }

  #answerReport(parameters: URLSearchParams): JsonResponse {
    if (!isReportRequest(parameters)) return answers.unknownParameter;
    return this.hasReports ? answers.report : answers.noReport;
  }

  #idsOf(collection: string): readonly string[] | undefined {
    if (collection === 'certificates') return Object.keys(this.certificates);
    return collection === 'apps' ? this.apps : collections[collection];
  }

  #resource(type: string, id: string): Resource {
    const { daysLeft = 0, certificateType } = this.certificates[id] ?? {};
    const expirationDate = new Date(Date.now() + daysLeft * 86_400_000).toISOString();
    const made = resource(type, id);
    return type === 'certificates'
      ? { ...made, attributes: { certificateType, expirationDate } }
      : made;
  }

  #builds(
    builds: readonly Resource[],
    parameters: URLSearchParams,
  ): readonly Resource[] | undefined {
    const [state] = this.buildStates;
    if (this.buildStates.length > 1) this.buildStates.shift();
    const { apps, buildNumber } = this;
    return selectBuilds(builds, { parameters, state, apps, buildNumber });
  }

  #rateHeaders({ status }: JsonResponse): Record<string, string> {
    if (status === 401) return {};
    const rate = {
      'X-Rate-Limit': `user-hour-lim:3600;user-hour-rem:${Math.max(0, this.remaining)};`,
    };
    return status === 429 ? { ...rate, 'Retry-After': '1' } : rate;
  }
}
