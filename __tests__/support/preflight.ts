import type { KeyKind } from '../../src/key/kind.ts';
import type { Inputs } from './runner.ts';
import type { Role } from './token-rules.ts';

/** A check of the catalog, and what is particular to it. */
export interface Case {
  /** The check in the input. */
  readonly check: string;
  /** Its requests, in any order. */
  readonly targets: readonly string[];
  /** The end of its line when nothing speaks against it. */
  readonly proven: string;
  /** A role that it is refused for, and the roles that its message names. */
  readonly refusedRole?: Role;
  readonly requiredRoles: string;
  /** True if an individual key can do it. */
  readonly isForIndividualKeys: boolean;
  /** The types of keys that Apple rules out, so that no request is sent. */
  readonly excludedKinds: readonly KeyKind[];
}

const certificates =
  '/v1/certificates?fields[certificates]=certificateType,expirationDate&limit=200';
const distribution =
  '/v1/certificates?filter[certificateType]=DISTRIBUTION,IOS_DISTRIBUTION&limit=1';
const report =
  '/v1/salesReports?filter[frequency]=DAILY&filter[reportSubType]=SUMMARY&filter[reportType]=SALES&filter[vendorNumber]=85012345';
const uploaders = 'Developer, App Manager or Admin';

export const cases: readonly Case[] = [
  {
    check: 'upload 123',
    targets: ['/v1/apps/123', '/v1/apps/123/buildUploads?limit=1'],
    proven:
      "the app is visible, and no agreement is missing; cannot be proven: the daily upload limit, and the key's role",
    refusedRole: 'MARKETING',
    requiredRoles: uploaders,
    isForIndividualKeys: true,
    excludedKinds: ['in-house'],
  },
  {
    check: 'testflight 123',
    targets: ['/v1/apps/123/betaGroups?limit=1'],
    proven: 'the beta groups can be read; cannot be proven: the right to change them',
    refusedRole: 'SALES',
    requiredRoles: 'App Manager or Admin',
    isForIndividualKeys: true,
    excludedKinds: ['in-house'],
  },
  {
    check: 'provisioning',
    targets: [certificates, '/v1/profiles?limit=1', '/v1/devices?limit=1'],
    proven:
      'certificates, profiles and devices can be read; cannot be proven: the right to create a certificate',
    refusedRole: 'FINANCE',
    requiredRoles: 'Admin, or a role with access to Certificates, Identifiers & Profiles',
    isForIndividualKeys: false,
    excludedKinds: ['individual'],
  },
  {
    check: 'cloud-signing',
    targets: [distribution, '/v1/users?limit=1'],
    proven:
      'the key has the role Admin, and the team has a distribution certificate; cannot be proven: that Apple will sign',
    refusedRole: 'FINANCE',
    requiredRoles: 'Admin',
    isForIndividualKeys: false,
    excludedKinds: ['individual', 'in-house'],
  },
  {
    check: 'notarization',
    targets: ['/notary/v2/submissions'],
    proven:
      "the Notary API accepts the key, and no agreement is missing; cannot be proven: the key's role",
    requiredRoles: uploaders,
    isForIndividualKeys: true,
    excludedKinds: ['in-house'],
  },
  {
    check: 'reports 85012345',
    targets: [report],
    proven: 'sales reports can be read',
    refusedRole: 'DEVELOPER',
    requiredRoles: 'Finance, Sales or Admin',
    isForIndividualKeys: false,
    excludedKinds: ['in-house'],
  },
];

/** The inputs of a run with `preflight`, which implies verify. */
export const preflight = (text: string, inputs: Inputs = {}): Inputs => ({
  verify: 'false',
  preflight: text,
  ...inputs,
});
