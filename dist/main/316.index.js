export const id = 316;
export const ids = [316,961];
export const modules = {
 8957:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
   QJ: () => ( explainNetworkError),
   c2: () => ( statusOf),
   m_: () => ( hasResponse),
   q1: () => ( diagnoseRequest)
 });
 var _errors_action_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2714);
 var _key_account_pages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5961);
 var _base_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8379);
 var _response_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6633);
const statusOf = ({ result }) => result.type === 'response' ? result.status : 0;
const hasResponse = ({ result }, matches) => result.type === 'response' && matches(result);
const errorCodeOf = ({ result }) => result.type === 'failure' ? result.errorCode : '';
const hostOf = ({ apiUrl }) => {
    const { hostname, port, protocol } = new URL(apiUrl);
    return `${hostname}:${port || (protocol === 'http:' ? 80 : 443)}`;
};
const statusRules = [
    {
        code: 'APPLE_AGREEMENT_MISSING',
        title: 'A required Apple agreement is missing or expired',
        matches: (failure) => hasResponse(failure, _response_js__WEBPACK_IMPORTED_MODULE_0__ .XZ),
        detail: () => 'The key itself was accepted, and a new key would not help: until the agreement is accepted, every request fails (403).',
        fix: ({ kind }) => `Only the Account Holder can accept it: ${_key_account_pages_js__WEBPACK_IMPORTED_MODULE_1__ .U[kind].agreements}. The change takes effect within minutes.`,
    },
    {
        code: 'APPLE_RATE_LIMITED',
        title: 'Hourly rate limit exceeded',
        matches: (failure) => statusOf(failure) === 429,
        detail: ({ result, context }) => {
            const limits = result.type === 'response' ? result.rateLimit : undefined;
            const figures = limits === undefined
                ? ''
                : ` ${Math.max(0, limits.remaining)} of ${limits.limit} requests per hour remain.`;
            return `This key made too many requests in the past hour (429). ${context}${figures}`;
        },
        fix: () => 'Wait and run the job again. To avoid it, make fewer requests or spread them over several keys: the limit is per key and rolling hour.',
    },
    {
        code: 'APPLE_UNAVAILABLE',
        title: 'App Store Connect is unavailable',
        matches: (failure) => statusOf(failure) >= 500,
        detail: (failure) => `It responded with ${statusOf(failure)} to every attempt. ${failure.context}`,
        fix: () => 'Check https://developer.apple.com/system-status/ and run the job again later. Only Apple can fix this.',
    },
    {
        code: 'APPLE_REDIRECTED',
        title: 'Unexpected redirect',
        matches: (failure) => statusOf(failure) >= 300 && statusOf(failure) < 400,
        detail: (failure) => `${failure.apiUrl} responded with ${statusOf(failure)}. Redirects are not followed, so that the token reaches no other host. ${failure.context}`,
        fix: () => 'Ask whoever runs the network to let the runner reach Apple without a login page. If api-url is set, write the address that it redirects to.',
    },
];
const networkRules = [
    {
        code: 'NOT_APPLE',
        title: 'Unexpected response from the API',
        matches: ({ apiUrl, result }) => result.type === 'response' && (0,_base_url_js__WEBPACK_IMPORTED_MODULE_2__ .Pv)(apiUrl) !== undefined,
        detail: (failure) => `${failure.apiUrl} responded with ${statusOf(failure)}. api-url ends in a version, and every path already starts with one.`,
        fix: ({ apiUrl }) => `Set api-url to ${(0,_base_url_js__WEBPACK_IMPORTED_MODULE_2__ .Pv)(apiUrl)}.`,
    },
    {
        code: 'NOT_APPLE',
        title: 'Unexpected response from the API',
        matches: ({ result }) => result.type === 'response',
        detail: (failure) => `The response did not come from App Store Connect: ${failure.apiUrl} responded with ${statusOf(failure)}${hasResponse(failure, ({ isJson }) => isJson) ? '' : ' without JSON'}. ${failure.context}`,
        fix: () => "Check api-url and the proxy; the response may be a network's login page. The debug log shows its status and errors.",
    },
    {
        code: 'TLS_FAILED',
        title: 'TLS certificate is not trusted',
        matches: (failure) => /CERT|SIGNATURE|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO/.test(errorCodeOf(failure)),
        detail: (failure) => `TLS with ${hostOf(failure)} failed (${errorCodeOf(failure)}). The usual cause is a proxy that inspects TLS and presents its own certificate.`,
        fix: () => 'Ask whoever runs the network to exempt *.apple.com from inspection, or set NODE_EXTRA_CA_CERTS to the certificate of the proxy in `env:` of this step. Do not turn certificate checks off.',
    },
    {
        code: 'PROXY_FAILED',
        title: 'Proxy connection failed',
        matches: ({ proxy }) => proxy === 'used',
        detail: (failure) => `HTTPS_PROXY or HTTP_PROXY is set, and the request to ${hostOf(failure)} through it failed (${errorCodeOf(failure)}).`,
        fix: (failure) => `Ask whoever runs the proxy to allow CONNECT to ${hostOf(failure)}. If the runner can reach the host directly, add it to NO_PROXY.`,
    },
    {
        code: 'PROXY_FAILED',
        title: 'This runner cannot use the proxy',
        matches: ({ proxy }) => proxy === 'unusable',
        detail: (failure) => `HTTPS_PROXY or HTTP_PROXY is set, but Node ${process.version} of this runner uses it only if started with NODE_USE_ENV_PROXY. The direct request to ${hostOf(failure)} failed (${errorCodeOf(failure)}).`,
        fix: () => "Set NODE_USE_ENV_PROXY: '1' in `env:` of this step, or ask whoever runs the runner to update it.",
    },
];
const unreachable = {
    code: 'NETWORK_FAILED',
    title: 'App Store Connect cannot be reached',
    detail: (failure) => `${hostOf(failure)} did not respond to any attempt (${explainNetworkError(errorCodeOf(failure))}). ${failure.context}`,
    fix: (failure) => `Run the job again. If it fails again, ask whoever runs the network to let the runner resolve and reach ${hostOf(failure)}, or set HTTPS_PROXY if a proxy is the way out.`,
};
const networkErrorTexts = {
    TIMEOUT: 'timed out',
    ENOTFOUND: 'host name not found',
    EAI_AGAIN: 'host name lookup failed for now',
    ECONNREFUSED: 'connection refused',
    ECONNRESET: 'connection reset',
    UND_ERR_SOCKET: 'connection closed',
    ETIMEDOUT: 'connection timed out',
    UND_ERR_CONNECT_TIMEOUT: 'connection timed out',
};
function explainNetworkError(code) {
    return networkErrorTexts[code] === undefined ? code : `${networkErrorTexts[code]}, ${code}`;
}
function diagnoseRequest(failure, rules) {
    const all = [...statusRules, ...rules, ...networkRules];
    const { code, title, detail, fix } = all.find(({ matches }) => matches(failure)) ?? unreachable;
    return new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_3__ .l({ code, title, detail: detail(failure), fix: fix(failure) });
}
 }),
 1560:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
   PK: () => ( proxyPasswords),
   eq: () => ( proxyVariables),
   fU: () => ( isProxyConfigured)
 });
const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
function proxyVariables(env) {
    return names.filter((name) => env[name]);
}
function isProxyConfigured(env) {
    return proxyVariables(env).length > 0;
}
function proxyPasswords(env) {
    return names.flatMap((name) => {
        const [, password = ''] = /^(?:[a-z]+:\/\/)?[^:@/]*:([^/]*)@/i.exec(env[name] ?? '') ?? [];
        return password === '' ? [] : [...new Set([password, decode(password)])];
    });
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
 }),
 6633:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
   CK: () => ( formatForDebug),
   H5: () => ( parseRateLimit),
   Lu: () => ( isForbiddenByRole),
   OG: () => ( parseBody),
   SU: () => ( requestFailure),
   XZ: () => ( isMissingAgreement),
   mu: () => ( parseRetryAfter)
 });
 var _errors_system_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8833);
function hasErrorCode({ errors }, prefix) {
    return errors.some(({ code }) => code === prefix || code.startsWith(`${prefix}.`));
}
function isMissingAgreement(response) {
    return (response.status === 403 &&
        (hasErrorCode(response, 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED') ||
            response.errors.some(({ code, title }) => code === 'FORBIDDEN' && /^access unavailable/i.test(title))));
}
function isForbiddenByRole(response) {
    return response.status === 403 && response.errors.length > 0 && !isMissingAgreement(response);
}
function parseBody(body) {
    if (body.trim() === '')
        return { isJson: true, errors: [] };
    try {
        const json = Object(JSON.parse(body));
        const list = Array.isArray(json.errors) ? json.errors : [];
        const errors = list.map((error) => ({
            code: textOf(error, 'code'),
            title: textOf(error, 'title'),
            detail: textOf(error, 'detail'),
        }));
        const { data } = json;
        if (!Array.isArray(data))
            return { isJson: true, errors };
        const items = data.map((item) => ({
            id: textOf(item, 'id'),
            attributes: Object(Object(item).attributes),
        }));
        const isComplete = Object(json.links).next === undefined;
        return { isJson: true, errors, resources: { items, isComplete } };
    }
    catch {
        return { isJson: false, errors: [] };
    }
}
function textOf(value, name) {
    return String(Object(value)[name] ?? '');
}
function parseRateLimit(header) {
    const [, limit, remaining] = /user-hour-lim:(\d+);user-hour-rem:(-?\d+)/.exec(header ?? '') ?? [];
    return limit === undefined ? undefined : { limit: Number(limit), remaining: Number(remaining) };
}
function parseRetryAfter(header, now) {
    if (header === null)
        return undefined;
    const seconds = /^\d+$/.test(header) ? Number(header) : Date.parse(header) / 1000 - now;
    return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
function requestFailure(error) {
    return { type: 'failure', errorCode: errorCodeOf(error) };
}
function errorCodeOf(error) {
    const { name, cause, errors } = Object(error);
    if (name === 'TimeoutError' || name === 'AbortError')
        return 'TIMEOUT';
    const inner = Array.isArray(errors) ? errors[0] : cause;
    if (inner !== undefined)
        return errorCodeOf(inner);
    return (0,_errors_system_error_js__WEBPACK_IMPORTED_MODULE_0__ .v)(error) ?? (typeof name === 'string' ? name : 'UNKNOWN');
}
function formatForDebug(result) {
    if (result.type === 'failure')
        return `no response, ${result.errorCode}`;
    const { status, durationMs, serverTime = 'absent', errors } = result;
    return [
        `${status} in ${Math.round(durationMs)} ms, Date ${serverTime}`,
        ...errors.slice(0, 5).map((error) => `${error.code}: ${error.title} ${error.detail}`),
    ]
        .map((line) => line.slice(0, 1000))
        .join('\n');
}
 }),
 5961:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
   U: () => ( accountPages)
 });
const appStoreConnect = {
    keys: 'https://appstoreconnect.apple.com/access/integrations/api',
    agreements: 'https://appstoreconnect.apple.com/business, and https://developer.apple.com/account for the program license',
};
const accountPages = {
    team: appStoreConnect,
    individual: appStoreConnect,
    'in-house': {
        keys: 'https://developer.apple.com/account under Users and Access > Integrations',
        agreements: 'https://developer.apple.com/account',
    },
};
 }),
 3961:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
 __webpack_require__.d(__webpack_exports__, {
   assertAccess: () => ( assertAccess),
   checkAccess: () => ( checkAccess),
   parseRequiredAccess: () => ( parseRequiredAccess)
 });
 var _api_request_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3678);
 var _api_response_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6633);
 var _api_routes_lookup_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3165);
 var _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2714);
const requiredRoles = [
    { paths: /^\/v\d+\/(?:users|userInvitations)\b/, roles: 'Admin' },
    {
        paths: /^\/v\d+\/(?:certificates|profiles|bundleIds|devices|merchantIds|passTypeIds)\b/,
        roles: 'Admin, or a role with access to Certificates, Identifiers & Profiles',
    },
    {
        paths: /^\/v\d+\/(?:salesReports|analyticsReport\w*)\b/,
        roles: 'Finance, Sales or Admin',
    },
    { paths: /^\/v\d+\/financeReports\b/, roles: 'Finance or Admin' },
    {
        paths: /^\/v\d+\/(?:beta\w*|appStoreVersion\w*|appInfo\w*|reviewSubmission\w*)\b/,
        roles: 'App Manager or Admin',
    },
    {
        paths: /^\/v\d+\/(?:builds|buildUploads|ci\w*|scm\w*)\b/,
        roles: 'Developer, App Manager or Admin',
    },
];
function parseRequiredAccess(text, diagnostics) {
    const lines = diagnostics.capture(() => splitPaths(text));
    if (lines?.length === 0) {
        diagnostics.warn('require-access is empty', 'It contains only blank lines or comments. A variable in it may have no value. Only the key itself is verified.');
    }
    return [...new Set(lines)].flatMap((line) => diagnostics.capture(() => parseRequirement(line, diagnostics)) ?? []);
}
function splitPaths(text) {
    const lines = (0,_api_request_line_js__WEBPACK_IMPORTED_MODULE_0__ .z)(text);
    if (lines !== undefined)
        return lines;
    throw pathError({
        title: 'Expected a JSON array of strings',
        detail: 'require-access starts with [ but is not a JSON array of strings.',
        fix: 'Write ["/v1/certificates"], or one path per line without brackets and quotes.',
    });
}
function parsePath(text) {
    if (/^(?:POST|PATCH|PUT|DELETE)\s/i.test(text))
        throw unreadableError(text);
    const result = (0,_api_request_line_js__WEBPACK_IMPORTED_MODULE_0__ .r)(text, 'require-access');
    if (!('request' in result)) {
        throw pathError({
            title: 'Invalid require-access path',
            detail: result.problem,
            fix: result.correction,
        });
    }
    if (result.request.path.startsWith('/notary/'))
        throw unreadableError(text);
    return result.request;
}
function unreadableError(text) {
    return pathError({
        title: 'Invalid require-access path',
        detail: `${text}: Only GET requests to the App Store Connect API can be checked.`,
        fix: 'Write a path that can be read, such as /v1/certificates.',
    });
}
function pathError(parts) {
    return new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ .l({ code: 'ACCESS_PATH_INVALID', ...parts });
}
function parseRequirement(line, diagnostics) {
    const { text, path, query } = parsePath(line.replace(/^GET\s+/i, ''));
    const route = (0,_api_routes_lookup_js__WEBPACK_IMPORTED_MODULE_2__ .$6)(path);
    if (route === undefined)
        diagnostics.warn('Unknown API path', `require-access: ${(0,_api_routes_lookup_js__WEBPACK_IMPORTED_MODULE_2__ .jx)(path)}`);
    const needsLimit = route?.parameters.includes('limit') === true && !query.some(({ name }) => name === 'limit');
    return {
        path: text,
        requestPath: needsLimit ? `${text}${query.length === 0 ? '?' : '&'}limit=1` : text,
    };
}
function checkAccess(requiredAccess, client) {
    return Promise.all(requiredAccess.map(async (access) => {
        const result = await client.get(access.requestPath);
        return { access, result, summary: describeResult(result) };
    }));
}
const summaries = {
    200: 'yes',
    400: 'unknown',
    401: 'rejected',
    403: 'no',
    404: 'not found',
};
function describeResult(result) {
    if (result.type === 'failure')
        return `no response (${result.errorCode})`;
    if (result.isHtml)
        return `unknown (${result.status}, a web page)`;
    return `${summaries[result.status] ?? 'unknown'} (${result.status})`;
}
function assertAccess({ access: { path }, result, summary }) {
    const response = result.type === 'response' ? result : undefined;
    if (response?.status === 200 && !response.isHtml)
        return;
    if (response !== undefined && (0,_api_response_js__WEBPACK_IMPORTED_MODULE_3__ .Lu)(response)) {
        const roles = requiredRoles.find(({ paths }) => paths.test(path))?.roles;
        throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ .l({
            code: 'ACCESS_FORBIDDEN',
            title: `The key cannot read ${path}`,
            detail: `App Store Connect accepted the key, but its role or type does not allow this request (403).${roles === undefined ? '' : ` Required role: ${roles}.`}`,
            fix: 'Ask the Account Holder or an Admin for a new key with a role that allows it; the role of an existing key cannot be changed. An individual key has the role of its user, and cannot be used for provisioning or reports.',
        });
    }
    if (response?.status === 404) {
        throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ .l({
            code: 'ACCESS_NOT_FOUND',
            title: `${path} was not found`,
            detail: 'The path or an ID in it does not exist, or this key cannot see it (404).',
            fix: 'Check the ID. For an app it is the number under App Information > Apple ID, not the bundle ID. Also check that the key belongs to the account that owns it.',
        });
    }
    throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ .l({
        code: 'ACCESS_NOT_PROVEN',
        title: `Could not verify access to ${path}`,
        detail: `The response shows neither that the key has access nor that it lacks it: ${summary}.`,
        fix: response?.status === 400
            ? 'Add the parameters that this request requires, such as ?filter[vendorNumber]=12345678.'
            : 'Run the job again. If the error persists, remove the path from require-access.',
    });
}
 }),
 1316:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  verify: () => ( verify)
});
var base_url = __webpack_require__(8379);
var withholding = __webpack_require__(9680);
var api_response = __webpack_require__(6633);
const maxRetries = 3;
function retryDelay(result, { retries, previous, random, }) {
    if (retries >= maxRetries)
        return undefined;
    const backoffMs = 300 * 2 ** retries * (0.75 + random / 2);
    if (result.type === 'failure') {
        const isPermanent = /CERT|SIGNATURE|ERR_TLS|ERR_SSL/.test(result.errorCode);
        const isSlow = result.errorCode === 'TIMEOUT' && retries > 0;
        return isPermanent || isSlow ? undefined : backoffMs;
    }
    if (result.status === 429)
        return Math.max(backoffMs, (result.retryAfter ?? 0) * 1000);
    const isTransient = result.status === 401 ||
        result.status >= 500 ||
        (isAgreement(result) && !isAgreement(previous));
    return isTransient ? backoffMs : undefined;
}
function isAgreement(result) {
    return result?.type === 'response' && (0,api_response.XZ)(result);
}
const maxErrorBytes = 64 * 1024;
const maxClockOffsetSeconds = 24 * 60 * 60;
const maxConcurrency = 4;
const defaultTimeouts = { requestTimeoutMs: 10_000, totalTimeoutMs: 60_000 };
class Client {
    #options;
    #deadline;
    #endsAt;
    #tokens = new Map();
    #waiting = [];
    #running = 0;
    #clockOffsetSeconds;
    constructor(options) {
        this.#options = options;
        this.#deadline = AbortSignal.timeout(options.timeouts.totalTimeoutMs);
        this.#endsAt = options.effects.now() + options.timeouts.totalTimeoutMs;
    }
    get clockOffsetSeconds() {
        return this.#clockOffsetSeconds;
    }
    get(path) {
        return this.send({ method: 'GET', path });
    }
    async send(request) {
        if (this.#running >= maxConcurrency)
            await new Promise((resolve) => this.#waiting.push(resolve));
        else
            this.#running += 1;
        try {
            return await this.#sendWithRetries(request);
        }
        finally {
            const next = this.#waiting.shift();
            if (next === undefined)
                this.#running -= 1;
            else
                next();
        }
    }
    async #sendWithRetries(request) {
        const { effects, retryDelay: delayOf = retryDelay } = this.#options;
        const { now, random, sleep } = effects;
        let previous;
        for (let retries = 0;; retries += 1) {
            const result = await this.#attempt(request);
            const delayMs = delayOf(result, { request, retries, previous, random: random() });
            if (delayMs === undefined || now() + delayMs + 1000 > this.#endsAt)
                return result;
            await sleep(delayMs);
            previous = result;
        }
    }
    async #attempt(request) {
        const { scopeFor, onResult, effects } = this.#options;
        const { path } = request;
        const scope = scopeFor?.(path);
        const token = this.#tokenFor(scope);
        const result = await this.#fetch(request, await token);
        if (result.type === 'response' && result.serverTime !== undefined) {
            const midwayMs = effects.now() - result.durationMs / 2;
            this.#clockOffsetSeconds ??= result.serverTime - Math.round(midwayMs / 1000);
        }
        if (scope !== undefined && result.type === 'response' && result.status === 401)
            this.#discard(scope, token);
        onResult(path, result);
        return result;
    }
    #tokenFor(scope) {
        const { createToken, effects } = this.#options;
        const now = Math.floor(effects.now() / 1000) + this.#dateOffset();
        if (scope === undefined)
            return createToken([], now);
        const key = scope.join('\n');
        const existing = this.#tokens.get(key);
        if (existing !== undefined)
            return existing;
        const token = createToken(scope, now);
        this.#tokens.set(key, token);
        return token;
    }
    #discard(scope, token) {
        const key = scope.join('\n');
        if (this.#tokens.get(key) === token)
            this.#tokens.delete(key);
    }
    #dateOffset() {
        const offset = this.#clockOffsetSeconds ?? 0;
        return this.#options.trustsClock && Math.abs(offset) <= maxClockOffsetSeconds ? offset : 0;
    }
    async #fetch({ method, path, body: json }, token) {
        const { apiUrl, notaryUrl, timeouts, effects, maxDataBytes } = this.#options;
        const start = effects.now();
        try {
            const response = await effects.fetch(`${(0,base_url.Nn)(path) ? notaryUrl : apiUrl}${path}`, {
                method,
                headers: {
                    Authorization: `Bearer ${token}`,
                    Accept: 'application/json, */*;q=0.1',
                    ...(json !== undefined && { 'Content-Type': 'application/json' }),
                },
                ...(json !== undefined && { body: JSON.stringify(json) }),
                redirect: 'manual',
                signal: AbortSignal.any([AbortSignal.timeout(timeouts.requestTimeoutMs), this.#deadline]),
            });
            const maxBytes = response.ok ? (maxDataBytes ?? maxErrorBytes) : maxErrorBytes;
            const body = await readBody(response, maxBytes);
            const result = toApiResponse(response, {
                durationMs: effects.now() - start,
                now: effects.now() / 1000,
                body,
                token,
            });
            return response.ok && maxDataBytes !== undefined ? { ...result, body } : result;
        }
        catch (error) {
            return (0,api_response.SU)(error);
        }
    }
}
function toApiResponse({ status, headers }, { durationMs, now, body, token, }) {
    const serverTime = Math.floor(Date.parse(headers.get('date') ?? '') / 1000);
    const { isJson, errors, resources } = (0,api_response.OG)(body);
    const forms = [token, Buffer.from(token).toString('base64')];
    const redact = (text) => (0,withholding.v)(text, forms);
    const retryAfter = (0,api_response.mu)(headers.get('retry-after'), now);
    const rateLimit = (0,api_response.H5)(headers.get('x-rate-limit'));
    return {
        type: 'response',
        status,
        durationMs,
        isJson,
        isHtml: /html/i.test(headers.get('content-type') ?? '') || /^\s*</.test(body),
        errors: errors.map(({ code, title, detail }) => ({
            code: redact(code),
            title: redact(title),
            detail: redact(detail),
        })),
        ...(resources !== undefined && { resources }),
        ...(Number.isFinite(serverTime) && { serverTime }),
        ...(retryAfter !== undefined && { retryAfter }),
        ...(rateLimit !== undefined && { rateLimit }),
    };
}
async function readBody(response, maxBytes) {
    const chunks = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
        chunks.push(chunk);
        length += chunk.length;
        if (length >= maxBytes)
            break;
    }
    return Buffer.concat(chunks).subarray(0, maxBytes).toString();
}
var external_node_http_ = __webpack_require__(7067);
var external_node_https_ = __webpack_require__(4708);
var action_error = __webpack_require__(2714);
var system_error = __webpack_require__(8833);
var proxy_variables = __webpack_require__(1560);
function configureProxy(env, apiUrl) {
    const configured = (0,proxy_variables.eq)(env);
    if (configured.length === 0 || (0,base_url.U9)(new URL(apiUrl).hostname))
        return 'none';
    const hasEnvProxy = typeof external_node_http_.setGlobalProxyFromEnv === 'function';
    if (!hasEnvProxy && env.NODE_USE_ENV_PROXY !== '1')
        return 'unusable';
    try {
        if (hasEnvProxy)
            external_node_http_.setGlobalProxyFromEnv(env);
    }
    catch {
        throw new action_error.l({
            code: 'PROXY_FAILED',
            title: 'Invalid proxy URL',
            detail: `${configured.join(' or ')} is set, but is not the URL of a proxy. Its value is not shown, because it may contain a password.`,
            fix: 'Ask whoever runs the runner to write it as http://host:port or http://user:password@host:port, with a port up to 65535.',
        });
    }
    return 'used';
}
async function probeTunnel(env, { apiUrl, timeoutMs }) {
    const agent = new external_node_https_.Agent({ proxyEnv: env, timeout: timeoutMs });
    const { promise, resolve } = Promise.withResolvers();
    AbortSignal.timeout(timeoutMs).addEventListener('abort', () => resolve('TIMEOUT'));
    const request = external_node_https_.request(apiUrl, { method: 'HEAD', agent });
    request.on('socket', () => resolve(undefined));
    request.on('error', (error) => {
        const code = (0,system_error.v)(error);
        resolve(code === 'ERR_PROXY_TUNNEL' || code === 'ECONNREFUSED' ? code : undefined);
    });
    const code = await promise;
    request.destroy();
    agent.destroy();
    return code;
}
var clock = __webpack_require__(9373);
var kind = __webpack_require__(101);
var errors_diagnostics = __webpack_require__(3999);
var access = __webpack_require__(3961);
const marks = {
    proven: '✓',
    unproven: '?',
    failed: '✗',
};
async function runChecks({ requiredAccess, preflight }, context, { log, warn }) {
    const [accessResults, results] = await Promise.all([
        (0,access.checkAccess)(requiredAccess, context),
        preflight.length === 0 ? [] : startPreflight(preflight, context),
    ]);
    const diagnostics = new errors_diagnostics.r();
    const lines = [
        ...accessResults.map((result) => describeAccess(result, diagnostics)),
        ...results.map(({ status, text }) => `${marks[status]} ${text}`),
    ];
    for (const [index, { status, remark, error }] of results.entries()) {
        const name = preflight[index]?.text;
        const title = status === 'unproven' ? `${name} is neither proven nor disproven` : `Preflight: ${name}`;
        if (remark !== undefined)
            warn({ level: 'warning', title, message: remark });
        if (error !== undefined)
            diagnostics.errors.push(error);
    }
    if (diagnostics.errors.length > 0)
        log(lines);
    diagnostics.throwIfErrors("this key's access");
    return results;
}
async function startPreflight(checks, context) {
    const { runPreflight } = await __webpack_require__.e( 884).then(__webpack_require__.bind(__webpack_require__, 8884));
    return runPreflight(checks, context);
}
function describeAccess(result, diagnostics) {
    const isProven = diagnostics.capture(() => {
        (0,access.assertAccess)(result);
        return true;
    });
    return `${isProven ? '✓' : '✗'} ${result.access.path}: ${result.summary}`;
}
const clockToleranceSeconds = 60;
function isClockSkewed(clockOffsetSeconds) {
    return Math.abs(clockOffsetSeconds) > clockToleranceSeconds;
}
function clockSkewWarning(clockOffsetSeconds) {
    const seconds = Math.abs(clockOffsetSeconds);
    const minutes = (seconds / 60).toFixed(seconds < 600 ? 1 : 0);
    const direction = clockOffsetSeconds > 0 ? 'slow' : 'fast';
    return {
        level: 'warning',
        title: "The runner's clock is off",
        message: `It is ${minutes} minutes ${direction}, by Apple's clock. This token is dated by Apple's clock and works; tools that sign their own tokens may fail. To set the clock of a macOS runner: sudo sntp -sS time.apple.com`,
    };
}
function untrustedClockWarning(clockOffsetSeconds, apiUrl) {
    const { message } = clockSkewWarning(clockOffsetSeconds);
    const [difference] = message.split(',');
    return {
        level: 'warning',
        title: "The runner's clock differs from that of api-url",
        message: `${difference}, by the clock of ${apiUrl}. Tokens are dated by Apple's own clock or the runner's, so this one is dated by the runner's.`,
    };
}
function implausibleClockError(clockOffsetSeconds, apiUrl) {
    const days = (Math.abs(clockOffsetSeconds) / (24 * 60 * 60)).toFixed(1);
    const direction = clockOffsetSeconds > 0 ? 'behind' : 'ahead of';
    return new action_error.l({
        code: 'CLOCK_IMPLAUSIBLE',
        title: 'The clocks differ by more than a day',
        detail: `The runner's clock is ${days} days ${direction} that of ${apiUrl}. One of them is wrong, so no token is dated by either.`,
        fix: 'Ask whoever runs the runner to set its clock (macOS: sudo sntp -sS time.apple.com). If the clock is right, ask whoever runs the network what responds in place of Apple.',
    });
}
async function probeProxy(proxy, env, apiUrl) {
    if (proxy !== 'used')
        return undefined;
    const timeoutMs = defaultTimeouts.requestTimeoutMs;
    const errorCode = await probeTunnel(env, { apiUrl, timeoutMs });
    return errorCode === undefined ? undefined : { type: 'failure', errorCode };
}
function assertTlsChecked(env, apiUrl) {
    if (env.NODE_TLS_REJECT_UNAUTHORIZED !== '0' || !apiUrl.startsWith('https:'))
        return;
    throw new action_error.l({
        code: 'TLS_UNCHECKED',
        title: 'TLS certificate checks are turned off',
        detail: 'NODE_TLS_REJECT_UNAUTHORIZED is 0, so any host that responds in place of Apple would receive the token. No request was sent.',
        fix: 'Remove NODE_TLS_REJECT_UNAUTHORIZED from the environment of this step. If a proxy inspects TLS, set NODE_EXTRA_CA_CERTS to its certificate instead.',
    });
}
var diagnosis = __webpack_require__(8957);
var account_pages = __webpack_require__(5961);
const keysOf = ({ identity }) => account_pages.U[identity.kind].keys;
const unauthorizedCauses = [
    {
        isRuledOut: ({ apiUrl }) => (0,base_url.Pv)(apiUrl) === undefined,
        check: ({ apiUrl }) => `api-url ends in a version, and every path already starts with one: should it be ${(0,base_url.Pv)(apiUrl)}? → you`,
    },
    {
        isRuledOut: ({ identity, fileName }) => identity.kind !== 'individual' || fileName?.startsWith('ApiKey_') === true,
        check: () => 'issuer-id is empty: is this a team key? If so, set issuer-id, and check the name of the variable it comes from. → you',
    },
    {
        isRuledOut: ({ identity }) => identity.kind === 'individual',
        check: (failure) => `Issuer ID ${failure.identity.issuerId}: is it the one above the list of keys (${keysOf(failure)})? If not, correct issuer-id. → you`,
    },
    {
        isRuledOut: () => false,
        check: (failure) => `Key ID ${failure.identity.keyId}: is it in the list of active keys (${keysOf(failure)}), and is it the ID of this .p8 file? If it was revoked, create a new key. → the Account Holder or an Admin`,
    },
    {
        isRuledOut: ({ identity, fileName }) => identity.kind !== 'team' || fileName?.startsWith('AuthKey_') === true,
        check: () => 'Was the key created in a user profile? Individual keys do not use an issuer ID: remove issuer-id. → you',
    },
    {
        isRuledOut: ({ identity }) => identity.kind !== 'team',
        check: () => 'Is the membership the Apple Developer Enterprise Program? If so, set in-house: true. → you',
    },
    {
        isRuledOut: ({ identity }) => identity.kind !== 'in-house',
        check: () => 'in-house is true: is the key from App Store Connect instead? If so, remove in-house. → you',
    },
    {
        isRuledOut: ({ clockOffsetSeconds }) => clockOffsetSeconds !== undefined,
        check: () => "Is the runner's clock right? The response had no Date to compare it with. To set it on macOS: sudo sntp -sS time.apple.com → whoever runs the runner",
    },
    {
        isRuledOut: ({ identity }) => identity.kind === 'individual',
        check: (failure) => `Is the key for APNs, DeviceCheck or MusicKit? Their files are named AuthKey_... too. If so, create an API key (${keysOf(failure)}). → the Account Holder or an Admin`,
    },
    {
        isRuledOut: () => false,
        check: ({ identity }) => `Is an agreement of the account unsigned? Apple sometimes responds with 401 in that case (${account_pages.U[identity.kind].agreements}). → the Account Holder`,
    },
];
function likelyCauses(failure) {
    return unauthorizedCauses
        .filter(({ isRuledOut }) => !isRuledOut(failure))
        .map(({ check }) => check(failure));
}
const keyRules = [
    {
        code: 'APPLE_REFUSED_KEY',
        title: 'App Store Connect rejected the key',
        matches: (failure) => (0,diagnosis.c2)(failure) === 401,
        detail: ({ clockOffsetSeconds }) => `Apple gives one response (401) for several causes. It gave it to several freshly signed tokens, so this is not a transient failure.${clockOffsetSeconds === undefined ? '' : " It is not the clock either: the tokens were dated by Apple's."}`,
        fix: (failure) => {
            const lines = likelyCauses(failure).map((cause, index) => `${index + 1}. ${cause}`);
            return `Check in this order:\n${lines.join('\n')}`;
        },
    },
    {
        code: 'APPLE_REFUSED_ROLE',
        title: "The key's role lacks permission",
        matches: (failure) => (0,diagnosis.m_)(failure, api_response.Lu),
        detail: () => 'The key was accepted, but its role or type does not allow this request (403).',
        fix: ({ kind }) => `The role of a key cannot be changed. Ask the Account Holder or an Admin to create a new key with the role that the job needs: ${account_pages.U[kind].keys}.`,
    },
];
function diagnose(failure) {
    const { kind } = failure.identity;
    const context = 'The key itself was not rejected.';
    return (0,diagnosis.q1)({ ...failure, kind, context }, keyRules);
}
var promises_ = __webpack_require__(8500);
var jws = __webpack_require__(9698);
const lifetime = { seconds: 600, maxSpanSeconds: 1200 };
function createKeyClient({ key, apiUrl }, { setSecrets, debug }) {
    return new Client({
        apiUrl,
        notaryUrl: (0,base_url.iM)(apiUrl),
        trustsClock: (0,base_url.qk)(apiUrl),
        scopeFor: (path) => scopeFor(path, key.identity.kind),
        createToken: async (scope, now) => {
            const { jwt } = await (0,jws.z)(key, { lifetime, scope }, now);
            setSecrets([jwt]);
            return jwt;
        },
        onResult: (path, result) => debug(`GET ${path}: ${(0,api_response.CK)(result)}`),
        timeouts: defaultTimeouts,
        effects: { fetch, sleep: promises_.setTimeout, now: Date.now, random: Math.random },
    });
}
function scopeFor(path, kind) {
    if (kind === 'in-house')
        return [];
    return [(0,base_url.Nn)(path) ? '/notary/v2' : `GET ${path}`];
}
async function verify({ key, fileName, apiUrl, ...checks }, { env, setSecrets, debug, logGroup, warn }) {
    const { identity } = key;
    assertTlsChecked(env, apiUrl);
    setSecrets((0,proxy_variables.PK)(env));
    const proxy = configureProxy(env, apiUrl);
    const trustsClock = (0,base_url.qk)(apiUrl);
    const client = createKeyClient({ key, apiUrl }, { setSecrets, debug });
    const { probePath } = kind.r[identity.kind];
    const result = (await probeProxy(proxy, env, apiUrl)) ?? (await client.get(probePath));
    const { clockOffsetSeconds } = client;
    const offset = clockOffsetSeconds ?? 0;
    if (Math.abs(offset) > maxClockOffsetSeconds)
        throw implausibleClockError(offset, apiUrl);
    const isSkewed = isClockSkewed(offset);
    if (isSkewed)
        warn(trustsClock ? clockSkewWarning(offset) : untrustedClockWarning(offset, apiUrl));
    const failure = { result, identity, apiUrl, clockOffsetSeconds, fileName, proxy };
    if (result.type !== 'response' || !isAccepted(result))
        throw diagnose(failure);
    if (result.status === 403)
        warn(roleWarning(diagnose(failure)));
    const correction = isSkewed && trustsClock ? offset : 0;
    const get = async (path) => (await probeNotaryProxy(path, { proxy, env, apiUrl })) ?? client.get(path);
    const preflight = await runChecks(checks, { identity, get, now: (0,clock.h)() + correction }, { log: (lines) => logGroup(`Verified against ${apiUrl}`, lines), warn });
    return {
        clockOffsetSeconds: correction,
        apiUrl,
        durationMs: Math.round(result.durationMs),
        access: checks.requiredAccess.map(({ path }) => path),
        preflight,
    };
}
function isAccepted(response) {
    return response.isJson && (response.status === 200 || (0,api_response.Lu)(response));
}
function roleWarning({ title, detail, fix }) {
    return {
        level: 'warning',
        title,
        message: `${detail} The run continues, because the job may not need it. ${fix}`,
    };
}
async function probeNotaryProxy(path, { proxy, env, apiUrl }) {
    const notaryUrl = (0,base_url.iM)(apiUrl);
    if (!(0,base_url.Nn)(path) || notaryUrl === apiUrl)
        return undefined;
    return probeProxy(proxy, env, notaryUrl);
}
 })
};
