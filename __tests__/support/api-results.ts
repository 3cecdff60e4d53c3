import type { ApiResponse, RequestFailure, ResourceList } from '../../src/api/response.ts';

/** A response in JSON without errors, except for what `rest` has. */
export function apiResponse(status: number, rest: Partial<ApiResponse> = {}): ApiResponse {
  return {
    type: 'response',
    status,
    durationMs: 1,
    isHtml: false,
    isJson: true,
    errors: [],
    ...rest,
  };
}

/** A request without a response. */
export function apiFailure(errorCode: string): RequestFailure {
  return { type: 'failure', errorCode };
}

/** A response with an error of Apple. */
export function apiError(status: number, code: string): ApiResponse {
  return apiResponse(status, { errors: [{ code, title: '', detail: '' }] });
}

/** Apple's refusals, and a 404. */
export const apiErrors = {
  agreement: apiError(403, 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED'),
  role: apiError(403, 'FORBIDDEN_ERROR'),
  notFound: apiError(404, 'NOT_FOUND'),
};

/** A complete list of resources with these attributes; their IDs are 1, 2 and so on. */
export function resourceList(...attributes: readonly object[]): ResourceList {
  const items = attributes.map((one, index) => ({ id: `${index + 1}`, attributes: { ...one } }));
  return { items, isComplete: true };
}

/** A response with such a list. */
export function apiList(...attributes: readonly object[]): ApiResponse {
  return apiResponse(200, { resources: resourceList(...attributes) });
}
