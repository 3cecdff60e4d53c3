export const id = 417;
export const ids = [417];
export const modules = {

/***/ 417:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  restrictToken: () => (/* binding */ restrictToken)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
// EXTERNAL MODULE: ./src/errors/action-error.ts
var action_error = __webpack_require__(714);
// EXTERNAL MODULE: ./src/errors/format.ts
var format = __webpack_require__(532);
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
        if (this.errors.length > 0)
            throw this.toError(subject);
    }
    toError(subject = 'the inputs') {
        const [first, ...rest] = this.errors;
        if (first !== undefined && rest.length === 0)
            return first;
        return new action_error/* ActionError */.l({
            code: 'SEVERAL_PROBLEMS',
            title: `${this.errors.length} problems with ${subject}`,
            detail: (0,format/* formatErrorList */.iQ)(this.errors),
            fix: 'Correct each of the above. No output was set, and nothing was written.',
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

;// CONCATENATED MODULE: ./src/scope/parser.ts




function parseScope(text, diagnostics) {
    const entries = parseScopeEntries(text, diagnostics);
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
    const lines = splitRequestLines(text);
    if (lines === undefined) {
        throw scopeError({
            title: 'The scope is no JSON array of strings',
            detail: 'It starts with [, but cannot be read as JSON, or holds something else than strings.',
            fix: 'Write ["GET /v1/apps"], or one entry a line without brackets and quotes.',
        });
    }
    if (lines.length === 0) {
        throw scopeError({
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
    throw scopeError({
        title: 'An entry can match no request',
        detail: result.problem,
        fix: result.correction,
    });
}
function scopeError(parts) {
    return new action_error/* ActionError */.l({ code: 'SCOPE_INVALID', ...parts });
}

// EXTERNAL MODULE: ./src/token/lifetime.ts + 1 modules
var token_lifetime = __webpack_require__(789);
;// CONCATENATED MODULE: ./src/token-command/restriction.ts





function restrictToken(step, { lifetime, scope }) {
    const diagnostics = new Diagnostics();
    const entries = scope === undefined
        ? step.scope
        : parseScopeEntries(JSON.stringify(scope), diagnostics).map(({ text }) => text);
    diagnostics.throwIfErrors('the options');
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
    const tokenOptions = { lifetime: capped, scope: entries };
    const hash = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(tokenOptions)).digest('hex');
    return { tokenOptions, name: `token-${hash.slice(0, 16)}` };
}


/***/ }),

/***/ 789:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G4: () => (/* binding */ capLifetime),
  l8: () => (/* binding */ maxStandardSeconds),
  $u: () => (/* binding */ parseLifetime),
  qB: () => (/* binding */ validityPeriod)
});

// EXTERNAL MODULE: ./src/errors/action-error.ts
var action_error = __webpack_require__(714);
;// CONCATENATED MODULE: ./src/token/duration.ts
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const units = { '': 1, s: 1, m: minute, h: hour, d: day };
function parseDuration(text) {
    const [, digits = '', unit = ''] = /^(\d{1,9}) ?([smhd]?)$/i.exec(text.trim()) ?? [];
    const seconds = Number(digits) * (units[unit.toLowerCase()] ?? 0);
    return seconds > 0 ? seconds : undefined;
}
function formatDuration(seconds) {
    const sizes = [
        [day, 'day'],
        [hour, 'hour'],
        [minute, 'minute'],
    ];
    const [size, unit] = sizes.find(([length]) => seconds % length === 0) ?? [1, 'second'];
    return count(seconds / size, unit);
}
function formatRemaining(seconds) {
    if (seconds < minute)
        return 'less than a minute';
    if (seconds < 3 * hour)
        return count(Math.floor(seconds / minute), 'minute');
    if (seconds < 3 * day)
        return count(Math.floor(seconds / hour), 'hour');
    return count(Math.floor(seconds / day), 'day');
}
function count(amount, unit) {
    return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./src/token/lifetime.ts


const lifetime_minute = 60;
const lifetime_day = 24 * 60 * lifetime_minute;
const maxStandardSeconds = 20 * lifetime_minute;
const maxLongLivedSeconds = 180 * lifetime_day;
const maxUsableSeconds = maxStandardSeconds - lifetime_minute;
const maxBackdateSeconds = 5 * lifetime_minute;
function parseLifetime(text) {
    const seconds = parseDuration(text);
    if (seconds !== undefined)
        return seconds;
    throw new action_error/* ActionError */.l({
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
function lifetimeTooLongError(seconds, reason) {
    return new action_error/* ActionError */.l({
        code: 'LIFETIME_TOO_LONG',
        title: 'The lifetime is too long',
        detail: `lifetime is ${formatDuration(seconds)}. ${reason}`,
        fix: 'Set lifetime to 19m or less. For a job that lasts longer, run this action again just before the token is used.',
    });
}
function validityPeriod({ seconds, maxSpanSeconds }, now) {
    return { iat: now - Math.min(maxBackdateSeconds, maxSpanSeconds - seconds), exp: now + seconds };
}


/***/ })

};
