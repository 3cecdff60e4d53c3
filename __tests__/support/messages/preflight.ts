import { answers, sendJson } from '../answers.ts';
import type { Fault } from '../app-store-connect.ts';
import * as faults from '../faults.ts';
import type { Inputs } from '../runner.ts';
import type { Role } from '../token-rules.ts';
import { showLogAndSummary } from './rendering.ts';
import { individual, type MessageCases, type Scene, team, verified } from './scene.ts';

type Prepare = (scene: Scene) => unknown;

/** A preflight of checks in the input, with a key that has all of the account unless `prepare` changes that. */
const checks = (preflight: string, prepare: Prepare = () => {}, inputs: Inputs = {}) =>
  verified(team({ preflight, ...inputs }, { prepare }));

const withRole =
  (role: Role): Prepare =>
  ({ server, key }) =>
    server.keys.splice(0, server.keys.length, { ...key, role });
const asIndividual: Prepare = ({ server, key: { keyId, publicKey } }) =>
  server.keys.splice(0, server.keys.length, { keyId, publicKey });
const answered =
  (target: string, fault: Fault): Prepare =>
  ({ server }) =>
    server.targetedFaults.push({ request: target, fault, times: Infinity });
const agreements: Fault = (_request, response) => sendJson(response, answers.agreements);
const unauthorized: Fault = (_request, response) => sendJson(response, answers.notaryUnauthorized);

/** Days that leave the date of the message the same, whenever the run is. */
const expiring: Prepare = ({ server }) => {
  server.certificates = {
    c1: { certificateType: 'DISTRIBUTION', daysLeft: 12 },
    c2: { certificateType: 'DEVELOPMENT', daysLeft: 25 },
  };
};

/** Runs with a preflight. */
export const preflightCases: MessageCases = {
  'preflight: upload': team({ preflight: 'upload' }),
  'preflight: upload My App, with a name instead of an ID': team({ preflight: 'upload My App' }),
  'preflight: notarisation': team({ preflight: 'notarisation' }),
  'preflight: notarization com.example.app': team({ preflight: 'notarization com.example.app' }),
  'preflight: reports, testflight and /v1/apps': team({
    preflight: 'reports\ntestflight\n/v1/apps',
  }),
  'preflight: ["notarization"': team({ preflight: '["notarization"' }),
  'preflight: only a comment': checks('# nothing yet'),

  'preflight: upload 999, which the key cannot see': checks('upload 999'),
  'preflight: upload com.example.app, with only com.example.app123 there':
    checks('upload com.example.app'),
  'preflight: upload 123, with an individual key that cannot see it': {
    ...verified(individual({ preflight: 'testflight 999' })),
    prepare: asIndividual,
  },
  'preflight: provisioning, with the role Finance': checks('provisioning', withRole('FINANCE')),
  'preflight: provisioning and cloud-signing, with an individual key': {
    ...verified(individual({ preflight: 'provisioning, cloud-signing' })),
    prepare: asIndividual,
  },
  'preflight: notarization, with an in-house key': checks(
    'notarization',
    ({ server }) => server.restart({ program: 'enterprise' }),
    { 'in-house': 'true' },
  ),
  'preflight: notarization, for which an agreement is missing': checks(
    'notarization',
    answered('/notary/', agreements),
  ),
  'preflight: notarization, with a key that the Notary API rejects': checks(
    'notarization',
    answered('/notary/', unauthorized),
  ),
  'preflight: reports 85012345, with the role Developer': checks(
    'reports 85012345',
    withRole('DEVELOPER'),
  ),
  'preflight: cloud-signing, with the role App Manager': checks(
    'cloud-signing',
    withRole('APP_MANAGER'),
  ),
  'preflight: cloud-signing, without a distribution certificate': checks(
    'cloud-signing',
    ({ server }) => {
      server.certificates = {};
    },
  ),
  'preflight: provisioning, with two certificates that expire soon': {
    ...checks('provisioning', expiring),
    unstable: /\d{4}-\d\d-\d\d/,
  },
  'preflight: notarization, with 502 from Apple': checks(
    'notarization',
    answered('/notary/', faults.badGateway),
  ),
  'preflight: notarization, with a connection that is cut': checks(
    'notarization',
    answered('/notary/', faults.reset),
  ),
};

/** Runs with a preflight of which the whole log is shown. */
export const preflightRuns: MessageCases = {
  'preflight: six checks that pass, with summary': {
    ...checks(
      'upload com.example.app123, testflight 456, provisioning, cloud-signing, notarization, reports 85012345',
      () => {},
      { summary: 'true' },
    ),
    show: showLogAndSummary,
  },
  'preflight: four checks, one of each result': {
    ...checks('upload 123, cloud-signing, reports 85012345, upload 999', withRole('DEVELOPER')),
    show: showLogAndSummary,
  },
};
