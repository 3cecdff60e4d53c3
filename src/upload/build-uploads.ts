import type { ApiRequest } from '../api/client.ts';
import { type Change, makeChange } from '../api/lost-response.ts';
import type { ProxyUse } from '../api/proxy.ts';
import type { ApiResponse, ApiResult } from '../api/response.ts';
import type { ActionError } from '../errors/action-error.ts';
import type { Build } from './build.ts';
import {
  appNotFoundError,
  bundleIdMismatchError,
  describeErrors,
  describeRejection,
  diagnoseUpload,
} from './diagnosis.ts';
import type { UploadFile } from './file.ts';
import {
  type App,
  type BuildUploadState,
  parseApp,
  parseFile,
  parseId,
  parseState,
  type ReservedFile,
} from './resources.ts';

/** The body of a response, not yet checked. */
interface Body {
  readonly data?: unknown;
}

/** A part of the client that these operations use. */
interface ApiClient {
  readonly send: (request: ApiRequest) => Promise<ApiResult>;
  /** Seconds by which Apple's clock is ahead of this machine's. */
  readonly clockOffsetSeconds: number | undefined;
}

/** The effects of the operations. */
export interface BuildUploadsOptions {
  readonly client: ApiClient;
  readonly apiUrl: string;
  readonly proxy: ProxyUse;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly warn: (title: string, message: string) => void;
}

/** The error of the clocks that a creation date is compared with, in seconds. */
const dateToleranceSeconds = 60;

/** The operations of the App Store Connect API that an upload needs (API 4.1 and later). */
export class BuildUploads {
  readonly #options: BuildUploadsOptions;

  constructor(options: BuildUploadsOptions) {
    this.#options = options;
  }

  /**
   * Finds the app of a build.
   *
   * @throws {ActionError} `UPLOAD_APP_NOT_FOUND`, `UPLOAD_BUNDLE_ID_MISMATCH`, or what {@link diagnoseUpload} returns
   */
  async findApp({ app: name, bundleId }: Build): Promise<App> {
    const isId = /^\d+$/.test(name);
    const path = isId
      ? `/v1/apps/${name}?fields[apps]=bundleId`
      : `/v1/apps?filter[bundleId]=${encodeURIComponent(name)}&fields[apps]=bundleId&limit=200`;
    const step = 'looking for the app';
    const result = await this.#options.client.send({ method: 'GET', path });
    if (result.type === 'response' && result.status === 404) throw appNotFoundError(name);
    const { data } = this.#parse(result, step);
    const items: readonly unknown[] = Array.isArray(data) ? data : [data];
    const apps = items.map((item) => this.#assertParsed(parseApp(item), step));
    const app = apps.find(({ id, bundleId }) => (isId ? id : bundleId) === name);
    if (app === undefined) throw appNotFoundError(name);
    if (bundleId !== undefined && bundleId !== app.bundleId)
      throw bundleIdMismatchError(bundleId, app);
    return app;
  }

  /**
   * Creates the build upload.
   *
   * @returns its ID
   * @throws {ActionError} `UPLOAD_DUPLICATE`, `UPLOAD_APP_NOT_FOUND`, or what {@link diagnoseUpload} returns
   */
  create(app: App, build: Build): Promise<string> {
    const { client, now } = this.#options;
    const since = now() / 1000 + (client.clockOffsetSeconds ?? 0) - dateToleranceSeconds;
    const step = 'creating the build upload';
    const attributes = {
      cfBundleShortVersionString: build.version,
      cfBundleVersion: build.number,
      platform: build.platform,
    };
    const relationships = { app: { data: { type: 'apps', id: app.id } } };
    return this.#change(
      step,
      {
        send: () =>
          client.send({
            method: 'POST',
            path: '/v1/buildUploads',
            body: { data: { type: 'buildUploads', attributes, relationships } },
          }),
        parse: (response) => this.#assertParsed(parseId(this.#parse(response, step).data), step),
        lookUp: () => this.#findCreated(app, build, since),
      },
      (response) => describeRejection(response, build),
    );
  }

  /** Reserves the file of a build upload. */
  createFile(uploadId: string, { name, size, uti }: UploadFile): Promise<ReservedFile> {
    const step = 'reserving the file';
    const attributes = { assetType: 'ASSET', fileName: name, fileSize: size, uti };
    const relationships = { buildUpload: { data: { type: 'buildUploads', id: uploadId } } };
    return this.#change(step, {
      send: () =>
        this.#options.client.send({
          method: 'POST',
          path: '/v1/buildUploadFiles',
          body: { data: { type: 'buildUploadFiles', attributes, relationships } },
        }),
      parse: (response) => this.#assertParsed(parseFile(this.#parse(response, step).data), step),
      lookUp: async () => {
        const path = `/v1/buildUploads/${uploadId}/buildUploadFiles`;
        const { data } = await this.#get(path, step);
        const list: readonly unknown[] = Array.isArray(data) ? data : [];
        const found = list.find((item) => {
          const { assetType, fileName, fileSize } = Object(Object(item).attributes);
          return assetType === 'ASSET' && fileName === name && fileSize === size;
        });
        return found === undefined ? undefined : this.#assertParsed(parseFile(found), step);
      },
    });
  }

  /** Reads the file again, with fresh URLs for its parts. */
  async readFile(fileId: string): Promise<ReservedFile> {
    const step = 'asking for fresh URLs';
    const { data } = await this.#get(`/v1/buildUploadFiles/${fileId}`, step);
    return this.#assertParsed(parseFile(data), step);
  }

  /**
   * Commits the file: all of its parts are there. Apple's schema has checksums, but Apple has been seen
   * to reject them; the commit is then sent without one.
   */
  async commit(uploadId: string, fileId: string, sha256: string): Promise<void> {
    const sourceFileChecksums = { file: { hash: sha256, algorithm: 'SHA_256' } };
    const withChecksum = { uploaded: true, sourceFileChecksums };
    let isRejected = false;
    await this.#change('committing the file', {
      send: async () => {
        const send = (attributes: object): Promise<ApiResult> =>
          this.#options.client.send({
            method: 'PATCH',
            path: `/v1/buildUploadFiles/${fileId}`,
            body: { data: { type: 'buildUploadFiles', id: fileId, attributes } },
          });
        const result = await send(isRejected ? { uploaded: true } : withChecksum);
        if (isRejected || !rejectsChecksum(result)) return result;
        isRejected = true;
        this.#options.warn(
          'Apple rejected the checksum',
          `The file is committed without a checksum. ${describeErrors(result)}`,
        );
        return send({ uploaded: true });
      },
      parse: () => true,
      lookUp: async () =>
        (await this.readState(uploadId)).state === 'AWAITING_UPLOAD' ? undefined : true,
    });
  }

  /** Reads the state of a build upload. */
  async readState(uploadId: string): Promise<BuildUploadState> {
    const step = 'reading the state of the build upload';
    const { data } = await this.#get(`/v1/buildUploads/${uploadId}?include=build`, step);
    return this.#assertParsed(parseState(data), step);
  }

  /** Finds the build upload of a request whose response was lost: of the same build, and not older than the request. */
  async #findCreated(app: App, build: Build, since: number): Promise<string | undefined> {
    const step = 'looking for the build upload';
    const query = [
      ['filter[cfBundleShortVersionString]', build.version],
      ['filter[cfBundleVersion]', build.number],
      ['filter[platform]', build.platform],
      ['limit', '200'],
    ].map(([name, value = '']) => `${name}=${encodeURIComponent(value)}`);
    const { data } = await this.#get(`/v1/apps/${app.id}/buildUploads?${query.join('&')}`, step);
    const list: readonly unknown[] = Array.isArray(data) ? data : [];
    const found = list.find((item) => {
      const { createdDate, state } = Object(Object(item).attributes);
      const isNew = typeof createdDate === 'string' && Date.parse(createdDate) / 1000 >= since;
      return isNew && Object(state).state === 'AWAITING_UPLOAD';
    });
    return found === undefined ? undefined : this.#assertParsed(parseId(found), step);
  }

  async #change<T>(
    step: string,
    change: Omit<Change<T>, 'sleep'>,
    describe: (response: ApiResponse) => ActionError | undefined = () => undefined,
  ): Promise<T> {
    const end = await makeChange({ ...change, sleep: this.#options.sleep });
    if (end.type === 'made') return end.value;
    const special = end.result.type === 'response' ? describe(end.result) : undefined;
    throw special ?? this.#failure(end.result, step);
  }

  async #get(path: string, step: string): Promise<Body> {
    return this.#parse(await this.#options.client.send({ method: 'GET', path }), step);
  }

  /** Parses the body of a 2xx response; throws the error that any other result means. */
  #parse(result: ApiResult, step: string): Body {
    const isGood = result.type === 'response' && result.status >= 200 && result.status < 300;
    if (!isGood || !result.isJson || !result.body) throw this.#failure(result, step);
    return Object(JSON.parse(result.body));
  }

  /** Returns what a response was parsed to; throws `NOT_APPLE` if it is not in Apple's format. */
  #assertParsed<T>(parsed: T | undefined, step: string): T {
    if (parsed === undefined) throw this.#notAppleError(step);
    return parsed;
  }

  #notAppleError(step: string): ActionError {
    const result: ApiResponse = {
      type: 'response',
      status: 200,
      durationMs: 0,
      isJson: true,
      isHtml: false,
      errors: [],
    };
    return this.#failure(result, step);
  }

  #failure(result: ApiResult, step: string): ActionError {
    const { apiUrl, proxy } = this.#options;
    return diagnoseUpload({ result, step, apiUrl, proxy });
  }
}

function rejectsChecksum(result: ApiResult): boolean {
  return (
    result.type === 'response' &&
    [400, 409, 422].includes(result.status) &&
    result.errors.some(({ title, detail }) => `${title} ${detail}`.includes('sourceFileChecksums'))
  );
}
