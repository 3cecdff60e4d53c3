import type { FileHandle } from 'node:fs/promises';
import * as http from 'node:http';
import * as https from 'node:https';
import { ActionError } from '../errors/action-error.ts';
import { systemErrorCode } from '../errors/system-error.ts';
import { readRange } from './file.ts';
import type { UploadOperation } from './operations.ts';

/** The result of sending a part. */
export type PartResult =
  | {
      readonly type: 'response';
      readonly status: number;
      /** The code in an error of object storage, such as `AccessDenied`; nothing else of it is kept. */
      readonly storageCode: string | undefined;
    }
  | { readonly type: 'failure'; readonly errorCode: string };

/** The effects and limits of sending a part. */
export interface SendOptions {
  readonly handle: FileHandle;
  /** Receives the number of bytes of each chunk that went out. */
  readonly onSent: (bytes: number) => void;
  readonly signal: AbortSignal;
  /** Milliseconds without progress after which a connection is closed. */
  readonly idleTimeoutMs: number;
}

const maxErrorBytes = 16 * 1024;
/** The time for a response after the whole part went out, as a multiple of the time without progress. */
const responseTimeoutFactor = 5;

/**
 * Sends a part to its presigned URL, with the headers that belong to it. The token is not one of them. Redirects are
 * not followed.
 *
 * @throws {ActionError} `UPLOAD_FILE_CHANGED`
 */
export async function sendPart(
  { url, method, headers, offset, length }: UploadOperation,
  { handle, onSent, signal, idleTimeoutMs }: SendOptions,
): Promise<PartResult> {
  const { promise, resolve, reject } = Promise.withResolvers<PartResult>();
  const { request: open } = url.protocol === 'https:' ? https : http;
  const request = open(url, {
    method,
    headers: { ...headers, 'content-length': length },
    timeout: idleTimeoutMs,
    signal,
  });
  const giveUp = (): void => {
    resolve({ type: 'failure', errorCode: 'TIMEOUT' });
    request.destroy();
  };
  request.on('timeout', giveUp);
  let timer: NodeJS.Timeout | undefined;
  // A response that comes byte by byte is progress, but has no end.
  request.on('finish', () => {
    timer = setTimeout(giveUp, responseTimeoutFactor * idleTimeoutMs);
  });
  request.on('error', (error) => resolve(toFailure(error)));
  request.on('response', (response) => {
    readResult(response).then(resolve, (error) => resolve(toFailure(error)));
  });
  writeChunks(request, readRange(handle, { offset, length }), onSent).catch((error) => {
    if (error instanceof ActionError) reject(error);
    else resolve(toFailure(error));
  });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    // A server that responded before it had the whole part gets no more of it.
    if (!request.writableEnded) request.destroy();
  }
}

/** Writes chunks as a body. Each goes out before the next is read. */
async function writeChunks(
  request: http.ClientRequest,
  chunks: AsyncIterable<Uint8Array>,
  onSent: (bytes: number) => void,
): Promise<void> {
  for await (const chunk of chunks) {
    await new Promise<void>((resolve, reject) => {
      request.write(chunk, (error) => (error ? reject(error) : resolve()));
    });
    onSent(chunk.length);
  }
  request.end();
}

async function readResult(response: http.IncomingMessage): Promise<PartResult> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response) {
    if (length < maxErrorBytes) chunks.push(chunk);
    length += chunk.length;
    if (length >= maxErrorBytes) break;
  }
  const [, storageCode] = /<Code>(\w{1,60})<\/Code>/.exec(Buffer.concat(chunks).toString()) ?? [];
  return { type: 'response', status: response.statusCode ?? 0, storageCode };
}

function toFailure(error: unknown): PartResult {
  return { type: 'failure', errorCode: systemErrorCode(error) ?? 'UNKNOWN' };
}
