export const id = 861;
export const ids = [861];
export const modules = {
 8861:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
 __webpack_require__.d(__webpack_exports__, {
   accessLimiter: () => ( accessLimiter)
 });
 var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
 var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
 var _errors_system_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8833);
function accessLimiter(warn, run = runProgram) {
    let sid;
    let hasWarned = false;
    return (directory) => {
        try {
            sid ??= readSid(run);
            run('icacls', [directory, '/inheritance:r', '/grant:r', `*${sid}:(OI)(CI)F`]);
        }
        catch (error) {
            if (hasWarned)
                return;
            hasWarned = true;
            const code = (0,_errors_system_error_js__WEBPACK_IMPORTED_MODULE_1__ .v)(error) ?? `exit code ${Object(error).status}`;
            warn('Access to the new directory is not limited', `${directory} keeps the access rules of the directory that contains it, because whoami or icacls failed (${code}). Other users of this machine may be able to read it. Check who can read RUNNER_TEMP.`);
        }
    };
}
function readSid(run) {
    const [sid] = /\bS-1-[\d-]+/.exec(run('whoami', ['/user', '/fo', 'csv', '/nh'])) ?? [];
    if (sid === undefined)
        throw Object.assign(new Error(), { code: 'no SID' });
    return sid;
}
function runProgram(name, args) {
    const { SystemRoot = 'C:\\Windows' } = process.env;
    return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFileSync)(`${SystemRoot}\\System32\\${name}.exe`, args, {
        encoding: 'utf8',
        env: { SystemRoot },
        stdio: ['ignore', 'pipe', 'ignore'],
        timeout: 10_000,
        windowsHide: true,
    });
}
 })
};
