var __webpack_modules__ = ({
 3363:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  i: () => ( main)
});
var clock = __nccwpck_require__(9373);
var errors_diagnostics = __nccwpck_require__(3999);
var pasted_text = __nccwpck_require__(5080);
const decoders = [
    pasted_text._0,
    decodeJson,
    pasted_text.Ir,
    stripZshPercent,
    decodeEscapes,
    decodeBase64,
];
const maxLayers = 16;
function decodeKey(text) {
    let payload = { text, layers: [text] };
    for (let round = 0; round < maxLayers; round += 1) {
        const decoded = decodeLayer(payload);
        if (decoded === undefined)
            break;
        payload = decoded;
    }
    return payload;
}
function isBlank({ text, jsonWithoutKey }) {
    return text === '' && jsonWithoutKey === undefined;
}
function decodeLayer(payload) {
    for (const decoder of decoders) {
        const rest = decoder(payload.text);
        if (rest === undefined || rest === payload.text)
            continue;
        const decoded = { ...payload, ...(typeof rest === 'string' ? { text: rest } : rest) };
        return { ...decoded, layers: [...payload.layers, decoded.text] };
    }
    return undefined;
}
const prefix = '(?:(?:asc|appstoreconnect)(?:api)?(?:key)?)?';
const memberNames = {
    key: new RegExp(`^${prefix}(?:private)?key(?:content)?$`),
    keyId: new RegExp(`^${prefix}keyid(?:entifier)?$`),
    issuerId: new RegExp(`^${prefix}issuer(?:id)?$`),
    inHouse: new RegExp(`^${prefix}inhouse$`),
};
function decodeJson(text) {
    if (!/^[{"]/.test(text))
        return undefined;
    const value = parseJson(text);
    if (typeof value === 'string')
        return value;
    if (typeof value !== 'object' || value === null)
        return undefined;
    const members = Object.entries(value);
    const named = (pattern) => members
        .filter(([name, member]) => pattern.test(normalizeName(name)) && member !== '')
        .map(([, member]) => member);
    const [keyId, issuerId] = [memberNames.keyId, memberNames.issuerId].map((pattern) => named(pattern).find((member) => typeof member === 'string'));
    const ids = {
        ...(keyId !== undefined && { keyId }),
        ...(issuerId !== undefined && { issuerId }),
        inHouse: named(memberNames.inHouse).some((member) => /^true$/i.test(String(member))),
    };
    const isServiceAccount = Reflect.get(value, 'type') === 'service_account';
    const key = findKey(named(memberNames.key), Object.values(value));
    if (key !== undefined && !isServiceAccount)
        return { text: key, ids };
    const names = members.map(([name]) => name);
    return { text: key ?? '', ids, jsonWithoutKey: { members: names, isServiceAccount } };
}
function findKey(named, all) {
    const isText = (member) => typeof member === 'string';
    const isPem = (member) => /-BEGIN [A-Z ]{0,20}PRIVATE KEY/.test(member);
    const candidates = named.filter(isText);
    const pems = all.filter(isText).filter(isPem);
    return candidates.find(isPem) ?? candidates[0] ?? (pems.length === 1 ? pems[0] : undefined);
}
function normalizeName(name) {
    return name.toLowerCase().replace(/[^a-z]/g, '');
}
function parseJson(text) {
    const repaired = text.replace(/-BEGIN[^"]*/g, (pem) => pem.replace(/\r?\n/g, '\\n'));
    for (const candidate of [text, repaired]) {
        try {
            return JSON.parse(candidate);
        }
        catch {
        }
    }
    return undefined;
}
function stripZshPercent(text) {
    return text.startsWith('%') ? text : text.replace(/%$/, '');
}
function decodeEscapes(text) {
    return !text.includes('\\') || (0,pasted_text.j8)(text)
        ? text
        : text.replace(/\\{1,4}r(?=\\{1,4}n)/g, '').replace(/\\{1,4}[nr]/g, '\n');
}
function decodeBase64(text) {
    const stripped = text.replace(/\s+/g, '');
    if (stripped.length < 40 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(stripped))
        return undefined;
    return (0,pasted_text.EC)(Buffer.from(stripped, 'base64'));
}
var action_error = __nccwpck_require__(2714);
var ids = __nccwpck_require__(2405);
var storing = __nccwpck_require__(7797);
const keyFileName = /^(AuthKey|ApiKey)_([A-Za-z0-9]{1,32})(?: ?\(\d+\))?\.p8$/;
function parseIdentityInputs(inputs, diagnostics) {
    const [keyIdText, issuerIdText] = [(0,ids.XB)(inputs.keyId), (0,ids.XB)(inputs.issuerId)];
    const errorCount = diagnostics.errors.length;
    diagnostics.capture(() => (0,ids.qE)(keyIdText, issuerIdText));
    if (diagnostics.errors.length > errorCount)
        return undefined;
    const keyId = diagnostics.capture(() => (0,ids.mz)(keyIdText, 'input'));
    const issuerId = diagnostics.capture(() => (0,ids.cQ)(issuerIdText, { source: 'input', keyId: keyIdText }));
    if (diagnostics.errors.length > errorCount)
        return undefined;
    return {
        ...(keyId !== undefined && { keyId }),
        ...(issuerId !== undefined && { issuerId }),
        inHouse: inputs.inHouse,
    };
}
function resolveIdentity(inputs, { json, fileName = '', keyBodies }, diagnostics) {
    const [, filePrefix, fileId] = keyFileName.exec(fileName) ?? [];
    const errorCount = diagnostics.errors.length;
    const keyId = diagnostics.capture(() => {
        const jsonId = (0,ids.mz)((0,ids.XB)(json?.keyId ?? ''), 'JSON');
        for (const id of [jsonId, inputs.keyId])
            assertNotPieceOfKey(id, keyBodies);
        assertConsistent('key-id', inputs.keyId, jsonId);
        return requireKeyId(inputs.keyId ?? jsonId ?? fileId);
    });
    const issuerId = diagnostics.capture(() => {
        const jsonId = (0,ids.cQ)((0,ids.XB)(json?.issuerId ?? ''), {
            source: 'JSON',
        });
        assertConsistent('issuer-id', inputs.issuerId, jsonId);
        return inputs.issuerId ?? jsonId;
    });
    if (keyId === undefined || diagnostics.errors.length > errorCount)
        return undefined;
    if (fileId !== undefined && fileId !== keyId) {
        diagnostics.warn('key-id does not match the file name', `key-id is ${keyId}, but the file is named ${fileName}. If App Store Connect rejects the key, use the ID in the file name.`);
    }
    const inHouse = inputs.inHouse || json?.inHouse === true;
    return diagnostics.capture(() => issuerId === undefined
        ? resolveIndividual(keyId, inHouse)
        : resolveTeam({ keyId, issuerId, inHouse, filePrefix }, diagnostics));
}
function missingIssuerAnnotation({ kind }, fileName = '') {
    const [, filePrefix] = keyFileName.exec(fileName) ?? [];
    if (kind !== 'individual' || filePrefix === 'ApiKey')
        return undefined;
    const isTeamFile = filePrefix === 'AuthKey';
    const hint = isTeamFile ? ' The file is named AuthKey_..., like the files of team keys.' : '';
    return {
        level: isTeamFile ? 'warning' : 'notice',
        title: 'Token for an individual key',
        message: `issuer-id is empty, so this token is for an individual key.${hint} A team key needs issuer-id, the UUID above the list of keys under ${storing.e}. ${ids.kY}`,
    };
}
function resolveIndividual(keyId, inHouse) {
    if (!inHouse)
        return { keyId, kind: 'individual' };
    throw new action_error.l({
        code: 'IN_HOUSE_WITHOUT_ISSUER_ID',
        title: 'in-house keys need issuer-id',
        detail: 'in-house is true and issuer-id is empty, but the Apple Developer Enterprise Program has no individual keys.',
        fix: `Set issuer-id, the UUID above the list of keys at developer.apple.com/account. ${ids.kY}`,
    });
}
function resolveTeam({ keyId, issuerId, inHouse, filePrefix, }, diagnostics) {
    if (filePrefix === 'ApiKey') {
        throw new action_error.l({
            code: 'ISSUER_ID_WITH_INDIVIDUAL_KEY',
            title: 'Individual keys do not use an issuer ID',
            detail: 'issuer-id is set, but the file is named ApiKey_..., like the files of individual keys. App Store Connect rejects tokens of individual keys that have an issuer.',
            fix: 'Remove issuer-id, or use a team key (AuthKey_<ID>.p8).',
        });
    }
    if (!/^[A-Z0-9]{10}$/.test(keyId)) {
        diagnostics.warn('Unusual key ID', `key-id is ${keyId}. Most team keys have an ID of ten uppercase letters and digits. If App Store Connect rejects the key, compare it with the ID in the name of the .p8 file.`);
    }
    return { keyId, issuerId, kind: inHouse ? 'in-house' : 'team' };
}
function assertNotPieceOfKey(id, keyBodies) {
    if (id === undefined || id.length < 8)
        return;
    if (keyBodies.some((body) => body.includes(id)))
        throw (0,ids.Rp)();
}
function requireKeyId(id) {
    if (id !== undefined)
        return id;
    throw new action_error.l({
        code: 'KEY_ID_MISSING',
        title: 'key-id is missing',
        detail: 'key-id is empty. It is optional only if the key is JSON with a key ID, or comes from a file named AuthKey_<ID>.p8.',
        fix: `Set key-id to the ID in the name of the .p8 file: key-id: \${{ vars.ASC_KEY_ID }}\n${ids.kY}`,
    });
}
function assertConsistent(name, fromInput, fromJson) {
    if (fromInput === undefined || fromJson === undefined || fromInput === fromJson)
        return;
    throw new action_error.l({
        code: 'IDS_CONTRADICT',
        title: `Conflicting values for ${name}`,
        detail: `The input is ${fromInput}, but the JSON key has ${fromJson}.`,
        fix: `Remove ${name} to use the ID in the JSON, or store the key that belongs to ${fromInput}.`,
    });
}
var key_pem = __nccwpck_require__(3277);
const minMaskLength = 8;
const maxPieces = 60;
const minKeyLength = 40;
const boundary = '-{1,9} ?(?:BEGIN|END) [A-Z0-9 ]{1,40}-{0,9}';
function secretsInLayers(layers) {
    return unique(layers.flatMap(secretsInLayer));
}
function secretsInLayer(text) {
    const isOneLine = !/[\r\n]/.test(text.trim());
    const isJson = /^\s*[{"]/.test(text);
    const pieces = isJson
        ? keyRuns(text)
        : text.split(new RegExp(`[\\r\\n]+|\\\\{1,4}[rn]|${boundary}`));
    if (pieces.length > maxPieces)
        return [text];
    return isOneLine ? [text, ...pieces] : pieces;
}
function keyForms(key) {
    const pem = (0,key_pem.sg)(key);
    const { d = '' } = key.export({ format: 'jwk' });
    const encode = (text) => Buffer.from(text).toString('base64');
    return [
        pem.replace(/-----[^-]+-----|\s/g, ''),
        encode(pem),
        encode(pem.trimEnd()),
        key.export({ type: 'sec1', format: 'der' }).toString('base64'),
        Buffer.from(d, 'base64url').toString('hex'),
        d,
    ];
}
function secretsInForms(forms) {
    return unique(forms.flatMap((form) => [form, ...wrap(form, 64), ...wrap(form, 76)]));
}
function keyRunsInLayers(layers) {
    return [...new Set(layers.flatMap(bodiesIn).flatMap(keyRuns))];
}
function keyBodiesInLayers(layers) {
    return layers
        .flatMap(key_pem.Sq)
        .filter(({ label, body }) => label !== undefined || isEncoded(body))
        .map(({ body }) => body);
}
function isEncoded(body) {
    const bytes = (0,key_pem.sx)(body);
    if (bytes === undefined || bytes.length < 30)
        return false;
    return (0,key_pem.yM)(bytes) !== undefined || (0,pasted_text.EC)(bytes) !== undefined;
}
function bodiesIn(layer) {
    const [before = '', ...bodies] = layer.split(new RegExp(boundary));
    return bodies.length === 0 ? [stripWhitespace(before)] : [before, ...bodies.map(stripWhitespace)];
}
function keyRuns(text) {
    return text.match(new RegExp(`[\\w+/=-]{${minKeyLength},}`, 'g')) ?? [];
}
function wrap(text, columns) {
    return text.match(new RegExp(`.{1,${columns}}`, 'g')) ?? [];
}
function stripWhitespace(text) {
    return text.replace(/\s+/g, '');
}
function unique(pieces) {
    const trimmed = pieces.map((piece) => piece.trim());
    return [...new Set(trimmed.filter((piece) => piece.length >= minMaskLength))];
}
var duration = __nccwpck_require__(6153);
var jws = __nccwpck_require__(9698);
const hour = 60 * 60;
const defaultReachSeconds = 6 * hour + 10 * 60;
const maxReachSeconds = 24 * hour;
const maxRungs = 200;
function parseReach(input, diagnostics) {
    if (input === undefined || /^(?:false|False|FALSE)$/.test(input))
        return undefined;
    if (/^(?:true|True|TRUE)$/.test(input))
        return defaultReachSeconds;
    const unit = Number(input) * hour <= maxReachSeconds ? 'h' : 'm';
    (0,duration.bI)({ name: 'token-command', text: input, unit }, diagnostics);
    const seconds = (0,duration.E9)(input);
    if (seconds !== undefined && seconds <= maxReachSeconds)
        return seconds;
    const mistake = seconds === undefined ? 'neither true, false nor a duration' : 'longer than 24 hours';
    throw new action_error.l({
        code: 'COMMAND_REACH_INVALID',
        title: 'Invalid token-command',
        detail: `token-command is ${(0,duration.Rn)(input)}, which is ${mistake}.`,
        fix: 'Write true for a job of up to six hours, or a duration of at most 24h, such as 12h.',
    });
}
function planLadder({ seconds }, reachSeconds) {
    if (seconds >= reachSeconds)
        return { starts: [0], end: seconds, isShortened: false };
    const step = Math.max(1, seconds / 3);
    const last = Math.ceil(reachSeconds / step) + 1;
    const capped = Math.min(last, maxRungs - 2);
    return {
        starts: Array.from({ length: capped + 2 }, (_rung, index) => Math.floor((index - 1) * step)),
        end: Math.floor((capped + 1) * step),
        isShortened: capped < last,
    };
}
async function signLadder(key, options, { plan, token, now }) {
    const rungs = plan.starts.map(async (start) => {
        const rung = start === 0 ? token : await (0,jws.z)(key, options, now + start);
        return { ...rung, startsAt: now + start };
    });
    return { rungs: await Promise.all(rungs), endsAt: now + plan.end };
}
var lifetime = __nccwpck_require__(6722);
function readConfig({ getInput, getBooleanInput }, diagnostics) {
    const bounded = (name) => diagnostics.capture(() => assertBounded(name, getInput(name))) ?? '';
    const text = (name) => bounded(name).trim() || undefined;
    const list = (name) => bounded(name) || undefined;
    const flag = (name) => diagnostics.capture(() => getBooleanInput(name)) ?? false;
    return {
        privateKey: bounded('private-key'),
        privateKeyPath: text('private-key-path'),
        privateKeyUri: text('private-key-uri'),
        publicKey: text('public-key'),
        keyId: bounded('key-id'),
        issuerId: bounded('issuer-id'),
        inHouse: flag('in-house'),
        lifetimeSeconds: diagnostics.capture(() => (0,lifetime.$u)(text('lifetime') ?? '15m', diagnostics)),
        scope: list('scope'),
        verify: flag('verify'),
        requireAccess: list('require-access'),
        preflight: list('preflight'),
        apiUrl: text('api-url'),
        summary: flag('summary'),
        tools: text('tools'),
        keyDirectory: text('key-directory'),
        tokenCommandSeconds: diagnostics.capture(() => parseReach(text('token-command'), diagnostics)),
        skipWithoutKey: flag('skip-without-key'),
    };
}
const maxLengths = {
    'private-key': 1024 * 1024,
    scope: 64 * 1024,
    'require-access': 16 * 1024,
};
function assertBounded(name, text) {
    const maxLength = maxLengths[name] ?? 4096;
    if (text.length <= maxLength)
        return text;
    throw new action_error.l({
        code: 'INPUT_TOO_LONG',
        title: `${name} is too long`,
        detail: `${name} has ${text.length} characters. The maximum is ${maxLength}.`,
        fix: `Check where ${name} comes from: it may be the content of a file instead of a value.`,
    });
}
var toolkit = __nccwpck_require__(1443);
function logReport({ lines, groups }) {
    for (const { subject, separator, text, isUnproven } of lines)
        (0,toolkit.info)(`${isUnproven ? '?' : '✓'} ${subject}${separator}${text}`);
    for (const { title, lines: details } of groups)
        (0,toolkit.logGroup)(title, details);
}
const cleanupState = 'placed';
const emptyCleanupPlan = { ownedDirectories: [], files: [], parents: [] };
function serializeCleanup({ ownedDirectories, files, parents }) {
    return JSON.stringify({ ownedDirectories, files, parents });
}
function isText(value) {
    return typeof value === 'string';
}
var external_node_crypto_ = __nccwpck_require__(7598);
class LocalSigner {
    #key;
    constructor(key) {
        this.#key = key;
    }
    async sign(signingInput) {
        return (0,external_node_crypto_.sign)('sha256', signingInput, { key: this.#key, dsaEncoding: 'ieee-p1363' });
    }
}
async function createSigner(config) {
    return config.type === 'local' ? new LocalSigner(config.key) : config.signer;
}
var external_node_fs_ = __nccwpck_require__(3024);
var external_node_os_ = __nccwpck_require__(8161);
var external_node_path_ = __nccwpck_require__(6760);
async function planEffects(plan, { token, ladder }) {
    const { identity } = plan.key;
    const { keyDirectory } = plan.setup;
    const command = ladder && (await planTokenCommandInstall(ladder));
    const setup = await planTools(plan, token, command);
    return {
        files: [...(setup?.files ?? []), ...(command?.files ?? [])],
        ownedDirectories: [
            ...(keyDirectory?.isOwned ? [keyDirectory.path] : []),
            ...(command === undefined ? [] : [command.directory]),
        ],
        env: setup?.env ?? {},
        paths: command === undefined ? [] : [command.binDirectory],
        outputs: {
            token: token.jwt,
            'expires-at': (0,clock.g)(token.expiresAt),
            available: 'true',
            'key-id': identity.keyId,
            'issuer-id': identity.issuerId,
            ...setup?.outputs,
            'token-command-path': command?.path,
        },
    };
}
async function applyEffects({ files, ownedDirectories, env, paths, outputs }, diagnostics) {
    const keptFiles = files.map(({ path }) => path).filter((path) => (0,external_node_fs_.existsSync)(path));
    if (files.length > 0) {
        const { writePrivateFiles } = await __nccwpck_require__.e( 492).then(__nccwpck_require__.bind(__nccwpck_require__, 5492));
        const warn = (title, message) => diagnostics.warn(title, message);
        writePrivateFiles(files, {
            ownedDirectories,
            recordState: (cleanup) => toolkit.saveState(cleanupState, serializeCleanup(cleanup)),
            warn,
            limitAccess: process.platform === 'win32' ? await loadAccessLimiter(warn) : undefined,
        });
    }
    toolkit.exportVariables(env);
    for (const path of paths)
        toolkit.addPath(path);
    toolkit.setOutputs(outputs);
    return keptFiles;
}
async function loadAccessLimiter(warn) {
    return (await __nccwpck_require__.e( 861).then(__nccwpck_require__.bind(__nccwpck_require__, 8861))).accessLimiter(warn);
}
async function planTools({ key, setup: { tools, keyDirectory } }, token, install) {
    if (tools.length === 0)
        return undefined;
    const { planToolSetup } = await __nccwpck_require__.e( 714).then(__nccwpck_require__.bind(__nccwpck_require__, 714));
    return planToolSetup(tools, {
        key,
        token: token.jwt,
        directory: keyDirectory?.path ?? '',
        home: (0,external_node_os_.homedir)(),
        command: install && {
            path: install.path,
            node: process.execPath,
            rubyDirectory: distPath('fastlane'),
            env: process.env,
        },
    });
}
async function planTokenCommandInstall(ladder) {
    const { planInstallation } = await __nccwpck_require__.e( 387).then(__nccwpck_require__.bind(__nccwpck_require__, 387));
    return planInstallation({
        ladder,
        temp: toolkit.runnerTemp(),
        node: process.execPath,
        bundle: distPath('token-command/index.js'),
        platform: process.platform,
    });
}
function distPath(path) {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(process.argv[1] ?? ''), '..', path);
}
var base_url = __nccwpck_require__(8379);
function readFileBounded(path, maxBytes) {
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0));
    try {
        if ((0,external_node_fs_.fstatSync)(file).isFIFO())
            throw Object.assign(new Error('a pipe'), { code: 'FIFO' });
        const buffer = Buffer.alloc(maxBytes + 1);
        let length = 0;
        for (let read = -1; read !== 0 && length < buffer.length; length += read) {
            read = (0,external_node_fs_.readSync)(file, buffer, length, buffer.length - length, null);
        }
        if (length > maxBytes)
            throw Object.assign(new Error('too large'), { code: 'EFBIG' });
        return buffer.subarray(0, length);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
var key_directory = __nccwpck_require__(1122);
const acceptedLabels = [
    'PRIVATE KEY',
    'EC PRIVATE KEY',
    undefined,
];
function readPrivateKey(payload) {
    const blocks = (0,key_pem.Sq)(payload.text);
    const privateBlocks = blocks.filter(({ label }) => label?.endsWith('PRIVATE KEY'));
    const block = privateBlocks[0] ?? blocks[0] ?? { hasEnd: false, body: '' };
    const der = (0,key_pem.sx)(block.body);
    const key = der && (0,key_pem.yM)(der) === der.length ? (0,key_pem.vX)(der) : undefined;
    const usable = payload.jsonWithoutKey === undefined &&
        privateBlocks.length < 2 &&
        acceptedLabels.includes(block.label) &&
        key?.asymmetricKeyType === 'ec' &&
        key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
    const canonical = usable ? (0,key_pem.DZ)(key) : undefined;
    return canonical ?? { payload, blocks, block, der, key };
}
var key_source = __nccwpck_require__(4374);
var scope_scope = __nccwpck_require__(7160);
async function planRun(config, diagnostics) {
    const source = diagnostics.capture(() => (0,key_source.v)(config, readFileBounded));
    const key = await planKey(source, config, diagnostics);
    const scope = await planScope(config, diagnostics);
    const lifetime = planLifetime(config, scope, diagnostics);
    const kind = typeof key === 'object' ? key.identity.kind : 'team';
    const apiUrl = diagnostics.capture(() => (0,base_url.c_)(config.apiUrl, kind));
    const verification = await planVerification(config, diagnostics);
    const setup = await planSetup(config, key, diagnostics);
    const ladder = planTokenCommand(reachOf(config, setup), lifetime, diagnostics);
    warnAboutScope(setup, scope, diagnostics);
    const hasErrors = diagnostics.errors.length > 0;
    if (key === 'skipped' && !hasErrors)
        return { status: 'skipped' };
    if (typeof key !== 'object' || lifetime === undefined || apiUrl === undefined || hasErrors) {
        throw diagnostics.toError();
    }
    return {
        status: 'ready',
        key,
        fileName: source?.fileName,
        tokenOptions: { lifetime, scope: scope.entries },
        permissions: scope.description,
        apiUrl,
        ...(verification !== undefined && { verification }),
        setup: { ...setup, ladder },
    };
}
async function planRemoteKey(config, diagnostics) {
    const { planKeyService } = await __nccwpck_require__.e( 252).then(__nccwpck_require__.bind(__nccwpck_require__, 5252));
    const publicKeyText = config.publicKey && decodeKey(config.publicKey).text;
    const signer = await planKeyService({ ...config, publicKeyText }, { env: process.env, setSecrets: toolkit.setSecrets, maskLayers, loadEvent, readFile: readFileBounded }, diagnostics);
    if (signer === 'skipped')
        return 'skipped';
    const ids = parseIdentityInputs(config, diagnostics);
    const identity = ids && resolveIdentity(ids, { keyBodies: [] }, diagnostics);
    return signer && identity && { identity, signer };
}
function maskLayers(text) {
    const payload = decodeKey(text);
    (0,toolkit.setSecrets)(secretsInLayers(payload.layers));
    return payload.text;
}
async function planKey(source, config, diagnostics) {
    if (config.privateKeyUri || config.publicKey)
        return planRemoteKey(config, diagnostics);
    const payload = decodeKey(source?.text ?? pastedKey(config));
    if (config.privateKeyPath !== undefined) {
        (0,toolkit.setSecrets)(secretsInLayers(payload.layers));
        (0,toolkit.withhold)(keyRunsInLayers(payload.layers));
    }
    const isMissing = source !== undefined && isBlank(payload);
    if (isMissing)
        await reportMissingKey(source, config, diagnostics);
    if (isMissing && config.skipWithoutKey)
        return 'skipped';
    const ids = parseIdentityInputs(config, diagnostics);
    if (source === undefined || isMissing)
        return undefined;
    const privateKey = await planPrivateKey(payload, diagnostics);
    const forms = privateKey === undefined ? [] : keyForms(privateKey);
    (0,toolkit.setSecrets)(secretsInForms(forms));
    (0,toolkit.withhold)([...forms, ...keyRunsInLayers(payload.layers)]);
    const keyBodies = [...forms, ...keyBodiesInLayers(payload.layers)];
    const sources = { json: payload.ids, fileName: source.fileName, keyBodies };
    const identity = ids && resolveIdentity(ids, sources, diagnostics);
    return privateKey && identity
        ? { identity, signer: { type: 'local', key: privateKey } }
        : undefined;
}
async function planPrivateKey(payload, diagnostics) {
    const read = readPrivateKey(payload);
    if (read instanceof external_node_crypto_.KeyObject)
        return read;
    const { rejectionError } = await __nccwpck_require__.e( 207).then(__nccwpck_require__.bind(__nccwpck_require__, 8207));
    diagnostics.errors.push(rejectionError(read));
    return undefined;
}
async function reportMissingKey({ fileName }, { skipWithoutKey }, diagnostics) {
    const { describeUnexpectedSkip, missingKeyError } = await __nccwpck_require__.e( 457).then(__nccwpck_require__.bind(__nccwpck_require__, 6457));
    const event = await loadEvent();
    if (!skipWithoutKey) {
        diagnostics.errors.push(missingKeyError(event, fileName));
        return;
    }
    const warning = describeUnexpectedSkip(event);
    if (warning !== undefined)
        diagnostics.warn('private-key is empty', warning);
}
function pastedKey({ privateKeyPath = '' }) {
    return (0,pasted_text.j8)(privateKeyPath) ? '' : privateKeyPath;
}
async function loadEvent() {
    try {
        return (await __nccwpck_require__.e( 415).then(__nccwpck_require__.bind(__nccwpck_require__, 2415))).readWorkflowEvent();
    }
    catch {
        return undefined;
    }
}
async function planScope({ scope }, diagnostics) {
    if (scope === undefined)
        return scope_scope.b;
    return (await Promise.all([__nccwpck_require__.e(678), __nccwpck_require__.e(118)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7118))).parseScope(scope, diagnostics);
}
function planLifetime({ lifetimeSeconds }, { longLivedBlockers }, diagnostics) {
    if (lifetimeSeconds === undefined)
        return undefined;
    const capped = diagnostics.capture(() => (0,lifetime.G4)(lifetimeSeconds, longLivedBlockers));
    if (capped?.wasCapped) {
        diagnostics.warn('Lifetime reduced to 19 minutes', 'Apple rejects tokens that are valid for more than 20 minutes, and a minute is kept as a margin. Set lifetime to 19m or less.');
    }
    return capped?.lifetime;
}
async function planVerification({ verify, requireAccess, preflight }, diagnostics) {
    if (!verify && requireAccess === undefined && preflight === undefined)
        return undefined;
    return {
        requiredAccess: requireAccess === undefined
            ? []
            : (await Promise.all([__nccwpck_require__.e(678), __nccwpck_require__.e(961)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3961))).parseRequiredAccess(requireAccess, diagnostics),
        preflight: preflight === undefined
            ? []
            : (await Promise.all([__nccwpck_require__.e(678), __nccwpck_require__.e(470)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2470))).parsePreflight(preflight, diagnostics),
    };
}
async function planSetup({ tools: list, keyDirectory: input }, key, diagnostics) {
    const tools = list === undefined ? [] : await plan_planTools(list, key, diagnostics);
    const needsFiles = tools.some(({ files }) => files.length > 0);
    if (input !== undefined && !needsFiles) {
        diagnostics.notice('key-directory has no effect', 'No tool in tools needs a key file. Remove key-directory.');
    }
    const { GITHUB_WORKSPACE: workspace } = process.env;
    const workspaces = [process.cwd(), ...(workspace ? [workspace] : [])];
    const directories = { temp: (0,toolkit.runnerTemp)(), workspaces, platform: process.platform };
    const keyDirectory = needsFiles || input !== undefined
        ? diagnostics.capture(() => (0,key_directory.D)(input, directories, diagnostics))
        : undefined;
    return { tools, keyDirectory };
}
async function plan_planTools(list, key, diagnostics) {
    const { adaptToKey, selectTools, warnAboutOverrides } = await __nccwpck_require__.e( 30).then(__nccwpck_require__.bind(__nccwpck_require__, 30));
    const tools = selectTools(list, diagnostics);
    warnAboutOverrides(tools, process.env, diagnostics);
    return typeof key === 'object' ? adaptToKey(tools, key, diagnostics) : tools;
}
function reachOf({ tokenCommandSeconds }, { tools }) {
    const isUsed = tools.some(({ usesTokenCommand }) => usesTokenCommand);
    return tokenCommandSeconds ?? (isUsed ? defaultReachSeconds : undefined);
}
function warnAboutScope({ tools }, { entries }, diagnostics) {
    const names = tools.filter(({ usesTokenCommand }) => usesTokenCommand).map(({ name }) => name);
    if (entries.length === 0 || names.length === 0)
        return;
    diagnostics.warn(`The scope limits ${names.join(', ')}`, 'Its tokens have the scope of this step, so Apple rejects every request of fastlane outside the scope, and every upload. Remove scope, or use a separate step with the scope for other requests.');
}
function planTokenCommand(reachSeconds, lifetime, diagnostics) {
    if (reachSeconds === undefined || lifetime === undefined)
        return undefined;
    const ladder = planLadder(lifetime, reachSeconds);
    if (ladder.isShortened) {
        diagnostics.warn(`The token command ends after ${(0,duration.AA)(ladder.end)}`, `It holds at most 200 tokens, and with a lifetime of ${(0,duration.a3)(lifetime.seconds)} they cover less time than token-command asks for. Set a longer lifetime, up to 19m.`);
    }
    return ladder;
}
var key_kind = __nccwpck_require__(101);
function describeKey({ keyId, issuerId, kind }) {
    const issuer = issuerId === undefined ? '' : `, issuer ${issuerId}`;
    return `${keyId} (${key_kind.r[kind].label}${issuer})`;
}
function describeValidity(expiresAt, now) {
    return `valid for ${(0,duration.AA)(expiresAt - now)}, ${describeEnd(expiresAt, now)}`;
}
function describeEnd(end, now) {
    const [date = '', time = ''] = (0,clock.g)(end).replace('Z', '').split('T');
    return `until ${end - now < duration.vd ? '' : `${date} `}${time} UTC`;
}
const maxInline = 4;
function createReport(plan, results) {
    const access = results.verification?.access ?? [];
    const isLong = access.length > maxInline;
    const { tools } = plan.setup;
    return {
        lines: [
            { subject: 'Key', separator: ' ', text: describeKeyStatus(plan, results) },
            ...(results.signer ? [results.signer] : []),
            ...line('Access', isLong ? [`${access.length} paths`] : access),
            ...describePreflight(results),
            { subject: 'Token', separator: ' ', text: describeToken(plan, results) },
            ...describeFullKey(plan),
            ...line('Ready', describeReady(plan, results)),
        ],
        groups: [
            ...longGroup('Paths that the key can read', access),
            ...longGroup('Permissions of the token', plan.permissions),
            ...group('How to use the tools', tools.map(({ name, usage }) => `${name}: ${usage}`)),
            ...createSetupGroups(results),
        ],
    };
}
function describeKeyStatus({ key: { identity } }, { verification }) {
    if (verification === undefined)
        return `${describeKey(identity)}; not verified`;
    const { apiUrl, durationMs } = verification;
    return `${describeKey(identity)} accepted by ${nameOfApi(apiUrl, identity.kind)} in ${durationMs} ms`;
}
function describePreflight({ verification }) {
    return (verification?.preflight ?? []).map(({ status, text }) => ({
        subject: 'Preflight',
        separator: ' ',
        text,
        ...(status === 'unproven' && { isUnproven: true }),
    }));
}
function nameOfApi(apiUrl, kind) {
    if (apiUrl !== key_kind.r[kind].apiUrl)
        return apiUrl;
    return kind === 'in-house' ? 'the Enterprise Program API' : 'App Store Connect';
}
function describeToken({ permissions, tokenOptions: { scope } }, { token, now }) {
    const validity = describeValidity(token.expiresAt, now);
    if (permissions.length > maxInline)
        return `${validity}; limited to ${permissions.length} requests`;
    return `${validity}; ${scope.length === 0 ? '' : 'can only '}${permissions.join(', ')}`;
}
function describeFullKey({ tokenOptions: { scope }, setup: { tools }, }) {
    const names = tools.filter(({ files }) => files.length > 0).map(({ name }) => name);
    if (scope.length === 0 || names.length === 0)
        return [];
    const verb = names.length === 1 ? 'signs' : 'sign';
    const text = `limits this token only; ${names.join(', ')} ${verb} with the full key`;
    return [{ subject: 'Scope', separator: ' ', text }];
}
function describeReady({ setup: { tools } }, { ladder, now, stepId }) {
    const command = ladder && `command app-store-connect-token (${describeEnd(ladder.endsAt, now)})`;
    return [...tools.map((tool) => describeTool(tool, stepId)), ...(command ? [command] : [])];
}
function describeTool({ name, add }, stepId = '<id>') {
    return add === undefined ? name : `${name} (add ${add.replaceAll('<id>', stepId)})`;
}
function createSetupGroups({ effects: { files, env, paths }, keptFiles, }) {
    const removed = files.map(({ path }) => path).filter((path) => !keptFiles.includes(path));
    const variables = [...Object.keys(env), ...(paths.length > 0 ? ['PATH'] : [])];
    const counts = [
        ...(removed.length > 0 ? [`files (${removed.length})`] : []),
        ...(variables.length > 0 ? [`variables (${variables.length})`] : []),
    ].join(' and ');
    return [
        ...group(`${counts.charAt(0).toUpperCase()}${counts.slice(1)}, removed when the job ends`, [
            ...removed,
            ...variables,
        ]),
        ...group('Key files that existed before, kept when the job ends', keptFiles),
    ];
}
function line(subject, items) {
    return items.length === 0 ? [] : [{ subject, separator: ': ', text: items.join(', ') }];
}
function group(title, lines) {
    return lines.length === 0 ? [] : [{ title, lines }];
}
function longGroup(title, items) {
    return items.length > maxInline ? group(`${title} (${items.length})`, items) : [];
}
async function main() {
    const diagnostics = new errors_diagnostics.r();
    try {
        toolkit.saveState(cleanupState, serializeCleanup(emptyCleanupPlan));
        await run(diagnostics);
    }
    catch (error) {
        toolkit.annotate(diagnostics.takeAnnotations());
        const failure = toolkit.setFailed(error);
        setErrorCode(failure.code);
        await writeSummary((summary) => summary.writeFailureSummary(failure));
    }
}
async function run(diagnostics) {
    const config = readConfig(toolkit, diagnostics);
    const layers = [config.privateKey, config.publicKey ?? ''].flatMap((text) => decodeKey(text).layers);
    toolkit.setSecrets(secretsInLayers(layers));
    toolkit.withhold(keyRunsInLayers(layers));
    const plan = await planRun(config, diagnostics);
    if (plan.status === 'skipped') {
        toolkit.annotate(diagnostics.takeAnnotations());
        const missing = config.privateKeyUri ? 'there are no credentials' : 'private-key is empty';
        toolkit.info(`No token created: ${missing} and skip-without-key is true.`);
        toolkit.setOutputs({ available: 'false' });
        return;
    }
    const key = { identity: plan.key.identity, signer: await createSigner(plan.key.signer) };
    const verification = await verifyKey(key, plan, diagnostics);
    const clockOffsetSeconds = verification?.clockOffsetSeconds ?? 0;
    const now = (0,clock.h)() + clockOffsetSeconds;
    const token = await (0,jws.z)(key, plan.tokenOptions, now);
    const ladder = await issueLadder(key, plan, { token, now, clockOffsetSeconds });
    toolkit.setSecrets((ladder?.rungs ?? [token]).map(({ jwt }) => jwt));
    const effects = await planEffects(plan, { token, ladder });
    const keptFiles = await applyEffects(effects, diagnostics);
    toolkit.annotate(diagnostics.takeAnnotations());
    const signer = key.signer.describe?.(verification !== undefined);
    const stepId = toolkit.stepId();
    const results = { token, ladder, verification, signer, effects, keptFiles, now, stepId };
    const report = createReport(plan, results);
    logReport(report);
    if (config.summary)
        await writeSummary((summary) => summary.writeSuccessSummary(report));
}
async function verifyKey(key, { verification, fileName, apiUrl }, diagnostics) {
    if (verification === undefined) {
        const annotation = missingIssuerAnnotation(key.identity, fileName);
        if (annotation !== undefined)
            diagnostics.add(annotation);
        return undefined;
    }
    const { verify } = await Promise.all([__nccwpck_require__.e(678), __nccwpck_require__.e(316)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1316));
    const warn = (warning) => diagnostics.add(warning);
    return verify({ key, fileName, apiUrl, ...verification }, { ...toolkit, warn, env: process.env });
}
async function issueLadder(key, { tokenOptions, setup }, { token, now, clockOffsetSeconds }) {
    if (setup.ladder === undefined)
        return undefined;
    const ladder = await signLadder(key, tokenOptions, { plan: setup.ladder, token, now });
    return { ...ladder, clockOffsetSeconds };
}
function setErrorCode(code) {
    try {
        toolkit.setOutputs({ 'error-code': code });
    }
    catch (error) {
        toolkit.debug(`The output error-code could not be set: ${error instanceof Error ? error.message : error}`);
    }
}
async function writeSummary(write) {
    try {
        if (process.env.GITHUB_STEP_SUMMARY)
            await write(await __nccwpck_require__.e( 474).then(__nccwpck_require__.bind(__nccwpck_require__, 8474)));
    }
    catch (error) {
        toolkit.debug(`Cannot write the job summary: ${error instanceof Error ? error.message : error}`);
    }
}
 }),
 8379:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   Nn: () => ( isNotaryPath),
   Pv: () => ( withoutVersion),
   U9: () => ( isLoopback),
   c_: () => ( resolveApiUrl),
   iM: () => ( notaryUrlFor),
   qk: () => ( isClockTrusted)
 });
 var _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2714);
 var _key_kind_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(101);
function resolveApiUrl(input, kind) {
    if (input === undefined)
        return _key_kind_js__WEBPACK_IMPORTED_MODULE_0__ .r[kind].apiUrl;
    const url = /[\s?#\\]/.test(input) || !URL.canParse(input) ? undefined : new URL(input);
    const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
    if (url !== undefined && isSafe && url.username === '' && url.password === '') {
        return url.href.replace(/\/+$/, '');
    }
    throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ .l({
        code: 'API_URL_INVALID',
        title: 'Invalid api-url',
        detail: 'api-url must be an https URL, because the token is sent there (http is allowed for localhost only), without user name, password, query, fragment or spaces.',
        fix: "Remove api-url to use Apple's own, or write a URL such as https://gateway.example.com/apple.",
    });
}
function notaryUrlFor(apiUrl) {
    return apiUrl === _key_kind_js__WEBPACK_IMPORTED_MODULE_0__ .r.team.apiUrl ? 'https://appstoreconnect.apple.com' : apiUrl;
}
function isNotaryPath(path) {
    return /^\/notary\/v2(?:[/?]|$)/.test(path);
}
function withoutVersion(apiUrl) {
    return /^(.*)\/v\d+$/.exec(apiUrl)?.[1];
}
function isClockTrusted(apiUrl) {
    const { hostname } = new URL(apiUrl);
    return Object.values(_key_kind_js__WEBPACK_IMPORTED_MODULE_0__ .r).some((kind) => kind.apiUrl === apiUrl) || isLoopback(hostname);
}
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
 }),
 8921:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  R: () => ( trackConnections)
});
const external_node_diagnostics_channel_namespaceObject = process.getBuiltinModule("node:diagnostics_channel");
function trackConnections() {
    const sockets = [];
    let isReleased = false;
    (0,external_node_diagnostics_channel_namespaceObject.subscribe)('net.client.socket', (message) => {
        const { socket } = Object(message);
        if (isReleased)
            socket.unref();
        else
            sockets.push(socket);
    });
    return () => {
        isReleased = true;
        for (const socket of sockets) {
            if (socket.connecting)
                socket.destroy();
            else
                socket.unref();
        }
    };
}
 }),
 9373:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   g: () => ( toIsoSeconds),
   h: () => ( unixNow)
 });
function unixNow() {
    return Math.floor(Date.now() / 1000);
}
function toIsoSeconds(unixSeconds) {
    return new Date(unixSeconds * 1000).toISOString().replace('.000Z', 'Z');
}
 }),
 2714:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   l: () => ( ActionError)
 });
class ActionError extends Error {
    code;
    title;
    detail;
    fix;
    problems;
    constructor({ code, title, detail, fix, problems = [], cause }) {
        super(`${title}: ${detail}`, { cause });
        this.name = 'ActionError';
        this.code = code;
        this.title = title;
        this.detail = detail;
        this.fix = fix;
        this.problems = problems;
    }
}
 }),
 3999:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   r: () => ( Diagnostics)
 });
 var _action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2714);
 var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4532);
const maxListed = 20;
class Diagnostics {
    annotations = [];
    errors = [];
    capture(work) {
        try {
            return work();
        }
        catch (error) {
            if (!(error instanceof _action_error_js__WEBPACK_IMPORTED_MODULE_0__ .l))
                throw error;
            this.errors.push(error);
            return undefined;
        }
    }
    warn(title, message) {
        this.add({ level: 'warning', title, message });
    }
    notice(title, message) {
        this.add({ level: 'notice', title, message });
    }
    add(annotation) {
        this.annotations.push(annotation);
    }
    takeAnnotations() {
        const all = this.annotations.splice(0);
        const listed = all.slice(0, maxListed);
        const left = all.length - listed.length;
        if (left === 0)
            return listed;
        const message = `${left} more warnings and notices are not shown.`;
        return [...listed, { level: 'notice', title: 'More warnings', message }];
    }
    throwIfErrors(subject = 'the inputs') {
        if (this.errors.length > 0)
            throw this.toError(subject);
    }
    toError(subject = 'the inputs') {
        const [first, ...rest] = this.errors;
        if (first !== undefined && rest.length === 0)
            return first;
        const problems = this.errors.slice(0, maxListed);
        const left = this.errors.length - problems.length;
        return new _action_error_js__WEBPACK_IMPORTED_MODULE_0__ .l({
            code: 'SEVERAL_PROBLEMS',
            title: `${this.errors.length} problems with ${subject}`,
            detail: (0,_format_js__WEBPACK_IMPORTED_MODULE_1__ .C5)(problems),
            fix: `Correct each problem above. No token was created, and no file was written.${left > 0 ? ` ${left} more are not listed.` : ''}`,
            problems,
        });
    }
}
 }),
 4532:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   C5: () => ( formatProblems),
   ol: () => ( formatErrorBody)
 });
const noLink = () => undefined;
function formatErrorBody(error, linkTo = noLink) {
    const { detail, fix, code, problems } = error;
    const link = linkTo(code);
    const observed = problems.length > 0 ? formatProblems(problems, linkTo) : detail;
    return `${observed}\nFix: ${fix}\nCode: ${code}${link === undefined ? '' : ` (${link})`}`;
}
function formatProblems(problems, linkTo = noLink) {
    return problems
        .map(({ title, code, detail, fix }, index) => {
        const link = linkTo(code);
        const more = link === undefined ? '' : `\nSee: ${link}`;
        return `${index + 1}. ${title} [${code}]\n${detail}\nFix: ${fix}${more}`;
    })
        .join('\n\n');
}
 }),
 8833:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   v: () => ( systemErrorCode)
 });
function systemErrorCode(error) {
    const { code } = Object(error);
    return typeof code === 'string' ? code : undefined;
}
 }),
 1122:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   D: () => ( resolveKeyDirectory),
   t: () => ( newTempDirectoryPath)
 });
 var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
 var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = __nccwpck_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
 var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
 var node_fs__WEBPACK_IMPORTED_MODULE_1___default = __nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
 var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
 var node_path__WEBPACK_IMPORTED_MODULE_2___default = __nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
 var _errors_action_error_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2714);
 var _names_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9827);
const unexpandedPath = /^(?:~|\$\{?[A-Za-z_]|%[A-Za-z_][A-Za-z0-9_]*%)|\$\{\{/;
function resolveKeyDirectory(input, { temp, workspaces, platform }, diagnostics) {
    if (input === undefined)
        return { path: newTempDirectoryPath(temp), isOwned: true };
    if (unexpandedPath.test(input) || /[\n\r\0]/.test(input))
        throw invalidError(input, plainPath);
    if (platform === 'win32')
        assertWindowsPath(input);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(...workspaces.slice(0, 1), input);
    if (workspaces.some((workspace) => isInside(path, workspace))) {
        diagnostics.warn('key-directory is in the workspace', 'A step that archives or uploads the workspace would include the key. Remove key-directory, or set it to ${{ runner.temp }}/keys.');
    }
    return { path, isOwned: false };
}
const plainPath = 'It must be a plain path: `with:` expands neither `~` nor shell variables, and `${{ }}` only in the workflow file.';
function assertWindowsPath(input) {
    const [, drive, rest = ''] = /^\/([A-Za-z])(\/.*)?$/.exec(input) ?? [];
    if (drive !== undefined) {
        const path = `${drive.toUpperCase()}:${rest || '/'}`;
        throw invalidError(input, `Only Git Bash writes drives like that; Windows would use a directory named ${drive}.`, input.length > 100 ? undefined : `Write ${path}, or \${{ runner.temp }}/keys.`);
    }
    const isAltered = (name) => /^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\.|$)/i.test(name) ||
        (/[. ]$/.test(name) && !/^\.{1,2}$/.test(name));
    if (input.split(/[\\/]/).some(isAltered)) {
        throw invalidError(input, 'Windows removes a dot or space from the end of a name, and reserves names such as NUL and COM1 for devices.');
    }
}
function invalidError(input, reason, fix = 'Set an absolute path such as ${{ runner.temp }}/keys, or remove key-directory to use a new directory for each run.') {
    const value = input.length > 100 ? '' : `key-directory is "${input}". `;
    return new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_3__ .l({
        code: 'KEY_DIRECTORY_INVALID',
        title: 'Invalid key-directory',
        detail: `${value}${reason}`,
        fix,
    });
}
function newTempDirectoryPath(temp) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(temp, `${_names_js__WEBPACK_IMPORTED_MODULE_4__ .ul}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`);
}
function isInside(path, directory) {
    const relativePath = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(realPath(directory), realPath(path));
    return relativePath.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep)[0] !== '..' && !(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(relativePath);
}
function realPath(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)(path);
    }
    catch {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path);
        return parent === path ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(realPath(parent), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(path));
    }
}
 }),
 9827:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   kF: () => ( ladderFileName),
   ul: () => ( tempDirectoryPrefix),
   vu: () => ( keyFileStem)
 });
const tempDirectoryPrefix = 'app-store-connect-token-';
const tempDirectoryPattern = new RegExp(`^${tempDirectoryPrefix}[0-9a-f]{16}$`);
function keyFileStem({ kind, keyId }) {
    return `${kind === 'individual' ? 'ApiKey' : 'AuthKey'}_${keyId}`;
}
const ladderFileName = 'ladder.json';
 }),
 2405:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   Rp: () => ( pieceOfKeyError),
   XB: () => ( normalizeId),
   cQ: () => ( parseIssuerId),
   kY: () => ( emptyIdHint),
   mz: () => ( parseKeyId),
   qE: () => ( assertNotSwapped)
 });
 var _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2714);
 var _text_pasted_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5080);
 var _text_unresolved_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3544);
 var _storing_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7797);
const issuerIdPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const keyIdPattern = /^[A-Za-z0-9]{1,32}$/;
const maxShownLength = 40;
const emptyIdHint = 'If it comes from vars or secrets, check the name: one that does not exist arrives as an empty string.';
const keyIdMistakes = [
    { matches: (id) => issuerIdPattern.test(id), explain: () => 'It is a UUID, like an issuer ID.' },
    {
        matches: (id) => /^(?:Auth|Api|Subscription)Key_.{1,40}$/i.test(id),
        explain: () => 'It is a file name: the key ID is the part between "Key_" and ".p8".',
    },
    {
        matches: (id) => /[^A-Za-z0-9]/.test(id),
        explain: (id) => `A key ID has only letters and digits, but ${locate(id, /[^A-Za-z0-9]/)}.`,
    },
    {
        matches: () => true,
        explain: (id) => `It has ${id.length} characters, too many for a key ID.`,
    },
];
const issuerIdMistakes = [
    { matches: (id, keyId) => id === keyId, explain: () => 'key-id has the same value.' },
    {
        matches: (id) => issuerIdPattern.test(id.replace(/^[{(<[]|[\])}>]$/g, '')),
        explain: () => 'It is a UUID in brackets. Remove the brackets.',
    },
    {
        matches: (id) => /^[A-Z0-9]{10}$/.test(id),
        explain: () => 'It looks like a team ID or a key ID: ten letters and digits.',
    },
    {
        matches: (id) => /[^0-9a-f-]/i.test(id),
        explain: (id) => `A UUID has only hexadecimal digits (0-9, a-f) and hyphens, but ${locate(id, /[^0-9a-f-]/i)}.`,
    },
    {
        matches: (id) => id.replaceAll('-', '').length !== 32,
        explain: (id) => `A UUID has 32 hexadecimal digits, but there are ${id.replaceAll('-', '').length}.`,
    },
    { matches: () => true, explain: () => 'Its hyphens are missing or misplaced.' },
];
function normalizeId(text) {
    let normalized = text;
    for (let layer = 0; layer < 4; layer += 1)
        normalized = (0,_text_pasted_text_js__WEBPACK_IMPORTED_MODULE_0__ .Ir)((0,_text_pasted_text_js__WEBPACK_IMPORTED_MODULE_0__ ._0)(normalized));
    return (0,_text_pasted_text_js__WEBPACK_IMPORTED_MODULE_0__ ._0)(normalized);
}
function parseKeyId(id, source) {
    if (id === '')
        return undefined;
    if (keyIdPattern.test(id))
        return id;
    assertResolved('key-id', id);
    throw keyIdError(describeMistake({ name: 'key-id', id, source }, keyIdMistakes));
}
function pieceOfKeyError() {
    return keyIdError('It is a piece of the private key.');
}
function parseIssuerId(id, { source, keyId = '' }) {
    if (id === '')
        return undefined;
    if (issuerIdPattern.test(id))
        return id.toLowerCase();
    assertResolved('issuer-id', id);
    throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ .l({
        code: 'ISSUER_ID_INVALID',
        title: 'issuer-id is not a UUID',
        detail: describeMistake({ name: 'issuer-id', id, source, keyId }, issuerIdMistakes),
        fix: `Copy the UUID above the list of keys under ${_storing_js__WEBPACK_IMPORTED_MODULE_2__ .e}; it looks like 57246542-96fe-1a63-e053-0824d011072a. For an individual key, remove issuer-id.`,
    });
}
function assertNotSwapped(keyId, issuerId) {
    if (!issuerIdPattern.test(keyId) || !keyIdPattern.test(issuerId))
        return;
    throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ .l({
        code: 'IDS_SWAPPED',
        title: 'key-id and issuer-id are swapped',
        detail: `key-id is ${keyId}, a UUID like an issuer ID, and issuer-id is ${issuerId}, like a key ID.`,
        fix: 'Swap the two values.',
    });
}
function assertResolved(name, id) {
    if ((0,_text_pasted_text_js__WEBPACK_IMPORTED_MODULE_0__ .So)(id)) {
        throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ .l({
            code: 'ID_MASKED',
            title: `${name} is a masked value`,
            detail: 'It consists of asterisks: it was copied from a log, where it was hidden.',
            fix: `Copy the ID from ${_storing_js__WEBPACK_IMPORTED_MODULE_2__ .e}. IDs are not secret: store them with gh variable set, so that a typo is visible in the log.`,
        });
    }
    const variable = name === 'key-id' ? 'vars.ASC_KEY_ID' : 'vars.ASC_ISSUER_ID';
    const unresolved = (0,_text_unresolved_js__WEBPACK_IMPORTED_MODULE_3__ .R)(id, variable);
    if (unresolved === undefined)
        return;
    throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ .l({
        ...unresolved,
        code: 'ID_UNEXPANDED',
        title: `${name} ${unresolved.title}`,
    });
}
function keyIdError(detail) {
    return new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ .l({
        code: 'KEY_ID_INVALID',
        title: 'key-id is not a key ID',
        detail,
        fix: `Copy the key ID, ten letters and digits for most keys, from the name of the file AuthKey_<ID>.p8 or from ${_storing_js__WEBPACK_IMPORTED_MODULE_2__ .e}.`,
    });
}
function describeMistake({ name, id, source, keyId = '' }, mistakes) {
    const subject = source === 'input' ? name : `The ${name} in the JSON key`;
    if (id.length > maxShownLength)
        return `${subject} has ${id.length} characters, too many for an ID.`;
    const explanation = mistakes.find(({ matches }) => matches(id, keyId))?.explain(id) ?? '';
    return `${subject} is ${source === 'input' ? `"${id}"` : 'invalid'}. ${explanation}`;
}
function locate(id, pattern) {
    const index = id.search(pattern);
    return `character ${index + 1} is "${String.fromCodePoint(id.codePointAt(index) ?? 0)}"`;
}
 }),
 101:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   r: () => ( keyKinds)
 });
const appStoreConnect = {
    audience: 'appstoreconnect-v1',
    apiUrl: 'https://api.appstoreconnect.apple.com',
    probePath: '/v1/apps?limit=1',
};
const keyKinds = {
    team: { label: 'team key', ...appStoreConnect },
    individual: { label: 'individual key', ...appStoreConnect },
    'in-house': {
        label: 'in-house key of the Enterprise Program',
        audience: 'apple-developer-enterprise-v1',
        apiUrl: 'https://api.enterprise.developer.apple.com',
        probePath: '/v1/certificates?limit=1',
    },
};
 }),
 3277:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   DZ: () => ( toCanonicalKey),
   Sq: () => ( parsePemBlocks),
   XX: () => ( isSamePrivateKey),
   sg: () => ( toPem),
   sx: () => ( decodeBase64Body),
   vX: () => ( parsePrivateKeyDer),
   yM: () => ( derElementLength)
 });
 var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
 var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = __nccwpck_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
const dashes = '[-\u2010-\u2015\u2212]{1,9}';
const label = '[A-Z0-9](?:[A-Z0-9 ]{0,40}[A-Z0-9])?';
const begin = new RegExp(`${dashes} {0,9}BEGIN {1,9}(${label}) {0,9}${dashes}`);
const end = new RegExp(`${dashes} {0,9}END {1,9}${label}(?: {0,9}${dashes}| {0,9}$)`);
function parsePemBlocks(text) {
    const [before = '', ...parts] = text.split(begin);
    if (parts.length === 0) {
        const body = before.split(end);
        return [{ hasEnd: body.length > 1, body: stripWhitespace(body[0]) }];
    }
    const blocks = [];
    for (let index = 0; index + 1 < parts.length; index += 2) {
        const [body, ...rest] = (parts[index + 1] ?? '').split(end);
        blocks.push({
            label: parts[index] ?? '',
            hasEnd: rest.length > 0,
            body: stripWhitespace(body),
        });
    }
    return blocks;
}
function stripWhitespace(text = '') {
    return text.replace(/\s+/g, '');
}
function decodeBase64Body(body) {
    const bare = body.replace(/={1,2}$/, '');
    if (!/^[A-Za-z0-9+/_-]+$/.test(bare) || bare.length % 4 === 1)
        return undefined;
    return Buffer.from(bare, 'base64');
}
function derElementLength(der) {
    const [tag, length = 0, high = 0, low = 0] = der;
    if (tag !== 0x30)
        return undefined;
    if (length < 0x80)
        return 2 + length;
    if (length === 0x81)
        return 3 + high;
    return length === 0x82 ? 4 + high * 256 + low : undefined;
}
function parsePrivateKeyDer(der) {
    for (const type of ['pkcs8', 'sec1', 'pkcs1']) {
        try {
            return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ key: der, format: 'der', type });
        }
        catch {
        }
    }
    return undefined;
}
function toCanonicalKey(key) {
    const jwk = key.export({ format: 'jwk' });
    const ecdh = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createECDH)('prime256v1');
    try {
        ecdh.setPrivateKey(Buffer.from(jwk.d ?? '', 'base64url'));
    }
    catch {
        return undefined;
    }
    const point = ecdh.getPublicKey();
    const own = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
    if (jwk.x !== own[0] || jwk.y !== own[1])
        return undefined;
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ key: jwk, format: 'jwk' });
}
function toPem(key) {
    return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
function isSamePrivateKey(text, key) {
    try {
        return toCanonicalKey((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(text))?.equals(key) === true;
    }
    catch {
        return false;
    }
}
 }),
 4374:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   C: () => ( describeFile),
   v: () => ( loadKeySource)
 });
 var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
 var node_path__WEBPACK_IMPORTED_MODULE_0___default = __nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
 var _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2714);
 var _errors_system_error_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8833);
 var _text_pasted_text_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5080);
 var _storing_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7797);
const maxKeyBytes = 1024 * 1024;
function loadKeySource({ privateKey, privateKeyPath, }, readFile) {
    if (privateKeyPath === undefined)
        return { text: privateKey };
    if (privateKey.trim() !== '') {
        throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ .l({
            code: 'KEY_GIVEN_TWICE',
            title: 'Both private-key and private-key-path are set',
            detail: 'The key can come from one of the two inputs only.',
            fix: 'Remove private-key or private-key-path.',
        });
    }
    const fileName = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(privateKeyPath.replaceAll('\\', '/'));
    if (/^SubscriptionKey_/i.test(fileName)) {
        throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ .l({
            code: 'KEY_IN_APP_PURCHASE',
            title: 'This is an In-App Purchase key',
            detail: 'A file named SubscriptionKey_... is for the App Store Server API, not for the App Store Connect API.',
            fix: `Use a key from ${_storing_js__WEBPACK_IMPORTED_MODULE_2__ .e}. Its file is named AuthKey_<ID>.p8.`,
        });
    }
    return { text: readKeyFile(privateKeyPath, fileName, readFile), fileName };
}
function describeFile(fileName) {
    return /^[\w.-]{1,80}\.(?:p8|pem|key|json|txt)$/i.test(fileName) ? fileName : 'a file';
}
function readKeyFile(path, fileName, readFile) {
    try {
        const bytes = readFile(path, maxKeyBytes);
        return (0,_text_pasted_text_js__WEBPACK_IMPORTED_MODULE_3__ .EC)(bytes) ?? Buffer.from(bytes).toString('base64');
    }
    catch (error) {
        const reason = fsErrorReasons[(0,_errors_system_error_js__WEBPACK_IMPORTED_MODULE_4__ .v)(error) ?? ''] ?? 'it cannot be read';
        throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ .l({
            code: 'KEY_FILE_UNREADABLE',
            title: 'Cannot read the key file',
            detail: `private-key-path names ${describeFile(fileName)}, but ${reason}.`,
            fix: 'Set a path that is absolute or relative to the workspace, of a file that an earlier step writes. `with:` does not expand `~` or shell variables. To use a secret directly, set private-key instead.',
        });
    }
}
const fsErrorReasons = {
    ENOENT: 'it does not exist',
    ENAMETOOLONG: 'it is too long for a path (is it the key itself?)',
    EISDIR: 'it is a directory',
    EACCES: 'the user of the runner has no permission to read it',
    EPERM: 'the user of the runner has no permission to read it',
    FIFO: 'it is a pipe',
    EFBIG: 'it is over 1 MB, too large for a key',
};
 }),
 7797:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   e: () => ( keysPage),
   y: () => ( storeAgain)
 });
const keysPage = 'Users and Access > Integrations > App Store Connect API';
function storeAgain(first, alternative) {
    return [
        first,
        'Store the .p8 file from App Store Connect, unchanged: gh secret set ASC_PRIVATE_KEY < AuthKey_XXXXXXXXXX.p8',
        alternative,
        `If you no longer have the file, create a new key under ${keysPage}, move every pipeline to it, and only then revoke the old key.`,
    ]
        .filter((line) => line !== undefined)
        .join('\n');
}
 }),
 1730:
 ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
 var _action_main_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3363);
 var _api_connections_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8921);
const releaseConnections = (0,_api_connections_js__WEBPACK_IMPORTED_MODULE_0__ .R)();
await (0,_action_main_js__WEBPACK_IMPORTED_MODULE_1__ .i)();
releaseConnections();
process.stdout.write('', () => process.exit());
__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);
 }),
 7628:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   _: () => ( docsLink)
 });
function docsLink(env, code) {
    const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '', } = env;
    const isKnown = server === 'https://github.com' &&
        /^[\w.-]+\/[\w.-]+$/.test(repository) &&
        /^[\w./-]+$/.test(ref);
    return isKnown
        ? `${server}/${repository}/blob/${ref}/docs/troubleshooting.md#${code.toLowerCase()}`
        : undefined;
}
 }),
 1443:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.r(__webpack_exports__);
__nccwpck_require__.d(__webpack_exports__, {
  addPath: () => ( toolkit_addPath),
  annotate: () => ( annotate),
  debug: () => ( toolkit_debug),
  exportVariables: () => ( exportVariables),
  getBooleanInput: () => ( toolkit_getBooleanInput),
  getInput: () => ( toolkit_getInput),
  getState: () => ( toolkit_getState),
  info: () => ( toolkit_info),
  logGroup: () => ( logGroup),
  presentable: () => ( presentable),
  runnerTemp: () => ( runnerTemp),
  saveState: () => ( toolkit_saveState),
  setFailed: () => ( toolkit_setFailed),
  setOutputs: () => ( setOutputs),
  setSecrets: () => ( setSecrets),
  stepId: () => ( stepId),
  withhold: () => ( withhold)
});
var external_node_os_ = __nccwpck_require__(8161);
var external_os_ = __nccwpck_require__(857);
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
const external_crypto_namespaceObject = process.getBuiltinModule("crypto");
var external_fs_ = __nccwpck_require__(9896);
function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
const external_path_namespaceObject = process.getBuiltinModule("path");
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
var ExitCode;
(function (ExitCode) {
    ExitCode[ExitCode["Success"] = 0] = "Success";
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
function setSecret(secret) {
    issueCommand('add-mask', {}, secret);
}
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${external_path_namespaceObject.delimiter}${process.env['PATH']}`;
}
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
}
function debug(message) {
    issueCommand('debug', {}, message);
}
function core_error(message, properties = {}) {
    issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
    issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
function startGroup(name) {
    command_issue('group', name);
}
function endGroup() {
    command_issue('endgroup');
}
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
var action_error = __nccwpck_require__(2714);
var format = __nccwpck_require__(4532);
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const shortEscapes = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
function printableLine(text) {
    return text
        .replace(invisible, (character) => shortEscapes[character] ?? escapeCharacter(character))
        .replace(/^(\s*):(?=:)/, (_all, blanks) => blanks + escapeCharacter(':'))
        .replace(/#(?=#\[)/g, escapeCharacter);
}
function printableText(text) {
    return text.split('\n').map(printableLine).join('\n');
}
function escapeCharacter(character) {
    const hex = (character.codePointAt(0) ?? 0).toString(16);
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
var withholding = __nccwpck_require__(9680);
var docs_link = __nccwpck_require__(7628);
function toolkit_getInput(name) {
    return getInput(name, { trimWhitespace: false });
}
const booleanWords = {
    yes: true,
    y: true,
    on: true,
    '1': true,
    enabled: true,
    no: false,
    n: false,
    off: false,
    '0': false,
    disabled: false,
    never: false,
};
const quotableValue = /^(?:[a-z]{1,12}|[\w.'"-]{1,7})$/;
function toolkit_getBooleanInput(name) {
    const value = getInput(name);
    if (value === '')
        return false;
    try {
        return getBooleanInput(name);
    }
    catch (cause) {
        const meant = booleanWords[value.toLowerCase()];
        const shown = quotableValue.test(value)
            ? `"${value}"`
            : `a value of ${value.length} characters`;
        throw new action_error.l({
            code: 'INPUT_NOT_BOOLEAN',
            title: `${name} must be true or false`,
            detail: `${name} is ${shown}. YAML 1.2 has the booleans true, True, TRUE, false, False and FALSE.`,
            fix: `Write ${name}: ${meant ?? `true or ${name}: false`}.`,
            cause,
        });
    }
}
function setSecrets(secrets) {
    process.stdout.cork();
    for (const secret of secrets)
        setSecret(secret);
    process.stdout.uncork();
}
let withheld = [];
const maxWithheldLength = 4096;
function withhold(texts) {
    withheld = texts.map((text) => text.slice(0, maxWithheldLength)).slice(0, 20);
}
function presentable(text) {
    return printableText((0,withholding.v)(text, withheld));
}
function setOutputs(outputs) {
    for (const [name, value] of Object.entries(outputs)) {
        if (value !== undefined)
            setOutput(name, value);
    }
}
function exportVariables(variables) {
    for (const [name, value] of Object.entries(variables))
        exportVariable(name, value);
}
function toolkit_addPath(directory) {
    addPath(directory);
}
function toolkit_saveState(name, text) {
    saveState(name, text);
}
function toolkit_getState(name) {
    return getState(name);
}
function runnerTemp() {
    return process.env.RUNNER_TEMP || (0,external_node_os_.tmpdir)();
}
function stepId() {
    const { GITHUB_ACTION: name = '' } = process.env;
    return /^[A-Za-z][\w-]*$/.test(name) ? name : undefined;
}
function toolkit_info(line) {
    info(presentableLine(line));
}
function toolkit_debug(line) {
    debug(presentable(line));
}
function logGroup(title, lines) {
    startGroup(presentableLine(title));
    for (const line of lines)
        toolkit_info(line);
    endGroup();
}
function annotate(annotations) {
    const write = { warning: warning, notice: notice };
    for (const { level, title, message } of annotations)
        write[level](presentable(message), { title: presentableLine(title) });
}
function toolkit_setFailed(error) {
    const known = error instanceof action_error.l ? error : unexpectedError(error);
    if (known.cause instanceof Error)
        toolkit_debug(known.cause.stack ?? known.cause.message);
    process.exitCode = 1;
    const shown = presentableError(known);
    const body = (0,format.ol)(shown, (code) => (0,docs_link._)(process.env, code));
    core_error(body, { title: shown.title });
    return shown;
}
function presentableLine(text) {
    return printableLine((0,withholding.v)(text, withheld));
}
function presentableError({ code, title, detail, fix, problems }) {
    return new action_error.l({
        code,
        title: presentableLine(title),
        detail: presentable(detail),
        fix: presentable(fix),
        problems: problems.map(presentableError),
    });
}
function unexpectedError(cause) {
    const type = cause instanceof Error ? cause.name : typeof cause;
    return new action_error.l({
        code: 'UNEXPECTED',
        title: 'Unexpected error, probably a bug',
        detail: `This action does not handle an error of type ${type} here.`,
        fix: 'Run the job again with debug logging enabled, which prints the stack, and open an issue with the stack. Never post the key.',
        cause,
    });
}
 }),
 7160:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   b: () => ( unrestrictedScope),
   p: () => ( ignoredParameters)
 });
const ignoredParameters = ['limit', 'cursor', 'sort'];
const unrestrictedScope = {
    entries: [],
    description: ["full access of the key's role"],
    longLivedBlockers: ['There is no scope.'],
};
 }),
 5080:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   EC: () => ( decodeUnicode),
   Ir: () => ( stripQuotes),
   So: () => ( isMasked),
   _0: () => ( stripInvisible),
   j8: () => ( looksLikePath)
 });
const invisibleCharacters = /[\u00a0\u00ad\u180e\u200b-\u200f\u2028-\u202f\u2060-\u2064\u3000\ufeff]/g;
const quotePairs = {
    '"': '"',
    "'": "'",
    '`': '`',
    '\u201c': '\u201d',
    '\u2018': '\u2019',
};
function stripInvisible(text) {
    return text
        .replace(invisibleCharacters, (character) => /\s/.test(character) && character !== '\ufeff' ? ' ' : '')
        .trim();
}
function stripQuotes(text) {
    const close = text.length > 1 ? quotePairs[text.charAt(0)] : undefined;
    return close !== undefined && text.endsWith(close) ? text.slice(1, -1) : text;
}
function isMasked(text) {
    return /^\*+$/.test(text);
}
function looksLikePath(text) {
    if (text.length > 1000 || /[\n\r]|-BEGIN|^[{["]/.test(text))
        return false;
    return /^(?:\/|\\(?![nr\\])|(?:\.{1,2}|~|[A-Za-z]:)[/\\])|\.(?:p8|pem|key|json|txt|cer|crt|p12)$/i.test(text);
}
function decodeUnicode(bytes) {
    const encoding = bytes[1] === 0 || (bytes[0] === 0xff && bytes[1] === 0xfe) ? 'utf-16le' : 'utf-8';
    try {
        const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
        return /[^\P{Cc}\t\n\v\f\r]/u.test(text) ? undefined : text;
    }
    catch {
        return undefined;
    }
}
 }),
 3544:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   R: () => ( describeUnresolved)
 });
const secretStores = [
    [/^op:\/\//, '1Password', '1password/load-secrets-action'],
    [/^vault:/, 'HashiCorp Vault', 'hashicorp/vault-action'],
    [
        /^arn:aws[\w-]{0,20}:secretsmanager:/,
        'AWS Secrets Manager',
        'aws-actions/aws-secretsmanager-get-secrets',
    ],
    [
        /^projects\/[^/]{1,100}\/secrets\//,
        'Google Secret Manager',
        'google-github-actions/get-secretmanager-secrets',
    ],
];
const bareExpression = /^(secrets|vars|env|inputs)(?:\.|\[["'])([A-Za-z_][\w-]{0,100})(?:["']\])?$/i;
const shellVariable = /^\$\{?[A-Za-z_][A-Za-z0-9_:.]*\}?$|^%[A-Za-z_][A-Za-z0-9_]*%$/;
const nouns = {
    secrets: 'secret',
    vars: 'variable',
    env: 'environment variable',
    inputs: 'input',
};
function describeUnresolved(text, example) {
    const [, context = '', name] = bareExpression.exec(text) ?? [];
    if (name !== undefined) {
        return {
            title: 'contains an unexpanded expression',
            detail: `It is the name of the ${nouns[context.toLowerCase()]} ${name} instead of its value: the \`\${{ }}\` around it is missing.`,
            fix: 'In the workflow, write `${{` before it and `}}` after it.',
        };
    }
    if (/^\$\{\{[\s\S]*\}\}$/.test(text)) {
        return {
            title: 'contains an unexpanded expression',
            detail: 'It is a `${{ }}` expression as plain text. GitHub expands expressions in the workflow file, not inside a secret or variable.',
            fix: 'Store the value itself in the secret or variable, and use the expression in the workflow only.',
        };
    }
    if (shellVariable.test(text)) {
        return {
            title: 'contains an unexpanded expression',
            detail: 'It is the name of a shell variable, which `with:` does not expand.',
            fix: `In the workflow, use the expression ${example} between \`\${{\` and \`}}\`.`,
        };
    }
    const [, store, resolver] = secretStores.find(([pattern]) => pattern.test(text)) ?? [];
    if (store === undefined)
        return undefined;
    return {
        title: `is a reference to ${store}`,
        detail: 'It names an entry of the secret store instead of holding its value.',
        fix: `Resolve it in an earlier step with ${resolver}, and pass the value from that step here.`,
    };
}
 }),
 9680:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   v: () => ( withholdPieces)
 });
const pieceLength = 8;
const runs = /[\w+/=.-]{8,}/g;
function withholdPieces(text, secrets) {
    return secrets.length === 0 ? text : text.replace(runs, (run) => withholdInRun(run, secrets));
}
function withholdInRun(run, secrets) {
    let shown = '';
    let index = 0;
    while (index < run.length) {
        const length = sharedLength(run, index, secrets);
        shown += length > 0 ? '***' : run.charAt(index);
        index += Math.max(length, 1);
    }
    return shown;
}
function sharedLength(text, index, secrets) {
    const isShared = (length) => index + length <= text.length &&
        secrets.some((secret) => secret.includes(text.slice(index, index + length)));
    let length = pieceLength;
    if (!isShared(length))
        return 0;
    while (isShared(length + 1))
        length += 1;
    return length;
}
 }),
 6153:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   AA: () => ( formatRemaining),
   E9: () => ( parseDuration),
   Rn: () => ( quoteDuration),
   Vc: () => ( minute),
   a3: () => ( formatDuration),
   bI: () => ( warnAboutBareSeconds),
   vd: () => ( day)
 });
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const units = [
    [['', 's', 'sec', 'secs', 'second', 'seconds'], 1],
    [['m', 'min', 'mins', 'minute', 'minutes'], minute],
    [['h', 'hr', 'hrs', 'hour', 'hours'], hour],
    [['d', 'day', 'days'], day],
];
function parseDuration(text) {
    const plain = text.trim().replace(/^P(?:T(?=\d+[SMH]$)|(?=\d+D$))/i, '');
    const [, digits = '', name = ''] = /^(\d{1,9}) ?([a-z]{0,7})$/i.exec(plain) ?? [];
    const [, size = 0] = units.find(([names]) => names.includes(name.toLowerCase())) ?? [];
    const seconds = Number(digits) * size;
    return seconds > 0 ? seconds : undefined;
}
function quoteDuration(text) {
    return text.length > 20 ? `a text of ${text.length} characters` : JSON.stringify(text);
}
function warnAboutBareSeconds(input, diagnostics) {
    const { name, text, unit } = input;
    if (/^0*[1-9]\d?$/.test(text) && Number(text) < minute)
        diagnostics.warn(`${name} is in seconds`, `${name}: ${text} means ${count(Number(text), 'second')}. Did you mean ${Number(text)}${unit}?`);
}
function formatDuration(seconds) {
    const sizes = [
        [day, 'day'],
        [hour, 'hour'],
        [minute, 'minute'],
    ];
    const [size, unit] = sizes.find(([length]) => seconds % length === 0) ?? [1, 'second'];
    return count(seconds / size, unit);
}
function formatRemaining(seconds) {
    if (seconds < minute)
        return 'less than a minute';
    if (seconds < 3 * hour)
        return count(Math.floor(seconds / minute), 'minute');
    if (seconds < 3 * day)
        return count(Math.floor(seconds / hour), 'hour');
    return count(Math.floor(seconds / day), 'day');
}
function count(amount, unit) {
    return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
 }),
 9698:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  z: () => ( signToken)
});
const encoder = new TextEncoder(), buffer_utils_decoder = new TextDecoder(), strictDecoder = new TextDecoder("utf-8", { fatal: !0 }), UINT32_RANGE = ( null && (2 ** 32));
const NON_ASCII = /[^\x00-\x7f]/;
function encode(string) {
  if (typeof string == "string" && string.length >= 128) {
    if (NON_ASCII.test(string))
      throw new TypeError("non-ASCII string encountered in encode()");
    return encoder.encode(string);
  }
  const bytes = new Uint8Array(string.length);
  for (let i = 0; i < string.length; i++) {
    const code = string.charCodeAt(i);
    if (code > 127)
      throw new TypeError("non-ASCII string encountered in encode()");
    bytes[i] = code;
  }
  return bytes;
}
function encodeBase64(input, url = !1) {
  if (Uint8Array.prototype.toBase64)
    return input.toBase64({ alphabet: url ? "base64url" : "base64", omitPadding: url });
  const CHUNK_SIZE = 32768, arr = [];
  for (let i = 0; i < input.length; i += CHUNK_SIZE)
    arr.push(String.fromCharCode.apply(null, input.subarray(i, i + CHUNK_SIZE)));
  const encoded = btoa(arr.join(""));
  return url ? encoded.replace(/=/g, "").replace(/\+/g, "-").replace(/\//g, "_") : encoded;
}
function base64url_encode(input) {
  return encodeBase64(typeof input == "string" ? encoder.encode(input) : input, !0);
}
var kind = __nccwpck_require__(101);
var token_lifetime = __nccwpck_require__(6722);
function buildClaims(identity, { lifetime, scope }, now) {
    return {
        ...(identity.issuerId === undefined ? { sub: 'user' } : { iss: identity.issuerId }),
        ...(0,token_lifetime.qB)(lifetime, now),
        aud: kind.r[identity.kind].audience,
        ...(scope.length > 0 && { scope }),
    };
}
async function signToken({ identity, signer }, options, now) {
    const claims = buildClaims(identity, options, now);
    const header = { alg: 'ES256', kid: identity.keyId, typ: 'JWT' };
    const signingInput = [header, claims]
        .map((part) => base64url_encode(JSON.stringify(part)))
        .join('.');
    const signature = await signer.sign(new TextEncoder().encode(signingInput));
    return { jwt: `${signingInput}.${base64url_encode(signature)}`, expiresAt: claims.exp };
}
 }),
 6722:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
 __nccwpck_require__.d(__webpack_exports__, {
   $u: () => ( parseLifetime),
   G4: () => ( capLifetime),
   qB: () => ( validityPeriod)
 });
 var _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2714);
 var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6153);
const maxStandardSeconds = 20 * _duration_js__WEBPACK_IMPORTED_MODULE_0__ .Vc;
const maxLongLivedSeconds = 180 * _duration_js__WEBPACK_IMPORTED_MODULE_0__ .vd;
const maxUsableSeconds = maxStandardSeconds - _duration_js__WEBPACK_IMPORTED_MODULE_0__ .Vc;
const maxBackdateSeconds = 5 * _duration_js__WEBPACK_IMPORTED_MODULE_0__ .Vc;
function parseLifetime(text, diagnostics) {
    (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__ .bI)({ name: 'lifetime', text, unit: 'm' }, diagnostics);
    const seconds = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__ .E9)(text);
    if (seconds !== undefined)
        return seconds;
    throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ .l({
        code: 'LIFETIME_INVALID',
        title: 'Invalid lifetime',
        detail: `lifetime is ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__ .Rn)(text)}. Expected a whole number above zero with a unit: s, m, h or d.`,
        fix: 'Write a duration such as 15m, 90s or 900 (seconds). At most 19m; up to 180d for a few read-only scopes.',
    });
}
function capLifetime(seconds, longLivedBlockers) {
    if (seconds <= maxStandardSeconds) {
        const capped = Math.min(seconds, maxUsableSeconds);
        return {
            lifetime: { seconds: capped, maxSpanSeconds: maxStandardSeconds },
            wasCapped: capped < seconds,
        };
    }
    if (longLivedBlockers.length > 0) {
        throw tooLongError(seconds, {
            limit: `Apple accepts more than 20 minutes, up to 180 days, only if each scope entry is a GET request for a resource on its list for long-lived tokens. ${longLivedBlockers.join(' ')}`,
            fix: 'Set lifetime to 19m or less. For a job that takes longer, set token-command: true: later steps then have a command that prints a valid token at any time.',
        });
    }
    if (seconds > maxLongLivedSeconds) {
        throw tooLongError(seconds, {
            limit: 'The scope permits a long-lived token, and Apple accepts those for up to 180 days.',
            fix: 'Set lifetime to 180d or less.',
        });
    }
    return { lifetime: { seconds, maxSpanSeconds: maxLongLivedSeconds }, wasCapped: false };
}
function tooLongError(seconds, { limit, fix }) {
    return new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ .l({
        code: 'LIFETIME_TOO_LONG',
        title: 'lifetime is too long',
        detail: `lifetime is ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__ .a3)(seconds)}. ${limit}`,
        fix,
    });
}
function validityPeriod({ seconds, maxSpanSeconds }, now) {
    return { iat: now - Math.min(maxBackdateSeconds, maxSpanSeconds - seconds), exp: now + seconds };
}
 }),
 9896:
 ((module) => {
module.exports = process.getBuiltinModule("fs");
 }),
 1421:
 ((module) => {
module.exports = process.getBuiltinModule("node:child_process");
 }),
 7598:
 ((module) => {
module.exports = process.getBuiltinModule("node:crypto");
 }),
 3024:
 ((module) => {
module.exports = process.getBuiltinModule("node:fs");
 }),
 7067:
 ((module) => {
module.exports = process.getBuiltinModule("node:http");
 }),
 4708:
 ((module) => {
module.exports = process.getBuiltinModule("node:https");
 }),
 8161:
 ((module) => {
module.exports = process.getBuiltinModule("node:os");
 }),
 6760:
 ((module) => {
module.exports = process.getBuiltinModule("node:path");
 }),
 8500:
 ((module) => {
module.exports = process.getBuiltinModule("node:timers/promises");
 }),
 857:
 ((module) => {
module.exports = process.getBuiltinModule("os");
 })
 });
 var __webpack_module_cache__ = {};
 function __nccwpck_require__(moduleId) {
 	var cachedModule = __webpack_module_cache__[moduleId];
 	if (cachedModule !== undefined) {
 		return cachedModule.exports;
 	}
 	var module = __webpack_module_cache__[moduleId] = {
 		exports: {}
 	};
 	var threw = true;
 	try {
 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
 		threw = false;
 	} finally {
 		if(threw) delete __webpack_module_cache__[moduleId];
 	}
 	return module.exports;
 }
 __nccwpck_require__.m = __webpack_modules__;
 if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
 (() => {
 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
 	var resolveQueue = (queue) => {
 		if(queue && queue.d < 1) {
 			queue.d = 1;
 			queue.forEach((fn) => (fn.r--));
 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
 		}
 	}
 	var wrapDeps = (deps) => (deps.map((dep) => {
 		if(dep !== null && typeof dep === "object") {
 			if(dep[webpackQueues]) return dep;
 			if(dep.then) {
 				var queue = [];
 				queue.d = 0;
 				dep.then((r) => {
 					obj[webpackExports] = r;
 					resolveQueue(queue);
 				}, (e) => {
 					obj[webpackError] = e;
 					resolveQueue(queue);
 				});
 				var obj = {};
 				obj[webpackQueues] = (fn) => (fn(queue));
 				return obj;
 			}
 		}
 		var ret = {};
 		ret[webpackQueues] = x => {};
 		ret[webpackExports] = dep;
 		return ret;
 	}));
 	__nccwpck_require__.a = (module, body, hasAwait) => {
 		var queue;
 		hasAwait && ((queue = []).d = -1);
 		var depQueues = new Set();
 		var exports = module.exports;
 		var currentDeps;
 		var outerResolve;
 		var reject;
 		var promise = new Promise((resolve, rej) => {
 			reject = rej;
 			outerResolve = resolve;
 		});
 		promise[webpackExports] = exports;
 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
 		module.exports = promise;
 		body((deps) => {
 			currentDeps = wrapDeps(deps);
 			var fn;
 			var getResult = () => (currentDeps.map((d) => {
 				if(d[webpackError]) throw d[webpackError];
 				return d[webpackExports];
 			}))
 			var promise = new Promise((resolve) => {
 				fn = () => (resolve(getResult));
 				fn.r = 0;
 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
 			});
 			return fn.r ? promise : getResult();
 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
 		queue && queue.d < 0 && (queue.d = 0);
 	};
 })();
 (() => {
 	__nccwpck_require__.n = (module) => {
 		var getter = module && module.__esModule ?
 			() => (module['default']) :
 			() => (module);
 		__nccwpck_require__.d(getter, { a: getter });
 		return getter;
 	};
 })();
 (() => {
 	__nccwpck_require__.d = (exports, definition) => {
 		for(var key in definition) {
 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
 			}
 		}
 	};
 })();
 (() => {
 	__nccwpck_require__.f = {};
 	__nccwpck_require__.e = (chunkId) => {
 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
 			__nccwpck_require__.f[key](chunkId, promises);
 			return promises;
 		}, []));
 	};
 })();
 (() => {
 	__nccwpck_require__.u = (chunkId) => {
 		return "" + chunkId + ".index.js";
 	};
 })();
 (() => {
 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
 })();
 (() => {
 	__nccwpck_require__.r = (exports) => {
 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
 		}
 		Object.defineProperty(exports, '__esModule', { value: true });
 	};
 })();
 (() => {
 	var installedChunks = {
 		792: 0
 	};
 	var installChunk = (data) => {
 		var {ids, modules, runtime} = data;
 		var moduleId, chunkId, i = 0;
 		for(moduleId in modules) {
 			if(__nccwpck_require__.o(modules, moduleId)) {
 				__nccwpck_require__.m[moduleId] = modules[moduleId];
 			}
 		}
 		if(runtime) runtime(__nccwpck_require__);
 		for(;i < ids.length; i++) {
 			chunkId = ids[i];
 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
 				installedChunks[chunkId][0]();
 			}
 			installedChunks[ids[i]] = 0;
 		}
 	}
 	__nccwpck_require__.f.j = (chunkId, promises) => {
 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
 			if(installedChunkData !== 0) {
 				if(installedChunkData) {
 					promises.push(installedChunkData[1]);
 				} else {
 					if(true) {
 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
 							throw e;
 						});
 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
 						promises.push(installedChunkData[1] = promise);
 					}
 				}
 			}
 	};
 })();
 var __webpack_exports__ = __nccwpck_require__(1730);
 __webpack_exports__ = await __webpack_exports__;
