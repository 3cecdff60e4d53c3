import { isNotaryPath } from '../../api/base-url.ts';
import { explainNetworkError } from '../../api/diagnosis.ts';
import {
  type ApiResponse,
  type ApiResult,
  isForbiddenByRole,
  isMissingAgreement,
} from '../../api/response.ts';
import type { PreflightRequest } from './catalog.ts';

/** The reasons why a check fails. */
export type Refusal = 'agreement' | 'key' | 'app' | 'role' | 'kind';

/** The evidence in the result of a request, or of several. */
export type Evidence =
  | { readonly type: 'proven'; readonly remark?: string }
  | { readonly type: 'unproven'; readonly remark: string }
  | {
      readonly type: 'refused';
      readonly refusal: Refusal;
      /** The path that was refused, without its query; empty if no request was sent. */
      readonly path: string;
    };

/**
 * Judges the result of a request. Only Apple's own refusal refuses: an outage, a web page or a network without a response
 * shows nothing.
 *
 * @param now Unix seconds, by Apple's clock
 */
export function judge(request: PreflightRequest, result: ApiResult, now: number): Evidence {
  const { path, forbiddenRemark, notFound } = request;
  if (result.type === 'failure') {
    const cause = explainNetworkError(result.errorCode);
    const hint = isNotaryPath(path)
      ? ' If that does not help, ask whoever runs the network to let the runner reach the Notary API, which has a host of its own: appstoreconnect.apple.com.'
      : '';
    return unproven(
      `GET ${withoutQuery(path)} got no response (${cause}). Run the job again.${hint}`,
    );
  }
  if (isMissingAgreement(result)) return refused('agreement', request);
  if (isForbiddenByRole(result))
    return forbiddenRemark === undefined ? refused('role', request) : unproven(forbiddenRemark);
  if (result.status === 401 && request.failsWhenUnauthorized) return refused('key', request);
  if (result.status === 404 && result.errors.length > 0 && notFound !== undefined)
    return notFound === 'app' ? refused('app', request) : { type: 'proven' };
  const isExpected = result.status === 200 && !result.isHtml && (result.isJson || request.isFile);
  return isExpected ? inspect(request, result, now) : unproven(describeUnexpected(path, result));
}

/** Combines the evidence of several requests: a refusal decides, an agreement first of all, then what is unproven. */
export function combine(evidence: readonly Evidence[]): Evidence {
  const refusals = evidence.filter(({ type }) => type === 'refused');
  const agreement = refusals.find((one) => 'refusal' in one && one.refusal === 'agreement');
  const decisive = agreement ?? refusals[0];
  if (decisive !== undefined) return decisive;
  const remark = evidence.flatMap((one) => ('remark' in one ? one.remark : [])).join(' ');
  if (evidence.some(({ type }) => type === 'unproven')) return unproven(remark);
  return { type: 'proven', ...(remark !== '' && { remark }) };
}

function inspect(request: PreflightRequest, { resources }: ApiResponse, now: number): Evidence {
  if (request.inspect === undefined) return { type: 'proven' };
  if (resources === undefined)
    return unproven(`GET ${withoutQuery(request.path)} returned something other than a list.`);
  const remark = request.inspect(resources, now);
  if (remark === undefined) return { type: 'proven' };
  return { type: remark.isProven ? 'proven' : 'unproven', remark: remark.text };
}

function describeUnexpected(path: string, { status, isHtml }: ApiResponse): string {
  const advice = status === 400 ? 'Check the argument in preflight.' : 'Run the job again.';
  return `GET ${withoutQuery(path)} got ${isHtml ? 'a web page' : 'an unexpected response'} (${status}). ${advice}`;
}

/** Creates the evidence of a request that shows neither that the key can do something nor that it cannot. */
export function unproven(remark: string): Evidence {
  return { type: 'unproven', remark };
}

/** Creates the evidence of a request that was refused. */
export function refused(refusal: Refusal, { path }: Pick<PreflightRequest, 'path'>): Evidence {
  return { type: 'refused', refusal, path: withoutQuery(path) };
}

/** Returns a path as messages show it. */
function withoutQuery(path: string): string {
  return path.replace(/\?.*/, '');
}
