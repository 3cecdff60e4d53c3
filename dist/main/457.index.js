export const id = 457;
export const ids = [457];
export const modules = {
 6457:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
   describeUnexpectedSkip: () => ( describeUnexpectedSkip),
   missingKeyError: () => ( missingKeyError)
 });
 var _errors_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2714);
 var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4374);
const skipHint = "set skip-without-key: true, and give later steps if: steps.<id>.outputs.available == 'true'";
const dependabot = 'dependabot[bot]';
const causes = [
    {
        likelihood: (event) => (isFromFork(event) ? 'expected' : 'no'),
        cause: 'The pull request comes from a fork, and GitHub does not pass secrets to those',
        fix: skipHint,
    },
    {
        likelihood: ({ actor, payload }) => actor === dependabot || get(payload, 'pull_request', 'user', 'login') === dependabot
            ? 'expected'
            : 'no',
        cause: 'Dependabot started the run, and it has access to Dependabot secrets only',
        fix: `gh secret set ASC_PRIVATE_KEY --app dependabot < AuthKey_XXXXXXXXXX.p8, or ${skipHint}`,
    },
    {
        likelihood: ({ payload }) => (get(payload, 'repository', 'fork') === true ? 'expected' : 'no'),
        cause: 'This repository is a fork, and secrets are not copied to forks',
        fix: `${skipHint}, or set the secret in the fork`,
    },
    {
        likelihood: () => 'possible',
        cause: 'The name of the secret has a typo, or this repository and its organization do not have it',
        fix: 'compare it with the output of gh secret list, or run gh secret set ASC_PRIVATE_KEY < AuthKey_XXXXXXXXXX.p8',
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
function missingKeyError(event = unknownEvent, fileName) {
    const [first, ...others] = listCauses(event);
    const shared = {
        code: 'KEY_MISSING',
        fix: [first, 'Otherwise:', ...others.map((line) => `- ${line}`)].join('\n'),
    };
    if (fileName === undefined) {
        return new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_0__ .l({
            ...shared,
            title: 'private-key is empty',
            detail: 'A secret that does not exist, or that the job has no access to, arrives as an empty string.',
        });
    }
    return new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_0__ .l({
        ...shared,
        title: 'The key file is empty',
        detail: `private-key-path names ${(0,_source_js__WEBPACK_IMPORTED_MODULE_1__ .C)(fileName)}, which is empty. The step that writes it most likely got an empty secret.`,
    });
}
function describeUnexpectedSkip(event = unknownEvent) {
    if (causes.some(({ likelihood }) => likelihood(event) === 'expected'))
        return undefined;
    const lines = listCauses(event).map((line) => `- ${line}`);
    return [
        'skip-without-key is true, so this step was skipped. But the run is from neither a fork nor Dependabot, so the secret should be here. Check:',
        ...lines,
    ].join('\n');
}
function listCauses(event) {
    return ['expected', 'likely', 'possible'].flatMap((likelihood) => causes
        .filter((cause) => cause.likelihood(event) === likelihood)
        .map(({ cause, fix }) => `${cause}: ${fix}.`));
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
 })
};
