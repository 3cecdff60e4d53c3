import { createPrivateKey, sign } from 'node:crypto';

/** Signs in this process with the canonical PEM of a P-256 key. */
export class LocalSigner {
  readonly #key;

  constructor(pem: string) {
    this.#key = createPrivateKey(pem);
  }

  async sign(signingInput: Uint8Array): Promise<Uint8Array> {
    return sign('sha256', signingInput, { key: this.#key, dsaEncoding: 'ieee-p1363' });
  }
}
