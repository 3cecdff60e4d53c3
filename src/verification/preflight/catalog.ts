import type { ResourceList } from '../../api/response.ts';
import type { KeyKind } from '../../key/kind.ts';
import { certificatesExpireSoon, noCertificates, type Remark } from './certificates.ts';

/** A request of a check, and the evidence in its response. */
export interface PreflightRequest {
  /** Path and query, verbatim. */
  readonly path: string;
  /** The meaning of Apple's 404, which otherwise shows nothing: the app is not visible, or there is no report. */
  readonly notFound?: 'app' | 'proven';
  /** The remark on a refusal for the role that does not fail the check. */
  readonly forbiddenRemark?: string;
  /** True if a 401 after several tokens fails the check, although the key itself was accepted. */
  readonly failsWhenUnauthorized?: true;
  /** True if the response is a file instead of JSON. */
  readonly isFile?: true;
  /** Inspects the resources of the response. `now` in Unix seconds. */
  readonly inspect?: (resources: ResourceList, now: number) => Remark | undefined;
}

/**
 * A thing that a job is going to do, and how to check that its key can.
 *
 * @example
 * {
 *   name: 'testflight',
 *   argument: 'app',
 *   requests: (app) => [{ path: `/v1/apps/${app}/betaGroups?limit=1`, notFound: 'app' }],
 *   roles: 'App Manager or Admin',
 *   proves: 'the beta groups can be read',
 *   unprovable: 'the right to write',
 *   unusableKinds: { 'in-house': 'The Enterprise Program has no apps.' },
 * }
 */
export interface PreflightEntry {
  /** The name in the input. */
  readonly name: string;
  /** The argument after the name; none if absent. An app reaches `requests` as its ID. */
  readonly argument?: 'app' | 'vendor';
  readonly requests: (argument: string) => readonly PreflightRequest[];
  /** The roles that a key needs. */
  readonly roles: string;
  /** The clause on what responses without a refusal prove. */
  readonly proves: string;
  /** What no request can prove. */
  readonly unprovable?: string;
  /** The kinds of keys that Apple rules out, each with the reason in a sentence. */
  readonly unusableKinds: Readonly<Partial<Record<KeyKind, string>>>;
}

const noApps = 'The Enterprise Program has no App Store Connect, and an in-house key no apps.';
const onlyTeamKeys = 'Apple documents that individual keys cannot use provisioning endpoints.';
const provisioningRoles = 'Admin, or a role with access to Certificates, Identifiers & Profiles';

/**
 * All checks by name, in the order of the docs.
 *
 * @see https://developer.apple.com/documentation/appstoreconnectapi
 * @see https://developer.apple.com/documentation/notaryapi
 */
export const preflightEntries: readonly PreflightEntry[] = [
  {
    name: 'upload',
    argument: 'app',
    requests: (app) => [
      { path: `/v1/apps/${app}`, notFound: 'app' },
      { path: `/v1/apps/${app}/buildUploads?limit=1` },
    ],
    roles: 'Developer, App Manager or Admin',
    proves: 'the app is visible, and no agreement is missing',
    unprovable: "the daily upload limit, and the key's role",
    unusableKinds: { 'in-house': noApps },
  },
  {
    name: 'testflight',
    argument: 'app',
    requests: (app) => [{ path: `/v1/apps/${app}/betaGroups?limit=1`, notFound: 'app' }],
    roles: 'App Manager or Admin',
    proves: 'the beta groups can be read',
    unprovable: 'the right to change them',
    unusableKinds: { 'in-house': noApps },
  },
  {
    name: 'provisioning',
    requests: () => [
      {
        path: '/v1/certificates?fields[certificates]=certificateType,expirationDate&limit=200',
        inspect: certificatesExpireSoon,
      },
      { path: '/v1/profiles?limit=1' },
      { path: '/v1/devices?limit=1' },
    ],
    roles: provisioningRoles,
    proves: 'certificates, profiles and devices can be read',
    unprovable: 'the right to create a certificate',
    unusableKinds: { individual: onlyTeamKeys },
  },
  {
    name: 'cloud-signing',
    requests: () => [
      {
        path: '/v1/certificates?filter[certificateType]=DISTRIBUTION,IOS_DISTRIBUTION&limit=1',
        inspect: noCertificates,
      },
      {
        path: '/v1/users?limit=1',
        forbiddenRemark:
          'The key cannot read /v1/users (403), so its role is not Admin, and only Admin keys are known to sign in the cloud. Ask the Account Holder or an Admin for a new key with the role Admin.',
      },
    ],
    roles: 'Admin',
    proves: 'the key has the role Admin, and the team has a distribution certificate',
    unprovable: 'that Apple will sign',
    unusableKinds: {
      individual: onlyTeamKeys,
      'in-house': 'xcodebuild signs in the cloud through App Store Connect, with team keys only.',
    },
  },
  {
    name: 'notarization',
    requests: () => [{ path: '/notary/v2/submissions', failsWhenUnauthorized: true }],
    roles: 'Developer, App Manager or Admin',
    proves: 'the Notary API accepts the key, and no agreement is missing',
    unprovable: "the key's role",
    unusableKinds: { 'in-house': 'The Notary API is for members of the Apple Developer Program.' },
  },
  {
    name: 'reports',
    argument: 'vendor',
    requests: (vendor) => [
      {
        path: `/v1/salesReports?filter[frequency]=DAILY&filter[reportSubType]=SUMMARY&filter[reportType]=SALES&filter[vendorNumber]=${vendor}`,
        notFound: 'proven',
        isFile: true,
      },
    ],
    roles: 'Finance, Sales or Admin',
    proves: 'sales reports can be read',
    unusableKinds: { 'in-house': noApps },
  },
];
