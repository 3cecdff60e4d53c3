export const id = 96;
export const ids = [96];
export const modules = {

/***/ 96:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createSigner: () => (/* binding */ createSigner)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
;// CONCATENATED MODULE: ./src/signing/local.ts

class LocalSigner {
    #key;
    constructor(pem) {
        this.#key = (0,external_node_crypto_.createPrivateKey)(pem);
    }
    async sign(signingInput) {
        return (0,external_node_crypto_.sign)('sha256', signingInput, { key: this.#key, dsaEncoding: 'ieee-p1363' });
    }
}

;// CONCATENATED MODULE: ./src/signing/signer.ts

async function createSigner(config) {
    switch (config.type) {
        case 'local':
            return new LocalSigner(config.pem);
    }
}


/***/ })

};
