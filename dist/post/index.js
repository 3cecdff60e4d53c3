import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./src/files/removal.ts

/** Errors that mean there is nothing left to remove, or that somebody else uses the folder now. */
const harmless = ['ENOENT', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR'];
/**
 * Removes files, trees, then folders that are empty. What is gone already is no trouble.
 *
 * @returns what could not be removed, a sentence each
 */
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
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
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


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
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
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
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






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
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
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
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
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
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
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
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
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(os.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + os.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
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
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./src/errors/action-error.ts
/** The only error this action raises on purpose: it names what happened, the cause and the fix. */
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


/** The text of an input, `''` when it was left out. White space is kept: it may tell what went wrong. */
function readInput(name) {
    return core.getInput(name, { trimWhitespace: false });
}
/**
 * A boolean input by the YAML 1.2 core schema; `false` when it was left out.
 *
 * @throws {ActionError} `INPUT_NOT_BOOLEAN`
 */
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
/** Has the runner hide each of `secrets` in all that is logged from now on. */
function mask(secrets) {
    for (const secret of secrets)
        core.setSecret(secret);
}
/** Sets outputs of the step, in the order given; those without a value are left out. */
function setOutputs(outputs) {
    for (const [name, value] of Object.entries(outputs)) {
        if (value !== undefined)
            core.setOutput(name, value);
    }
}
/** Sets environment variables for later steps. */
function exportVariables(variables) {
    for (const [name, value] of Object.entries(variables))
        core.exportVariable(name, value);
}
/** Puts a folder before the PATH of later steps. */
function actions_addPath(directory) {
    core.addPath(directory);
}
/** Leaves a text to the post phase of this invocation. */
function actions_saveState(name, text) {
    core.saveState(name, text);
}
/** What the main phase of this invocation left; `''` when it left nothing. */
function readState(name) {
    return getState(name);
}
/** Logs a line. */
function say(line) {
    core.info(line);
}
/** Logs a line that is shown only when the run is debugged. */
function sayDebug(line) {
    core.debug(line);
}
/** Logs lines that fold up under a title. */
function sayGroup(title, lines) {
    core.startGroup(title);
    for (const line of lines)
        core.info(line);
    core.endGroup();
}
/** Makes an annotation of each remark. */
function remark(remarks) {
    // Named one by one: a computed name would bring all of @actions/core into the bundle.
    const say = { warning: warning, notice: notice };
    for (const { level, title, text } of remarks)
        say[level](text, { title });
}
/**
 * Ends the step as failed, with one annotation. Of an error that nobody foresaw, the log shows the name
 * and, under debug only, the stack.
 *
 * @returns what was annotated
 */
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
/** The page that explains `code`, as far as the runner says where this action comes from. */
function helpFor(code) {
    const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref, } = process.env;
    if (!server || !repository || !ref)
        return '';
    return ` (${server}/${repository}/blob/${ref}/docs/troubleshooting.md#${code.toLowerCase()})`;
}

;// CONCATENATED MODULE: ./src/runner/state.ts
/** The name under which the main phase leaves what it made to the post phase. */
const placedState = 'placed';
/** @returns the state's text */
function writePlaced(placed) {
    return JSON.stringify(placed);
}
/**
 * What the main phase of this invocation made; nothing when it left no state.
 *
 * @throws {SyntaxError | TypeError} when the state is not what `writePlaced` writes
 */
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



/** The post phase: removes what the main phase of this invocation made. Warns, and never fails. */
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

