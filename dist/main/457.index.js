export const id = 457;
export const ids = [457];
export const modules = {

/***/ 457:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   missingKeyError: () => (/* binding */ missingKeyError)
/* harmony export */ });
/* harmony import */ var _errors_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(714);

const skipHint = "set skip-without-key: true and give later steps if: steps.<id>.outputs.available == 'true'";
const dependabot = 'dependabot[bot]';
const causes = [
    {
        likelihood: (event) => (isFromFork(event) ? 'likely' : 'no'),
        cause: 'The pull request comes from a fork, and GitHub gives no secrets to those',
        fix: skipHint,
    },
    {
        likelihood: ({ actor, payload }) => actor === dependabot || get(payload, 'pull_request', 'user', 'login') === dependabot
            ? 'likely'
            : 'no',
        cause: 'Dependabot started the run, and it sees only secrets of its own',
        fix: `gh secret set ASC_PRIVATE_KEY --app dependabot < AuthKey_XXXXXXXXXX.p8, or ${skipHint}`,
    },
    {
        likelihood: () => 'possible',
        cause: 'The name of the secret is misspelled, or it is not in this repository or organization',
        fix: 'compare it with what gh secret list shows, and set it with gh secret set ASC_PRIVATE_KEY < AuthKey_XXXXXXXXXX.p8',
    },
    {
        likelihood: ({ eventName }) => /^(?:deployment|release)/.test(eventName) ? 'likely' : 'possible',
        cause: 'The secret belongs to an environment that the job does not name',
        fix: 'add environment: <name> to the job',
    },
    {
        likelihood: () => 'possible',
        cause: 'The job is in a reusable workflow that was called without the secret',
        fix: 'add secrets: inherit to the job that calls it',
    },
];
const unknownEvent = { eventName: '', actor: '', payload: {} };
function missingKeyError(event = unknownEvent) {
    const causesWith = (likelihood) => causes.filter((cause) => cause.likelihood(event) === likelihood);
    const [first, ...others] = [...causesWith('likely'), ...causesWith('possible')].map(({ cause, fix }) => `${cause}: ${fix}.`);
    return new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l({
        code: 'KEY_MISSING',
        title: 'There is no private key',
        detail: 'private-key is empty, or the file of private-key-path is. A secret that a job cannot see arrives as an empty string.',
        fix: [first, 'If it is not that:', ...others.map((line) => `- ${line}`)].join('\n'),
    });
}
function isFromFork({ eventName, payload }) {
    if (!eventName.startsWith('pull_request') || eventName === 'pull_request_target')
        return false;
    const head = get(payload, 'pull_request', 'head', 'repo', 'full_name');
    const base = get(payload, 'pull_request', 'base', 'repo', 'full_name');
    return base !== undefined && head !== base;
}
function get(value, ...path) {
    return path.reduce((inner, name) => typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined, value);
}


/***/ })

};
