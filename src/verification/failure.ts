import type { RequestFailure } from '../api/diagnosis.ts';
import type { KeyIdentity } from '../key/identity.ts';

/** A verification in which App Store Connect did not accept the key. */
export interface VerificationFailure extends Omit<RequestFailure, 'kind' | 'context'> {
  readonly identity: KeyIdentity;
  /** Seconds by which Apple's clock is ahead; `undefined` if Apple did not send its time. */
  readonly clockOffsetSeconds: number | undefined;
  /** Name of the key's file, if it came from one. */
  readonly fileName: string | undefined;
}
