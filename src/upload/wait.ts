import { ActionError } from '../errors/action-error.ts';
import { formatDuration } from '../token/duration.ts';
import type { BuildUploadState } from './resources.ts';

/** The effects and limits of waiting. */
export interface WaitOptions {
  readonly read: () => Promise<BuildUploadState>;
  readonly timeoutSeconds: number;
  /** Receives each new state. */
  readonly onState: (state: BuildUploadState) => void;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** Unix milliseconds. */
  readonly now: () => number;
}

const firstGapMs = 5000;
const maxGapMs = 30_000;

/**
 * Waits until Apple has processed an upload.
 *
 * @returns the state `COMPLETE` or `FAILED`
 * @throws {ActionError} `UPLOAD_WAIT_TIMEOUT`, or an error of `read`
 */
export async function waitForProcessing({
  read,
  timeoutSeconds,
  onState,
  sleep,
  now,
}: WaitOptions): Promise<BuildUploadState> {
  const endsAt = now() + timeoutSeconds * 1000;
  let last = '';
  for (let gapMs = firstGapMs; ; gapMs = Math.min(gapMs * 1.5, maxGapMs)) {
    const state = await read();
    if (state.state !== last) onState(state);
    last = state.state;
    if (state.state === 'COMPLETE' || state.state === 'FAILED') return state;
    if (now() + gapMs > endsAt) throw timeoutError(state.state, timeoutSeconds);
    await sleep(gapMs);
  }
}

function timeoutError(state: string, timeoutSeconds: number): ActionError {
  return new ActionError({
    code: 'UPLOAD_WAIT_TIMEOUT',
    title: 'Apple is still processing the upload',
    detail: `The state is ${state} after ${formatDuration(timeoutSeconds)}. The upload is complete, and Apple continues to process it.`,
    fix: 'Check TestFlight in App Store Connect later, and do not upload the build again. To wait longer, set timeout, for example to 3h.',
  });
}
