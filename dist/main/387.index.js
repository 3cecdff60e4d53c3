export const id = 387;
export const ids = [387];
export const modules = {

/***/ 4333:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ quotePosix),
/* harmony export */   n: () => (/* binding */ quoteCmd)
/* harmony export */ });
function quotePosix(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
function quoteCmd(path, variable = '') {
    return `"${variable}${path.replaceAll('%', '%%')}"`;
}


/***/ }),

/***/ 387:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  planInstallation: () => (/* binding */ planInstallation)
});

var external_node_path_ = __webpack_require__(6760);
var key_directory = __webpack_require__(1122);
var names = __webpack_require__(9827);
var quoting = __webpack_require__(4333);
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

;// CONCATENATED MODULE: ./src/token-command/installation.ts





const installation_name = 'app-store-connect-token';
function planInstallation(options) {
    const { ladder, temp, node, bundle, platform } = options;
    const directory = (0,key_directory/* newTempDirectoryPath */.t)(temp);
    const binDirectory = (0,external_node_path_.join)(directory, 'bin');
    const ladderPath = (0,external_node_path_.join)(directory, names/* ladderFileName */.kF);
    const argv = [node, bundle, ladderPath];
    return {
        directory,
        binDirectory,
        path: (0,external_node_path_.join)(binDirectory, platform === 'win32' ? `${installation_name}.cmd` : installation_name),
        files: [
            { path: ladderPath, content: serializeLadder(ladder) },
            {
                path: (0,external_node_path_.join)(binDirectory, installation_name),
                content: `#!/bin/sh\nexec ${argv.map(quoting/* quotePosix */.c).join(' ')} "$@"\n`,
                mode: 0o700,
            },
            {
                path: (0,external_node_path_.join)(binDirectory, `${installation_name}.cmd`),
                content: cmdLauncher(argv.map((path) => cmdWord(path, binDirectory))),
            },
        ],
    };
}
function cmdLauncher(argv) {
    return [
        '@echo off',
        'setlocal DisableDelayedExpansion',
        'call :locate',
        `${argv.join(' ')} %*`,
        'exit /b %errorlevel%',
        ':locate',
        'set "here=%~dp0"',
        '',
    ].join('\r\n');
}
function cmdWord(path, directory) {
    const fromLauncher = (0,external_node_path_.relative)(directory, path);
    return (0,external_node_path_.isAbsolute)(fromLauncher) ? (0,quoting/* quoteCmd */.n)(path) : (0,quoting/* quoteCmd */.n)(fromLauncher, '%here%');
}


/***/ })

};
