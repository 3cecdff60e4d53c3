/******/ var __webpack_modules__ = ({

/***/ 671:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  b: () => (/* binding */ post)
});

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = process.getBuiltinModule("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = process.getBuiltinModule("node:path");
;// CONCATENATED MODULE: ./src/errors/system-error.ts
function systemErrorCode(error) {
    const { code } = Object(error);
    return typeof code === 'string' ? code : undefined;
}

;// CONCATENATED MODULE: ./src/files/names.ts
const tempDirectoryPrefix = 'app-store-connect-token-';
const tempDirectoryPattern = new RegExp(`^${tempDirectoryPrefix}[0-9a-f]{16}$`);
const keyFilePattern = /^(?:AuthKey|ApiKey)_[A-Za-z0-9]{1,32}\.(?:p8|json)$/;

;// CONCATENATED MODULE: ./src/files/cleanup.ts




const emptyCleanupPlan = { ownedDirectories: [], files: [], parents: [] };
const ignorableErrors = ['ENOENT', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR'];
const maxKeyFileBytes = 64 * 1024;
async function cleanUp(plan, temp) {
    const { ownedDirectories, files, parents } = plan;
    const problems = ownedDirectories.flatMap((path) => removeOwnedDirectory(path, temp));
    for (const file of files)
        problems.push(...(await removeKeyFile(file)));
    for (const path of parents.toReversed())
        problems.push(...removeParent(path, files));
    return problems;
}
function removeOwnedDirectory(path, temp) {
    const isOurs = isCanonical(path) &&
        (0,external_node_path_namespaceObject.dirname)(path) === (0,external_node_path_namespaceObject.resolve)(temp) &&
        tempDirectoryPattern.test((0,external_node_path_namespaceObject.basename)(path));
    if (!isOurs)
        return [`${path} is not a directory that this action creates. It was left in place.`];
    return tryRemove(path, (stats) => {
        if (!stats.isDirectory())
            return `${path} is not a directory any more. It was left in place.`;
        (0,external_node_fs_namespaceObject.rmSync)(path, { recursive: true, force: true });
        return undefined;
    });
}
async function removeKeyFile({ path, sha256 }) {
    if (!isCanonical(path) || !keyFilePattern.test((0,external_node_path_namespaceObject.basename)(path))) {
        return [`${path} is not a file that this action writes. It was left in place.`];
    }
    const { createHash } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 598, 23));
    return tryRemove(path, (stats) => {
        const isOurs = () => stats.size === 0 ||
            (stats.size <= maxKeyFileBytes &&
                createHash('sha256').update((0,external_node_fs_namespaceObject.readFileSync)(path)).digest('hex') === sha256);
        if (!stats.isFile() || !isOurs())
            return `${path} was replaced after this action wrote it. It was left in place.`;
        (0,external_node_fs_namespaceObject.unlinkSync)(path);
        return undefined;
    });
}
function removeParent(path, files) {
    const holdsKeyFile = files.some((file) => file.path.startsWith(`${path}${external_node_path_namespaceObject.sep}`) &&
        isCanonical(file.path) &&
        keyFilePattern.test((0,external_node_path_namespaceObject.basename)(file.path)));
    if (!isCanonical(path) || !holdsKeyFile) {
        return [`${path} is not a directory that this action creates. It was left in place.`];
    }
    return tryRemove(path, (stats) => {
        if (stats.isDirectory())
            (0,external_node_fs_namespaceObject.rmdirSync)(path);
        return undefined;
    });
}
function tryRemove(path, remove) {
    try {
        const problem = remove((0,external_node_fs_namespaceObject.lstatSync)(path));
        return problem === undefined ? [] : [problem];
    }
    catch (error) {
        const code = systemErrorCode(error) ?? 'unknown error';
        return ignorableErrors.includes(code) ? [] : [`${path} could not be removed (${code}).`];
    }
}
function isCanonical(path) {
    return (0,external_node_path_namespaceObject.isAbsolute)(path) && (0,external_node_path_namespaceObject.resolve)(path) === path && (0,external_node_path_namespaceObject.normalize)(path) === path;
}

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = process.getBuiltinModule("node:os");
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = process.getBuiltinModule("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
function utils_toCommandProperties(annotationProperties) {
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
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
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
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = process.getBuiltinModule("path");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
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
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
// eslint-disable-next-line @typescript-eslint/no-explicit-any
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
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
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
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
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
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(os.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
}
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
function debug(message) {
    issueCommand('debug', {}, message);
}
function error(message, properties = {}) {
    issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
    command_issueCommand('warning', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
    command_issueCommand('notice', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
    process.stdout.write(message + os.EOL);
}
function startGroup(name) {
    issue('group', name);
}
function endGroup() {
    issue('endgroup');
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
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
// eslint-disable-next-line @typescript-eslint/no-explicit-any
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
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}




//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./src/errors/action-error.ts
class action_error_ActionError extends Error {
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

;// CONCATENATED MODULE: ./src/text/printable.ts
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const shortEscapes = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
function printable_printableLine(text) {
    return text
        .replace(invisible, (character) => shortEscapes[character] ?? escapeCharacter(character))
        .replace(/^(\s*):(?=:)/, (_all, blanks) => blanks + escapeCharacter(':'))
        .replace(/#(?=#\[)/g, escapeCharacter);
}
function printable_printableText(text) {
    return text.split('\n').map(printable_printableLine).join('\n');
}
function escapeCharacter(character) {
    const hex = (character.codePointAt(0) ?? 0).toString(16);
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

;// CONCATENATED MODULE: ./src/runner/actions.ts




function readInput(name) {
    return core.getInput(name, { trimWhitespace: false });
}
function readFlag(name) {
    if (core.getInput(name) === '')
        return false;
    try {
        return core.getBooleanInput(name);
    }
    catch (cause) {
        throw new ActionError({
            code: 'INPUT_NOT_BOOLEAN',
            title: `${name} is neither true nor false`,
            detail: `The input ${name} holds something else. YAML 1.2 knows true, True, TRUE, false, False and FALSE.`,
            fix: `Write ${name}: true, or leave it out.`,
            cause,
        });
    }
}
function mask(secrets) {
    for (const secret of secrets)
        core.setSecret(secret);
}
function setOutputs(outputs) {
    for (const [name, value] of Object.entries(outputs)) {
        if (value !== undefined)
            core.setOutput(name, value);
    }
}
function exportVariables(variables) {
    for (const [name, value] of Object.entries(variables))
        core.exportVariable(name, value);
}
function actions_addPath(directory) {
    core.addPath(directory);
}
function actions_saveState(name, text) {
    core.saveState(name, text);
}
function readState(name) {
    return getState(name);
}
function runnerTemp() {
    return process.env.RUNNER_TEMP || (0,external_node_os_namespaceObject.tmpdir)();
}
function say(line) {
    core.info(printableLine(line));
}
function sayDebug(line) {
    core.debug(printableText(line));
}
function sayGroup(title, lines) {
    core.startGroup(printableLine(title));
    for (const line of lines)
        say(line);
    core.endGroup();
}
function remark(remarks) {
    const write = { warning: warning, notice: notice };
    for (const { level, title, text } of remarks)
        write[level](printable_printableText(text), { title: printable_printableLine(title) });
}
function fail(error) {
    const known = error instanceof ActionError ? error : unexpected(error);
    if (known.cause instanceof Error)
        sayDebug(known.cause.stack ?? known.cause.message);
    process.exitCode = 1;
    const text = `${known.detail}\nFix: ${known.fix}\nCode: ${known.code}${helpFor(known.code)}`;
    core.error(printableText(text), { title: printableLine(known.title) });
    return known;
}
function unexpected(cause) {
    const name = cause instanceof Error ? cause.name : typeof cause;
    return new ActionError({
        code: 'UNEXPECTED',
        title: 'Something went wrong that should not have',
        detail: `An error of the kind ${name} was not foreseen. This is most likely a defect of the action.`,
        fix: 'Run the job again with debug logging for the stack, and report it with that. Never post the key.',
        cause,
    });
}
function helpFor(code) {
    const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref, } = process.env;
    if (!server || !repository || !ref)
        return '';
    return ` (${server}/${repository}/blob/${ref}/docs/troubleshooting.md#${code.toLowerCase()})`;
}

;// CONCATENATED MODULE: ./src/runner/state.ts
const cleanupState = 'placed';
function serializeCleanup({ ownedDirectories, files, parents }) {
    return JSON.stringify({ ownedDirectories, files, parents });
}
function parseCleanup(state) {
    const { ownedDirectories, files, parents } = Object(JSON.parse(state));
    if (!isList(ownedDirectories, isText) || !isList(parents, isText) || !isList(files, isFile))
        throw new TypeError('not a cleanup plan');
    return { ownedDirectories, files, parents };
}
function isList(value, isItem) {
    return Array.isArray(value) && value.every(isItem);
}
function isText(value) {
    return typeof value === 'string';
}
function isFile(value) {
    const { path, sha256 } = Object(value);
    return isText(path) && isText(sha256);
}

;// CONCATENATED MODULE: ./src/phases/post.ts



async function post() {
    const warn = (text) => remark([{ level: 'warning', title: 'Not all key files were removed', text }]);
    try {
        const state = readState(cleanupState);
        if (state === '')
            return;
        for (const problem of await cleanUp(parseCleanup(state), runnerTemp()))
            warn(problem);
    }
    catch (error) {
        warn(`The state of the main phase cannot be read (${error instanceof Error ? error.name : error}), so nothing was removed. Either a step of this job replaced it, or this is a defect of the action.`);
    }
}


/***/ }),

/***/ 661:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _phases_post_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(671);

await (0,_phases_post_js__WEBPACK_IMPORTED_MODULE_0__/* .post */ .b)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

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
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
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
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(661);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
