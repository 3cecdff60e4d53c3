import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** A response: its status, and a body that is sent as JSON, or as it is with another content type. */
export interface JsonResponse {
  readonly status: number;
  readonly body: unknown;
  /** For a body that is a string or bytes. */
  readonly contentType?: string;
}

/** Sends a body as Apple does. */
export function sendJson(
  response: ServerResponse,
  { status, body, contentType }: JsonResponse,
): void {
  response.writeHead(status, { 'Content-Type': contentType ?? 'application/json' });
  response.end(contentType === undefined ? JSON.stringify(body) : body);
}

function problem(status: number, code: string, title: string, detail: string): JsonResponse {
  const id = '3f1c9a52-6e0b-4a57-9d3f-0c1b2a3d4e5f';
  return { status, body: { errors: [{ id, status: String(status), code, title, detail }] } };
}

/** Apple's rejections, word for word if known. */
export const answers = {
  unauthorized: problem(
    401,
    'NOT_AUTHORIZED',
    'Authentication credentials are missing or invalid.',
    'Provide a properly configured and signed bearer token, and make sure that it has not expired. Learn more about Generating Tokens for API Requests https://developer.apple.com/go/?id=api-generating-tokens',
  ),
  forbidden: problem(
    403,
    'FORBIDDEN_ERROR',
    'This request is forbidden for security reasons',
    'The API key in use does not allow this request',
  ),
  agreements: problem(
    403,
    'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED',
    'A required agreement is missing or has expired.',
    'This request requires an in-effect agreement that has not been signed or has expired.',
  ),
  notFound: problem(
    404,
    'NOT_FOUND',
    'The specified resource does not exist',
    'There is no resource of this type with this id, or the path is unknown',
  ),
  unknownParameter: problem(
    400,
    'PARAMETER_ERROR.INVALID',
    'A parameter has an invalid value',
    'A parameter of the request is not one that this resource has',
  ),
  badBody: problem(
    400,
    'ENTITY_ERROR',
    'The request entity is invalid',
    'The body has to be JSON with submissionName and sha256',
  ),
  invalidEntity: problem(
    409,
    'ENTITY_ERROR',
    'The request entity is invalid',
    'The body is not one that the schema of this operation allows',
  ),
  unknownApp: problem(
    409,
    'ENTITY_ERROR.RELATIONSHIP.INVALID',
    'The provided entity includes a relationship with an invalid value',
    "There is no resource of type 'apps' with this id, at /data/relationships/app",
  ),
  invalidVersion: problem(
    409,
    'ENTITY_ERROR.ATTRIBUTE.INVALID',
    'An attribute value is invalid.',
    "The attribute 'cfBundleShortVersionString' has an invalid value: '1.2.beta'.",
  ),
  duplicateBuild: problem(
    409,
    'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE',
    'The provided entity includes an attribute with a value that has already been used',
    'The bundle version must be higher than the previously uploaded version',
  ),
  refusedChecksum: problem(
    409,
    'ENTITY_ERROR.ATTRIBUTE.INVALID',
    'The provided entity includes an attribute with an invalid value',
    "'Checksums' is not a valid value for the attribute 'sourceFileChecksums'",
  ),
  wrongState: problem(
    409,
    'STATE_ERROR',
    'The request cannot be fulfilled because of the state of another resource',
    'The file is committed already, or parts of it are missing',
  ),
  /** The Notary API does not answer in JSON here. */
  notaryUnauthorized: {
    status: 401,
    body: 'Unauthenticated\n\nRequest ID: 3F1C9A526E0B4A579D3F0C1B2A.0.0\n',
    contentType: 'text/plain',
  },
  report: {
    status: 200,
    body: gzipSync('Provider\tSKU\nAPPLE\tS1\n'),
    contentType: 'application/a-gzip',
  },
  noReport: problem(
    404,
    'NOT_FOUND',
    'The specified resource does not exist',
    'There were no sales for the date specified.',
  ),
  rateLimited: problem(
    429,
    'RATE_LIMIT_EXCEEDED',
    'The request rate limit has been reached.',
    "We've received too many requests for this API. Please wait and try again or slow down your request rate.",
  ),
} satisfies Record<string, JsonResponse>;
