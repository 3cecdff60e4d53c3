import { answers, type JsonResponse } from '../answers.ts';
import { linkage, object, oneOf, type Rule, text } from './schemas.ts';

/** A resource, with those that it is related to by the names of the relations. */
interface TeamResource {
  readonly type: string;
  readonly id: string;
  readonly attributes: Record<string, unknown>;
  readonly related?: Readonly<Record<string, TeamResource>>;
}

/** A request for resources of the team. */
export interface TeamRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
  /** The build uploads that Apple has processed. */
  readonly uploads: readonly {
    readonly id: string;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
}

/** The lists that lanes of fastlane read, by their path, with the type of their resources. The team has one app. */
const lists: Readonly<Record<string, string>> = {
  '/v1/builds': 'builds',
  '/v1/betaBuildLocalizations': 'betaBuildLocalizations',
  '/v1/apps/{id}/appStoreVersions': 'appStoreVersions',
  '/v1/apps/{id}/appInfos': 'appInfos',
  '/v1/betaGroups': 'betaGroups',
  '/v1/appStoreVersions/{id}/appStoreVersionLocalizations': 'appStoreVersionLocalizations',
  '/v1/appInfos/{id}/appInfoLocalizations': 'appInfoLocalizations',
  '/v1/devices': 'devices',
  '/v1/profiles': 'profiles',
};

/** The related resources that lanes read, by their path, with the type of each. */
const relations: Readonly<Record<string, string>> = {
  '/v1/appStoreVersions/{id}/appStoreReviewDetail': 'appStoreReviewDetails',
};

const change = (type: string, attributes: Readonly<Record<string, Rule>>): Rule =>
  object({ data: object({ type: oneOf(type), id: text, attributes: object({}, attributes) }) });

/** The bodies of the changes that lanes make, with the members that fastlane sends. */
const bodies: Readonly<Record<string, Rule>> = {
  'POST /v1/devices': object({
    data: object({
      type: oneOf('devices'),
      attributes: object({ name: text, platform: oneOf('IOS', 'MAC_OS'), udid: text }),
    }),
  }),
  'POST /v1/certificates': object({
    data: object({
      type: oneOf('certificates'),
      attributes: object({ certificateType: text, csrContent: text }),
    }),
  }),
  'POST /v1/betaAppReviewSubmissions': object({
    data: object({
      type: oneOf('betaAppReviewSubmissions'),
      relationships: object({ build: linkage('builds') }),
    }),
  }),
  'POST /v1/builds/{id}/relationships/betaGroups': object({
    data: (value) =>
      Array.isArray(value) && value.every(object({ type: oneOf('betaGroups'), id: text })),
  }),
  'PATCH /v1/builds/{id}': change('builds', { usesNonExemptEncryption: oneOf(true, false) }),
  'PATCH /v1/betaBuildLocalizations/{id}': change('betaBuildLocalizations', { whatsNew: text }),
  'PATCH /v1/appInfos/{id}': object({
    data: object({ type: oneOf('appInfos'), id: text }, { relationships: object({}) }),
  }),
  'PATCH /v1/appStoreVersions/{id}': change('appStoreVersions', { versionString: text }),
  'PATCH /v1/appStoreVersionLocalizations/{id}': change('appStoreVersionLocalizations', {
    description: text,
  }),
};

const version = (
  id: string,
  versionString: string,
  states: readonly [string, string],
  build: TeamResource,
): TeamResource => ({
  type: 'appStoreVersions',
  id,
  attributes: {
    versionString,
    platform: 'IOS',
    appVersionState: states[0],
    appStoreState: states[1],
  },
  related: { build },
});

const app: TeamResource = {
  type: 'apps',
  id: '123',
  attributes: { bundleId: 'com.example.app123', name: 'App 123' },
};

const liveBuild: TeamResource = {
  type: 'builds',
  id: 'live',
  attributes: { version: '41' },
};
const bundleId: TeamResource = {
  type: 'bundleIds',
  id: 'i1',
  attributes: { identifier: 'com.example.app123', name: 'App', platform: 'IOS' },
};

/**
 * A team with one app, as far as lanes of fastlane ask for it. It does not respond to a request that no lane is known
 * to send.
 */
export class FakeTeam {
  readonly #resources: TeamResource[] = [
    version('live', '1.2.2', ['READY_FOR_DISTRIBUTION', 'READY_FOR_SALE'], liveBuild),
    version('edited', '1.2.3', ['PREPARE_FOR_SUBMISSION', 'PREPARE_FOR_SUBMISSION'], liveBuild),
    { type: 'appStoreVersionLocalizations', id: 'l1', attributes: { locale: 'en-US' } },
    {
      type: 'appInfos',
      id: 'n1',
      attributes: { state: 'PREPARE_FOR_SUBMISSION', appStoreState: 'PREPARE_FOR_SUBMISSION' },
    },
    { type: 'appInfoLocalizations', id: 'm1', attributes: { locale: 'en-US', name: 'App' } },
    { type: 'appStoreReviewDetails', id: 'r1', attributes: {} },
    {
      type: 'betaGroups',
      id: 'g1',
      attributes: { name: 'Friends', isInternalGroup: false },
      related: { app },
    },
    {
      type: 'devices',
      id: 'd1',
      attributes: { name: 'Pad', udid: 'a'.repeat(40), platform: 'IOS', status: 'ENABLED' },
    },
    {
      type: 'profiles',
      id: 'q1',
      attributes: {
        name: 'com.example.app123 AppStore',
        uuid: 'e0a1c6b8-0000-4000-8000-000000000001',
        profileType: 'IOS_APP_STORE',
        profileState: 'ACTIVE',
        platform: 'IOS',
        profileContent: Buffer.from('a profile').toString('base64'),
        expirationDate: '2099-01-01T00:00:00.000+00:00',
      },
      related: { bundleId },
    },
  ];

  /** Finds the attributes of a resource; `undefined` if there is none. */
  attributesOf(type: string, id: string): Readonly<Record<string, unknown>> | undefined {
    return this.#find(type, id)?.attributes;
  }

  /** Responds to a request; `undefined` for one that the team does not know. */
  answer({ method, url, body, uploads }: TeamRequest): JsonResponse | undefined {
    for (const resource of uploads.flatMap(buildOf))
      if (this.#find(resource.type, resource.id) === undefined) this.#resources.push(resource);
    const [, collection = '', id = ''] = /^\/v1\/(\w+)\/([^/]+)/.exec(url.pathname) ?? [];
    const route = id === '' ? url.pathname : url.pathname.replace(`/${id}`, '/{id}');
    if (method === 'GET') {
      const type = lists[route];
      if (type !== undefined) return this.#list(type, url.searchParams);
      const relation = relations[route];
      const found = this.#resources.find((one) =>
        relation === undefined
          ? one.type === collection && one.id === id && route === `/v1/${collection}/{id}`
          : one.type === relation,
      );
      return found && { status: 200, body: { data: toJson(found), included: included([found]) } };
    }
    const isValid = bodies[`${method} ${route}`];
    if (isValid === undefined) return undefined;
    const json = JSON.parse(body);
    if (!isValid(json)) return answers.invalidEntity;
    if (id !== '' && this.#find(collection, id) === undefined) return answers.notFound;
    if (route.includes('/relationships/'))
      return { status: 204, body: '', contentType: 'text/plain' };
    return method === 'POST' ? this.#create(json.data) : this.#change(json.data);
  }

  #list(type: string, parameters: URLSearchParams): JsonResponse {
    const all = this.#resources.filter((one) => one.type === type);
    const filters = [...parameters].flatMap(([name, values]) => {
      const [, path] = /^filter\[([\w.]+)\]$/.exec(name) ?? [];
      return path === undefined ? [] : [{ path, values: values.split(',') }];
    });
    const others = [...parameters.keys()].filter(
      (name) => !/^(?:include|limit|sort|filter\[[\w.]+\])$/.test(name),
    );
    if (others.length > 0) return answers.unknownParameter;
    const found = all.filter((one) =>
      filters.every(({ path, values }) => values.includes(String(valueAt(one, path)))),
    );
    const meta = { paging: { total: found.length, limit: 50 } };
    return {
      status: 200,
      body: { data: found.map(toJson), included: included(found), links: {}, meta },
    };
  }

  #create({ type, attributes }: Pick<TeamResource, 'type' | 'attributes'>): JsonResponse {
    const made: TeamResource = {
      type,
      id: `${type}-${this.#resources.length}`,
      attributes: {
        ...attributes,
        ...(type === 'certificates' && {
          certificateContent: Buffer.from('a certificate').toString('base64'),
        }),
      },
    };
    this.#resources.push(made);
    return { status: 201, body: { data: toJson(made) } };
  }

  #change({ type, id, attributes }: TeamResource): JsonResponse {
    const found = this.#find(type, id);
    if (found === undefined) return answers.notFound;
    Object.assign(found.attributes, attributes);
    return { status: 200, body: { data: toJson(found) } };
  }

  #find(type: string, id: string): TeamResource | undefined {
    return this.#resources.find((one) => one.type === type && one.id === id);
  }
}

/** The build of an upload, ready for testers, and its localization. */
function buildOf({ id, attributes }: TeamRequest['uploads'][number]): readonly TeamResource[] {
  const build: TeamResource = {
    type: 'builds',
    id: `build-of-${id}`,
    attributes: {
      version: attributes.cfBundleVersion,
      processingState: 'VALID',
      usesNonExemptEncryption: false,
    },
    related: {
      app,
      buildBetaDetail: {
        type: 'buildBetaDetails',
        id: `detail-of-${id}`,
        attributes: {
          internalBuildState: 'READY_FOR_BETA_TESTING',
          externalBuildState: 'READY_FOR_BETA_SUBMISSION',
        },
      },
      preReleaseVersion: {
        type: 'preReleaseVersions',
        id: `version-of-${id}`,
        attributes: {
          version: attributes.cfBundleShortVersionString,
          platform: attributes.platform,
        },
      },
    },
  };
  const localization: TeamResource = {
    type: 'betaBuildLocalizations',
    id: `localization-of-${id}`,
    attributes: { locale: 'en-US' },
    related: { build },
  };
  return [build, localization];
}

/** The value for a filter: an attribute, the ID of a related resource, or an attribute of one. */
function valueAt({ attributes, related }: TeamResource, path: string): unknown {
  const [name = '', attribute] = path.split('.');
  const other = related?.[name];
  if (attribute !== undefined) return other?.attributes[attribute];
  return other?.id ?? attributes[name];
}

function toJson({ type, id, attributes, related = {} }: TeamResource): object {
  const relationships = Object.entries(related).map(([name, { type, id }]) => [
    name,
    { data: { type, id } },
  ]);
  return { type, id, attributes, relationships: Object.fromEntries(relationships) };
}

function included(resources: readonly TeamResource[]): readonly object[] {
  return resources.flatMap(({ related = {} }) => Object.values(related).map(toJson));
}
