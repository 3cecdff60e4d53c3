import type { Resource } from '../builds.ts';
import type { Role } from '../token-rules.ts';

/** The roles that may use each collection; every role may use what is not listed. */
export const roles: Readonly<Record<string, readonly Role[]>> = {
  users: ['ADMIN'],
  userInvitations: ['ADMIN'],
  certificates: ['ADMIN', 'APP_MANAGER', 'DEVELOPER'],
  profiles: ['ADMIN', 'APP_MANAGER', 'DEVELOPER'],
  bundleIds: ['ADMIN', 'APP_MANAGER', 'DEVELOPER'],
  buildUploads: ['ADMIN', 'APP_MANAGER', 'DEVELOPER'],
  buildUploadFiles: ['ADMIN', 'APP_MANAGER', 'DEVELOPER'],
  salesReports: ['ADMIN', 'FINANCE', 'SALES'],
  financeReports: ['ADMIN', 'FINANCE'],
};

/** The collections that exist, and the IDs in them. */
export const collections: Readonly<Record<string, readonly string[]>> = {
  builds: ['b0', 'b1'],
  buildUploads: ['u1'],
  preReleaseVersions: ['p1'],
  certificates: ['c1'],
  profiles: ['q1'],
  bundleIds: ['i1'],
  devices: [],
  users: ['u1'],
  userInvitations: [],
  salesReports: [],
  financeReports: [],
  ciProducts: ['x1'],
  ciWorkflows: ['w1'],
  ciBuildRuns: ['r1'],
  betaFeedbackScreenshotSubmissions: ['f1'],
};

/** A resource of the API, as far as the stand-in has it. */
export function resource(type: string, id: string): Resource {
  const attributes: Record<string, Resource['attributes']> = {
    apps: {
      name: `App ${id}`,
      bundleId: `com.example.app${id}`,
      sku: `SKU${id}`,
      primaryLocale: 'en-US',
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
    buildUploads: {
      cfBundleShortVersionString: '1.2.3',
      cfBundleVersion: '42',
      platform: 'IOS',
      state: { state: 'COMPLETE' },
    },
    preReleaseVersions: { version: '1.2.3', platform: 'IOS' },
  };
  return { type, id, attributes: attributes[type] ?? {}, links: { self: `/v1/${type}/${id}` } };
}
