import { createECDH, createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { keyEncodings } from '../key-encodings.ts';
import { issuerId, type TestKey } from '../keys.ts';
import { sdkOperations } from '../operations.ts';
import { rejectedKeys } from '../rejected-keys.ts';

/** The key of all executions: worthless, and computed so that a seed repeats a run. */
export const fuzzKey = computeKey('the key of the fuzz target');

function computeKey(text: string): TestKey {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(createHash('sha256').update(text).digest());
  const point = ecdh.getPublicKey();
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    d: ecdh.getPrivateKey('base64url'),
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  return {
    keyId: 'ABCDE12345',
    issuerId,
    pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    privateKey,
    publicKey: createPublicKey(privateKey),
  };
}

/** The key in every encoding. */
export const encodedKeys: readonly string[] = Object.values(keyEncodings).map((encode) =>
  encode(fuzzKey.pem),
);

/** Texts that are not a key, or not a usable one. */
export const wrongKeys: readonly string[] = Object.values(rejectedKeys).map(([, make]) =>
  make(fuzzKey.pem),
);

/** Every path of the API. */
export const routePaths: readonly string[] = [
  ...new Set(sdkOperations().map(({ path }) => path.replaceAll('{id}', '123'))),
];

/** The data of the workflow commands below. No printed command may have it. */
export const injectedData = 'INJECTED';

/** Texts that a runner, a terminal or a page may interpret. */
export const hostileTexts: readonly string[] = [
  `::save-state name=placed::${injectedData}`,
  `\n::set-output name=token::${injectedData}\n`,
  `\r::warning::${injectedData}`,
  `\u2028::error::${injectedData}`,
  `\u0085::add-mask::${injectedData}`,
  ` \t ::stop-commands::${injectedData}`,
  `%0A::notice::${injectedData}`,
  `%250A%0D%0a::debug::${injectedData}`,
  `##[group]${injectedData}`,
  `a ##[add-mask]${injectedData}`,
  `#\u200b#[error]${injectedData}`,
  `\u001b[31mred\u001b[0m\u001b]0;title\u0007`,
  '\0',
  '\u0001\u0008\u007f\u009b',
  '\r',
  '\n\n',
  '\t',
  '\u2028\u2029\u0085',
  '\u202e\u2066abc\u2069\u200f',
  '\u{e0041}\u{e0042}',
  '\ufeff\u200b\u00ad\u00a0\u3000',
  '\ud800',
  '\udfff\ud800',
  '\u{1f600}',
  '__proto__',
  'constructor',
  '{"__proto__":{"x":1}}',
  '[]',
  '[1]',
  '["GET /v1/apps"]',
  '["a\\n::warning::x"]',
  '[[[["',
  '{}',
  'null',
  'NaN',
  '-1',
  '1e309',
  '99999999999999999999',
  '0x10',
  '\u0663',
  '${{ vars.X }}',
  '$HOME',
  '%TEMP%',
  '***',
  '"',
  "'",
  '`',
  '\\',
  '\\n\\r\\\\n',
  '<script>alert(1)</script>',
  '| a | b |\n|---|---|',
  '%',
  '%zz',
  '%00%ff',
  'a'.repeat(300),
  '../..',
  './.',
  '?&=#',
  'GET ',
  'POST /v1/apps',
  '/notary/v2/submissions',
  'GET /v1/apps/../users',
  'GET /v1/apps?filter[x]=%0A::warning::INJECTED',
  'GET https://api.appstoreconnect.apple.com/v1/apps',
];

/** Pieces to repeat thousands of times. */
export const repeatedPieces: readonly string[] = [
  'a',
  '/',
  '-',
  ' ',
  '\n',
  '\\',
  '=',
  '#',
  '%',
  '[',
  '{"a":',
  '"',
  '*',
  ',',
  '\0',
  'AAAA',
  'LS0t',
  '$ ',
  '${{ ',
  '/a',
  '&a=b',
  '1',
  '\ud800',
  '\\r\\n',
  '-----BEGIN ',
  '-----BEGIN PRIVATE KEY-----',
  '-----END PRIVATE KEY-----\n',
  'GET /v1/apps\n',
  'GET /v1/a/b?c=d&e=f\n',
  ' #',
  '\u202e',
  '<',
];
