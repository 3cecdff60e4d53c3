export const id = 118;
export const ids = [118];
export const modules = {
 7118:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  parseScope: () => ( parseScope),
  parseScopeEntries: () => ( parseScopeEntries)
});
var request_line = __webpack_require__(3678);
var action_error = __webpack_require__(2714);
var scope = __webpack_require__(7160);
const verbs = {
    GET: 'read',
    POST: 'create',
    PATCH: 'change',
    PUT: 'replace',
    DELETE: 'delete',
};
function describeScope(entries) {
    return entries.map(describeEntry);
}
function describeEntry({ method = '', path, query }) {
    const segments = path.split('/').slice(1);
    if (segments[0] === 'notary')
        return `${method === '' ? 'use' : (verbs[method] ?? method)} ${path} of the Notary API`;
    const [collection = '', id, ...rest] = segments.slice(1);
    const owner = id === undefined ? humanize(collection) : `${singular(humanize(collection))} ${id}`;
    const [first, ...deeper] = rest;
    const parts = first === 'relationships'
        ? `the links to ${deeper.map(humanize).join(' ')} of ${owner}`
        : `${rest.map(humanize).join(' ')} of ${owner}`;
    return `${verbs[method] ?? method} ${first === undefined ? owner : parts}${describeConditions(query)}`;
}
function describeConditions(query) {
    const compared = query.filter(({ name }) => !scope.p.includes(name));
    const conditions = compared.map(({ name, value }) => {
        const [, filter] = /^filter\[(.+)\]$/.exec(name) ?? [];
        return filter === undefined ? `${name} is ${value}` : `${humanize(filter)} is ${value}`;
    });
    return conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
}
function humanize(name) {
    if (/\d/.test(name))
        return name;
    const words = name.replace(/[A-Z](?![A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).trim();
    return words.replace(/^ci /, 'Xcode Cloud ').replace(/^scm /, 'source control ');
}
function singular(words) {
    return words.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '');
}
var base_url = __webpack_require__(8379);
var lookup = __webpack_require__(3165);
var table_generated = __webpack_require__(3112);
function warnAboutEntries(entries, diagnostics) {
    for (const entry of entries)
        warnAboutEntry(entry, diagnostics);
}
function warnAboutEntry(entry, diagnostics) {
    if ((0,base_url.Nn)(entry.path))
        return;
    if (entry.method !== 'GET') {
        diagnostics.warn('scope entry is not a GET request', `${entry.text}: Apple documents scopes for GET requests only. For requests that write, remove scope.`);
    }
    const ignored = entry.query
        .map(({ name }) => name)
        .filter((name) => scope.p.includes(name));
    if (ignored.length > 0) {
        diagnostics.notice('scope parameter has no effect', `${entry.text}: Apple ignores ${ignored.join(' and ')} when it compares a request with a scope.`);
    }
    const route = (0,lookup.$6)(entry.path);
    if (route === undefined)
        diagnostics.warn('Unknown API path', `scope: ${(0,lookup.jx)(entry.path)}`);
    else
        warnAboutOperation(entry, route, diagnostics);
}
function warnAboutOperation({ text, method = 'GET', path, query }, route, diagnostics) {
    if (!route.methods.includes(method)) {
        diagnostics.warn('Unsupported API method', `${text}: In API ${table_generated.XV}, ${path} supports only ${route.methods.join(', ')}; a newer API may support ${method}.`);
        return;
    }
    if (method !== 'GET')
        return;
    for (const { name } of query) {
        if (scope.p.includes(name) || route.parameters.includes(name))
            continue;
        const nearest = (0,lookup.qb)(name, route.parameters);
        const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
        diagnostics.warn('Unknown query parameter', `${text}: GET ${path} has no parameter ${name} in API ${table_generated.XV}; a newer API may have it.${hint}`);
    }
}
function longLivedBlockers(entries) {
    return entries.flatMap((entry) => {
        if (entry.method !== 'GET')
            return [`${entry.text} is not a GET request.`];
        return (0,lookup.$6)(entry.path)?.isLongLived === true
            ? []
            : [`${entry.text} is not on Apple's list.`];
    });
}
const maxScopeLength = 5500;
function parseScope(text, diagnostics) {
    const entries = parseScopeEntries(text, diagnostics);
    const { length } = JSON.stringify(entries.map((entry) => entry.text));
    if (length > maxScopeLength) {
        diagnostics.errors.push(tooLongError(length));
        return { ...scope.b, entries: [] };
    }
    warnAboutEntries(entries, diagnostics);
    return {
        entries: entries.map((entry) => entry.text),
        description: describeScope(entries),
        longLivedBlockers: longLivedBlockers(entries),
    };
}
function parseScopeEntries(text, diagnostics) {
    const lines = diagnostics.capture(() => splitScope(text));
    return [...new Set(lines)].flatMap((line) => diagnostics.capture(() => parseScopeEntry(line)) ?? []);
}
function splitScope(text) {
    const lines = (0,request_line.z)(text);
    if (lines === undefined) {
        throw scopeError({
            title: 'Expected a JSON array of strings',
            detail: 'scope starts with [ but is not a JSON array of strings.',
            fix: 'Write ["GET /v1/apps"], or one entry per line without brackets and quotes.',
        });
    }
    if (lines.length === 0) {
        throw scopeError({
            title: 'The scope is empty',
            detail: 'scope contains only blank lines or comments, or an empty array. A variable in it may have no value. Without a scope, the token would have all permissions of the key.',
            fix: 'Add at least one entry, such as GET /v1/apps, or remove the scope input. If the value comes from a variable, check its name.',
        });
    }
    return lines;
}
function parseScopeEntry(line) {
    const result = (0,request_line.r)(line, 'scope');
    if ('request' in result)
        return result.request;
    throw scopeError({
        title: 'Invalid scope entry',
        detail: result.problem,
        fix: result.correction,
    });
}
function tooLongError(length) {
    return scopeError({
        title: 'scope is too long for a token',
        detail: `As JSON it has ${length} characters. At most ${maxScopeLength} fit in a token: common servers refuse a header of more than 8 KB.`,
        fix: 'List fewer requests, or use the action once for each part of the job, each time with the scope of that part.',
    });
}
function scopeError(parts) {
    return new action_error.l({ code: 'SCOPE_INVALID', ...parts });
}
 })
};
