import { ActionError } from '../errors/action-error.ts';
import type { ErrorCode } from '../errors/codes.ts';

/** Errors after which nobody knows whether a request was carried out. */
const uncertain: readonly ErrorCode[] = [
  'APPLE_UNAVAILABLE',
  'NETWORK_FAILED',
  'NOT_APPLE',
  'PROXY_FAILED',
];

/** How far an upload is, which decides what it leaves at Apple when it ends early. */
export type Stage = 'nothing' | 'creating' | 'reserved' | 'committing' | 'committed';

/** The part of an upload that would be left at App Store Connect if it ended now. */
export class Remainder {
  stage: Stage = 'nothing';
  /** The ID of the build upload, once there is one. */
  uploadId = '';

  /** Makes a change. Its stage stays after an error that leaves open whether it was made. */
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
        return 'Nothing is left at App Store Connect.';
      case 'creating':
        return 'A build upload without a file may be left at App Store Connect. It does no harm.';
      case 'reserved':
        return `The build upload ${this.uploadId} is left at App Store Connect without its file (AWAITING_UPLOAD). Apple does not process it; DELETE /v1/buildUploads/${this.uploadId} removes it.`;
      case 'committing':
        return `The file of build upload ${this.uploadId} was sent, and its commit may have arrived: see GET /v1/buildUploads/${this.uploadId} before you upload this build again.`;
      case 'committed':
        return `The build upload ${this.uploadId} is complete, and Apple goes on processing it. Do not upload this build again.`;
    }
  }
}
