import type { SignerConfig } from '../signing/signer.ts';
import type { KeyIdentity } from './identity.ts';

/** An App Store Connect API key: its identity and its signer. */
export interface ApiKey {
  readonly identity: KeyIdentity;
  readonly signer: SignerConfig;
}
