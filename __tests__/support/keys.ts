import { generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A key made for one test, and what the action and the stand-in need of it. */
export interface TestKey {
  readonly keyId: string;
  readonly issuerId: string;
  /** PKCS#8 PEM: LF, 64 columns, a final newline. */
  readonly pem: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export const issuerId = '57246542-96fe-1a63-e053-0824d011072a';

/** A fresh key as App Store Connect would hand it out. */
export function makeKey({ keyId = 'ABCDE12345' } = {}): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { keyId, issuerId, pem, privateKey, publicKey };
}

/** The base64 body of a PEM on one line. */
export function bodyOf(pem: string): string {
  return pem.replace(/-----[^-]+-----/g, '').replace(/\s/g, '');
}

/** Where `text` shows eight characters in a row of a secret: of the key, or of another spelling of it. */
export function findLeak(text: string, pem: string): string | undefined {
  const body = bodyOf(pem);
  const der = Buffer.from(body, 'base64');
  const spellings = [
    body,
    Buffer.from(pem).toString('base64'),
    der.toString('hex'),
    der.toString('base64url'),
    ...pem.split('\n').filter((line) => !line.startsWith('-----')),
  ];
  for (const secret of spellings) {
    for (let at = 0; at + 8 <= secret.length; at += 1) {
      const piece = secret.slice(at, at + 8);
      if (text.includes(piece)) return piece;
    }
  }
  return undefined;
}
