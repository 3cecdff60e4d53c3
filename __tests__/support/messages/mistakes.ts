import { writeFileSync } from 'node:fs';
import { answers, sendJson } from '../answers.ts';
import { bodyOf } from '../keys.ts';
import { dependabotEvent, fromMadeFile, missingKey } from './keys.ts';
import { showLog } from './rendering.ts';
import {
  fromFile,
  individual,
  type MessageCase,
  type MessageCases,
  type Scene,
  team,
  verified,
} from './scene.ts';

/** A run whose private key is the result of `make`. */
const privateKey = (make: (scene: Scene) => string): MessageCase =>
  team((scene) => ({ 'private-key': make(scene) }));

/** A case for each text, by input. */
const eachOf = (input: string, texts: readonly string[]): MessageCases =>
  Object.fromEntries(
    texts.map((text) => [`${input}: ${text.replaceAll('\n', '\\n')}`, team({ [input]: text })]),
  );

const serviceReferences = [
  'op://Apple/ASC/private key',
  'vault:secret/data/asc#key',
  'arn:aws:secretsmanager:us-east-1:123456789012:secret:asc',
  'projects/123/secrets/asc/versions/latest',
];
const unexpanded = [
  '${{ secrets.ASC_PRIVATE_KEY }}',
  'secrets.ASC_PRIVATE_KEY',
  'vars.ASC_PRIVATE_KEY',
  'env.ASC_PRIVATE_KEY',
  'inputs.private-key',
];
/** Paths that servers read in different ways. */
const oddPaths = ['/v1/apps/../users', '/v1/apps/./users', '/v1/apps;x=1', '/v1/apps%2Fusers'];

/** The most common mistakes, as people make them. */
export const commonMistakes: MessageCases = {
  'scope: GET /v1/apps, GET /v1/builds': team({ scope: 'GET /v1/apps, GET /v1/builds' }),
  'require-access: /v1/certificates, /v1/builds': team({
    'require-access': '/v1/certificates, /v1/builds',
  }),
  'scope: apps:read': team({ scope: 'apps:read' }),
  'scope: a path that a newer API may have': team({ scope: 'GET /v1/apps/123/widgets' }),
  'scope: GET /v1/builds?filter[app]=': team({ scope: 'GET /v1/builds?filter[app]=' }),
  'require-access: /v1/builds?filter[app]=': team({ 'require-access': '/v1/builds?filter[app]=' }),
  'scope: odd paths': team({ scope: oddPaths.map((path) => `GET ${path}`).join('\n') }),
  'require-access: odd paths': team({ 'require-access': oddPaths.join('\n') }),
  ...eachOf('require-access', ['certificates', 'true', 'GET /v1/apps/{id}']),

  'private-key: a note that starts with the key ID': privateKey(
    ({ key }) => `Key ID: ${key.keyId}\n${key.pem}`,
  ),
  'private-key: a note that starts with the key ID, with the body of the key': privateKey(
    ({ key }) => `Key ID: ${key.keyId}\n${bodyOf(key.pem)}`,
  ),
  'private-key: only the key ID': privateKey(({ key }) => key.keyId),
  'private-key: 40 characters on one line': privateKey(
    () => 'd3b07384d113edec49eaa6238ad5ff00c0ffee00',
  ),
  ...eachOf('private-key', [...unexpanded, ...serviceReferences]),
  ...eachOf('key-id', ['vars.ASC_KEY_ID']),
  ...eachOf('issuer-id', ['vars.ASC_ISSUER_ID']),
  'private-key: JSON with members of other names': privateKey(() =>
    JSON.stringify({ team: 'release', token: 'x' }),
  ),
  'private-key: JSON with one member, which is a PEM': privateKey(({ key }) =>
    JSON.stringify({ value: key.pem }),
  ),
  'JSON with ASC_PRIVATE_KEY, ASC_KEY_ID and ASC_ISSUER_ID': team(({ key }) => ({
    'private-key': JSON.stringify({
      ASC_PRIVATE_KEY: key.pem,
      ASC_KEY_ID: key.keyId,
      ASC_ISSUER_ID: key.issuerId,
    }),
    'key-id': '',
    'issuer-id': '',
  })),
  'JSON with APP_STORE_CONNECT_API_KEY_KEY, ..._KEY_ID and ..._ISSUER_ID': team(({ key }) => ({
    'private-key': JSON.stringify({
      APP_STORE_CONNECT_API_KEY_KEY: key.pem,
      APP_STORE_CONNECT_API_KEY_KEY_ID: key.keyId,
      APP_STORE_CONNECT_API_KEY_ISSUER_ID: key.issuerId,
    }),
    'key-id': '',
    'issuer-id': '',
  })),
  'private-key-path: an empty file': fromMadeFile('key.p8', (path) => writeFileSync(path, '')),

  'issuer-id: empty': team({ 'issuer-id': '' }),
  'issuer-id: empty, with a key from ApiKey_ABCDE12345.p8': fromFile('ApiKey_ABCDE12345.p8', {
    'issuer-id': '',
  }),
  'issuer-id: empty, with verify, which accepts the key': verified(
    individual(
      {},
      {
        prepare: ({ server, key: { issuerId: _issuer, ...key } }) =>
          server.keys.splice(0, server.keys.length, key),
      },
    ),
  ),
  'issuer-id: empty, with tools: xcodebuild': team({ 'issuer-id': '', tools: 'xcodebuild' }),
  ...eachOf('issuer-id', [
    '57246542-96fe-1a63-e053-0824d01107zz',
    'ABCDE12345',
    'TEAM123456',
    '{57246542-96fe-1a63-e053-0824d011072a}',
  ]),

  ...eachOf('tools', [
    'xcode',
    'pilot, deliver, match, gym, supply, expo, app-store-connect, itmstransporter, notary',
    'something-else',
    '- fastlane\n- altool',
    '"fastlane"',
    '["fastlane", "altool"]',
    'fastlane_lane',
  ]),
  ...eachOf('lifetime', ['30m', '30min', '15', '15min', '15 minutes', 'PT15M', '1.5h', 'a while']),
  ...eachOf('in-house', ['no', '1']),

  'tools: altool, with key-directory: $HOME/keys': team({
    tools: 'altool',
    'key-directory': '$HOME/keys',
  }),
  'tools: altool, with key-directory: a literal ${{ runner.temp }}/keys': team({
    tools: 'altool',
    'key-directory': '${{ runner.temp }}/keys',
  }),
  'verify, with an api-url that ends in /v1': verified(
    team(({ server }) => ({ 'api-url': `${server.url}/v1` }), {
      prepare: ({ server }) => {
        server.fault = (_request, response) => sendJson(response, answers.notFound);
      },
    }),
  ),
  'skip-without-key, on a push': missingKey({ name: 'push' }, { 'skip-without-key': 'true' }),
  'skip-without-key, in a pull request by Dependabot': missingKey(dependabotEvent, {
    'skip-without-key': 'true',
  }),
  'lifetime: 1h, on a GitHub Enterprise Server': team(
    { lifetime: '1h' },
    { env: () => ({ GITHUB_SERVER_URL: 'https://github.example.com' }) },
  ),
};

/** Mistakes that the log must prevent. */
export const misleadingRuns: MessageCases = {
  'scope: GET /v1/apps, with tools: fastlane': {
    ...team({ scope: 'GET /v1/apps', tools: 'fastlane' }),
    show: showLog,
  },
};
