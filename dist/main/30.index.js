export const id = 30;
export const ids = [30];
export const modules = {
 1916:
 ((__unused_webpack_module, exports) => {
exports.Io = exports.kp = void 0;
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
exports.kp = closest;
 }),
 4333:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
   c: () => ( quotePosix),
   n: () => ( quoteCmd)
 });
function quotePosix(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
function quoteCmd(path, variable = '') {
    return `"${variable}${path.replaceAll('%', '%%')}"`;
}
 }),
 9732:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
   b: () => ( findSimilar)
 });
 var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1916);
function findSimilar(name, known) {
    const nearest = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ .kp)(name, known);
    const edits = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ .Io)(name, nearest);
    return edits <= 2 && edits * 2 < name.length ? nearest : undefined;
}
 }),
 30:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  adaptToKey: () => ( adaptToKey),
  selectTools: () => ( selectTools),
  warnAboutOverrides: () => ( warnAboutOverrides)
});
var action_error = __webpack_require__(2714);
var ids = __webpack_require__(2405);
var storing = __webpack_require__(7797);
var similar_name = __webpack_require__(9732);
var external_node_path_ = __webpack_require__(6760);
var quoting = __webpack_require__(4333);
const allKinds = ['team', 'individual', 'in-house'];
const appStoreConnectKinds = ['team', 'individual'];
const teamOnly = ['team'];
const fastlaneOptions = ({ keyId, issuerId, p8, inHouse }) => ({
    APP_STORE_CONNECT_API_KEY_KEY_ID: keyId,
    APP_STORE_CONNECT_API_KEY_ISSUER_ID: issuerId,
    APP_STORE_CONNECT_API_KEY_KEY_FILEPATH: p8,
    APP_STORE_CONNECT_API_KEY_IN_HOUSE: inHouse ? 'true' : undefined,
});
function rubyVariables({ rubyDirectory, env: { RUBYLIB, RUBYOPT }, }) {
    const extend = (text, separator, item) => [...new Set([...(text ? text.split(separator) : []), item])].join(separator);
    return {
        RUBYLIB: extend(RUBYLIB, external_node_path_.delimiter, rubyDirectory),
        RUBYOPT: extend(RUBYOPT, ' ', '-rapp_store_connect_token'),
    };
}
const tools = [
    {
        name: 'fastlane',
        source: 'fastlane 2.237.0, spaceship/lib/spaceship/connect_api/token.rb, Token.from, fastlane/lib/fastlane/actions/notarize.rb, notarytool, and fastlane_core/lib/fastlane_core/itunes_transporter.rb, TransporterExecutor#prepare and ItunesTransporter#upload',
        files: ['json', 'p8'],
        kinds: allKinds,
        env: (credentials) => ({
            APP_STORE_CONNECT_API_KEY_PATH: credentials.json,
            ...fastlaneOptions(credentials),
        }),
        usage: 'Lanes need no credentials. If a lane passes api_key: itself, use fastlane-lane instead.',
    },
    {
        name: 'fastlane-lane',
        source: 'fastlane 2.237.0, fastlane/lib/fastlane/actions/app_store_connect_api_key.rb, available_options',
        files: ['p8'],
        kinds: allKinds,
        env: fastlaneOptions,
        usage: 'In the lane, call app_store_connect_api_key without options and pass its result as api_key:.',
    },
    {
        name: 'fastlane-token',
        source: 'fastlane 2.240.1, spaceship/lib/spaceship/connect_api/token.rb, Token, spaceship/lib/spaceship/connect_api/spaceship.rb, ConnectAPI.client, and fastlane_core/lib/fastlane_core/itunes_transporter.rb, ItunesTransporter#upload',
        files: [],
        usesTokenCommand: true,
        kinds: allKinds,
        env: ({ keyId, issuerId, inHouse, command }) => ({
            APP_STORE_CONNECT_API_KEY_KEY_ID: keyId,
            APP_STORE_CONNECT_API_KEY_ISSUER_ID: issuerId,
            APP_STORE_CONNECT_API_KEY_KEY: 'app-store-connect-token',
            APP_STORE_CONNECT_API_KEY_IN_HOUSE: inHouse ? 'true' : undefined,
            APP_STORE_CONNECT_TOKEN_COMMAND: command?.path,
            APP_STORE_CONNECT_TOKEN_NODE: command?.node,
            ...(command && rubyVariables(command)),
        }),
        usage: 'Lanes need no credentials, with or without app_store_connect_api_key. fastlane gets tokens and never the key.',
    },
    {
        name: 'xcodebuild',
        source: 'man page of xcodebuild, Xcode 26',
        add: '${{ steps.<id>.outputs.xcodebuild-args }}',
        files: ['p8'],
        kinds: teamOnly,
        outputs: ({ p8, keyId, issuerId = '' }) => ({
            'xcodebuild-args': `-allowProvisioningUpdates -authenticationKeyPath ${(0,quoting.c)(p8)} -authenticationKeyID ${keyId} -authenticationKeyIssuerID ${issuerId}`,
        }),
        usage: 'Add the output xcodebuild-args to its command line; xcodebuild reads no environment variables.',
    },
    {
        name: 'notarytool',
        source: 'man page of notarytool, Xcode 26',
        add: '${{ steps.<id>.outputs.notarytool-args }}',
        files: ['p8'],
        kinds: appStoreConnectKinds,
        outputs: ({ p8, keyId, issuerId }) => ({
            'notarytool-args': `--key ${(0,quoting.c)(p8)} --key-id ${keyId}${issuerId ? ` --issuer ${issuerId}` : ''}`,
        }),
        usage: 'Add the output notarytool-args to its command line. Individual keys need Xcode 26.',
    },
    {
        name: 'altool',
        source: 'man page of altool, Xcode 26, and the help of altool 26.40.1 (Xcode 26.6), quoted in fastlane#30061; for individual keys fastlane 2.237.0, fastlane_core/lib/fastlane_core/itunes_transporter.rb, AltoolTransporterExecutor#build_credential_params',
        add: '${{ steps.<id>.outputs.altool-args }}',
        files: ['p8'],
        kinds: appStoreConnectKinds,
        env: ({ p8Directory }) => ({ API_PRIVATE_KEYS_DIR: p8Directory }),
        outputs: ({ p8, keyId, issuerId }) => ({
            'altool-args': `--api-key ${keyId} --api-issuer ${issuerId ?? `${keyId} --api-key-subject user`} --p8-file-path ${(0,quoting.c)(p8)}`,
        }),
        usage: 'Add the output altool-args to its command line. Xcode 16 and earlier take --apiKey and --apiIssuer instead, and find the file by themselves.',
    },
    {
        name: 'transporter',
        source: 'fastlane 2.237.0, fastlane_core/lib/fastlane_core/itunes_transporter.rb, ShellScriptTransporterExecutor',
        add: '-apiIssuer and -apiKey',
        files: ['p8', 'home'],
        kinds: teamOnly,
        usage: 'Pass the IDs as -apiIssuer and -apiKey; Transporter finds the file in ~/.appstoreconnect/private_keys.',
    },
    {
        name: 'codemagic',
        source: 'codemagic-cli-tools 0.64.0, src/codemagic/tools/app_store_connect/arguments.py, Types, and src/codemagic/apple/app_store_connect/json_web_token_manager.py, JsonWebTokenManager',
        files: ['p8'],
        kinds: teamOnly,
        env: ({ issuerId, keyId, p8 }) => ({
            APP_STORE_CONNECT_ISSUER_ID: issuerId,
            APP_STORE_CONNECT_KEY_IDENTIFIER: keyId,
            APP_STORE_CONNECT_PRIVATE_KEY: `@file:${p8}`,
            APP_STORE_CONNECT_DISABLE_JWT_CACHE: 'true',
        }),
        usage: 'The command app-store-connect of codemagic-cli-tools needs no options for the key.',
    },
    {
        name: 'eas',
        source: 'eas-cli 22.2.0, packages/eas-cli/src/credentials/ios/appstore/resolveCredentials.ts, resolveAscApiKeyAsync, packages/eas-cli/src/submit/ios/IosSubmitCommand.ts, resolveAscApiKeySource, and packages/eas-json/src/submit/types.ts, IosSubmitProfileFieldsToEvaluate',
        files: ['p8'],
        kinds: teamOnly,
        env: ({ p8, keyId, issuerId }) => ({
            EXPO_ASC_API_KEY_PATH: p8,
            EXPO_ASC_KEY_ID: keyId,
            EXPO_ASC_ISSUER_ID: issuerId,
        }),
        usage: 'eas build needs no options for the key. eas submit reads eas.json only, which can name the variables.',
    },
    {
        name: 'asc',
        source: 'App-Store-Connect-CLI 1.5.0 and its commit 191b0bf, internal/cli/shared/shared.go, resolveCredentials, and internal/config/config.go, resolvePath',
        files: ['p8'],
        kinds: teamOnly,
        env: ({ keyId, issuerId, p8, p8Directory }) => ({
            ASC_KEY_ID: keyId,
            ASC_ISSUER_ID: issuerId,
            ASC_PRIVATE_KEY_PATH: p8,
            ASC_BYPASS_KEYCHAIN: '1',
            ASC_CONFIG_PATH: (0,external_node_path_.join)(p8Directory, 'asc-config.json'),
        }),
        usage: 'asc, cider and appstore-tools need no options for the key.',
    },
    {
        name: 'rcodesign',
        source: 'apple-platform-rs, commit 607b3c1 (rcodesign 0.29.0), app-store-connect/src/api_key.rs, UnifiedApiKey, and apple-codesign/src/cli/mod.rs, NotaryApi',
        add: '--api-key-file ${{ steps.<id>.outputs.api-key-json-path }}',
        files: ['json'],
        kinds: teamOnly,
        usage: 'Pass the output api-key-json-path as --api-key-file.',
    },
    {
        name: 'tauri',
        source: 'tauri, commit 0e6e8f4, crates/tauri-bundler/src/bundle/macos/sign.rs, notarize_auth',
        files: ['p8'],
        kinds: teamOnly,
        env: ({ keyId, issuerId, p8 }) => ({
            APPLE_API_KEY: keyId,
            APPLE_API_ISSUER: issuerId,
            APPLE_API_KEY_PATH: p8,
        }),
        overriddenBy: ({ APPLE_ID, APPLE_PASSWORD }) => APPLE_ID === undefined || APPLE_PASSWORD === undefined ? [] : ['APPLE_ID', 'APPLE_PASSWORD'],
        usage: 'tauri build needs no options for notarization. Signing needs a certificate.',
    },
    {
        name: 'electron-builder',
        source: 'electron-builder 26.15.7 and 27.0.0-alpha.7, MacTargetHelper.ts, getNotarizeOptions; @electron/notarize 2.5.0, src/notarytool.ts, authorizationArgs',
        files: ['p8'],
        kinds: teamOnly,
        env: ({ keyId, issuerId, p8 }) => ({
            APPLE_API_KEY: p8,
            APPLE_API_KEY_ID: keyId,
            APPLE_API_ISSUER: issuerId,
        }),
        overriddenBy: (env) => ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD'].filter((name) => env[name]),
        usage: 'The three variables together enable notarization.',
    },
    {
        name: 'quill',
        source: 'quill, commit e7c8db3 (after 0.7.1), cmd/quill/cli/options/notary.go, Notary, and quill/pki/load/bytes.go, BytesFromFileOrEnv',
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
        source: 'GoReleaser, commit cd616d2 (2.18.0-nightly), internal/pipe/notary/macos.go, signAndNotarize; quill, commit e7c8db3, quill/notarize.go, WithStatusConfig',
        files: ['p8'],
        kinds: teamOnly,
        env: ({ p8, keyId, issuerId }) => ({
            MACOS_NOTARY_KEY: p8,
            MACOS_NOTARY_KEY_ID: keyId,
            MACOS_NOTARY_ISSUER_ID: issuerId,
        }),
        usage: 'In .goreleaser.yaml, use {{.Env.MACOS_NOTARY_KEY}} and the other two variables.',
    },
    {
        name: 'godot',
        source: 'Godot, commit 00bad90, platform/macos/export/export_plugin.cpp, EditorExportPlatformMacOS::_notarize',
        files: ['p8', 'json'],
        kinds: teamOnly,
        env: ({ issuerId, p8, keyId }) => ({
            GODOT_MACOS_NOTARIZATION_API_UUID: issuerId,
            GODOT_MACOS_NOTARIZATION_API_KEY: p8,
            GODOT_MACOS_NOTARIZATION_API_KEY_ID: keyId,
        }),
        usage: 'Exporting a macOS preset needs no options for notarization with notarytool. For rcodesign, set GODOT_MACOS_NOTARIZATION_API_KEY to the output api-key-json-path.',
    },
    {
        name: 'ipsw',
        source: 'ipsw, commit d3402cc (after 3.1.710), cmd/ipsw/cmd/appstore/appstore.go, pkg/appstore/auth.go, createToken, and cmd/ipsw/cmd/root.go, initConfig',
        files: ['p8'],
        kinds: appStoreConnectKinds,
        env: ({ p8, issuerId, keyId }) => ({
            IPSW_APPSTORE_P8: p8,
            IPSW_APPSTORE_ISS: issuerId,
            IPSW_APPSTORE_KID: keyId,
        }),
        usage: 'ipsw appstore needs no options for the key.',
        individual: {
            files: [],
            env: ({ token }) => ({ IPSW_APPSTORE_JWT: token }),
            usage: 'It gets the token, not the key, and works until the token expires.',
        },
    },
];
const toolConflicts = [
    {
        pair: ['tauri', 'electron-builder'],
        reason: 'tauri reads APPLE_API_KEY as the key ID, electron-builder as the path of the key file. Run them in separate jobs, or use this action once before each.',
    },
    {
        pair: ['fastlane', 'fastlane-lane'],
        reason: 'With the variables of both, lanes that pass api_key: fail with "Unresolved conflict". Use fastlane-lane if any lane calls app_store_connect_api_key, and fastlane otherwise.',
    },
    {
        pair: ['fastlane', 'fastlane-token'],
        reason: 'fastlane gets the key from one, and tokens instead of the key from the other.',
    },
];
const aliases = new Map([
    ['app-store-connect', 'codemagic'],
    ['deliver', 'fastlane-token'],
    ['expo', 'eas'],
    ['gym', 'fastlane'],
    ['itmstransporter', 'transporter'],
    ['match', 'fastlane-token'],
    ['notary', 'notarytool'],
    ['pilot', 'fastlane-token'],
    ['supply', 'fastlane'],
    ['xcode', 'xcodebuild'],
]);
function selectTools(list, diagnostics) {
    const written = list
        .split(/[\s,;"'`[\]]+/)
        .map((name) => name.replace(/^[-*]+/, ''))
        .filter((name) => name !== '');
    const names = new Map(written.map((name) => [name.toLowerCase().replaceAll('_', '-'), name]));
    const selected = [...names].flatMap(([name, asWritten]) => diagnostics.capture(() => findTool(name, asWritten)) ?? []);
    for (const { pair, reason } of toolConflicts) {
        if (pair.every((name) => names.has(name)))
            diagnostics.errors.push(conflictError(pair, reason));
    }
    return selected;
}
function adaptToKey(selected, { identity, signer }, diagnostics) {
    const adapted = adaptToKind(selected, identity.kind, diagnostics);
    return signer.type === 'local' ? adapted : adaptToRemoteKey(adapted, diagnostics);
}
function adaptToRemoteKey(selected, diagnostics) {
    const takesToken = ({ files, individual }) => files.length === 0 || individual?.files.length === 0;
    const unable = selected.filter((tool) => !takesToken(tool)).map(({ name }) => name);
    if (unable.length > 0)
        diagnostics.errors.push(keyFileError(unable.join(', ')));
    return selected.map((tool) => ({ ...tool, ...(takesToken(tool) && tool.individual) }));
}
function adaptToKind(selected, kind, diagnostics) {
    const unable = selected.filter(({ kinds }) => !kinds.includes(kind)).map(({ name }) => name);
    if (unable.length > 0)
        diagnostics.errors.push(unsupportedKindError(unable.join(', '), kind));
    return kind === 'individual'
        ? selected.map((tool) => ({ ...tool, ...tool.individual }))
        : selected;
}
function warnAboutOverrides(selected, env, diagnostics) {
    for (const { name, overriddenBy } of selected) {
        const variables = overriddenBy?.(env) ?? [];
        if (variables.length === 0)
            continue;
        const [are, them] = variables.length === 1 ? ['is', 'it'] : ['are', 'them'];
        diagnostics.warn(`${name} will not use the key`, `${variables.join(' and ')} ${are} set, so ${name} uses an Apple ID instead of the key. Remove ${them} from the environment of the job, or remove ${name} from tools.`);
    }
}
function findTool(name, asWritten) {
    const found = tools.find((tool) => tool.name === name);
    if (found !== undefined)
        return found;
    const known = tools.map((tool) => tool.name);
    const shown = /^[\w-]{1,30}$/.test(asWritten) ? asWritten : undefined;
    const suggestion = aliases.get(name) ?? (0,similar_name.b)(name, known);
    throw new action_error.l({
        code: 'TOOL_UNKNOWN',
        title: shown === undefined ? 'Unknown tool' : `Unknown tool: ${shown}`,
        detail: `${shown === undefined ? 'One of the names in tools' : `"${shown}"`} is not a tool that this action can configure.${suggestion === undefined ? '' : ` Did you mean ${suggestion}?`}`,
        fix: `Use one of: ${known.join(', ')}. Any other tool can use the outputs of this step.`,
    });
}
function conflictError([one, other], reason) {
    return new action_error.l({
        code: 'TOOLS_CONFLICT',
        title: `${one} and ${other} cannot be used together`,
        detail: reason,
        fix: `Remove ${one} or ${other} from tools.`,
    });
}
function keyFileError(names) {
    const others = tools
        .filter(({ files, individual }) => files.length === 0 || individual?.files.length === 0)
        .map(({ name }) => name);
    return new action_error.l({
        code: 'TOOL_NEEDS_KEY_FILE',
        title: `A key file is required for ${names}`,
        detail: 'private-key-uri is set, so the key stays in the key service, and there is no file.',
        fix: `Use something that takes a token: curl, the upload step, the command of token-command, or tools: ${others.join(', ')}. For anything else, set private-key instead of private-key-uri.`,
    });
}
function unsupportedKindError(names, kind) {
    const usable = tools.filter(({ kinds }) => kinds.includes(kind)).map((tool) => tool.name);
    const others = `use a tool that supports this kind of key: ${usable.join(', ')}.`;
    if (kind === 'individual') {
        return new action_error.l({
            code: 'TOOL_CANNOT_USE_KEY',
            title: `issuer-id is required for ${names}`,
            detail: 'issuer-id is empty, so the key is treated as an individual key.',
            fix: `Set issuer-id, the UUID above the list of keys under ${storing.e}. ${ids.kY}\nFor an individual key, ${others}`,
        });
    }
    return new action_error.l({
        code: 'TOOL_CANNOT_USE_KEY',
        title: `${names} cannot use an in-house key`,
        detail: 'In-house keys are for the Apple Developer Enterprise Program. App Store Connect, which the tool uses, rejects them.',
        fix: `Use an App Store Connect team key, or ${others}`,
    });
}
 })
};
