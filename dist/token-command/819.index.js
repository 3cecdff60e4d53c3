export const id = 819;
export const ids = [819];
export const modules = {

/***/ 819:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  restrictToken: () => (/* binding */ restrictToken)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
// EXTERNAL MODULE: ./src/errors/action-error.ts
var action_error = __webpack_require__(714);
;// CONCATENATED MODULE: ./src/errors/diagnostics.ts

class Diagnostics {
    annotations = [];
    errors = [];
    capture(work) {
        try {
            return work();
        }
        catch (error) {
            if (!(error instanceof action_error/* ActionError */.l))
                throw error;
            this.errors.push(error);
            return undefined;
        }
    }
    warn(title, message) {
        this.annotations.push({ level: 'warning', title, message });
    }
    notice(title, message) {
        this.annotations.push({ level: 'notice', title, message });
    }
    throwIfErrors(subject = 'the inputs') {
        const [first, ...rest] = this.errors;
        if (first === undefined)
            return;
        if (rest.length === 0)
            throw first;
        throw new action_error/* ActionError */.l({
            code: 'SEVERAL_PROBLEMS',
            title: `${this.errors.length} problems with ${subject}`,
            detail: this.errors
                .map((one, at) => `${at + 1}. ${one.title} [${one.code}]\n${one.detail}\nFix: ${one.fix}`)
                .join('\n\n'),
            fix: 'Mend each of the above. No output was set, and nothing was written.',
        });
    }
}

;// CONCATENATED MODULE: ./src/api/request-line.ts
const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];
const grammar = `Write a method (${methods.join(', ')}), a space, a path: GET /v1/apps.`;
const syntaxRules = [
    {
        matches: /^["'`].*["'`],?$/,
        problem: 'It is in quotes',
        correct: (line) => line.replace(/^["'`]|["'`],?$/g, ''),
    },
    {
        matches: /\$\{\{|\$\w|\$\{/,
        problem: 'It holds a variable that nothing expanded',
        advice: 'In the workflow write ${{ vars.APP_ID }}; shell variables are not expanded in `with:`.',
    },
    {
        matches: /^[a-zA-Z]+\s{2,}|^[a-zA-Z]+\t/,
        problem: 'Between method and path there must be one space',
        correct: (line) => line.replace(/\s+/, ' '),
    },
    {
        matches: /^(?=[a-zA-Z]*[a-z])[a-zA-Z]+ /,
        problem: 'The method must be in capitals',
        correct: (line) => line.replace(/^\w+/, (method) => method.toUpperCase()),
    },
    {
        matches: /^(?:[A-Z]+ )?https?:\/\//,
        problem: 'It is a full URL; Apple compares path and query only',
        correct: (line) => line
            .replace(/https?:\/\/[^/?\s]*/, '')
            .replace(/^(?=\/)/, 'GET ')
            .replace(/^GET (?=\/notary\/)/, ''),
    },
    {
        matches: /^\/(?!notary\/v2(?:[/?]|$))/,
        problem: 'The method is missing',
        correct: (line) => `GET ${line}`,
    },
    {
        matches: /^(?![A-Z]+(?: |$))(?!\/)\S+$/,
        problem: 'Method and leading slash are missing',
        correct: (line) => `GET /${line}`,
    },
    {
        matches: /^[A-Z]+ [^/]/,
        problem: 'The path must start with a slash',
        correct: (line) => line.replace(' ', ' /'),
    },
    {
        matches: /[{}]|\/:\w|\/<[^>]{0,99}>/,
        problem: 'It holds a place for an id instead of an id, and Apple compares literally',
        advice: 'Write the id itself, or ${{ vars.APP_ID }}; one entry for each id.',
    },
    {
        matches: /\*/,
        problem: 'It holds a wildcard, which Apple does not know',
        advice: 'List each path in an entry of its own, or leave scope out.',
    },
    {
        matches: /^\S+ [^?]*\/\//,
        problem: 'A segment of the path is empty; a variable in it may have no value',
        advice: 'Write the id between the two slashes.',
    },
    {
        matches: /^[A-Z]+ .*\s/,
        problem: 'There is a space in path or query',
        correct: (line) => line.replace(/^(\S+ )(.*)$/, (_all, method, rest) => method + rest.replace(/\s/g, '%20')),
    },
    {
        matches: /^\S* ?[^?]+\/(?:\?|$)/,
        problem: 'The path ends with a slash',
        correct: (line) => line.replace(/\/(?=\?|$)/, ''),
    },
    {
        matches: /#/,
        problem: 'It holds a #, which belongs to web pages',
        correct: (line) => line.replace(/#.*/, ''),
    },
    {
        matches: /\?.*\?|[&?](?:&|$)|[?&]=/,
        problem: 'The query is not made of name=value, joined by &',
        advice: 'Write ?filter[version]=42&include=app.',
    },
];
function splitRequestLines(text) {
    if (!text.trimStart().startsWith('[')) {
        return text
            .split(/\r?\n/)
            .map((line) => line.replace(/(?:^|\s)#.*/, '').trim())
            .filter((line) => line !== '');
    }
    try {
        const value = JSON.parse(text);
        const isList = Array.isArray(value) && value.every((line) => typeof line === 'string');
        return isList ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function parseRequestLine(text) {
    const rule = syntaxRules.find(({ matches }) => matches.test(text));
    if (rule !== undefined) {
        return { problem: `${truncate(text)}: ${rule.problem}.`, correction: correctionOf(text, rule) };
    }
    const [, method, path = '', query = ''] = /^(?:([A-Z]+) )?(\/[^?\s]*)(?:\?(\S+))?$/.exec(text) ?? [];
    if (path === '' || (method !== undefined && !methods.includes(method))) {
        return {
            problem: `${truncate(text)}: It is not a method and a path.`,
            correction: grammar,
        };
    }
    const parameters = query === '' ? [] : query.split('&').map(decodeParameter);
    if (!parameters.every((parameter) => parameter !== undefined)) {
        return {
            problem: `${truncate(text)}: A % is not followed by two hex digits.`,
            correction: 'Write a percent sign as %25.',
        };
    }
    return { request: { text, path, query: parameters, ...(method !== undefined && { method }) } };
}
function correctionOf(text, rule) {
    if (rule.correct === undefined)
        return rule.advice;
    const corrected = correctAll(text);
    return corrected === text ? grammar : `Write ${truncate(corrected)}`;
}
function decodeParameter(pair) {
    const index = pair.indexOf('=');
    const [name, value] = index < 0 ? [pair, ''] : [pair.slice(0, index), pair.slice(index + 1)];
    try {
        return { name: decodeURIComponent(name), value: decodeURIComponent(value) };
    }
    catch {
        return undefined;
    }
}
function correctAll(text) {
    const unused = new Set(syntaxRules);
    let corrected = text;
    for (;;) {
        const rule = syntaxRules.find(({ matches }) => matches.test(corrected));
        if (rule?.correct === undefined || !unused.delete(rule))
            return corrected;
        corrected = rule.correct(corrected).trim();
    }
}
function truncate(text) {
    return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}

;// CONCATENATED MODULE: ./src/scope/entries.ts


const ignoredParameters = (/* unused pure expression or super */ null && (['limit', 'cursor', 'sort']));
function parseScopeEntries(text, findings) {
    const lines = findings.capture(() => splitScope(text));
    return [...new Set(lines)].flatMap((line) => findings.capture(() => parseScopeEntry(line)) ?? []);
}
function splitScope(text) {
    const lines = splitRequestLines(text);
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
    const result = parseRequestLine(line);
    if ('request' in result)
        return result.request;
    throw new action_error/* ActionError */.l({
        code: 'SCOPE_INVALID',
        title: 'An entry can match no request',
        detail: result.problem,
        fix: result.correction,
    });
}

// EXTERNAL MODULE: ./src/token/lifetime.ts
var token_lifetime = __webpack_require__(722);
;// CONCATENATED MODULE: ./src/token-command/restriction.ts





function restrictToken(step, { lifetime, scope }) {
    const findings = new Diagnostics();
    const entries = scope === undefined
        ? step.scope
        : parseScopeEntries(JSON.stringify(scope), findings).map(({ text }) => text);
    findings.throwIfErrors('the options');
    const outside = entries.filter((entry) => step.scope.length > 0 && !step.scope.includes(entry));
    if (outside.length > 0) {
        throw new action_error/* ActionError */.l({
            code: 'COMMAND_WIDENS',
            title: 'The scope can only be narrowed',
            detail: `The scope of the step does not have: ${outside.join(', ')}.`,
            fix: `Use entries of the step: ${step.scope.join(', ')}. Or add them to scope in the workflow.`,
        });
    }
    const seconds = lifetime === undefined ? step.lifetime.seconds : (0,token_lifetime/* parseLifetime */.$u)(lifetime);
    const obstacles = step.lifetime.maxSpanSeconds > token_lifetime/* maxStandardSeconds */.l8
        ? []
        : ['The step itself makes no long-lived tokens.'];
    const { lifetime: capped } = (0,token_lifetime/* capLifetime */.G4)(seconds, obstacles);
    const plan = { lifetime: capped, scope: entries };
    const hash = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(plan)).digest('hex');
    return { plan, name: `token-${hash.slice(0, 16)}` };
}


/***/ }),

/***/ 722:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ parseLifetime),
/* harmony export */   G4: () => (/* binding */ capLifetime),
/* harmony export */   l8: () => (/* binding */ maxStandardSeconds),
/* harmony export */   qB: () => (/* binding */ validityPeriod)
/* harmony export */ });
/* unused harmony export formatDuration */
/* harmony import */ var _errors_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(714);

const minute = 60;
const day = 24 * 60 * minute;
const maxStandardSeconds = 20 * minute;
const maxLongLivedSeconds = 180 * day;
const maxUsableSeconds = maxStandardSeconds - minute;
const maxBackdateSeconds = 5 * minute;
const units = { '': 1, s: 1, m: minute, h: 60 * minute, d: day };
function parseLifetime(text) {
    const [, digits = '', unit = ''] = /^(\d{1,9}) ?([smhd]?)$/i.exec(text.trim()) ?? [];
    const seconds = Number(digits) * (units[unit.toLowerCase()] ?? 0);
    if (seconds > 0)
        return seconds;
    throw new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l({
        code: 'LIFETIME_INVALID',
        title: 'The lifetime is not a span of time',
        detail: 'lifetime must be a whole number above zero with a unit: s, m, h or d.',
        fix: 'Write 90s, 15m, 1h, 180d, or bare seconds such as 900.',
    });
}
function capLifetime(seconds, longLivedBlockers) {
    if (seconds <= maxStandardSeconds) {
        const capped = Math.min(seconds, maxUsableSeconds);
        return {
            lifetime: { seconds: capped, maxSpanSeconds: maxStandardSeconds },
            wasCapped: capped < seconds,
        };
    }
    if (seconds > maxLongLivedSeconds) {
        throw lifetimeTooLongError(seconds, 'Not even long-lived tokens may last over 180 days.');
    }
    if (longLivedBlockers.length > 0) {
        throw lifetimeTooLongError(seconds, `Apple takes over 20 minutes only if each scope entry is a GET on a resource that it lists for long-lived tokens. ${longLivedBlockers.join(' ')}`);
    }
    return { lifetime: { seconds, maxSpanSeconds: maxLongLivedSeconds }, wasCapped: false };
}
function lifetimeTooLongError(seconds, why) {
    return new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l({
        code: 'LIFETIME_TOO_LONG',
        title: 'The lifetime is too long',
        detail: `lifetime is ${formatDuration(seconds)}. ${why}`,
        fix: 'Set lifetime to 19m or less. For a job that lasts longer, run this action again just before the token is used.',
    });
}
function formatDuration(seconds) {
    const sizes = [
        [day, 'day'],
        [60 * minute, 'hour'],
        [minute, 'minute'],
    ];
    const [size, name] = sizes.find(([length]) => seconds % length === 0) ?? [1, 'second'];
    return `${seconds / size} ${name}${seconds === size ? '' : 's'}`;
}
function validityPeriod({ seconds, maxSpanSeconds }, now) {
    return { iat: now - Math.min(maxBackdateSeconds, maxSpanSeconds - seconds), exp: now + seconds };
}


/***/ })

};
