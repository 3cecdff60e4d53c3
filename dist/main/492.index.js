export const id = 492;
export const ids = [492];
export const modules = {
 5492:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  writePrivateFiles: () => ( writePrivateFiles)
});
var external_node_crypto_ = __webpack_require__(7598);
var external_node_fs_ = __webpack_require__(3024);
var external_node_path_ = __webpack_require__(6760);
var action_error = __webpack_require__(2714);
var system_error = __webpack_require__(8833);
const draftSuffix = /\.[0-9a-f]{16}$/;
function draftPathFor(path) {
    return `${path}.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`;
}
function withoutDraftSuffix(path) {
    return path.replace(draftSuffix, '');
}
function createDirectory(path) {
    try {
        (0,external_node_fs_.mkdirSync)(path, { mode: 0o700 });
        return true;
    }
    catch (error) {
        if ((0,system_error.v)(error) === 'EEXIST' && (0,external_node_fs_.lstatSync)(path).isDirectory())
            return false;
        throw error;
    }
}
function createWholeFile(file) {
    const { path, draftPath } = file;
    try {
        writeDraft(file);
        publish(draftPath, path);
    }
    finally {
        removeDraft(draftPath);
    }
}
function removeDraft(draftPath) {
    try {
        (0,external_node_fs_.unlinkSync)(draftPath);
    }
    catch (error) {
        if ((0,system_error.v)(error) !== 'ENOENT')
            throw error;
    }
}
function writeDraft({ draftPath, content, mode = 0o600 }) {
    const exclusive = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | (external_node_fs_.constants.O_NOFOLLOW ?? 0);
    const file = (0,external_node_fs_.openSync)(draftPath, exclusive, mode);
    try {
        (0,external_node_fs_.fchmodSync)(file, mode);
        (0,external_node_fs_.writeFileSync)(file, content);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function publish(draftPath, path) {
    try {
        (0,external_node_fs_.linkSync)(draftPath, path);
    }
    catch (error) {
        if ((0,system_error.v)(error) === 'EEXIST')
            throw error;
        (0,external_node_fs_.copyFileSync)(draftPath, path, external_node_fs_.constants.COPYFILE_EXCL);
    }
}
function writePrivateFiles(files, { ownedDirectories, recordState, warn, limitAccess }) {
    const isOwned = (path) => ownedDirectories.some((owned) => path === owned || path.startsWith(`${owned}${external_node_path_.sep}`));
    const created = { files: [], parents: [] };
    try {
        const missing = files.filter((file) => !isAlreadyInPlace(file, warn)).map(withDraft);
        const directories = [...new Set(missing.flatMap(({ path }) => missingParents(path)))];
        const others = missing.filter(({ path }) => !isOwned(path));
        const parents = directories.filter((path) => !isOwned(path));
        recordState({
            ownedDirectories,
            files: others.flatMap((file) => [createdFile(file), createdFile(file, file.draftPath)]),
            parents,
        });
        for (const path of directories) {
            if (isOwned(path))
                (0,external_node_fs_.mkdirSync)(path, { mode: 0o700 });
            else if (createDirectory(path))
                created.parents.push(path);
            else
                continue;
            if (!directories.includes((0,external_node_path_.dirname)(path)))
                limitAccess?.(path);
        }
        let isComplete = true;
        for (const file of missing) {
            const isCreated = createFile(file, warn);
            isComplete &&= isCreated;
            const path = isCreated ? file.path : file.draftPath;
            if (!isOwned(file.path))
                created.files.push(createdFile(file, path));
        }
        if (!isComplete || created.parents.length < parents.length)
            recordState({ ownedDirectories, ...created });
    }
    catch (cause) {
        if (cause instanceof action_error.l)
            throw cause;
        recordState({ ownedDirectories, ...created });
        const { path = 'a file', dest = path } = Object(cause);
        const code = (0,system_error.v)(cause) ?? 'an unknown error';
        throw new action_error.l({
            code: 'FILE_NOT_WRITTEN',
            title: 'Failed to write a key file',
            detail: `Creating ${withoutDraftSuffix(String(dest))} failed with ${code}.`,
            fix: 'Check the permissions and the free space there. If key-directory is set, remove it to use a new directory for each run.',
            cause,
        });
    }
}
function createdFile({ path, content }, at = path) {
    return { path: at, sha256: (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex') };
}
function withDraft(file) {
    return { ...file, draftPath: draftPathFor(file.path) };
}
function createFile(file, warn) {
    try {
        createWholeFile(file);
        return true;
    }
    catch (error) {
        if ((0,system_error.v)(error) !== 'EEXIST' || !isEquivalentFile(file))
            throw error;
        isAlreadyInPlace(file, warn);
        return false;
    }
}
function isAlreadyInPlace(file, warn) {
    const { path, conflictFix } = file;
    const found = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    if (found === undefined)
        return false;
    if (isEquivalentFile(file)) {
        if (!isPrivate(found)) {
            warn('A key file is not private', `${path} already exists with the same key and is used, but other users can read it or own it. Own it and set its mode to 0600.`);
        }
        return true;
    }
    throw new action_error.l({
        code: 'FILE_IN_THE_WAY',
        title: 'A different file already exists',
        detail: `${path} exists, and is not the key file to be written. It was left unchanged.`,
        fix: conflictFix ?? 'Move it, or set key-directory to another directory.',
    });
}
function isEquivalentFile({ path, content, isEquivalent = (text) => text === content, }) {
    const found = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    return found?.isFile() === true && isEquivalent(readText(path));
}
function isPrivate({ mode, uid }) {
    if (process.platform === 'win32')
        return true;
    return (mode & 0o077) === 0 && uid === process.getuid?.();
}
function readText(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
}
function missingParents(path) {
    const parent = (0,external_node_path_.dirname)(path);
    if (parent === path || (0,external_node_fs_.lstatSync)(parent, { throwIfNoEntry: false }) !== undefined)
        return [];
    return [...missingParents(parent), parent];
}
 })
};
