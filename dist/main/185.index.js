export const id = 185;
export const ids = [185];
export const modules = {

/***/ 185:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseScope: () => (/* binding */ parseScope)
});

// EXTERNAL MODULE: ./src/api/request-line.ts
var request_line = __webpack_require__(160);
// EXTERNAL MODULE: ./src/errors/action-error.ts
var action_error = __webpack_require__(714);
;// CONCATENATED MODULE: ./src/scope/entries.ts


const ignoredParameters = ['limit', 'cursor', 'sort'];
function parseScopeEntries(text, findings) {
    const lines = findings.capture(() => splitScope(text));
    return [...new Set(lines)].flatMap((line) => findings.capture(() => parseScopeEntry(line)) ?? []);
}
function splitScope(text) {
    const lines = (0,request_line/* splitRequestLines */.z)(text);
    if (lines === undefined) {
        throw new action_error/* ActionError */.l({
            code: 'SCOPE_INVALID',
            title: 'The scope is no JSON array of strings',
            detail: 'It starts with [, but cannot be read as JSON, or holds something else than strings.',
            fix: 'Write ["GET /v1/apps"], or one entry a line without brackets and quotes.',
        });
    }
    if (lines.length === 0) {
        throw new action_error/* ActionError */.l({
            code: 'SCOPE_INVALID',
            title: 'The scope has no entry',
            detail: 'scope holds only comments, or an empty array. A token without scope can do all that the key can.',
            fix: 'Write at least one entry, such as GET /v1/apps, or leave scope out.',
        });
    }
    return lines;
}
function parseScopeEntry(line) {
    const result = (0,request_line/* parseRequestLine */.r)(line);
    if ('request' in result)
        return result.request;
    throw new action_error/* ActionError */.l({
        code: 'SCOPE_INVALID',
        title: 'An entry can match no request',
        detail: result.problem,
        fix: result.correction,
    });
}

;// CONCATENATED MODULE: ./src/scope/description.ts

const verbs = {
    GET: 'read',
    POST: 'create',
    PATCH: 'change',
    PUT: 'replace',
    DELETE: 'delete',
};
function describeScope(entries) {
    const lines = entries.map(describeEntry);
    return lines.map((line, at) => (at === lines.length - 1 ? `${line}; nothing else` : line));
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
    const counted = query.filter(({ name }) => !ignoredParameters.includes(name));
    const conditions = counted.map(({ name, value }) => {
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

// EXTERNAL MODULE: ./src/api/routes/lookup.ts + 1 modules
var lookup = __webpack_require__(13);
;// CONCATENATED MODULE: ./src/scope/warnings.ts


function warnAboutEntries(entries, findings) {
    for (const entry of entries)
        warnAboutEntry(entry, findings);
}
function warnAboutEntry(entry, findings) {
    if (isNotary(entry))
        return;
    if (entry.method !== 'GET') {
        findings.warn('A scope entry is not a GET', `${entry.text}: Apple documents scope for GET only. For requests that write, leave scope out.`);
    }
    const ignoredHere = entry.query
        .map(({ name }) => name)
        .filter((name) => ignoredParameters.includes(name));
    if (ignoredHere.length > 0) {
        findings.notice('Apple ignores a parameter', `${entry.text}: ${ignoredHere.join(', ')} makes no difference in a scope.`);
    }
    const route = (0,lookup/* findRoute */.$6)(entry.path);
    if (route === undefined) {
        const [nearest = '', ...others] = (0,lookup/* suggestPaths */.tF)(entry.path);
        findings.warn('A path is not in the API', `${entry.path} is not in API ${lookup/* apiVersion */.XV}; did you mean ${nearest}? Also near: ${others.join(', ')}.`);
        return;
    }
    warnAboutOperation(entry, route, findings);
}
function warnAboutOperation({ text, method = 'GET', path, query }, route, findings) {
    if (!route.methods.includes(method)) {
        findings.warn('A method is not in the API', `${text}: in API ${lookup/* apiVersion */.XV}, ${path} knows ${route.methods.join(', ')} only.`);
        return;
    }
    if (method !== 'GET')
        return;
    for (const { name } of query) {
        if (ignoredParameters.includes(name) || route.parameters.includes(name))
            continue;
        const near = (0,lookup/* nearestNames */.LE)(name, route.parameters);
        const hint = near.length === 0 ? 'It has none.' : `Did you mean ${near[0]}?`;
        findings.warn('A parameter is not in the API', `${text}: in API ${lookup/* apiVersion */.XV}, GET ${path} has no parameter ${name}. ${hint}`);
    }
}
function longLivedBlockers(entries) {
    return entries.flatMap((entry) => {
        if (entry.method !== 'GET')
            return [`${entry.text} is not a GET.`];
        return (0,lookup/* findRoute */.$6)(entry.path)?.isLongLived === true
            ? []
            : [`${entry.text} is not on Apple's list.`];
    });
}
function isNotary({ path }) {
    return /^\/notary\/v2(?:\/|$)/.test(path);
}

;// CONCATENATED MODULE: ./src/scope/reading.ts



function parseScope(text, findings) {
    const entries = parseScopeEntries(text, findings);
    warnAboutEntries(entries, findings);
    return {
        entries: entries.map((entry) => entry.text),
        description: describeScope(entries),
        longLivedBlockers: longLivedBlockers(entries),
    };
}


/***/ })

};
