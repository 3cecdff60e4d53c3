export const id = 470;
export const ids = [470];
export const modules = {
 9732:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
   b: () => ( findSimilar)
 });
 var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1916);
function findSimilar(name, known) {
    const nearest = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ .kp)(name, known);
    const edits = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ .Io)(name, nearest);
    return edits <= 2 && edits * 2 < name.length ? nearest : undefined;
}
 }),
 2470:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  parsePreflight: () => ( parsePreflight)
});
var request_line = __webpack_require__(3678);
var action_error = __webpack_require__(2714);
var similar_name = __webpack_require__(9732);
const expiryWarningSeconds = 30 * 24 * 60 * 60;
function certificatesExpireSoon({ items }, now) {
    const ends = items
        .map(({ attributes: { expirationDate, certificateType } }) => ({
        seconds: Date.parse(String(expirationDate)) / 1000,
        type: String(certificateType),
    }))
        .filter(({ seconds }) => seconds > now && seconds <= now + expiryWarningSeconds)
        .sort((one, other) => one.seconds - other.seconds);
    const [first] = ends;
    if (first === undefined)
        return undefined;
    const date = new Date(first.seconds * 1000).toISOString().slice(0, 10);
    const type = /^[A-Z][A-Z_]{1,60}$/.test(first.type) ? `${first.type}, ` : '';
    return {
        text: `${ends.length === 1 ? '1 certificate expires' : `${ends.length} certificates expire`} within 30 days, the first (${type}expires ${date}). Ask the Account Holder or an Admin to renew what the job uses.`,
        isProven: true,
    };
}
function noCertificates({ items }) {
    if (items.length > 0)
        return undefined;
    return {
        text: 'The team has no distribution certificate, and without one even an Admin key may fail to sign in the cloud. Ask the Account Holder or an Admin to create one: https://developer.apple.com/account/resources/certificates.',
        isProven: false,
    };
}
const noApps = 'The Enterprise Program has no App Store Connect, and an in-house key no apps.';
const onlyTeamKeys = 'Apple documents that individual keys cannot use provisioning endpoints.';
const provisioningRoles = 'Admin, or a role with access to Certificates, Identifiers & Profiles';
const preflightEntries = [
    {
        name: 'upload',
        argument: 'app',
        requests: (app) => [
            { path: `/v1/apps/${app}`, notFound: 'app' },
            { path: `/v1/apps/${app}/buildUploads?limit=1` },
        ],
        roles: 'Developer, App Manager or Admin',
        proves: 'the app is visible, and no agreement is missing',
        unprovable: "the daily upload limit, and the key's role",
        unusableKinds: { 'in-house': noApps },
    },
    {
        name: 'testflight',
        argument: 'app',
        requests: (app) => [{ path: `/v1/apps/${app}/betaGroups?limit=1`, notFound: 'app' }],
        roles: 'App Manager or Admin',
        proves: 'the beta groups can be read',
        unprovable: 'the right to change them',
        unusableKinds: { 'in-house': noApps },
    },
    {
        name: 'provisioning',
        requests: () => [
            {
                path: '/v1/certificates?fields[certificates]=certificateType,expirationDate&limit=200',
                inspect: certificatesExpireSoon,
            },
            { path: '/v1/profiles?limit=1' },
            { path: '/v1/devices?limit=1' },
        ],
        roles: provisioningRoles,
        proves: 'certificates, profiles and devices can be read',
        unprovable: 'the right to create a certificate',
        unusableKinds: { individual: onlyTeamKeys },
    },
    {
        name: 'cloud-signing',
        requests: () => [
            {
                path: '/v1/certificates?filter[certificateType]=DISTRIBUTION,IOS_DISTRIBUTION&limit=1',
                inspect: noCertificates,
            },
            {
                path: '/v1/users?limit=1',
                forbiddenRemark: 'The key cannot read /v1/users (403), so its role is not Admin, and only Admin keys are known to sign in the cloud. Ask the Account Holder or an Admin for a new key with the role Admin.',
            },
        ],
        roles: 'Admin',
        proves: 'the key has the role Admin, and the team has a distribution certificate',
        unprovable: 'that Apple will sign',
        unusableKinds: {
            individual: onlyTeamKeys,
            'in-house': 'xcodebuild signs in the cloud through App Store Connect, with team keys only.',
        },
    },
    {
        name: 'notarization',
        requests: () => [{ path: '/notary/v2/submissions', failsWhenUnauthorized: true }],
        roles: 'Developer, App Manager or Admin',
        proves: 'the Notary API accepts the key, and no agreement is missing',
        unprovable: "the key's role",
        unusableKinds: { 'in-house': 'The Notary API is for members of the Apple Developer Program.' },
    },
    {
        name: 'reports',
        argument: 'vendor',
        requests: (vendor) => [
            {
                path: `/v1/salesReports?filter[frequency]=DAILY&filter[reportSubType]=SUMMARY&filter[reportType]=SALES&filter[vendorNumber]=${vendor}`,
                notFound: 'proven',
                isFile: true,
            },
        ],
        roles: 'Finance, Sales or Admin',
        proves: 'sales reports can be read',
        unusableKinds: { 'in-house': noApps },
    },
];
const argumentKinds = {
    app: {
        label: 'APP',
        noun: 'an app ID or a bundle ID',
        pattern: /^(?:\d{1,20}|(?=.{1,155}$)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)$/,
        examples: ['1234567890', 'com.example.app'],
    },
    vendor: {
        label: 'VENDOR',
        noun: 'a vendor number',
        pattern: /^\d{1,20}$/,
        examples: ['12345678'],
    },
};
const names = preflightEntries.map(({ name }) => name);
const grammar = preflightEntries
    .map(({ name, argument }) => argument === undefined ? name : `${name} ${argumentKinds[argument].label}`)
    .join(', ');
function parsePreflight(text, diagnostics) {
    const items = diagnostics.capture(() => splitChecks(text));
    if (items?.length === 0) {
        diagnostics.warn('preflight is empty', 'It contains only blank lines or comments. A variable in it may have no value. Only the key itself is verified.');
    }
    const checks = (items ?? []).flatMap((item) => diagnostics.capture(() => parseCheck(item)) ?? []);
    return [...new Map(checks.map((check) => [check.text, check])).values()];
}
function splitChecks(text) {
    const lines = (0,request_line.z)(text);
    if (lines === undefined) {
        throw preflightInputError({
            title: 'Expected a JSON array of strings',
            detail: 'preflight starts with [ but is not a JSON array of strings.',
            fix: 'Write ["notarization"], or one check per line without brackets and quotes.',
        });
    }
    return lines
        .flatMap((line) => line.split(','))
        .map((item) => item.replace(/^\s*[-*]\s/, '').replace(/^[\s"'`]+|[\s"'`]+$/g, ''))
        .filter((item) => item !== '');
}
function parseCheck(item) {
    const [name = '', ...rest] = item.split(/\s+/);
    const argument = rest.join(' ');
    const entry = preflightEntries.find((one) => one.name === name.toLowerCase());
    if (entry === undefined)
        throw unknownNameError(name);
    if (entry.argument === undefined) {
        if (argument === '')
            return { text: entry.name, entry, argument };
        throw preflightInputError({
            title: `${entry.name} takes no argument`,
            detail: `There is text after ${entry.name} in preflight.`,
            fix: `Write ${entry.name} alone, and each check on a line of its own.`,
        });
    }
    const { label, noun, pattern, examples } = argumentKinds[entry.argument];
    if (!pattern.test(argument)) {
        throw preflightInputError({
            title: argument === '' ? `${entry.name} needs ${label}` : `Invalid ${label} for ${entry.name}`,
            detail: argument === ''
                ? `preflight has ${entry.name} without ${noun} after it. A variable there may have no value.`
                : `The text after ${entry.name} in preflight is not ${noun}.`,
            fix: `Write ${entry.name} and ${noun}, such as ${examples.map((example) => `${entry.name} ${example}`).join(' or ')}. If it comes from a variable, check its name.`,
        });
    }
    const app = /^\d+$/.test(argument) ? 'ID' : 'bundle ID';
    return {
        text: `${entry.name} ${argument}`,
        entry,
        argument,
        ...(entry.argument === 'app' && { app }),
    };
}
function unknownNameError(name) {
    const isPath = name.startsWith('/');
    const shown = /^[\w-]{1,30}$/.test(name) ? name : undefined;
    const similar = (0,similar_name.b)(name.toLowerCase(), names);
    return preflightInputError({
        title: shown === undefined ? 'Unknown check in preflight' : `Unknown check in preflight: ${shown}`,
        detail: `${shown === undefined ? 'An entry' : `"${shown}"`} is not a check that this action knows.${similar === undefined ? '' : ` Did you mean ${similar}?`}`,
        fix: `Use one of: ${grammar}.${isPath ? ' For a path, use require-access.' : ''}`,
    });
}
function preflightInputError(parts) {
    return new action_error.l({ code: 'PREFLIGHT_INVALID', ...parts });
}
 })
};
