import { expect, test } from '@jest/globals';
import type { ApiResult } from '../../../src/api/response.ts';
import type { ActionError } from '../../../src/errors/action-error.ts';
import { diagnoseUpload } from '../../../src/upload/diagnosis.ts';

const response = (status: number, ...codes: readonly string[]): ApiResult => ({
  type: 'response',
  status,
  durationMs: 1,
  isHtml: false,
  isJson: true,
  errors: codes.map((code) => ({ code, title: `About ${code}`, detail: '' })),
});

function of(result: ApiResult): ActionError {
  const step = 'reserving the file';
  return diagnoseUpload({ result, step, apiUrl: 'https://api.example.com', proxy: 'none' });
}

test.each([
  ['401', response(401, 'NOT_AUTHORIZED'), 'UPLOAD_TOKEN_REFUSED'],
  ['403 for the role', response(403, 'FORBIDDEN_ERROR'), 'UPLOAD_FORBIDDEN'],
  [
    '403 for an agreement',
    response(403, 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED'),
    'APPLE_AGREEMENT_MISSING',
  ],
  ['409', response(409, 'STATE_ERROR'), 'UPLOAD_REFUSED'],
  ['429', response(429, 'RATE_LIMIT_EXCEEDED'), 'APPLE_RATE_LIMITED'],
  ['500', response(500, 'UNEXPECTED_ERROR'), 'APPLE_UNAVAILABLE'],
  ['302', response(302), 'APPLE_REDIRECTED'],
  ['a 404 that is not from Apple', response(404), 'NOT_APPLE'],
  ['a connection reset', { type: 'failure', errorCode: 'ECONNRESET' } as const, 'NETWORK_FAILED'],
])('diagnoses %s', (_name, result, code) => {
  expect(of(result).code).toBe(code);
});

test.each([401, 403, 409, 429, 500, 302])('names the step that failed with %d', (status) => {
  expect(of(response(status, 'SOME_ERROR')).detail).toContain('while reserving the file.');
});

test('shows at most ten errors of a response, each with its code', () => {
  const codes = Array.from({ length: 12 }, (_, index) => `ERROR_${index}`);
  const { detail } = of(response(409, ...codes));
  expect(detail.match(/^ERROR_\d+: About ERROR_\d+$/gm)).toHaveLength(10);
});
