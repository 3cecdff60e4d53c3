export const id = 252;
export const ids = [252];
export const modules = {
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
 5252:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  planKeyService: () => ( planKeyService)
});
var proxy_variables = __webpack_require__(1560);
var action_error = __webpack_require__(2714);
var key_pem = __webpack_require__(3277);
var external_node_crypto_ = __webpack_require__(7598);
const totalTimeoutMs = 30_000;
class CheckedSigner {
    #service;
    #given;
    #waiting = [];
    #running = 0;
    #signal = AbortSignal.abort();
    #failure;
    constructor(service, publicKey) {
        this.#service = service;
        this.#given = publicKey;
    }
    async sign(signingInput) {
        if (this.#running === 0)
            this.#signal = AbortSignal.timeout(totalTimeoutMs);
        if (this.#running >= this.#service.maxConcurrency)
            await new Promise((resolve) => this.#waiting.push(resolve));
        else
            this.#running += 1;
        try {
            if (this.#failure !== undefined)
                throw this.#failure;
            return await this.#signOnce(signingInput);
        }
        catch (error) {
            this.#failure ??= error;
            throw error;
        }
        finally {
            const next = this.#waiting.shift();
            if (next === undefined)
                this.#running -= 1;
            else
                next();
        }
    }
    describe(isVerified) {
        const { place } = this.#service;
        const proof = isVerified
            ? 'verify proved that Apple knows the key'
            : this.#given && 'it is the key of public-key';
        return {
            subject: 'Signed by',
            separator: ' ',
            text: `${place}; ${proof ?? 'neither public-key nor verify proves that Apple knows this key'}`,
            isUnproven: proof === undefined,
        };
    }
    async #signOnce(signingInput) {
        const service = this.#service;
        const { bytes, version } = await service.sign(signingInput, this.#signal);
        const key = this.#given ?? (await service.publicKey?.(version, this.#signal));
        if (!isP256(key))
            throw unusableKeyError(service.place, key);
        if (!(0,external_node_crypto_.verify)('sha256', signingInput, { key, dsaEncoding: 'ieee-p1363' }, bytes))
            throw wrongKeyError(service.place, this.#given !== undefined);
        return bytes;
    }
}
function isP256(key) {
    return key?.asymmetricKeyDetails?.namedCurve === 'prime256v1';
}
function parsePublicKey(text) {
    try {
        if (typeof text === 'string')
            return (0,external_node_crypto_.createPublicKey)(text);
        if (Buffer.isBuffer(text))
            return (0,external_node_crypto_.createPublicKey)({ key: text, format: 'der', type: 'spki' });
        return (0,external_node_crypto_.createPublicKey)({ key: text, format: 'jwk' });
    }
    catch {
        return undefined;
    }
}
function unusableKeyError(place, key) {
    const { namedCurve = key?.asymmetricKeyType } = key?.asymmetricKeyDetails ?? {};
    return new action_error.l({
        code: 'SIGNER_KEY_UNUSABLE',
        title: 'The key is not on P-256',
        detail: `${place} has a key of type ${namedCurve}. Keys of App Store Connect are on P-256 (prime256v1).`,
        fix: 'Check private-key-uri, and import the .p8 file as a key on P-256 for signing.',
    });
}
function wrongKeyError(place, isGiven) {
    return new action_error.l({
        code: 'SIGNER_WRONG_KEY',
        title: 'The signature does not match the public key',
        detail: `${place} made a signature that is not valid for ${isGiven ? 'public-key' : 'its own public key'}. No token was created.`,
        fix: 'Check that private-key-uri names the right key: an alias may have been moved, or the key rotated. A service that rotates a key creates one that Apple does not know.',
    });
}
var external_node_child_process_ = __webpack_require__(1421);
var external_node_fs_ = __webpack_require__(3024);
var external_node_path_ = __webpack_require__(6760);
var system_error = __webpack_require__(8833);
const size = 32;
function toRawSignature(der) {
    if (der[0] !== 0x30 || der[1] !== der.length - 2 || der.length > 129)
        return undefined;
    const r = readInteger(der, 2);
    const s = r && readInteger(der, r.end);
    if (r === undefined || s?.end !== der.length)
        return undefined;
    return Buffer.concat([r.bytes, s.bytes]);
}
function readInteger(der, start) {
    const [tag, length = 0, first = 0x80] = der.subarray(start, start + 3);
    if (tag !== 0x02 || length === 0 || first >= 0x80)
        return undefined;
    const end = start + 2 + length;
    const digits = der.subarray(start + 2, end);
    const significant = digits.subarray(digits.findIndex((byte) => byte !== 0));
    if (significant.length > size)
        return undefined;
    return { bytes: Buffer.concat([Buffer.alloc(size - significant.length), significant]), end };
}
function placeOf({ name, url, source }) {
    return `${name} at ${new URL(url).host} (from ${source})`;
}
function uriError(form) {
    return configError('Invalid private-key-uri', 'It does not have the right form.', `Write ${form}.`);
}
function configError(title, detail, fix) {
    return new action_error.l({ code: 'SIGNER_CONFIG_INVALID', title, detail, fix });
}
function logInBefore(steps, variables) {
    return `Run ${steps} first, and pass the result as ${variables} in \`env:\` of this step.`;
}
function loginError(detail, fix) {
    return new action_error.l({
        code: 'SIGNER_LOGIN',
        title: 'No credentials for the key service',
        detail,
        fix,
    });
}
function readVariable(env, names, pattern) {
    const name = names.find((candidate) => env[candidate]?.trim());
    if (name === undefined)
        return undefined;
    const value = env[name]?.trim() ?? '';
    if (pattern.test(value))
        return { name, value };
    throw configError(`Invalid ${name}`, `It has ${value.length} characters, and is not shown. No request was sent.`, `Correct ${name} in \`env:\` of this step.`);
}
function assertTlsChecked(env, names) {
    const isOff = env.NODE_TLS_REJECT_UNAUTHORIZED === '0';
    const found = names.find((name) => !/^(?:0|f|false|)$/i.test(env[name]?.trim() ?? ''));
    const name = isOff ? 'NODE_TLS_REJECT_UNAUTHORIZED' : found;
    if (name === undefined)
        return;
    throw new action_error.l({
        code: 'TLS_UNCHECKED',
        title: 'TLS certificate checks are turned off',
        detail: `${name} is set, so any host that responds in place of the key service would receive its credentials. No request was sent.`,
        fix: `Remove ${name} from the environment of this step. For an authority of your own, set NODE_EXTRA_CA_CERTS, or VAULT_CACERT for Vault.`,
    });
}
const credentialPattern = /^[!-~]{1,16384}$/;
function textAt(value, ...path) {
    const found = path.reduce((inner, name) => Object(inner)[name], value);
    return typeof found === 'string' ? found : '';
}
const timeoutMs = 30_000;
const maxOutputBytes = 4096;
const maxMessageLength = 300;
class ExecService {
    place;
    maxConcurrency = 1;
    #program;
    #args;
    #env;
    constructor(command, env) {
        const [name = '', ...args] = splitCommand(command);
        this.#program = findProgram(name, env);
        this.#args = args;
        this.#env = env;
        this.place = `${this.#program} (from private-key-uri)`;
    }
    async sign(signingInput) {
        const output = await this.#run(signingInput);
        const bytes = toRawSignature(output) ?? decodeText(output);
        if (bytes !== undefined)
            return { bytes };
        throw this.#error(`It wrote ${output.length} bytes, which are not a signature`, 'Make it write only the signature: DER, or base64 of the 64 bytes r || s. pkcs11-tool does so with --signature-format openssl.');
    }
    #run(signingInput) {
        const { promise, resolve, reject } = Promise.withResolvers();
        const child = this.#start();
        const chunks = [];
        let length = 0;
        let message = '';
        let isStopped = false;
        const stop = (observation) => {
            if (isStopped)
                return;
            isStopped = true;
            child.kill('SIGKILL');
            child.unref();
            for (const stream of [child.stdin, child.stdout, child.stderr])
                stream.destroy();
            const said = message.trim().replaceAll(/\s+/g, ' ').replace(/\.+$/, '');
            reject(this.#error(`${observation}${said && `: ${said.slice(-maxMessageLength)}`}`));
        };
        const timer = setTimeout(() => stop(`It ran for ${timeoutMs / 1000} seconds`), timeoutMs);
        child.stdout.on('data', (chunk) => {
            chunks.push(chunk);
            length += chunk.length;
            if (length > maxOutputBytes)
                stop(`It wrote more than ${maxOutputBytes} bytes`);
        });
        child.stderr.on('data', (chunk) => {
            message = `${message}${chunk}`.slice(-2 * maxMessageLength);
        });
        child.stdin.on('error', () => { });
        child.on('error', (error) => stop(`It could not be started (${(0,system_error.v)(error)})`));
        child.on('close', (status, signal) => {
            if (status === 0)
                resolve(Buffer.concat(chunks));
            else
                stop(`It ended with ${signal ?? `status ${status}`}`);
        });
        child.stdin.end(signingInput);
        return promise.finally(() => clearTimeout(timer));
    }
    #start() {
        try {
            return (0,external_node_child_process_.spawn)(this.#program, this.#args, { env: this.#env, windowsHide: true });
        }
        catch (error) {
            throw this.#error(`It could not be started (${(0,system_error.v)(error)})`);
        }
    }
    #error(observation, fix = 'Run the command by hand. This action does not run it again, because some tokens lock after three wrong PINs.') {
        return new action_error.l({
            code: 'SIGNER_PROGRAM_FAILED',
            title: 'The command of private-key-uri failed',
            detail: `${this.#program} was run without a shell. ${observation}.`,
            fix,
        });
    }
}
function decodeText(output) {
    const text = output.toString('latin1').replace(/\s/g, '');
    return /^[A-Za-z0-9+/_-]{86}(?:==)?$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}
function splitCommand(command) {
    const words = command.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? [];
    const rest = command.replaceAll(/'[^']*'|"[^"]*"/g, '');
    if (words.length > 0 && !/['"\0]/.test(rest))
        return words.map((word) => word.replaceAll(/'([^']*)'|"([^"]*)"/g, '$1$2'));
    throw uriError('exec:COMMAND ARGUMENTS; blanks separate arguments, and pairs of quotes group them');
}
function findProgram(name, env) {
    const paths = (0,external_node_path_.isAbsolute)(name) ? [name] : /[/\\]/.test(name) ? [] : searchPath(name, env);
    const found = paths.find(isExecutable);
    if (found !== undefined)
        return found;
    const shown = (0,external_node_path_.isAbsolute)(name) || /^[\w./\\+-]{1,40}$/.test(name) ? name.slice(0, 200) : 'The command';
    throw new action_error.l({
        code: 'SIGNER_PROGRAM_MISSING',
        title: 'The command of private-key-uri was not found',
        detail: `${shown} is neither the absolute path of a program, nor the name of one in an absolute directory of the PATH outside the workspace.`,
        fix: 'Install the program in an earlier step, outside the workspace, or write its absolute path.',
    });
}
function searchPath(name, env) {
    const workspace = env.GITHUB_WORKSPACE || process.cwd();
    const names = process.platform === 'win32' ? [`${name}.exe`, name] : [name];
    return (env.PATH ?? '')
        .split(external_node_path_.delimiter)
        .filter((directory) => (0,external_node_path_.isAbsolute)(directory))
        .flatMap((directory) => names.map((file) => (0,external_node_path_.join)(directory, file)))
        .filter((path) => (0,external_node_fs_.existsSync)(path) && !isInside(workspace, path));
}
function isExecutable(path) {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.X_OK);
        return (0,external_node_fs_.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}
function realPath(path) {
    try {
        return external_node_fs_.realpathSync.native(path);
    }
    catch {
        return (0,external_node_fs_.realpathSync)(path);
    }
}
function isInside(directory, path) {
    const roots = (0,external_node_fs_.existsSync)(directory) ? [directory, realPath(directory)] : [directory];
    return [path, realPath((0,external_node_path_.dirname)(path)), realPath(path)].some((target) => roots.some((root) => {
        const way = (0,external_node_path_.relative)(root, target);
        return way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(way);
    }));
}
var external_node_http_ = __webpack_require__(7067);
var external_node_https_ = __webpack_require__(4708);
var promises_ = __webpack_require__(8500);
var base_url = __webpack_require__(8379);
var withholding = __webpack_require__(9680);
const failures_maxMessageLength = 300;
const failures = {
    absent: {
        code: 'SIGNER_KEY_NOT_FOUND',
        title: 'The key service does not have this key',
        fix: ({ absent }) => absent,
    },
    unusable: {
        code: 'SIGNER_KEY_UNUSABLE',
        title: 'The key cannot sign for App Store Connect',
        fix: ({ permissions }) => `Check private-key-uri, and import the .p8 file as a key on P-256 for signing. ${permissions}`,
    },
    disabled: {
        code: 'SIGNER_KEY_DISABLED',
        title: 'The key in the key service is disabled',
        fix: () => 'It is disabled, not imported yet, or about to be deleted. Ask an administrator of the key to enable it, or change private-key-uri.',
    },
    denied: {
        code: 'SIGNER_DENIED',
        title: 'The key service denied access to the key',
        fix: ({ permissions }) => permissions,
    },
    login: {
        code: 'SIGNER_LOGIN',
        title: 'The key service rejected the login',
        fix: ({ login }) => `The credentials have expired, or are not valid there. ${login}`,
    },
    throttled: {
        code: 'SIGNER_THROTTLED',
        title: 'The key service limits the number of requests',
        fix: () => 'Run the job again later. A shorter token-command or a longer lifetime needs fewer signatures.',
    },
    unavailable: {
        code: 'SIGNER_UNAVAILABLE',
        title: 'The key service is unavailable',
        fix: () => 'Run the job again. If it fails again, ask whoever runs the network or the service whether the runner can reach the host.',
    },
    tls: {
        code: 'TLS_FAILED',
        title: 'TLS certificate of the key service is not trusted',
        fix: () => 'Ask whoever runs the network to exempt the host from TLS inspection. For an authority of your own, set NODE_EXTRA_CA_CERTS, or VAULT_CACERT for Vault.',
    },
    proxy: {
        code: 'PROXY_FAILED',
        title: 'The proxy does not reach the key service',
        fix: () => 'Ask whoever runs the proxy to allow CONNECT to the host, or add the host to NO_PROXY if the runner can reach it directly. A proxy needs Node 24.5 or later.',
    },
    invalid: {
        code: 'SIGNER_RESPONSE_INVALID',
        title: 'Unexpected response from the key service',
        fix: () => 'Check private-key-uri and the address of the service. A proxy or a gateway may have responded instead.',
    },
};
const commonRules = [
    ['throttled', /^429/],
    ['unavailable', /^5/],
    ['login', /^401/],
    ['denied', /^403/],
    ['absent', /^404/],
];
function failureError(api, kind, observation) {
    const { fix, ...named } = failures[kind];
    return new action_error.l({
        ...named,
        detail: `${placeOf(api)} ${observation}.`,
        fix: fix(api),
    });
}
function responseError(api, status, { code, message }) {
    const text = `${status} ${code} ${message}`;
    const rules = [...api.failures, ...commonRules];
    const [kind = 'invalid'] = rules.find(([, pattern]) => pattern.test(text)) ?? [];
    const said = [
        `responded with ${status} ${code}`.trimEnd(),
        kind === 'denied' ? message : '',
        api.clockErrors?.test(text) ? 'The clock of this machine is wrong' : '',
        status > 299 && status < 400 ? 'Redirects are not followed' : '',
    ]
        .filter((part) => part !== '')
        .map((part) => (0,withholding.v)(part, api.credentials).slice(0, failures_maxMessageLength));
    return failureError(api, kind, said.join('. '));
}
function connectionError(api, errorCode, isProxied) {
    const isTls = /CERT|SIGNATURE|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO/.test(errorCode);
    const kind = isTls ? 'tls' : isProxied ? 'proxy' : 'unavailable';
    return failureError(api, kind, `cannot be reached (${errorCode})`);
}
function isRetried({ code, detail }) {
    return /THROTTLED|UNAVAILABLE|PROXY/.test(code) && !/\(ERR_/.test(detail);
}
const maxBodyBytes = 64 * 1024;
const requestTimeoutMs = 10_000;
const maxRetries = 2;
class HttpService {
    maxConcurrency = 8;
    #api;
    #env;
    #send;
    #isLocal;
    #agent;
    #keyResponse;
    constructor(api, env, send = sendRequest) {
        this.#api = api;
        this.#env = env;
        this.#send = send;
        this.#isLocal = (0,base_url.U9)(new URL(api.url).hostname);
    }
    get place() {
        return placeOf(this.#api);
    }
    async sign(signingInput, signal) {
        const api = this.#api;
        const digest = (0,external_node_crypto_.createHash)('sha256').update(signingInput).digest();
        const keyResponse = api.needsKey ? await this.#readKeyOnce(signal) : undefined;
        const json = await this.#request(api.signRequest(digest, keyResponse), signal);
        const signature = api.readSignature(json);
        if (signature === undefined)
            throw failureError(api, 'invalid', 'sent no signature');
        return signature;
    }
    async publicKey(version, signal) {
        const key = parsePublicKey(this.#api.readKey(await this.#readKeyOnce(signal), version));
        if (key === undefined)
            throw failureError(this.#api, 'invalid', 'sent no public key');
        return key;
    }
    #readKeyOnce(signal) {
        this.#keyResponse ??= this.#request(this.#api.keyRequest, signal);
        return this.#keyResponse;
    }
    async #request(request, signal) {
        let date = new Date();
        let isRedated = false;
        for (let retries = 0;;) {
            const reply = await this.#attempt(request, { date, signal });
            if (reply.type === 'response' && reply.status === 200)
                return reply.json;
            const { error, serverDate } = this.#diagnose(reply);
            if (serverDate !== undefined && !isRedated) {
                date = serverDate;
                isRedated = true;
                continue;
            }
            if (!isRetried(error) || retries === maxRetries)
                throw error;
            const delayMs = 300 * 3 ** retries * (0.75 + Math.random() / 2);
            await (0,promises_.setTimeout)(delayMs, undefined, { signal }).catch(() => {
                throw error;
            });
            retries += 1;
            date = new Date();
        }
    }
    #diagnose(reply) {
        const api = this.#api;
        if (reply.type === 'failure') {
            const isProxied = !this.#isLocal && (0,proxy_variables.fU)(this.#env);
            return { error: connectionError(api, reply.errorCode, isProxied) };
        }
        const said = api.readError(reply.json);
        const error = responseError(api, reply.status, said);
        const isClockError = api.clockErrors?.test(`${said.code} ${said.message}`);
        const hasDate = !Number.isNaN(reply.date.getTime());
        return { error, ...(isClockError && hasDate && { serverDate: reply.date }) };
    }
    async #attempt(request, { date, signal }) {
        const { url, authorize } = this.#api;
        const { method, path, headers, body: json } = request;
        const body = json === undefined ? '' : JSON.stringify(json);
        const agent = this.#agent ?? this.#createAgent();
        this.#agent = agent;
        return this.#send(`${url}${path}`, {
            method,
            headers: {
                Accept: 'application/json',
                ...(json !== undefined && { 'Content-Type': 'application/json' }),
                ...headers,
                ...(await authorize(request, date)),
                'Content-Length': Buffer.byteLength(body),
            },
            body,
            agent,
            signal: AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]),
        });
    }
    #createAgent() {
        const { url, ca } = this.#api;
        const shared = { keepAlive: true, maxSockets: this.maxConcurrency };
        if (url.startsWith('http:'))
            return new external_node_http_.Agent(shared);
        try {
            return new external_node_https_.Agent({
                ...shared,
                ...(ca && { ca: Buffer.from(ca) }),
                ...(!this.#isLocal && { proxyEnv: this.#env }),
            });
        }
        catch {
            throw connectionError(this.#api, 'ERR_INVALID_URL', true);
        }
    }
}
async function sendRequest(url, { body, ...options }) {
    const { signal } = options;
    try {
        signal.throwIfAborted();
        const message = await new Promise((resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
            const sent = (url.startsWith('http:') ? external_node_http_ : external_node_https_).request(url, options, resolve);
            sent.on('error', reject).end(body);
        });
        const text = await readBody(message);
        const date = new Date(message.headers.date ?? '');
        return { type: 'response', status: message.statusCode ?? 0, json: parseJson(text), date };
    }
    catch (error) {
        const errorCode = signal.aborted ? 'TIMEOUT' : ((0,system_error.v)(error) ?? 'UNKNOWN');
        return { type: 'failure', errorCode };
    }
}
async function readBody(message) {
    const chunks = [];
    let length = 0;
    for await (const chunk of message) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > maxBodyBytes)
            return '';
    }
    return Buffer.concat(chunks).toString();
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
const encoder = new TextEncoder();
const HOST_SERVICES = {
  appstream2: 'appstream',
  cloudhsmv2: 'cloudhsm',
  email: 'ses',
  marketplace: 'aws-marketplace',
  mobile: 'AWSMobileHubService',
  pinpoint: 'mobiletargeting',
  queue: 'sqs',
  'git-codecommit': 'codecommit',
  'mturk-requester-sandbox': 'mturk-requester',
  'personalize-runtime': 'personalize',
};
const UNSIGNABLE_HEADERS = new Set([
  'authorization',
  'content-type',
  'content-length',
  'user-agent',
  'presigned-expires',
  'expect',
  'x-amzn-trace-id',
  'range',
  'connection',
]);
class AwsV4Signer {
  constructor({ method, url, headers, body, accessKeyId, secretAccessKey, sessionToken, service, region, cache, datetime, signQuery, appendSessionToken, allHeaders, singleEncode }) {
    if (url == null) throw new TypeError('url is a required option')
    if (accessKeyId == null) throw new TypeError('accessKeyId is a required option')
    if (secretAccessKey == null) throw new TypeError('secretAccessKey is a required option')
    this.method = method || (body ? 'POST' : 'GET');
    this.url = new URL(url);
    this.headers = new Headers(headers || {});
    this.body = body;
    this.accessKeyId = accessKeyId;
    this.secretAccessKey = secretAccessKey;
    this.sessionToken = sessionToken;
    let guessedService, guessedRegion;
    if (!service || !region) {
[guessedService, guessedRegion] = guessServiceRegion(this.url, this.headers);
    }
    this.service = service || guessedService || '';
    this.region = region || guessedRegion || 'us-east-1';
    this.cache = cache || new Map();
    this.datetime = datetime || new Date().toISOString().replace(/[:-]|\.\d{3}/g, '');
    this.signQuery = signQuery;
    this.appendSessionToken = appendSessionToken || this.service === 'iotdevicegateway';
    this.headers.delete('Host');
    if (this.service === 's3' && !this.signQuery && !this.headers.has('X-Amz-Content-Sha256')) {
      this.headers.set('X-Amz-Content-Sha256', 'UNSIGNED-PAYLOAD');
    }
    const params = this.signQuery ? this.url.searchParams : this.headers;
    params.set('X-Amz-Date', this.datetime);
    if (this.sessionToken && !this.appendSessionToken) {
      params.set('X-Amz-Security-Token', this.sessionToken);
    }
    this.signableHeaders = ['host', ...this.headers.keys()]
      .filter(header => allHeaders || !UNSIGNABLE_HEADERS.has(header))
      .sort();
    this.signedHeaders = this.signableHeaders.join(';');
    this.canonicalHeaders = this.signableHeaders
      .map(header => header + ':' + (header === 'host' ? this.url.host : (this.headers.get(header) || '').replace(/\s+/g, ' ')))
      .join('\n');
    this.credentialString = [this.datetime.slice(0, 8), this.region, this.service, 'aws4_request'].join('/');
    if (this.signQuery) {
      if (this.service === 's3' && !params.has('X-Amz-Expires')) {
        params.set('X-Amz-Expires', '86400');
      }
      params.set('X-Amz-Algorithm', 'AWS4-HMAC-SHA256');
      params.set('X-Amz-Credential', this.accessKeyId + '/' + this.credentialString);
      params.set('X-Amz-SignedHeaders', this.signedHeaders);
    }
    if (this.service === 's3') {
      try {
        this.encodedPath = decodeURIComponent(this.url.pathname.replace(/\+/g, ' '));
      } catch (e) {
        this.encodedPath = this.url.pathname;
      }
    } else {
      this.encodedPath = this.url.pathname.replace(/\/+/g, '/');
    }
    if (!singleEncode) {
      this.encodedPath = encodeURIComponent(this.encodedPath).replace(/%2F/g, '/');
    }
    this.encodedPath = encodeRfc3986(this.encodedPath);
    const seenKeys = new Set();
    this.encodedSearch = [...this.url.searchParams]
      .filter(([k]) => {
        if (!k) return false
        if (this.service === 's3') {
          if (seenKeys.has(k)) return false
          seenKeys.add(k);
        }
        return true
      })
      .map(pair => pair.map(p => encodeRfc3986(encodeURIComponent(p))))
      .sort(([k1, v1], [k2, v2]) => k1 < k2 ? -1 : k1 > k2 ? 1 : v1 < v2 ? -1 : v1 > v2 ? 1 : 0)
      .map(pair => pair.join('='))
      .join('&');
  }
  async sign() {
    if (this.signQuery) {
      this.url.searchParams.set('X-Amz-Signature', await this.signature());
      if (this.sessionToken && this.appendSessionToken) {
        this.url.searchParams.set('X-Amz-Security-Token', this.sessionToken);
      }
    } else {
      this.headers.set('Authorization', await this.authHeader());
    }
    return {
      method: this.method,
      url: this.url,
      headers: this.headers,
      body: this.body,
    }
  }
  async authHeader() {
    return [
      'AWS4-HMAC-SHA256 Credential=' + this.accessKeyId + '/' + this.credentialString,
      'SignedHeaders=' + this.signedHeaders,
      'Signature=' + (await this.signature()),
    ].join(', ')
  }
  async signature() {
    const date = this.datetime.slice(0, 8);
    const cacheKey = [this.secretAccessKey, date, this.region, this.service].join();
    let kCredentials = this.cache.get(cacheKey);
    if (!kCredentials) {
      const kDate = await hmac('AWS4' + this.secretAccessKey, date);
      const kRegion = await hmac(kDate, this.region);
      const kService = await hmac(kRegion, this.service);
      kCredentials = await hmac(kService, 'aws4_request');
      this.cache.set(cacheKey, kCredentials);
    }
    return buf2hex(await hmac(kCredentials, await this.stringToSign()))
  }
  async stringToSign() {
    return [
      'AWS4-HMAC-SHA256',
      this.datetime,
      this.credentialString,
      buf2hex(await hash(await this.canonicalString())),
    ].join('\n')
  }
  async canonicalString() {
    return [
      this.method.toUpperCase(),
      this.encodedPath,
      this.encodedSearch,
      this.canonicalHeaders + '\n',
      this.signedHeaders,
      await this.hexBodyHash(),
    ].join('\n')
  }
  async hexBodyHash() {
    let hashHeader = this.headers.get('X-Amz-Content-Sha256') || (this.service === 's3' && this.signQuery ? 'UNSIGNED-PAYLOAD' : null);
    if (hashHeader == null) {
      if (this.body && typeof this.body !== 'string' && !('byteLength' in this.body)) {
        throw new Error('body must be a string, ArrayBuffer or ArrayBufferView, unless you include the X-Amz-Content-Sha256 header')
      }
      hashHeader = buf2hex(await hash(this.body || ''));
    }
    return hashHeader
  }
}
async function hmac(key, string) {
  const cryptoKey = await crypto.subtle.importKey(
    'raw',
    typeof key === 'string' ? encoder.encode(key) : key,
    { name: 'HMAC', hash: { name: 'SHA-256' } },
    false,
    ['sign'],
  );
  return crypto.subtle.sign('HMAC', cryptoKey, encoder.encode(string))
}
async function hash(content) {
  return crypto.subtle.digest('SHA-256', typeof content === 'string' ? encoder.encode(content) : content)
}
const HEX_CHARS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
function buf2hex(arrayBuffer) {
  const buffer = new Uint8Array(arrayBuffer);
  let out = '';
  for (let idx = 0; idx < buffer.length; idx++) {
    const n = buffer[idx];
    out += HEX_CHARS[(n >>> 4) & 0xF];
    out += HEX_CHARS[n & 0xF];
  }
  return out
}
function encodeRfc3986(urlEncodedStr) {
  return urlEncodedStr.replace(/[!'()*]/g, c => '%' + c.charCodeAt(0).toString(16).toUpperCase())
}
function guessServiceRegion(url, headers) {
  const { hostname, pathname } = url;
  if (hostname.endsWith('.on.aws')) {
    const match = hostname.match(/^[^.]{1,63}\.lambda-url\.([^.]{1,63})\.on\.aws$/);
    return match != null ? ['lambda', match[1] || ''] : ['', '']
  }
  if (hostname.endsWith('.r2.cloudflarestorage.com')) {
    return ['s3', 'auto']
  }
  if (hostname.endsWith('.backblazeb2.com')) {
    const match = hostname.match(/^(?:[^.]{1,63}\.)?s3\.([^.]{1,63})\.backblazeb2\.com$/);
    return match != null ? ['s3', match[1] || ''] : ['', '']
  }
  const match = hostname.replace('dualstack.', '').match(/([^.]{1,63})\.(?:([^.]{0,63})\.)?amazonaws\.com(?:\.cn)?$/);
  let service = (match && match[1]) || '';
  let region = match && match[2];
  if (region === 'us-gov') {
    region = 'us-gov-west-1';
  } else if (region === 's3' || region === 's3-accelerate') {
    region = 'us-east-1';
    service = 's3';
  } else if (service === 'iot') {
    if (hostname.startsWith('iot.')) {
      service = 'execute-api';
    } else if (hostname.startsWith('data.jobs.iot.')) {
      service = 'iot-jobs-data';
    } else {
      service = pathname === '/mqtt' ? 'iotdevicegateway' : 'iotdata';
    }
  } else if (service === 'autoscaling') {
    const targetPrefix = (headers.get('X-Amz-Target') || '').split('.')[0];
    if (targetPrefix === 'AnyScaleFrontendService') {
      service = 'application-autoscaling';
    } else if (targetPrefix === 'AnyScaleScalingPlannerFrontendService') {
      service = 'autoscaling-plans';
    }
  } else if (region == null && service.startsWith('s3-')) {
    region = service.slice(3).replace(/^fips-|^external-1/, '');
    service = 's3';
  } else if (service.endsWith('-fips')) {
    service = service.slice(0, -5);
  } else if (region && /-\d$/.test(service) && !/-\d$/.test(region)) {
[service, region] = [region, service];
  }
  return [HOST_SERVICES[service] || service, region || '']
}
const login = logInBefore('aws-actions/configure-aws-credentials with output-credentials: true', 'AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN');
const aws_kms_form = 'awskms:///KEY-ID, awskms:///alias/NAME, awskms:///arn:aws:kms:... or awskms://ENDPOINT/KEY-ID; a port is for localhost only';
const otherLogins = [
    'AWS_PROFILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];
const partitions = [
    [/^cn-/, 'amazonaws.com.cn', 'api.amazonwebservices.com.cn'],
    [/^eusc-/, 'amazonaws.eu', 'api.amazonwebservices.eu'],
    [/^us-iso-/, 'c2s.ic.gov', 'api.aws.ic.gov'],
    [/^us-isob-/, 'sc2s.sgov.gov', 'api.aws.scloud'],
    [/^eu-isoe-/, 'cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk'],
    [/^us-isof-/, 'csp.hci.ic.gov', 'api.aws.hci.ic.gov'],
    [/./, 'amazonaws.com', 'api.aws'],
];
const ofType = (names) => new RegExp(`^[0-9]+ \\S*(?:${names})`);
const region = '[a-z]{2,4}(?:-[a-z]{2,10}){1,3}-[0-9]{1,2}';
const keyName = '(?:alias/[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*|[A-Za-z0-9-]{1,64})';
const uriPattern = new RegExp(`^//([^/]*)/(arn:aws[a-z-]{0,20}:kms:(${region}):[0-9]{12}:(?:key/[A-Za-z0-9-]{1,64}|alias/[A-Za-z0-9/_-]+)|${keyName})$`);
const hostName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/;
function resolveAwsKms(rest, { env }) {
    const [, authority = '', keyId, arnRegion] = uriPattern.exec(rest) ?? [];
    if (keyId === undefined)
        throw uriError(aws_kms_form);
    const credentials = readCredentials(env);
    const place = readRegion(env, arnRegion);
    const request = (operation, body) => ({
        method: 'POST',
        path: '/',
        body: { KeyId: keyId, ...body },
        headers: {
            'Content-Type': 'application/x-amz-json-1.1',
            'X-Amz-Target': `TrentService.${operation}`,
        },
    });
    const endpoint = readEndpoint(env, authority, place);
    return {
        name: 'AWS KMS',
        ...endpoint,
        credentials: Object.values(credentials),
        authorize: async ({ method, path, headers, body }, date) => {
            const signed = await new AwsV4Signer({
                ...credentials,
                method,
                url: `${endpoint.url}${path}`,
                headers: { ...headers },
                body: JSON.stringify(body),
                service: 'kms',
                region: place.value,
                datetime: date.toISOString().replace(/[:-]|\.\d{3}/g, ''),
                allHeaders: true,
            }).sign();
            return Object.fromEntries(signed.headers);
        },
        signRequest: (digest) => request('Sign', {
            Message: digest.toString('base64'),
            MessageType: 'DIGEST',
            SigningAlgorithm: 'ECDSA_SHA_256',
        }),
        readSignature: (json) => {
            const bytes = toRawSignature(Buffer.from(textAt(json, 'Signature'), 'base64'));
            return bytes && { bytes };
        },
        keyRequest: request('GetPublicKey', {}),
        readKey: (json) => Buffer.from(textAt(json, 'PublicKey'), 'base64'),
        readError: (json) => ({
            code: textAt(json, '__type').replace(/^.*#/, ''),
            message: textAt(json, 'message') || textAt(json, 'Message'),
        }),
        failures: [
            ['throttled', ofType('Throttl|LimitExceeded|TooManyRequests')],
            ['unavailable', ofType('KMSInternal|DependencyTimeout|KeyUnavailable|ServiceUnavailable')],
            ['absent', ofType('NotFoundException')],
            ['disabled', ofType('DisabledException|KMSInvalidState')],
            ['unusable', ofType('InvalidKeyUsage|UnsupportedOperation')],
            ['denied', ofType('AccessDenied|OptInRequired')],
            [
                'login',
                ofType('Expired|UnrecognizedClient|Invalid(?:ClientTokenId|Signature)|IncompleteSignature|MissingAuth|NotAuthorized|SignatureDoesNotMatch|RequestTimeTooSkewed'),
            ],
        ],
        clockErrors: /RequestTimeTooSkewed|RequestExpired|Signature (?:expired|not yet current)/,
        absent: 'Check the key ID or alias, the account, and the region: AWS KMS does not find a key of another region.',
        permissions: 'Ask an administrator of the AWS account to allow the role of this job kms:Sign, and without public-key also kms:GetPublicKey, on this key.',
        login,
    };
}
function readCredentials(env) {
    const read = (name) => readVariable(env, [name], credentialPattern)?.value;
    const accessKeyId = read('AWS_ACCESS_KEY_ID');
    const secretAccessKey = read('AWS_SECRET_ACCESS_KEY');
    const sessionToken = read('AWS_SESSION_TOKEN');
    if (accessKeyId !== undefined && secretAccessKey !== undefined)
        return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
    const found = otherLogins.filter((name) => env[name]).join(' and ');
    throw loginError(`AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY is not set.${found && ` ${found} is, but profiles, roles of the machine and metadata servers are not used: they would let every job on the machine sign.`}`, login);
}
function readRegion(env, arnRegion) {
    if (arnRegion !== undefined)
        return { name: 'the ARN', value: arnRegion };
    const found = readVariable(env, ['AWS_REGION', 'AWS_DEFAULT_REGION'], new RegExp(`^${region}$`));
    if (found !== undefined)
        return found;
    throw configError('AWS_REGION is missing', 'Nothing names the region of the key.', 'Set AWS_REGION in `env:` of this step, or write the ARN of the key in private-key-uri.');
}
function readEndpoint(env, authority, { name, value }) {
    if (authority !== '') {
        if (hostName.test(authority))
            return { url: `https://${authority}`, source: 'private-key-uri' };
        const local = localUrl(`http://${authority}`);
        if (local !== undefined)
            return { url: local, source: 'private-key-uri' };
        throw uriError(aws_kms_form);
    }
    const [, domain = '', dualStack = ''] = partitions.find(([regions]) => regions.test(value)) ?? [];
    const custom = 'AWS_ENDPOINT_URL_KMS';
    const found = readVariable(env, [custom], /^https?:\/\/[a-z0-9.:[\]-]{1,253}\/?$/);
    if (found !== undefined) {
        const url = found.value.replace(/\/$/, '');
        const own = `(?:vpce-[a-z0-9-]+\\.)?kms(?:-fips)?\\.${value}\\.(?:(?:vpce\\.)?${domain}|${dualStack})`;
        if (new RegExp(`^https://${own.replaceAll(/(?<=\w)\.(?=\w)/g, '\\.')}$`).test(url))
            return { url, source: custom };
        const local = localUrl(url);
        if (local !== undefined)
            return { url: local, source: custom };
        throw configError(`Invalid ${custom}`, `It is not an endpoint of AWS KMS in ${value}, so no request was sent.`, 'Write any other endpoint into the URI: awskms://ENDPOINT/KEY-ID.');
    }
    const isOn = (variable) => /^true$/i.test(env[variable] ?? '');
    const service = isOn('AWS_USE_FIPS_ENDPOINT') ? 'kms-fips' : 'kms';
    const suffix = isOn('AWS_USE_DUALSTACK_ENDPOINT') ? dualStack : domain;
    return { url: `https://${service}.${value}.${suffix}`, source: name };
}
function localUrl(url) {
    if (!/^http:\/\/[a-z0-9.:[\]]+$/.test(url) || !URL.canParse(url))
        return undefined;
    const { hostname, origin } = new URL(url);
    return (0,base_url.U9)(hostname) ? origin : undefined;
}
const azure_key_vault_login = logInBefore('azure/login and az account get-access-token --resource https://vault.azure.net', 'AZURE_ACCESS_TOKEN');
const azure_key_vault_uriPattern = /^\/\/([a-z0-9][a-z0-9-]{1,22}[a-z0-9]\.(?:vault\.azure\.net|managedhsm\.azure\.net|vault\.azure\.cn|vault\.usgovcloudapi\.net))\/([A-Za-z0-9-]{1,127})(?:\/([A-Za-z0-9]{1,64}))?$/;
const apiVersion = 'api-version=7.4';
function resolveAzureKeyVault(rest, { env }) {
    const [, host, name, version = ''] = azure_key_vault_uriPattern.exec(rest) ?? [];
    if (host === undefined) {
        throw uriError('azurekms://VAULT.vault.azure.net/KEY or .../KEY/VERSION; other domains are managedhsm.azure.net, vault.azure.cn and vault.usgovcloudapi.net');
    }
    const token = readVariable(env, ['AZURE_ACCESS_TOKEN'], credentialPattern)?.value;
    if (token === undefined)
        throw loginError('AZURE_ACCESS_TOKEN is not set.', azure_key_vault_login);
    return {
        name: 'Azure Key Vault',
        url: `https://${host}`,
        source: 'private-key-uri',
        credentials: [token],
        authorize: async () => ({ Authorization: `Bearer ${token}` }),
        needsKey: version === '',
        signRequest: (digest, keyResponse) => ({
            method: 'POST',
            path: `/keys/${name}/${version || versionOf(keyResponse)}/sign?${apiVersion}`,
            body: { alg: 'ES256', value: digest.toString('base64url') },
        }),
        readSignature: (json) => {
            const value = textAt(json, 'value');
            return value === '' ? undefined : { bytes: Buffer.from(value, 'base64url') };
        },
        keyRequest: {
            method: 'GET',
            path: `/keys/${name}${version && `/${version}`}?${apiVersion}`,
        },
        readKey: (json) => readJwk(json),
        readError: (json) => ({
            code: [textAt(json, 'error', 'code'), textAt(json, 'error', 'innererror', 'code')]
                .join(' ')
                .trim(),
            message: textAt(json, 'error', 'message'),
        }),
        failures: [
            ['disabled', /KeyDisabled|KeyNotYetValid|KeyExpired|KeyDeleted|disabled key/i],
            ['unusable', /KeyOperationForbidden|^400|Operation .{0,40}not permitted/],
        ],
        absent: 'Check the name of the key and its version in private-key-uri.',
        permissions: 'Ask an owner of the vault to allow the identity of this job sign, and without public-key or a version also get, on this key (both are in Key Vault Crypto User), and to check the firewall of the vault.',
        login: azure_key_vault_login,
    };
}
function versionOf(keyResponse) {
    return /\/([A-Za-z0-9]{1,64})$/.exec(textAt(keyResponse, 'key', 'kid'))?.[1] ?? 'latest';
}
function readJwk(json) {
    const coordinate = (name) => {
        const bytes = Buffer.from(textAt(json, 'key', name), 'base64url');
        const padding = Buffer.alloc(Math.max(0, 32 - bytes.length));
        return Buffer.concat([padding, bytes]).toString('base64url');
    };
    const [kty = ''] = textAt(json, 'key', 'kty').split('-');
    const rsa = { n: textAt(json, 'key', 'n'), e: textAt(json, 'key', 'e') };
    if (kty === 'RSA')
        return { kty, ...rsa };
    return { kty, crv: textAt(json, 'key', 'crv'), x: coordinate('x'), y: coordinate('y') };
}
const google_kms_login = logInBefore('google-github-actions/auth with token_format: access_token', 'GOOGLE_OAUTH_ACCESS_TOKEN');
const id = '[A-Za-z0-9_-]{1,63}';
const google_kms_uriPattern = new RegExp(`^//(projects/(?:[a-z0-9.]{1,63}:)?[a-z0-9-]{1,63}/locations/[a-z0-9-]{1,40}/keyRings/${id}/cryptoKeys/${id})/(?:cryptoKeyVersions|versions)/([1-9][0-9]{0,9})$`);
function resolveGoogleKms(rest, { env }) {
    const [, key, version] = google_kms_uriPattern.exec(rest) ?? [];
    if (key === undefined) {
        throw uriError('gcpkms://projects/P/locations/L/keyRings/R/cryptoKeys/K/cryptoKeyVersions/V, with the version; regional endpoints and other universes are not supported');
    }
    const token = readVariable(env, ['GOOGLE_OAUTH_ACCESS_TOKEN'], credentialPattern)?.value;
    if (token === undefined) {
        const file = env.GOOGLE_APPLICATION_CREDENTIALS
            ? ' GOOGLE_APPLICATION_CREDENTIALS is, but credential files and metadata servers are not used.'
            : '';
        throw loginError(`GOOGLE_OAUTH_ACCESS_TOKEN is not set.${file}`, google_kms_login);
    }
    const name = `/v1/${key}/cryptoKeyVersions/${version}`;
    return {
        name: 'Google Cloud KMS',
        url: 'https://cloudkms.googleapis.com',
        source: 'the scheme of private-key-uri',
        credentials: [token],
        authorize: async () => ({ Authorization: `Bearer ${token}` }),
        signRequest: (digest) => ({
            method: 'POST',
            path: `${name}:asymmetricSign`,
            body: { digest: { sha256: digest.toString('base64') } },
        }),
        readSignature: (json) => {
            const bytes = toRawSignature(Buffer.from(textAt(json, 'signature'), 'base64'));
            return bytes && { bytes };
        },
        keyRequest: { method: 'GET', path: `${name}/publicKey` },
        readKey: (json) => textAt(json, 'pem'),
        readError: (json) => ({
            code: textAt(json, 'error', 'status'),
            message: textAt(json, 'error', 'message'),
        }),
        failures: [
            ['disabled', /^400 FAILED_PRECONDITION .* is not enabled/],
            ['unusable', /^400 INVALID_ARGUMENT|^400 FAILED_PRECONDITION .*(?:purpose|algorithm)/i],
            ['disabled', /^400 FAILED_PRECONDITION/],
        ],
        absent: 'Check each part of private-key-uri, including the version.',
        permissions: 'Check each part of private-key-uri: Google responds in the same way if there is no such key. Then ask an administrator of the project to grant the service account of this job roles/cloudkms.signerVerifier on the key, or roles/cloudkms.signer with public-key.',
        login: google_kms_login,
    };
}
const vault_transit_uriPattern = /^\/\/([A-Za-z0-9_](?:[\w.-]{0,126}[A-Za-z0-9_])?)$/;
const path = String.raw `[\w-][\w.-]{0,62}(?:/[\w-][\w.-]{0,62}){0,9}`;
const maxCertificateBytes = 1024 * 1024;
const products = {
    hashivault: { scheme: 'hashivault', name: 'Vault', prefixes: ['VAULT_'] },
    openbao: { scheme: 'openbao', name: 'OpenBao', prefixes: ['BAO_', 'VAULT_'] },
};
function resolveVaultTransit(product, rest, { env, readFile }) {
    const { scheme, name, prefixes } = products[product];
    const [, key] = vault_transit_uriPattern.exec(rest) ?? [];
    if (key === undefined) {
        throw uriError(`${scheme}://KEY, with the mount in TRANSIT_SECRET_ENGINE_PATH`);
    }
    const names = (suffix) => prefixes.map((prefix) => prefix + suffix);
    const [first = ''] = prefixes;
    assertTlsChecked(env, names('SKIP_VERIFY'));
    const login = logInBefore('a login with method jwt', `${first}TOKEN`);
    const token = readVariable(env, names('TOKEN'), credentialPattern)?.value;
    if (token === undefined)
        throw loginError(`${first}TOKEN is not set.`, login);
    const address = readAddress(env, names('ADDR'));
    const namespace = readVariable(env, names('NAMESPACE'), new RegExp(`^/?${path}/?$`));
    const engine = readVariable(env, ['TRANSIT_SECRET_ENGINE_PATH'], new RegExp(`^/?${path}/?$`));
    const mount = engine?.value.replace(/^\/|\/$/g, '') ?? 'transit';
    const ca = readVariable(env, names('CACERT'), /./);
    return {
        name: `${name} transit`,
        ...address,
        credentials: [token],
        ...(ca && { ca: readCertificate(ca, readFile) }),
        authorize: async () => ({
            'X-Vault-Request': 'true',
            'X-Vault-Token': token,
            ...(namespace && { 'X-Vault-Namespace': namespace.value }),
        }),
        signRequest: (digest) => ({
            method: 'POST',
            path: `/v1/${mount}/sign/${key}/sha2-256`,
            body: { input: digest.toString('base64'), prehashed: true, marshaling_algorithm: 'jws' },
        }),
        readSignature: (json) => {
            const text = textAt(json, 'data', 'signature');
            const [, version, value = ''] = /^vault:v([0-9]{1,9}):([\w-]+)$/.exec(text) ?? [];
            return version === undefined
                ? undefined
                : { bytes: Buffer.from(value, 'base64url'), version };
        },
        keyRequest: { method: 'GET', path: `/v1/${mount}/keys/${key}` },
        readKey: (json, version = '') => textAt(json, 'data', 'keys', version, 'public_key'),
        readError: (json) => {
            const errors = Object(json).errors;
            const texts = Array.isArray(errors)
                ? errors.filter((error) => typeof error === 'string')
                : [];
            return { code: '', message: texts.join(' ') };
        },
        failures: [
            ['absent', /^400 .*signing key not found/],
            ['unusable', /does not contain a private part/],
            ['disabled', /refusing to use soft-deleted key/],
            ['unusable', /^400 .*(?:not support signing|type|algorithm|hash|marshal)/],
            ['disabled', /^400 .*(?:version|deleted|archiv|disallowed)/],
            ['unavailable', /^(?:412|47[23])/],
        ],
        absent: `Check the name in private-key-uri, the mount (${mount}) in TRANSIT_SECRET_ENGINE_PATH, and the namespace.`,
        permissions: `The token has expired, or lacks permission: ${name} responds in the same way to both. Log in again, or ask whoever runs ${name} for update on ${mount}/sign/${key}/sha2-256, and without public-key also read on ${mount}/keys/${key}.`,
        login,
    };
}
function readAddress(env, names) {
    const found = readVariable(env, names, /^https?:\/\/(?:[A-Za-z0-9.-]{1,253}|\[[0-9a-f:]{2,45}\])(?::[0-9]{1,5})?\/?$/);
    const url = found && URL.canParse(found.value) ? new URL(found.value) : undefined;
    const isSafe = url?.protocol === 'https:' || (url && (0,base_url.U9)(url.hostname));
    if (found && url && isSafe)
        return { url: url.origin, source: found.name };
    const [name = ''] = names;
    throw configError(found === undefined ? `${name} is missing` : `Invalid ${found.name}`, 'The token is sent there, so it must be an https URL; http is for localhost only.', `Set ${name} in \`env:\` of this step, such as https://vault.example.com:8200.`);
}
function readCertificate({ name, value }, readFile) {
    try {
        const pem = readFile(value, maxCertificateBytes);
        if (Buffer.from(pem).includes('CERTIFICATE-'))
            return pem;
        throw new RangeError('no certificate');
    }
    catch {
        throw configError(`Cannot read the file of ${name}`, 'It must be a file in PEM format of at most 1 MB.', `Set ${name} to an absolute path.`);
    }
}
const resolvers = {
    awskms: resolveAwsKms,
    gcpkms: resolveGoogleKms,
    azurekms: resolveAzureKeyVault,
    hashivault: (rest, context) => resolveVaultTransit('hashivault', rest, context),
    openbao: (rest, context) => resolveVaultTransit('openbao', rest, context),
};
const schemePattern = new RegExp(`^(exec|${Object.keys(resolvers).join('|')}):([\\s\\S]*)`);
function parseKeyUri(uri, context) {
    const [, scheme = '', rest = ''] = schemePattern.exec(uri) ?? [];
    if (scheme === 'exec')
        return { type: 'exec', command: rest };
    const resolve = resolvers[scheme];
    if (resolve === undefined)
        throw uriError(`a URI that begins with ${Object.keys(resolvers).join('://, ')}:// or exec:`);
    return { type: 'service', api: resolve(rest, context) };
}
async function planKeyService(inputs, effects, diagnostics) {
    const { privateKeyUri, publicKeyText, skipWithoutKey } = inputs;
    diagnostics.capture(() => assertOnlyKey(inputs));
    const publicKey = publicKeyText === undefined
        ? undefined
        : diagnostics.capture(() => readPublicKey(publicKeyText, effects));
    const isRejected = publicKeyText !== undefined && publicKey === undefined;
    if (privateKeyUri === undefined || isRejected)
        return undefined;
    if (!schemePattern.test(privateKeyUri))
        maskPrivateKey(effects.maskLayers(privateKeyUri), effects);
    const signer = diagnostics.capture(() => createSigner(privateKeyUri, publicKey, effects));
    if (signer !== undefined)
        return { type: 'remote', signer };
    const isSkipped = skipWithoutKey &&
        diagnostics.errors.every(({ code }) => code === 'SIGNER_LOGIN') &&
        (await isWithoutSecrets(effects));
    if (!isSkipped)
        return undefined;
    diagnostics.errors.pop();
    return 'skipped';
}
function createSigner(uri, publicKey, effects) {
    const { env, setSecrets } = effects;
    const parsed = parseKeyUri(uri, effects);
    if (parsed.type === 'service') {
        const { api } = parsed;
        if (api.url.startsWith('https:'))
            assertTlsChecked(env, []);
        setSecrets([...api.credentials, ...(0,proxy_variables.PK)(env)]);
        return new CheckedSigner(new HttpService(api, env), publicKey);
    }
    if (publicKey !== undefined)
        return new CheckedSigner(new ExecService(parsed.command, env), publicKey);
    throw publicKeyError('public-key is missing', 'Nothing else shows which key a command after exec: signs with.');
}
function maskPrivateKey(text, { setSecrets }) {
    const der = firstDer(text);
    const privateKey = der && (0,key_pem.vX)(der);
    const pem = privateKey?.export({ type: 'pkcs8', format: 'pem' }) ?? '';
    setSecrets(pem.toString().match(/^[\w+/=]{8,}$/gm) ?? []);
    return privateKey !== undefined || /PRIVATE/.test(text);
}
function firstDer(text) {
    const [block] = (0,key_pem.Sq)(text);
    return (0,key_pem.sx)(block?.body ?? '');
}
function readPublicKey(text, effects) {
    if (maskPrivateKey(text, effects)) {
        throw publicKeyError('public-key is a private key', 'It was masked, and is not used: a copy of the key in a secret defeats the key service.');
    }
    const der = firstDer(text);
    const key = der && parsePublicKey(der);
    if (isP256(key))
        return key;
    throw publicKeyError('public-key cannot be read', 'It is not the public half of a key on P-256, as PEM or its base64.');
}
function publicKeyError(title, detail) {
    return new action_error.l({
        code: 'PUBLIC_KEY_INVALID',
        title,
        detail,
        fix: 'Set public-key to the output of: openssl pkey -in AuthKey_XXXXXXXXXX.p8 -pubout',
    });
}
function assertOnlyKey({ privateKey, privateKeyPath, privateKeyUri }) {
    if (privateKeyUri === undefined) {
        throw configError('public-key needs private-key-uri', 'private-key-uri is empty.', 'Set private-key-uri, or remove public-key. If it comes from vars, check the name: one that does not exist arrives as an empty string.');
    }
    if (privateKey.trim() === '' && privateKeyPath === undefined)
        return;
    throw new action_error.l({
        code: 'KEY_GIVEN_TWICE',
        title: 'Both private-key-uri and a private key are set',
        detail: 'The key can come from one of the inputs only.',
        fix: 'Remove private-key and private-key-path, and delete the secret. Or remove private-key-uri.',
    });
}
async function isWithoutSecrets({ loadEvent }) {
    const { describeUnexpectedSkip } = await __webpack_require__.e( 457).then(__webpack_require__.bind(__webpack_require__, 6457));
    return describeUnexpectedSkip(await loadEvent()) === undefined;
}
 })
};
