import { LocalSigner } from './local.ts';

/** Signs with the private key of an API key, wherever that key is kept. */
export interface Signer {
  /**
   * Signs with ES256.
   *
   * @param signingInput the encoded header and payload, joined by a dot
   * @returns the raw signature `r || s`, 64 bytes
   */
  sign(signingInput: Uint8Array): Promise<Uint8Array>;
}

/** The key to sign with, and where it is kept. */
export type SignerConfig = LocalSignerConfig;

/** A key in the memory of this process. */
interface LocalSignerConfig {
  readonly type: 'local';
  /** Canonical PKCS#8 PEM of an EC key on P-256. A secret. */
  readonly pem: string;
}

/** Creates the signer that a configuration describes. */
export async function createSigner(config: SignerConfig): Promise<Signer> {
  switch (config.type) {
    case 'local':
      return new LocalSigner(config.pem);
  }
}
