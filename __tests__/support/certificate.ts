import { generate } from 'selfsigned';

/** A certificate of this machine's own, and its key, as PEM: for the stand-in's TLS. */
export async function makeCertificate(): Promise<{ cert: string; key: string }> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'stand-in' }], {
    keyType: 'ec',
  });
  return { cert, key };
}
