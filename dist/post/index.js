var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = process.getBuiltinModule("node:path");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = process.getBuiltinModule("node:fs");
;// CONCATENATED MODULE: ./src/errors/system-error.ts
function systemErrorCode(error) {
    const { code } = Object(error);
    return typeof code === 'string' ? code : undefined;
}

;// CONCATENATED MODULE: ./src/files/names.ts
const tempDirectoryPrefix = 'app-store-connect-token-';
const tempDirectoryPattern = new RegExp(`^${tempDirectoryPrefix}[0-9a-f]{16}$`);
function keyFileStem({ kind, keyId }) {
    return `${kind === 'individual' ? 'ApiKey' : 'AuthKey'}_${keyId}`;
}
const ladderFileName = 'ladder.json';
const keyFilePattern = /^(?:AuthKey|ApiKey)_[A-Za-z0-9]{1,32}\.(?:p8|json)(?:\.[0-9a-f]{16})?$/;

;// CONCATENATED MODULE: ./src/files/cleanup.ts




const ignorableErrors = ['ENOENT', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR'];
const useErrors = ['EBUSY', 'EPERM', 'EACCES'];
const maxKeyFileBytes = 64 * 1024;
function cleanUp(plan, temp, onRemoved) {
    const { ownedDirectories, files, parents } = plan;
    return [
        ...ownedDirectories.flatMap((path) => removeOwnedDirectory(path, temp, onRemoved)),
        ...files.flatMap((file) => removeKeyFile(file, onRemoved)),
        ...parents.toReversed().flatMap((path) => removeParent(path, files)),
    ];
}
function removeOwnedDirectory(path, temp, onRemoved) {
    const isOurs = isCanonical(path) &&
        (0,external_node_path_namespaceObject.dirname)(path) === (0,external_node_path_namespaceObject.resolve)(temp) &&
        tempDirectoryPattern.test((0,external_node_path_namespaceObject.basename)(path));
    if (!isOurs)
        return [`${path} is not a directory that this action creates. It was left in place.`];
    return tryRemove(path, (stats) => stats.isDirectory()
        ? removeTree(path, onRemoved)
        : [`${path} is no longer a directory. It was left in place.`]);
}
function removeTree(directory, onRemoved) {
    const problems = (0,external_node_fs_namespaceObject.readdirSync)(directory).flatMap((name) => {
        const path = (0,external_node_path_namespaceObject.join)(directory, name);
        return tryRemove(path, (stats) => {
            if (stats.isDirectory())
                return removeTree(path, onRemoved);
            (0,external_node_fs_namespaceObject.unlinkSync)(path);
            onRemoved(path);
            return [];
        });
    });
    if (problems.length === 0)
        (0,external_node_fs_namespaceObject.rmdirSync)(directory);
    return problems;
}
function removeKeyFile({ path, sha256 }, onRemoved) {
    if (!isCanonical(path) || !keyFilePattern.test((0,external_node_path_namespaceObject.basename)(path))) {
        return [`${path} is not a file that this action writes. It was left in place.`];
    }
    const { createHash } = process.getBuiltinModule('node:crypto');
    return tryRemove(path, (stats) => {
        const isOurs = () => stats.size === 0 ||
            (stats.size <= maxKeyFileBytes &&
                createHash('sha256').update((0,external_node_fs_namespaceObject.readFileSync)(path)).digest('hex') === sha256);
        if (!stats.isFile() || !isOurs())
            return [`${path} was replaced after this action wrote it. It was left in place.`];
        (0,external_node_fs_namespaceObject.unlinkSync)(path);
        onRemoved(path);
        return [];
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
        return [];
    });
}
function tryRemove(path, remove) {
    try {
        return remove((0,external_node_fs_namespaceObject.lstatSync)(path));
    }
    catch (error) {
        const code = systemErrorCode(error) ?? 'unknown error';
        if (ignorableErrors.includes(code))
            return [];
        const reason = useErrors.includes(code)
            ? ': a program still uses it, or the permissions do not allow it'
            : '';
        return [`${path} could not be removed${reason} (${code}).`];
    }
}
function isCanonical(path) {
    return (0,external_node_path_namespaceObject.resolve)(path) === path;
}

;// CONCATENATED MODULE: ./src/runner/state.ts
const cleanupState = 'placed';
const emptyCleanupPlan = { ownedDirectories: [], files: [], parents: [] };
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

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = process.getBuiltinModule("node:os");
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = process.getBuiltinModule("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
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
//-----------------------------------------------------------------------
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
//-----------------------------------------------------------------------
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
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
    process.stdout.write(message + external_os_namespaceObject.EOL);
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
//-----------------------------------------------------------------------
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

;// CONCATENATED MODULE: ./src/text/withholding.ts
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

;// CONCATENATED MODULE: ./src/runner/toolkit.ts







function toolkit_getInput(name) {
    return core.getInput(name, { trimWhitespace: false });
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
    const value = core.getInput(name);
    if (value === '')
        return false;
    try {
        return core.getBooleanInput(name);
    }
    catch (cause) {
        const meant = booleanWords[value.toLowerCase()];
        const shown = quotableValue.test(value)
            ? `"${value}"`
            : `a value of ${value.length} characters`;
        throw new ActionError({
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
        core.setSecret(secret);
    process.stdout.uncork();
}
let withheld = [];
const maxWithheldLength = 4096;
function withhold(texts) {
    withheld = texts.map((text) => text.slice(0, maxWithheldLength)).slice(0, 20);
}
function presentable(text) {
    return printableText(withholdPieces(text, withheld));
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
function toolkit_addPath(directory) {
    core.addPath(directory);
}
function toolkit_saveState(name, text) {
    core.saveState(name, text);
}
function toolkit_getState(name) {
    return getState(name);
}
function runnerTemp() {
    return process.env.RUNNER_TEMP || (0,external_node_os_namespaceObject.tmpdir)();
}
function stepId() {
    const { GITHUB_ACTION: name = '' } = process.env;
    return /^[A-Za-z][\w-]*$/.test(name) ? name : undefined;
}
function toolkit_info(line) {
    info(presentableLine(line));
}
function toolkit_debug(line) {
    core.debug(presentable(line));
}
function logGroup(title, lines) {
    core.startGroup(presentableLine(title));
    for (const line of lines)
        toolkit_info(line);
    core.endGroup();
}
function annotate(annotations) {
    const write = { warning: warning, notice: notice };
    for (const { level, title, message } of annotations)
        write[level](presentable(message), { title: presentableLine(title) });
}
function toolkit_setFailed(error) {
    const known = error instanceof ActionError ? error : unexpectedError(error);
    if (known.cause instanceof Error)
        toolkit_debug(known.cause.stack ?? known.cause.message);
    process.exitCode = 1;
    const shown = presentableError(known);
    const body = formatErrorBody(shown, (code) => docsLink(process.env, code));
    core.error(body, { title: shown.title });
    return shown;
}
function presentableLine(text) {
    return printableLine(withholdPieces(text, withheld));
}
function presentableError({ code, title, detail, fix, problems }) {
    return new ActionError({
        code,
        title: presentableLine(title),
        detail: presentable(detail),
        fix: presentable(fix),
        problems: problems.map(presentableError),
    });
}
function unexpectedError(cause) {
    const type = cause instanceof Error ? cause.name : typeof cause;
    return new ActionError({
        code: 'UNEXPECTED',
        title: 'Unexpected error, probably a bug',
        detail: `This action does not handle an error of type ${type} here.`,
        fix: 'Run the job again with debug logging enabled, which prints the stack, and open an issue with the stack. Never post the key.',
        cause,
    });
}

;// CONCATENATED MODULE: ./src/action/post.ts





function post() {
    const warn = (message) => annotate([{ level: 'warning', title: 'Some key files were not removed', message }]);
    const removed = [];
    try {
        const state = toolkit_getState(cleanupState);
        if (state === '')
            return;
        const problems = cleanUp(parseCleanup(state), runnerTemp(), (path) => removed.push(path));
        for (const problem of problems)
            warn(problem);
    }
    catch (error) {
        warn(`Nothing was removed, because the state saved by the main phase cannot be read (${error instanceof Error ? error.name : error}). Either another step of this job replaced it, or this is a bug.`);
    }
    const removals = describeRemovals(removed.map((path) => (0,external_node_path_namespaceObject.basename)(path)));
    if (removals.length > 0)
        toolkit_info(`Removed ${removals.join(' and ')}.`);
}
function describeRemovals(names) {
    const count = names.filter((name) => keyFilePattern.test(name)).length;
    return [
        ...(count > 0 ? [`${count} key file${count === 1 ? '' : 's'}`] : []),
        ...(names.includes(ladderFileName) ? ['the token command'] : []),
    ];
}

;// CONCATENATED MODULE: ./src/post.ts

post();

