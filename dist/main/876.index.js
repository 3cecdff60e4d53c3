export const id = 876;
export const ids = [876];
export const modules = {

/***/ 916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

/***/ 876:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  handOver: () => (/* binding */ handOver),
  planHandOver: () => (/* binding */ planHandOver)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
// EXTERNAL MODULE: ./src/errors/action-error.ts
var action_error = __webpack_require__(714);
// EXTERNAL MODULE: ./src/text/pasted-text.ts
var pasted_text = __webpack_require__(80);
;// CONCATENATED MODULE: ./src/files/names.ts
const tempDirectoryPrefix = 'app-store-connect-token-';
const tempDirectoryPattern = new RegExp(`^${tempDirectoryPrefix}[0-9a-f]{16}$`);
const keyFilePattern = /^(?:AuthKey|ApiKey)_[A-Za-z0-9]{1,32}\.(?:p8|json)$/;

;// CONCATENATED MODULE: ./src/files/key-directory.ts





function resolveKeyDirectory(asked, { temp, workspace }, findings) {
    if (asked === '')
        return newTempDirectoryPath(temp);
    if (/^~/.test(asked) || (0,pasted_text/* isUnexpanded */.n4)(asked) || /[\n\r\0]/.test(asked)) {
        throw new action_error/* ActionError */.l({
            code: 'KEY_DIRECTORY_INVALID',
            title: 'key-directory is not a path',
            detail: 'It starts with ~, or holds a variable or a line break. Nothing in `with:` expands those.',
            fix: 'Write an absolute path, such as ${{ runner.temp }}/keys, or leave it out for a fresh folder.',
        });
    }
    const directory = (0,external_node_path_.resolve)(workspace, asked);
    if (isInside(directory, workspace)) {
        findings.warn('Key files in the workspace', 'key-directory is inside the workspace. A step that packs or uploads the workspace takes the key along. Leave key-directory out, or use ${{ runner.temp }}/keys.');
    }
    return directory;
}
function newTempDirectoryPath(temp) {
    return (0,external_node_path_.join)(temp, `${tempDirectoryPrefix}${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`);
}
function isInside(path, directory) {
    const way = (0,external_node_path_.relative)(directory, path);
    return !way.startsWith('..') && !(0,external_node_path_.isAbsolute)(way);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
// EXTERNAL MODULE: ./src/errors/system-error.ts
var system_error = __webpack_require__(833);
;// CONCATENATED MODULE: ./src/files/private-files.ts





function writePrivateFiles(files, { ownedDirectories, recordState }) {
    const isOwned = (path) => ownedDirectories.some((owned) => path === owned || path.startsWith(`${owned}${external_node_path_.sep}`));
    const created = { files: [], parents: [] };
    try {
        const missing = files.filter((file) => !isAlreadyInPlace(file));
        const directories = [...new Set(missing.flatMap(({ path }) => missingParents(path)))];
        recordState({
            ownedDirectories,
            files: missing.filter(({ path }) => !isOwned(path)).map(createdFile),
            parents: directories.filter((path) => !isOwned(path)),
        });
        for (const path of directories) {
            (0,external_node_fs_.mkdirSync)(path, { mode: 0o700 });
            if (!isOwned(path))
                created.parents.push(path);
        }
        for (const file of missing) {
            createFile(file, () => {
                if (!isOwned(file.path))
                    created.files.push(createdFile(file));
            });
        }
    }
    catch (cause) {
        if (cause instanceof action_error/* ActionError */.l)
            throw cause;
        recordState({ ownedDirectories, ...created });
        const { path = 'a file' } = Object(cause);
        const code = (0,system_error/* systemErrorCode */.v)(cause) ?? 'an unknown error';
        throw new action_error/* ActionError */.l({
            code: 'FILE_NOT_WRITTEN',
            title: 'A key file could not be written',
            detail: `The system answered ${code} for ${path}.`,
            fix: 'Give a key-directory that this user may write to and that has room, or leave it out for a fresh one.',
            cause,
        });
    }
}
function createdFile({ path, content }) {
    return { path, sha256: (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex') };
}
function createFile({ path, content, mode = 0o600 }, onCreated) {
    const exclusive = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | (external_node_fs_.constants.O_NOFOLLOW ?? 0);
    const file = (0,external_node_fs_.openSync)(path, exclusive, mode);
    onCreated();
    try {
        (0,external_node_fs_.fchmodSync)(file, mode);
        (0,external_node_fs_.writeFileSync)(file, content);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function isAlreadyInPlace({ path, content, isEquivalent = (text) => text === content, }) {
    const found = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    if (found === undefined)
        return false;
    if (found.isFile() && isEquivalent(readText(path)))
        return true;
    throw new action_error/* ActionError */.l({
        code: 'FILE_IN_THE_WAY',
        title: 'A file is in the way',
        detail: `${path} is there already, and is not the key that would be written. It was left as it is.`,
        fix: 'Move it away, or set key-directory to another folder.',
    });
}
function readText(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
}
function missingParents(path) {
    const parent = (0,external_node_path_.dirname)(path);
    if (parent === path || (0,external_node_fs_.lstatSync)(parent, { throwIfNoEntry: false }) !== undefined)
        return [];
    return [...missingParents(parent), parent];
}

// EXTERNAL MODULE: ./src/runner/state.ts
var state = __webpack_require__(3);
// EXTERNAL MODULE: ./src/runner/toolkit.ts + 6 modules
var toolkit = __webpack_require__(807);
;// CONCATENATED MODULE: ./src/shell/quoting.ts
function quotePosix(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

;// CONCATENATED MODULE: ./src/token-command/installation.ts


const installation_name = 'app-store-connect-token';
function planInstallation(options) {
    const { key, settings, directory, node, bundle, platform } = options;
    const binDirectory = (0,external_node_path_.join)(directory, 'bin');
    const settingsPath = (0,external_node_path_.join)(directory, 'settings.json');
    const argv = [node, bundle, settingsPath];
    const content = { ...settings, key };
    return {
        binDirectory,
        path: (0,external_node_path_.join)(binDirectory, platform === 'win32' ? `${installation_name}.cmd` : installation_name),
        files: [
            { path: settingsPath, content: JSON.stringify(content) },
            {
                path: (0,external_node_path_.join)(binDirectory, installation_name),
                content: `#!/bin/sh\nexec ${argv.map(quotePosix).join(' ')} "$@"\n`,
                mode: 0o700,
            },
            {
                path: (0,external_node_path_.join)(binDirectory, `${installation_name}.cmd`),
                content: `@${argv.map(quoteCmd).join(' ')} %*\r\n`,
            },
        ],
    };
}
function quoteCmd(path) {
    return `"${path.replaceAll('%', '%%')}"`;
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(916);
;// CONCATENATED MODULE: ./src/tools/catalog.ts

const allKinds = ['team', 'individual', 'in-house'];
const appStoreConnectKinds = ['team', 'individual'];
const teamOnly = ['team'];
const fastlaneOptions = ({ keyId, issuerId, p8, inHouse }) => ({
    APP_STORE_CONNECT_API_KEY_KEY_ID: keyId,
    APP_STORE_CONNECT_API_KEY_ISSUER_ID: issuerId,
    APP_STORE_CONNECT_API_KEY_KEY_FILEPATH: p8,
    APP_STORE_CONNECT_API_KEY_IN_HOUSE: inHouse ? 'true' : undefined,
});
const tools = [
    {
        name: 'fastlane',
        files: ['json', 'p8'],
        kinds: allKinds,
        env: (credentials) => ({
            APP_STORE_CONNECT_API_KEY_PATH: credentials.json,
            ...fastlaneOptions(credentials),
        }),
        usage: 'Lanes need no credentials. A lane that passes api_key: itself wants fastlane-lane instead.',
    },
    {
        name: 'fastlane-lane',
        files: ['p8'],
        kinds: allKinds,
        env: fastlaneOptions,
        usage: 'Call app_store_connect_api_key without options and pass its result on as api_key:.',
    },
    {
        name: 'xcodebuild',
        files: ['p8'],
        kinds: teamOnly,
        outputs: ({ p8, keyId, issuerId = '' }) => ({
            'xcodebuild-args': `-allowProvisioningUpdates -authenticationKeyPath ${quotePosix(p8)} -authenticationKeyID ${keyId} -authenticationKeyIssuerID ${issuerId}`,
        }),
        usage: 'xcodebuild reads no environment: write the output xcodebuild-args into its command line.',
    },
    {
        name: 'notarytool',
        files: ['p8'],
        kinds: appStoreConnectKinds,
        outputs: ({ p8, keyId, issuerId }) => ({
            'notarytool-args': `--key ${quotePosix(p8)} --key-id ${keyId}${issuerId ? ` --issuer ${issuerId}` : ''}`,
        }),
        usage: 'Write the output notarytool-args into its command line. An individual key needs Xcode 26.',
    },
    {
        name: 'altool',
        files: ['p8'],
        kinds: appStoreConnectKinds,
        env: ({ p8Directory }) => ({ API_PRIVATE_KEYS_DIR: p8Directory }),
        usage: 'altool finds the key by its ID: --api-key and --api-issuer (Xcode 16 and older: --apiKey and --apiIssuer).',
    },
    {
        name: 'transporter',
        files: ['p8', 'home'],
        kinds: appStoreConnectKinds,
        usage: 'Transporter finds the key in ~/.appstoreconnect/private_keys by its ID: -apiKey and -apiIssuer.',
    },
    {
        name: 'codemagic',
        files: ['p8'],
        kinds: teamOnly,
        env: ({ issuerId, keyId, p8 }) => ({
            APP_STORE_CONNECT_ISSUER_ID: issuerId,
            APP_STORE_CONNECT_KEY_IDENTIFIER: keyId,
            APP_STORE_CONNECT_PRIVATE_KEY: `@file:${p8}`,
        }),
        usage: 'app-store-connect of codemagic-cli-tools needs no options.',
    },
    {
        name: 'eas',
        files: ['p8'],
        kinds: teamOnly,
        env: ({ p8, keyId, issuerId }) => ({
            EXPO_ASC_API_KEY_PATH: p8,
            EXPO_ASC_KEY_ID: keyId,
            EXPO_ASC_ISSUER_ID: issuerId,
        }),
        usage: 'eas build and eas submit need no options for the key.',
    },
    {
        name: 'asc',
        files: ['p8'],
        kinds: teamOnly,
        env: ({ keyId, issuerId, p8 }) => ({
            ASC_KEY_ID: keyId,
            ASC_ISSUER_ID: issuerId,
            ASC_PRIVATE_KEY_PATH: p8,
            ASC_BYPASS_KEYCHAIN: '1',
        }),
        usage: 'Read by asc, cider and appstore-tools alike.',
    },
    {
        name: 'rcodesign',
        files: ['json'],
        kinds: teamOnly,
        usage: 'Pass the output api-key-json-path as --api-key-file.',
    },
    {
        name: 'tauri',
        files: ['p8'],
        kinds: teamOnly,
        env: ({ keyId, issuerId, p8 }) => ({
            APPLE_API_KEY: keyId,
            APPLE_API_ISSUER: issuerId,
            APPLE_API_KEY_PATH: p8,
        }),
        usage: 'tauri build signs and notarizes with it.',
    },
    {
        name: 'electron-builder',
        files: ['p8'],
        kinds: teamOnly,
        env: ({ keyId, issuerId, p8 }) => ({
            APPLE_API_KEY: p8,
            APPLE_API_KEY_ID: keyId,
            APPLE_API_ISSUER: issuerId,
        }),
        usage: 'The three variables together switch notarization on.',
    },
    {
        name: 'quill',
        files: ['p8'],
        kinds: teamOnly,
        env: ({ p8, keyId, issuerId }) => ({
            QUILL_NOTARY_KEY: p8,
            QUILL_NOTARY_KEY_ID: keyId,
            QUILL_NOTARY_ISSUER: issuerId,
        }),
        usage: 'quill notarize needs no options for the key.',
    },
    {
        name: 'goreleaser',
        files: ['p8'],
        kinds: teamOnly,
        env: ({ p8, keyId, issuerId }) => ({
            MACOS_NOTARY_KEY: p8,
            MACOS_NOTARY_KEY_ID: keyId,
            MACOS_NOTARY_ISSUER_ID: issuerId,
        }),
        usage: 'Read them in .goreleaser.yaml as {{.Env.MACOS_NOTARY_KEY}} and so on.',
    },
    {
        name: 'godot',
        files: ['p8'],
        kinds: teamOnly,
        env: ({ issuerId, p8, keyId }) => ({
            GODOT_MACOS_NOTARIZATION_API_UUID: issuerId,
            GODOT_MACOS_NOTARIZATION_API_KEY: p8,
            GODOT_MACOS_NOTARIZATION_API_KEY_ID: keyId,
        }),
        usage: 'The export of a macOS preset notarizes with it.',
    },
    {
        name: 'ipsw',
        files: [],
        kinds: appStoreConnectKinds,
        env: ({ token }) => ({ IPSW_APPSTORE_JWT: token }),
        usage: 'It gets the token, and so works only until the token ends.',
    },
];
const toolConflicts = [
    {
        pair: ['tauri', 'electron-builder'],
        reason: 'APPLE_API_KEY is the key ID to the one and the path of the key to the other. Use a job, or an invocation of this action, for each.',
    },
    {
        pair: ['fastlane', 'fastlane-lane'],
        reason: 'With both, lanes that pass api_key: on fail with "Unresolved conflict". Use fastlane-lane if any lane calls app_store_connect_api_key, else fastlane.',
    },
];

;// CONCATENATED MODULE: ./src/tools/selection.ts



function selectTools(list, findings) {
    const names = new Set(list
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((name) => name !== ''));
    const selected = [...names].flatMap((name) => findings.capture(() => findTool(name)) ?? []);
    for (const { pair, reason } of toolConflicts) {
        if (pair.every((name) => names.has(name)))
            findings.capture(() => conflictError(pair, reason));
    }
    return selected;
}
function checkKeyKind(selected, kind, findings) {
    for (const { name, kinds } of selected) {
        if (!kinds.includes(kind))
            findings.capture(() => unsupportedKindError(name, kind));
    }
}
function findTool(name) {
    const found = tools.find((tool) => tool.name === name);
    if (found !== undefined)
        return found;
    const [nearest] = tools
        .map((tool) => ({ name: tool.name, distance: (0,mod/* distance */.Io)(name, tool.name) }))
        .sort((one, other) => one.distance - other.distance);
    const shown = /^[a-z0-9_-]{1,30}$/.test(name) ? `"${name}"` : 'One of the names';
    throw new action_error/* ActionError */.l({
        code: 'TOOL_UNKNOWN',
        title: 'A tool is not known',
        detail: `${shown} is not in the list of tools. The nearest is ${nearest?.name}.`,
        fix: `Write one of: ${tools.map((tool) => tool.name).join(', ')}. Any other tool can use the outputs of this step.`,
    });
}
function conflictError(pair, why) {
    throw new action_error/* ActionError */.l({
        code: 'TOOLS_CONFLICT',
        title: `${pair[0]} and ${pair[1]} cannot be signed in together`,
        detail: why,
        fix: `Remove ${pair[0]} or ${pair[1]} from tools.`,
    });
}
function unsupportedKindError(name, kind) {
    const others = tools.filter(({ kinds }) => kinds.includes(kind)).map((tool) => tool.name);
    const why = kind === 'individual'
        ? 'It needs an issuer, and an individual key has none.'
        : 'It speaks to App Store Connect only, and an in-house key belongs to the Enterprise Program.';
    throw new action_error/* ActionError */.l({
        code: 'TOOL_CANNOT_USE_KEY',
        title: `${name} cannot use an ${kind} key`,
        detail: why,
        fix: `${kind === 'individual' ? 'Use a team key, with its issuer-id' : 'Use a team key of App Store Connect'}, or one of the tools that take this one: ${others.join(', ')}.`,
    });
}

// EXTERNAL MODULE: ./src/key/pem.ts
var pem = __webpack_require__(277);
;// CONCATENATED MODULE: ./src/tools/setup.ts


function planToolSetup(selected, { key, token, directory, home }) {
    const needed = new Set(selected.flatMap(({ files }) => files));
    const name = `${key.kind === 'individual' ? 'ApiKey' : 'AuthKey'}_${key.keyId}`;
    const credentials = {
        keyId: key.keyId,
        issuerId: key.issuerId,
        inHouse: key.kind === 'in-house',
        p8: (0,external_node_path_.join)(directory, `${name}.p8`),
        p8Directory: directory,
        json: (0,external_node_path_.join)(directory, `${name}.json`),
        token,
    };
    const p8 = { content: key.pem, isEquivalent: (text) => (0,pem/* isSamePrivateKey */.XX)(text, key.pem) };
    const files = {
        p8: { path: credentials.p8, ...p8 },
        json: { path: credentials.json, content: serializeJsonKey(key) },
        home: { path: (0,external_node_path_.join)(home, '.appstoreconnect', 'private_keys', `${name}.p8`), ...p8 },
    };
    const isSet = ([, value]) => value !== undefined && value !== '';
    const variables = selected
        .flatMap((tool) => Object.entries(tool.env?.(credentials) ?? {}))
        .filter(isSet);
    return {
        files: [...needed].map((file) => files[file]),
        variables: Object.fromEntries(variables),
        outputs: {
            'key-path': needed.has('p8') ? credentials.p8 : undefined,
            'api-key-json-path': needed.has('json') ? credentials.json : undefined,
            ...Object.assign({}, ...selected.map((tool) => tool.outputs?.(credentials))),
        },
    };
}
function serializeJsonKey({ keyId, issuerId, kind, pem }) {
    const body = pem.replace(/-----[^-]+-----|\s/g, '');
    const json = {
        key_id: keyId,
        issuer_id: issuerId,
        key: pem,
        private_key: body,
        in_house: kind === 'in-house',
    };
    return `${JSON.stringify(json, null, 2)}\n`;
}

;// CONCATENATED MODULE: ./src/action/effects.ts









function planHandOver({ tools: list, keyDirectory, tokenCommand }, key, findings) {
    const tools = selectTools(list, findings);
    if (typeof key === 'object')
        checkKeyKind(tools, key.kind, findings);
    if (keyDirectory !== '' && !tools.some(({ files }) => files.length > 0)) {
        findings.notice('key-directory has no effect', 'No tool in tools needs a key file.');
    }
    const folders = { temp: toolkit/* runnerTemp */.X5(), workspace: process.cwd() };
    const directory = findings.capture(() => resolveKeyDirectory(keyDirectory, folders, findings));
    return {
        tools,
        directory: directory ?? '',
        isOwnDirectory: keyDirectory === '',
        tokenCommand,
    };
}
function handOver({ tools, directory, isOwnDirectory, tokenCommand }, made) {
    const { key, token } = made;
    const signIn = planToolSetup(tools, { key, token: token.jwt, directory, home: (0,external_node_os_.homedir)() });
    const commandDirectory = newTempDirectoryPath(toolkit/* runnerTemp */.X5());
    const command = tokenCommand ? planCommand(commandDirectory, made) : undefined;
    const files = [...signIn.files, ...(command?.files ?? [])];
    writePrivateFiles(files, {
        ownedDirectories: [
            ...(isOwnDirectory ? [directory] : []),
            ...(command === undefined ? [] : [commandDirectory]),
        ],
        recordState: (plan) => toolkit/* saveState */.LZ(state/* cleanupState */.O_, (0,state/* serializeCleanup */.xD)(plan)),
    });
    toolkit/* exportVariables */.qY(signIn.variables);
    if (command !== undefined)
        toolkit/* addPath */.fM(command.binDirectory);
    toolkit/* logGroup */.QT('Handed over to later steps', [
        ...tools.map(({ name, usage }) => `${name}: ${usage}`),
        ...(command === undefined ? [] : [`Command: app-store-connect-token (${command.path})`]),
        ...signIn.files.map(({ path }) => `File: ${path}`),
        ...Object.keys(signIn.variables).map((name) => `Variable: ${name}`),
    ]);
    return { ...signIn.outputs, 'token-command-path': command?.path };
}
function planCommand(directory, { key, plan, clockOffset }) {
    return planInstallation({
        key,
        settings: { plan, clockOffset },
        directory,
        node: process.execPath,
        bundle: (0,external_node_path_.join)((0,external_node_path_.dirname)(process.argv[1] ?? ''), '../token-command/index.js'),
        platform: process.platform,
    });
}


/***/ })

};
