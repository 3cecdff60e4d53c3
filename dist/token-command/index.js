var __webpack_exports__ = {};
const external_node_fs_namespaceObject = process.getBuiltinModule("node:fs");
function unixNow() {
    return Math.floor(Date.now() / 1000);
}
function toIsoSeconds(unixSeconds) {
    return new Date(unixSeconds * 1000).toISOString().replace('.000Z', 'Z');
}
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
function formatError(error) {
    return `${error.title}. ${formatErrorBody(error)}`;
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
const package_namespaceObject = {"rE":"1.0.0"};
const version = package_namespaceObject.rE;
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
            title: 'The token command has expired',
            detail: 'The job runs longer than token-command covers.',
            fix: 'Set token-command to a longer duration, such as 12h, or add another step that uses the action before this one.',
        });
    }
    const newest = rungs.findLastIndex(({ startsAt }) => startsAt <= now);
    const others = [rungs[newest - 1], rungs[newest + 1]];
    const rung = (fresh ? others.find((candidate) => candidate !== undefined) : undefined) ?? rungs[newest];
    if (newest >= 0 && rung !== undefined)
        return rung;
    throw new ActionError({
        code: 'COMMAND_CLOCK_CHANGED',
        title: "The runner's clock was set back",
        detail: 'It shows a time before the first token of this command is valid.',
        fix: "Add another step that uses the action before this one, with verify: true to date tokens by Apple's clock.",
    });
}
const external_node_util_namespaceObject = process.getBuiltinModule("node:util");
const usage = `Usage: app-store-connect-token [options]

Prints an App Store Connect token that is valid now, with the scope and lifetime of the step that
installed this command. At least two thirds of the lifetime remain.

  --fresh    print a different valid token (use it if Apple rejected the first one)
  --header   print "Authorization: Bearer TOKEN", for curl -H @-
  --json     print {"token":"...","expiresAt":"..."}
  --help     print this help
  --version  print the version

  set -o pipefail
  app-store-connect-token --header | curl -fsSH @- https://api.appstoreconnect.apple.com/v1/apps`;
const needsKey = /^--(?:scope|lifetime)(?:=|$)/;
function parseOptions(args) {
    if (args.length === 0)
        return { output: 'token', fresh: false };
    if (args.some((arg) => needsKey.test(arg))) {
        throw usageError('This command holds tokens, not the key, so it cannot sign one with a different scope or lifetime.', 'Add another step that uses the action with the scope or lifetime you need, and use its token output.');
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
            throw new TypeError('--header and --json cannot be used together.');
        }
        const outputs = ['help', 'version', 'header', 'json'];
        return { output: outputs.find((output) => values[output]) ?? 'token', fresh: values.fresh };
    }
    catch (error) {
        throw usageError(error instanceof Error ? error.message : String(error), 'Run app-store-connect-token --help for the options.');
    }
}
function usageError(detail, fix) {
    return new ActionError({
        code: 'COMMAND_USAGE',
        title: 'Invalid command-line options',
        detail,
        fix,
    });
}
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
            title: 'The token command is no longer available',
            detail: 'The job that installed this command has ended, or its files were removed or changed.',
            fix: 'Run the command in the same job, in a step after the one with token-command.',
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
    return `unexpected error of type ${error instanceof Error ? error.name : typeof error}, probably a bug.\nCode: UNEXPECTED`;
}
tokenCommand(process.argv.slice(2));
