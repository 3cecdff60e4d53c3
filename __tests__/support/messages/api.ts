import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answers, sendJson } from '../answers.ts';
import type { Fault } from '../app-store-connect.ts';
import { makeCertificate } from '../certificate.ts';
import * as faults from '../faults.ts';
import type { TestKey } from '../keys.ts';
import type { Inputs } from '../runner.ts';
import { shortTimeLimits } from '../time-limits.ts';
import type { Role } from '../token-rules.ts';
import {
  fromFile,
  individual,
  type MessageCase,
  type MessageCases,
  type Scene,
  team,
  verified,
} from './scene.ts';

const certificate = await makeCertificate();

/** A verification that gets a fault from App Store Connect. */
const answered = (fault: Fault, inputs: Inputs = {}): MessageCase =>
  verified(
    team(inputs, {
      prepare: ({ server }) => {
        server.fault = fault;
      },
    }),
  );

/** A verification with a clock that is ahead of this machine's by some seconds. */
const clockAhead = (clockOffsetSeconds: number): MessageCase =>
  verified(team({}, { prepare: ({ server }) => server.restart({ clockOffsetSeconds }) }));

/** A verification with a key that has a role. */
const withRole = (role: Role, inputs: Inputs): MessageCase =>
  verified(team(inputs, { prepare: (scene) => register(scene, { ...scene.key, role }) }));

function register({ server }: Scene, key: TestKey & { readonly role: Role }): void {
  server.keys.splice(0, server.keys.length, key);
}

const forgetKeys = ({ server }: Scene): void => {
  server.keys.length = 0;
};

/** A verification through a proxy. */
const byProxy = (
  inputs: Inputs,
  options: Pick<MessageCase, 'prepare' | 'env'> = {},
): MessageCase => ({
  ...verified(team({ 'api-url': '', ...inputs })),
  ...(options.prepare && { prepare: options.prepare }),
  env: (scene) => ({ HTTPS_PROXY: scene.server.url, NO_PROXY: '', ...options.env?.(scene) }),
});

const withoutDate: Fault = (_request, response) => {
  response.sendDate = false;
  response.removeHeader('Date');
  sendJson(response, answers.unauthorized);
};

const forbidden: Fault = (_request, response) => sendJson(response, answers.forbidden);

/** Accepts every token, at a gateway with Apple's certificate and another clock. */
const slowGateway = async ({ server, job }: Scene): Promise<void> => {
  await server.restart({ clockOffsetSeconds: 1800, tls: certificate });
  writeFileSync(join(job.directory, 'ca.pem'), certificate.cert);
  server.fault = (_request, response) => sendJson(response, { status: 200, body: { data: [] } });
};

const withoutProxySupport =
  "import http from 'node:http'; import { syncBuiltinESMExports } from 'node:module'; delete http.setGlobalProxyFromEnv; syncBuiltinESMExports();";

/** Verifications that print a message. */
export const apiCases: MessageCases = {
  'verify: a revoked team key': verified(team({}, { prepare: forgetKeys })),
  'verify: a revoked team key, from AuthKey_ABCDE12345.p8': verified({
    ...fromFile('AuthKey_ABCDE12345.p8'),
    prepare: (scene) => {
      fromFile('AuthKey_ABCDE12345.p8').prepare?.(scene);
      forgetKeys(scene);
    },
  }),
  'verify: a team key without issuer-id': verified(individual()),
  'verify: a revoked in-house key': verified(team({ 'in-house': 'true' }, { prepare: forgetKeys })),
  'verify: 401 without a Date': answered(withoutDate),
  'verify: an agreement is missing': verified(
    team(
      {},
      {
        prepare: ({ server }) => {
          server.agreementsMissing = true;
        },
      },
    ),
  ),
  'verify: a key whose role cannot read apps': answered(forbidden),
  'verify: the hourly limit is exceeded': answered(faults.tooMany('3600')),
  'verify: 502 from Apple': answered(faults.badGateway),
  'verify: a redirect': answered(faults.redirectTo('https://login.example.com/')),
  'verify: a login page': answered(faults.loginPage),
  'verify: JSON that is not from Apple': answered(faults.echo),
  'verify: a clock that is 30 minutes slow': clockAhead(1800),
  'verify: a clock that is 20 hours fast': clockAhead(-72_000),
  'verify: a clock that is a year slow': clockAhead(365 * 86_400),
  'verify: a gateway whose clock differs': byProxy(
    { 'api-url': 'https://api.appstoreconnect.apple.com/gateway' },
    {
      prepare: slowGateway,
      env: ({ job }) => ({ NODE_EXTRA_CA_CERTS: join(job.directory, 'ca.pem') }),
    },
  ),
  'verify: NODE_TLS_REJECT_UNAUTHORIZED=0': byProxy(
    {},
    { env: () => ({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }) },
  ),
  'verify: a proxy that inspects TLS': byProxy(
    {},
    { prepare: ({ server }) => server.restart({ tls: certificate }) },
  ),
  'verify: a proxy that rejects the tunnel': byProxy({}),
  'verify: a proxy that rejects the tunnel to a gateway': byProxy({
    'api-url': 'https://gateway.example.com',
  }),
  'verify: HTTPS_PROXY is not a URL': byProxy(
    {},
    { env: () => ({ HTTPS_PROXY: 'http://host:99999' }) },
  ),
  'verify: a Node that cannot use proxies by itself': byProxy(
    { 'api-url': 'https://0.0.0.0:2' },
    {
      env: () => ({
        NODE_USE_ENV_PROXY: '',
        NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(withoutProxySupport)}`,
      }),
    },
  ),
  'verify: a closed port': verified(team({ 'api-url': 'http://127.0.0.1:2' })),
  'verify: a connection that is closed': answered(faults.reset),
  'verify: a server that never responds': {
    ...answered(faults.noResponse),
    env: () => shortTimeLimits,
  },
  'require-access: /v1/users, with the role Developer': withRole('DEVELOPER', {
    'require-access': '/v1/users',
  }),
  'require-access: /v1/apps/999, which does not exist': verified(
    team({ 'require-access': '/v1/apps/999' }),
  ),
  'require-access: /v1/certificates, which gets 400': verified(
    team(
      { 'require-access': '/v1/certificates' },
      {
        prepare: ({ server }) =>
          server.faults.push(
            (_request, response) => sendJson(response, { status: 200, body: { data: [] } }),
            faults.echo,
          ),
      },
    ),
  ),
  'require-access: three paths that the role Developer cannot read': withRole('DEVELOPER', {
    'require-access': '/v1/users\n/v1/apps/999\n/v1/salesReports',
  }),
};
