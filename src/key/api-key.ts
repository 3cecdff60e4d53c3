import type { SignerConfig } from '../signing/signer.ts';
import type { KeyIdentity } from './identity.ts';

/** An App Store Connect API key: its identity, and what signs for it. */
export interface ApiKey {
  readonly identity: KeyIdentity;
  readonly signer: SignerConfig;
}
