export const id = 953;
export const ids = [953];
export const modules = {

/***/ 95:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ quotePosix),
/* harmony export */   n: () => (/* binding */ quoteCmd)
/* harmony export */ });
function quotePosix(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
function quoteCmd(path) {
    return `"${path.replaceAll('%', '%%')}"`;
}


/***/ }),

/***/ 953:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planInstallation: () => (/* binding */ planInstallation)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _files_key_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(122);
/* harmony import */ var _shell_quoting_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95);



const name = 'app-store-connect-token';
function planInstallation(options) {
    const { config, temp, node, bundle, platform } = options;
    const directory = (0,_files_key_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .newTempDirectoryPath */ .t)(temp);
    const binDirectory = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, 'bin');
    const configPath = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, 'config.json');
    const argv = [node, bundle, configPath];
    return {
        directory,
        binDirectory,
        path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(binDirectory, platform === 'win32' ? `${name}.cmd` : name),
        files: [
            { path: configPath, content: JSON.stringify(config) },
            {
                path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(binDirectory, name),
                content: `#!/bin/sh\nexec ${argv.map(_shell_quoting_js__WEBPACK_IMPORTED_MODULE_2__/* .quotePosix */ .c).join(' ')} "$@"\n`,
                mode: 0o700,
            },
            {
                path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(binDirectory, `${name}.cmd`),
                content: `@${argv.map(_shell_quoting_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteCmd */ .n).join(' ')} %*\r\n`,
            },
        ],
    };
}


/***/ })

};
