import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';
import { makeCertificate } from './certificate.ts';
import { credentials, FakeKeyServices, serviceHosts } from './fake/key-services.ts';
import { serviceInputs } from './key-service.ts';
import type { TestKey } from './keys.ts';
import type { Inputs, Job, PhaseOptions, PhaseResult } from './runner.ts';

type Variables = Readonly<Record<string, string>>;

/** A key service as a job uses it. */
export interface ServiceCase {
  readonly name: string;
  readonly uri: string;
  readonly env: (fake: FakeKeyServices) => Variables;
  /** The host in the log, and where it comes from. */
  readonly place: string;
  /** The request for a signature, without its body, and its members. */
  readonly sign: string;
  readonly members: readonly string[];
  /** The request for the public key. */
  readonly publicKey: string;
  /** The credentials that are masked. */
  readonly secrets: readonly string[];
  /** True if the host is behind the proxy. */
  readonly isRemote: boolean;
}

const { VAULT_TOKEN, GOOGLE_OAUTH_ACCESS_TOKEN, AZURE_ACCESS_TOKEN, ...aws } = credentials;
const googleName = 'projects/p/locations/europe-west3/keyRings/r/cryptoKeys/asc';

export const serviceCases: readonly ServiceCase[] = [
  {
    name: 'AWS KMS',
    uri: 'awskms:///alias/asc',
    env: () => ({ ...aws, AWS_REGION: 'eu-central-1' }),
    place: 'AWS KMS at kms.eu-central-1.amazonaws.com (from AWS_REGION)',
    sign: 'POST kms.eu-central-1.amazonaws.com/',
    members: ['KeyId', 'Message', 'MessageType', 'SigningAlgorithm'],
    publicKey: 'POST kms.eu-central-1.amazonaws.com/',
    secrets: Object.values(aws),
    isRemote: true,
  },
  {
    name: 'Google Cloud KMS',
    uri: `gcpkms://${googleName}/cryptoKeyVersions/1`,
    env: () => ({ GOOGLE_OAUTH_ACCESS_TOKEN }),
    place: 'Google Cloud KMS at cloudkms.googleapis.com (from the scheme of private-key-uri)',
    sign: `POST cloudkms.googleapis.com/v1/${googleName}/cryptoKeyVersions/1:asymmetricSign`,
    members: ['digest'],
    publicKey: `GET cloudkms.googleapis.com/v1/${googleName}/cryptoKeyVersions/1/publicKey`,
    secrets: [GOOGLE_OAUTH_ACCESS_TOKEN],
    isRemote: true,
  },
  {
    name: 'Azure Key Vault',
    uri: 'azurekms://ascvault.vault.azure.net/asc/0123456789abcdef',
    env: () => ({ AZURE_ACCESS_TOKEN }),
    place: 'Azure Key Vault at ascvault.vault.azure.net (from private-key-uri)',
    sign: 'POST ascvault.vault.azure.net/keys/asc/0123456789abcdef/sign?api-version=7.4',
    members: ['alg', 'value'],
    publicKey: 'GET ascvault.vault.azure.net/keys/asc/0123456789abcdef?api-version=7.4',
    secrets: [AZURE_ACCESS_TOKEN],
    isRemote: true,
  },
  ...(['hashivault', 'openbao'] as const).map(
    (scheme): ServiceCase => ({
      name: scheme === 'openbao' ? 'OpenBao' : 'Vault',
      uri: `${scheme}://asc`,
      env: ({ host }) => {
        const prefix = scheme === 'openbao' ? 'BAO' : 'VAULT';
        return { [`${prefix}_ADDR`]: `http://${host}`, [`${prefix}_TOKEN`]: VAULT_TOKEN };
      },
      place: `${scheme === 'openbao' ? 'OpenBao transit at 127.0.0.1:PORT (from BAO' : 'Vault transit at 127.0.0.1:PORT (from VAULT'}_ADDR)`,
      sign: 'POST 127.0.0.1/v1/transit/sign/asc/sha2-256',
      members: ['input', 'marshaling_algorithm', 'prehashed'],
      publicKey: 'GET 127.0.0.1/v1/transit/keys/asc',
      secrets: [VAULT_TOKEN],
      isRemote: false,
    }),
  ),
];

/** The fake key services for each test of a file, with `key` as the only version of their key. */
export interface ServiceJob {
  readonly fake: () => FakeKeyServices;
  /** The variables of a job that uses a service. */
  readonly env: (service: ServiceCase) => Variables;
  readonly main: (
    service: ServiceCase,
    overrides?: Inputs,
    options?: PhaseOptions,
  ) => Promise<PhaseResult>;
}

const tls = await makeCertificate(serviceHosts);

export function useServices(key: TestKey, job: Job): ServiceJob {
  let fake: FakeKeyServices;
  beforeEach(async () => {
    fake = await FakeKeyServices.start(tls);
    fake.keys.push(key.privateKey);
    writeFileSync(join(job.directory, 'ca.pem'), tls.cert);
  });
  afterEach(() => fake.close());
  const env = (service: ServiceCase): Variables => ({
    ...service.env(fake),
    ...(service.isRemote && {
      HTTPS_PROXY: `http://${fake.host}`,
      NO_PROXY: '127.0.0.1',
      NODE_EXTRA_CA_CERTS: join(job.directory, 'ca.pem'),
    }),
  });
  return {
    fake: () => fake,
    env,
    main: (service, overrides = {}, options = {}) =>
      job.main(serviceInputs(key, service.uri, overrides), {
        ...options,
        env: { ...env(service), ...options.env },
      }),
  };
}
