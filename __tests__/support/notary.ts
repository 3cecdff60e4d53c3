import { answers, type JsonResponse } from './answers.ts';

/** The statuses of a submission. */
export type NotaryStatus = 'In Progress' | 'Accepted' | 'Invalid' | 'Rejected';

interface NotaryRequest {
  readonly method: string;
  /** After `/notary/v2/`. */
  readonly path: string;
  readonly contentType: string | undefined;
  readonly body: string;
}

/** The host of the logs of submissions, which the API refers to. */
export const logHost = 'notary-artifacts-prod.s3.amazonaws.com';

/** A submission as received. */
export interface Submission {
  readonly submissionName: string;
  readonly sha256: string;
}

/**
 * A fake Notary API. It accepts what Apple's reference describes.
 *
 * @see https://developer.apple.com/documentation/notaryapi
 */
export class FakeNotary {
  /** The statuses for consecutive requests; the last one remains. */
  readonly statuses: NotaryStatus[] = ['Accepted'];
  readonly submissions: Submission[] = [];
  readonly id = '2efe2717-52ef-43a5-96dc-0797e4ca1041';
  readonly upload = {
    awsAccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    awsSecretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    awsSessionToken: 'AQoDYXdzEJrEXAMPLE',
    bucket: 'notary-submissions-prod',
    object: `prod/AROARQRX7CZS3PRF6ZA5L:${this.id}`,
  };

  answer({ method, path, contentType, body }: NotaryRequest): JsonResponse {
    if (path === 'submissions' && method === 'POST') return this.#submit(contentType, body);
    if (method !== 'GET') return answers.notFound;
    const [submission] = this.submissions;
    if (path === 'submissions') return success(submission ? [this.#describe(submission)] : []);
    if (submission === undefined) return answers.notFound;
    if (path === `submissions/${this.id}/logs`) return success(this.#logAddress());
    return path === `submissions/${this.id}`
      ? success(this.#describe(submission))
      : answers.notFound;
  }

  /** The answer of the host of the logs. */
  log(target: string): JsonResponse {
    const [submission] = this.submissions;
    if (submission === undefined || target !== this.#logTarget()) return answers.notFound;
    const { submissionName: archiveFilename, sha256 } = submission;
    const [status] = this.statuses;
    const log = {
      logFormatVersion: 1,
      jobId: this.id,
      status,
      archiveFilename,
      sha256,
      issues: null,
    };
    return { status: 200, body: log };
  }

  /** The submission with its status; the next one gets the next status. */
  #describe({ submissionName: name }: Submission): object {
    const [status] = this.statuses;
    if (this.statuses.length > 1) this.statuses.shift();
    const attributes = { createdDate: '2026-01-02T03:04:05.678Z', name, status };
    return { type: 'submissions', id: this.id, attributes };
  }

  #logTarget(): string {
    return `/prod/${this.id}/developer_log.json?X-Amz-Expires=86400&X-Amz-Signature=0f`;
  }

  #logAddress(): object {
    const attributes = { developerLogUrl: `https://${logHost}${this.#logTarget()}` };
    return { type: 'submissionsLog', id: this.id, attributes };
  }

  #submit(contentType: string | undefined, body: string): JsonResponse {
    const submission = parseSubmission(body);
    if (contentType !== 'application/json' || submission === undefined) return answers.badBody;
    this.submissions.push(submission);
    return success({ type: 'newSubmissions', id: this.id, attributes: this.upload });
  }
}

function success(data: object): JsonResponse {
  return { status: 200, body: { data, meta: {} } };
}

function parseSubmission(body: string): Submission | undefined {
  try {
    const { submissionName, sha256, ...rest } = JSON.parse(body);
    const isGood =
      typeof submissionName === 'string' &&
      submissionName !== '' &&
      /^[0-9a-f]{64}$/.test(sha256) &&
      Object.keys(rest).every((name) => name === 'notifications');
    return isGood ? { submissionName, sha256 } : undefined;
  } catch {
    return undefined;
  }
}
