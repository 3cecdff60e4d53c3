export const id = 207;
export const ids = [207];
export const modules = {
 8207:
 ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  rejectionError: () => ( rejectionError)
});
var external_node_crypto_ = __webpack_require__(7598);
var action_error = __webpack_require__(2714);
var pem = __webpack_require__(3277);
var pasted_text = __webpack_require__(5080);
var text_unresolved = __webpack_require__(3544);
var storing = __webpack_require__(7797);
const recognizers = [
    ({ text }) => (0,pasted_text.So)(text)
        ? {
            code: 'KEY_MASKED',
            title: 'private-key is a masked value',
            detail: 'It consists of asterisks: it was copied from a log, where the key was hidden.',
            fix: (0,storing.y)(),
        }
        : undefined,
    ({ text }) => {
        const unresolved = (0,text_unresolved.R)(text, 'secrets.ASC_PRIVATE_KEY');
        return (unresolved && {
            ...unresolved,
            code: 'KEY_UNEXPANDED',
            title: `private-key ${unresolved.title}`,
        });
    },
    ({ text }) => (0,pasted_text.j8)(text)
        ? {
            code: 'KEY_IS_PATH',
            title: 'private-key is a path, not a key',
            detail: 'It is the name of a file instead of its content.',
            fix: (0,storing.y)('If an earlier step writes this file, set private-key-path instead. Otherwise:'),
        }
        : undefined,
    ({ jsonWithoutKey }) => jsonWithoutKey && describeJson(jsonWithoutKey),
    ({ text }) => {
        const [, id] = idPatterns.find(([pattern]) => pattern.test(text)) ?? [];
        return id === undefined
            ? undefined
            : {
                code: 'KEY_UNREADABLE',
                title: `private-key contains only ${id}`,
                detail: 'The key itself is the content of the .p8 file, and begins with a BEGIN line.',
                fix: (0,storing.y)(),
            };
    },
];
const idPatterns = [
    [/^(?:[Kk]ey ?ID\W{0,3})?[A-Z0-9]{10}$/, 'a key ID'],
    [/^(?:issuer ?id\W{0,3})?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'an issuer ID'],
];
function placeholderError(payload) {
    for (const recognize of recognizers) {
        const options = recognize(payload);
        if (options !== undefined)
            return new action_error.l(options);
    }
    return undefined;
}
function describeJson({ members, isServiceAccount }) {
    if (isServiceAccount) {
        return {
            code: 'KEY_JSON_WITHOUT_KEY',
            title: 'The JSON is a Google service account',
            detail: 'It is a key for Google Cloud or Google Play, not for App Store Connect.',
            fix: (0,storing.y)(),
        };
    }
    return {
        code: 'KEY_JSON_WITHOUT_KEY',
        title: 'The JSON has no private key',
        detail: `${listMembers(members)} The key is read from a member named "key", "private_key" or like the usual variables (ASC_PRIVATE_KEY, APP_STORE_CONNECT_API_KEY_KEY), or from the only member that holds a PEM.`,
        fix: (0,storing.y)('Name the member with the key "private_key" and check that it is not empty, or replace the JSON:'),
    };
}
const memberName = /^(?:[a-z]+(?:[_.-][a-z]+){0,6}|[A-Z]+(?:_[A-Z]+){0,8}|[a-z]+(?:[A-Z][a-z]+){1,5})$/;
function listMembers(members) {
    if (members.length === 0)
        return 'It is an empty object.';
    const shown = members.filter((name) => name.length <= 60 && memberName.test(name)).slice(0, 10);
    const left = members.length - shown.length;
    const rest = shown.length === 0 ? `${left} that cannot be shown` : `${left} more`;
    return `Its members: ${[...shown, ...(left === 0 ? [] : [rest])].join(', ')}.`;
}
const sequence = '30(?:[0-7].|80|81..|82....)';
const pkcs12 = new RegExp(`^${sequence}020103`);
const encrypted = new RegExp(`^${sequence}${sequence}06(?:092a864886f70d0105|0a2a864886f70d010c01)`);
const signingRequest = new RegExp(`^${sequence}${sequence}020100${sequence}(?:31|$)`);
const supportedKeys = 'App Store Connect uses EC keys on the curve P-256 (prime256v1) only.';
const rejectionRules = [
    {
        code: 'KEY_SEVERAL',
        title: 'Multiple private keys found',
        matches: ({ blocks }) => blocks.filter(({ label = '' }) => label.endsWith('PRIVATE KEY')).length > 1,
        explain: ({ blocks }) => `There are ${blocks.length} blocks with a BEGIN line, and it is unclear which one to use.`,
        fix: (0,storing.y)('Keep only the key that belongs to key-id.'),
    },
    {
        code: 'KEY_IS_OPENSSH',
        title: 'private-key is an OpenSSH key',
        matches: ({ block, payload }) => block.label === 'OPENSSH PRIVATE KEY' || /^(?:ssh|ecdsa)-/.test(payload.text),
        explain: () => 'It is a key for SSH, not for App Store Connect.',
    },
    {
        code: 'KEY_IS_CERTIFICATE',
        title: 'private-key is a certificate',
        matches: ({ block, der }) => /CERTIFICATE$/.test(block.label ?? '') ||
            (der !== undefined && parses(() => new external_node_crypto_.X509Certificate(der))),
        explain: () => 'A certificate (.cer) is for code signing. The key for the App Store Connect API is a .p8 file.',
    },
    {
        code: 'KEY_IS_SIGNING_REQUEST',
        title: 'private-key is a certificate signing request',
        matches: ({ block, der }) => /CERTIFICATE REQUEST$/.test(block.label ?? '') || signingRequest.test(hexPrefix(der)),
        explain: () => 'A signing request (.csr, .certSigningRequest) is sent to Apple to get a certificate. It has no private key.',
    },
    {
        code: 'KEY_IS_PUBLIC',
        title: 'private-key is a public key',
        matches: ({ block, der }) => /PUBLIC KEY$/.test(block.label ?? '') ||
            (der !== undefined &&
                parses(() => (0,external_node_crypto_.createPublicKey)({ key: der, format: 'der', type: 'spki' }))),
        explain: () => 'A public key verifies signatures. Signing a token needs the private key.',
    },
    {
        code: 'KEY_IS_PKCS12',
        title: 'private-key is a PKCS#12 archive',
        matches: ({ block, der }) => block.label === 'PKCS12' || pkcs12.test(hexPrefix(der)),
        explain: () => 'A .p12 or .pfx file has a certificate and its key for code signing. The key for the App Store Connect API is a .p8 file.',
    },
    {
        code: 'KEY_ENCRYPTED',
        title: 'The private key is encrypted',
        matches: ({ block, der }) => block.label === 'ENCRYPTED PRIVATE KEY' ||
            block.body.startsWith('Proc-Type') ||
            encrypted.test(hexPrefix(der)),
        explain: () => 'It is protected by a passphrase. App Store Connect issues keys without one, so it was added later.',
        fix: (0,storing.y)('Remove the passphrase: openssl pkcs8 -topk8 -nocrypt -in encrypted.p8 -out AuthKey_XXXXXXXXXX.p8'),
    },
    {
        code: 'KEY_IS_RSA',
        title: 'private-key is an RSA key',
        matches: ({ block, key }) => /^RSA /.test(block.label ?? '') || /^rsa/.test(key?.asymmetricKeyType ?? ''),
        explain: () => `${supportedKeys} RSA keys are used for code signing and by other services.`,
    },
    {
        code: 'KEY_WRONG_KIND',
        title: 'Unsupported private key type',
        matches: ({ key }) => key !== undefined && key.asymmetricKeyType !== 'ec',
        explain: ({ key }) => `The key type is ${key?.asymmetricKeyType}. ${supportedKeys}`,
    },
    {
        code: 'KEY_WRONG_CURVE',
        title: 'Unsupported elliptic curve',
        matches: ({ key }) => key !== undefined && key.asymmetricKeyDetails?.namedCurve !== 'prime256v1',
        explain: ({ key }) => `The curve is ${key?.asymmetricKeyDetails?.namedCurve ?? 'a custom one'}. ${supportedKeys}`,
    },
    {
        code: 'KEY_DAMAGED',
        title: 'The private key is corrupted',
        matches: ({ key }) => key !== undefined,
        explain: () => 'Its private and public parts do not match: at least one character was changed.',
    },
    {
        code: 'KEY_FIRST_LINE_ONLY',
        title: 'private-key contains only its first line',
        matches: ({ block }) => block.label !== undefined && block.body === '' && !block.hasEnd,
        explain: () => 'There is a BEGIN line and nothing after it: a multiline value was cut off at its first line break.',
        fix: (0,storing.y)(undefined, "If something on the way supports only one line, store base64: base64 -i AuthKey_XXXXXXXXXX.p8 | tr -d '\\n' | gh secret set ASC_PRIVATE_KEY"),
    },
    {
        code: 'KEY_TRUNCATED',
        title: 'The private key is truncated',
        matches: ({ block, der }) => {
            const declared = der && (0,pem.yM)(der);
            return declared !== undefined
                ? declared > (der?.length ?? 0)
                : block.label !== undefined && !block.hasEnd;
        },
        explain: ({ der }) => {
            const declared = der && (0,pem.yM)(der);
            return declared === undefined
                ? 'There is a BEGIN line but no END line.'
                : `Its header says ${declared} bytes, but there are only ${der?.length}.`;
        },
    },
    {
        code: 'KEY_DAMAGED',
        title: 'The private key is corrupted',
        matches: ({ block, der }) => block.label !== undefined || (der !== undefined && (0,pem.yM)(der) !== undefined),
        explain: ({ der }) => der === undefined
            ? 'The text between BEGIN and END is not valid base64: characters were changed, lost or added.'
            : 'Its base64 is valid, but does not decode to a private key: characters were changed, lost or added.',
    },
];
const unrecognized = {
    code: 'KEY_UNREADABLE',
    title: 'Unrecognized private key format',
    explain: () => 'It is not a PEM (BEGIN PRIVATE KEY), base64 of one, or a JSON key.',
};
function rejectionError(rejected) {
    const placeholder = placeholderError(rejected.payload);
    if (placeholder !== undefined)
        return placeholder;
    const { code, title, explain, fix } = rejectionRules.find(({ matches }) => matches(rejected)) ?? unrecognized;
    return new action_error.l({
        code,
        title,
        detail: `${explain(rejected)} ${describeStructure(rejected)}`,
        fix: fix ?? (0,storing.y)(),
    });
}
const printableLabels = /^(?:(?:EC|RSA|DSA|ENCRYPTED|OPENSSH) )?PRIVATE KEY$|^(?:RSA )?PUBLIC KEY$|^(?:NEW )?CERTIFICATE(?: REQUEST)?$/;
function describeStructure({ payload: { text }, block: { label, hasEnd } }) {
    const lines = text.split('\n').length;
    const begin = label === undefined
        ? 'no BEGIN line'
        : `a BEGIN line${printableLabels.test(label) ? ` (${label})` : ''}`;
    const length = `${text.length} character${text.length === 1 ? '' : 's'}`;
    const layout = lines === 1 ? 'on one line' : `in ${lines} lines`;
    const isUsual = text.length >= 200 && text.length <= 300;
    const usual = isUsual ? '' : ' A .p8 file has about 240 characters in 5 or 6 lines.';
    return `Seen: ${length} ${layout}, ${begin}, ${hasEnd ? 'an' : 'no'} END line.${usual}`;
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
 })
};
