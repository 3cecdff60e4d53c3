export const id = 591;
export const ids = [591];
export const modules = {

/***/ 591:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planVerification: () => (/* binding */ planVerification),
  verify: () => (/* binding */ verify)
});

// EXTERNAL MODULE: ./src/errors/action-error.ts
var action_error = __webpack_require__(714);
;// CONCATENATED MODULE: ./src/api/base-url.ts

const hosts = {
    team: 'https://api.appstoreconnect.apple.com',
    individual: 'https://api.appstoreconnect.apple.com',
    'in-house': 'https://api.enterprise.developer.apple.com',
};
function chooseApi(asked, kind) {
    if (asked === '')
        return hosts[kind];
    const url = URL.canParse(asked) ? new URL(asked) : undefined;
    const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
    if (url !== undefined && isSafe && url.username === '' && url.search === '' && url.hash === '') {
        return url.href.replace(/\/+$/, '');
    }
    throw new action_error/* ActionError */.l({
        code: 'API_URL_INVALID',
        title: 'api-url is not a safe URL',
        detail: 'It has to be https, since the token goes there (http only to this machine), without user, query and fragment.',
        fix: 'Leave api-url out to ask Apple, or write a URL such as https://gateway.example.com/apple.',
    });
}
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(67);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(500);
// EXTERNAL MODULE: ./src/clock.ts
var clock = __webpack_require__(373);
// EXTERNAL MODULE: ./src/errors/system-error.ts
var system_error = __webpack_require__(833);
;// CONCATENATED MODULE: ./src/api/response.ts
function isAnswer(outcome) {
    return 'status' in outcome;
}
function hasError({ errors }, prefix) {
    return errors.some(({ code }) => code === prefix || code.startsWith(`${prefix}.`));
}
function isAgreementRefusal(answer) {
    return (answer.status === 403 && hasError(answer, 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED'));
}
function isRoleRefusal(answer) {
    return answer.status === 403 && answer.errors.length > 0 && !isAgreementRefusal(answer);
}
function readErrors(body) {
    if (body.trim() === '')
        return { isJson: true, errors: [] };
    try {
        const { errors } = Object(JSON.parse(body));
        const list = Array.isArray(errors) ? errors : [];
        const text = (error, name) => String(Object(error)[name] ?? '');
        return {
            isJson: true,
            errors: list.map((one) => ({
                code: text(one, 'code'),
                title: text(one, 'title'),
                detail: text(one, 'detail'),
            })),
        };
    }
    catch {
        return { isJson: false, errors: [] };
    }
}
function readRate(header) {
    const [, limit, remaining] = /user-hour-lim:(\d+);user-hour-rem:(-?\d+)/.exec(header ?? '') ?? [];
    return limit === undefined ? undefined : { limit: Number(limit), remaining: Number(remaining) };
}
function readRetryAfter(header, now) {
    if (header === null)
        return undefined;
    const seconds = /^\d+$/.test(header) ? Number(header) : Date.parse(header) / 1000 - now;
    return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

;// CONCATENATED MODULE: ./src/api/client.ts





const requestLimit = 10_000;
const totalLimit = 60_000;
const mostRetries = 3;
const mostBytes = 64 * 1024;
class Client {
    #options;
    #deadline = AbortSignal.timeout(totalLimit);
    #end = performance.now() + totalLimit;
    #clockOffset;
    constructor(options) {
        this.#options = options;
        if (hasProxy(options.env))
            useProxy();
    }
    get clockOffset() {
        return this.#clockOffset;
    }
    now() {
        return (0,clock/* unixNow */.h)() + (this.#clockOffset ?? 0);
    }
    async get(path) {
        for (let retries = 0;; retries += 1) {
            const outcome = await this.#once(path);
            const delay = delayBefore(outcome, retries);
            const isTooLate = delay === undefined || performance.now() + delay + 1000 > this.#end;
            if (isTooLate)
                return outcome;
            await (0,promises_.setTimeout)(delay);
        }
    }
    async #once(path) {
        const { api, makeToken, onOutcome } = this.#options;
        const token = await makeToken(() => this.now());
        const outcome = await ask(`${api}${path}`, token, AbortSignal.any([AbortSignal.timeout(requestLimit), this.#deadline]));
        if (isAnswer(outcome) && outcome.date !== undefined) {
            this.#clockOffset ??= outcome.date - Math.round(Date.now() / 1000 - outcome.took / 2000);
        }
        onOutcome(path, outcome);
        return outcome;
    }
}
function delayBefore(outcome, retries) {
    if (retries >= mostRetries)
        return undefined;
    const backOff = 300 * 2 ** retries * (0.75 + Math.random() / 2);
    if (!isAnswer(outcome)) {
        const isFinal = /CERT|SIGNATURE|^ERR_TLS|^ERR_SSL/.test(outcome.silence);
        const isSlow = outcome.silence === 'TIMEOUT' && retries > 0;
        return isFinal || isSlow ? undefined : backOff;
    }
    if (outcome.status === 429)
        return Math.max(backOff, (outcome.retryAfter ?? 0) * 1000);
    return outcome.status === 401 || outcome.status >= 500 ? backOff : undefined;
}
async function ask(url, token, signal) {
    const start = performance.now();
    try {
        const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json' };
        const response = await fetch(url, { headers, redirect: 'manual', signal });
        const body = await readBody(response);
        const date = Date.parse(response.headers.get('date') ?? '') / 1000;
        return {
            status: response.status,
            took: performance.now() - start,
            date: Number.isNaN(date) ? undefined : date,
            retryAfter: readRetryAfter(response.headers.get('retry-after'), Date.now() / 1000),
            rate: readRate(response.headers.get('x-rate-limit')),
            body: body.replaceAll(token, '***'),
            ...readErrors(body),
        };
    }
    catch (error) {
        return { silence: nameOf(error) };
    }
}
async function readBody(response) {
    const chunks = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
        chunks.push(chunk);
        length += chunk.length;
        if (length >= mostBytes)
            break;
    }
    return Buffer.concat(chunks).subarray(0, mostBytes).toString();
}
function nameOf(error) {
    if (!(error instanceof Error))
        return 'UNKNOWN';
    if (error.name === 'TimeoutError' || error.name === 'AbortError')
        return 'TIMEOUT';
    const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
    if (inner instanceof Error)
        return nameOf(inner);
    return (0,system_error/* systemErrorCode */.v)(error) ?? error.name;
}
function hasProxy(env) {
    return Boolean(env.https_proxy || env.HTTPS_PROXY || env.http_proxy || env.HTTP_PROXY);
}
function canUseProxy(env) {
    return typeof external_node_http_.setGlobalProxyFromEnv === 'function' || env.NODE_USE_ENV_PROXY === '1';
}
function useProxy() {
    if (typeof external_node_http_.setGlobalProxyFromEnv === 'function')
        external_node_http_.setGlobalProxyFromEnv();
}

// EXTERNAL MODULE: ./src/errors/diagnostics.ts
var diagnostics = __webpack_require__(999);
// EXTERNAL MODULE: ./src/runner/toolkit.ts + 6 modules
var toolkit = __webpack_require__(807);
// EXTERNAL MODULE: ./src/token/jws.ts + 9 modules
var jws = __webpack_require__(990);
// EXTERNAL MODULE: ./src/api/request-line.ts
var request_line = __webpack_require__(160);
// EXTERNAL MODULE: ./src/api/routes/lookup.ts + 1 modules
var lookup = __webpack_require__(13);
;// CONCATENATED MODULE: ./src/verification/access.ts




const mostAtOnce = 4;
const roles = [
    [/^\/v\d+\/(?:users|userInvitations)\b/, 'Admin'],
    [
        /^\/v\d+\/(?:certificates|profiles|bundleIds|devices|merchantIds|passTypeIds)\b/,
        'Admin, or one with access to Certificates, Identifiers & Profiles',
    ],
    [/^\/v\d+\/(?:salesReports|analyticsReport\w*)\b/, 'Finance, Sales or Admin'],
    [/^\/v\d+\/financeReports\b/, 'Finance or Admin'],
    [
        /^\/v\d+\/(?:beta\w*|appStoreVersion\w*|appInfo\w*|reviewSubmission\w*)\b/,
        'App Manager or Admin',
    ],
    [/^\/v\d+\/(?:builds|buildUploads|ci\w*|scm\w*)\b/, 'Developer, App Manager or Admin'],
];
function parseAccess(text, findings) {
    const lines = findings.capture(() => splitAccess(text)) ?? [];
    return [...new Set(lines)].flatMap((line) => findings.capture(() => parseCheck(line, findings)) ?? []);
}
function splitAccess(text) {
    const lines = (0,request_line/* splitRequestLines */.z)(text);
    if (lines !== undefined)
        return lines;
    throw new action_error/* ActionError */.l({
        code: 'ACCESS_PATH_INVALID',
        title: 'require-access is no JSON array of strings',
        detail: 'It starts with [, but cannot be read as JSON, or holds something else than strings.',
        fix: 'Write ["/v1/certificates"], or one path a line without brackets and quotes.',
    });
}
function parseReadRequest(line) {
    const result = (0,request_line/* parseRequestLine */.r)(line.startsWith('/') ? `GET ${line}` : line);
    if (!('request' in result)) {
        throw new action_error/* ActionError */.l({
            code: 'ACCESS_PATH_INVALID',
            title: 'A path of require-access is not valid',
            detail: result.problem,
            fix: result.correction,
        });
    }
    const { method, path } = result.request;
    if (method === 'GET' && !path.startsWith('/notary/'))
        return result.request;
    throw new action_error/* ActionError */.l({
        code: 'ACCESS_PATH_INVALID',
        title: 'A path of require-access cannot be asked',
        detail: `${line}: only GET requests to the App Store Connect API are made.`,
        fix: 'Write the path of something to read, such as /v1/certificates.',
    });
}
function parseCheck(line, findings) {
    const { path, query } = parseReadRequest(line);
    const route = (0,lookup/* findRoute */.$6)(path);
    if (route === undefined) {
        findings.warn('A path is not in the API', `require-access: ${path} is not in API ${lookup/* apiVersion */.XV}; did you mean ${(0,lookup/* suggestPaths */.tF)(path, 1)[0]}?`);
    }
    const target = line.replace(/^GET /, '');
    const wantsLimit = route?.parameters.includes('limit') === true && !query.some(({ name }) => name === 'limit');
    return {
        path: target,
        target: wantsLimit ? `${target}${query.length === 0 ? '?' : '&'}limit=1` : target,
    };
}
async function checkAccess(checks, client) {
    const results = [];
    const queue = checks.entries();
    const work = async () => {
        for (const [at, check] of queue) {
            const outcome = await client.get(check.target);
            results[at] = { check, outcome, verdict: verdictOf(outcome) };
        }
    };
    await Promise.all(Array.from({ length: Math.min(mostAtOnce, checks.length) }, work));
    return results;
}
function verdictOf(outcome) {
    if (!isAnswer(outcome))
        return `no answer (${outcome.silence})`;
    const words = {
        200: 'yes',
        400: 'not proven',
        401: 'refused',
        403: 'no',
        404: 'not found',
    };
    return `${words[outcome.status] ?? 'not proven'} (${outcome.status})`;
}
function demandAccess({ check: { path }, outcome, verdict }) {
    if (isAnswer(outcome) && outcome.status === 200 && outcome.isJson)
        return;
    const status = isAnswer(outcome) ? outcome.status : 0;
    if (isAnswer(outcome) && isRoleRefusal(outcome)) {
        const role = roles.find(([paths]) => paths.test(path))?.[1];
        throw new action_error/* ActionError */.l({
            code: 'ACCESS_FORBIDDEN',
            title: `The key may not read ${path}`,
            detail: `The key is good, but its role or kind is not enough (403).${role === undefined ? '' : ` What is needed: ${role}.`}`,
            fix: 'The Account Holder or an Admin makes a new key with that role; the role of a key cannot be changed. An individual key has the role of its user, and can use neither provisioning nor reports.',
        });
    }
    if (status === 404) {
        throw new action_error/* ActionError */.l({
            code: 'ACCESS_NOT_FOUND',
            title: `${path} is not there for this key`,
            detail: 'The path or the id in it does not exist, or this key cannot see it (404).',
            fix: 'Check the id. It is the number under App Information > Apple ID for an app, not the bundle ID; and the key must belong to the account that has it.',
        });
    }
    throw new action_error/* ActionError */.l({
        code: 'ACCESS_NOT_PROVEN',
        title: `Whether the key may read ${path} is not known`,
        detail: `The answer was: ${verdict}.`,
        fix: status === 400
            ? 'Give the parameters that this request must have, such as ?filter[vendorNumber]=....'
            : 'Run the job again; if it stays, leave the path out of require-access.',
    });
}

;// CONCATENATED MODULE: ./src/verification/diagnosis.ts


const diagnosis_status = (evidence) => isAnswer(evidence.outcome) ? evidence.outcome.status : 0;
const silence = (evidence) => isAnswer(evidence.outcome) ? '' : evidence.outcome.silence;
const answered = (evidence, fits) => isAnswer(evidence.outcome) && fits(evidence.outcome);
const integrations = 'https://appstoreconnect.apple.com/access/integrations/api';
const widenRole = 'Neither name nor role of a key can be changed. The Account Holder or an Admin makes a new key with the role that is needed';
const causesOf401 = [
    {
        isExcluded: ({ ids, fileName }) => ids.kind !== 'individual' || fileName?.startsWith('ApiKey_') === true,
        cause: () => 'It is a team key, and issuer-id is missing',
        cure: 'You: set issuer-id, and check the name of the variable that it comes from.',
    },
    {
        isExcluded: ({ ids }) => ids.kind === 'individual',
        cause: ({ ids }) => `The issuer ID ${ids.issuerId} is not that of the account that the key belongs to`,
        cure: `You: compare it with the one above the list of keys (${integrations}).`,
    },
    {
        isExcluded: () => false,
        cause: ({ ids }) => `The key ${ids.keyId} was revoked, or the .p8 belongs to another key ID`,
        cure: `An Admin or the Account Holder: look for it in the list of active keys (${integrations}), and make a new key if it is not there.`,
    },
    {
        isExcluded: ({ ids, fileName }) => ids.kind !== 'team' || fileName?.startsWith('AuthKey_') === true,
        cause: () => 'It is an individual key, and those have no issuer',
        cure: 'You: remove issuer-id if the key was made in a user profile.',
    },
    {
        isExcluded: ({ ids }) => ids.kind !== 'team',
        cause: () => 'It is a key of the Enterprise Program',
        cure: 'You: set in-house: true if the membership is the Apple Developer Enterprise Program.',
    },
    {
        isExcluded: ({ ids }) => ids.kind !== 'in-house',
        cause: () => 'It is a key of App Store Connect, and not of the Enterprise Program',
        cure: 'You: remove in-house.',
    },
    {
        isExcluded: ({ clockOffset }) => clockOffset !== undefined,
        cause: () => "This machine's clock is wrong, and Apple's answer has no Date to compare it with",
        cure: 'Whoever runs the machine: set its clock (macOS: sudo sntp -sS time.apple.com).',
    },
    {
        isExcluded: ({ ids }) => ids.kind === 'individual',
        cause: () => 'The key is for APNs, DeviceCheck or MusicKit; their files are named AuthKey_... too',
        cure: `An Admin or the Account Holder: make a key under Integrations > App Store Connect API (${integrations}).`,
    },
    {
        isExcluded: () => false,
        cause: () => 'An agreement of the account is not signed, which Apple sometimes answers with 401',
        cure: 'The Account Holder: accept it at https://appstoreconnect.apple.com/business.',
    },
];
const diagnoses = [
    {
        code: 'APPLE_REFUSED_KEY',
        title: 'App Store Connect does not accept the key',
        fits: (evidence) => diagnosis_status(evidence) === 401,
        detail: (evidence) => {
            const [first] = causesOf401.filter((one) => !one.isExcluded(evidence));
            const clock = evidence.clockOffset === undefined
                ? ''
                : " It is not the clock: the tokens were dated by Apple's.";
            return `It answered 401 to several tokens, each signed anew, so this is no passing fault.${clock} Likeliest: ${first?.cause(evidence)}.`;
        },
        fix: (evidence) => causesOf401
            .filter((one) => !one.isExcluded(evidence))
            .map((one, at) => `${at + 1}. ${one.cause(evidence)}. ${one.cure}`)
            .join('\n'),
    },
    {
        code: 'APPLE_AGREEMENT_MISSING',
        title: 'An agreement of the Apple account is missing or expired',
        fits: (evidence) => answered(evidence, isAgreementRefusal),
        detail: () => 'The key is good; a new one would not help. App Store Connect answers 403 to every request until the agreement is accepted.',
        fix: () => 'The Account Holder, and nobody else, can accept it: https://appstoreconnect.apple.com/business, and https://developer.apple.com/account for the licence of the program. It takes some minutes to spread.',
    },
    {
        code: 'APPLE_REFUSED_ROLE',
        title: 'The role of the key is too narrow',
        fits: (evidence) => answered(evidence, isRoleRefusal),
        detail: () => 'The key is good, but its role or kind may not make this request (403).',
        fix: () => `${widenRole}: ${integrations}.`,
    },
    {
        code: 'APPLE_RATE_LIMITED',
        title: 'The hourly limit of requests is used up',
        fits: (evidence) => diagnosis_status(evidence) === 429,
        detail: ({ outcome }) => {
            const rate = isAnswer(outcome) ? outcome.rate : undefined;
            const figures = rate === undefined
                ? ''
                : ` Of ${rate.limit} requests an hour, ${Math.max(0, rate.remaining)} are left.`;
            return `The key is good, but it has made too many requests in the last hour (429).${figures}`;
        },
        fix: () => 'Whoever runs the workflows: wait, make fewer requests, or spread them over several keys. The limit is a rolling hour for each key.',
    },
    {
        code: 'APPLE_UNAVAILABLE',
        title: 'App Store Connect is out of order',
        fits: (evidence) => diagnosis_status(evidence) >= 500,
        detail: (evidence) => `It answered ${diagnosis_status(evidence)} to each of several tries. Nothing is known against the key.`,
        fix: () => 'Apple: see https://developer.apple.com/system-status/, and run the job again later.',
    },
    {
        code: 'APPLE_REDIRECTED',
        title: 'Something between here and Apple redirects requests',
        fits: (evidence) => diagnosis_status(evidence) >= 300 && diagnosis_status(evidence) < 400,
        detail: (evidence) => `${evidence.api} answered ${diagnosis_status(evidence)}. Redirects are not followed, so that the token goes to no other host.`,
        fix: () => 'Whoever runs the network: let the runner through to Apple without a login page. If api-url is set, write the address that the redirect leads to.',
    },
    {
        code: 'NOT_APPLE',
        title: 'What answered is not App Store Connect',
        fits: (evidence) => isAnswer(evidence.outcome),
        detail: (evidence) => `${evidence.api} answered ${diagnosis_status(evidence)}${answered(evidence, ({ isJson }) => isJson) ? '' : ', with something else than JSON'}, as Apple does not.`,
        fix: () => 'Check api-url and the proxy; a login page of the network may be in between. The debug log has the answer.',
    },
    {
        code: 'TLS_FAILED',
        title: 'The certificate of the other side is not trusted',
        fits: (evidence) => /CERT|SIGNATURE|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO/.test(silence(evidence)),
        detail: (evidence) => `TLS with ${evidence.api} failed (${silence(evidence)}). A proxy that inspects TLS shows a certificate of its own.`,
        fix: () => 'Whoever runs the network: exempt *.apple.com from inspection, or set NODE_EXTRA_CA_CERTS to the certificate of the proxy in env of this step. Do not switch checking off.',
    },
    {
        code: 'PROXY_FAILED',
        title: 'The proxy does not let requests through',
        fits: ({ proxy }) => proxy === 'used',
        detail: (evidence) => `HTTPS_PROXY or HTTP_PROXY is set, and the request through it failed (${silence(evidence)}).`,
        fix: () => 'Whoever runs the proxy: allow CONNECT to api.appstoreconnect.apple.com:443. Or name the host in NO_PROXY if the runner can reach it directly.',
    },
    {
        code: 'PROXY_FAILED',
        title: 'This runner cannot use the proxy',
        fits: ({ proxy }) => proxy === 'unusable',
        detail: (evidence) => `HTTPS_PROXY or HTTP_PROXY is set, but Node ${process.version} of this runner needs to be told at its start; the direct request failed (${silence(evidence)}).`,
        fix: () => "Whoever runs the runner: update it, or set NODE_USE_ENV_PROXY: '1' in env of this step.",
    },
    {
        code: 'NETWORK_FAILED',
        title: 'App Store Connect cannot be reached',
        fits: () => true,
        detail: (evidence) => `${evidence.api} gave no answer to any of several tries (${explain(silence(evidence))}). Nothing is known against the key.`,
        fix: () => 'Whoever runs the network: let the runner resolve and reach api.appstoreconnect.apple.com on port 443, by HTTPS_PROXY if that is the way out. Then run the job again.',
    },
];
const explanations = {
    TIMEOUT: 'it took too long',
    ENOTFOUND: 'the name cannot be resolved',
    EAI_AGAIN: 'the name cannot be resolved just now',
    ECONNREFUSED: 'the connection was refused',
    ECONNRESET: 'the connection was cut',
    UND_ERR_SOCKET: 'the connection was cut',
    ETIMEDOUT: 'the connection took too long',
    UND_ERR_CONNECT_TIMEOUT: 'the connection took too long',
};
function explain(code) {
    return explanations[code] === undefined ? code : `${explanations[code]}, ${code}`;
}
function diagnose(evidence) {
    const row = diagnoses.find(({ fits }) => fits(evidence));
    if (row === undefined)
        throw new TypeError('the last diagnosis fits all');
    return new action_error/* ActionError */.l({
        code: row.code,
        title: row.title,
        detail: row.detail(evidence),
        fix: row.fix(evidence),
    });
}

;// CONCATENATED MODULE: ./src/verification/verify.ts








const tolerated = 60;
const probes = {
    team: '/v1/apps?limit=1',
    individual: '/v1/apps?limit=1',
    'in-house': '/v1/certificates?limit=1',
};
const twin = { lifetime: { seconds: 600, maxSpanSeconds: 1200 }, scope: [] };
function planVerification({ requireAccess, apiUrl }, findings) {
    findings.capture(() => chooseApi(apiUrl, 'team'));
    return { apiUrl, checks: parseAccess(requireAccess, findings) };
}
async function verify(key, { plan, fileName }) {
    const api = chooseApi(plan.apiUrl, key.kind);
    const client = new Client({
        api,
        env: process.env,
        makeToken: async (clock) => {
            const { jwt } = await (0,jws/* signToken */.z)(key, twin, clock());
            toolkit/* setSecrets */.sL([jwt]);
            return jwt;
        },
        onOutcome: (path, outcome) => toolkit/* debug */.Yz(`GET ${path}: ${describe(outcome)}`),
    });
    const probe = probes[key.kind];
    const outcome = await client.get(probe);
    const clockOffset = client.clockOffset ?? 0;
    if (Math.abs(clockOffset) > tolerated)
        remarkOnClock(clockOffset);
    const isAccepted = isAnswer(outcome) && outcome.isJson && (outcome.status === 200 || isRoleRefusal(outcome));
    const proxy = !hasProxy(process.env) ? 'none' : canUseProxy(process.env) ? 'used' : 'unusable';
    const evidence = {
        outcome,
        ids: key,
        api,
        clockOffset: client.clockOffset,
        fileName,
        proxy,
    };
    if (!isAccepted)
        throw diagnose(evidence);
    if (outcome.status === 403)
        remarkOnRole(diagnose(evidence));
    const results = await checkAccess(plan.checks, client);
    const lines = [
        `Key: accepted (GET ${probe}, ${outcome.status}, ${Math.round(outcome.took)} ms)`,
        ...results.map(({ check, verdict }) => `Access: ${check.path}: ${verdict}`),
    ];
    toolkit/* logGroup */.QT(`Asked ${api}`, lines);
    demandAll(results);
    return { clockOffset: Math.abs(clockOffset) > tolerated ? clockOffset : 0, lines };
}
function demandAll(results) {
    const findings = new diagnostics/* Diagnostics */.r();
    for (const result of results)
        findings.capture(() => demandAccess(result));
    findings.throwIfErrors('the access of this key');
}
function remarkOnClock(offset) {
    const minutes = (Math.abs(offset) / 60).toFixed(Math.abs(offset) < 600 ? 1 : 0);
    const direction = offset > 0 ? 'slow' : 'fast';
    toolkit/* annotate */.fz([
        {
            level: 'warning',
            title: "The runner's clock is wrong",
            message: `It is ${minutes} minutes ${direction}, by Apple's clock. The token is dated by Apple's, so the job goes on; other tools may fail. On a macOS runner set it with: sudo sntp -sS time.apple.com.`,
        },
    ]);
}
function remarkOnRole({ title, detail, fix }) {
    toolkit/* annotate */.fz([
        { level: 'warning', title, message: `${detail} If the job needs more: ${fix}` },
    ]);
}
function describe(outcome) {
    if (!isAnswer(outcome))
        return `no answer, ${outcome.silence}`;
    return `${outcome.status} in ${Math.round(outcome.took)} ms, Date ${outcome.date ?? 'absent'}\n${outcome.body}`;
}


/***/ })

};
