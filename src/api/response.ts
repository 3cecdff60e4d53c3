import { systemErrorCode } from '../errors/system-error.ts';

/** One of the errors in a body of Apple's. */
interface AppleError {
  /** Dotted, from general to special. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

/** The hourly limit of requests for a key, and how many are left. */
export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
}

/** The API's response. */
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
  /** True for a page for people, such as the login page of a network. */
  readonly isHtml: boolean;
  readonly errors: readonly AppleError[];
}

/** A request that got no response, or not all of it. */
export interface RequestFailure {
  readonly type: 'failure';
  /** Code of the system, of TLS or of the HTTP client; `TIMEOUT` when it took too long. */
  readonly errorCode: string;
}

/** The result of a request. */
export type ApiResult = ApiResponse | RequestFailure;

/** True if an error's code is `prefix`, or a special case of it. */
function hasErrorCode({ errors }: ApiResponse, prefix: string): boolean {
  return errors.some(({ code }) => code === prefix || code.startsWith(`${prefix}.`));
}

/** True for a 403 for a missing agreement: no key helps until it is accepted. */
export function isMissingAgreement(response: ApiResponse): boolean {
  return (
    response.status === 403 &&
    hasErrorCode(response, 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED')
  );
}

/** True for a 403 of Apple's for any other reason: the key is good, its role or kind is not. */
export function isForbiddenByRole(response: ApiResponse): boolean {
  return response.status === 403 && response.errors.length > 0 && !isMissingAgreement(response);
}

/** The errors of a body in Apple's form; none when it has another. */
export function parseErrors(body: string): Pick<ApiResponse, 'isJson' | 'errors'> {
  if (body.trim() === '') return { isJson: true, errors: [] };
  try {
    const { errors } = Object(JSON.parse(body));
    const list: readonly unknown[] = Array.isArray(errors) ? errors : [];
    const text = (error: unknown, name: string): string => String(Object(error)[name] ?? '');
    return {
      isJson: true,
      errors: list.map((error) => ({
        code: text(error, 'code'),
        title: text(error, 'title'),
        detail: text(error, 'detail'),
      })),
    };
  } catch {
    return { isJson: false, errors: [] }; // HTML of a gateway, plain text, or a body that was cut off
  }
}

/** The numbers of `user-hour-lim:3500;user-hour-rem:500;`. */
export function parseRateLimit(header: string | null): RateLimit | undefined {
  const [, limit, remaining] = /user-hour-lim:(\d+);user-hour-rem:(-?\d+)/.exec(header ?? '') ?? [];
  return limit === undefined ? undefined : { limit: Number(limit), remaining: Number(remaining) };
}

/** The seconds of `Retry-After`, which has seconds or a date. `now` in Unix seconds. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : Date.parse(header) / 1000 - now;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** The failure that an error of `fetch` means, by the code of the innermost error that has one. */
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
