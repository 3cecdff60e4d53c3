import { describe, expect, test } from '@jest/globals';
import { parseKeyUri } from '../../../src/signing/uri.ts';
import { addressOf } from '../../support/key-uri.ts';

const google = 'gcpkms://projects/my-project/locations/europe-west3/keyRings/r_1/cryptoKeys/K-1';
const alias = 'awskms:///alias/team/asc';

describe('the address of', () => {
  test.each([
    [
      'awskms:///1234abcd-12ab-34cd-56ef-1234567890ab',
      {},
      'https://kms.eu-central-1.amazonaws.com',
    ],
    [
      alias,
      { AWS_REGION: '', AWS_DEFAULT_REGION: 'us-east-1' },
      'https://kms.us-east-1.amazonaws.com',
    ],
    [
      alias,
      { AWS_REGION: 'us-gov-west-1', AWS_USE_FIPS_ENDPOINT: 'true' },
      'https://kms-fips.us-gov-west-1.amazonaws.com',
    ],
    [alias, { AWS_USE_DUALSTACK_ENDPOINT: 'TRUE' }, 'https://kms.eu-central-1.api.aws'],
    [alias, { AWS_REGION: 'cn-north-1' }, 'https://kms.cn-north-1.amazonaws.com.cn'],
    [alias, { AWS_REGION: 'eusc-de-east-1' }, 'https://kms.eusc-de-east-1.amazonaws.eu'],
    [alias, { AWS_REGION: 'us-isob-east-1' }, 'https://kms.us-isob-east-1.sc2s.sgov.gov'],
    [
      'awskms:///arn:aws:kms:ap-southeast-2:123456789012:key/mrk-1234',
      {},
      'https://kms.ap-southeast-2.amazonaws.com',
    ],
    [
      'awskms:///arn:aws-cn:kms:cn-northwest-1:123456789012:alias/asc',
      {},
      'https://kms.cn-northwest-1.amazonaws.com.cn',
    ],
    [
      'awskms://vpce-0a1b-c2d3.kms.eu-central-1.vpce.amazonaws.com/alias/asc',
      {},
      'https://vpce-0a1b-c2d3.kms.eu-central-1.vpce.amazonaws.com',
    ],
    ['awskms://localhost:4566/alias/asc', {}, 'http://localhost:4566'],
    ['awskms://[::1]:4566/alias/asc', {}, 'http://[::1]:4566'],
    [alias, { AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:8080/' }, 'http://127.0.0.1:8080'],
    [
      alias,
      { AWS_ENDPOINT_URL_KMS: 'https://vpce-0a1b.kms.eu-central-1.vpce.amazonaws.com' },
      'https://vpce-0a1b.kms.eu-central-1.vpce.amazonaws.com',
    ],
    [`${google}/cryptoKeyVersions/1`, {}, 'https://cloudkms.googleapis.com'],
    [`${google}/versions/12`, {}, 'https://cloudkms.googleapis.com'],
    ['azurekms://my-vault.vault.azure.net/asc', {}, 'https://my-vault.vault.azure.net'],
    [
      'azurekms://my-vault.managedhsm.azure.net/asc/0123456789abcdef0123456789abcdef',
      {},
      'https://my-vault.managedhsm.azure.net',
    ],
    ['azurekms://v-1.vault.azure.cn/asc', {}, 'https://v-1.vault.azure.cn'],
    ['azurekms://v-1.vault.usgovcloudapi.net/asc', {}, 'https://v-1.vault.usgovcloudapi.net'],
    ['hashivault://asc', {}, 'https://vault.example.com:8200'],
    ['hashivault://a.b-c_d', { VAULT_ADDR: 'http://127.0.0.1:8200/' }, 'http://127.0.0.1:8200'],
    ['openbao://asc', {}, 'https://vault.example.com:8200'],
    ['openbao://asc', { BAO_ADDR: 'https://bao.example.com' }, 'https://bao.example.com'],
  ])('%s with %j is %s', (uri, env, url) => {
    expect(addressOf(uri, env)).toBe(url);
  });
});

describe('is not a URI:', () => {
  test.each([
    '',
    'asc',
    'AWSKMS:///alias/asc',
    ' awskms:///alias/asc',
    '-awskms:///alias/asc',
    'constructor:///x',
    'awskms:alias/asc',
    'awskms://alias/asc',
    'awskms:///',
    'awskms:///alias/',
    'awskms:///alias/asc/',
    'awskms:///alias/a//b',
    'awskms:///alias/../asc',
    'awskms:///alias/asc?x=1',
    'awskms:///alias/asc#x',
    'awskms:///alias/asc%2f',
    'awskms:///alias/asc\n',
    'awskms:///arn:aws:kms:evil.com/#:123456789012:key/k',
    'awskms:///arn:aws:s3:eu-central-1:123456789012:key/k',
    'awskms://user@kms.example.com/alias/asc',
    'awskms://kms.example.com:443/alias/asc',
    'awskms://evil/alias/asc',
    'awskms://127.0.0.1.example.com:80/alias/asc',
    'awskms://10.0.0.1/alias/asc',
    'awskms://localhost:99999/alias/asc',
    google,
    `${google}/cryptoKeyVersions/`,
    `${google}/cryptoKeyVersions/0`,
    `${google}/cryptoKeyVersions/1:asymmetricSign`,
    `${google}/cryptoKeyVersions/1/../2`,
    `gcpkms://evil.com/${google.slice(9)}/versions/1`,
    'azurekms://evil.com/k',
    'azurekms://evil.com#.vault.azure.net/k',
    'azurekms://a.b.vault.azure.net/k',
    'azurekms://vault.azure.net/k',
    'azurekms://v-1.vault.azure.net:443/k',
    'azurekms://u:p@v-1.vault.azure.net/k',
    'azurekms://v-1.vault.azure.net/k/v/x',
    'azurekms://v-1.vault.azure.net/k?x',
    'azurekms://v-1.vault.azure.net/../k',
    'azurekms://v-1.vault.azure.net.evil.com/k',
    'hashivault://a/b',
    'hashivault://..',
    'hashivault://a%2fb',
    'hashivault:///asc',
    'openbao://',
  ])('%j', (uri) => {
    expect(addressOf(uri)).toBe('SIGNER_CONFIG_INVALID');
  });
});

describe('the environment is rejected if', () => {
  test.each<readonly [string, NodeJS.ProcessEnv]>([
    [alias, { AWS_REGION: 'evil.com/#' }],
    [alias, { AWS_REGION: 'eu-central-1.evil.com' }],
    [alias, { AWS_REGION: '', AWS_DEFAULT_REGION: '' }],
    [alias, { AWS_ENDPOINT_URL_KMS: 'https://evil.com' }],
    [alias, { AWS_ENDPOINT_URL_KMS: 'https://kms.eu-central-1.amazonaws.com.evil.com' }],
    [alias, { AWS_ENDPOINT_URL_KMS: 'https://kms.eu-central-1xamazonaws.com' }],
    [alias, { AWS_ENDPOINT_URL_KMS: 'https://bucket.s3.eu-central-1.amazonaws.com' }],
    [alias, { AWS_ENDPOINT_URL_KMS: 'https://evilkms.eu-central-1.amazonaws.com' }],
    [alias, { AWS_ENDPOINT_URL_KMS: 'http://kms.eu-central-1.amazonaws.com' }],
    [alias, { AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:80@evil.com' }],
    [alias, { AWS_SESSION_TOKEN: 'a b\r\nX-Other: 1' }],
    [`${google}/versions/1`, { GOOGLE_OAUTH_ACCESS_TOKEN: 'two words' }],
    ['hashivault://asc', { VAULT_ADDR: '' }],
    ['hashivault://asc', { VAULT_ADDR: 'http://vault.example.com' }],
    ['hashivault://asc', { VAULT_ADDR: 'https://u:p@vault.example.com' }],
    ['hashivault://asc', { VAULT_ADDR: 'https://vault.example.com/#' }],
    ['hashivault://asc', { VAULT_ADDR: 'https://vault.example.com/x' }],
    ['hashivault://asc', { VAULT_ADDR: 'https://vault.example.com:99999' }],
    ['hashivault://asc', { VAULT_NAMESPACE: '../x' }],
    ['hashivault://asc', { TRANSIT_SECRET_ENGINE_PATH: 'a/../b' }],
    ['hashivault://asc', { TRANSIT_SECRET_ENGINE_PATH: 'a?b' }],
    ['hashivault://asc', { TRANSIT_SECRET_ENGINE_PATH: '//evil.com' }],
  ])('%s, %j', (uri, env) => {
    expect(addressOf(uri, env)).toBe('SIGNER_CONFIG_INVALID');
  });
});

test.each(['openssl dgst -sign key.pem', ' a\n b:c ', ''])(
  '%j after exec: is a command',
  (command) => {
    const context = { env: {}, readFile: () => Buffer.alloc(0) };
    expect(parseKeyUri(`exec:${command}`, context)).toEqual({ type: 'exec', command });
  },
);
