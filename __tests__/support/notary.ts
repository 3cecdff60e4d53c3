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
    if (path === 'submissions') return { status: 200, body: { data: [] } };
    const [submission] = this.submissions;
    if (submission === undefined || path !== `submissions/${this.id}`) return answers.notFound;
    const [status] = this.statuses;
    if (this.statuses.length > 1) this.statuses.shift();
    const attributes = { name: submission.submissionName, status };
    return { status: 200, body: { data: { type: 'submissions', id: this.id, attributes } } };
  }

  #submit(contentType: string | undefined, body: string): JsonResponse {
    const submission = parseSubmission(body);
    if (contentType !== 'application/json' || submission === undefined) return answers.badBody;
    this.submissions.push(submission);
    const data = { type: 'newSubmissions', id: this.id, attributes: this.upload };
    return { status: 200, body: { data, meta: {} } };
  }
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
