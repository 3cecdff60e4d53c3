import { ActionError } from '../errors/action-error.ts';
import type { ErrorCode } from '../errors/codes.ts';

/** Errors that leave open whether a request was carried out. */
const uncertain: readonly ErrorCode[] = [
  'APPLE_UNAVAILABLE',
  'NETWORK_FAILED',
  'NOT_APPLE',
  'PROXY_FAILED',
];

/** The progress of an upload, which decides what remains at Apple if it ends early. */
export type Stage = 'nothing' | 'creating' | 'reserved' | 'committing' | 'committed';

/** The part of an upload that would remain at App Store Connect if it ended now. */
export class Remainder {
  stage: Stage = 'nothing';
  /** The ID of the build upload, once there is one. */
  uploadId = '';

  /** Makes a change. Keeps its stage after an error that leaves open whether it was made. */
  async during<T>(stage: Stage, change: () => Promise<T>): Promise<T> {
    const before = this.stage;
    this.stage = stage;
    try {
      return await change();
    } catch (error) {
      if (error instanceof ActionError && !uncertain.includes(error.code)) this.stage = before;
      throw error;
    }
  }

  /** A sentence for the user. */
  describe(): string {
    switch (this.stage) {
      case 'nothing':
        return 'Nothing remains at App Store Connect.';
      case 'creating':
        return 'A build upload without a file may remain at App Store Connect. It has no effect.';
      case 'reserved':
        return `Build upload ${this.uploadId} remains at App Store Connect without its file (AWAITING_UPLOAD). Apple does not process it; DELETE /v1/buildUploads/${this.uploadId} removes it.`;
      case 'committing':
        return `The file of build upload ${this.uploadId} was sent, and may have been committed. Check GET /v1/buildUploads/${this.uploadId} before you upload this build again.`;
      case 'committed':
        return `Build upload ${this.uploadId} is complete, and Apple continues to process it. Do not upload this build again.`;
    }
  }
}
