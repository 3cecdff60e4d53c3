var __webpack_exports__ = {};
const external_node_path_namespaceObject = process.getBuiltinModule("node:path");
const external_node_fs_namespaceObject = process.getBuiltinModule("node:fs");
function systemErrorCode(error) {
    const { code } = Object(error);
    return typeof code === 'string' ? code : undefined;
}
const tempDirectoryPrefix = 'app-store-connect-token-';
const tempDirectoryPattern = new RegExp(`^${tempDirectoryPrefix}[0-9a-f]{16}$`);
const ladderFileName = 'ladder.json';
const keyFilePattern = /^(?:AuthKey|ApiKey)_[A-Za-z0-9]{1,32}\.(?:p8|json)(?:\.[0-9a-f]{16})?$/;
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
const cleanupState = 'placed';
const emptyCleanupPlan = { ownedDirectories: [], files: [], parents: [] };
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
const external_node_os_namespaceObject = process.getBuiltinModule("node:os");
const external_os_namespaceObject = process.getBuiltinModule("os");
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
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
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
var ExitCode;
(function (ExitCode) {
    ExitCode[ExitCode["Success"] = 0] = "Success";
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
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
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
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
let withheld = [];
function presentable(text) {
    return printableText(withholdPieces(text, withheld));
}
function toolkit_getState(name) {
    return getState(name);
}
function runnerTemp() {
    return process.env.RUNNER_TEMP || (0,external_node_os_namespaceObject.tmpdir)();
}
function toolkit_info(line) {
    info(presentableLine(line));
}
function annotate(annotations) {
    const write = { warning: warning, notice: notice };
    for (const { level, title, message } of annotations)
        write[level](presentable(message), { title: presentableLine(title) });
}
function presentableLine(text) {
    return printableLine(withholdPieces(text, withheld));
}
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
post();
