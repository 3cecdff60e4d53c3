import { generate } from 'selfsigned';
import { logHost } from './notary.ts';

/** The hosts of Apple's APIs and object storage. */
export const appleHosts = [
  'api.appstoreconnect.apple.com',
  'appstoreconnect.apple.com',
  'api.enterprise.developer.apple.com',
  'northamerica-1.object-storage.apple.com',
  logHost,
];

/** A self-signed certificate for hosts, and its key, as PEM, for TLS of a fake server. */
export async function makeCertificate(
  hosts: readonly string[] = appleHosts,
): Promise<{ cert: string; key: string }> {
  const altNames = hosts.map((value) => ({ type: 2, value }) as const);
  const { cert, private: key } = await generate(
    [{ name: 'commonName', value: 'fake App Store Connect' }],
    {
      keyType: 'ec',
      extensions: [{ name: 'subjectAltName', altNames }],
    },
  );
  return { cert, key };
}
