export const id = 714;
export const ids = [714];
export const modules = {
 714:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
   planToolSetup: () => ( planToolSetup)
 });
 var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
 var node_path__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
 var _files_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9827);
 var _key_pem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3277);
function planToolSetup(selected, { key, token, directory, home, command, }) {
    const needed = new Set(selected.flatMap(({ files }) => files));
    const { identity, signer } = key;
    const privateKey = signer.type === 'local' ? signer.key : undefined;
    const pem = privateKey ? (0,_key_pem_js__WEBPACK_IMPORTED_MODULE_1__ .sg)(privateKey) : '';
    const stem = (0,_files_names_js__WEBPACK_IMPORTED_MODULE_2__ .vu)(identity);
    const credentials = {
        keyId: identity.keyId,
        issuerId: identity.issuerId,
        inHouse: identity.kind === 'in-house',
        p8: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, `${stem}.p8`),
        p8Directory: directory,
        json: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, `${stem}.json`),
        token,
        command,
    };
    const p8 = {
        content: pem,
        isEquivalent: (text) => privateKey !== undefined && (0,_key_pem_js__WEBPACK_IMPORTED_MODULE_1__ .XX)(text, privateKey),
    };
    const files = {
        p8: { path: credentials.p8, ...p8 },
        json: { path: credentials.json, content: serializeJsonKey(identity, pem) },
        home: {
            path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.appstoreconnect', 'private_keys', `${stem}.p8`),
            ...p8,
            conflictFix: 'Transporter reads the key from this path only: move the file, or delete it if it is left over from another job.',
        },
    };
    const env = selected
        .flatMap((tool) => Object.entries(tool.env?.(credentials) ?? {}))
        .flatMap(([name, value]) => (value ? [[name, value]] : []));
    return {
        files: [...new Map([...needed].map((name) => [files[name].path, files[name]])).values()],
        env: Object.fromEntries(env),
        outputs: {
            'key-path': needed.has('p8') ? credentials.p8 : undefined,
            'api-key-json-path': needed.has('json') ? credentials.json : undefined,
            ...Object.assign({}, ...selected.map((tool) => tool.outputs?.(credentials))),
        },
    };
}
function serializeJsonKey(identity, pem) {
    const body = pem.replace(/-----[^-]+-----|\s/g, '');
    const json = {
        key_id: identity.keyId,
        issuer_id: identity.issuerId,
        key: pem,
        private_key: body,
        in_house: identity.kind === 'in-house',
    };
    return `${JSON.stringify(json, null, 2)}\n`;
}
 })
};
