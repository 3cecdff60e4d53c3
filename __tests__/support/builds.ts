/** A resource of the API; only the members that the fake server has. */
export interface Resource {
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly links: Readonly<Record<string, string>>;
}

/** The states of a build's processing. */
export type BuildState = 'PROCESSING' | 'FAILED' | 'INVALID' | 'VALID';

interface Selection {
  readonly parameters: URLSearchParams;
  /** The state of the newest build; `undefined` if the list does not contain it yet. */
  readonly state: BuildState | undefined;
  /** The build number of the newest build. */
  readonly buildNumber: string;
  /** The apps that the key can see; each has all builds. */
  readonly apps: readonly string[];
}

/** The parameters of Apple's operation. Of the filters, only `app` and `version` are implemented. */
const parametersOfBuilds =
  /^(?:cursor|limit|include|sort|fields\[\w+\]|limit\[\w+\]|filter\[(?:app|betaGroups|buildAudienceType|expired|id|preReleaseVersion(?:\.platform|\.version)?|processingState|usesNonExemptEncryption|version)\])$/;
const sortOrders = /^(-?)(version|uploadedDate)$/;

/** Selects and sorts builds by the parameters of a request; `undefined` if Apple would reject one of them. */
export function selectBuilds(
  builds: readonly Resource[],
  { parameters, state, apps, buildNumber }: Selection,
): readonly Resource[] | undefined {
  if ([...parameters.keys()].some((name) => !parametersOfBuilds.test(name))) return undefined;
  const [, descending, attribute] = sortOrders.exec(parameters.get('sort') ?? 'version') ?? [];
  if (attribute === undefined) return undefined;
  const app = parameters.get('filter[app]');
  const version = parameters.get('filter[version]');
  if (app !== null && !apps.includes(app)) return [];
  const text = ({ attributes }: Resource): string => String(attributes[attribute]);
  const sorted = builds
    .map((build) => (build.id === 'b1' ? withNumber(build, buildNumber) : build))
    .map((build) => withState(build, build.id === 'b1' ? state : 'VALID'))
    .filter((build) => build !== undefined)
    .filter(({ attributes }) => version === null || attributes.version === version)
    .toSorted((a, b) => text(a).localeCompare(text(b)));
  return descending === '-' ? sorted.toReversed() : sorted;
}

function withNumber(build: Resource, buildNumber: string): Resource {
  return { ...build, attributes: { ...build.attributes, version: buildNumber } };
}

function withState(build: Resource, state: BuildState | undefined): Resource | undefined {
  if (state === undefined) return undefined;
  return { ...build, attributes: { ...build.attributes, processingState: state } };
}
