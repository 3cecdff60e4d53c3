import type { Resource } from '../builds.ts';
import type { RegisteredKey, Role } from '../token-rules.ts';

/** The roles that can read each collection. Every role can read collections that are not listed. */
const roles: Readonly<Record<string, readonly Role[]>> = {
  users: ['ADMIN'],
  userInvitations: ['ADMIN'],
  certificates: ['ADMIN', 'APP_MANAGER', 'DEVELOPER'],
  profiles: ['ADMIN', 'APP_MANAGER', 'DEVELOPER'],
  devices: ['ADMIN', 'APP_MANAGER', 'DEVELOPER'],
  buildUploads: ['ADMIN', 'APP_MANAGER', 'DEVELOPER'],
  buildUploadFiles: ['ADMIN', 'APP_MANAGER', 'DEVELOPER'],
  betaGroups: ['ADMIN', 'APP_MANAGER', 'DEVELOPER', 'MARKETING'],
  bundleIds: ['ADMIN', 'APP_MANAGER', 'DEVELOPER'],
  salesReports: ['ADMIN', 'FINANCE', 'SALES'],
  financeReports: ['ADMIN', 'FINANCE'],
};

/** The collections that individual keys cannot read, whatever the role of their user. */
const teamOnly = [
  'certificates',
  'profiles',
  'bundleIds',
  'devices',
  'salesReports',
  'financeReports',
];

/** The collections that exist, and the IDs in them. */
export const collections: Readonly<Record<string, readonly string[]>> = {
  builds: ['b0', 'b1'],
  betaGroups: ['g1'],
  preReleaseVersions: ['p1'],
  profiles: ['q1'],
  bundleIds: ['i1'],
  devices: ['d1'],
  users: ['u1'],
  userInvitations: [],
  salesReports: [],
  financeReports: [],
  ciProducts: ['x1'],
  ciWorkflows: ['w1'],
  ciBuildRuns: ['r1'],
  betaFeedbackScreenshotSubmissions: ['f1'],
};

/** Checks that a key can read all of the collections. */
export function mayRead(
  { role = 'ADMIN', issuerId }: RegisteredKey,
  types: readonly string[],
): boolean {
  const isAllowed = types.every((type) => roles[type]?.includes(role) !== false);
  return isAllowed && (issuerId !== undefined || !types.some((type) => teamOnly.includes(type)));
}

/** Creates a resource of the API, with the attributes that the fake server has. */
export function resource(type: string, id: string): Resource {
  const attributes: Record<string, Resource['attributes']> = {
    apps: {
      name: `App ${id}`,
      bundleId: `com.example.app${id}`,
      sku: `SKU${id}`,
      primaryLocale: 'en-US',
      contentRightsDeclaration: 'DOES_NOT_USE_THIRD_PARTY_CONTENT',
      isOrEverWasMadeForKids: false,
    },
    builds:
      id === 'b1'
        ? {
            version: '42',
            uploadedDate: '2026-01-02T03:04:05-08:00',
            expired: false,
            processingState: 'VALID',
          }
        : {
            version: '9',
            uploadedDate: '2025-06-07T08:09:10-07:00',
            expired: true,
            processingState: 'VALID',
          },
    preReleaseVersions: { version: '1.2.3', platform: 'IOS' },
  };
  return { type, id, attributes: attributes[type] ?? {}, links: { self: `/v1/${type}/${id}` } };
}
