var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = process.getBuiltinModule("node:fs");
;// CONCATENATED MODULE: ./src/clock.ts
function unixNow() {
    return Math.floor(Date.now() / 1000);
}
function toIsoSeconds(unixSeconds) {
    return new Date(unixSeconds * 1000).toISOString().replace('.000Z', 'Z');
}

;// CONCATENATED MODULE: ./src/errors/action-error.ts
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

;// CONCATENATED MODULE: ./src/errors/format.ts
function formatErrorBody({ detail, fix, code }) {
    return `${detail}\nFix: ${fix}\nCode: ${code}`;
}
function formatError(error) {
    return `${error.title}. ${formatErrorBody(error)}`;
}

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

;// CONCATENATED MODULE: ./package.json
const package_namespaceObject = {"rE":"1.0.0"};
;// CONCATENATED MODULE: ./src/version.ts

const version = package_namespaceObject.rE;

;// CONCATENATED MODULE: ./src/token-command/ladder-file.ts

function serializeLadder({ rungs, endsAt, clockOffsetSeconds }) {
    return JSON.stringify({ endsAt, clockOffsetSeconds, rungs });
}
function parseLadder(text) {
    const { rungs, endsAt, clockOffsetSeconds } = Object(JSON.parse(text));
    const isComplete = Array.isArray(rungs) &&
        rungs.length > 0 &&
        rungs.every(isRung) &&
        [endsAt, clockOffsetSeconds].every(isSeconds);
    if (!isComplete)
        throw new TypeError('not a ladder of tokens');
    return { rungs, endsAt, clockOffsetSeconds };
}
function isRung(value) {
    const { jwt, startsAt, expiresAt } = Object(value);
    return (typeof jwt === 'string' &&
        /^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt) &&
        [startsAt, expiresAt].every(isSeconds));
}
function isSeconds(value) {
    return Number.isInteger(value) && Math.abs(Number(value)) < 8.64e12;
}
function selectRung({ rungs, endsAt, clockOffsetSeconds }, { unixNow, fresh }) {
    const now = unixNow + clockOffsetSeconds;
    if (now >= endsAt) {
        throw new ActionError({
            code: 'COMMAND_EXPIRED',
            title: 'The tokens have expired',
            detail: 'The job lasts longer than token-command covers.',
            fix: 'Set token-command to a longer duration, such as 12h, or run the action again as a later step.',
        });
    }
    const newest = rungs.findLastIndex(({ startsAt }) => startsAt <= now);
    const others = [rungs[newest - 1], rungs[newest + 1]];
    const rung = (fresh ? others.find((other) => other !== undefined) : undefined) ?? rungs[newest];
    if (newest >= 0 && rung !== undefined)
        return rung;
    throw new ActionError({
        code: 'COMMAND_CLOCK_CHANGED',
        title: "This machine's clock was set back",
        detail: 'It shows a time before the tokens of this command.',
        fix: "Run the action again as a later step, with verify: true to go by Apple's clock.",
    });
}

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = process.getBuiltinModule("node:util");
;// CONCATENATED MODULE: ./src/token-command/options.ts


const usage = `Usage: app-store-connect-token [options]

Prints an App Store Connect token that is valid now, with the scope and lifetime of the step that
installed this. At least two thirds of the lifetime are left.

  --fresh    print a different valid token, if Apple refused the other
  --header   print "Authorization: Bearer TOKEN", for curl -H @-
  --json     print {"token":"...","expiresAt":"..."}
  --help     print this
  --version  print the version

  set -o pipefail
  app-store-connect-token --header | curl -fsSH @- https://api.appstoreconnect.apple.com/v1/apps`;
const needsKey = /^--(?:scope|lifetime)(?:=|$)/;
function parseOptions(args) {
    if (args.length === 0)
        return { output: 'token', fresh: false };
    if (args.some((arg) => needsKey.test(arg))) {
        throw usageError('The command holds tokens, not the key: it cannot sign one with another scope or lifetime.', 'Use the action once more, with its own id and the scope or lifetime you need, and its output token.');
    }
    try {
        const { values } = (0,external_node_util_namespaceObject.parseArgs)({
            args: [...args],
            options: {
                fresh: { type: 'boolean', default: false },
                header: { type: 'boolean' },
                json: { type: 'boolean' },
                help: { type: 'boolean', short: 'h' },
                version: { type: 'boolean' },
            },
        });
        if (values.header && values.json) {
            throw new TypeError('--header and --json exclude each other.');
        }
        const outputs = ['help', 'version', 'header', 'json'];
        return { output: outputs.find((output) => values[output]) ?? 'token', fresh: values.fresh };
    }
    catch (error) {
        throw usageError(error instanceof Error ? error.message : String(error), 'See app-store-connect-token --help.');
    }
}
function usageError(detail, fix) {
    return new ActionError({
        code: 'COMMAND_USAGE',
        title: 'That is not how the command is called',
        detail,
        fix,
    });
}

;// CONCATENATED MODULE: ./src/token-command/run.ts








function tokenCommand([ladderPath = '', ...args]) {
    try {
        process.stdout.write(`${respond(ladderPath, parseOptions(args))}\n`);
    }
    catch (error) {
        process.exitCode = error instanceof ActionError && error.code === 'COMMAND_USAGE' ? 2 : 1;
        process.stderr.write(`app-store-connect-token: ${printableText(describeFailure(error))}\n`);
    }
}
function respond(ladderPath, { output, fresh }) {
    if (output === 'help')
        return usage;
    if (output === 'version')
        return version;
    const rung = selectRung(readLadder(ladderPath), { unixNow: unixNow(), fresh });
    return formatToken(rung, output);
}
function readLadder(path) {
    try {
        return parseLadder((0,external_node_fs_namespaceObject.readFileSync)(path, 'utf8'));
    }
    catch {
        throw new ActionError({
            code: 'COMMAND_GONE',
            title: 'The tokens are gone',
            detail: 'The job that installed this command has ended, or its files were removed or damaged.',
            fix: 'Use the command in steps of the same job, after the step with token-command: true.',
        });
    }
}
function formatToken({ jwt, expiresAt }, output) {
    if (output === 'token')
        return jwt;
    if (output === 'header')
        return `Authorization: Bearer ${jwt}`;
    return JSON.stringify({ token: jwt, expiresAt: toIsoSeconds(expiresAt) });
}
function describeFailure(error) {
    if (error instanceof ActionError)
        return formatError(error);
    return `an unexpected error of the kind ${error instanceof Error ? error.name : typeof error}.\nCode: UNEXPECTED`;
}

;// CONCATENATED MODULE: ./src/token-command.ts

tokenCommand(process.argv.slice(2));

