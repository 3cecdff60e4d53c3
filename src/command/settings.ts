import type { ApiKey } from '../key/api-key.ts';
import type { TokenPlan } from '../token/claims.ts';

/** What the step leaves to the command, in a file that only this user can read. */
export interface CommandSettings {
  /** A secret. */
  readonly key: ApiKey;
  /** The tokens of the step: kind of key and audience follow from the key. */
  readonly plan: TokenPlan;
  /** Seconds to add to this machine's clock. */
  readonly clockOffset: number;
}
