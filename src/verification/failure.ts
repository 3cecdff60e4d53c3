import type { ProxyUse } from '../api/proxy.ts';
import type { ApiResult } from '../api/response.ts';
import type { KeyIdentity } from '../key/identity.ts';

/** A verification in which App Store Connect did not accept the key. */
export interface VerificationFailure {
  readonly result: ApiResult;
  readonly identity: KeyIdentity;
  /** Base URL of the request. */
  readonly apiUrl: string;
  /** Seconds by which Apple's clock is ahead; `undefined` if Apple did not send its time. */
  readonly clockOffsetSeconds: number | undefined;
  /** Name of the key's file, if it came from one. */
  readonly fileName: string | undefined;
  readonly proxy: ProxyUse;
}
