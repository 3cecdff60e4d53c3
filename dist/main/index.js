/******/ var __webpack_modules__ = ({

/***/ 691:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./src/clock.ts
var clock = __nccwpck_require__(373);
// EXTERNAL MODULE: ./src/errors/diagnostics.ts
var diagnostics = __nccwpck_require__(999);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: ./src/files/bounded-read.ts

function readFileBounded(path, maxBytes) {
    const file = (0,external_node_fs_.openSync)(path, 'r');
    try {
        const buffer = Buffer.alloc(maxBytes + 1);
        let length = 0;
        for (let read = -1; read !== 0 && length < buffer.length; length += read) {
            read = (0,external_node_fs_.readSync)(file, buffer, length, buffer.length - length, null);
        }
        if (length > maxBytes)
            throw Object.assign(new Error('too large'), { code: 'EFBIG' });
        return buffer.subarray(0, length);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

// EXTERNAL MODULE: ./src/text/pasted-text.ts
var pasted_text = __nccwpck_require__(80);
// EXTERNAL MODULE: ./src/errors/action-error.ts
var action_error = __nccwpck_require__(714);
;// CONCATENATED MODULE: ./src/key/identity.ts


const issuerIdPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const keyIdPattern = /^[A-Za-z0-9]{1,32}$/;
const keyFileName = /^(AuthKey|ApiKey)_([A-Za-z0-9]{1,32})(?: ?\(\d+\))?\.p8$/;
function resolveIdentity(given, findings) {
    const [, filePrefix, fileId = ''] = keyFileName.exec(given.fileName ?? '') ?? [];
    const normalized = { keyId: normalizeId(given.keyId), issuerId: normalizeId(given.issuerId) };
    const swapped = findings.capture(() => assertNotSwapped(normalized)) === undefined;
    if (swapped)
        return undefined;
    const keyId = findings.capture(() => {
        const fromJson = parseKeyId(normalizeId(given.json?.keyId ?? ''), given.keyText);
        const fromInput = parseKeyId(normalized.keyId, given.keyText);
        assertConsistent('key-id', fromInput, fromJson);
        return requireKeyId(fromInput || fromJson || fileId);
    });
    const issuerId = findings.capture(() => {
        const fromJson = parseIssuerId(normalizeId(given.json?.issuerId ?? ''));
        const fromInput = parseIssuerId(normalized.issuerId);
        assertConsistent('issuer-id', fromInput, fromJson);
        return fromInput || fromJson;
    });
    if (keyId === undefined || issuerId === undefined)
        return undefined;
    if (fileId !== '' && fileId !== keyId) {
        findings.warn('The key ID is not the one in the file name', `key-id is ${keyId}, but the file is named ${given.fileName}. Apple answers 401 if the two do not belong together.`);
    }
    const inHouse = given.inHouse || given.json?.inHouse === true;
    if (issuerId === '') {
        return findings.capture(() => resolveIndividual({ keyId, inHouse, filePrefix }, findings));
    }
    return findings.capture(() => resolveTeam({ keyId, issuerId, inHouse, filePrefix }, findings));
}
function resolveIndividual({ keyId, inHouse, filePrefix, }, findings) {
    if (inHouse) {
        throw new action_error/* ActionError */.l({
            code: 'IN_HOUSE_WITHOUT_ISSUER_ID',
            title: 'An in-house key needs an issuer ID',
            detail: 'in-house is true and issuer-id is empty, but the Enterprise Program has no individual keys.',
            fix: 'Set issuer-id; it stands above the list of keys on the page Integrations. If it comes from vars or secrets, check that the name is right: a name that does not exist arrives as an empty string.',
        });
    }
    if (filePrefix === 'AuthKey') {
        findings.warn('A team key without an issuer ID', 'The file is named AuthKey_..., as team keys are, but issuer-id is empty, so the token is made for an individual key. If Apple answers 401, set issuer-id.');
    }
    return { keyId, kind: 'individual' };
}
function resolveTeam({ keyId, issuerId, inHouse, filePrefix, }, findings) {
    if (filePrefix === 'ApiKey') {
        throw new action_error/* ActionError */.l({
            code: 'ISSUER_ID_WITH_INDIVIDUAL_KEY',
            title: 'An individual key has no issuer',
            detail: 'The file is named ApiKey_..., as individual keys are, and issuer-id is set. Apple answers 401 to an individual key with an issuer.',
            fix: 'Remove issuer-id, or use a team key (AuthKey_<ID>.p8).',
        });
    }
    if (!/^[A-Z0-9]{10}$/.test(keyId)) {
        findings.warn('Unusual key ID', `${keyId} is not ten upper-case letters and digits, as the IDs of most team keys are. If Apple answers 401, compare it with the page Integrations.`);
    }
    return { keyId, issuerId, kind: inHouse ? 'in-house' : 'team' };
}
function normalizeId(text) {
    let bare = text;
    for (let layer = 0; layer < 4; layer += 1)
        bare = (0,pasted_text/* stripQuotes */.Ir)((0,pasted_text/* stripInvisible */._0)(bare));
    return (0,pasted_text/* stripInvisible */._0)(bare);
}
function parseKeyId(id, keyText) {
    assertResolved('key-id', id);
    const isKeyFragment = id.length >= 8 && keyText.replace(/\s+/g, '').includes(id);
    if (id === '' || (keyIdPattern.test(id) && !isKeyFragment))
        return id;
    const what = issuerIdPattern.test(id)
        ? 'It is a UUID, as issuer IDs are'
        : isKeyFragment
            ? 'It is a piece of the private key'
            : `It has ${id.length} characters, too many or not all of them letters and digits`;
    throw new action_error/* ActionError */.l({
        code: 'KEY_ID_INVALID',
        title: 'The key ID is not a key ID',
        detail: `${what}. A key ID is made of letters and digits, mostly ten of them.`,
        fix: 'Copy it from the column Key ID on the page Integrations, or from the file name AuthKey_<ID>.p8.',
    });
}
function requireKeyId(id) {
    if (id !== '')
        return id;
    throw new action_error/* ActionError */.l({
        code: 'KEY_ID_MISSING',
        title: 'There is no key ID',
        detail: 'key-id is empty, and neither a JSON key nor a file named AuthKey_<ID>.p8 says it.',
        fix: 'Set key-id: ${{ vars.ASC_KEY_ID }} to the ID in the name of the .p8 file. If it is set, check the name: a variable that does not exist arrives as an empty string.',
    });
}
function parseIssuerId(id) {
    assertResolved('issuer-id', id);
    if (id === '' || issuerIdPattern.test(id))
        return id.toLowerCase();
    throw new action_error/* ActionError */.l({
        code: 'ISSUER_ID_INVALID',
        title: 'The issuer ID is not a UUID',
        detail: `Its length is ${id.length}; an issuer ID has 36 characters, as in 57246542-96fe-1a63-e053-0824d011072a.`,
        fix: 'Copy it from above the list of keys on the page Integrations. For an individual key leave issuer-id out.',
    });
}
function assertNotSwapped({ keyId, issuerId }) {
    if (!issuerIdPattern.test(keyId) || !keyIdPattern.test(issuerId))
        return true;
    throw new action_error/* ActionError */.l({
        code: 'IDS_SWAPPED',
        title: 'The key ID and the issuer ID are swapped',
        detail: 'key-id is a UUID, as issuer IDs are, and issuer-id looks like a key ID.',
        fix: 'Put the UUID into issuer-id and the short one into key-id.',
    });
}
function assertResolved(name, id) {
    if ((0,pasted_text/* isMasked */.So)(id)) {
        throw new action_error/* ActionError */.l({
            code: 'ID_MASKED',
            title: `${name} is a masked value`,
            detail: 'It holds nothing but asterisks: it was copied from a log, where it was hidden.',
            fix: `Copy the ID from the page Integrations. IDs are not secret: keep them with gh variable set, where the log can show them.`,
        });
    }
    if ((0,pasted_text/* isUnexpanded */.n4)(id)) {
        throw new action_error/* ActionError */.l({
            code: 'ID_UNEXPANDED',
            title: `${name} is an expression that nothing expanded`,
            detail: 'It holds the name of a variable in place of its value.',
            fix: `In the workflow write ${name}: \${{ vars.${name === 'key-id' ? 'ASC_KEY_ID' : 'ASC_ISSUER_ID'} }}. Shell variables are not expanded in \`with:\`.`,
        });
    }
}
function assertConsistent(name, fromInput, fromJson) {
    if (fromInput === '' || fromJson === '' || fromInput === fromJson)
        return;
    throw new action_error/* ActionError */.l({
        code: 'IDS_CONTRADICT',
        title: `Two different values for ${name}`,
        detail: `The input says ${fromInput}, the JSON key says ${fromJson}.`,
        fix: `Remove the input ${name} to use what the JSON says, or give the key that belongs to ${fromInput}.`,
    });
}

// EXTERNAL MODULE: ./src/key/pem.ts
var key_pem = __nccwpck_require__(277);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
;// CONCATENATED MODULE: ./src/key/rejections.ts




const storeHint = 'Store the whole file, untouched: gh secret set ASC_PRIVATE_KEY < AuthKey_XXXXXXXXXX.p8 ' +
    '(XXXXXXXXXX is the key ID)';
const downloadHint = 'Use the AuthKey_XXXXXXXXXX.p8 that App Store Connect offers once, when a key is made under Users and ' +
    'Access > Integrations > App Store Connect API. If it is lost, revoke the key and make a new one.';
const sequence = '30(?:[0-7].|80|81..|82....)';
const pkcs12 = new RegExp(`^${sequence}020103`);
const encrypted = new RegExp(`^${sequence}${sequence}06(?:092a864886f70d0105|0a2a864886f70d010c01)`);
const signingRequest = new RegExp(`^${sequence}${sequence}020100${sequence}(?:31|$)`);
const rejectionRules = [
    {
        code: 'KEY_MASKED',
        title: 'The private key is a masked value',
        matches: ({ text }) => (0,pasted_text/* isMasked */.So)(text),
        explain: () => 'It holds nothing but asterisks: somebody copied it from a log, where the key was hidden.',
        fix: `${storeHint}.`,
    },
    {
        code: 'KEY_UNEXPANDED',
        title: 'The private key is an expression that nothing expanded',
        matches: ({ text }) => (0,pasted_text/* isUnexpanded */.n4)(text),
        explain: () => 'It holds the name of a secret or variable in place of its value.',
        fix: 'In the workflow write private-key: ${{ secrets.ASC_PRIVATE_KEY }}, without quotes or a $ before it. An expression inside the secret itself is not expanded; nor is a shell variable in `with:`.',
    },
    {
        code: 'KEY_IS_PATH',
        title: 'The private key is a path, not a key',
        matches: ({ text }) => (0,pasted_text/* looksLikePath */.j8)(text),
        explain: () => 'It holds the name of a file in place of what is in the file.',
        fix: `Give the file as private-key-path, or store its content. ${storeHint}.`,
    },
    {
        code: 'KEY_JSON_WITHOUT_KEY',
        title: 'The JSON holds no private key',
        matches: ({ jsonWithoutKey }) => jsonWithoutKey,
        explain: () => 'It is JSON, but has no text in a member "key" or "private_key".',
        fix: 'Use the JSON API key of fastlane (key_id, issuer_id, key) or rcodesign (key_id, issuer_id, private_key), or give the .p8 itself. A service account of another vendor does not work here.',
    },
    {
        code: 'KEY_SEVERAL',
        title: 'There is more than one private key',
        matches: ({ blocks }) => blocks.filter(({ label = '' }) => label.endsWith('PRIVATE KEY')).length > 1,
        explain: ({ blocks }) => `${blocks.length} blocks with a BEGIN line were found; which to use is a guess.`,
        fix: `Store one key only. ${storeHint}.`,
    },
    {
        code: 'KEY_IS_OPENSSH',
        title: 'The private key is an OpenSSH key',
        matches: ({ block, text }) => block.label === 'OPENSSH PRIVATE KEY' || /^(?:ssh|ecdsa)-/.test(text),
        explain: () => 'It is a key for SSH, which App Store Connect does not know.',
        fix: downloadHint,
    },
    {
        code: 'KEY_IS_CERTIFICATE',
        title: 'The private key is a certificate',
        matches: ({ block, der }) => /CERTIFICATE$/.test(block.label ?? '') ||
            (der !== undefined && parses(() => new external_node_crypto_.X509Certificate(der))),
        explain: () => 'A certificate (.cer) signs code; it is not the key of the App Store Connect API.',
        fix: downloadHint,
    },
    {
        code: 'KEY_IS_SIGNING_REQUEST',
        title: 'The private key is a certificate signing request',
        matches: ({ block, der }) => /CERTIFICATE REQUEST$/.test(block.label ?? '') || signingRequest.test(hexPrefix(der)),
        explain: () => 'A signing request (.csr, .certSigningRequest) asks for a certificate; it holds no private key.',
        fix: downloadHint,
    },
    {
        code: 'KEY_IS_PUBLIC',
        title: 'The private key is a public key',
        matches: ({ block, der }) => /PUBLIC KEY$/.test(block.label ?? '') ||
            (der !== undefined &&
                parses(() => (0,external_node_crypto_.createPublicKey)({ key: der, format: 'der', type: 'spki' }))),
        explain: () => 'A public key can check signatures, but cannot make them.',
        fix: downloadHint,
    },
    {
        code: 'KEY_IS_PKCS12',
        title: 'The private key is a PKCS#12 archive',
        matches: ({ block, der }) => block.label === 'PKCS12' || pkcs12.test(hexPrefix(der)),
        explain: () => 'A .p12 or .pfx holds a certificate for signing code, not the key of the API.',
        fix: downloadHint,
    },
    {
        code: 'KEY_ENCRYPTED',
        title: 'The private key is encrypted',
        matches: ({ block, der }) => block.label === 'ENCRYPTED PRIVATE KEY' ||
            block.body.startsWith('Proc-Type') ||
            encrypted.test(hexPrefix(der)),
        explain: () => 'It is locked with a passphrase. Apple gives keys without one.',
        fix: `Take the passphrase off: openssl pkcs8 -topk8 -nocrypt -in locked.p8 -out AuthKey_XXXXXXXXXX.p8. ${storeHint}.`,
    },
    {
        code: 'KEY_IS_RSA',
        title: 'The private key is an RSA key',
        matches: ({ block, key }) => /^RSA /.test(block.label ?? '') || /^rsa/.test(key?.asymmetricKeyType ?? ''),
        explain: () => 'App Store Connect takes EC keys on the curve P-256 only. RSA keys sign code or open other services.',
        fix: downloadHint,
    },
    {
        code: 'KEY_WRONG_KIND',
        title: 'The private key is of another kind',
        matches: ({ key }) => key !== undefined && key.asymmetricKeyType !== 'ec',
        explain: ({ key }) => `It is a key of the kind ${key?.asymmetricKeyType}; App Store Connect takes EC keys on the curve P-256 only.`,
        fix: downloadHint,
    },
    {
        code: 'KEY_WRONG_CURVE',
        title: 'The private key is on another curve',
        matches: ({ key }) => key !== undefined && key.asymmetricKeyDetails?.namedCurve !== 'prime256v1',
        explain: ({ key }) => `It is an EC key on the curve ${key?.asymmetricKeyDetails?.namedCurve ?? 'of its own parameters'}; App Store Connect takes P-256 (prime256v1) only.`,
        fix: downloadHint,
    },
    {
        code: 'KEY_DAMAGED',
        title: 'The private key is damaged',
        matches: ({ key }) => key !== undefined,
        explain: () => 'It parses, but its two halves do not belong together: at least one character was changed.',
        fix: `${storeHint}.`,
    },
    {
        code: 'KEY_FIRST_LINE_ONLY',
        title: 'Only the first line of the private key arrived',
        matches: ({ block }) => block.label !== undefined && block.body === '' && !block.hasEnd,
        explain: () => 'There is a BEGIN line and nothing after it: a value of several lines was cut off at the first.',
        fix: `${storeHint}. If a tool on the way takes one line only, store base64: base64 -i AuthKey_XXXXXXXXXX.p8 | tr -d '\\n' | gh secret set ASC_PRIVATE_KEY. In YAML, write several lines after \`|\`.`,
    },
    {
        code: 'KEY_TRUNCATED',
        title: 'The private key is cut off',
        matches: ({ block, der }) => {
            const whole = der && (0,key_pem/* derElementLength */.yM)(der);
            return whole !== undefined
                ? whole > (der?.length ?? 0)
                : block.label !== undefined && !block.hasEnd;
        },
        explain: ({ der }) => {
            const whole = der && (0,key_pem/* derElementLength */.yM)(der);
            return whole === undefined
                ? 'There is a BEGIN line but no END line.'
                : `It says that it is ${whole} bytes long, but ${der?.length} arrived.`;
        },
        fix: `${storeHint}.`,
    },
    {
        code: 'KEY_DAMAGED',
        title: 'The private key is damaged',
        matches: ({ block, der }) => block.label !== undefined || (der !== undefined && (0,key_pem/* derElementLength */.yM)(der) !== undefined),
        explain: ({ der }) => der === undefined
            ? 'Between BEGIN and END there are characters that base64 does not have, or one too many or too few.'
            : 'Its base64 is whole, but what it decodes to is no private key: characters were changed, lost or added.',
        fix: `${storeHint}.`,
    },
    {
        code: 'KEY_UNREADABLE',
        title: 'The private key is nothing this action knows',
        matches: () => true,
        explain: () => 'It is neither a PEM (BEGIN PRIVATE KEY), nor base64 of one, nor a JSON API key.',
        fix: `${downloadHint} ${storeHint}.`,
    },
];
function rejectionError(evidence) {
    const row = rejectionRules.find(({ matches }) => matches(evidence));
    if (row === undefined)
        throw new TypeError('the last refusal fits all');
    const { code, title, explain, fix } = row;
    return new action_error/* ActionError */.l({
        code,
        title,
        detail: `${explain(evidence)} ${describeStructure(evidence)}`,
        fix,
    });
}
const printableLabels = /^(?:(?:EC|RSA|DSA|ENCRYPTED|OPENSSH) )?PRIVATE KEY$|^(?:RSA )?PUBLIC KEY$|^(?:NEW )?CERTIFICATE(?: REQUEST)?$/;
function describeStructure({ text, block: { label, hasEnd } }) {
    const lines = text.split('\n').length;
    const begin = label === undefined
        ? 'no BEGIN line'
        : `a BEGIN line${printableLabels.test(label) ? ` (${label})` : ''}`;
    return `Seen: ${text.length} characters in ${lines} line${lines === 1 ? '' : 's'}, ${begin}, ${hasEnd ? 'an' : 'no'} END line.`;
}
function parses(read) {
    try {
        read();
        return true;
    }
    catch {
        return false;
    }
}
function hexPrefix(der) {
    return der?.subarray(0, 64).toString('hex') ?? '';
}

;// CONCATENATED MODULE: ./src/key/private-key.ts


const acceptedLabels = [
    'PRIVATE KEY',
    'EC PRIVATE KEY',
    undefined,
];
function parsePrivateKey({ text, jsonWithoutKey = false }) {
    const blocks = (0,key_pem/* parsePemBlocks */.Sq)(text);
    const privateBlocks = blocks.filter(({ label }) => label?.endsWith('PRIVATE KEY'));
    const block = privateBlocks[0] ?? blocks[0] ?? { hasEnd: false, body: '' };
    const der = (0,key_pem/* decodeBase64Body */.sx)(block.body);
    const key = der && (0,key_pem/* derElementLength */.yM)(der) === der.length ? (0,key_pem/* parsePrivateKeyDer */.vX)(der) : undefined;
    const usable = privateBlocks.length < 2 &&
        acceptedLabels.includes(block.label) &&
        key?.asymmetricKeyType === 'ec' &&
        key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
    const pem = usable ? (0,key_pem/* toCanonicalPem */.Ab)(key) : undefined;
    if (pem === undefined)
        throw rejectionError({ text, jsonWithoutKey, blocks, block, der, key });
    return pem;
}

;// CONCATENATED MODULE: ./src/key/api-key.ts



function readApiKey(spelling, given, findings) {
    const pem = findings.capture(() => parsePrivateKey(spelling));
    const keyText = (0,pasted_text/* looksLikePath */.j8)(spelling.text) ? '' : spelling.text;
    const ids = resolveIdentity({ ...given, json: spelling.ids, keyText }, findings);
    return pem !== undefined && ids !== undefined ? { ...ids, pem } : undefined;
}

;// CONCATENATED MODULE: ./src/key/encodings.ts

const decoders = [
    pasted_text/* stripInvisible */._0,
    decodeJson,
    pasted_text/* stripQuotes */.Ir,
    stripZshPercent,
    decodeEscapes,
    decodeBase64,
];
const maxLayers = 16;
function decodeKey(text) {
    let payload = { text };
    for (let round = 0; round < maxLayers; round += 1) {
        const decoded = decodeLayer(payload);
        if (decoded === undefined)
            break;
        payload = decoded;
    }
    return payload;
}
function isBlank({ text, jsonWithoutKey = false }) {
    return text === '' && !jsonWithoutKey;
}
function decodeLayer(payload) {
    for (const decoder of decoders) {
        const rest = decoder(payload.text);
        if (rest === undefined || rest === payload.text)
            continue;
        return { ...payload, ...(typeof rest === 'string' ? { text: rest } : rest) };
    }
    return undefined;
}
function decodeJson(text) {
    if (!/^[{"]/.test(text))
        return undefined;
    const value = parseJson(text);
    if (typeof value === 'string')
        return value;
    if (typeof value !== 'object' || value === null)
        return undefined;
    const json = value;
    const key = [json.key, json.private_key].find((one) => typeof one === 'string' && one !== '');
    const ids = {
        ...(typeof json.key_id === 'string' && { keyId: json.key_id }),
        ...(typeof json.issuer_id === 'string' && { issuerId: json.issuer_id }),
        inHouse: /^true$/i.test(String(json.in_house)),
    };
    return typeof key === 'string' ? { text: key, ids } : { text: '', ids, jsonWithoutKey: true };
}
function parseJson(text) {
    const repaired = text.replace(/-BEGIN[^"]*/g, (pem) => pem.replace(/\r?\n/g, '\\n'));
    for (const candidate of [text, repaired]) {
        try {
            return JSON.parse(candidate);
        }
        catch {
        }
    }
    return undefined;
}
function stripZshPercent(text) {
    return text.startsWith('%') ? text : text.replace(/%$/, '');
}
function decodeEscapes(text) {
    return (0,pasted_text/* looksLikePath */.j8)(text)
        ? text
        : text.replace(/\\{1,4}r(?=\\{1,4}n)/g, '').replace(/\\{1,4}[nr]/g, '\n');
}
function decodeBase64(text) {
    const stripped = text.replace(/\s+/g, '');
    if (stripped.length < 40 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(stripped))
        return undefined;
    return (0,pasted_text/* decodeUnicode */.EC)(Buffer.from(stripped, 'base64'));
}

;// CONCATENATED MODULE: ./src/key/masking.ts
const minMaskLength = 8;
function secretsInText(text) {
    const pieces = text.split(/[\r\n]+|\\{1,4}[rn]|(?:-{1,9} ?(?:BEGIN|END) [A-Z0-9 ]{1,40}-{0,9})/);
    const whole = /[\r\n]/.test(text.trim()) ? [] : [text];
    return unique([...whole, ...pieces]);
}
function secretsInPem(pem) {
    const lines = pem.split('\n').filter((line) => !line.startsWith('-----'));
    return unique([...lines, lines.join(''), Buffer.from(pem).toString('base64')]);
}
function unique(pieces) {
    return [
        ...new Set(pieces.map((piece) => piece.trim()).filter((piece) => piece.length >= minMaskLength)),
    ];
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./src/errors/system-error.ts
var system_error = __nccwpck_require__(833);
;// CONCATENATED MODULE: ./src/key/source.ts




const maxKeyBytes = 1024 * 1024;
function loadKeySource({ privateKey, privateKeyPath }, readFile) {
    if (privateKeyPath === '')
        return { text: privateKey };
    if (privateKey.trim() !== '') {
        throw new action_error/* ActionError */.l({
            code: 'KEY_GIVEN_TWICE',
            title: 'The key is given twice',
            detail: 'Both private-key and private-key-path are set, and only one can be the key.',
            fix: 'Remove one of the two inputs.',
        });
    }
    const fileName = (0,external_node_path_.basename)(privateKeyPath.replaceAll('\\', '/'));
    if (/^SubscriptionKey_/i.test(fileName)) {
        throw new action_error/* ActionError */.l({
            code: 'KEY_IN_APP_PURCHASE',
            title: 'The key is for in-app purchases',
            detail: 'A file named SubscriptionKey_... opens the App Store Server API, not App Store Connect.',
            fix: 'Make a key under Users and Access > Integrations > App Store Connect API; its file is named AuthKey_<ID>.p8.',
        });
    }
    return { text: readKeyFile(privateKeyPath, fileName, readFile), fileName };
}
function readKeyFile(path, fileName, readFile) {
    try {
        const bytes = readFile(path, maxKeyBytes);
        return (0,pasted_text/* decodeUnicode */.EC)(bytes) ?? Buffer.from(bytes).toString('base64');
    }
    catch (error) {
        const name = /^[\w.-]{1,80}\.(?:p8|pem|key|json|txt)$/i.test(fileName) ? ` (${fileName})` : '';
        const reason = fsErrorReasons[(0,system_error/* systemErrorCode */.v)(error) ?? ''] ?? 'it cannot be read';
        throw new action_error/* ActionError */.l({
            code: 'KEY_FILE_UNREADABLE',
            title: 'The key file cannot be read',
            detail: `private-key-path names a file${name}, but ${reason}.`,
            fix: 'Give a path that is absolute or relative to the workspace, and make the file in a step before this one. `~` and $VARIABLES are not expanded in `with:`. To use the content of a secret, set private-key instead.',
        });
    }
}
const fsErrorReasons = {
    ENOENT: 'there is no such file',
    ENAMETOOLONG: 'it is too long to be a path (is it the key itself?)',
    EISDIR: 'it is a folder',
    EACCES: 'this user may not read it',
    EPERM: 'this user may not read it',
    EFBIG: 'it is over 1 MB long, and so no key',
};

// EXTERNAL MODULE: ./src/token/lifetime.ts
var lifetime = __nccwpck_require__(722);
;// CONCATENATED MODULE: ./src/runner/inputs.ts

function readConfig({ getInput, getBooleanInput }, findings) {
    const text = (name) => getInput(name).trim();
    const flag = (name) => findings.capture(() => getBooleanInput(name)) ?? false;
    return {
        privateKey: getInput('private-key'),
        privateKeyPath: text('private-key-path'),
        keyId: getInput('key-id'),
        issuerId: getInput('issuer-id'),
        inHouse: flag('in-house'),
        lifetime: findings.capture(() => (0,lifetime/* parseLifetime */.$u)(text('lifetime') || '15m')) ?? 0,
        scope: text('scope'),
        verify: flag('verify'),
        requireAccess: text('require-access'),
        apiUrl: text('api-url'),
        summary: flag('summary'),
        tools: text('tools'),
        keyDirectory: text('key-directory'),
        tokenCommand: flag('token-command'),
        skipWithoutKey: flag('skip-without-key'),
    };
}

// EXTERNAL MODULE: ./src/runner/state.ts
var state = __nccwpck_require__(3);
// EXTERNAL MODULE: ./src/runner/toolkit.ts + 6 modules
var toolkit = __nccwpck_require__(807);
;// CONCATENATED MODULE: ./src/scope/scope.ts
const unrestrictedScope = {
    entries: [],
    description: ['all that the role of the key allows'],
    longLivedBlockers: ['There is no scope.'],
};

// EXTERNAL MODULE: ./src/token/claims.ts
var claims = __nccwpck_require__(356);
;// CONCATENATED MODULE: ./src/token/description.ts


const kindLabels = {
    team: 'team key',
    individual: 'individual key',
    'in-house': 'in-house key (Enterprise Program)',
};
function describeToken({ key, token, permissions }, now) {
    return [
        ['Kind of key', kindLabels[key.kind]],
        ['Key ID', key.keyId],
        ['Issuer', key.issuerId ?? 'none (the key of one user)'],
        ['Audience', claims/* audiences */.E[key.kind]],
        [
            'Usable until',
            `${(0,clock/* toIsoSeconds */.g)(token.expiresAt)} (${formatRemaining(token.expiresAt - now)} left)`,
        ],
        ...permissions.map((words) => ['Can', words]),
    ];
}
function formatRemaining(seconds) {
    if (seconds < 60)
        return 'less than a minute';
    const [size, unit] = seconds < 3 * hour
        ? [60, 'minute']
        : seconds < 3 * 24 * hour
            ? [hour, 'hour']
            : [24 * hour, 'day'];
    const count = Math.floor(seconds / size);
    return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
const hour = 60 * 60;

// EXTERNAL MODULE: ./src/token/jws.ts + 9 modules
var jws = __nccwpck_require__(990);
;// CONCATENATED MODULE: ./src/action/main.ts















async function main() {
    const findings = new diagnostics/* Diagnostics */.r();
    try {
        toolkit/* saveState */.LZ(state/* cleanupState */.O_, (0,state/* serializeCleanup */.xD)(state/* emptyCleanupPlan */.hK));
        await run(findings);
    }
    catch (error) {
        toolkit/* annotate */.fz(findings.annotations.splice(0));
        const failure = toolkit/* setFailed */.C1(error);
        await summarize((page) => page.writeFailureSummary(failure));
    }
}
async function run(findings) {
    const inputs = { getInput: toolkit/* getInput */.V4, getBooleanInput: toolkit/* getBooleanInput */.Vt };
    const config = readConfig(inputs, findings);
    const source = findings.capture(() => loadKeySource(config, readFileBounded));
    toolkit/* setSecrets */.sL(secretsInText(source?.text ?? config.privateKey));
    const key = source && (await readKey(source, config, findings));
    if (source === undefined)
        checkIds(config, findings);
    const scope = await readScope(config, findings);
    const capped = findings.capture(() => (0,lifetime/* capLifetime */.G4)(config.lifetime, scope.longLivedBlockers));
    const isVerified = config.verify || config.requireAccess !== '';
    const verifying = isVerified || config.apiUrl !== '' ? await Promise.all(/* import() */[__nccwpck_require__.e(846), __nccwpck_require__.e(591)]).then(__nccwpck_require__.bind(__nccwpck_require__, 591)) : undefined;
    const verification = verifying?.planVerification(config, findings);
    const isHandedOver = config.tools !== '' || config.tokenCommand || config.keyDirectory !== '';
    const handing = isHandedOver ? await __nccwpck_require__.e(/* import() */ 876).then(__nccwpck_require__.bind(__nccwpck_require__, 876)) : undefined;
    const toHandOver = handing?.planHandOver(config, key, findings);
    findings.throwIfErrors();
    if (key === 'skipped') {
        toolkit/* info */.pq('There is no key, and skip-without-key is true: no token was made.');
        toolkit/* setOutputs */.n0({ available: 'false' });
        return;
    }
    if (key === undefined || capped === undefined)
        throw new TypeError('a problem went unreported');
    if (capped.wasCapped) {
        findings.warn('The lifetime was cut to 19 minutes', 'Apple refuses tokens that last over 20 minutes; one minute is kept as a margin. Set lifetime to 19m or less.');
    }
    const verified = isVerified && verification
        ? await verifying?.verify(key, { plan: verification, fileName: source?.fileName })
        : undefined;
    const clockOffset = verified?.clockOffset ?? 0;
    const now = (0,clock/* unixNow */.h)() + clockOffset;
    const plan = { lifetime: capped.lifetime, scope: scope.entries };
    const token = await (0,jws/* signToken */.z)(key, plan, now);
    toolkit/* setSecrets */.sL([token.jwt]);
    toolkit/* annotate */.fz(findings.annotations.splice(0));
    const description = describeToken({ key, token, permissions: scope.description }, now);
    toolkit/* logGroup */.QT('App Store Connect token', description.map(([name, value]) => `${name}: ${value}`));
    const handedOver = toHandOver && handing?.handOver(toHandOver, { key, token, plan, clockOffset });
    toolkit/* setOutputs */.n0({
        token: token.jwt,
        'expires-at': (0,clock/* toIsoSeconds */.g)(token.expiresAt),
        available: 'true',
        'key-id': key.keyId,
        'issuer-id': key.issuerId,
        ...handedOver,
    });
    if (config.summary) {
        const rows = [
            ...description,
            ...(toHandOver?.tools ?? []).map(({ name }) => ['Signed in', name]),
            ...(verified?.lines ?? []).map((line) => ['App Store Connect', line]),
        ];
        await summarize((page) => page.writeSuccessSummary(rows));
    }
}
async function summarize(write) {
    try {
        if (process.env.GITHUB_STEP_SUMMARY)
            await write(await __nccwpck_require__.e(/* import() */ 474).then(__nccwpck_require__.bind(__nccwpck_require__, 474)));
    }
    catch (error) {
        toolkit/* debug */.Yz(`The job summary could not be written: ${error instanceof Error ? error.message : error}`);
    }
}
async function readScope({ scope }, findings) {
    return scope === ''
        ? unrestrictedScope
        : (await Promise.all(/* import() */[__nccwpck_require__.e(846), __nccwpck_require__.e(185)]).then(__nccwpck_require__.bind(__nccwpck_require__, 185))).parseScope(scope, findings);
}
async function readKey(source, config, findings) {
    const spelling = decodeKey(source.text);
    if (isBlank(spelling)) {
        if (config.skipWithoutKey)
            return 'skipped';
        const { missingKeyError } = await __nccwpck_require__.e(/* import() */ 457).then(__nccwpck_require__.bind(__nccwpck_require__, 457));
        const event = await __nccwpck_require__.e(/* import() */ 415).then(__nccwpck_require__.bind(__nccwpck_require__, 415)).then(({ readWorkflowEvent }) => readWorkflowEvent(), () => undefined);
        findings.errors.push(missingKeyError(event));
        checkIds(config, findings);
        return undefined;
    }
    const key = readApiKey(spelling, { ...config, fileName: source.fileName }, findings);
    if (key !== undefined)
        toolkit/* setSecrets */.sL(secretsInPem(key.pem));
    return key;
}
function checkIds(config, findings) {
    if (config.keyId.trim() !== '')
        resolveIdentity({ ...config, keyText: '' }, findings);
}


/***/ }),

/***/ 373:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ toIsoSeconds),
/* harmony export */   h: () => (/* binding */ unixNow)
/* harmony export */ });
function unixNow() {
    return Math.floor(Date.now() / 1000);
}
function toIsoSeconds(unixSeconds) {
    return new Date(unixSeconds * 1000).toISOString().replace('.000Z', 'Z');
}


/***/ }),

/***/ 714:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ ActionError)
/* harmony export */ });
class ActionError extends Error {
    code;
    title;
    detail;
    fix;
    constructor({ code, title, detail, fix, cause }) {
        super(`${title}: ${detail}`, { cause });
        this.name = 'ActionError';
        this.code = code;
        this.title = title;
        this.detail = detail;
        this.fix = fix;
    }
}


/***/ }),

/***/ 999:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ Diagnostics)
/* harmony export */ });
/* harmony import */ var _action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(714);

class Diagnostics {
    annotations = [];
    errors = [];
    capture(work) {
        try {
            return work();
        }
        catch (error) {
            if (!(error instanceof _action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l))
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
        throw new _action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l({
            code: 'SEVERAL_PROBLEMS',
            title: `${this.errors.length} problems with ${subject}`,
            detail: this.errors
                .map((one, at) => `${at + 1}. ${one.title} [${one.code}]\n${one.detail}\nFix: ${one.fix}`)
                .join('\n\n'),
            fix: 'Mend each of the above. No output was set, and nothing was written.',
        });
    }
}


/***/ }),

/***/ 833:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ systemErrorCode)
/* harmony export */ });
function systemErrorCode(error) {
    const { code } = Object(error);
    return typeof code === 'string' ? code : undefined;
}


/***/ }),

/***/ 277:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ab: () => (/* binding */ toCanonicalPem),
/* harmony export */   Sq: () => (/* binding */ parsePemBlocks),
/* harmony export */   XX: () => (/* binding */ isSamePrivateKey),
/* harmony export */   sx: () => (/* binding */ decodeBase64Body),
/* harmony export */   vX: () => (/* binding */ parsePrivateKeyDer),
/* harmony export */   yM: () => (/* binding */ derElementLength)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

const dashes = '[-\u2010-\u2015\u2212]{1,9}';
const label = '[A-Z0-9](?:[A-Z0-9 ]{0,40}[A-Z0-9])?';
const begin = new RegExp(`${dashes} {0,9}BEGIN {1,9}(${label}) {0,9}${dashes}`);
const end = new RegExp(`${dashes} {0,9}END {1,9}${label}(?: {0,9}${dashes}| {0,9}$)`);
function parsePemBlocks(text) {
    const [before = '', ...parts] = text.split(begin);
    if (parts.length === 0) {
        const body = before.split(end);
        return [{ hasEnd: body.length > 1, body: stripWhitespace(body[0]) }];
    }
    const blocks = [];
    for (let index = 0; index + 1 < parts.length; index += 2) {
        const [body, ...rest] = (parts[index + 1] ?? '').split(end);
        blocks.push({
            label: parts[index] ?? '',
            hasEnd: rest.length > 0,
            body: stripWhitespace(body),
        });
    }
    return blocks;
}
function stripWhitespace(text = '') {
    return text.replace(/\s+/g, '');
}
function decodeBase64Body(body) {
    const bare = body.replace(/={1,2}$/, '');
    if (bare === '' || !/^[A-Za-z0-9+/_-]+$/.test(bare) || bare.length % 4 === 1)
        return undefined;
    return Buffer.from(bare, 'base64');
}
function derElementLength(der) {
    const [tag, length = 0, high = 0, low = 0] = der;
    if (tag !== 0x30)
        return undefined;
    if (length < 0x80)
        return 2 + length;
    if (length === 0x81)
        return 3 + high;
    return length === 0x82 ? 4 + high * 256 + low : undefined;
}
function parsePrivateKeyDer(der) {
    for (const type of ['pkcs8', 'sec1', 'pkcs1']) {
        try {
            return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ key: der, format: 'der', type });
        }
        catch {
        }
    }
    return undefined;
}
function toCanonicalPem(key) {
    const jwk = key.export({ format: 'jwk' });
    const ecdh = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createECDH)('prime256v1');
    try {
        ecdh.setPrivateKey(Buffer.from(jwk.d ?? '', 'base64url'));
    }
    catch {
        return undefined;
    }
    const point = ecdh.getPublicKey();
    const own = [point.subarray(1, 33), point.subarray(33)].map((one) => one.toString('base64url'));
    if (jwk.x !== own[0] || jwk.y !== own[1])
        return undefined;
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ key: jwk, format: 'jwk' })
        .export({ type: 'pkcs8', format: 'pem' })
        .toString();
}
function isSamePrivateKey(text, pem) {
    try {
        return toCanonicalPem((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(text)) === pem;
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 730:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _action_main_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(691);

await (0,_action_main_js__WEBPACK_IMPORTED_MODULE_0__/* .main */ .i)();
process.stdout.write('', () => process.exit());

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O_: () => (/* binding */ cleanupState),
/* harmony export */   hK: () => (/* binding */ emptyCleanupPlan),
/* harmony export */   xD: () => (/* binding */ serializeCleanup)
/* harmony export */ });
/* unused harmony export parseCleanup */
const cleanupState = 'placed';
const emptyCleanupPlan = { ownedDirectories: [], files: [], parents: [] };
function serializeCleanup({ ownedDirectories, files, parents }) {
    return JSON.stringify({ ownedDirectories, files, parents });
}
function parseCleanup(state) {
    const { ownedDirectories, files, parents } = Object(JSON.parse(state));
    if (!isList(ownedDirectories, isText) || !isList(parents, isText) || !isList(files, isFile))
        throw new TypeError('not a cleanup plan');
    return { ownedDirectories, files, parents };
}
function isList(value, isItem) {
    return Array.isArray(value) && value.every(isItem);
}
function isText(value) {
    return typeof value === 'string';
}
function isFile(value) {
    const { path, sha256 } = Object(value);
    return isText(path) && isText(sha256);
}


/***/ }),

/***/ 807:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  fM: () => (/* binding */ toolkit_addPath),
  fz: () => (/* binding */ annotate),
  Yz: () => (/* binding */ toolkit_debug),
  qY: () => (/* binding */ exportVariables),
  Vt: () => (/* binding */ toolkit_getBooleanInput),
  V4: () => (/* binding */ toolkit_getInput),
  pq: () => (/* binding */ toolkit_info),
  QT: () => (/* binding */ logGroup),
  X5: () => (/* binding */ runnerTemp),
  LZ: () => (/* binding */ toolkit_saveState),
  C1: () => (/* binding */ toolkit_setFailed),
  n0: () => (/* binding */ setOutputs),
  sL: () => (/* binding */ setSecrets)
});

// UNUSED EXPORTS: getState

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(161);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = process.getBuiltinModule("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = process.getBuiltinModule("path");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






var ExitCode;
(function (ExitCode) {
    ExitCode[ExitCode["Success"] = 0] = "Success";
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
function setSecret(secret) {
    issueCommand('add-mask', {}, secret);
}
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${external_path_namespaceObject.delimiter}${process.env['PATH']}`;
}
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
}
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    core_error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
function debug(message) {
    issueCommand('debug', {}, message);
}
function core_error(message, properties = {}) {
    issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
    issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
function startGroup(name) {
    command_issue('group', name);
}
function endGroup() {
    command_issue('endgroup');
}
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}




//# sourceMappingURL=core.js.map
// EXTERNAL MODULE: ./src/errors/action-error.ts
var action_error = __nccwpck_require__(714);
// EXTERNAL MODULE: ./src/text/printable.ts
var printable = __nccwpck_require__(572);
;// CONCATENATED MODULE: ./src/runner/toolkit.ts




function toolkit_getInput(name) {
    return getInput(name, { trimWhitespace: false });
}
function toolkit_getBooleanInput(name) {
    if (getInput(name) === '')
        return false;
    try {
        return getBooleanInput(name);
    }
    catch (cause) {
        throw new action_error/* ActionError */.l({
            code: 'INPUT_NOT_BOOLEAN',
            title: `${name} is neither true nor false`,
            detail: `The input ${name} holds something else. YAML 1.2 knows true, True, TRUE, false, False and FALSE.`,
            fix: `Write ${name}: true, or leave it out.`,
            cause,
        });
    }
}
function setSecrets(secrets) {
    for (const secret of secrets)
        setSecret(secret);
}
function setOutputs(outputs) {
    for (const [name, value] of Object.entries(outputs)) {
        if (value !== undefined)
            setOutput(name, value);
    }
}
function exportVariables(variables) {
    for (const [name, value] of Object.entries(variables))
        exportVariable(name, value);
}
function toolkit_addPath(directory) {
    addPath(directory);
}
function toolkit_saveState(name, text) {
    saveState(name, text);
}
function toolkit_getState(name) {
    return core.getState(name);
}
function runnerTemp() {
    return process.env.RUNNER_TEMP || (0,external_node_os_.tmpdir)();
}
function toolkit_info(line) {
    info((0,printable/* printableLine */.o)(line));
}
function toolkit_debug(line) {
    debug((0,printable/* printableText */.X)(line));
}
function logGroup(title, lines) {
    startGroup((0,printable/* printableLine */.o)(title));
    for (const line of lines)
        toolkit_info(line);
    endGroup();
}
function annotate(remarks) {
    const write = { warning: warning, notice: notice };
    for (const { level, title, message } of remarks)
        write[level]((0,printable/* printableText */.X)(message), { title: (0,printable/* printableLine */.o)(title) });
}
function toolkit_setFailed(error) {
    const known = error instanceof action_error/* ActionError */.l ? error : unexpectedError(error);
    if (known.cause instanceof Error)
        toolkit_debug(known.cause.stack ?? known.cause.message);
    process.exitCode = 1;
    const text = `${known.detail}\nFix: ${known.fix}\nCode: ${known.code}${docsLink(known.code)}`;
    core_error((0,printable/* printableText */.X)(text), { title: (0,printable/* printableLine */.o)(known.title) });
    return known;
}
function unexpectedError(cause) {
    const name = cause instanceof Error ? cause.name : typeof cause;
    return new action_error/* ActionError */.l({
        code: 'UNEXPECTED',
        title: 'Something went wrong that should not have',
        detail: `An error of the kind ${name} was not foreseen. This is most likely a defect of the action.`,
        fix: 'Run the job again with debug logging for the stack, and report it with that. Never post the key.',
        cause,
    });
}
function docsLink(code) {
    const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref, } = process.env;
    if (!server || !repository || !ref)
        return '';
    return ` (${server}/${repository}/blob/${ref}/docs/troubleshooting.md#${code.toLowerCase()})`;
}


/***/ }),

/***/ 80:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EC: () => (/* binding */ decodeUnicode),
/* harmony export */   Ir: () => (/* binding */ stripQuotes),
/* harmony export */   So: () => (/* binding */ isMasked),
/* harmony export */   _0: () => (/* binding */ stripInvisible),
/* harmony export */   j8: () => (/* binding */ looksLikePath),
/* harmony export */   n4: () => (/* binding */ isUnexpanded)
/* harmony export */ });
const invisibleCharacters = /[\u00a0\u00ad\u180e\u200b-\u200f\u2028-\u202f\u2060-\u2064\u3000\ufeff]/g;
const quotePairs = {
    '"': '"',
    "'": "'",
    '`': '`',
    '\u201c': '\u201d',
    '\u2018': '\u2019',
};
function stripInvisible(text) {
    return text
        .replace(invisibleCharacters, (one) => (/\s/.test(one) && one !== '\ufeff' ? ' ' : ''))
        .trim();
}
function stripQuotes(text) {
    const close = text.length > 1 ? quotePairs[text.charAt(0)] : undefined;
    return close !== undefined && text.endsWith(close) ? text.slice(1, -1) : text;
}
function isMasked(text) {
    return /^\*+$/.test(text);
}
function isUnexpanded(text) {
    return /^\$\{\{[\s\S]*\}\}$|^\$\{?[A-Za-z_][A-Za-z0-9_:.]*\}?$|^%[A-Za-z_][A-Za-z0-9_]*%$/.test(text);
}
function decodeUnicode(bytes) {
    const encoding = bytes[1] === 0 || (bytes[0] === 0xff && bytes[1] === 0xfe) ? 'utf-16le' : 'utf-8';
    try {
        const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
        return /[^\P{Cc}\t\n\v\f\r]/u.test(text) ? undefined : text;
    }
    catch {
        return undefined;
    }
}
function looksLikePath(text) {
    if (text.length > 1000 || /[\n\r]|-BEGIN|^[{["]/.test(text))
        return false;
    return /^(?:\/|\\(?![nr\\])|(?:\.{1,2}|~|[A-Za-z]:)[/\\])|\.(?:p8|pem|key|json|txt|cer|crt|p12)$/i.test(text);
}


/***/ }),

/***/ 572:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ printableText),
/* harmony export */   o: () => (/* binding */ printableLine)
/* harmony export */ });
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const shortEscapes = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
function printableLine(text) {
    return text
        .replace(invisible, (character) => shortEscapes[character] ?? escapeCharacter(character))
        .replace(/^(\s*):(?=:)/, (_all, blanks) => blanks + escapeCharacter(':'))
        .replace(/#(?=#\[)/g, escapeCharacter);
}
function printableText(text) {
    return text.split('\n').map(printableLine).join('\n');
}
function escapeCharacter(character) {
    const hex = (character.codePointAt(0) ?? 0).toString(16);
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}


/***/ }),

/***/ 356:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ audiences),
/* harmony export */   Y: () => (/* binding */ buildClaims)
/* harmony export */ });
/* harmony import */ var _lifetime_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(722);

const audiences = {
    team: 'appstoreconnect-v1',
    individual: 'appstoreconnect-v1',
    'in-house': 'apple-developer-enterprise-v1',
};
function buildClaims(ids, { lifetime, scope }, now) {
    return {
        ...(ids.issuerId === undefined ? { sub: 'user' } : { iss: ids.issuerId }),
        ...(0,_lifetime_js__WEBPACK_IMPORTED_MODULE_0__/* .validityPeriod */ .qB)(lifetime, now),
        aud: audiences[ids.kind],
        ...(scope.length > 0 && { scope }),
    };
}


/***/ }),

/***/ 990:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  z: () => (/* binding */ signToken)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/buffer_utils.js
const encoder = new TextEncoder(), decoder = new TextDecoder(), buffer_utils_strictDecoder = new TextDecoder("utf-8", { fatal: !0 }), UINT32_RANGE = (/* unused pure expression or super */ null && (2 ** 32));
function concat(...buffers) {
  const size = buffers.reduce((acc, { length }) => acc + length, 0), buf = new Uint8Array(size);
  let i = 0;
  for (const buffer of buffers)
    buf.set(buffer, i), i += buffer.length;
  return buf;
}
function writeUInt32BE(buf, value, offset) {
  if (value < 0 || value >= UINT32_RANGE)
    throw new RangeError(`value must be >= 0 and <= ${UINT32_RANGE - 1}. Received ${value}`);
  buf.set([value >>> 24, value >>> 16, value >>> 8, value & 255], offset);
}
function uint64be(value) {
  const high = Math.floor(value / UINT32_RANGE), low = value % UINT32_RANGE, buf = new Uint8Array(8);
  return writeUInt32BE(buf, high, 0), writeUInt32BE(buf, low, 4), buf;
}
function uint32be(value) {
  const buf = new Uint8Array(4);
  return writeUInt32BE(buf, value), buf;
}
const NON_ASCII = /[^\x00-\x7f]/;
function buffer_utils_encode(string) {
  if (typeof string == "string" && string.length >= 128) {
    if (NON_ASCII.test(string))
      throw new TypeError("non-ASCII string encountered in encode()");
    return encoder.encode(string);
  }
  const bytes = new Uint8Array(string.length);
  for (let i = 0; i < string.length; i++) {
    const code = string.charCodeAt(i);
    if (code > 127)
      throw new TypeError("non-ASCII string encountered in encode()");
    bytes[i] = code;
  }
  return bytes;
}
function encodeBase64(input, url = !1) {
  if (Uint8Array.prototype.toBase64)
    return input.toBase64({ alphabet: url ? "base64url" : "base64", omitPadding: url });
  const CHUNK_SIZE = 32768, arr = [];
  for (let i = 0; i < input.length; i += CHUNK_SIZE)
    arr.push(String.fromCharCode.apply(null, input.subarray(i, i + CHUNK_SIZE)));
  const encoded = btoa(arr.join(""));
  return url ? encoded.replace(/=/g, "").replace(/\+/g, "-").replace(/\//g, "_") : encoded;
}
function decodeBase64(encoded, url = !1) {
  if (Uint8Array.fromBase64)
    return Uint8Array.fromBase64(encoded, { alphabet: url ? "base64url" : "base64" });
  if (url) {
    if (encoded.includes("+") || encoded.includes("/"))
      throw new TypeError("Invalid base64url");
    encoded = encoded.replace(/-/g, "+").replace(/_/g, "/");
  }
  const binary = atob(encoded), bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++)
    bytes[i] = binary.charCodeAt(i);
  return bytes;
}
async function digest(algorithm, data) {
  const subtleDigest = `SHA-${algorithm.slice(-3)}`;
  return new Uint8Array(await crypto.subtle.digest(subtleDigest, data));
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/util/base64url.js

const invalid = "The input to be decoded is not correctly encoded.";
function base64url_decode(input) {
  try {
    return decodeBase64(typeof input == "string" ? input : decoder.decode(input), !0);
  } catch (cause) {
    throw new TypeError(invalid, { cause });
  }
}
function base64url_encode(input) {
  return encodeBase64(typeof input == "string" ? encoder.encode(input) : input, !0);
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/util/errors.js
class JOSEError extends Error {
  static code = "ERR_JOSE_GENERIC";
  code = "ERR_JOSE_GENERIC";
  constructor(message, options) {
    super(message, options), this.name = this.constructor.name, Error.captureStackTrace?.(this, this.constructor);
  }
}
class JWTClaimValidationFailed extends JOSEError {
  static code = "ERR_JWT_CLAIM_VALIDATION_FAILED";
  code = "ERR_JWT_CLAIM_VALIDATION_FAILED";
  claim;
  reason;
  payload;
  constructor(message, payload, claim = "unspecified", reason = "unspecified") {
    super(message, { cause: { claim, reason, payload } }), this.claim = claim, this.reason = reason, this.payload = payload;
  }
}
class JWTExpired extends JOSEError {
  static code = "ERR_JWT_EXPIRED";
  code = "ERR_JWT_EXPIRED";
  claim;
  reason;
  payload;
  constructor(message, payload, claim = "unspecified", reason = "unspecified") {
    super(message, { cause: { claim, reason, payload } }), this.claim = claim, this.reason = reason, this.payload = payload;
  }
}
class JOSEAlgNotAllowed extends (/* unused pure expression or super */ null && (JOSEError)) {
  static code = (/* unused pure expression or super */ null && ("ERR_JOSE_ALG_NOT_ALLOWED"));
  code = "ERR_JOSE_ALG_NOT_ALLOWED";
}
class JOSENotSupported extends JOSEError {
  static code = "ERR_JOSE_NOT_SUPPORTED";
  code = "ERR_JOSE_NOT_SUPPORTED";
}
class JWEDecryptionFailed extends JOSEError {
  static code = "ERR_JWE_DECRYPTION_FAILED";
  code = "ERR_JWE_DECRYPTION_FAILED";
  constructor(message = "decryption operation failed", options) {
    super(message, options);
  }
}
class JWEInvalid extends (/* unused pure expression or super */ null && (JOSEError)) {
  static code = (/* unused pure expression or super */ null && ("ERR_JWE_INVALID"));
  code = "ERR_JWE_INVALID";
}
class JWSInvalid extends JOSEError {
  static code = "ERR_JWS_INVALID";
  code = "ERR_JWS_INVALID";
}
class JWTInvalid extends (/* unused pure expression or super */ null && (JOSEError)) {
  static code = (/* unused pure expression or super */ null && ("ERR_JWT_INVALID"));
  code = "ERR_JWT_INVALID";
}
class JWKInvalid extends (/* unused pure expression or super */ null && (JOSEError)) {
  static code = (/* unused pure expression or super */ null && ("ERR_JWK_INVALID"));
  code = "ERR_JWK_INVALID";
}
class JWKSInvalid extends (/* unused pure expression or super */ null && (JOSEError)) {
  static code = (/* unused pure expression or super */ null && ("ERR_JWKS_INVALID"));
  code = "ERR_JWKS_INVALID";
}
class JWKSNoMatchingKey extends JOSEError {
  static code = "ERR_JWKS_NO_MATCHING_KEY";
  code = "ERR_JWKS_NO_MATCHING_KEY";
  constructor(message = "no applicable key found in the JSON Web Key Set", options) {
    super(message, options);
  }
}
class JWKSMultipleMatchingKeys extends JOSEError {
  [Symbol.asyncIterator] = async function* () {
  };
  static code = "ERR_JWKS_MULTIPLE_MATCHING_KEYS";
  code = "ERR_JWKS_MULTIPLE_MATCHING_KEYS";
  constructor(message = "multiple matching keys found in the JSON Web Key Set", options) {
    super(message, options);
  }
}
class JWKSTimeout extends JOSEError {
  static code = "ERR_JWKS_TIMEOUT";
  code = "ERR_JWKS_TIMEOUT";
  constructor(message = "request timed out", options) {
    super(message, options);
  }
}
class JWSSignatureVerificationFailed extends JOSEError {
  static code = "ERR_JWS_SIGNATURE_VERIFICATION_FAILED";
  code = "ERR_JWS_SIGNATURE_VERIFICATION_FAILED";
  constructor(message = "signature verification failed", options) {
    super(message, options);
  }
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/key_descriptor.js
function table(entries) {
  const out = { __proto__: null };
  for (const alg in entries)
    out[alg] = { ...entries[alg], alg };
  return out;
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/jws_algorithms.js


const sig = [["verify"], ["sign"]];
function hmac(bits) {
  const subtle = { name: "HMAC", hash: `SHA-${bits}` };
  return { kty: ["oct"], secret: !0, subtle, signing: subtle, usages: sig };
}
function rsa(bits, saltLength) {
  const subtle = { name: saltLength ? "RSA-PSS" : "RSASSA-PKCS1-v1_5", hash: `SHA-${bits}` };
  return {
    kty: ["RSA"],
    subtle,
    signing: saltLength ? { ...subtle, saltLength } : subtle,
    usages: sig,
    minRsaBits: 2048
  };
}
function ecdsa(crv, bits) {
  return {
    kty: ["EC"],
    crv,
    subtle: { name: "ECDSA", namedCurve: crv },
    signing: { name: "ECDSA", hash: `SHA-${bits}` },
    usages: sig
  };
}
function eddsa() {
  const subtle = { name: "Ed25519" };
  return {
    kty: ["OKP"],
    crv: "Ed25519",
    subtle,
    signing: subtle,
    usages: sig
  };
}
function mldsa(parameterSet) {
  const subtle = { name: `ML-DSA-${parameterSet}` };
  return {
    kty: ["AKP"],
    subtle,
    signing: subtle,
    usages: sig
  };
}
const JWS = table({
  HS256: hmac(256),
  HS384: hmac(384),
  HS512: hmac(512),
  RS256: rsa(256),
  RS384: rsa(384),
  RS512: rsa(512),
  PS256: rsa(256, 32),
  PS384: rsa(384, 48),
  PS512: rsa(512, 64),
  ES256: ecdsa("P-256", 256),
  ES384: ecdsa("P-384", 384),
  ES512: ecdsa("P-521", 512),
  EdDSA: eddsa(),
  Ed25519: eddsa(),
  "ML-DSA-44": mldsa(44),
  "ML-DSA-65": mldsa(65),
  "ML-DSA-87": mldsa(87)
});
function jwsAlgorithm(alg) {
  const entry = typeof alg == "string" ? JWS[alg] : void 0;
  if (!entry)
    throw new JOSENotSupported(`alg ${alg} is not supported either by JOSE or your javascript runtime`);
  return entry;
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/validate.js



function assertUint8Array(input, label) {
  if (!(input instanceof Uint8Array))
    throw new TypeError(`${label} must be an instance of Uint8Array`);
}
function isObject(input) {
  if (typeof input != "object" || input === null || Object.prototype.toString.call(input) !== "[object Object]")
    return !1;
  const prototype = Object.getPrototypeOf(input);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
function isJwkSet(input) {
  return isObject(input) && Array.isArray(input.keys) && Array.from(input.keys).every(isObject);
}
function isDisjoint(...headers) {
  const parameters = /* @__PURE__ */ new Set();
  for (const header of headers)
    if (header)
      for (const parameter of Object.keys(header)) {
        if (parameters.has(parameter))
          return !1;
        parameters.add(parameter);
      }
  return !0;
}
function assertNotSet(value, name) {
  if (value !== void 0)
    throw new TypeError(`${name} can only be called once`);
}
function decodeBase64url(value, label, ErrorClass) {
  try {
    return decode(value);
  } catch (cause) {
    throw new ErrorClass(`Failed to base64url decode the ${label}`, { cause });
  }
}
function encodeAsciiMember(value, label, ErrorClass) {
  try {
    return encode(value);
  } catch (cause) {
    throw new ErrorClass(`The ${label} is not a valid base64url string`, { cause });
  }
}
function parseJoseHeader(encodedProtectedHeader, ErrorClass, message) {
  let parsed;
  try {
    parsed = JSON.parse(strictDecoder.decode(decode(encodedProtectedHeader)));
  } catch (cause) {
    throw new ErrorClass(message, { cause });
  }
  if (!isObject(parsed))
    throw new ErrorClass(message);
  return parsed;
}
const JWS_RECOGNIZED = { __proto__: null, b64: !0 }, JWE_RECOGNIZED = { __proto__: null };
function validateAlgorithms(option, algorithms) {
  if (algorithms !== void 0 && (!Array.isArray(algorithms) || algorithms.some((s) => typeof s != "string")))
    throw new TypeError(`"${option}" option must be an array of strings`);
  return algorithms === void 0 ? void 0 : new Set(algorithms);
}
function validateCritDuplicates(Err, protectedHeader) {
  const { crit } = protectedHeader ?? {};
  if (Array.isArray(crit) && new Set(crit).size !== crit.length)
    throw new Err('"crit" (Critical) Header Parameter MUST NOT contain duplicate values');
}
function validateCrit(Err, recognizedDefault, recognizedOption, protectedHeader, joseHeader) {
  if (joseHeader.crit !== void 0 && protectedHeader?.crit === void 0)
    throw new Err('"crit" (Critical) Header Parameter MUST be integrity protected');
  if (!protectedHeader || protectedHeader.crit === void 0)
    return [];
  if (!Array.isArray(protectedHeader.crit) || protectedHeader.crit.length === 0 || protectedHeader.crit.some((input) => typeof input != "string" || input.length === 0))
    throw new Err('"crit" (Critical) Header Parameter MUST be an array of non-empty strings when present');
  const recognized = recognizedOption === void 0 ? recognizedDefault : { __proto__: null, ...recognizedOption, ...recognizedDefault };
  for (const parameter of protectedHeader.crit) {
    if (!(parameter in recognized))
      throw new JOSENotSupported(`Extension Header Parameter "${parameter}" is not recognized`);
    if (!Object.hasOwn(joseHeader, parameter) || joseHeader[parameter] === void 0)
      throw new Err(`Extension Header Parameter "${parameter}" is missing`);
    if (recognized[parameter] && (!Object.hasOwn(protectedHeader, parameter) || protectedHeader[parameter] === void 0))
      throw new Err(`Extension Header Parameter "${parameter}" MUST be integrity protected`);
  }
  return protectedHeader.crit;
}
function validateB64(protectedHeader, extensions) {
  if (extensions.includes("b64")) {
    const b64 = protectedHeader.b64;
    if (typeof b64 != "boolean")
      throw new JWSInvalid('The "b64" (base64url-encode payload) Header Parameter must be a boolean');
    return b64;
  }
  return !0;
}
function serializeJoseHeader(Err, header) {
  let serialized, parsed;
  try {
    serialized = JSON.stringify(header), parsed = JSON.parse(serialized);
  } catch (cause) {
    throw new Err("JOSE Header is not valid JSON", { cause });
  }
  if (!isObject(parsed))
    throw new Err("JOSE Header is not a JSON object");
  return [parsed, serialized];
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/key.js



const tag = (key) => key[Symbol.toStringTag], jwkMatchesOp = (entry, key, usage) => {
  const { alg } = entry;
  if (key.use !== void 0) {
    const expected = usage === "sign" || usage === "verify" ? "sig" : "enc";
    if (key.use !== expected)
      throw new TypeError(`Invalid key for this operation, its "use" must be "${expected}" when present`);
  }
  if (key.alg !== void 0 && key.alg !== alg)
    throw new TypeError(`Invalid key for this operation, its "alg" must be "${alg}" when present`);
  if (Array.isArray(key.key_ops)) {
    const expectedKeyOp = usage === "encrypt" || usage === "decrypt" ? entry.ops?.[usage === "encrypt" ? 0 : 1] : usage;
    if (expectedKeyOp && !key.key_ops.includes(expectedKeyOp))
      throw new TypeError(`Invalid key for this operation, its "key_ops" must include "${expectedKeyOp}" when present`);
  }
};
async function prepareKey(entry, key, usage) {
  const { alg, secret } = entry, requiresPrivateKey = usage === "decrypt" || usage === "sign";
  if (secret && key instanceof Uint8Array)
    return key;
  let normalized, keyObject;
  if (isObject(key)) {
    if (normalized = normalizeJwk(key), typeof normalized.kty != "string")
      throw invalidKeyType(alg, key, secret);
    if (!(secret ? normalized.kty === "oct" && typeof normalized.k == "string" : normalized.kty !== "oct" && (requiresPrivateKey ? normalized.kty === "AKP" && typeof normalized.priv == "string" || typeof normalized.d == "string" : normalized.d === void 0 && normalized.priv === void 0)))
      throw new TypeError(secret ? 'JSON Web Key for symmetric algorithms must have JWK "kty" (Key Type) equal to "oct" and the JWK "k" (Key Value) present' : `JSON Web Key for this operation must be a ${requiresPrivateKey ? "private" : "public"} JWK`);
    if (jwkMatchesOp(entry, normalized, usage), normalized.kty === "oct")
      return base64url_decode(normalized.k);
    if (!Object.isFrozen(key)) {
      const { key_ops } = key;
      Array.isArray(key_ops) && Object.freeze(key_ops), Object.freeze(key);
    }
  } else {
    if (!isKeyLike(key))
      throw invalidKeyType(alg, key, secret);
    const expectedType = secret ? "secret" : requiresPrivateKey ? "private" : "public";
    if (key.type !== expectedType && (secret || ["secret", "public", "private"].includes(key.type)))
      throw new TypeError(`${tag(key)} instances must be of type "${expectedType}" for the ${alg} algorithm`);
    if (isCryptoKey(key))
      return key;
    if (keyObject = key, keyObject.type === "secret")
      return keyObject.export();
  }
  cache ||= /* @__PURE__ */ new WeakMap();
  const cacheKey = key;
  let cached = cache.get(cacheKey);
  if (cached?.[alg])
    return cached[alg];
  if (cached || cache.set(cacheKey, cached = {}), keyObject && typeof keyObject.toCryptoKey == "function") {
    const isPublic = keyObject.type === "public", crv = nist[keyObject.asymmetricKeyDetails?.namedCurve], params = entry.resolve?.({ crv, asymmetricKeyType: keyObject.asymmetricKeyType }) ?? entry.subtle;
    return cached[alg] = keyObject.toCryptoKey(params, isPublic, entry.usages[isPublic ? 0 : 1]);
  }
  return normalized ??= keyObject.export({ format: "jwk" }), normalized.alg = alg, cached[alg] = await jwkToKey(entry, normalized);
}
let cache;
const nist = {
  __proto__: null,
  prime256v1: "P-256",
  secp384r1: "P-384",
  secp521r1: "P-521"
};
function assertCryptoKey(key) {
  if (!isCryptoKey(key))
    throw new Error("CryptoKey instance expected");
}
const isCryptoKey = (key) => {
  if (key?.[Symbol.toStringTag] === "CryptoKey")
    return !0;
  try {
    return key instanceof CryptoKey;
  } catch {
    return !1;
  }
}, isKeyObject = (key) => key?.[Symbol.toStringTag] === "KeyObject", isKeyLike = (key) => isCryptoKey(key) || isKeyObject(key);
function message(msg, actual, ...types) {
  if (types.length > 2) {
    const last = types.pop();
    msg += `one of type ${types.join(", ")}, or ${last}.`;
  } else types.length === 2 ? msg += `one of type ${types[0]} or ${types[1]}.` : msg += `of type ${types[0]}.`;
  return actual == null ? msg += ` Received ${actual}` : typeof actual == "function" && actual.name ? msg += ` Received function ${actual.name}` : typeof actual == "object" && actual != null && actual.constructor?.name && (msg += ` Received an instance of ${actual.constructor.name}`), msg;
}
const invalidKeyInput = (actual, ...types) => message("Key must be ", actual, ...types);
function invalidKeyType(alg, actual, secret) {
  const types = ["CryptoKey", "KeyObject", "JSON Web Key"];
  return secret && types.push("Uint8Array"), new TypeError(message(`Key for the ${alg} algorithm must be `, actual, ...types));
}
const unusable = (name, prop = "algorithm.name") => new TypeError(`CryptoKey does not support this operation, its ${prop} must be ${name}`);
function checkUsage(key, usage) {
  if (usage && !key.usages.includes(usage))
    throw new TypeError(`CryptoKey does not support this operation, its usages must include ${usage}.`);
}
function checkModulusLength(alg, key) {
  const { modulusLength } = key.algorithm;
  if (typeof modulusLength != "number" || modulusLength < 2048)
    throw new TypeError(`${alg} requires key modulusLength to be 2048 bits or larger`);
}
function checkCryptoKey(key, expected, usage) {
  const algorithm = key.algorithm;
  if (algorithm.name !== expected.name)
    throw unusable(expected.name);
  if (expected.hash && algorithm.hash?.name !== expected.hash)
    throw unusable(expected.hash, "algorithm.hash");
  if (expected.namedCurve && algorithm.namedCurve !== expected.namedCurve)
    throw unusable(expected.namedCurve, "algorithm.namedCurve");
  if (expected.length !== void 0 && algorithm.length !== expected.length)
    throw unusable(expected.length, "algorithm.length");
  checkUsage(key, usage);
}
function snapshotJwk(jwk) {
  return { __proto__: null, ...jwk };
}
function normalizeJwk(jwk) {
  const normalized = snapshotJwk(jwk);
  if (normalized.ext !== void 0 && typeof normalized.ext != "boolean")
    throw new TypeError('"ext" (Extractable) Parameter must be a boolean');
  if (normalized.key_ops !== void 0) {
    const value = normalized.key_ops, keyOps = Array.isArray(value) ? [...value] : void 0;
    if (!keyOps || keyOps.some((operation) => typeof operation != "string") || new Set(keyOps).size !== keyOps.length)
      throw new TypeError('"key_ops" (Key Operations) Parameter must be an array of unique strings');
    normalized.key_ops = keyOps;
  }
  return normalized;
}
function validateExtractableOption(extractable) {
  if (extractable !== void 0 && typeof extractable != "boolean")
    throw new TypeError('"extractable" option must be a boolean');
  return extractable;
}
async function jwkToKey(entry, jwk, extractable) {
  if (!entry.kty.includes(jwk.kty))
    throw new JOSENotSupported('Invalid or unsupported JWK "alg" (Algorithm) Parameter value');
  const algorithm = entry.resolve?.({ kty: jwk.kty, crv: jwk.crv }) ?? entry.subtle, isPrivate = !!(jwk.d || jwk.priv), keyData = { ...jwk, ext: extractable ?? jwk.ext };
  return keyData.kty !== "AKP" && delete keyData.alg, delete keyData.use, crypto.subtle.importKey("jwk", keyData, algorithm, keyData.ext ?? !isPrivate, jwk.key_ops ?? entry.usages[isPrivate ? 1 : 0]);
}
async function rawKey(key, expected, usage, extractable = !1) {
  return key instanceof Uint8Array && (key = await crypto.subtle.importKey("raw", key, expected, extractable, [usage])), checkCryptoKey(key, expected, usage), key;
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/jws_sign.js






async function createSignature(input, key, rejectUnencoded) {
  let [payload, protectedHeader, unprotectedHeader, crit] = input, encodedProtectedHeader = "";
  if (protectedHeader !== void 0) {
    const normalized = serializeJoseHeader(JWSInvalid, protectedHeader);
    protectedHeader = normalized[0], encodedProtectedHeader = base64url_encode(normalized[1]);
  }
  if (unprotectedHeader !== void 0 && (unprotectedHeader = serializeJoseHeader(JWSInvalid, unprotectedHeader)[0]), !protectedHeader && !unprotectedHeader)
    throw new JWSInvalid("either setProtectedHeader or setUnprotectedHeader must be called before #sign()");
  if (!isDisjoint(protectedHeader, unprotectedHeader))
    throw new JWSInvalid("JWS Protected and JWS Unprotected Header Parameter names must be disjoint");
  const joseHeader = { ...protectedHeader, ...unprotectedHeader };
  validateCritDuplicates(JWSInvalid, protectedHeader);
  const b64 = validateB64(protectedHeader, validateCrit(JWSInvalid, JWS_RECOGNIZED, crit, protectedHeader, joseHeader));
  b64 || rejectUnencoded?.();
  const { alg } = joseHeader;
  if (typeof alg != "string" || !alg)
    throw new JWSInvalid('JWS "alg" (Algorithm) Header Parameter missing or invalid');
  const entry = jwsAlgorithm(alg);
  let encodedPayload = "", signingPayload = payload, signingInput;
  if (b64) {
    const encodedPayloadCache = input[4];
    encodedPayloadCache ? (encodedPayload = encodedPayloadCache[0] ??= base64url_encode(payload), signingPayload = encodedPayloadCache[1] ??= buffer_utils_encode(encodedPayload)) : (encodedPayload = base64url_encode(payload), signingInput = encoder.encode(`${encodedProtectedHeader}.${encodedPayload}`));
  }
  signingInput ??= concat(buffer_utils_encode(encodedProtectedHeader), buffer_utils_encode("."), signingPayload);
  const signingKey = await rawKey(await prepareKey(entry, key, "sign"), entry.subtle, "sign");
  entry.minRsaBits && checkModulusLength(entry.alg, signingKey);
  const jws = {
    signature: base64url_encode(new Uint8Array(await crypto.subtle.sign(entry.signing, signingKey, signingInput))),
    payload: encodedPayload
  };
  return protectedHeader && (jws.protected = encodedProtectedHeader), unprotectedHeader && (jws.header = unprotectedHeader), [jws, b64];
}
async function createCompactSignature(payload, protectedHeader, crit, key, rejectUnencoded) {
  const [jws] = await createSignature([payload, protectedHeader, void 0, crit], key, rejectUnencoded);
  return `${jws.protected}.${jws.payload}.${jws.signature}`;
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/jws/compact/sign.js


class CompactSign {
  #payload;
  #protectedHeader;
  constructor(payload) {
    assertUint8Array(payload, "payload"), this.#payload = payload;
  }
  setProtectedHeader(protectedHeader) {
    return assertNotSet(this.#protectedHeader, "setProtectedHeader"), this.#protectedHeader = protectedHeader, this;
  }
  async sign(key, options) {
    return createCompactSignature(this.#payload, this.#protectedHeader, options?.crit, key, () => {
      throw new TypeError("use the flattened module for creating JWS with b64: false");
    });
  }
}


// EXTERNAL MODULE: ./src/token/claims.ts
var token_claims = __nccwpck_require__(356);
;// CONCATENATED MODULE: ./src/token/jws.ts



async function signToken(key, plan, now) {
    const claims = (0,token_claims/* buildClaims */.Y)(key, plan, now);
    const jwt = await new CompactSign(Buffer.from(JSON.stringify(claims)))
        .setProtectedHeader({ alg: 'ES256', kid: key.keyId, typ: 'JWT' })
        .sign((0,external_node_crypto_.createPrivateKey)(key.pem));
    return { jwt, expiresAt: claims.exp };
}


/***/ }),

/***/ 722:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ parseLifetime),
/* harmony export */   G4: () => (/* binding */ capLifetime),
/* harmony export */   qB: () => (/* binding */ validityPeriod)
/* harmony export */ });
/* unused harmony exports maxStandardSeconds, formatDuration */
/* harmony import */ var _errors_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(714);

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


/***/ }),

/***/ 896:
/***/ ((module) => {

module.exports = process.getBuiltinModule("fs");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:crypto");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:fs");

/***/ }),

/***/ 67:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:http");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:path");

/***/ }),

/***/ 500:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:timers/promises");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = process.getBuiltinModule("os");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(730);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
