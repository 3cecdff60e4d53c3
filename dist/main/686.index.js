export const id = 686;
export const ids = [686];
export const modules = {

/***/ 3686:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   writePrivateFiles: () => (/* binding */ writePrivateFiles)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _errors_action_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2714);
/* harmony import */ var _errors_system_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8833);





function writePrivateFiles(files, { ownedDirectories, recordState, warn }) {
    const isOwned = (path) => ownedDirectories.some((owned) => path === owned || path.startsWith(`${owned}${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`));
    const created = { files: [], parents: [] };
    try {
        const missing = files.filter((file) => !isAlreadyInPlace(file, warn));
        const directories = [...new Set(missing.flatMap(({ path }) => missingParents(path)))];
        recordState({
            ownedDirectories,
            files: missing.filter(({ path }) => !isOwned(path)).map(createdFile),
            parents: directories.filter((path) => !isOwned(path)),
        });
        for (const path of directories) {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(path, { mode: 0o700 });
            if (!isOwned(path))
                created.parents.push(path);
        }
        for (const file of missing) {
            createFile(file, () => {
                if (!isOwned(file.path))
                    created.files.push(createdFile(file));
            });
        }
    }
    catch (cause) {
        if (cause instanceof _errors_action_error_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l)
            throw cause;
        recordState({ ownedDirectories, ...created });
        const { path = 'a file' } = Object(cause);
        const code = (0,_errors_system_error_js__WEBPACK_IMPORTED_MODULE_4__/* .systemErrorCode */ .v)(cause) ?? 'an unknown error';
        throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l({
            code: 'FILE_NOT_WRITTEN',
            title: 'Failed to write a key file',
            detail: `Creating ${path} failed with ${code}.`,
            fix: 'Check the permissions and the free space there. If key-directory is set, remove it to use a new directory for each run.',
            cause,
        });
    }
}
function createdFile({ path, content }) {
    return { path, sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex') };
}
function createFile({ path, content, mode = 0o600 }, onCreated) {
    const exclusive = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_EXCL | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW ?? 0);
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, exclusive, mode);
    onCreated();
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fchmodSync)(file, mode);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(file, content);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
    }
}
function isAlreadyInPlace({ path, content, isEquivalent = (text) => text === content, conflictFix }, warn) {
    const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(path, { throwIfNoEntry: false });
    if (found === undefined)
        return false;
    if (found.isFile() && isEquivalent(readText(path))) {
        if (!isPrivate(found)) {
            warn('A key file is not private', `${path} already exists with the same key and is used, but other users can read it or own it. Own it and set its mode to 0600.`);
        }
        return true;
    }
    throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l({
        code: 'FILE_IN_THE_WAY',
        title: 'A different file already exists',
        detail: `${path} exists, and is not the key file to be written. It was left unchanged.`,
        fix: conflictFix ?? 'Move it, or set key-directory to another directory.',
    });
}
function isPrivate({ mode, uid }) {
    if (process.platform === 'win32')
        return true;
    return (mode & 0o077) === 0 && uid === process.getuid?.();
}
function readText(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
}
function missingParents(path) {
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path);
    if (parent === path || (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(parent, { throwIfNoEntry: false }) !== undefined)
        return [];
    return [...missingParents(parent), parent];
}


/***/ })

};
