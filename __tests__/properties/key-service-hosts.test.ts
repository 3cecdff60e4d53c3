import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isLoopback } from '../../src/api/base-url.ts';
import { ActionError } from '../../src/errors/action-error.ts';
import { HttpService } from '../../src/signing/http.ts';
import { parseKeyUri } from '../../src/signing/uri.ts';

// Whatever the inputs, no request goes to a host outside the table, the URI's own endpoint, VAULT_ADDR, or loopback.

const table =
  /^(?:cloudkms\.googleapis\.com|[a-z0-9-]+\.(?:vault\.azure\.net|managedhsm\.azure\.net|vault\.azure\.cn|vault\.usgovcloudapi\.net)|(?:vpce-[a-z0-9-]+\.)?kms(?:-fips)?\.[a-z0-9-]+\.(?:vpce\.)?(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|api\.aws|api\.amazonwebservices\.(?:com\.cn|eu)|c2s\.ic\.gov|sc2s\.sgov\.gov))$/;

const hostile = [
  'evil.com',
  'https://evil.com',
  'http://evil.com',
  'https://evil.com:443/',
  'https://vault.example.com@evil.com',
  'kms.eu-central-1.amazonaws.com.evil.com',
  'evil.com/#',
  'evil.com#.vault.azure.net',
  'evil.com?.vault.azure.net',
  'evil.com\\.vault.azure.net',
  '127.0.0.1.evil.com',
  'localhost@evil.com',
  '169.254.169.254',
  '[fd00:ec2::254]',
  '\u212ams.evil.com',
  'a.b',
  '..',
  '/',
  '//',
  '%2f',
  '\r\nHost: evil.com',
  'eu-central-1',
  'alias/asc',
  'asc',
  'v-1.vault.azure.net',
  'vault.example.com',
  'true',
  '',
];
const text = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ maxLength: 30 }),
  fc.tuple(fc.constantFrom(...hostile), fc.constantFrom(...hostile)).map((parts) => parts.join('')),
);
/** Valid URIs, into which text is inserted at any position. */
const uri = fc
  .tuple(
    fc.constantFrom(
      'awskms:///alias/asc',
      'awskms:///arn:aws:kms:us-east-1:123456789012:key/k',
      'awskms://kms.example.com/alias/asc',
      'awskms://localhost:4566/k',
      'gcpkms://projects/p/locations/l/keyRings/r/cryptoKeys/k/versions/1',
      'azurekms://v-1.vault.azure.net/asc/0a',
      'hashivault://asc',
      'openbao://asc',
    ),
    fc.nat(70),
    fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 3, arbitrary: text }),
  )
  .map(([sound, position, part]) => sound.slice(0, position) + part + sound.slice(position));
const variables = [
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_ENDPOINT_URL_KMS',
  'AWS_USE_FIPS_ENDPOINT',
  'AWS_USE_DUALSTACK_ENDPOINT',
  'VAULT_ADDR',
  'BAO_ADDR',
  'VAULT_NAMESPACE',
  'TRANSIT_SECRET_ENGINE_PATH',
] as const;
const sound = {
  AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'a-secret-access-key',
  AWS_REGION: 'eu-central-1',
  GOOGLE_OAUTH_ACCESS_TOKEN: 'a-token-of-google',
  AZURE_ACCESS_TOKEN: 'a-token-of-azure',
  VAULT_TOKEN: 'a-token-of-vault',
  VAULT_ADDR: 'https://vault.example.com',
};
const environment = fc
  .array(fc.tuple(fc.constantFrom(...variables), text), { maxLength: 2 })
  .map((pairs): NodeJS.ProcessEnv => ({ ...sound, ...Object.fromEntries(pairs) }));

/** The hosts of the requests for a token, in the form that Node connects to. */
async function hostsOf(uri: string, env: NodeJS.ProcessEnv): Promise<readonly URL[]> {
  const parsed = parseKeyUri(uri, { env, readFile: () => Buffer.alloc(0) });
  if (parsed.type !== 'service') return [];
  const urls: URL[] = [];
  const service = new HttpService(parsed.api, env, async (url) => {
    urls.push(new URL(url));
    return { type: 'failure', errorCode: 'ERR_TEST' };
  });
  const { signal } = new AbortController();
  await expect(service.sign(Buffer.from('x'), signal)).rejects.toBeInstanceOf(ActionError);
  await expect(service.publicKey('1', signal)).rejects.toBeInstanceOf(ActionError);
  return urls;
}

test('no request goes to another host', async () => {
  let runs = 0;
  let requests = 0;
  await fc.assert(
    fc.asyncProperty(uri, environment, async (key, env) => {
      runs += 1;
      const urls = await hostsOf(key, env).catch((error) => {
        expect(error).toBeInstanceOf(ActionError);
        return [];
      });
      for (const { protocol, hostname, username, port, hash, pathname } of urls) {
        requests += 1;
        const [, name = '', rest = ''] = /^(\w+):(.*)$/s.exec(key) ?? [];
        const addresses = [env.VAULT_ADDR, name === 'openbao' ? env.BAO_ADDR : undefined];
        const isVault = /vault|bao/.test(name);
        const own = isVault
          ? addresses.map((address) =>
              URL.canParse(address?.trim() ?? '') ? new URL(address?.trim() ?? '').hostname : '',
            )
          : [/^\/\/([^/]+)\//.exec(rest)?.[1] ?? ''].filter(() => name === 'awskms');
        const isOwn = own.includes(hostname) && !isLoopback(hostname);
        expect([hostname, isLoopback(hostname) || isOwn || table.test(hostname)]).toEqual([
          hostname,
          true,
        ]);
        expect(protocol === 'https:' || isLoopback(hostname)).toBe(true);
        expect([username, hash]).toEqual(['', '']);
        expect(isVault || port === '' || isLoopback(hostname)).toBe(true);
        expect(pathname).not.toMatch(/\/\.\.?(?:\/|$)|%/);
      }
    }),
    { numRuns: 5000 },
  );
  // Enough inputs are accepted for the rule to mean something.
  expect(requests / runs).toBeGreaterThan(0.3);
}, 60_000);
