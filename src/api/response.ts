/** One of the errors in a body of Apple's. */
export interface AppleError {
  /** Dotted, from general to special. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  /** Milliseconds. */
  readonly took: number;
  /** `Date` of the answer in Unix seconds, if it has one. */
  readonly date: number | undefined;
  /** `Retry-After` in seconds, if it has one. */
  readonly retryAfter: number | undefined;
  /** `X-Rate-Limit`, if it has one: requests an hour, and how many are left. */
  readonly rate: { readonly limit: number; readonly remaining: number } | undefined;
  /** Text, cut off where it is long. */
  readonly body: string;
  /** Whether the body is JSON, or empty. */
  readonly isJson: boolean;
  readonly errors: readonly AppleError[];
}

/** Nothing came back, or not all of it. */
interface Silence {
  /** Code of the system, of TLS or of the HTTP client; `TIMEOUT` when it took too long. */
  readonly silence: string;
}

export type Outcome = Answer | Silence;

export function isAnswer(outcome: Outcome): outcome is Answer {
  return 'status' in outcome;
}

/** Whether an error's code is `prefix`, or a special case of it. */
function hasError({ errors }: Answer, prefix: string): boolean {
  return errors.some(({ code }) => code === prefix || code.startsWith(`${prefix}.`));
}

/** A 403 for want of an agreement: no key helps until it is accepted. */
export function isAgreementRefusal(answer: Answer): boolean {
  return (
    answer.status === 403 && hasError(answer, 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED')
  );
}

/** A 403 of Apple's for any other reason: the key is good, and its role or kind is not enough. */
export function isRoleRefusal(answer: Answer): boolean {
  return answer.status === 403 && answer.errors.length > 0 && !isAgreementRefusal(answer);
}

/** The errors of a body in Apple's form; none when it has another. */
export function readErrors(body: string): {
  readonly isJson: boolean;
  readonly errors: readonly AppleError[];
} {
  if (body.trim() === '') return { isJson: true, errors: [] };
  try {
    const { errors } = Object(JSON.parse(body));
    const list: readonly unknown[] = Array.isArray(errors) ? errors : [];
    const text = (error: unknown, name: string): string => String(Object(error)[name] ?? '');
    return {
      isJson: true,
      errors: list.map((one) => ({
        code: text(one, 'code'),
        title: text(one, 'title'),
        detail: text(one, 'detail'),
      })),
    };
  } catch {
    return { isJson: false, errors: [] }; // HTML of a gateway, plain text, or a body that was cut off
  }
}

/** `user-hour-lim:3500;user-hour-rem:500;` as numbers. */
export function readRate(header: string | null): Answer['rate'] {
  const [, limit, remaining] = /user-hour-lim:(\d+);user-hour-rem:(-?\d+)/.exec(header ?? '') ?? [];
  return limit === undefined ? undefined : { limit: Number(limit), remaining: Number(remaining) };
}

/** `Retry-After` in seconds, from seconds or a date. `now` in Unix seconds. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : Date.parse(header) / 1000 - now;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
