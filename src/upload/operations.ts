import { isLoopback } from '../api/base-url.ts';
import { ActionError } from '../errors/action-error.ts';

/** The upload of one part of a file. Its URL is a credential. */
export interface UploadOperation {
  readonly method: 'PUT' | 'POST';
  /** Presigned. A secret. */
  readonly url: URL;
  /** Bytes from the start of the file. */
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Unix milliseconds; `undefined` if the response does not say. */
  readonly expiresAt: number | undefined;
}

/** The rules that operations have to follow. */
interface OperationRules {
  /** Bytes of the file. */
  readonly size: number;
  /** Base URL of the API: plain http is allowed only within this machine. */
  readonly apiUrl: string;
}

/** The most parts that object storage accepts. */
const maxOperations = 10_000;

/** Headers that would change where a request goes, what is sent with it, or who sends it. */
const forbiddenHeaders =
  /^(?:authorization|proxy-.*|cookie|host|connection|transfer-encoding|upgrade|expect|te|trailer)$/i;

/**
 * Parses the `uploadOperations` of a response: each byte of the file in exactly one part, in the order of the file.
 *
 * @throws {ActionError} `UPLOAD_OPERATIONS_INVALID`, without any part of a URL
 */
export function parseOperations(
  value: unknown,
  { size, apiUrl }: OperationRules,
): readonly UploadOperation[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  if (list.length === 0) throw invalidError('They have no parts.');
  if (list.length > maxOperations) throw invalidError(`They have ${list.length} parts.`);
  const mayBePlain = isLoopback(new URL(apiUrl).hostname);
  const operations = list
    .map((item) => parseOperation(item, mayBePlain))
    .toSorted((one, other) => one.offset - other.offset);
  let end = 0;
  for (const { offset, length } of operations) {
    if (offset !== end) throw invalidError(`The parts overlap or leave a gap at byte ${end}.`);
    end += length;
  }
  if (end !== size) throw invalidError(`The parts have ${end} bytes, but the file has ${size}.`);
  return operations;
}

function parseOperation(value: unknown, mayBePlain: boolean): UploadOperation {
  const { method, url, offset, length, requestHeaders, expiration } = Object(value);
  if (method !== 'PUT' && method !== 'POST') throw invalidError('A part is neither PUT nor POST.');
  if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 1)
    throw invalidError('A part has no valid offset and length.');
  const expiresAt = typeof expiration === 'string' ? Date.parse(expiration) : Number.NaN;
  return {
    method,
    url: parseUrl(url, mayBePlain),
    offset,
    length,
    headers: parseHeaders(requestHeaders ?? [], length),
    expiresAt: Number.isNaN(expiresAt) ? undefined : expiresAt,
  };
}

function parseUrl(text: unknown, mayBePlain: boolean): URL {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
  const isSafe =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && mayBePlain && isLoopback(url.hostname));
  if (url !== undefined && isSafe && url.username === '' && url.password === '') return url;
  throw invalidError('The URL of a part is not https.');
}

function parseHeaders(value: unknown, length: number): Readonly<Record<string, string>> {
  if (!Array.isArray(value)) throw invalidError('The headers of a part are not a list.');
  const headers = new Map<string, string>();
  for (const item of value) {
    const { name, value: content } = Object(item);
    const isValid =
      typeof name === 'string' &&
      typeof content === 'string' &&
      /^[\w!#$%&'*+.^`|~-]+$/.test(name) &&
      /^[\t\x20-\x7e\x80-\xff]*$/.test(content);
    if (!isValid) throw invalidError('A part has an invalid header.');
    const key = name.toLowerCase();
    if (forbiddenHeaders.test(key) || headers.has(key))
      throw invalidError(`A part has the header ${key}, which is forbidden or repeated.`);
    if (key === 'content-length' && Number(content) !== length)
      throw invalidError('The Content-Length of a part is not its length.');
    if (key !== 'content-length') headers.set(key, content);
  }
  return Object.fromEntries(headers);
}

function invalidError(detail: string): ActionError {
  return new ActionError({
    code: 'UPLOAD_OPERATIONS_INVALID',
    title: 'Invalid upload instructions',
    detail: `The instructions of App Store Connect are incomplete or unsafe, and were not followed. ${detail}`,
    fix: 'Check api-url and run the job again. If it fails again, open an issue.',
  });
}

/** Returns the secrets in operations, to mask them: each URL, and its query, which has the signature. */
export function secretsInOperations(operations: readonly UploadOperation[]): readonly string[] {
  return operations.flatMap(({ url }) => [
    url.href,
    ...(url.search.length > 8 ? [url.search.slice(1)] : []),
  ]);
}
