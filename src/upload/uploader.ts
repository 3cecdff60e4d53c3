import { ActionError } from '../errors/action-error.ts';
import type { UploadOperation } from './operations.ts';
import type { PartResult } from './part.ts';
import { growingGapMs } from './retry-policy.ts';

/** The effects of an upload of parts. */
export interface UploaderOptions {
  /** In the order of the file. */
  readonly operations: readonly UploadOperation[];
  /** Sends a part once. `onSent` receives the bytes that went out. */
  readonly send: (
    operation: UploadOperation,
    options: { readonly onSent: (bytes: number) => void; readonly signal: AbortSignal },
  ) => Promise<PartResult>;
  /** Requests the same operations with fresh URLs. */
  readonly refresh: () => Promise<readonly UploadOperation[]>;
  /** Receives the number of bytes that were sent; negative for those of a part that failed. */
  readonly onProgress: (bytes: number) => void;
  readonly log: (line: string) => void;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** Unix milliseconds by Apple's clock. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
}

const parallelParts = 4;
const maxAttempts = 8;
/** A URL that expires sooner is not used. */
const expiryMarginMs = 5000;

/** Sends the parts of a file, four at a time. Each is retried by itself. */
export class Uploader {
  readonly #options: UploaderOptions;
  /** By offset; fresh URLs replace the previous ones. */
  readonly #operations: Map<number, UploadOperation>;
  readonly #abort = new AbortController();
  #refreshing: Promise<void> | undefined;

  constructor(options: UploaderOptions) {
    this.#options = options;
    this.#operations = new Map(
      options.operations.map((operation) => [operation.offset, operation]),
    );
  }

  /**
   * Sends all parts. When one fails for good, the others are canceled.
   *
   * @throws {ActionError} `UPLOAD_PART_FAILED`, or an error of `send` or `refresh`
   */
  async run(): Promise<void> {
    const queue = [...this.#operations.keys()];
    const work = async (): Promise<void> => {
      for (let offset = queue.shift(); offset !== undefined; offset = queue.shift())
        await this.#upload(offset);
    };
    const workers = Array.from({ length: parallelParts }, async () => {
      try {
        await work();
      } catch (error) {
        queue.length = 0;
        this.#abort.abort(error);
        throw error;
      }
    });
    await Promise.allSettled(workers);
    this.#abort.signal.throwIfAborted();
  }

  async #upload(offset: number): Promise<void> {
    const { random, sleep, log } = this.#options;
    for (let retries = 0; ; retries += 1) {
      const operation = await this.#current(offset);
      const result = await this.#send(operation);
      this.#abort.signal.throwIfAborted();
      if (result.type === 'response' && result.status >= 200 && result.status < 300) return;
      if (isRedirect(result) || retries + 1 === maxAttempts) throw partError(operation, result);
      if (result.type === 'response' && result.status === 403) await this.#refresh();
      const gapMs = growingGapMs(retries, random());
      log(`Part at byte ${offset}: ${describe(result)}; retrying in ${Math.ceil(gapMs / 1000)} s`);
      await sleep(gapMs);
      this.#abort.signal.throwIfAborted();
    }
  }

  /** Returns the operation of a part, with a URL that has not expired. */
  async #current(offset: number): Promise<UploadOperation> {
    const isExpired = ({ expiresAt }: UploadOperation): boolean =>
      expiresAt !== undefined && expiresAt - expiryMarginMs <= this.#options.now();
    const operation = this.#operations.get(offset);
    if (operation !== undefined && !isExpired(operation)) return operation;
    await this.#refresh();
    const fresh = this.#operations.get(offset);
    if (fresh === undefined) throw changedPartsError();
    return fresh;
  }

  /** Sends a part once. Counts the bytes sent, and takes them back if the part failed. */
  async #send(operation: UploadOperation): Promise<PartResult> {
    const { send, onProgress } = this.#options;
    let sent = 0;
    const onSent = (bytes: number): void => {
      sent += bytes;
      onProgress(bytes);
    };
    const result = await send(operation, { onSent, signal: this.#abort.signal });
    if (result.type !== 'response' || result.status < 200 || result.status >= 300)
      onProgress(-sent);
    return result;
  }

  /** Gets fresh URLs for all parts, once for all callers at the same time. */
  #refresh(): Promise<void> {
    this.#refreshing ??= this.#replaceOperations().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #replaceOperations(): Promise<void> {
    const fresh = await this.#options.refresh();
    const isSame =
      fresh.length === this.#operations.size &&
      fresh.every(({ offset, length }) => this.#operations.get(offset)?.length === length);
    if (!isSame) throw changedPartsError();
    for (const operation of fresh) this.#operations.set(operation.offset, operation);
  }
}

function isRedirect(result: PartResult): boolean {
  return result.type === 'response' && result.status >= 300 && result.status < 400;
}

function describe(result: PartResult): string {
  if (result.type === 'failure') return `no response (${result.errorCode})`;
  const { status, storageCode } = result;
  return `responded with ${status}${storageCode === undefined ? '' : ` (${storageCode})`}`;
}

function partError({ offset, length }: UploadOperation, result: PartResult): ActionError {
  return new ActionError({
    code: 'UPLOAD_PART_FAILED',
    title: 'Part of the file was not uploaded',
    detail: `The part at byte ${offset} (${length} bytes) failed: ${describe(result)}${isRedirect(result) ? ', a redirect, which is not followed' : ` at the last of ${maxAttempts} attempts`}.`,
    fix: "Run the job again; you can use the same build number. If it fails again, ask whoever runs the network to let the runner reach Apple's object storage (*.apple.com, port 443), also for uploads of this size.",
  });
}

function changedPartsError(): ActionError {
  return new ActionError({
    code: 'UPLOAD_OPERATIONS_INVALID',
    title: 'Invalid upload instructions',
    detail: 'The fresh URLs are for other parts of the file than the previous ones.',
    fix: 'Run the job again. If it fails again, open an issue.',
  });
}
