import { generate } from 'selfsigned';
import { logHost } from './notary.ts';

/** A self-signed certificate for the hosts of Apple's APIs and object storage, and its key, as PEM, for TLS of the fake server. */
export async function makeCertificate(): Promise<{ cert: string; key: string }> {
  const hosts = [
    'api.appstoreconnect.apple.com',
    'appstoreconnect.apple.com',
    'api.enterprise.developer.apple.com',
    'northamerica-1.object-storage.apple.com',
    logHost,
  ];
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
