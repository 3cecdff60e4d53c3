var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = process.getBuiltinModule("node:fs");
;// CONCATENATED MODULE: ./src/files/removal.ts

const harmless = ['ENOENT', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR'];
function removeLeftovers({ files, directories, trees }) {
    const innermostFirst = directories.toReversed();
    return [
        ...files.flatMap((path) => attempt(path, () => (0,external_node_fs_namespaceObject.unlinkSync)(path))),
        ...trees.flatMap((path) => attempt(path, () => (0,external_node_fs_namespaceObject.rmSync)(path, { recursive: true, force: true }))),
        ...innermostFirst.flatMap((path) => attempt(path, () => (0,external_node_fs_namespaceObject.rmdirSync)(path))),
    ];
}
function attempt(path, remove) {
    try {
        remove();
        return [];
    }
    catch (error) {
        const { code = 'unknown' } = error;
        return harmless.includes(code) ? [] : [`${path} could not be removed (${code}).`];
    }
}

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
function say(line) {
    core.info(line);
}
function sayDebug(line) {
    core.debug(line);
}
function sayGroup(title, lines) {
    core.startGroup(title);
    for (const line of lines)
        core.info(line);
    core.endGroup();
}
function remark(remarks) {
    const say = { warning: warning, notice: notice };
    for (const { level, title, text } of remarks)
        say[level](text, { title });
}
function fail(error) {
    const known = error instanceof ActionError ? error : unexpected(error);
    if (known.cause instanceof Error)
        core.debug(known.cause.stack ?? known.cause.message);
    process.exitCode = 1;
    core.error(`${known.detail}\nFix: ${known.fix}\nCode: ${known.code}${helpFor(known.code)}`, {
        title: known.title,
    });
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
const placedState = 'placed';
function writePlaced(placed) {
    return JSON.stringify(placed);
}
function readPlaced(state) {
    if (state === '')
        return { files: [], directories: [], trees: [] };
    const { files, directories, trees } = JSON.parse(state);
    const arePaths = (value) => Array.isArray(value) && value.every((path) => typeof path === 'string');
    if (!arePaths(files) || !arePaths(directories) || !arePaths(trees))
        throw new TypeError('not a list of paths');
    return { files, directories, trees };
}

;// CONCATENATED MODULE: ./src/phases/post.ts



function post() {
    const warn = (text) => remark([{ level: 'warning', title: 'Not all key files were removed', text }]);
    try {
        for (const problem of removeLeftovers(readPlaced(readState(placedState))))
            warn(problem);
    }
    catch (error) {
        warn(`The state of the main phase cannot be read (${error instanceof Error ? error.name : error}). If a step of this job wrote it, that step has a defect.`);
    }
}

;// CONCATENATED MODULE: ./src/post.ts

post();

