export const id = 387;
export const ids = [387];
export const modules = {
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
 387:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  planInstallation: () => ( planInstallation)
});
var external_node_path_ = __webpack_require__(6760);
var key_directory = __webpack_require__(1122);
var names = __webpack_require__(9827);
var quoting = __webpack_require__(4333);
function serializeLadder({ rungs, endsAt, clockOffsetSeconds }) {
    return JSON.stringify({ endsAt, clockOffsetSeconds, rungs });
}
const installation_name = 'app-store-connect-token';
function planInstallation(options) {
    const { ladder, temp, node, bundle, platform } = options;
    const directory = (0,key_directory.t)(temp);
    const binDirectory = (0,external_node_path_.join)(directory, 'bin');
    const ladderPath = (0,external_node_path_.join)(directory, names.kF);
    const argv = [node, bundle, ladderPath];
    return {
        directory,
        binDirectory,
        path: (0,external_node_path_.join)(binDirectory, platform === 'win32' ? `${installation_name}.cmd` : installation_name),
        files: [
            { path: ladderPath, content: serializeLadder(ladder) },
            {
                path: (0,external_node_path_.join)(binDirectory, installation_name),
                content: `#!/bin/sh\nexec ${argv.map(quoting.c).join(' ')} "$@"\n`,
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
    return (0,external_node_path_.isAbsolute)(fromLauncher) ? (0,quoting.n)(path) : (0,quoting.n)(fromLauncher, '%here%');
}
 })
};
