import { answers, type JsonResponse } from '../answers.ts';
import type { Resource } from '../builds.ts';
import { selectResources } from '../lists.ts';
import { FakeObjectStorage } from './object-storage.ts';
import { bodies, parameters } from './schemas.ts';

/** A remark of Apple's on an upload. */
interface StateDetail {
  readonly code: string;
  readonly description: string;
}

interface Upload {
  readonly id: string;
  readonly appId: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly createdDate: string;
  state: string;
  fileId?: string;
}

interface UploadedFile {
  readonly id: string;
  readonly uploadId: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  checksums?: object;
  isCommitted: boolean;
}

/** A request for build uploads. */
export interface UploadRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
  readonly contentType: string | undefined;
  /** The IDs of the apps that the key can see. */
  readonly apps: readonly string[];
  /** Base URL for parts. */
  readonly storageUrl: string;
}

/** The paths that are answered here, with `{id}` for an ID. */
const routes = [
  '/v1/buildUploads',
  '/v1/buildUploads/{id}',
  '/v1/buildUploads/{id}/buildUploadFiles',
  '/v1/buildUploadFiles',
  '/v1/buildUploadFiles/{id}',
  '/v1/apps/{id}/buildUploads',
];

/** The operations of App Store Connect for build uploads, strictly by Apple's schemas. */
export class FakeBuildUploads {
  readonly storage = new FakeObjectStorage();
  readonly uploads: Upload[] = [];
  readonly files: UploadedFile[] = [];
  /** The states after the commit, one for each read; the last one stays. */
  states = ['PROCESSING', 'COMPLETE'];
  /** The errors of an upload that fails, and remarks on any. */
  errors: readonly StateDetail[] = [];
  warnings: readonly StateDetail[] = [];
  infos: readonly StateDetail[] = [];
  /** Reads of a list that do not show the newest upload yet. */
  listLag = 0;
  /** Whether commits may have checksums: Apple was seen to reject them. */
  takesChecksums = true;
  #nextId = 1;

  /** The path of a route with `{id}`, and the ID; `undefined` for a request of another kind. */
  static routeOf({ pathname }: URL): { readonly route: string; readonly id: string } | undefined {
    const [, id = ''] = /^\/v1\/\w+\/([^/]+)/.exec(pathname) ?? [];
    const route = id === '' ? pathname : pathname.replace(`/${id}`, '/{id}');
    return routes.includes(route) ? { route, id } : undefined;
  }

  /** Adds an upload that Apple has processed. */
  addComplete(appId: string, attributes: Upload['attributes']): void {
    const createdDate = new Date().toISOString();
    const id = `upload-${this.#nextId}`;
    this.#nextId += 1;
    this.uploads.push({ id, appId, attributes, createdDate, state: 'COMPLETE' });
  }

  async answer(request: UploadRequest): Promise<JsonResponse> {
    const { method, url } = request;
    const { route = '', id = '' } = FakeBuildUploads.routeOf(url) ?? {};
    const name = `${method} ${route}`;
    const unknown = [...url.searchParams.keys()].filter((key) => !parameters[name]?.includes(key));
    if (unknown.length > 0) return answers.unknownParameter;
    if (method !== 'GET') return this.#change(name, id, request);
    if (parameters[name] === undefined) return answers.notFound;
    if (route === '/v1/apps/{id}/buildUploads') return this.#list(id, url.searchParams);
    const upload = this.uploads.find((one) => one.id === id);
    if (route === '/v1/buildUploads/{id}') return upload ? this.#read(upload) : answers.notFound;
    const files = this.files.filter((file) => file.id === id || file.uploadId === id);
    const resources = files.map((file) => this.#fileResource(file, request.storageUrl));
    if (route === '/v1/buildUploads/{id}/buildUploadFiles')
      return upload ? { status: 200, body: { data: resources } } : answers.notFound;
    return resources.length > 0 ? { status: 200, body: { data: resources[0] } } : answers.notFound;
  }

  async #change(name: string, id: string, request: UploadRequest): Promise<JsonResponse> {
    const body = parse(request.body);
    const isValid = request.contentType === 'application/json' && bodies[name]?.(body) === true;
    if (bodies[name] === undefined) return answers.notFound;
    if (!isValid) return answers.invalidEntity;
    const { data } = Object(body);
    if (name === 'POST /v1/buildUploads') return this.#create(data, request.apps);
    if (name === 'POST /v1/buildUploadFiles') return this.#createFile(data, request.storageUrl);
    const file = this.files.find((one) => one.id === id);
    return file === undefined ? answers.notFound : this.#commit(file, data, request.storageUrl);
  }

  // biome-ignore lint/suspicious/noExplicitAny: the schema was checked
  #create({ attributes, relationships }: any, apps: readonly string[]): JsonResponse {
    const appId = relationships.app.data.id;
    if (!apps.includes(appId)) return answers.unknownApp;
    const isSame = (upload: Upload): boolean =>
      upload.appId === appId &&
      upload.state !== 'FAILED' &&
      Object.entries(attributes).every(([name, value]) => upload.attributes[name] === value);
    if (this.uploads.some(isSame)) return answers.duplicateBuild;
    const upload: Upload = {
      id: `upload-${this.#nextId}`,
      appId,
      attributes,
      createdDate: new Date().toISOString(),
      state: 'AWAITING_UPLOAD',
    };
    this.#nextId += 1;
    this.uploads.push(upload);
    return { status: 201, body: { data: this.#uploadResource(upload) } };
  }

  // biome-ignore lint/suspicious/noExplicitAny: the schema was checked
  #createFile({ attributes, relationships }: any, storageUrl: string): JsonResponse {
    const upload = this.uploads.find(({ id }) => id === relationships.buildUpload.data.id);
    if (upload === undefined || upload.fileId !== undefined || attributes.fileSize < 1)
      return answers.invalidEntity;
    const file: UploadedFile = {
      id: `file-${this.#nextId}`,
      uploadId: upload.id,
      attributes,
      isCommitted: false,
    };
    this.#nextId += 1;
    upload.fileId = file.id;
    this.files.push(file);
    this.storage.reserve(file.id, attributes.fileSize);
    return { status: 201, body: { data: this.#fileResource(file, storageUrl) } };
  }

  async #commit(
    file: UploadedFile,
    // biome-ignore lint/suspicious/noExplicitAny: the schema was checked
    { id, attributes }: any,
    storageUrl: string,
  ): Promise<JsonResponse> {
    const upload = this.uploads.find(({ fileId }) => fileId === file.id);
    const { uploaded, sourceFileChecksums: checksums } = Object(attributes);
    if (upload === undefined || id !== file.id || uploaded !== true) return answers.invalidEntity;
    if (checksums !== undefined && !this.takesChecksums) return answers.refusedChecksum;
    if (file.isCommitted || !this.storage.isComplete(file.id)) return answers.wrongState;
    const { hash, algorithm } = Object(Object(checksums).file);
    if (hash !== undefined && hash !== (await this.storage.hash(file.id, algorithm)))
      return answers.refusedChecksum;
    file.isCommitted = true;
    file.checksums = checksums;
    upload.state = this.states.shift() ?? 'COMPLETE';
    return { status: 200, body: { data: this.#fileResource(file, storageUrl) } };
  }

  #list(appId: string, query: URLSearchParams): JsonResponse {
    const isLagging = this.listLag > 0;
    this.listLag -= isLagging ? 1 : 0;
    const listed = this.uploads
      .slice(0, isLagging ? -1 : undefined)
      .filter((upload) => upload.appId === appId)
      .map((upload) => this.#uploadResource(upload));
    return { status: 200, body: { data: selectResources(listed, query) } };
  }

  #read(upload: Upload): JsonResponse {
    const answer = { status: 200, body: { data: this.#uploadResource(upload) } };
    const next = upload.state === 'AWAITING_UPLOAD' ? undefined : this.states.shift();
    if (next !== undefined) upload.state = next;
    return answer;
  }

  #uploadResource({
    id,
    attributes,
    createdDate,
    state,
  }: Upload): Resource & { relationships: object } {
    const isComplete = state === 'COMPLETE';
    return {
      type: 'buildUploads',
      id,
      links: { self: `/v1/buildUploads/${id}` },
      attributes: {
        ...attributes,
        createdDate,
        state: {
          state,
          errors: state === 'FAILED' ? this.errors : [],
          warnings: isComplete ? this.warnings : [],
          infos: isComplete ? this.infos : [],
        },
      },
      relationships: {
        build: { data: isComplete ? { type: 'builds', id: `build-of-${id}` } : null },
      },
    };
  }

  #fileResource({ id, attributes, isCommitted }: UploadedFile, storageUrl: string): object {
    return {
      type: 'buildUploadFiles',
      id,
      attributes: {
        ...attributes,
        assetDeliveryState: { state: isCommitted ? 'COMPLETE' : 'AWAITING_UPLOAD' },
        ...(!isCommitted && { uploadOperations: this.storage.operations(id, storageUrl) }),
      },
    };
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
