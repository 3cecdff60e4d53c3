import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A request that was signed with Signature Version 4, as it was received. */
interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

/**
 * Returns true if a request without a query is signed with a secret key, by AWS's description of Signature Version 4.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function isSigned(
  { method, path, headers, body }: SignedRequest,
  { id, secret }: { readonly id: string; readonly secret: string },
): boolean {
  const [, keyId, scope = '', names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=(\w+)\/(\S+), ?SignedHeaders=(\S+), ?Signature=(\w{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const list = names.split(';');
  const mustBeSigned = ['host', 'x-amz-date', 'x-amz-target'];
  if (keyId !== id || !mustBeSigned.every((name) => list.includes(name))) return false;
  const canonical = [
    method,
    path,
    '',
    ...list.map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    names,
    sha256(body),
  ].join('\n');
  const date = String(headers['x-amz-date']);
  const text = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return date.startsWith(scope.slice(0, 8)) && hmac(key, text).toString('hex') === signature;
}
