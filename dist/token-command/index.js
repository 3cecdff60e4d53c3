/******/ var __webpack_modules__ = ({

/***/ 714:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ ActionError)
/* harmony export */ });
class ActionError extends Error {
    code;
    title;
    detail;
    fix;
    constructor({ code, title, detail, fix, cause }) {
        super(`${title}: ${detail}`, { cause });
        this.name = 'ActionError';
        this.code = code;
        this.title = title;
        this.detail = detail;
        this.fix = fix;
    }
}


/***/ }),

/***/ 532:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Wk: () => (/* binding */ formatError),
/* harmony export */   iQ: () => (/* binding */ formatErrorList)
/* harmony export */ });
/* unused harmony export formatErrorBody */
function formatErrorBody({ detail, fix, code }) {
    return `${detail}\nFix: ${fix}\nCode: ${code}`;
}
function formatError(error) {
    return `${error.title}. ${formatErrorBody(error)}`;
}
function formatErrorList(errors) {
    return errors
        .map(({ title, code, detail, fix }, index) => `${index + 1}. ${title} [${code}]\n${detail}\nFix: ${fix}`)
        .join('\n\n');
}


/***/ }),

/***/ 774:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _token_command_run_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(201);

await (0,_token_command_run_js__WEBPACK_IMPORTED_MODULE_0__/* .tokenCommand */ .x)(process.argv.slice(2));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 201:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  x: () => (/* binding */ tokenCommand)
});

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = process.getBuiltinModule("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = process.getBuiltinModule("node:path");
;// CONCATENATED MODULE: ./src/clock.ts
function unixNow() {
    return Math.floor(Date.now() / 1000);
}
function toIsoSeconds(unixSeconds) {
    return new Date(unixSeconds * 1000).toISOString().replace('.000Z', 'Z');
}

// EXTERNAL MODULE: ./src/errors/action-error.ts
var action_error = __nccwpck_require__(714);
// EXTERNAL MODULE: ./src/errors/format.ts
var format = __nccwpck_require__(532);
;// CONCATENATED MODULE: ./src/text/printable.ts
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

;// CONCATENATED MODULE: ./src/version.ts
const version = '1.0.0';

;// CONCATENATED MODULE: ./src/token-command/cache.ts

function readCachedToken(path, { lifetime }, now) {
    try {
        const { jwt, expiresAt } = Object(JSON.parse((0,external_node_fs_namespaceObject.readFileSync)(path, 'utf8')));
        const isToken = /^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt) && Number.isInteger(expiresAt);
        return isToken && expiresAt - now > lifetime.seconds / 2 ? { jwt, expiresAt } : undefined;
    }
    catch {
        return undefined;
    }
}
function writeCachedToken(path, token) {
    const temporaryPath = `${path}.${process.pid}-${Date.now()}`;
    (0,external_node_fs_namespaceObject.writeFileSync)(temporaryPath, JSON.stringify(token), { mode: 0o600, flag: 'wx' });
    (0,external_node_fs_namespaceObject.renameSync)(temporaryPath, path);
}

;// CONCATENATED MODULE: ./src/token-command/config.ts
function parseConfig(text) {
    const { key, tokenOptions, clockOffsetSeconds } = Object(JSON.parse(text));
    const { identity, signer } = Object(key);
    const { keyId, issuerId, kind } = Object(identity);
    const { lifetime, scope } = Object(tokenOptions);
    const { seconds, maxSpanSeconds } = Object(lifetime);
    const isComplete = [keyId, kind, Object(signer).pem].every((value) => typeof value === 'string') &&
        ['string', 'undefined'].includes(typeof issuerId) &&
        [seconds, maxSpanSeconds, clockOffsetSeconds].every(Number.isInteger) &&
        Array.isArray(scope) &&
        scope.every((entry) => typeof entry === 'string');
    if (!isComplete)
        throw new TypeError('not the configuration of the command');
    return { key, tokenOptions, clockOffsetSeconds };
}

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = process.getBuiltinModule("node:util");
;// CONCATENATED MODULE: ./src/token-command/options.ts


const usage = `Usage: app-store-connect-token [options]

Prints an App Store Connect token with the key, scope and lifetime of the step that installed this.
A token that was made before is printed again while over half of its life is left.

  --lifetime TIME  another lifetime, such as 90s or 10m
  --scope ENTRY    only this entry of the scope, such as "GET /v1/apps" (may be repeated)
  --fresh          a token made this moment
  --header         print "Authorization: Bearer TOKEN", for curl -H @-
  --json           print {"token":"...","expiresAt":"..."}
  --help           print this
  --version        print the version

  curl -H "Authorization: Bearer $(app-store-connect-token)" https://api.appstoreconnect.apple.com/v1/apps
`;
function parseOptions(args) {
    try {
        const { values } = (0,external_node_util_namespaceObject.parseArgs)({
            args: [...args],
            options: {
                lifetime: { type: 'string' },
                scope: { type: 'string', multiple: true },
                fresh: { type: 'boolean', default: false },
                header: { type: 'boolean' },
                json: { type: 'boolean' },
                help: { type: 'boolean', short: 'h' },
                version: { type: 'boolean' },
            },
        });
        const requestedOutputs = ['help', 'version', 'header', 'json'].filter((one) => values[one]);
        if (values.header && values.json)
            throw new TypeError('--header and --json exclude each other.');
        return {
            print: requestedOutputs[0] ?? 'token',
            lifetime: values.lifetime,
            scope: values.scope,
            fresh: values.fresh,
        };
    }
    catch (cause) {
        throw new action_error/* ActionError */.l({
            code: 'COMMAND_USAGE',
            title: 'That is not how the command is called',
            detail: cause instanceof Error ? cause.message : String(cause),
            fix: 'See app-store-connect-token --help.',
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./src/token-command/run.ts










async function tokenCommand([configPath = '', ...args]) {
    try {
        const options = parseOptions(args);
        if (options.print === 'help')
            process.stdout.write(usage);
        else if (options.print === 'version')
            process.stdout.write(`${version}\n`);
        else
            await printToken(configPath, options);
    }
    catch (error) {
        process.exitCode = error instanceof action_error/* ActionError */.l && error.code === 'COMMAND_USAGE' ? 2 : 1;
        process.stderr.write(`app-store-connect-token: ${printableText(describeFailure(error))}\n`);
    }
}
async function printToken(configPath, options) {
    const config = readConfig(configPath);
    const { tokenOptions, name } = await applyRestrictions(config.tokenOptions, options);
    const now = unixNow() + config.clockOffsetSeconds;
    const path = (0,external_node_path_namespaceObject.join)((0,external_node_path_namespaceObject.dirname)(configPath), `${name}.json`);
    const token = (options.fresh ? undefined : readCachedToken(path, tokenOptions, now)) ??
        (await issueToken(config, tokenOptions, { now, path }));
    if (process.env.GITHUB_ACTIONS === 'true')
        process.stderr.write(`::add-mask::${token.jwt}\n`);
    process.stdout.write(`${formatToken(token, options)}\n`);
}
async function issueToken({ key }, tokenOptions, { now, path }) {
    const { signToken } = await __nccwpck_require__.e(/* import() */ 151).then(__nccwpck_require__.bind(__nccwpck_require__, 151));
    const { createSigner } = await __nccwpck_require__.e(/* import() */ 96).then(__nccwpck_require__.bind(__nccwpck_require__, 96));
    const signer = await createSigner(key.signer);
    const token = await signToken({ identity: key.identity, signer }, tokenOptions, now);
    writeCachedToken(path, token);
    return token;
}
async function applyRestrictions(step, { lifetime, scope }) {
    if (lifetime === undefined && scope === undefined)
        return { tokenOptions: step, name: 'token' };
    const { restrictToken } = await __nccwpck_require__.e(/* import() */ 417).then(__nccwpck_require__.bind(__nccwpck_require__, 417));
    return restrictToken(step, { lifetime, scope });
}
function readConfig(path) {
    try {
        return parseConfig((0,external_node_fs_namespaceObject.readFileSync)(path, 'utf8'));
    }
    catch {
        throw new action_error/* ActionError */.l({
            code: 'COMMAND_GONE',
            title: 'The key is gone',
            detail: 'The job that installed this command has ended, or its temporary files were removed or damaged.',
            fix: 'Use the command in steps of the same job, after the step with token-command: true.',
        });
    }
}
function formatToken({ jwt, expiresAt }, { print }) {
    if (print === 'header')
        return `Authorization: Bearer ${jwt}`;
    if (print === 'token')
        return jwt;
    return JSON.stringify({
        token: jwt,
        expiresAt: toIsoSeconds(expiresAt),
    });
}
function describeFailure(error) {
    if (error instanceof action_error/* ActionError */.l)
        return (0,format/* formatError */.Wk)(error);
    return `an error of the kind ${error instanceof Error ? error.name : typeof error} was not foreseen.\nCode: UNEXPECTED`;
}


/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:crypto");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(774);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
