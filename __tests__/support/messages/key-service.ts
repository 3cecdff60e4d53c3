import type { Fault } from '../app-store-connect.ts';
import { awsError, credentials } from '../fake/key-services.ts';
import { opensslInputs, publicPem, serviceInputs } from '../key-service.ts';
import { makeKey } from '../keys.ts';
import type { Inputs } from '../runner.ts';
import { shortUploadPauses } from '../time-limits.ts';
import { showLog } from './rendering.ts';
import type { MessageCase, MessageCases, Scene } from './scene.ts';

type Variables = Readonly<Record<string, string>>;

const aws: Variables = {
  AWS_ACCESS_KEY_ID: credentials.AWS_ACCESS_KEY_ID,
  AWS_SECRET_ACCESS_KEY: credentials.AWS_SECRET_ACCESS_KEY,
};
const region = { ...aws, AWS_REGION: 'eu-central-1' };
const vault: Variables = { VAULT_TOKEN: credentials.VAULT_TOKEN };

/** A run with a URI and variables. */
const withUri = (
  uri: string,
  env: Variables = {},
  inputs: (scene: Scene) => Inputs = () => ({}),
): MessageCase => ({
  inputs: (scene) => serviceInputs(scene.key, uri, inputs(scene)),
  env: () => env,
});

/** A run with a command that signs, or does something else. */
const withCommand = (uri: string): MessageCase =>
  withUri(uri, {}, ({ key }) => ({ 'public-key': publicPem(key) }));

const reply =
  (status: number, json: unknown): Fault =>
  (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(json));
  };

/** A run with Vault, which the fake server plays: it responds to each request in the same way. */
const withVault = (fault: Fault, uri = 'hashivault://asc'): MessageCase => ({
  inputs: ({ key }) => serviceInputs(key, uri),
  prepare: ({ server }) => {
    server.fault = fault;
  },
  env: ({ server }) => ({ ...vault, ...shortUploadPauses, VAULT_ADDR: server.url }),
});

/** A run with AWS KMS, which the fake server plays. */
const withAws = (code: string, message = '', status = 400): MessageCase => ({
  inputs: ({ key, server }) =>
    serviceInputs(key, `awskms://${server.url.replace('http://', '')}/alias/asc`),
  prepare: ({ server }) => {
    const { json } = awsError(code, message);
    server.fault = reply(status, json);
  },
  env: () => ({ ...region, ...shortUploadPauses }),
});

const google = 'gcpkms://projects/p/locations/global/keyRings/r/cryptoKeys/asc/cryptoKeyVersions/1';

/** Runs with a key in a key service. */
export const keyServiceCases: MessageCases = {
  'private-key-uri: awskms://alias/asc': withUri('awskms://alias/asc', region),
  'private-key-uri: gcpkms, without a version': withUri(google.replace(/\/crypto\w+\/1$/, '')),
  'private-key-uri: azurekms://evil.example.com#.vault.azure.net/k': withUri(
    'azurekms://evil.example.com#.vault.azure.net/k',
  ),
  'private-key-uri: hashivault://a/b': withUri('hashivault://a/b'),
  'private-key-uri: exec, with an open quote': withCommand("exec:sign 'it"),
  'private-key-uri: exec, with a relative path': withCommand('exec:./sign'),
  'AWS KMS without a region': withUri('awskms:///alias/asc', aws),
  'AWS_REGION: evil.example.com/#': withUri('awskms:///alias/asc', {
    ...aws,
    AWS_REGION: 'evil.example.com/#',
  }),
  'AWS_ENDPOINT_URL_KMS: https://evil.example.com': withUri('awskms:///alias/asc', {
    ...region,
    AWS_ENDPOINT_URL_KMS: 'https://evil.example.com',
  }),
  'Vault without an address': withUri('hashivault://asc', vault),
  'VAULT_ADDR: http://vault.example.com': withUri('hashivault://asc', {
    ...vault,
    VAULT_ADDR: 'http://vault.example.com',
  }),
  'VAULT_CACERT: a file that does not exist': withUri('hashivault://asc', {
    ...vault,
    VAULT_ADDR: 'https://vault.example.com',
    VAULT_CACERT: '/no/ca.pem',
  }),
  'VAULT_SKIP_VERIFY: true': withUri('hashivault://asc', { VAULT_SKIP_VERIFY: 'true' }),
  'a key service, with NODE_TLS_REJECT_UNAUTHORIZED: 0': withUri('awskms:///alias/asc', {
    ...region,
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
  }),
  'public-key without private-key-uri': {
    inputs: ({ key }) => ({ 'public-key': publicPem(key), 'key-id': key.keyId }),
  },
  'public-key: x': withUri('awskms:///alias/asc', region, () => ({ 'public-key': 'x' })),
  'AWS KMS without credentials': withUri('awskms:///alias/asc'),
  'AWS KMS with AWS_PROFILE': withUri('awskms:///alias/asc', { AWS_PROFILE: 'release' }),
  'Google Cloud KMS with GOOGLE_APPLICATION_CREDENTIALS': withUri(google, {
    GOOGLE_APPLICATION_CREDENTIALS: '/credentials.json',
  }),
  'Azure Key Vault without credentials': withUri('azurekms://v-1.vault.azure.net/asc'),
  'OpenBao without credentials': withUri('openbao://asc'),
  'AWS KMS, with credentials that have expired': withAws('ExpiredTokenException'),
  'Vault, with 401': withVault(reply(401, {})),
  'a command that is not on the PATH': withCommand('exec:no-such-program'),
  'a command that ends with an error': withCommand(
    "exec:sh -c 'echo no token in slot 0 >&2; exit 2'",
  ),
  'a command that writes no signature': withCommand('exec:echo hello'),
  'AWS KMS has no such key': withAws('NotFoundException'),
  'Vault has no such key': withVault(reply(400, { errors: ['signing key not found'] })),
  'AWS KMS has a key for encryption': withAws('InvalidKeyUsageException'),
  'AWS KMS has a disabled key': withAws('DisabledException'),
  'AWS KMS denies': withAws(
    'AccessDeniedException',
    'User: arn:aws:sts::123456789012:assumed-role/app-store/GitHubActions is not authorized to perform: kms:Sign on this resource',
  ),
  'Vault denies': withVault(reply(403, { errors: ['permission denied'] }), 'openbao://asc'),
  'AWS KMS throttles': withAws('ThrottlingException'),
  'Vault is sealed': withVault(reply(503, { errors: ['Vault is sealed'] })),
  'nothing listens at VAULT_ADDR': withUri('hashivault://asc', {
    ...vault,
    ...shortUploadPauses,
    VAULT_ADDR: 'http://127.0.0.1:9',
  }),
  'Vault redirects': withVault((_request, response) =>
    response.writeHead(307, { Location: 'https://vault-2.example.com/' }).end(),
  ),
  'VAULT_ADDR leads to something else': withVault((_request, response) => response.end('<html>')),
  'VAULT_ADDR with https, which the server does not speak': {
    inputs: ({ key }) => serviceInputs(key, 'hashivault://asc'),
    env: ({ server }) => ({ ...vault, VAULT_ADDR: server.url.replace('http:', 'https:') }),
  },
  'AWS KMS through a proxy that is not there': withUri('awskms:///alias/asc', {
    ...region,
    ...shortUploadPauses,
    HTTPS_PROXY: 'http://127.0.0.1:9',
  }),
  'a key in Vault on another curve': withVault((request, response) => {
    const signature = `vault:v1:${Buffer.alloc(64, 1).toString('base64url')}`;
    const rsa =
      '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n';
    const data = request.method === 'POST' ? { signature } : { keys: { 1: { public_key: rsa } } };
    reply(200, { data })(request, response);
  }),
  'a command that signs with another key': {
    inputs: ({ key, job }) => opensslInputs(makeKey(), job, { 'public-key': publicPem(key) }),
  },
  'tools: fastlane, with private-key-uri': {
    inputs: ({ key, job }) => opensslInputs(key, job, { tools: 'fastlane, ipsw' }),
  },
  'a token that a command signed, with tools: ipsw': {
    inputs: ({ key, job }) => opensslInputs(key, job, { tools: 'ipsw' }),
    show: (main) => showLog(main),
  },
};
