import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { ActionError } from '../errors/action-error.ts';
import type { ErrorCode } from '../errors/codes.ts';
import { isMasked, isUnexpanded, looksLikePath } from '../text/pasted-text.ts';
import { derElementLength, type PemBlock } from './pem.ts';

/** A text that is no usable key, and its structure. */
export interface RejectedKey {
  /** The decoded text. */
  readonly text: string;
  readonly jsonWithoutKey: boolean;
  /** The PEM blocks of the text, or the whole as one block without a label. */
  readonly blocks: readonly PemBlock[];
  /** The block that would be the key. */
  readonly block: PemBlock;
  /** The decoded body of the block, if it is base64. */
  readonly der: Buffer | undefined;
  /** The key that Node reads from these bytes, of whatever kind. */
  readonly key: KeyObject | undefined;
}

/**
 * A kind of text that people store in place of the key, and the fix.
 *
 * @example
 * {
 *   code: 'KEY_MASKED',
 *   title: 'The private key is a masked value',
 *   matches: ({ text }) => isMasked(text),
 *   explain: () => 'It holds nothing but asterisks.',
 *   fix: 'Store the whole file.',
 * }
 */
interface RejectionRule {
  readonly code: ErrorCode;
  readonly title: string;
  readonly matches: (rejected: RejectedKey) => boolean;
  readonly explain: (rejected: RejectedKey) => string;
  readonly fix: string;
}

const storeHint =
  'Store the whole file, untouched: gh secret set ASC_PRIVATE_KEY < AuthKey_XXXXXXXXXX.p8 ' +
  '(XXXXXXXXXX is the key ID)';
const downloadHint =
  'Use the AuthKey_XXXXXXXXXX.p8 that App Store Connect offers once, when a key is made under Users and ' +
  'Access > Integrations > App Store Connect API. If it is lost, revoke the key and make a new one.';

// The first bytes, in hex, of what holds no P-256 key but can be named: a SEQUENCE (30 and a length) that
// starts with version 3; with an algorithm of PKCS#5 or PKCS#12 encryption; with version 0 and a name.
const sequence = '30(?:[0-7].|80|81..|82....)';
const pkcs12 = new RegExp(`^${sequence}020103`);
const encrypted = new RegExp(
  `^${sequence}${sequence}06(?:092a864886f70d0105|0a2a864886f70d010c01)`,
);
const signingRequest = new RegExp(`^${sequence}${sequence}020100${sequence}(?:31|$)`);

/** The rules in order: the first that matches names the text. */
const rejectionRules: readonly RejectionRule[] = [
  {
    code: 'KEY_MASKED',
    title: 'The private key is a masked value',
    matches: ({ text }) => isMasked(text),
    explain: () =>
      'It holds nothing but asterisks: somebody copied it from a log, where the key was hidden.',
    fix: `${storeHint}.`,
  },
  {
    code: 'KEY_UNEXPANDED',
    title: 'The private key is an expression that nothing expanded',
    matches: ({ text }) => isUnexpanded(text),
    explain: () => 'It holds the name of a secret or variable in place of its value.',
    fix: 'In the workflow write private-key: ${{ secrets.ASC_PRIVATE_KEY }}, without quotes or a $ before it. An expression inside the secret itself is not expanded; nor is a shell variable in `with:`.',
  },
  {
    code: 'KEY_IS_PATH',
    title: 'The private key is a path, not a key',
    matches: ({ text }) => looksLikePath(text),
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
    matches: ({ blocks }) =>
      blocks.filter(({ label = '' }) => label.endsWith('PRIVATE KEY')).length > 1,
    explain: ({ blocks }) =>
      `${blocks.length} blocks with a BEGIN line were found; which to use is a guess.`,
    fix: `Store one key only. ${storeHint}.`,
  },
  {
    code: 'KEY_IS_OPENSSH',
    title: 'The private key is an OpenSSH key',
    matches: ({ block, text }) =>
      block.label === 'OPENSSH PRIVATE KEY' || /^(?:ssh|ecdsa)-/.test(text),
    explain: () => 'It is a key for SSH, which App Store Connect does not know.',
    fix: downloadHint,
  },
  {
    code: 'KEY_IS_CERTIFICATE',
    title: 'The private key is a certificate',
    matches: ({ block, der }) =>
      /CERTIFICATE$/.test(block.label ?? '') ||
      (der !== undefined && parses(() => new X509Certificate(der))),
    explain: () =>
      'A certificate (.cer) signs code; it is not the key of the App Store Connect API.',
    fix: downloadHint,
  },
  {
    code: 'KEY_IS_SIGNING_REQUEST',
    title: 'The private key is a certificate signing request',
    matches: ({ block, der }) =>
      /CERTIFICATE REQUEST$/.test(block.label ?? '') || signingRequest.test(hexPrefix(der)),
    explain: () =>
      'A signing request (.csr, .certSigningRequest) asks for a certificate; it holds no private key.',
    fix: downloadHint,
  },
  {
    code: 'KEY_IS_PUBLIC',
    title: 'The private key is a public key',
    matches: ({ block, der }) =>
      /PUBLIC KEY$/.test(block.label ?? '') ||
      (der !== undefined &&
        parses(() => createPublicKey({ key: der, format: 'der', type: 'spki' }))),
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
    matches: ({ block, der }) =>
      block.label === 'ENCRYPTED PRIVATE KEY' ||
      block.body.startsWith('Proc-Type') ||
      encrypted.test(hexPrefix(der)),
    explain: () => 'It is locked with a passphrase. Apple gives keys without one.',
    fix: `Take the passphrase off: openssl pkcs8 -topk8 -nocrypt -in locked.p8 -out AuthKey_XXXXXXXXXX.p8. ${storeHint}.`,
  },
  {
    code: 'KEY_IS_RSA',
    title: 'The private key is an RSA key',
    matches: ({ block, key }) =>
      /^RSA /.test(block.label ?? '') || /^rsa/.test(key?.asymmetricKeyType ?? ''),
    explain: () =>
      'App Store Connect takes EC keys on the curve P-256 only. RSA keys sign code or open other services.',
    fix: downloadHint,
  },
  {
    code: 'KEY_WRONG_KIND',
    title: 'The private key is of another kind',
    matches: ({ key }) => key !== undefined && key.asymmetricKeyType !== 'ec',
    explain: ({ key }) =>
      `It is a key of the kind ${key?.asymmetricKeyType}; App Store Connect takes EC keys on the curve P-256 only.`,
    fix: downloadHint,
  },
  {
    code: 'KEY_WRONG_CURVE',
    title: 'The private key is on another curve',
    matches: ({ key }) =>
      key !== undefined && key.asymmetricKeyDetails?.namedCurve !== 'prime256v1',
    explain: ({ key }) =>
      `It is an EC key on the curve ${key?.asymmetricKeyDetails?.namedCurve ?? 'of its own parameters'}; App Store Connect takes P-256 (prime256v1) only.`,
    fix: downloadHint,
  },
  {
    code: 'KEY_DAMAGED',
    title: 'The private key is damaged',
    matches: ({ key }) => key !== undefined,
    explain: () =>
      'It parses, but its two halves do not belong together: at least one character was changed.',
    fix: `${storeHint}.`,
  },
  {
    code: 'KEY_FIRST_LINE_ONLY',
    title: 'Only the first line of the private key arrived',
    matches: ({ block }) => block.label !== undefined && block.body === '' && !block.hasEnd,
    explain: () =>
      'There is a BEGIN line and nothing after it: a value of several lines was cut off at the first.',
    fix: `${storeHint}. If a tool on the way takes one line only, store base64: base64 -i AuthKey_XXXXXXXXXX.p8 | tr -d '\\n' | gh secret set ASC_PRIVATE_KEY. In YAML, write several lines after \`|\`.`,
  },
  {
    code: 'KEY_TRUNCATED',
    title: 'The private key is cut off',
    matches: ({ block, der }) => {
      const whole = der && derElementLength(der);
      return whole !== undefined
        ? whole > (der?.length ?? 0)
        : block.label !== undefined && !block.hasEnd;
    },
    explain: ({ der }) => {
      const whole = der && derElementLength(der);
      return whole === undefined
        ? 'There is a BEGIN line but no END line.'
        : `It says that it is ${whole} bytes long, but ${der?.length} arrived.`;
    },
    fix: `${storeHint}.`,
  },
  {
    code: 'KEY_DAMAGED',
    title: 'The private key is damaged',
    matches: ({ block, der }) =>
      block.label !== undefined || (der !== undefined && derElementLength(der) !== undefined),
    explain: ({ der }) =>
      der === undefined
        ? 'Between BEGIN and END there are characters that base64 does not have, or one too many or too few.'
        : 'Its base64 is whole, but what it decodes to is no private key: characters were changed, lost or added.',
    fix: `${storeHint}.`,
  },
];

/** A text that no rule matches. */
const unrecognized: Omit<RejectionRule, 'matches'> = {
  code: 'KEY_UNREADABLE',
  title: 'The private key is nothing this action knows',
  explain: () => 'It is neither a PEM (BEGIN PRIVATE KEY), nor base64 of one, nor a JSON API key.',
  fix: `${downloadHint} ${storeHint}.`,
};

/** The error that names a rejected key, and the way to a good one. It speaks of structure only. */
export function rejectionError(rejected: RejectedKey): ActionError {
  const { code, title, explain, fix } =
    rejectionRules.find(({ matches }) => matches(rejected)) ?? unrecognized;
  return new ActionError({
    code,
    title,
    detail: `${explain(rejected)} ${describeStructure(rejected)}`,
    fix,
  });
}

/** The labels that an error may repeat; anything else could be part of a key. */
const printableLabels =
  /^(?:(?:EC|RSA|DSA|ENCRYPTED|OPENSSH) )?PRIVATE KEY$|^(?:RSA )?PUBLIC KEY$|^(?:NEW )?CERTIFICATE(?: REQUEST)?$/;

/** Describes the structure of a text: length, lines, markers. Nothing of its content. */
function describeStructure({ text, block: { label, hasEnd } }: RejectedKey): string {
  const lines = text.split('\n').length;
  const begin =
    label === undefined
      ? 'no BEGIN line'
      : `a BEGIN line${printableLabels.test(label) ? ` (${label})` : ''}`;
  return `Seen: ${text.length} characters in ${lines} line${lines === 1 ? '' : 's'}, ${begin}, ${hasEnd ? 'an' : 'no'} END line.`;
}

function parses(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false; // the question was whether it can be read
  }
}

function hexPrefix(der: Buffer | undefined): string {
  return der?.subarray(0, 64).toString('hex') ?? '';
}
