export const id = 151;
export const ids = [151];
export const modules = {

/***/ 151:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  signToken: () => (/* binding */ signToken)
});

;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/buffer_utils.js
const encoder = new TextEncoder(), buffer_utils_decoder = new TextDecoder(), strictDecoder = new TextDecoder("utf-8", { fatal: !0 }), UINT32_RANGE = (/* unused pure expression or super */ null && (2 ** 32));
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
function encode(string) {
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
function buffer_utils_decodeBase64(encoded, url = !1) {
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
function decode(input) {
  try {
    return decodeBase64(typeof input == "string" ? input : decoder.decode(input), !0);
  } catch (cause) {
    throw new TypeError(invalid, { cause });
  }
}
function base64url_encode(input) {
  return encodeBase64(typeof input == "string" ? encoder.encode(input) : input, !0);
}


;// CONCATENATED MODULE: ./src/key/kind.ts
const appStoreConnect = {
    audience: 'appstoreconnect-v1',
    apiUrl: 'https://api.appstoreconnect.apple.com',
    probePath: '/v1/apps?limit=1',
};
const keyKinds = {
    team: { label: 'team key', ...appStoreConnect },
    individual: { label: 'individual key', ...appStoreConnect },
    'in-house': {
        label: 'in-house key (Enterprise Program)',
        audience: 'apple-developer-enterprise-v1',
        apiUrl: 'https://api.enterprise.developer.apple.com',
        probePath: '/v1/certificates?limit=1',
    },
};

// EXTERNAL MODULE: ./src/token/lifetime.ts + 1 modules
var token_lifetime = __webpack_require__(789);
;// CONCATENATED MODULE: ./src/token/claims.ts


function buildClaims(identity, { lifetime, scope }, now) {
    return {
        ...(identity.issuerId === undefined ? { sub: 'user' } : { iss: identity.issuerId }),
        ...(0,token_lifetime/* validityPeriod */.qB)(lifetime, now),
        aud: keyKinds[identity.kind].audience,
        ...(scope.length > 0 && { scope }),
    };
}

;// CONCATENATED MODULE: ./src/token/jws.ts


async function signToken({ identity, signer }, options, now) {
    const claims = buildClaims(identity, options, now);
    const header = { alg: 'ES256', kid: identity.keyId, typ: 'JWT' };
    const signingInput = [header, claims]
        .map((part) => base64url_encode(JSON.stringify(part)))
        .join('.');
    const signature = await signer.sign(new TextEncoder().encode(signingInput));
    return { jwt: `${signingInput}.${base64url_encode(signature)}`, expiresAt: claims.exp };
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
