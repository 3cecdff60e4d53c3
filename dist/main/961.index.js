export const id = 961;
export const ids = [961];
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
/* harmony import */ var _api_request_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(779);
/* harmony import */ var _api_response_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(633);
/* harmony import */ var _api_routes_lookup_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(165);
/* harmony import */ var _api_routes_lookup_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(112);
/* harmony import */ var _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(714);




const maxConcurrency = 4;
const requiredRoles = [
    { paths: /^\/v\d+\/(?:users|userInvitations)\b/, roles: 'Admin' },
    {
        paths: /^\/v\d+\/(?:certificates|profiles|bundleIds|devices|merchantIds|passTypeIds)\b/,
        roles: 'Admin, or one with access to Certificates, Identifiers & Profiles',
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
    const lines = diagnostics.capture(() => splitAccess(text));
    if (lines?.length === 0) {
        diagnostics.warn('require-access has no path', 'It holds nothing but blanks or comments; a variable in it may have no value. Only the key itself is verified.');
    }
    return [...new Set(lines)].flatMap((line) => diagnostics.capture(() => parseRequirement(line, diagnostics)) ?? []);
}
function splitAccess(text) {
    const lines = (0,_api_request_line_js__WEBPACK_IMPORTED_MODULE_0__/* .splitRequestLines */ .z)(text);
    if (lines !== undefined)
        return lines;
    throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l({
        code: 'ACCESS_PATH_INVALID',
        title: 'require-access is no JSON array of strings',
        detail: 'It starts with [, but cannot be read as JSON, or holds something else than strings.',
        fix: 'Write ["/v1/certificates"], or one path a line without brackets and quotes.',
    });
}
function parseReadRequest(line) {
    const result = (0,_api_request_line_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRequestLine */ .r)(line.startsWith('/') ? `GET ${line}` : line);
    if (!('request' in result)) {
        throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l({
            code: 'ACCESS_PATH_INVALID',
            title: 'A path of require-access is not valid',
            detail: result.problem,
            fix: result.correction,
        });
    }
    const { method, path } = result.request;
    if (method === 'GET' && !path.startsWith('/notary/'))
        return result.request;
    throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l({
        code: 'ACCESS_PATH_INVALID',
        title: 'A path of require-access cannot be asked',
        detail: `${line}: only GET requests to the App Store Connect API are made.`,
        fix: 'Write the path of something to read, such as /v1/certificates.',
    });
}
function parseRequirement(line, diagnostics) {
    const { path, query } = parseReadRequest(line);
    const route = (0,_api_routes_lookup_js__WEBPACK_IMPORTED_MODULE_2__/* .findRoute */ .$6)(path);
    if (route === undefined) {
        diagnostics.warn('A path is not in the API', `require-access: ${path} is not in API ${_api_routes_lookup_js__WEBPACK_IMPORTED_MODULE_3__/* .apiVersion */ .XV}; did you mean ${(0,_api_routes_lookup_js__WEBPACK_IMPORTED_MODULE_2__/* .suggestPaths */ .tF)(path, 1)[0]}?`);
    }
    const target = line.replace(/^GET /, '');
    const wantsLimit = route?.parameters.includes('limit') === true && !query.some(({ name }) => name === 'limit');
    return {
        path: target,
        requestPath: wantsLimit ? `${target}${query.length === 0 ? '?' : '&'}limit=1` : target,
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
    400: 'not proven',
    401: 'refused',
    403: 'no',
    404: 'not found',
};
function describeResult(result) {
    if (result.type === 'failure')
        return `no answer (${result.errorCode})`;
    return `${summaries[result.status] ?? 'not proven'} (${result.status})`;
}
function assertAccess({ access: { path }, result, summary }) {
    const response = result.type === 'response' ? result : undefined;
    if (response?.status === 200 && !response.isHtml)
        return;
    if (response !== undefined && (0,_api_response_js__WEBPACK_IMPORTED_MODULE_4__/* .isForbiddenByRole */ .Lu)(response)) {
        const roles = requiredRoles.find(({ paths }) => paths.test(path))?.roles;
        throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l({
            code: 'ACCESS_FORBIDDEN',
            title: `The key may not read ${path}`,
            detail: `The key is good, but its role or kind is not enough (403).${roles === undefined ? '' : ` What is needed: ${roles}.`}`,
            fix: 'The Account Holder or an Admin makes a new key with that role; the role of a key cannot be changed. An individual key has the role of its user, and can use neither provisioning nor reports.',
        });
    }
    if (response?.status === 404) {
        throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l({
            code: 'ACCESS_NOT_FOUND',
            title: `${path} is not there for this key`,
            detail: 'The path or the id in it does not exist, or this key cannot see it (404).',
            fix: 'Check the id. It is the number under App Information > Apple ID for an app, not the bundle ID; and the key must belong to the account that has it.',
        });
    }
    throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l({
        code: 'ACCESS_NOT_PROVEN',
        title: `Whether the key may read ${path} is not known`,
        detail: `The answer was: ${summary}.`,
        fix: response?.status === 400
            ? 'Give the parameters that this request must have, such as ?filter[vendorNumber]=....'
            : 'Run the job again; if it stays, leave the path out of require-access.',
    });
}


/***/ })

};
