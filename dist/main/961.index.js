export const id = 961;
export const ids = [961];
export const modules = {
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
 })
};
