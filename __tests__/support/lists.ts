import type { Resource } from './builds.ts';

/** A certificate of the team. */
export interface Certificate {
  readonly certificateType: string;
  /** Days until it expires. */
  readonly daysLeft: number;
}

/** The parameters of Apple's operations that list a collection; any is taken for one that is not here. */
const parametersOf: Readonly<Record<string, RegExp>> = {
  apps: /^(?:cursor|limit|include|sort|fields\[\w+\]|limit\[\w+\]|exists\[gameCenterEnabledVersions\]|filter\[(?:appStoreVersions(?:\.\w+)?|bundleId|id|name|reviewSubmissions\.\w+|sku)\])$/,
  certificates:
    /^(?:cursor|limit|include|sort|fields\[\w+\]|filter\[(?:certificateType|displayName|id|serialNumber)\])$/,
  profiles:
    /^(?:cursor|limit|include|sort|fields\[\w+\]|limit\[\w+\]|filter\[(?:id|name|profileState|profileType)\])$/,
  devices: /^(?:cursor|limit|sort|fields\[\w+\]|filter\[(?:id|name|platform|status|udid)\])$/,
  users:
    /^(?:cursor|limit|include|sort|fields\[\w+\]|limit\[\w+\]|filter\[(?:roles|username|visibleApps)\])$/,
  betaGroups: /^(?:limit|fields\[\w+\])$/,
};

/** Checks that Apple's operation has all parameters of a request, and that `limit` is no more than 200. */
export function hasKnownParameters(type: string, parameters: URLSearchParams): boolean {
  const known = parametersOf[type];
  const limit = Number(parameters.get('limit') ?? 1);
  const isLimited = Number.isInteger(limit) && limit >= 1 && limit <= 200;
  return (
    known === undefined || (isLimited && [...parameters.keys()].every((name) => known.test(name)))
  );
}

/**
 * Selects resources by the filters of a request. A filter has values separated by commas; that for bundle IDs also
 * selects those that only contain a value.
 */
export function selectResources(
  resources: readonly Resource[],
  parameters: URLSearchParams,
): readonly Resource[] {
  const filters = [...parameters].flatMap(([name, values]) => {
    const [, attribute] = /^filter\[(\w+)\]$/.exec(name) ?? [];
    return attribute === undefined ? [] : [{ attribute, values: values.split(',') }];
  });
  return resources.filter(({ attributes }) =>
    filters.every(({ attribute, values }) => {
      // `state` of a build upload is an object that has the state and its errors.
      const value = attributes[attribute];
      const own = String(Object(value)[attribute] ?? value);
      return attribute === 'bundleId'
        ? values.some((value) => own.includes(value))
        : values.includes(own);
    }),
  );
}

/** Checks that a request for a sales report has all that Apple requires, and nothing else. */
export function isReportRequest(parameters: URLSearchParams): boolean {
  const required = ['frequency', 'reportSubType', 'reportType', 'vendorNumber'];
  const names = [...parameters.keys()].map((name) => name.replace(/^filter\[(.*)\]$/, '$1'));
  return (
    required.every((name) => names.includes(name)) &&
    names.every((name) => [...required, 'reportDate', 'version'].includes(name)) &&
    /^\d+$/.test(parameters.get('filter[vendorNumber]') ?? '')
  );
}
