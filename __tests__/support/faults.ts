import { answers, sendJson } from './answers.ts';
import type { Fault } from './app-store-connect.ts';

/** A 401 for a valid token, as Apple occasionally returns. */
export const falseUnauthorized: Fault = (_request, response) =>
  sendJson(response, answers.unauthorized);

/** A connection that is closed before the response. */
export const reset: Fault = (request) => request.socket.destroy();

/** A connection that is closed in the middle of the body. */
export const resetMidBody: Fault = (request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
  response.write('{"data":[', () => request.socket.destroy());
};

/** A gateway's error page, which is not JSON. */
export const badGateway: Fault = (_request, response) => {
  response
    .writeHead(502, { 'Content-Type': 'text/html' })
    .end('<html><h1>502 Bad Gateway</h1></html>');
};

/** No response. */
export const noResponse: Fault = () => {};

/** A redirect, which must not be followed. */
export const redirectTo =
  (url: string): Fault =>
  (_request, response) => {
    response.writeHead(302, { Location: url }).end();
  };

/** A login page of a network, with status 200. */
export const loginPage: Fault = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>Please sign in</html>');
};

/** A body of 50 MB. */
export const hugeBody: Fault = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const chunk = Buffer.alloc(1024 * 1024, 'a');
  let left = 50;
  const more = (): void => {
    left -= 1;
    if (left < 0) response.end();
    else response.write(chunk, more);
  };
  more();
};

/** Too many requests, with a delay. */
export const tooMany =
  (retryAfter: string): Fault =>
  (_request, response) => {
    response.setHeader('Retry-After', retryAfter);
    response.setHeader('X-Rate-Limit', 'user-hour-lim:3600;user-hour-rem:0;');
    sendJson(response, answers.rateLimited);
  };

/** The client's own token, sent back. */
export const echo: Fault = (request, response) => {
  const body = { errors: [{ code: 'ECHO', title: request.headers.authorization, detail: '' }] };
  sendJson(response, { status: 400, body });
};
