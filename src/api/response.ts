import { systemErrorCode } from '../errors/system-error.ts';

/** An error in the body of Apple's response. */
interface AppleError {
  /** Dotted, from general to specific. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

/** A resource in the body of Apple's response, such as an app. Not checked in any way. */
interface Resource {
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The resources in the body of a response. */
export interface ResourceList {
  readonly items: readonly Resource[];
  /** False if there are more of them on another page. */
  readonly isComplete: boolean;
}

/** The hourly request limit of a key, and the number of requests left. */
export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
}

/** A response of the API. */
export interface ApiResponse {
  readonly type: 'response';
  readonly status: number;
  readonly durationMs: number;
  /** `Date` in Unix seconds. */
  readonly serverTime?: number;
  /** `Retry-After` in seconds. */
  readonly retryAfter?: number;
  /** `X-Rate-Limit`. */
  readonly rateLimit?: RateLimit;
  /** The text of a body with 2xx, verbatim, so it may hold secrets; absent unless the client keeps it. */
  readonly body?: string;
  /** True if the body is JSON, or empty. */
  readonly isJson: boolean;
  /** True for a web page, such as the login page of a network. */
  readonly isHtml: boolean;
  readonly errors: readonly AppleError[];
  /** Absent unless the body has a list of resources. */
  readonly resources?: ResourceList;
}

/** A request without a complete response. */
export interface RequestFailure {
  readonly type: 'failure';
  /** Code of the operating system, TLS or the HTTP client; `TIMEOUT` if the request timed out. */
  readonly errorCode: string;
}

/** The result of a request. */
export type ApiResult = ApiResponse | RequestFailure;

/** Returns true if an error's code is `prefix` or more specific. */
function hasErrorCode({ errors }: ApiResponse, prefix: string): boolean {
  return errors.some(({ code }) => code === prefix || code.startsWith(`${prefix}.`));
}

/**
 * Returns true for a 403 because of a missing agreement: every key fails until it is accepted. The older form of the
 * error has a code without a second part.
 */
export function isMissingAgreement(response: ApiResponse): boolean {
  return (
    response.status === 403 &&
    (hasErrorCode(response, 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED') ||
      response.errors.some(
        ({ code, title }) => code === 'FORBIDDEN' && /^access unavailable/i.test(title),
      ))
  );
}

/** Returns true for Apple's 403 for any other reason: the key is valid, but its role or type is not sufficient. */
export function isForbiddenByRole(response: ApiResponse): boolean {
  return response.status === 403 && response.errors.length > 0 && !isMissingAgreement(response);
}

/** Parses a body in Apple's format: its errors, none if it has another format, and its list of resources. */
export function parseBody(body: string): Pick<ApiResponse, 'isJson' | 'errors' | 'resources'> {
  if (body.trim() === '') return { isJson: true, errors: [] };
  try {
    const json = Object(JSON.parse(body));
    const list: readonly unknown[] = Array.isArray(json.errors) ? json.errors : [];
    const errors = list.map((error) => ({
      code: textOf(error, 'code'),
      title: textOf(error, 'title'),
      detail: textOf(error, 'detail'),
    }));
    const { data } = json;
    if (!Array.isArray(data)) return { isJson: true, errors };
    const items = data.map((item) => ({
      id: textOf(item, 'id'),
      attributes: Object(Object(item).attributes),
    }));
    const isComplete = Object(json.links).next === undefined;
    return { isJson: true, errors, resources: { items, isComplete } };
  } catch {
    return { isJson: false, errors: [] }; // a gateway's HTML, plain text, or a truncated body
  }
}

function textOf(value: unknown, name: string): string {
  return String(Object(value)[name] ?? '');
}

/** Parses `X-Rate-Limit`, such as `user-hour-lim:3500;user-hour-rem:500;`. */
export function parseRateLimit(header: string | null): RateLimit | undefined {
  const [, limit, remaining] = /user-hour-lim:(\d+);user-hour-rem:(-?\d+)/.exec(header ?? '') ?? [];
  return limit === undefined ? undefined : { limit: Number(limit), remaining: Number(remaining) };
}

/** Parses `Retry-After`, which has seconds or a date, into seconds from `now`. `now` in Unix seconds. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : Date.parse(header) / 1000 - now;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** Converts an error of `fetch` into a failure, with the code of the innermost error that has one. */
export function requestFailure(error: unknown): RequestFailure {
  return { type: 'failure', errorCode: errorCodeOf(error) };
}

function errorCodeOf(error: unknown): string {
  const { name, cause, errors } = Object(error);
  if (name === 'TimeoutError' || name === 'AbortError') return 'TIMEOUT';
  const inner = Array.isArray(errors) ? errors[0] : cause;
  if (inner !== undefined) return errorCodeOf(inner);
  return systemErrorCode(error) ?? (typeof name === 'string' ? name : 'UNKNOWN');
}

/** Formats a result as a line, followed by Apple's errors. The rest of the body stays out of the log. */
export function formatForDebug(result: ApiResult): string {
  if (result.type === 'failure') return `no response, ${result.errorCode}`;
  const { status, durationMs, serverTime = 'absent', errors } = result;
  return [
    `${status} in ${Math.round(durationMs)} ms, Date ${serverTime}`,
    ...errors.slice(0, 5).map((error) => `${error.code}: ${error.title} ${error.detail}`),
  ]
    .map((line) => line.slice(0, 1000))
    .join('\n');
}
