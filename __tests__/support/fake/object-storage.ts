import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  ftruncateSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A part that may be stored, as `uploadOperations` has it. */
export interface StoredOperation {
  readonly method: 'PUT';
  readonly url: string;
  readonly offset: number;
  readonly length: number;
  readonly requestHeaders: readonly { readonly name: string; readonly value: string }[];
  readonly expiration?: string;
  readonly partNumber: number;
}

interface Part {
  readonly offset: number;
  readonly length: number;
  isStored: boolean;
}

interface StoredFile {
  readonly descriptor: number;
  readonly path: string;
  readonly parts: readonly Part[];
  /** The signatures that are good, with the time in Unix milliseconds until which they are. */
  readonly signatures: Map<string, number>;
}

/** An answer of object storage, with its code unless the part was stored. */
export interface StorageAnswer {
  readonly status: number;
  readonly code?: string;
}

/** Sends an answer as object storage does. Its errors repeat the request, signature included. */
export function sendXml(
  { url = '' }: IncomingMessage,
  response: ServerResponse,
  { status, code }: StorageAnswer,
): void {
  response.writeHead(status, { 'Content-Type': 'application/xml' });
  response.end(
    code &&
      `<Error><Code>${code}</Code><Resource>${url.replaceAll('&', '&amp;')}</Resource></Error>`,
  );
}

const prefix = '/object-storage/';
const contentType = 'application/octet-stream';
const zeros = Buffer.alloc(64 * 1024);

/**
 * A fake of the object storage that Apple's presigned URLs lead to. Parts may come in any order, and twice; each
 * needs a signature that has not expired, its exact length, the headers of its operation, and no token.
 */
export class FakeObjectStorage {
  /** Bytes of a part; the last one may have fewer. */
  partSize = 8 * 1024 * 1024;
  urlLifetimeMs = 60 * 60 * 1000;
  /** Whether operations say until when their URLs are good. */
  tellsExpiration = true;
  /** The most parts that came at the same time. */
  mostAtOnce = 0;
  /** `FILE/PART`, in the order in which they were stored. */
  readonly stored: string[] = [];
  /** Every URL that was given out. */
  readonly urls: string[] = [];

  #directory: string | undefined;
  readonly #files = new Map<string, StoredFile>();
  #atOnce = 0;

  static isStorage(target: string): boolean {
    return target.startsWith(prefix);
  }

  reserve(fileId: string, size: number): void {
    const count = Math.ceil(size / this.partSize);
    this.#directory ??= mkdtempSync(join(tmpdir(), 'storage-'));
    const path = join(this.#directory, fileId);
    const descriptor = openSync(path, 'w+');
    ftruncateSync(descriptor, size);
    const parts = Array.from({ length: count }, (_, index) => ({
      offset: index * this.partSize,
      length: Math.min(this.partSize, size - index * this.partSize),
      isStored: false,
    }));
    this.#files.set(fileId, { descriptor, path, parts, signatures: new Map() });
  }

  /** The operations of a file, each time with fresh URLs. */
  operations(fileId: string, base: string): readonly StoredOperation[] {
    const { parts, signatures } = this.#fileOf(fileId);
    return parts.map(({ offset, length }, index) => {
      const signature = randomBytes(32).toString('hex');
      const expiresAt = Date.now() + this.urlLifetimeMs;
      signatures.set(signature, expiresAt);
      const url = `${base}${prefix}${fileId}/${index + 1}?X-Amz-Credential=fake&X-Amz-Signature=${signature}`;
      this.urls.push(url);
      return {
        method: 'PUT',
        url,
        offset,
        length,
        requestHeaders: [{ name: 'Content-Type', value: contentType }],
        ...(this.tellsExpiration && { expiration: new Date(expiresAt).toISOString() }),
        partNumber: index + 1,
      };
    });
  }

  /** Ends all URLs that were given out. */
  expireUrls(): void {
    for (const { signatures } of this.#files.values()) signatures.clear();
  }

  isComplete(fileId: string): boolean {
    return this.#fileOf(fileId).parts.every(({ isStored }) => isStored);
  }

  /** The hash of a file, as hex. */
  async hash(fileId: string, algorithm: 'MD5' | 'SHA_256'): Promise<string> {
    const hash = createHash(algorithm.replace('_', '').toLowerCase());
    for await (const chunk of createReadStream(this.#fileOf(fileId).path)) hash.update(chunk);
    return hash.digest('hex');
  }

  /** Stores a part, if all is right with its request. Rejects if the connection breaks in the middle. */
  async store(request: IncomingMessage): Promise<StorageAnswer> {
    this.#atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
    try {
      return await this.#store(request);
    } finally {
      this.#atOnce -= 1;
    }
  }

  async #store(request: IncomingMessage): Promise<StorageAnswer> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://storage');
    const [fileId = '', number = ''] = pathname.slice(prefix.length).split('/');
    const file = this.#files.get(fileId);
    const part = file?.parts[Number(number) - 1];
    const code = this.#refusal(request, file, part, searchParams.get('X-Amz-Signature') ?? '');
    let position = part?.offset ?? 0;
    for await (const chunk of request) {
      if (code === undefined && file !== undefined) writeSparse(file.descriptor, chunk, position);
      position += chunk.length;
    }
    if (code !== undefined || part === undefined)
      return { status: code === 'AccessDenied' ? 403 : 400, code: code ?? 'NoSuchKey' };
    part.isStored = true;
    this.stored.push(`${fileId}/${number}`);
    return { status: 200 };
  }

  #refusal(
    { method, headers }: IncomingMessage,
    file: StoredFile | undefined,
    part: Part | undefined,
    signature: string,
  ): string | undefined {
    if (headers.authorization !== undefined || headers.cookie !== undefined)
      return 'InvalidArgument';
    if (file === undefined || part === undefined) return 'NoSuchKey';
    if ((file.signatures.get(signature) ?? 0) <= Date.now()) return 'AccessDenied';
    if (method !== 'PUT') return 'MethodNotAllowed';
    if (headers['content-type'] !== contentType) return 'SignatureDoesNotMatch';
    return Number(headers['content-length']) === part.length ? undefined : 'IncompleteBody';
  }

  #fileOf(fileId: string): StoredFile {
    const file = this.#files.get(fileId);
    if (file === undefined) throw new Error(`there is no file ${fileId}`);
    return file;
  }

  /** Removes all files. */
  close(): void {
    for (const { descriptor } of this.#files.values()) closeSync(descriptor);
    this.#files.clear();
    if (this.#directory !== undefined) rmSync(this.#directory, { recursive: true });
    this.#directory = undefined;
  }
}

/** Writes a chunk, unless it is zeros, which the file has there already. */
function writeSparse(descriptor: number, chunk: Buffer, position: number): void {
  const isZero = chunk.length <= zeros.length && chunk.equals(zeros.subarray(0, chunk.length));
  if (!isZero) writeSync(descriptor, chunk, 0, chunk.length, position);
}
