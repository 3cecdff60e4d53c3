import type { KeyObject } from 'node:crypto';
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
  /**
   * Describes where the key is kept, for the log. Absent for a key in memory.
   *
   * @param isVerified true if App Store Connect accepted a token of this signer
   */
  describe?(isVerified: boolean): SignerDescription;
}

/** The place of a key, and the proof that it is the key that Apple knows: a line of the report. */
export interface SignerDescription {
  readonly subject: string;
  readonly separator: ' ';
  readonly text: string;
  /** True if there is no such proof. */
  readonly isUnproven: boolean;
}

/** The key to sign with, and where it is kept. */
export type SignerConfig = LocalSignerConfig | RemoteSignerConfig;

/** A key in the memory of this process. */
interface LocalSignerConfig {
  readonly type: 'local';
  /** An EC private key on P-256, with its public point. */
  readonly key: KeyObject;
}

/** A key that is kept elsewhere. Only the signer has the credentials for it. */
export interface RemoteSignerConfig {
  readonly type: 'remote';
  readonly signer: Signer;
}

/** Creates the signer that a configuration describes. */
export async function createSigner(config: SignerConfig): Promise<Signer> {
  return config.type === 'local' ? new LocalSigner(config.key) : config.signer;
}
