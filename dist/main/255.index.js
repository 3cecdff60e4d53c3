export const id = 255;
export const ids = [255,961];
export const modules = {

/***/ 633:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H5: () => (/* binding */ parseRateLimit),
/* harmony export */   Lu: () => (/* binding */ isForbiddenByRole),
/* harmony export */   Rb: () => (/* binding */ parseErrors),
/* harmony export */   SU: () => (/* binding */ requestFailure),
/* harmony export */   XZ: () => (/* binding */ isMissingAgreement),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter)
/* harmony export */ });
/* harmony import */ var _errors_system_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(833);

function hasErrorCode({ errors }, prefix) {
    return errors.some(({ code }) => code === prefix || code.startsWith(`${prefix}.`));
}
function isMissingAgreement(response) {
    return (response.status === 403 &&
        hasErrorCode(response, 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED'));
}
function isForbiddenByRole(response) {
    return response.status === 403 && response.errors.length > 0 && !isMissingAgreement(response);
}
function parseErrors(body) {
    if (body.trim() === '')
        return { isJson: true, errors: [] };
    try {
        const { errors } = Object(JSON.parse(body));
        const list = Array.isArray(errors) ? errors : [];
        const text = (error, name) => String(Object(error)[name] ?? '');
        return {
            isJson: true,
            errors: list.map((error) => ({
                code: text(error, 'code'),
                title: text(error, 'title'),
                detail: text(error, 'detail'),
            })),
        };
    }
    catch {
        return { isJson: false, errors: [] };
    }
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
    return (0,_errors_system_error_js__WEBPACK_IMPORTED_MODULE_0__/* .systemErrorCode */ .v)(error) ?? (typeof name === 'string' ? name : 'UNKNOWN');
}


/***/ }),

/***/ 961:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ assertAccess),
/* harmony export */   parseRequiredAccess: () => (/* binding */ parseRequiredAccess),
/* harmony export */   x: () => (/* binding */ checkAccess)
/* harmony export */ });
/* harmony import */ var _api_request_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(678);
/* harmony import */ var _api_response_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(633);
/* harmony import */ var _api_routes_lookup_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(165);
/* harmony import */ var _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(714);




const maxConcurrency = 4;
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
    const lines = (0,_api_request_line_js__WEBPACK_IMPORTED_MODULE_0__/* .splitRequestLines */ .z)(text);
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
    const result = (0,_api_request_line_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRequestLine */ .r)(text, 'require-access');
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
    return new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l({ code: 'ACCESS_PATH_INVALID', ...parts });
}
function parseRequirement(line, diagnostics) {
    const { text, path, query } = parsePath(line.replace(/^GET\s+/i, ''));
    const route = (0,_api_routes_lookup_js__WEBPACK_IMPORTED_MODULE_2__/* .findRoute */ .$6)(path);
    if (route === undefined)
        diagnostics.warn('Unknown API path', `require-access: ${(0,_api_routes_lookup_js__WEBPACK_IMPORTED_MODULE_2__/* .describeUnknownPath */ .jx)(path)}`);
    const needsLimit = route?.parameters.includes('limit') === true && !query.some(({ name }) => name === 'limit');
    return {
        path: text,
        requestPath: needsLimit ? `${text}${query.length === 0 ? '?' : '&'}limit=1` : text,
    };
}
async function checkAccess(requiredAccess, client) {
    const results = [];
    const queue = requiredAccess.entries();
    const worker = async () => {
        for (const [index, access] of queue) {
            const result = await client.get(access.requestPath);
            results[index] = { access, result, summary: describeResult(result) };
        }
    };
    const workers = Math.min(maxConcurrency, requiredAccess.length);
    await Promise.all(Array.from({ length: workers }, worker));
    return results;
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
    if (response !== undefined && (0,_api_response_js__WEBPACK_IMPORTED_MODULE_3__/* .isForbiddenByRole */ .Lu)(response)) {
        const roles = requiredRoles.find(({ paths }) => paths.test(path))?.roles;
        throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l({
            code: 'ACCESS_FORBIDDEN',
            title: `The key cannot read ${path}`,
            detail: `App Store Connect accepted the key, but its role or type does not allow this request (403).${roles === undefined ? '' : ` Required role: ${roles}.`}`,
            fix: 'Ask the Account Holder or an Admin for a new key with a role that allows it; the role of an existing key cannot be changed. An individual key has the role of its user, and cannot be used for provisioning or reports.',
        });
    }
    if (response?.status === 404) {
        throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l({
            code: 'ACCESS_NOT_FOUND',
            title: `${path} was not found`,
            detail: 'The path or an ID in it does not exist, or this key cannot see it (404).',
            fix: 'Check the ID. For an app it is the number under App Information > Apple ID, not the bundle ID. Also check that the key belongs to the account that owns it.',
        });
    }
    throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l({
        code: 'ACCESS_NOT_PROVEN',
        title: `Could not verify access to ${path}`,
        detail: `The response shows neither that the key has access nor that it lacks it: ${summary}.`,
        fix: response?.status === 400
            ? 'Add the parameters that this request requires, such as ?filter[vendorNumber]=12345678.'
            : 'Run the job again. If the error persists, remove the path from require-access.',
    });
}


/***/ }),

/***/ 255:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verify: () => (/* binding */ verify)
});

// UNUSED EXPORTS: assertTlsChecked, formatForDebug, probeProxy

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(500);
// EXTERNAL MODULE: ./src/api/base-url.ts
var base_url = __webpack_require__(379);
// EXTERNAL MODULE: ./src/text/withholding.ts
var withholding = __webpack_require__(680);
// EXTERNAL MODULE: ./src/api/response.ts
var response = __webpack_require__(633);
;// CONCATENATED MODULE: ./src/api/retry.ts
const maxRetries = 3;
function retryDelay(result, { retries, random }) {
    if (retries >= maxRetries)
        return undefined;
    const backoffMs = 300 * 2 ** retries * (0.75 + random / 2);
    if (result.type === 'failure') {
        const isPermanent = /CERT|SIGNATURE|^ERR_TLS|^ERR_SSL/.test(result.errorCode);
        const isSlow = result.errorCode === 'TIMEOUT' && retries > 0;
        return isPermanent || isSlow ? undefined : backoffMs;
    }
    if (result.status === 429)
        return Math.max(backoffMs, (result.retryAfter ?? 0) * 1000);
    return result.status === 401 || result.status >= 500 ? backoffMs : undefined;
}

;// CONCATENATED MODULE: ./src/api/client.ts



const maxErrorBytes = 64 * 1024;
const maxClockOffsetSeconds = 24 * 60 * 60;
const defaultTimeouts = { requestTimeoutMs: 10_000, totalTimeoutMs: 60_000 };
class Client {
    #options;
    #deadline;
    #endsAt;
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
        const { effects, retryDelay: delayOf = retryDelay } = this.#options;
        const { now, random, sleep } = effects;
        for (let retries = 0;; retries += 1) {
            const result = await this.#attempt(request);
            const delayMs = delayOf(result, { request, retries, random: random() });
            if (delayMs === undefined || now() + delayMs + 1000 > this.#endsAt)
                return result;
            await sleep(delayMs);
        }
    }
    async #attempt(request) {
        const { createToken, onResult, effects } = this.#options;
        const { path } = request;
        const now = Math.floor(effects.now() / 1000) + this.#dateOffset();
        const result = await this.#fetch(request, await createToken(path, now));
        if (result.type === 'response' && result.serverTime !== undefined) {
            const midwayMs = effects.now() - result.durationMs / 2;
            this.#clockOffsetSeconds ??= result.serverTime - Math.round(midwayMs / 1000);
        }
        onResult(path, result);
        return result;
    }
    #dateOffset() {
        const offset = this.#clockOffsetSeconds ?? 0;
        return this.#options.trustsClock && Math.abs(offset) <= maxClockOffsetSeconds ? offset : 0;
    }
    async #fetch({ method, path, body: json }, token) {
        const { apiUrl, timeouts, effects, maxDataBytes } = this.#options;
        const start = effects.now();
        try {
            const response = await effects.fetch(`${apiUrl}${path}`, {
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
            return (0,response/* requestFailure */.SU)(error);
        }
    }
}
function toApiResponse({ status, headers }, { durationMs, now, body, token, }) {
    const serverTime = Math.floor(Date.parse(headers.get('date') ?? '') / 1000);
    const { isJson, errors } = (0,response/* parseErrors */.Rb)(body);
    const forms = [token, Buffer.from(token).toString('base64')];
    const redact = (text) => (0,withholding/* withholdPieces */.v)(text, forms);
    const retryAfter = (0,response/* parseRetryAfter */.mu)(headers.get('retry-after'), now);
    const rateLimit = (0,response/* parseRateLimit */.H5)(headers.get('x-rate-limit'));
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

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(67);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(708);
// EXTERNAL MODULE: ./src/errors/action-error.ts
var action_error = __webpack_require__(714);
// EXTERNAL MODULE: ./src/errors/system-error.ts
var system_error = __webpack_require__(833);
;// CONCATENATED MODULE: ./src/api/proxy.ts





const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
function configureProxy(env, apiUrl) {
    const isConfigured = names.some((name) => env[name]);
    if (!isConfigured || (0,base_url/* isLoopback */.U9)(new URL(apiUrl).hostname))
        return 'none';
    const hasEnvProxy = typeof external_node_http_.setGlobalProxyFromEnv === 'function';
    if (!hasEnvProxy && env.NODE_USE_ENV_PROXY !== '1')
        return 'unusable';
    try {
        if (hasEnvProxy)
            external_node_http_.setGlobalProxyFromEnv(env);
    }
    catch {
        throw new action_error/* ActionError */.l({
            code: 'PROXY_FAILED',
            title: 'The proxy is not a valid URL',
            detail: 'HTTPS_PROXY or HTTP_PROXY is set to something that cannot be a proxy.',
            fix: 'Whoever runs the runner: write it as http://host:port or http://user:password@host:port, with a port up to 65535.',
        });
    }
    return 'used';
}
function proxyPasswords(env) {
    return names.flatMap((name) => {
        const [, password = ''] = /^(?:[a-z]+:\/\/)?[^:@/]*:([^@/]*)@/i.exec(env[name] ?? '') ?? [];
        return password === '' ? [] : [...new Set([password, decode(password)])];
    });
}
async function probeTunnel(env, { apiUrl, timeoutMs }) {
    const agent = new external_node_https_.Agent({ proxyEnv: env, timeout: timeoutMs });
    const { promise, resolve } = Promise.withResolvers();
    const timer = setTimeout(() => resolve('TIMEOUT'), timeoutMs);
    const request = external_node_https_.request(apiUrl, { method: 'HEAD', agent });
    request.on('socket', () => resolve(undefined));
    request.on('error', (error) => {
        const code = (0,system_error/* systemErrorCode */.v)(error);
        resolve(code === 'ERR_PROXY_TUNNEL' || code === 'ECONNREFUSED' ? code : undefined);
    });
    const code = await promise;
    clearTimeout(timer);
    request.destroy();
    agent.destroy();
    return code;
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

// EXTERNAL MODULE: ./src/errors/diagnostics.ts
var errors_diagnostics = __webpack_require__(999);
// EXTERNAL MODULE: ./src/key/kind.ts
var kind = __webpack_require__(101);
// EXTERNAL MODULE: ./src/token/jws.ts + 3 modules
var jws = __webpack_require__(698);
// EXTERNAL MODULE: ./src/verification/access.ts
var access = __webpack_require__(961);
;// CONCATENATED MODULE: ./src/verification/clock-skew.ts

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
        title: "The runner's clock is wrong",
        message: `It is ${minutes} minutes ${direction}, by Apple's clock. The token is dated by Apple's, so the job goes on; other tools may fail. On a macOS runner set it with: sudo sntp -sS time.apple.com.`,
    };
}
function untrustedClockWarning(clockOffsetSeconds, apiUrl) {
    const { message } = clockSkewWarning(clockOffsetSeconds);
    const [difference] = message.split(',');
    return {
        level: 'warning',
        title: "The runner's clock differs from that of api-url",
        message: `${difference}, by the clock of ${apiUrl}. Only Apple's own clock dates tokens, so the token is dated by the runner's.`,
    };
}
function implausibleClockError(clockOffsetSeconds, apiUrl) {
    const days = (Math.abs(clockOffsetSeconds) / (24 * 60 * 60)).toFixed(1);
    const direction = clockOffsetSeconds > 0 ? 'behind' : 'ahead of';
    return new action_error/* ActionError */.l({
        code: 'CLOCK_IMPLAUSIBLE',
        title: 'The clocks differ by more than a day',
        detail: `This machine's clock is ${days} days ${direction} the one of ${apiUrl}. No token is dated by a clock that may be that wrong.`,
        fix: 'Whoever runs the machine: set its clock (macOS: sudo sntp -sS time.apple.com). If the clock is right, whoever runs the network: see what answers in place of Apple.',
    });
}

;// CONCATENATED MODULE: ./src/verification/diagnosis.ts


const statusOf = ({ result }) => result.type === 'response' ? result.status : 0;
const errorCodeOf = ({ result }) => result.type === 'failure' ? result.errorCode : '';
const hasResponse = ({ result }, matches) => result.type === 'response' && matches(result);
const integrationsUrl = 'https://appstoreconnect.apple.com/access/integrations/api';
const newKeyHint = 'Neither name nor role of a key can be changed. The Account Holder or an Admin makes a new key with the role that is needed';
const unauthorizedCauses = [
    {
        isRuledOut: ({ identity, fileName }) => identity.kind !== 'individual' || fileName?.startsWith('ApiKey_') === true,
        cause: () => 'It is a team key, and issuer-id is missing',
        remedy: 'You: set issuer-id, and check the name of the variable that it comes from.',
    },
    {
        isRuledOut: ({ identity }) => identity.kind === 'individual',
        cause: ({ identity }) => `The issuer ID ${identity.issuerId} is not that of the account that the key belongs to`,
        remedy: `You: compare it with the one above the list of keys (${integrationsUrl}).`,
    },
    {
        isRuledOut: () => false,
        cause: ({ identity }) => `The key ${identity.keyId} was revoked, or the .p8 belongs to another key ID`,
        remedy: `An Admin or the Account Holder: look for it in the list of active keys (${integrationsUrl}), and make a new key if it is not there.`,
    },
    {
        isRuledOut: ({ identity, fileName }) => identity.kind !== 'team' || fileName?.startsWith('AuthKey_') === true,
        cause: () => 'It is an individual key, and those have no issuer',
        remedy: 'You: remove issuer-id if the key was made in a user profile.',
    },
    {
        isRuledOut: ({ identity }) => identity.kind !== 'team',
        cause: () => 'It is a key of the Enterprise Program',
        remedy: 'You: set in-house: true if the membership is the Apple Developer Enterprise Program.',
    },
    {
        isRuledOut: ({ identity }) => identity.kind !== 'in-house',
        cause: () => 'It is a key of App Store Connect, and not of the Enterprise Program',
        remedy: 'You: remove in-house.',
    },
    {
        isRuledOut: ({ clockOffsetSeconds }) => clockOffsetSeconds !== undefined,
        cause: () => "This machine's clock is wrong, and Apple's answer has no Date to compare it with",
        remedy: 'Whoever runs the machine: set its clock (macOS: sudo sntp -sS time.apple.com).',
    },
    {
        isRuledOut: ({ identity }) => identity.kind === 'individual',
        cause: () => 'The key is for APNs, DeviceCheck or MusicKit; their files are named AuthKey_... too',
        remedy: `An Admin or the Account Holder: make a key under Integrations > App Store Connect API (${integrationsUrl}).`,
    },
    {
        isRuledOut: () => false,
        cause: () => 'An agreement of the account is not signed, which Apple sometimes answers with 401',
        remedy: 'The Account Holder: accept it at https://appstoreconnect.apple.com/business.',
    },
];
const diagnosisRules = [
    {
        code: 'APPLE_REFUSED_KEY',
        title: 'App Store Connect does not accept the key',
        matches: (failure) => statusOf(failure) === 401,
        detail: (failure) => {
            const [first] = unauthorizedCauses.filter(({ isRuledOut }) => !isRuledOut(failure));
            const clock = failure.clockOffsetSeconds === undefined
                ? ''
                : " It is not the clock: the tokens were dated by Apple's.";
            return `It answered 401 to several tokens, each signed anew, so this is no passing fault.${clock} Likeliest: ${first?.cause(failure)}.`;
        },
        fix: (failure) => unauthorizedCauses
            .filter(({ isRuledOut }) => !isRuledOut(failure))
            .map(({ cause, remedy }, index) => `${index + 1}. ${cause(failure)}. ${remedy}`)
            .join('\n'),
    },
    {
        code: 'APPLE_AGREEMENT_MISSING',
        title: 'An agreement of the Apple account is missing or expired',
        matches: (failure) => hasResponse(failure, response/* isMissingAgreement */.XZ),
        detail: () => 'The key is good; a new one would not help. App Store Connect answers 403 to every request until the agreement is accepted.',
        fix: () => 'The Account Holder, and nobody else, can accept it: https://appstoreconnect.apple.com/business, and https://developer.apple.com/account for the license of the program. It takes some minutes to spread.',
    },
    {
        code: 'APPLE_REFUSED_ROLE',
        title: 'The role of the key is too narrow',
        matches: (failure) => hasResponse(failure, response/* isForbiddenByRole */.Lu),
        detail: () => 'The key is good, but its role or kind may not make this request (403).',
        fix: () => `${newKeyHint}: ${integrationsUrl}.`,
    },
    {
        code: 'APPLE_RATE_LIMITED',
        title: 'The hourly limit of requests is used up',
        matches: (failure) => statusOf(failure) === 429,
        detail: ({ result }) => {
            const limits = result.type === 'response' ? result.rateLimit : undefined;
            const figures = limits === undefined
                ? ''
                : ` Of ${limits.limit} requests an hour, ${Math.max(0, limits.remaining)} are left.`;
            return `The key is good, but it has made too many requests in the last hour (429).${figures}`;
        },
        fix: () => 'Whoever runs the workflows: wait, make fewer requests, or spread them over several keys. The limit is a rolling hour for each key.',
    },
    {
        code: 'APPLE_UNAVAILABLE',
        title: 'App Store Connect is out of order',
        matches: (failure) => statusOf(failure) >= 500,
        detail: (failure) => `It answered ${statusOf(failure)} to each of several tries. Nothing is known against the key.`,
        fix: () => 'Apple: see https://developer.apple.com/system-status/, and run the job again later.',
    },
    {
        code: 'APPLE_REDIRECTED',
        title: 'Something between here and Apple redirects requests',
        matches: (failure) => statusOf(failure) >= 300 && statusOf(failure) < 400,
        detail: (failure) => `${failure.apiUrl} answered ${statusOf(failure)}. Redirects are not followed, so that the token goes to no other host.`,
        fix: () => 'Whoever runs the network: let the runner through to Apple without a login page. If api-url is set, write the address that the redirect leads to.',
    },
    {
        code: 'NOT_APPLE',
        title: 'What answered is not App Store Connect',
        matches: ({ result }) => result.type === 'response',
        detail: (failure) => `${failure.apiUrl} answered ${statusOf(failure)}${hasResponse(failure, ({ isJson }) => isJson) ? '' : ', with something else than JSON'}, as Apple does not.`,
        fix: () => 'Check api-url and the proxy; a login page of the network may be in between. The debug log has the answer.',
    },
    {
        code: 'TLS_FAILED',
        title: 'The certificate of the other side is not trusted',
        matches: (failure) => /CERT|SIGNATURE|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO/.test(errorCodeOf(failure)),
        detail: (failure) => `TLS with ${failure.apiUrl} failed (${errorCodeOf(failure)}). A proxy that inspects TLS shows a certificate of its own.`,
        fix: () => 'Whoever runs the network: exempt *.apple.com from inspection, or set NODE_EXTRA_CA_CERTS to the certificate of the proxy in env of this step. Do not switch checking off.',
    },
    {
        code: 'PROXY_FAILED',
        title: 'The proxy does not let requests through',
        matches: ({ proxy }) => proxy === 'used',
        detail: (failure) => `HTTPS_PROXY or HTTP_PROXY is set, and the request through it failed (${errorCodeOf(failure)}).`,
        fix: () => 'Whoever runs the proxy: allow CONNECT to api.appstoreconnect.apple.com:443. Or name the host in NO_PROXY if the runner can reach it directly.',
    },
    {
        code: 'PROXY_FAILED',
        title: 'This runner cannot use the proxy',
        matches: ({ proxy }) => proxy === 'unusable',
        detail: (failure) => `HTTPS_PROXY or HTTP_PROXY is set, but Node ${process.version} of this runner needs to be told at its start; the direct request failed (${errorCodeOf(failure)}).`,
        fix: () => "Whoever runs the runner: update it, or set NODE_USE_ENV_PROXY: '1' in env of this step.",
    },
];
const unreachable = {
    code: 'NETWORK_FAILED',
    title: 'App Store Connect cannot be reached',
    detail: (failure) => `${failure.apiUrl} gave no answer to any of several tries (${explainNetworkError(errorCodeOf(failure))}). Nothing is known against the key.`,
    fix: () => 'Whoever runs the network: let the runner resolve and reach api.appstoreconnect.apple.com on port 443, by HTTPS_PROXY if that is the way out. Then run the job again.',
};
const networkErrorTexts = {
    TIMEOUT: 'it took too long',
    ENOTFOUND: 'the name cannot be resolved',
    EAI_AGAIN: 'the name cannot be resolved just now',
    ECONNREFUSED: 'the connection was refused',
    ECONNRESET: 'the connection was cut',
    UND_ERR_SOCKET: 'the connection was cut',
    ETIMEDOUT: 'the connection took too long',
    UND_ERR_CONNECT_TIMEOUT: 'the connection took too long',
};
function explainNetworkError(code) {
    return networkErrorTexts[code] === undefined ? code : `${networkErrorTexts[code]}, ${code}`;
}
function diagnose(failure) {
    const { code, title, detail, fix } = diagnosisRules.find(({ matches }) => matches(failure)) ?? unreachable;
    return new action_error/* ActionError */.l({ code, title, detail: detail(failure), fix: fix(failure) });
}

;// CONCATENATED MODULE: ./src/verification/verify.ts












const probeLifetime = { seconds: 600, maxSpanSeconds: 1200 };
function probeOptions(path, kind) {
    return { lifetime: probeLifetime, scope: kind === 'in-house' ? [] : [`GET ${path}`] };
}
async function verify({ key, fileName, apiUrl, requiredAccess }, { env, setSecrets, debug, logGroup, warn }) {
    const { identity } = key;
    assertTlsChecked(env, apiUrl);
    setSecrets(proxyPasswords(env));
    const proxy = configureProxy(env, apiUrl);
    const trustsClock = (0,base_url/* isClockTrusted */.qk)(apiUrl);
    const client = new Client({
        apiUrl,
        trustsClock,
        createToken: async (path, now) => {
            const { jwt } = await (0,jws/* signToken */.z)(key, probeOptions(path, identity.kind), now);
            setSecrets([jwt]);
            return jwt;
        },
        onResult: (path, result) => debug(`GET ${path}: ${formatForDebug(result)}`),
        timeouts: defaultTimeouts,
        effects: { fetch, sleep: promises_.setTimeout, now: Date.now, random: Math.random },
    });
    const { probePath } = kind/* keyKinds */.r[identity.kind];
    const result = (await probeProxy(proxy, env, apiUrl)) ?? (await client.get(probePath));
    const { clockOffsetSeconds } = client;
    const offset = clockOffsetSeconds ?? 0;
    if (Math.abs(offset) > maxClockOffsetSeconds)
        throw implausibleClockError(offset, apiUrl);
    const isSkewed = isClockSkewed(offset);
    if (isSkewed)
        warn(trustsClock ? clockSkewWarning(offset) : untrustedClockWarning(offset, apiUrl));
    const failure = { result, identity, apiUrl, clockOffsetSeconds, fileName, proxy };
    const isAccepted = result.type === 'response' &&
        result.isJson &&
        (result.status === 200 || (0,response/* isForbiddenByRole */.Lu)(result));
    if (!isAccepted)
        throw diagnose(failure);
    if (result.status === 403)
        warn(roleWarning(diagnose(failure)));
    const accessResults = await (0,access/* checkAccess */.x)(requiredAccess, client);
    const lines = [
        `Key: accepted (GET ${probePath}, ${result.status}, ${Math.round(result.durationMs)} ms)`,
        ...accessResults.map(({ access, summary }) => `Access: ${access.path}: ${summary}`),
    ];
    logGroup(`Asked ${apiUrl}`, lines);
    assertAllAccess(accessResults);
    return { clockOffsetSeconds: isSkewed && trustsClock ? offset : 0, lines };
}
function assertAllAccess(results) {
    const diagnostics = new errors_diagnostics/* Diagnostics */.r();
    for (const result of results)
        diagnostics.capture(() => (0,access/* assertAccess */.L)(result));
    diagnostics.throwIfErrors('the access of this key');
}
function roleWarning({ title, detail, fix }) {
    return { level: 'warning', title, message: `${detail} If the job needs more: ${fix}` };
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
    throw new action_error/* ActionError */.l({
        code: 'TLS_UNCHECKED',
        title: 'The checking of certificates is switched off',
        detail: 'NODE_TLS_REJECT_UNAUTHORIZED is 0, so the token would go to whoever answers in place of Apple.',
        fix: 'Remove NODE_TLS_REJECT_UNAUTHORIZED from the environment of this step. For a proxy that inspects TLS, set NODE_EXTRA_CA_CERTS to its certificate.',
    });
}
function formatForDebug(result) {
    if (result.type === 'failure')
        return `no answer, ${result.errorCode}`;
    const { status, durationMs, serverTime = 'absent', errors } = result;
    return [
        `${status} in ${Math.round(durationMs)} ms, Date ${serverTime}`,
        ...errors.slice(0, 5).map((error) => `${error.code}: ${error.title} ${error.detail}`),
    ]
        .map((line) => line.slice(0, 1000))
        .join('\n');
}


/***/ })

};
