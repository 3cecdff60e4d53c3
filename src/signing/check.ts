import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { ActionError } from '../errors/action-error.ts';
import type { PublicKeyText, SigningService } from './service.ts';
import type { Signer, SignerDescription } from './signer.ts';

/** For all signatures that are requested together. Milliseconds. */
const totalTimeoutMs = 30_000;

/** Signs with a service, and checks each signature. After a failure, signatures that wait are not requested. */
export class CheckedSigner implements Signer {
  readonly #service: SigningService;
  readonly #given: KeyObject | undefined;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #signal = AbortSignal.abort();
  #failure: unknown;

  /** @param publicKey the key of the input `public-key`, on P-256 */
  constructor(service: SigningService, publicKey?: KeyObject) {
    this.#service = service;
    this.#given = publicKey;
  }

  async sign(signingInput: Uint8Array): Promise<Uint8Array> {
    if (this.#running === 0) this.#signal = AbortSignal.timeout(totalTimeoutMs);
    if (this.#running >= this.#service.maxConcurrency)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      if (this.#failure !== undefined) throw this.#failure;
      return await this.#signOnce(signingInput);
    } catch (error) {
      this.#failure ??= error;
      throw error;
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next(); // it takes the place of this one
    }
  }

  describe(isVerified: boolean): SignerDescription {
    const { place } = this.#service;
    const proof = isVerified
      ? 'verify proved that Apple knows the key'
      : this.#given && 'it is the key of public-key';
    return {
      subject: 'Signed by',
      separator: ' ',
      text: `${place}; ${proof ?? 'neither public-key nor verify proves that Apple knows this key'}`,
      isUnproven: proof === undefined,
    };
  }

  async #signOnce(signingInput: Uint8Array): Promise<Uint8Array> {
    const service = this.#service;
    const { bytes, version } = await service.sign(signingInput, this.#signal);
    const key = this.#given ?? (await service.publicKey?.(version, this.#signal));
    if (!isP256(key)) throw unusableKeyError(service.place, key);
    if (!verify('sha256', signingInput, { key, dsaEncoding: 'ieee-p1363' }, bytes))
      throw wrongKeyError(service.place, this.#given !== undefined);
    return bytes;
  }
}

/** Returns true for a public key on P-256. */
export function isP256(key: KeyObject | undefined): key is KeyObject {
  return key?.asymmetricKeyDetails?.namedCurve === 'prime256v1';
}

/** Parses a public key: PEM, SPKI in DER, or a JWK; `undefined` if it is none. */
export function parsePublicKey(text: PublicKeyText): KeyObject | undefined {
  try {
    if (typeof text === 'string') return createPublicKey(text);
    if (Buffer.isBuffer(text)) return createPublicKey({ key: text, format: 'der', type: 'spki' });
    return createPublicKey({ key: text, format: 'jwk' });
  } catch {
    return undefined;
  }
}

function unusableKeyError(place: string, key: KeyObject | undefined): ActionError {
  const { namedCurve = key?.asymmetricKeyType } = key?.asymmetricKeyDetails ?? {};
  return new ActionError({
    code: 'SIGNER_KEY_UNUSABLE',
    title: 'The key is not on P-256',
    detail: `${place} has a key of type ${namedCurve}. Keys of App Store Connect are on P-256 (prime256v1).`,
    fix: 'Check private-key-uri, and import the .p8 file as a key on P-256 for signing.',
  });
}

function wrongKeyError(place: string, isGiven: boolean): ActionError {
  return new ActionError({
    code: 'SIGNER_WRONG_KEY',
    title: 'The signature does not match the public key',
    detail: `${place} made a signature that is not valid for ${isGiven ? 'public-key' : 'its own public key'}. No token was created.`,
    fix: 'Check that private-key-uri names the right key: an alias may have been moved, or the key rotated. A service that rotates a key creates one that Apple does not know.',
  });
}
