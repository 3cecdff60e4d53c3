export const id = 678;
export const ids = [678];
export const modules = {
 1916:
 ((__unused_webpack_module, exports) => {
exports.Io = exports.kp = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
exports.kp = closest;
 }),
 3678:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  r: () => ( parseRequestLine),
  z: () => ( splitRequestLines)
});
var lookup = __webpack_require__(3165);
const syntaxRules = [
    {
        matches: /^[-*] /,
        problem: 'The dash of a YAML list is part of the line',
        correct: (line) => line.slice(2),
    },
    {
        matches: /^["'`].*["'`],?$/,
        problem: 'The line is in quotes',
        correct: (line) => line.replace(/^["'`]|["'`],?$/g, ''),
    },
    {
        matches: /\$\{\{|\$\w|\$\{/,
        problem: 'It contains a variable that was not expanded',
        advice: 'Use ${{ vars.APP_ID }} in the workflow file; shell variables are not expanded in `with:`.',
    },
    {
        matches: /.,$/,
        problem: 'It ends with a comma',
        correct: (line) => line.slice(0, -1),
    },
    {
        matches: /^[^?]*(?:\/\.{1,2}(?=[/?]|$)|%2e|%2f|%5c|[;\\])/i,
        problem: 'The path contains a dot segment (. or ..), an encoded slash or dot, a backslash or a semicolon',
        advice: 'Write the plain path, such as /v1/apps/123. Servers interpret the others differently.',
    },
    {
        isAboutMethods: true,
        matches: /^[a-zA-Z]+(?:\s{2,}|\t)/,
        problem: 'There must be exactly one space between method and path',
        correct: (line) => line.replace(/\s+/, ' '),
    },
    {
        isAboutMethods: true,
        matches: /^(?=[a-zA-Z]*[a-z])[a-zA-Z]+ /,
        problem: 'The method must be uppercase',
        correct: (line) => line.replace(/^\w+/, (method) => method.toUpperCase()),
    },
    {
        matches: /^(?:[A-Z]+ )?https?:\/\//,
        problem: 'It is a full URL; write only its path and query',
        correct: (line) => line.replace(/^GET https?:\/\/[^/?\s]*(?=\/notary\/)|https?:\/\/[^/?\s]*/, ''),
    },
    {
        isAboutMethods: true,
        matches: /^\/(?!notary\/v2(?:[/?]|$))/,
        problem: 'The method is missing',
        correct: (line) => `GET ${line}`,
    },
    {
        matches: /^[A-Z]+ [^/]|^(?![A-Z]+$)[^\s/]+(?:\/|$)/,
        problem: 'The path must start with a slash',
        correct: (line) => line.replace(/^([A-Z]+ )?/, '$1/'),
    },
    {
        matches: /[{}]|\/:\w|\/<[^>]{0,99}>/,
        problem: 'It contains a placeholder instead of an ID',
        advice: 'Write the ID itself, or ${{ vars.APP_ID }}. Each ID needs a line of its own.',
    },
    {
        matches: /\*/,
        problem: 'Wildcards are not supported',
        advice: 'Write each path on a line of its own.',
    },
    {
        matches: /^[^?]*\/\//,
        problem: 'A path segment is empty; a variable in it may have no value',
        advice: 'Write the ID between the two slashes. If it comes from a variable, check its name.',
    },
    {
        matches: /^(?:[A-Z]+ )?\/\S*\s/,
        problem: 'The path or query contains a space',
        correct: (line) => line.replace(/^([A-Z]+ )?(.*)$/s, (_all, method, rest) => `${method ?? ''}${rest.replace(/\s/g, '%20')}`),
    },
    {
        matches: /[^\x20-\x7e]/,
        problem: 'It contains a character that is not allowed in a URL',
        correct: (line) => line.replace(/[^\x20-\x7e]+/g, (text) => encodeURIComponent(text.toWellFormed())),
    },
    {
        matches: /^[^?]+\/(?:\?|$)/,
        problem: 'The path ends with a slash',
        correct: (line) => line.replace(/\/(?=\?|$)/, ''),
    },
    {
        matches: /#/,
        problem: 'It contains a fragment (#), which is never sent to a server',
        correct: (line) => line.replace(/#.*/, ''),
    },
    {
        matches: /\?.*\?|[&?](?:&|$)|[?&]=/,
        problem: 'The query must be name=value pairs joined by &',
        advice: 'Write it as ?filter[version]=42&include=app.',
    },
    {
        matches: /[?&][^=&]+=(?:&|$)/,
        problem: 'A query parameter has no value; a variable in it may be empty',
        advice: 'Write a value after =, or remove the parameter. If the value comes from a variable, check its name.',
    },
];
const requestInputs = {
    scope: {
        hasMethods: true,
        grammar: 'Write one entry per line: a method (GET, POST, PATCH, PUT, DELETE), a space and a path, such as GET /v1/apps.',
    },
    'require-access': {
        hasMethods: false,
        grammar: 'Write one path per line, such as /v1/certificates.',
    },
};
const maxListLength = 1000;
const methodPattern = '(?:GET|POST|PATCH|PUT|DELETE)';
const versionPattern = '(?:v\\d+|notary)/';
const separator = new RegExp([
    `[,;]\\s*(?=["'\`]?(?:${methodPattern}\\s+)?/?${versionPattern})`,
    `(?<=\\S)(?<!\\b${methodPattern})\\s+(?=(?:${methodPattern}\\s+)?/${versionPattern})`,
].join('|'), 'i');
const requestPattern = new RegExp(`^(?:${methodPattern} )?(/[^?]*)`);
function findSyntaxProblem(line, input) {
    const requests = line.split(separator);
    if (requests.length > 1 && requests.every((request) => request.includes('/'))) {
        const problem = 'There are several requests on one line';
        if (line.length > maxListLength)
            return { problem, correction: 'Write each on a line of its own.' };
        const lines = requests.map((request) => `\n  ${correctInList(request.trim(), input)}`);
        return {
            problem,
            correction: `Write each on a line of its own:\n${input}: |${lines.join('')}`,
        };
    }
    const rule = findRule(line, input);
    if (rule === undefined)
        return undefined;
    const { text, rule: remaining } = correctLine(line, input);
    if (remaining !== undefined && 'advice' in remaining) {
        const problems = new Set([rule.problem, remaining.problem]);
        return { problem: [...problems].join('. '), correction: remaining.advice };
    }
    const known = remaining === undefined ? findKnown(text) : undefined;
    if (known === undefined && !/[/?\s]/.test(line))
        return notRequestProblem(input);
    const { grammar } = requestInputs[input];
    return {
        problem: rule.problem,
        correction: known === undefined ? grammar : `Write ${truncate(known)}`,
    };
}
function notRequestProblem(input) {
    const { hasMethods, grammar } = requestInputs[input];
    return {
        problem: hasMethods ? 'It is not a method and a path' : 'It is not a path',
        correction: grammar,
    };
}
function findRule(line, input) {
    const { hasMethods } = requestInputs[input];
    return syntaxRules.find(({ matches, isAboutMethods = false }) => (hasMethods || !isAboutMethods) && matches.test(line));
}
function correctInList(request, input) {
    const line = requestInputs[input].hasMethods ? request : request.replace(/^GET\s+/i, '');
    const { text, rule } = correctLine(line, input);
    return (rule === undefined ? findKnown(text) : undefined) ?? line;
}
function correctLine(line, input) {
    const text = [...correctByRules(line, input)].at(-1)?.text ?? line;
    return { text, rule: findRule(text, input) };
}
function* correctByRules(line, input) {
    const unused = new Set(syntaxRules);
    let text = line;
    for (;;) {
        const rule = findRule(text, input);
        if (rule?.correct === undefined || !unused.delete(rule))
            return;
        text = rule.correct(text).trim();
        yield { rule, text };
    }
}
function findKnown(request) {
    return [request, request.replace('/', '/v1/')].find((candidate) => {
        const [, path = ''] = requestPattern.exec(candidate) ?? [];
        return path.startsWith('/notary/v2') || (0,lookup.$6)(path) !== undefined;
    });
}
function truncate(text) {
    return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}
const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];
const maxLineLength = 2000;
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
function parseRequestLine(text, input) {
    const result = parseLine(text, input);
    return 'request' in result
        ? result
        : { ...result, problem: `${truncate(text)}: ${result.problem}.` };
}
function parseLine(text, input) {
    if (text.length > maxLineLength) {
        return {
            problem: `It has more than ${maxLineLength} characters`,
            correction: notRequestProblem(input).correction,
        };
    }
    const problem = findSyntaxProblem(text, input);
    if (problem !== undefined)
        return problem;
    const [, method, path = '', query = ''] = /^(?:([A-Z]+) )?(\/[^?\s]*)(?:\?(\S+))?$/.exec(text) ?? [];
    if (path === '' || (method !== undefined && !methods.includes(method)))
        return notRequestProblem(input);
    const parameters = query === '' ? [] : query.split('&').map(decodeParameter);
    if (!parameters.every((parameter) => parameter !== undefined)) {
        return {
            problem: 'A % is not followed by two hexadecimal digits',
            correction: 'Write a percent sign as %25.',
        };
    }
    return { request: { text, path, query: parameters, ...(method !== undefined && { method }) } };
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
 }),
 3165:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
   $6: () => ( findRoute),
   jx: () => ( describeUnknownPath),
   qb: () => ( nearestName)
 });
 var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1916);
 var _table_generated_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3112);
const methodNames = {
    G: 'GET',
    P: 'POST',
    U: 'PATCH',
    D: 'DELETE',
};
const splitLines = (text) => text.trim().split('\n');
const table = decode();
function decode() {
    const names = splitLines(_table_generated_js__WEBPACK_IMPORTED_MODULE_1__ .FI).flatMap((line) => {
        const [family = '', members = ''] = line.split(':');
        return members.split(' ').map((member) => (member === '' ? family : `${family}[${member}]`));
    });
    const sets = splitLines(_table_generated_js__WEBPACK_IMPORTED_MODULE_1__ .nL).map((set) => (set.match(/[^-]{2}/g) ?? []).map((index) => names[Number.parseInt(index, 36)] ?? ''));
    let segments = [];
    return splitLines(_table_generated_js__WEBPACK_IMPORTED_MODULE_1__ .JZ).map((line) => {
        const [path = '', letters = '', set = ''] = line.split(' ');
        segments = [...segments.slice(0, Number(path.charAt(0))), ...path.slice(1).split('/')];
        return {
            segments,
            methods: [...letters.replace('!', '')].map((letter) => methodNames[letter] ?? letter),
            parameters: sets[Number.parseInt(set, 36)] ?? [],
            isLongLived: letters.endsWith('!'),
        };
    });
}
function findRoute(path) {
    const segments = path.split('/').slice(1);
    const matches = (route) => route.segments.length === segments.length &&
        route.segments.every((segment, index) => segment === '*' || segment === segments[index]);
    return table.find(matches);
}
function isTypo(editDistance, text) {
    return editDistance <= Math.max(3, text.length / 4);
}
function nearestName(name, known) {
    const nearest = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ .kp)(name, known);
    return known.length > 0 && isTypo((0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ .Io)(name, nearest), name) ? nearest : undefined;
}
function suggestPaths(path) {
    const segments = path.split('/').slice(1);
    const pattern = path.replace(idPattern, '*');
    const ranked = table
        .map((route, index) => rankRoute({ segments, pattern }, route, patterns[index] ?? ''))
        .filter(({ cost }) => isTypo(cost, path))
        .sort((a, b) => a.cost - b.cost);
    const maxCost = (ranked[0]?.cost ?? 0) + 1;
    return ranked
        .filter(({ cost }) => cost <= maxCost)
        .slice(0, 3)
        .map(({ route, isAligned }) => {
        const ids = path.match(idPattern) ?? [];
        const filled = route.segments.map((segment, index) => segment === '*' ? ((isAligned ? segments[index] : ids.shift()) ?? '<id>') : segment);
        return `/${filled.join('/')}`;
    });
}
function describeUnknownPath(path) {
    const suggested = suggestPaths(path);
    const hint = suggested.length === 0 ? '' : ` Did you mean ${suggested.join(' or ')}?`;
    return `${path} is not in API ${_table_generated_js__WEBPACK_IMPORTED_MODULE_1__ .XV}; a newer API may have it.${hint}`;
}
const idPattern = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4,}/gi;
const patterns = table.map(({ segments }) => `/${segments.join('/')}`);
function rankRoute(path, route, routePattern) {
    const alignedCost = route.segments.length === path.segments.length
        ? route.segments.reduce((sum, segment, index) => {
            const own = path.segments[index] ?? '';
            return segment === '*' || segment === own ? sum : sum + (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ .Io)(segment, own);
        }, 0)
        : Number.POSITIVE_INFINITY;
    const minPatternCost = Math.abs(routePattern.length - path.pattern.length);
    const patternCost = alignedCost <= minPatternCost ? minPatternCost : (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ .Io)(routePattern, path.pattern);
    const isAligned = alignedCost <= patternCost;
    return { route, cost: isAligned ? alignedCost : patternCost, isAligned };
}
 }),
 3112:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
   FI: () => ( parameters),
   JZ: () => ( routes),
   XV: () => ( apiVersion),
   nL: () => ( parameterSets)
 });
const apiVersion = '4.4.1 (July 2026)';
const parameters = `
exists:app gameCenterEnabledVersions parent publishedResponse releaseWithAppStoreVersion usesNonExemptEncryption
fields:accessibilityDeclarations actors ageRatingDeclarations alternativeDistributionDomains alternativeDistributionKeys alternativeDistributionPackageDeltas alternativeDistributionPackageVariants alternativeDistributionPackageVersions alternativeDistributionPackages analyticsReportInstances analyticsReportRequests analyticsReportSegments analyticsReports androidToIosAppMappingDetails appAvailabilities appCategories appClipAdvancedExperienceImages appClipAdvancedExperienceLocalizations appClipAdvancedExperiences appClipAppStoreReviewDetails appClipDefaultExperienceLocalizations appClipDefaultExperiences appClipDomainStatuses appClipHeaderImages appClips appCustomProductPageLocalizations appCustomProductPageVersions appCustomProductPages appEncryptionDeclarationDocuments appEncryptionDeclarations appEventLocalizations appEventScreenshots appEventVideoClips appEvents appInfoLocalizations appInfos appKeywords appPreviewSets appPreviews appPricePoints appPriceSchedules appPrices appScreenshotSets appScreenshots appStoreReviewAttachments appStoreReviewDetails appStoreVersionExperimentTreatmentLocalizations appStoreVersionExperimentTreatments appStoreVersionExperiments appStoreVersionLocalizations appStoreVersionPhasedReleases appStoreVersionSubmissions appStoreVersions appTags apps backgroundAssetUploadFiles backgroundAssetVersionAppStoreReleases backgroundAssetVersionExternalBetaReleases backgroundAssetVersionInternalBetaReleases backgroundAssetVersions backgroundAssets betaAppClipInvocationLocalizations betaAppClipInvocations betaAppLocalizations betaAppReviewDetails betaAppReviewSubmissions betaBuildLocalizations betaCrashLogs betaFeedbackCrashSubmissions betaFeedbackScreenshotSubmissions betaGroups betaLicenseAgreements betaRecruitmentCriteria betaRecruitmentCriterionCompatibleBuildChecks betaRecruitmentCriterionOptions betaTesters buildBetaDetails buildBundleFileSizes buildBundles buildIcons buildUploadFiles buildUploads builds bundleIdCapabilities bundleIds certificates ciArtifacts ciBuildActions ciBuildRuns ciIssues ciMacOsVersions ciProducts ciTestResults ciWorkflows ciXcodeVersions customerReviewResponses customerReviewSummarizations customerReviews devices diagnosticSignatures endUserLicenseAgreements gameCenterAchievementImages gameCenterAchievementLocalizations gameCenterAchievementReleases gameCenterAchievementVersions gameCenterAchievements gameCenterActivities gameCenterActivityImages gameCenterActivityLocalizations gameCenterActivityVersionReleases gameCenterActivityVersions gameCenterAppVersions gameCenterChallengeImages gameCenterChallengeLocalizations gameCenterChallengeVersionReleases gameCenterChallengeVersions gameCenterChallenges gameCenterDetails gameCenterEnabledVersions gameCenterGroups gameCenterLeaderboardImages gameCenterLeaderboardLocalizations gameCenterLeaderboardReleases gameCenterLeaderboardSetImages gameCenterLeaderboardSetLocalizations gameCenterLeaderboardSetMemberLocalizations gameCenterLeaderboardSetReleases gameCenterLeaderboardSetVersions gameCenterLeaderboardSets gameCenterLeaderboardVersions gameCenterLeaderboards gameCenterMatchmakingQueues gameCenterMatchmakingRuleSets gameCenterMatchmakingRules gameCenterMatchmakingTeams inAppPurchaseAppStoreReviewScreenshots inAppPurchaseAvailabilities inAppPurchaseContents inAppPurchaseImages inAppPurchaseLocalizations inAppPurchaseOfferCodeCustomCodes inAppPurchaseOfferCodeOneTimeUseCodes inAppPurchaseOfferCodes inAppPurchaseOfferPrices inAppPurchasePricePoints inAppPurchasePriceSchedules inAppPurchasePrices inAppPurchaseVersions inAppPurchases marketplaceSearchDetails marketplaceWebhooks merchantIds nominations passTypeIds preReleaseVersions profiles promotedPurchases reviewSubmissionItems reviewSubmissions routingAppCoverages sandboxTesters scmGitReferences scmProviders scmPullRequests scmRepositories subscriptionAppStoreReviewScreenshots subscriptionAvailabilities subscriptionGracePeriods subscriptionGroupLocalizations subscriptionGroupVersions subscriptionGroups subscriptionImages subscriptionIntroductoryOffers subscriptionLocalizations subscriptionOfferCodeCustomCodes subscriptionOfferCodeOneTimeUseCodes subscriptionOfferCodePrices subscriptionOfferCodes subscriptionPlanAvailabilities subscriptionPricePoints subscriptionPrices subscriptionPromotionalOfferPrices subscriptionPromotionalOffers subscriptionVersions subscriptions territories territoryAgeRatings territoryAvailabilities userInvitations users webhookDeliveries webhookEvents webhooks winBackOfferPrices winBackOffers
filter:accessType action appCustomProductPageLocalization appPlatform appStoreRelease.state appStoreState appStoreVersionExperimentTreatmentLocalization appStoreVersionLocalization appStoreVersion appStoreVersions.appStoreState appStoreVersions.appVersionState appStoreVersions.platform appStoreVersions appVersionState app apps archived assetPackIdentifier betaAppReviewSubmission.betaReviewState betaGroups betaReviewState betaTesters build.preReleaseVersion buildAudienceType build builds.buildAudienceType builds.expired builds.processingState builds.version builds bundleId canBeSubmitted category certificateType cfBundleShortVersionString cfBundleVersion createdDateGreaterThanOrEqualTo createdDateLessThan deliveryState deviceFamily deviceModel devicePlatform deviceType diagnosticType displayName email enabled endDate eventState expired externalBetaRelease.state firstName frequency gameCenterAchievement gameCenterAppVersions.enabled gameCenterDetail gameCenterDetails gameCenterLeaderboardSet gameCenterLeaderboard gameCenterMatchmakingQueue granularity hasInAppEvents id identifier inAppPurchaseType inAppPurchaseV2 internalBetaRelease.state inviteType isInternalGroup lastName live locale metricType name osVersion placeStatus planType platform platforms preReleaseVersion.platform preReleaseVersion.version preReleaseVersion previewType processingDate processingState productId productType profileState profileType publicLinkEnabled publicLinkLimitEnabled publicLink rating referenceName regionCode relatedApps reportDate reportSubType reportType result reviewSubmissions.platform reviewSubmissions.state reviewTerritory roles screenshotDisplayType seedId serialNumber sku startDate state status subscriptionPricePoint subscription subscriptions.state territory tester type udid upfrontPricePointId username usesNonExemptEncryption vendorNumber versionString version versions.locale versions.platforms visibleApps visibleInAppStore visible
granularity:
groupBy:
include:
limit: achievementReleases achievementsV2 achievements activityReleases androidToIosAppMappingDetails appClipDefaultExperienceLocalizations appClipDefaultExperiences appClips appCustomProductPageLocalizations appCustomProductPageVersions appCustomProductPages appEncryptionDeclarations appEventScreenshots appEventVideoClips appEvents appInfoLocalizations appInfos appPreviewSets appPreviews appScreenshotSets appScreenshots appStoreReviewAttachments appStoreVersionExperimentTreatmentLocalizations appStoreVersionExperimentTreatments appStoreVersionExperimentsV2 appStoreVersionExperiments appStoreVersionLocalizations appStoreVersions apps automaticPrices availableTerritories betaAppClipInvocationLocalizations betaAppLocalizations betaBuildLocalizations betaGroups betaTesters buildBundles builds bundleIdCapabilities certificates challengeReleases challengesMinimumPlatformVersions compatibilityVersions compatibleVersions controlVersions customCodes deltas devices gameCenterAchievementsV2 gameCenterAchievements gameCenterActivities gameCenterAppVersions gameCenterChallenges gameCenterDetails gameCenterEnabledVersions gameCenterLeaderboardSetsV2 gameCenterLeaderboardSets gameCenterLeaderboardsV2 gameCenterLeaderboards icons images inAppEvents inAppPurchaseLocalizations inAppPurchasesV2 inAppPurchases individualTesters introductoryOffers items leaderboardReleases leaderboardSetReleases leaderboardsV2 leaderboards localizations macOsVersions manualPrices matchmakingQueues offerCodes oneTimeUseCodes planAvailabilities preReleaseVersions pricePoints prices primaryRepositories profiles promotedPurchases promotionalOffers relatedApps releases reports reviewSubmissions rules searchKeywords subcategories subscriptionGroupLocalizations subscriptionGroups subscriptionLocalizations subscriptions supportedTerritories teams territories territoryAvailabilities variants versions visibleApps winBackOffers xcodeVersions
period:
`;
const parameterSets = `
-
000a99
010j0u0x0z13151i1m1o1x1y24252d2g2p2y3f3g4a4g4i4k4t4w5u5v5w5x6f7b7m8d8e8k98999e9h9k9l9o9q9ya1a6a8abasb1b2bhbmbrbw
020l7r9899bu
032t2v5b858f8r9899
040p0q0r0u1m98999f
050z1m1o1z2024292a2c2d2f2g4g5t5z6364686y7b7s7t7u7x8x909899a7a8aaaxb3
06
066o8m99
07
07131o4e5b7a888m8t9899azbobz
07131o4e5b98azbobz
071m1o4j4k5z7q8m9899b5
071m1o4j4k7q8m9899b5
071m1o4j4k98b5
074298
07429899
074398
07439899
077b99
08
080l14151o98999p
080l14151o989p
09
0999
0a
0b
0b0c0d0e8m9899akc3
0b0c0d0e98akc3
0b99
0c
0c99
0d0e98c4
0e0r1f1i1j1k1l1m1o2g394l5q5y7b7q8z98999y9za0
0e0r1f1i1j1k1l1m1o2g394l989y9za0
0f
0f797w99
0g0i5l9899bq
0g0i98bq
0h
0h99
0i
0i6h7m99
0j
0j0u0x0z13151i1m1o1x1y24252d2g2p2y3f3g4a4g4i4k4t4w989e9h9k9l9o9q9ya1a6a8abasb1b2bhbmbrbw
0j99
0k5d98c2
0l
0l98bu
0l99
0m
0m0n0o0u5m7o8n9899ba
0m0n0o0u98ba
0p0q0r0u1m989f
0p0r98
0q0r0t7k9899
0q0r0t98
0q0t98
0r0u1o6f98999g
0r0u1o989g
0s
0v0w0x8m98999i
0v0w0x989i
0v0w16171c7k98999r9tbt
0v0w171c989r9tbt
0v17181g1j5n5r7v98999s
0v17181g1j5n5s7v98999s
0v17181g1j5r5s7v98999s
0v17181g1j989s
0v1c1d1g1j5n5r8h98999u
0v1c1d1g1j5n5s8h98999u
0v1c1d1g1j5r5s8h98999u
0v1c1d1g1j989u
0w0x1o9598999j
0w0x1o989j
0w131i1m1t32383d3p3r494j4v599899
0y
0y0z1o2g5z6e7q9899ab
0y0z1o2g6e7q9899ab
0y0z1o2g98ab
0z
0z1m1o1z2024292a2c2d2f2g4g98a7a8aaaxb3
1011121398999m9n
10111213989m9n
101198
10119899
101298
10129899
10136x7b9899ba
101398ba
14157k9899
141598
16171c1j1m7k98999r9tbt
167k7q99
171898
17189899
171c1g1h7k98999r9t
171c1g1h989r9t
171c1j1m989r9tbt
191b5b6w8l8r9899
191o5b8r9899
191o5b98
1a1b1o5b98a3bc
1c1d98
1c1d9899
1e1f1m989v
1e1f98
1e1f9899
1g1h1i98999w
1g1h1i989w
1h1i1m1o8m98999xai
1h1i1m1o989xai
1h1i1m8m98999x
1h1i1m989x
1k
1l1m98
1m1o31333437393c3e3f3h3k3o3q3s7398999a9daeafamanaoapaqatauavawb6b7
1m1o31333437393c3e3f3h3k3o3q3s989a9daeafamanaoapaqatauavawb6b7
1m396v9899ag
1m3998ag
1m4l98
1n5b949899c1
1o
1o1t1u616291929899
1o1t1u98
1o1x5z7k9899
1o1x98
1o1y5z9899
1o1y98
1o2426292g5z6e7b7h7m8283849899a9ab
1o2426292g98a9ab
1o24292g60646e6u707b7g7i9899a2a8ab
1o24292g98a2a8ab
1o255z9899
1o2598
1o2g4g5z6a6b6c6d6e7q909899ab
1o2g4g98ab
1o2h2i4h7b7c7m7q8i9899acbl
1o2h2i4h98acbl
1o2i2p4q5z7z9899bk
1o2i2p4q98bk
1o2y5b98c1
1o3g5z7b7q8z9899ah
1o3g7b7q8z9899ah
1o4a6g7d9899a2
1o4a98a2
1o5e6u8g939899c5
1o5e98c5
1o5f8g8w939899c5
1o5f98c5
1o5i98
1o5i9899
1o99
1p
1p1q1r1s1t1u5p6z7f7k7r8m909899
1p1q1r1s1t1u98
1p99
1q1t98
1r1t98
1s1t98
1v1w9899a5
1v1w98a5
1x99
1y
1z
1z2g65699899
1z2g98
202g697k9899
202g98
2099
21
22292g5o67696p6q7n8s9899
22292g98
23292g5o67696p6q7n8s9899
23292g98
2499
25
26
27
2899
2999
2a2g697b9899
2a2g98
2b99
2d99
2e
2e2f2g6j6k7q8m9899
2e2f2g98
2e99
2g
2g2m2p2r4n4p6e9899ab
2g2m2p2r4n4p98ab
2g99
2h99
2i
2i2j2w4h7b7m80819899adal
2i2j2w4h98adal
2j4d7c7m9899ad
2j4d98ad
2j4f6i6t7b8j9899
2j4f7b7c7m9899ad
2j4f98
2j4f98ad
2j99
2k
2k99
2l2m98
2l2m9899
2n
2n99
2o2p2r2s4q98
2o2p2r2s4q9899
2o2s9899bb
2o2s9899c7
2o2s98bb
2o2s98c7
2q
2q99
2t2v5b98
2t2v98
2u5b7q8r9899
2w
2w7b7m7q8n8u99
2w99
2x6s99
2y
2z303298
2z30329899
2z303398
2z30339899
2z3098
303133343f3h617b869899babp
303133343f3h98babp
3032339899ba
30323398ba
31333f727j9899
31333f747j9899
31333f98
3233343f3h617b869899c4
3233343f3h98c4
3334383f3h3s98999b9cb8b9c4
3334383f3h3s989b9cb8b9c4
33343e3f3h3q3s759899amanaoaqaratauavaw
33343e3f3h3q3s98amanaoaqaratauavaw
34353637389899babp
343536373898babp
343e3f3h3j3k3q3s617b869899aubabp
343e3f3h3j3k3q3s98aubabp
343e3f3h3q3r3s617b869899auc4
343e3f3h3q3r3s98auc4
35
35363898
3536389899
373898
37389899
3a
3a3b3c3d3e9899babp
3a3b3c3d3e98babp
3a3b3d98
3a3b3d9899
3c3d98
3c3d9899
3d3e3f3h3s617b869899c4
3d3e3f3h3s98c4
3f3h3m3o3q3s7b869899awbabp
3f3h3m3o3q3s98awbabp
3f3h3p3q3s7b869899awc4
3f3h3p3q3s98awc4
3f3k3s747j9899
3f3k3s777j9899
3f3k3s98
3f3o3q747j9899
3f3o3q767j9899
3f3o3q98
3i3j3r98
3i3j3r9899
3i3j3s98
3i3j3s9899
3i3j98
3j3r3s9899ba
3j3r3s98ba
3l3m3p98
3l3m3p9899
3l3m3q98
3l3m3q9899
3l3m98
3m3p3q9899ba
3m3p3q98ba
3n3q3s76779899
3t3u3v3w9899bdbsc0
3t3u3v3w98bdbsc0
3t3u98
3t3u9899
3v99
3w99
3x3y3z4041444647494a4i98ayb0bebic4
3x3y3z40414447494a4i7d7m7y8m9899ayb0bec4
3x4a98
3y5b98a4
3z4a98
40
4041494a8m9899ayba
4041494a98ayba
404a98
404a9899
4099
414998
41499899
414a98
414a9899
424344458r9899ajbfbj
4243444598ajbfbj
45465b8r9899
46485b8r9899
465b7e8r9899
465b8r9899
47485b98a3bc
4a4i5a98
4a4i5a9899
4b
4c99
4g
4g99
4h99
4i4r4s4w4x4y4z53545658595a5k7m7y8m9899ayb4bebgbjbnbxc4c6
4i4r4s4w4x4y4z53545658595a5k98ayb4bebgbjbnbxc4c6
4m99
4n4o4q7b9899
4n4o4q98
4n4q98
4n4q9899
4o
4o99
4p4q98
4p4q9899
4r5a98
4s5b98a4
4t
4u4v4w5a868q9899bvbyc4
4u4v4w5a98bvbyc4
4u4v4w8m9899ba
4u4v4w98ba
4u4v98
4u4v9899
4u4w98
4u4w9899
4x
4x4z595a8m9899ayba
4x4z595a98ayba
4x5a98
4x5a9899
4x99
4y555a5b8r9899
4z5998
4z599899
4z5a98
4z5a9899
505152535a8r9899ajbfbj
505152535a98ajbfbj
505398
50539899
515398
51539899
52555b8r9899
545b9899a4
545b98a4
55565b7p8o8r9899
55575b8r9899
555b5j8r9899
555b7p8p8r8v9899
555b7p8r8v9899
555b98
57585a8r9899bj
57585a98bj
5b
5b5c9899
5b5d9899
5b99
5g5h6l6m6n9899
5j5k9899bj
5j5k98bj
6099c8
669799c8
6r7l7q
71898a8b8y90
748c969799
788c969799
78969799
87898b8y
8c969799
9699
99
`;
const routes = `
0v1/accessibilityDeclarations P
2* DGU 7
1actors G j
2* G 9
1ageRatingDeclarations/* U
1alternativeDistributionDomains GP o
2* DG n
1alternativeDistributionKeys GP 1
2* DG p
1alternativeDistributionPackageDeltas/* G q
1alternativeDistributionPackageVariants/* G u
1alternativeDistributionPackageVersions/* G s
3deltas G t
3relationships/deltas G av
4variants G av
3variants G v
1alternativeDistributionPackages P
2* G w
3relationships/versions G av
3versions G r
1analyticsReportInstances/* G z
3relationships/segments G av
3segments G 14
1analyticsReportRequests P
2* DG 12
3relationships/reports G av
3reports G 16
1analyticsReportSegments/* G 13
1analyticsReports/* G 15
3instances G 10
3relationships/instances G av
1androidToIosAppMappingDetails P
2* DGU 17
1appCategories G 3
2* G 1c
3parent G 1b
3relationships/parent G 0
4subcategories G av
3subcategories G 1d
1appClipAdvancedExperienceImages P
2* GU 1e
1appClipAdvancedExperiences P
2* GU 1g
1appClipAppStoreReviewDetails P
2* GU 1i
1appClipDefaultExperienceLocalizations P
2* DGU 1k
3appClipHeaderImage G 1l
3relationships/appClipHeaderImage G 0
1appClipDefaultExperiences P
2* DGU 1h
3appClipAppStoreReviewDetail G 1i
3appClipDefaultExperienceLocalizations G 1j
3relationships/appClipAppStoreReviewDetail G 0
4appClipDefaultExperienceLocalizations G av
4releaseWithAppStoreVersion GU 0
3releaseWithAppStoreVersion G y
1appClipHeaderImages P
2* DGU 1l
1appClips/* G 1n
3appClipAdvancedExperiences G 1f
3appClipDefaultExperiences G 5
3relationships/appClipAdvancedExperiences G av
4appClipDefaultExperiences G av
1appCustomProductPageLocalizations P
2* DGU 1s
3appPreviewSets G 1v
3appScreenshotSets G 1z
3relationships/appPreviewSets G av
4appScreenshotSets G av
4searchKeywords DGP av
3searchKeywords G 2l
1appCustomProductPageVersions P
2* GU 1q
3appCustomProductPageLocalizations G 1r
3relationships/appCustomProductPageLocalizations G av
1appCustomProductPages P
2* DGU 22
3appCustomProductPageVersions G 1p
3relationships/appCustomProductPageVersions G av
1appEncryptionDeclarationDocuments P
2* GU 24
1appEncryptionDeclarations GP 25
2* G 27
3app G 3e
3appEncryptionDeclarationDocument G 24
3relationships/app G 0
4appEncryptionDeclarationDocument G 0
4builds P
1appEventLocalizations P
2* DGU 2b
3appEventScreenshots G 2d
3appEventVideoClips G 2f
3relationships/appEventScreenshots G av
4appEventVideoClips G av
1appEventScreenshots P
2* DGU 2c
1appEventVideoClips P
2* DGU 2e
1appEvents P
2* DGU 2h
3localizations G 2a
3relationships/localizations G av
1appInfoLocalizations P
2* DGU 2j
1appInfos/* GU m
3ageRatingDeclaration G k
3appInfoLocalizations G 2i
3primaryCategory G 1c
3primarySubcategoryOne G 1c
3primarySubcategoryTwo G 1c
3relationships/ageRatingDeclaration G 0
4appInfoLocalizations G av
4primaryCategory G 0
4primarySubcategoryOne G 0
4primarySubcategoryTwo G 0
4secondaryCategory G 0
4secondarySubcategoryOne G 0
4secondarySubcategoryTwo G 0
4territoryAgeRatings G av
3secondaryCategory G 1c
3secondarySubcategoryOne G 1c
3secondarySubcategoryTwo G 1c
3territoryAgeRatings G af
1appPreviewSets P
2* DG 1w
3appPreviews G 2n
3relationships/appPreviews GU av
1appPreviews P
2* DGU 2m
1appPriceSchedules P
2* G 2u
3automaticPrices G 2r
3baseTerritory G ae
3manualPrices G 2r
3relationships/automaticPrices G av
4baseTerritory G 0
4manualPrices G av
1appScreenshotSets P
2* DG 20
3appScreenshots G 2w
3relationships/appScreenshots GU av
1appScreenshots P
2* DGU 2v
1appStoreReviewAttachments P
2* DGU 2y
1appStoreReviewDetails P
2* GU 2x
3appStoreReviewAttachments G 2z
3relationships/appStoreReviewAttachments G av
1appStoreVersionExperimentTreatmentLocalizations P
2* DG 2p
3appPreviewSets G 1u
3appScreenshotSets G 1y
3relationships/appPreviewSets G av
4appScreenshotSets G av
1appStoreVersionExperimentTreatments P
2* DGU 31
3appStoreVersionExperimentTreatmentLocalizations G 2o
3relationships/appStoreVersionExperimentTreatmentLocalizations G av
1appStoreVersionExperiments P
2* DGU 35
3appStoreVersionExperimentTreatments G 30
3relationships/appStoreVersionExperimentTreatments G av
1appStoreVersionLocalizations P
2* DGU 2q
3appPreviewSets G 1t
3appScreenshotSets G 1x
3relationships/appPreviewSets G av
4appScreenshotSets G av
4searchKeywords DGP av
3searchKeywords G 2l
1appStoreVersionPhasedReleases P
2* DU
1appStoreVersionPromotions P
1appStoreVersionReleaseRequests P
1appStoreVersionSubmissions/* D
1appStoreVersions P
2* DGU y
3alternativeDistributionPackage G w
3appClipDefaultExperience G 1h
3appStoreReviewDetail G 2x
3appStoreVersionExperiments G 34
3appStoreVersionExperimentsV2 G 32
3appStoreVersionLocalizations G 2k
3appStoreVersionPhasedRelease G 36
3appStoreVersionSubmission G 37
3build G 59
3customerReviews G 4
3gameCenterAppVersion G 3b
3relationships/alternativeDistributionPackage G 0
4appClipDefaultExperience GU 0
4appStoreReviewDetail G 0
4appStoreVersionExperiments G av
4appStoreVersionExperimentsV2 G av
4appStoreVersionLocalizations G av
4appStoreVersionPhasedRelease G 0
4appStoreVersionSubmission G 0
4build GU 0
4customerReviews G av
4gameCenterAppVersion G 0
4routingAppCoverage G 0
3routingAppCoverage G 3c
1appTags/* U
3relationships/territories G av
3territories G ah
1apps G 2
2* GU 18
3accessibilityDeclarations G 8
3alternativeDistributionKey G p
3analyticsReportRequests G 11
3androidToIosAppMappingDetails G 19
3appAvailabilityV2 G 1a
3appClips G 1m
3appCustomProductPages G 21
3appEncryptionDeclarations G 26
3appEvents G 2g
3appInfos G l
3appPricePoints G 2s
3appPriceSchedule G 2u
3appStoreVersionExperimentsV2 G 32
3appStoreVersions G x
3appTags G 3d
3backgroundAssets G 3f
3betaAppLocalizations G 4i
3betaAppReviewDetail G 4j
3betaFeedbackCrashSubmissions G 4r
3betaFeedbackScreenshotSubmissions G 4t
3betaGroups G 4v
3betaLicenseAgreement G 4w
3buildUploads G 56
3builds G 5c
3ciProduct G 3w
3customerReviewSummarizations G 64
3customerReviews G 4
3endUserLicenseAgreement G 69
3gameCenterDetail G 39
3gameCenterEnabledVersions G 3z
3inAppPurchases G 40
3inAppPurchasesV2 G 88
3marketplaceSearchDetail G 8v
3metrics/betaTesterUsages GG am
3perfPowerMetrics G! an
3preReleaseVersions G 8y
3promotedPurchases G 8u
3relationships/accessibilityDeclarations G av
4alternativeDistributionKey G 0
4analyticsReportRequests G av
4androidToIosAppMappingDetails G av
4appAvailabilityV2 G 0
4appClips G av
4appCustomProductPages G av
4appEncryptionDeclarations G av
4appEvents G av
4appInfos G av
4appPricePoints G av
4appPriceSchedule G 0
4appStoreVersionExperimentsV2 G av
4appStoreVersions G av
4appTags G av
4backgroundAssets G av
4betaAppLocalizations G av
4betaAppReviewDetail G 0
4betaFeedbackCrashSubmissions G av
4betaFeedbackScreenshotSubmissions G av
4betaGroups G av
4betaLicenseAgreement G 0
4betaTesters D
4buildUploads G av
4builds G av
4ciProduct G 0
4customerReviews G av
4endUserLicenseAgreement G 0
4gameCenterDetail G 0
4gameCenterEnabledVersions G av
4inAppPurchases G av
4inAppPurchasesV2 G av
4marketplaceSearchDetail G 0
4preReleaseVersions G av
4promotedPurchases GU av
4reviewSubmissions G av
4searchKeywords G av
4subscriptionGracePeriod G 0
4subscriptionGroups G av
4webhooks G av
3reviewSubmissions G d
3searchKeywords G 2l
3subscriptionGracePeriod G 9d
3subscriptionGroups G 9e
3webhooks G 47
1backgroundAssetUploadFiles P
2* GU 49
1backgroundAssetVersionAppStoreReleases/* G 4d
1backgroundAssetVersionExternalBetaReleases/* G 4e
1backgroundAssetVersionInternalBetaReleases/* G 4f
1backgroundAssetVersions P
2* G 4b
3backgroundAssetUploadFiles G 4c
3relationships/backgroundAssetUploadFiles G av
1backgroundAssets P
2* GU 3g
3relationships/versions G av
3versions G 4a
1betaAppClipInvocationLocalizations P
2* DU
1betaAppClipInvocations P
2* DGU 4h
1betaAppLocalizations GP 3h
2* DGU 3i
3app G 3e
3relationships/app G 0
1betaAppReviewDetails G 3j
2* GU 3k
3app G 3e
3relationships/app G 0
1betaAppReviewSubmissions GP 4l
2* G 4m
3build G 59
3relationships/build G 0
1betaBuildLocalizations GP 4n
2* DGU 4o
3build G 59
3relationships/build G 0
1betaCrashLogs/* G 4q
1betaFeedbackCrashSubmissions/* DG 4s
3crashLog G 4q
3relationships/crashLog G 0
1betaFeedbackScreenshotSubmissions/* DG 4u
1betaGroups GP 3l
2* DGU 3m
3app G 3e
3betaRecruitmentCriteria G 4x
3betaRecruitmentCriterionCompatibleBuildCheck G 4y
3betaTesters G 50
3builds G 5c
3metrics/betaTesterUsages GG am
4publicLinkUsages GG av
3relationships/app G 0
4betaRecruitmentCriteria G 0
4betaRecruitmentCriterionCompatibleBuildCheck G 0
4betaTesters DGP av
4builds DGP av
1betaLicenseAgreements G 3p
2* GU 3q
3app G 3e
3relationships/app G 0
1betaRecruitmentCriteria P
2* DU
1betaRecruitmentCriterionOptions G 4z
1betaTesterInvitations P
1betaTesters GP 3n
2* DG 3o
3apps G 48
3betaGroups G 4v
3builds G 5c
3metrics/betaTesterUsages GG al
3relationships/apps DG av
4betaGroups DGP av
4builds DGP av
1buildBetaDetails G 51
2* GU 52
3build G 29
3relationships/build G 0
1buildBetaNotifications P
1buildBundles/*/appClipDomainCacheStatus G 1o
3appClipDomainDebugStatus G 1o
3betaAppClipInvocations G 4g
3buildBundleFileSizes G 53
3relationships/appClipDomainCacheStatus G 0
4appClipDomainDebugStatus G 0
4betaAppClipInvocations G av
4buildBundleFileSizes G av
1buildUploadFiles P
2* GU 55
1buildUploads P
2* DG 57
3buildUploadFiles G 58
3relationships/buildUploadFiles G av
1builds G 6
2* GU 29
3app G 3e
3appEncryptionDeclaration G 28
3appStoreVersion G y
3betaAppReviewSubmission G 4k
3betaBuildLocalizations G 4p
3buildBetaDetail G 52
3diagnosticSignatures G! 68
3icons G 54
3individualTesters G 50
3metrics/betaBuildUsages GG av
3perfPowerMetrics G! an
3preReleaseVersion G 8x
3relationships/app G 0
4appEncryptionDeclaration GU 0
4appStoreVersion G 0
4betaAppReviewSubmission G 0
4betaBuildLocalizations G av
4betaGroups DP
4buildBetaDetail G 0
4diagnosticSignatures G! av
4icons G av
4individualTesters DGP av
4preReleaseVersion G 0
1bundleIdCapabilities P
2* DU
1bundleIds GP 3t
2* DGU 3u
3app G 3e
3bundleIdCapabilities G 5d
3profiles G 8z
3relationships/app G 0
4bundleIdCapabilities G av
4profiles G av
1certificates GP 5j
2* DGU 5l
3passTypeId G 5m
3relationships/passTypeId G 0
1ciArtifacts/* G 5o
1ciBuildActions/* G! 5q
3artifacts G 5p
3buildRun G! 5b
3issues G! 5t
3relationships/artifacts G av
4buildRun G! 0
4issues G! av
4testResults G! av
3testResults G! 61
1ciBuildRuns P!
2* G! 5b
3actions G! 5r
3builds G 6
3relationships/actions G! av
4builds G av
1ciIssues/* G! 5s
1ciMacOsVersions G! 5x
2* G! 5z
3relationships/xcodeVersions G! av
3xcodeVersions G! 5w
1ciProducts G! 3v
2* DG! 3w
3additionalRepositories G! 93
3app G 18
3buildRuns G! 5a
3primaryRepositories G! 93
3relationships/additionalRepositories G! av
4app G 0
4buildRuns G! av
4primaryRepositories G! av
4workflows G! av
3workflows G! 5v
1ciTestResults/* G! 60
1ciWorkflows P!
2* DGU! 5u
3buildRuns G! 5a
3relationships/buildRuns G! av
4repository G! 0
3repository G! 94
1ciXcodeVersions G! 5w
2* G! 5y
3macOsVersions G! 5x
3relationships/macOsVersions G! av
1customerReviewResponses P
2* DG 63
1customerReviews/* G 62
3relationships/response G 0
3response G 63
1devices GP 66
2* GU 65
1diagnosticSignatures/*/logs G! av
1endAppAvailabilityPreOrders P
1endUserLicenseAgreements P
2* DGU 3x
3relationships/territories G av
3territories G ah
1financeReports G as
1gameCenterAchievementImages P
2* DGU 6e
1gameCenterAchievementLocalizations P
2* DGU 6c
3gameCenterAchievement G 6g
3gameCenterAchievementImage G 6e
3relationships/gameCenterAchievement G 0
4gameCenterAchievementImage G 0
1gameCenterAchievementReleases P
2* DG 6l
1gameCenterAchievements P
2* DGU 6g
3groupAchievement G 6g
3localizations G 6d
3relationships/activity U
4groupAchievement GU 0
4localizations G av
4releases G av
3releases G 6k
1gameCenterActivities P
2* DGU 6p
3relationships/achievements DP
4achievementsV2 DP
4leaderboards DP
4leaderboardsV2 DP
4versions G av
3versions G 6s
1gameCenterActivityImages P
2* DGU 6y
1gameCenterActivityLocalizations P
2* DGU 6z
3image G 6y
3relationships/image G 0
1gameCenterActivityVersionReleases P
2* DG 71
1gameCenterActivityVersions P
2* GU 6t
3defaultImage G 6y
3localizations G 70
3relationships/defaultImage G 0
4localizations G av
1gameCenterAppVersions P
2* GU 3b
3appStoreVersion G y
3compatibilityVersions G 3a
3relationships/appStoreVersion G 0
4compatibilityVersions DGP av
1gameCenterChallengeImages P
2* DGU 73
1gameCenterChallengeLocalizations P
2* DGU 76
3image G 73
3relationships/image G 0
1gameCenterChallengeVersionReleases P
2* DG 78
1gameCenterChallengeVersions P
2* G 75
3defaultImage G 73
3localizations G 77
3relationships/defaultImage G 0
4localizations G av
1gameCenterChallenges P
2* DGU 7b
3relationships/leaderboard U
4leaderboardV2 U
4versions G av
3versions G 74
1gameCenterDetails P
2* GU 39
3achievementReleases G 6j
3activityReleases G 72
3challengeReleases G 79
3gameCenterAchievements G 6f
3gameCenterAchievementsV2 G 6m
3gameCenterActivities G 6o
3gameCenterAppVersions G 3a
3gameCenterChallenges G 7a
3gameCenterGroup G 6r
3gameCenterLeaderboardSets G 7c
3gameCenterLeaderboardSetsV2 G 7e
3gameCenterLeaderboards G 6u
3gameCenterLeaderboardsV2 G 6w
3leaderboardReleases G 7h
3leaderboardSetReleases G 7k
3metrics/classicMatchmakingRequests GG at
4ruleBasedMatchmakingRequests GG at
3relationships/achievementReleases G av
4activityReleases G av
4challengeReleases G av
4challengesMinimumPlatformVersions U
4gameCenterAchievements GU av
4gameCenterAchievementsV2 GU av
4gameCenterActivities G av
4gameCenterAppVersions G av
4gameCenterChallenges G av
4gameCenterGroup G 0
4gameCenterLeaderboardSets GU av
4gameCenterLeaderboardSetsV2 GU av
4gameCenterLeaderboards GU av
4gameCenterLeaderboardsV2 GU av
4leaderboardReleases G av
4leaderboardSetReleases G av
1gameCenterEnabledVersions/*/compatibleVersions G 3y
3relationships/compatibleVersions DGUP av
1gameCenterGroups GP 6q
2* DGU 6r
3gameCenterAchievements G 6f
3gameCenterAchievementsV2 G 6m
3gameCenterActivities G 6o
3gameCenterChallenges G 7a
3gameCenterDetails G 38
3gameCenterLeaderboardSets G 7c
3gameCenterLeaderboardSetsV2 G 7e
3gameCenterLeaderboards G 6u
3gameCenterLeaderboardsV2 G 6w
3relationships/gameCenterAchievements GU av
4gameCenterAchievementsV2 GU av
4gameCenterActivities G av
4gameCenterChallenges G av
4gameCenterDetails G av
4gameCenterLeaderboardSets GU av
4gameCenterLeaderboardSetsV2 GU av
4gameCenterLeaderboards GU av
4gameCenterLeaderboardsV2 GU av
1gameCenterLeaderboardEntrySubmissions P
1gameCenterLeaderboardImages P
2* DGU 7q
1gameCenterLeaderboardLocalizations P
2* DGU 7o
3gameCenterLeaderboardImage G 7q
3relationships/gameCenterLeaderboardImage G 0
1gameCenterLeaderboardReleases P
2* DG 7i
1gameCenterLeaderboardSetImages P
2* DGU 7x
1gameCenterLeaderboardSetLocalizations P
2* DGU 7v
3gameCenterLeaderboardSetImage G 7x
3relationships/gameCenterLeaderboardSetImage G 0
1gameCenterLeaderboardSetMemberLocalizations GP 80
2* DU
3gameCenterLeaderboard G 6v
3gameCenterLeaderboardSet G 7d
3relationships/gameCenterLeaderboard G 0
4gameCenterLeaderboardSet G 0
1gameCenterLeaderboardSetReleases P
2* DG 7l
1gameCenterLeaderboardSets P
2* DGU 7d
3gameCenterLeaderboards G 6u
3groupLeaderboardSet G 7d
3localizations G 7w
3relationships/gameCenterLeaderboards DGUP av
4groupLeaderboardSet GU 0
4localizations G av
4releases G av
3releases G 7j
1gameCenterLeaderboards P
2* DGU 6v
3groupLeaderboard G 6v
3localizations G 7p
3relationships/activity U
4challenge U
4groupLeaderboard GU 0
4localizations G av
4releases G av
3releases G 7g
1gameCenterMatchmakingQueues GP 84
2* DGU 83
3metrics/experimentMatchmakingQueueSizes GG au
4experimentMatchmakingRequests GG ap
4matchmakingQueueSizes GG au
4matchmakingRequests GG ap
4matchmakingSessions GG au
1gameCenterMatchmakingRuleSetTests P
1gameCenterMatchmakingRuleSets GP 81
2* DGU 82
3matchmakingQueues G 84
3relationships/matchmakingQueues G av
4rules G av
4teams G av
3rules G 85
3teams G 86
1gameCenterMatchmakingRules P
2* DU
3metrics/matchmakingBooleanRuleResults GG aq
4matchmakingNumberRuleResults GG ar
4matchmakingRuleErrors GG ar
1gameCenterMatchmakingTeams P
2* DU
1gameCenterPlayerAchievementSubmissions P
1inAppPurchaseAppStoreReviewScreenshots P
2* DGU 89
1inAppPurchaseAvailabilities P
2* G 8a
3availableTerritories G ah
3relationships/availableTerritories G av
1inAppPurchaseContents/* G 8b
1inAppPurchaseImages P
2* DGU 8f
1inAppPurchaseLocalizations P
2* DGU 8k
1inAppPurchaseOfferCodeCustomCodes P
2* GU f
1inAppPurchaseOfferCodeOneTimeUseCodes P
2* GU h
3values G 0
1inAppPurchaseOfferCodes P
2* GU 8n
3customCodes G g
3oneTimeUseCodes G i
3prices G 8o
3relationships/customCodes G av
4oneTimeUseCodes G av
4prices G av
1inAppPurchasePricePoints/*/equalizations G 8q
3relationships/equalizations G av
1inAppPurchasePriceSchedules P
2* G 8s
3automaticPrices G 8p
3baseTerritory G ae
3manualPrices G 8p
3relationships/automaticPrices G av
4baseTerritory G 0
4manualPrices G av
1inAppPurchaseSubmissions P
1inAppPurchaseVersions P
2* G 8e
3image G 8c
3images G 8h
3localizations G 8j
3relationships/image G 0
4images G av
4localizations G av
1inAppPurchases/* G 41
1marketplaceSearchDetails P
2* DU
1marketplaceWebhooks GP 8w
2* DU
1merchantIds GP 5h
2* DGU 5i
3certificates G 5j
3relationships/certificates G av
1nominations GP a
2* DGU b
1passTypeIds GP 5k
2* DGU 5m
3certificates G 5j
3relationships/certificates G av
1preReleaseVersions G 3r
2* G 3s
3app G 3e
3builds G 5c
3relationships/app G 0
4builds G av
1profiles GP 5f
2* DG 5g
3bundleId G 5e
3certificates G 5n
3devices G 67
3relationships/bundleId G 0
4certificates G av
4devices G av
1promotedPurchases P
2* DGU 8t
1reviewSubmissionItems P
2* DU
1reviewSubmissions GP c
2* GU e
3items G 23
3relationships/items G av
1routingAppCoverages P
2* DGU 3c
1salesReports G ao
1scmGitReferences/* G! 95
1scmProviders G! 98
2* G! 97
3relationships/repositories G! av
3repositories G! 93
1scmPullRequests/* G! 99
1scmRepositories G! 93
2* G! 94
3gitReferences G! 96
3pullRequests G! 9a
3relationships/gitReferences G! av
4pullRequests G! av
1subscriptionAppStoreReviewScreenshots P
2* DGU 9b
1subscriptionAvailabilities P
2* G 9c
3availableTerritories G ah
3relationships/availableTerritories G av
1subscriptionGracePeriods/* GU 9d
1subscriptionGroupLocalizations P
2* DGU 9k
1subscriptionGroupSubmissions P
1subscriptionGroupVersions P
2* G 9h
3localizations G 9j
3relationships/localizations G av
1subscriptionGroups P
2* DGU 9f
3relationships/subscriptionGroupLocalizations G av
4subscriptions G av
4versions G av
3subscriptionGroupLocalizations G 9l
3subscriptions G 90
3versions G 9g
1subscriptionImages P
2* DGU 9p
1subscriptionIntroductoryOffers P
2* DU
1subscriptionLocalizations P
2* DGU 9v
1subscriptionOfferCodeCustomCodes P
2* GU 9z
1subscriptionOfferCodeOneTimeUseCodes P
2* GU a1
3values G 0
1subscriptionOfferCodes P
2* GU 9y
3customCodes G a0
3oneTimeUseCodes G a2
3prices G a3
3relationships/customCodes G av
4oneTimeUseCodes G av
4prices G av
1subscriptionPlanAvailabilities P
2* GU a5
3availableTerritories G ah
3relationships/availableTerritories GU av
1subscriptionPricePoints/* G ab
3adjustedEqualizations G a9
3equalizations G a9
3relationships/equalizations G av
1subscriptionPrices P
2* D
1subscriptionPromotionalOffers P
2* DGU ad
3prices G a7
3relationships/prices G av
1subscriptionSubmissions P
1subscriptionVersions P
2* G 9o
3image G 9m
3images G 9r
3localizations G 9u
3relationships/image G 0
4images G av
4localizations G av
1subscriptions P
2* DGU 91
3appStoreReviewScreenshot G 9b
3images G 9q
3introductoryOffers G 9s
3offerCodes G 9x
3planAvailabilities G a4
3pricePoints G aa
3prices G a6
3promotedPurchase G 8t
3promotionalOffers G ac
3relationships/appStoreReviewScreenshot G 0
4images G av
4introductoryOffers DG av
4offerCodes G av
4planAvailabilities G av
4pricePoints G av
4prices DG av
4promotedPurchase G 0
4promotionalOffers G av
4subscriptionAvailability G 0
4subscriptionLocalizations G av
4versions G av
4winBackOffers G av
3subscriptionAvailability G 9c
3subscriptionLocalizations G 9w
3versions G 9n
3winBackOffers G aj
1territories G ah
1territoryAvailabilities/* U
1userInvitations GP 42
2* DG 43
3relationships/visibleApps G av
3visibleApps G 48
1users G 44
2* DGU 45
3relationships/visibleApps DGUP av
3visibleApps G 48
1webhookDeliveries P
1webhookPings P
1webhooks P
2* DGU 46
3deliveries G ai
3relationships/deliveries G av
1winBackOffers P
2* DGU ak
3prices G a8
3relationships/prices G av
0v2/appAvailabilities P
2* G 1a
3relationships/territoryAvailabilities G av
3territoryAvailabilities G ag
1appStoreVersionExperiments P
2* DGU 33
3appStoreVersionExperimentTreatments G 30
3relationships/appStoreVersionExperimentTreatments G av
1gameCenterAchievementImages P
2* DGU 6e
1gameCenterAchievementLocalizations P
2* DGU 6a
3image G 6e
3relationships/image G 0
1gameCenterAchievementVersions P
2* G 6i
3localizations G 6b
3relationships/localizations G av
1gameCenterAchievements P
2* DGU 6n
3relationships/activity U
4versions G av
3versions G 6h
1gameCenterLeaderboardImages P
2* DGU 7q
1gameCenterLeaderboardLocalizations P
2* DGU 7m
3image G 7q
3relationships/image G 0
1gameCenterLeaderboardSetImages P
2* DGU 7x
1gameCenterLeaderboardSetLocalizations P
2* DGU 7t
3image G 7x
3relationships/image G 0
1gameCenterLeaderboardSetVersions P
2* G 7z
3localizations G 7u
3relationships/localizations G av
1gameCenterLeaderboardSets P
2* DGU 7f
3gameCenterLeaderboards G 6w
3relationships/gameCenterLeaderboards DGUP av
4versions G av
3versions G 7y
1gameCenterLeaderboardVersions P
2* G 7s
3localizations G 7n
3relationships/localizations G av
1gameCenterLeaderboards P
2* DGU 6x
3relationships/activity U
4challenge U
4versions G av
3versions G 7r
1inAppPurchaseImages P
2* DGU 8c
1inAppPurchaseLocalizations P
2* DGU 8i
1inAppPurchases P
2* DGU 87
3appStoreReviewScreenshot G 89
3content G 8b
3iapPriceSchedule G 8s
3images G 8g
3inAppPurchaseAvailability G 8a
3inAppPurchaseLocalizations G 8l
3offerCodes G 8m
3pricePoints G 8r
3promotedPurchase G 8t
3relationships/appStoreReviewScreenshot G 0
4content G 0
4iapPriceSchedule G 0
4images G av
4inAppPurchaseAvailability G 0
4inAppPurchaseLocalizations G av
4offerCodes G av
4pricePoints G av
4promotedPurchase G 0
4versions G av
3versions G 8d
1sandboxTesters G 92
2* U
1sandboxTestersClearPurchaseHistoryRequest P
1subscriptionGroupLocalizations P
2* DGU 9i
1subscriptionImages P
2* DGU 9m
1subscriptionLocalizations P
2* DGU 9t
0v3/appPricePoints/* G 2t
3equalizations G 2s
3relationships/equalizations G av
`;
 })
};
