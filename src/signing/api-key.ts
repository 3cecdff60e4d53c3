import type { KeyIdentity } from '../key/identity.ts';
import type { SignerConfig } from './signer.ts';

/** An App Store Connect API key: its identity and its signer. */
export interface ApiKey {
  readonly identity: KeyIdentity;
  readonly signer: SignerConfig;
}
