export const id = 884;
export const ids = [884];
export const modules = {
 8884:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  runPreflight: () => ( runPreflight)
});
var base_url = __webpack_require__(8379);
var diagnosis = __webpack_require__(8957);
var response = __webpack_require__(6633);
function judge(request, result, now) {
    const { path, forbiddenRemark, notFound } = request;
    if (result.type === 'failure') {
        const cause = (0,diagnosis.QJ)(result.errorCode);
        const hint = (0,base_url.Nn)(path)
            ? ' If that does not help, ask whoever runs the network to let the runner reach the Notary API, which has a host of its own: appstoreconnect.apple.com.'
            : '';
        return unproven(`GET ${withoutQuery(path)} got no response (${cause}). Run the job again.${hint}`);
    }
    if ((0,response.XZ)(result))
        return refused('agreement', request);
    if ((0,response.Lu)(result))
        return forbiddenRemark === undefined ? refused('role', request) : unproven(forbiddenRemark);
    if (result.status === 401 && request.failsWhenUnauthorized)
        return refused('key', request);
    if (result.status === 404 && result.errors.length > 0 && notFound !== undefined)
        return notFound === 'app' ? refused('app', request) : { type: 'proven' };
    const isExpected = result.status === 200 && !result.isHtml && (result.isJson || request.isFile);
    return isExpected ? inspect(request, result, now) : unproven(describeUnexpected(path, result));
}
function combine(evidence) {
    const refusals = evidence.filter(({ type }) => type === 'refused');
    const agreement = refusals.find((one) => 'refusal' in one && one.refusal === 'agreement');
    const decisive = agreement ?? refusals[0];
    if (decisive !== undefined)
        return decisive;
    const remark = evidence.flatMap((one) => ('remark' in one ? one.remark : [])).join(' ');
    if (evidence.some(({ type }) => type === 'unproven'))
        return unproven(remark);
    return { type: 'proven', ...(remark !== '' && { remark }) };
}
function inspect(request, { resources }, now) {
    if (request.inspect === undefined)
        return { type: 'proven' };
    if (resources === undefined)
        return unproven(`GET ${withoutQuery(request.path)} returned something other than a list.`);
    const remark = request.inspect(resources, now);
    if (remark === undefined)
        return { type: 'proven' };
    return { type: remark.isProven ? 'proven' : 'unproven', remark: remark.text };
}
function describeUnexpected(path, { status, isHtml }) {
    const advice = status === 400 ? 'Check the argument in preflight.' : 'Run the job again.';
    return `GET ${withoutQuery(path)} got ${isHtml ? 'a web page' : 'an unexpected response'} (${status}). ${advice}`;
}
function unproven(remark) {
    return { type: 'unproven', remark };
}
function refused(refusal, { path }) {
    return { type: 'refused', refusal, path: withoutQuery(path) };
}
function withoutQuery(path) {
    return path.replace(/\?.*/, '');
}
var action_error = __webpack_require__(2714);
var account_pages = __webpack_require__(5961);
var ids = __webpack_require__(2405);
const keysOf = ({ identity }) => account_pages.U[identity.kind].keys;
const refusalTexts = {
    agreement: {
        code: 'APPLE_AGREEMENT_MISSING',
        problem: 'a required Apple agreement is missing or expired',
        detail: ({ path }) => `Apple refused GET ${path} for that reason (403), twice in a row. The key itself was accepted, and a new key would not help.`,
        fix: ({ identity }) => `Only the Account Holder can accept it: ${account_pages.U[identity.kind].agreements}. The change takes effect within minutes.`,
    },
    key: {
        code: 'PREFLIGHT_FAILED',
        problem: 'the Notary API rejected the key',
        detail: ({ path, identity }) => `App Store Connect accepts the key, but GET ${path} got 401 with several freshly signed tokens.${identity.kind === 'individual' ? ' Apple documents notarization for team keys only.' : ''}`,
        fix: (failure) => `Ask the Account Holder to check the agreements (${account_pages.U[failure.identity.kind].agreements}), or the Account Holder or an Admin for a new team key with one of the roles ${failure.check.entry.roles}: ${keysOf(failure)}.`,
    },
    app: {
        code: 'PREFLIGHT_FAILED',
        problem: 'the key cannot see this app',
        detail: ({ check, path }) => check.app === 'bundle ID'
            ? `No app that this key can see has exactly the bundle ID ${check.argument}.`
            : `GET ${path} was not found (404): there is no app with the ID ${check.argument}, or this key cannot see it.`,
        fix: ({ identity }) => `Compare it with App Information in App Store Connect, which shows the bundle ID, and the app ID as Apple ID. If it is right, use a key of the account that owns the app${identity.kind === 'individual' ? '; an individual key sees the apps of its user, to which an Admin can add this one' : ''}.`,
    },
    role: {
        code: 'PREFLIGHT_FAILED',
        problem: "the key's role lacks permission",
        detail: ({ check, path }) => `Apple accepted the key, but its role or type does not allow GET ${path} (403). Required role: ${check.entry.roles}.`,
        fix: (failure) => `The role of a key cannot be changed. Ask the Account Holder or an Admin to create a new team key with a role that this needs: ${keysOf(failure)}.`,
    },
    kind: {
        code: 'PREFLIGHT_FAILED',
        problem: 'this type of key cannot be used',
        detail: ({ check, identity }) => check.entry.unusableKinds[identity.kind] ?? '',
        fix: (failure) => failure.identity.kind === 'individual'
            ? `Ask the Account Holder or an Admin to create a team key with the role that this needs (${failure.check.entry.roles}): ${keysOf(failure)}. If this is a team key, set issuer-id. ${ids.kY}`
            : `Use a team key of App Store Connect, or remove ${failure.check.text} from preflight.`,
    },
};
function preflightError(refusal, failure) {
    const { code, problem, detail, fix } = refusalTexts[refusal];
    const title = `${failure.check.text}: ${problem}`;
    return new action_error.l({ code, title, detail: detail(failure), fix: fix(failure) });
}
async function runPreflight(checks, context) {
    const sent = new Map();
    const get = (path) => {
        const result = sent.get(path) ?? context.get(path);
        sent.set(path, result);
        return result;
    };
    return Promise.all(checks.map(async (check) => toResult(check, await gatherEvidence(check, { ...context, get }), context)));
}
async function gatherEvidence(check, context) {
    const { entry, argument, app } = check;
    if (entry.unusableKinds[context.identity.kind] !== undefined)
        return refused('kind', { path: '' });
    const resolved = app === 'bundle ID' ? await resolveApp(argument, context) : argument;
    if (typeof resolved !== 'string')
        return resolved;
    const ask = async (request) => judge(request, await context.get(request.path), context.now);
    return combine(await Promise.all(entry.requests(resolved).map(ask)));
}
async function resolveApp(bundleId, { get, now }) {
    const path = `/v1/apps?filter[bundleId]=${bundleId}&fields[apps]=bundleId&limit=200`;
    const result = await get(path);
    const evidence = judge({ path }, result, now);
    if (evidence.type !== 'proven')
        return evidence;
    const resources = result.type === 'response' ? result.resources : undefined;
    const app = resources?.items.find(({ attributes }) => attributes.bundleId === bundleId);
    if (app === undefined && resources?.isComplete)
        return refused('app', { path });
    return app !== undefined && /^\d{1,20}$/.test(app.id)
        ? app.id
        : unproven('The response to GET /v1/apps does not have the app. Write its app ID instead.');
}
function toResult(check, evidence, { identity }) {
    const { text, entry } = check;
    switch (evidence.type) {
        case 'refused': {
            const error = preflightError(evidence.refusal, { check, identity, path: evidence.path });
            return { status: 'failed', text: error.title, error };
        }
        case 'unproven': {
            const { remark } = evidence;
            return {
                status: 'unproven',
                text: `${text}: neither proven nor disproven. ${remark}`,
                remark,
            };
        }
        case 'proven': {
            const limits = entry.unprovable === undefined ? '' : `; cannot be proven: ${entry.unprovable}`;
            const { remark } = evidence;
            return {
                status: 'proven',
                text: `${text}: ${entry.proves}${limits}`,
                ...(remark !== undefined && { remark }),
            };
        }
    }
}
 })
};
