import { type KeyObject, sign } from 'node:crypto';

/** Signs in this process with a P-256 key. */
export class LocalSigner {
  readonly #key;

  constructor(key: KeyObject) {
    this.#key = key;
  }

  async sign(signingInput: Uint8Array): Promise<Uint8Array> {
    return sign('sha256', signingInput, { key: this.#key, dsaEncoding: 'ieee-p1363' });
  }
}
