import { generate } from 'selfsigned';

/** A certificate of this machine's own for the hosts of Apple's APIs and object storage, and its key, as PEM: for the stand-in's TLS. */
export async function makeCertificate(): Promise<{ cert: string; key: string }> {
  const hosts = [
    'api.appstoreconnect.apple.com',
    'appstoreconnect.apple.com',
    'api.enterprise.developer.apple.com',
    'northamerica-1.object-storage.apple.com',
  ];
  const altNames = hosts.map((value) => ({ type: 2, value }) as const);
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'stand-in' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  return { cert, key };
}
