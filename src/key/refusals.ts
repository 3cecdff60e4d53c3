import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { ActionError } from '../errors/action-error.ts';
import type { ErrorCode } from '../errors/codes.ts';
import { type Armour, derLength } from './pem.ts';
import { isMasked, isPath, isUnexpanded } from './text.ts';

/** All that is known of a text that is no usable key. */
export interface Evidence {
  /** The text with its wrapping taken off. */
  readonly text: string;
  readonly jsonWithoutKey: boolean;
  /** All armoured blocks of the text, or the one without a label that it is. */
  readonly blocks: readonly Armour[];
  /** The block that would be the key. */
  readonly armour: Armour;
  /** What the body of the block decodes to, if it is base64. */
  readonly der: Buffer | undefined;
  /** What Node reads from these bytes, be it of the wrong kind. */
  readonly key: KeyObject | undefined;
}

/** One kind of text that people store in place of the key: how it is known, and what to do about it. */
interface Refusal {
  readonly code: ErrorCode;
  readonly title: string;
  readonly fits: (evidence: Evidence) => boolean;
  readonly seen: (evidence: Evidence) => string;
  readonly fix: string;
}

const store =
  'Store the whole file, untouched: gh secret set ASC_PRIVATE_KEY < AuthKey_XXXXXXXXXX.p8 ' +
  '(XXXXXXXXXX is the key ID)';
const download =
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

/** In order: the first that fits names the text. The last fits all. */
const refusals: readonly Refusal[] = [
  {
    code: 'KEY_MASKED',
    title: 'The private key is a masked value',
    fits: ({ text }) => isMasked(text),
    seen: () =>
      'It holds nothing but asterisks: somebody copied it from a log, where the key was hidden.',
    fix: `${store}.`,
  },
  {
    code: 'KEY_UNEXPANDED',
    title: 'The private key is an expression that nothing expanded',
    fits: ({ text }) => isUnexpanded(text),
    seen: () => 'It holds the name of a secret or variable in place of its value.',
    fix: 'In the workflow write private-key: ${{ secrets.ASC_PRIVATE_KEY }}, without quotes or a $ before it. An expression inside the secret itself is not expanded; nor is a shell variable in `with:`.',
  },
  {
    code: 'KEY_IS_PATH',
    title: 'The private key is a path, not a key',
    fits: ({ text }) => isPath(text),
    seen: () => 'It holds the name of a file in place of what is in the file.',
    fix: `Give the file as private-key-path, or store its content. ${store}.`,
  },
  {
    code: 'KEY_JSON_WITHOUT_KEY',
    title: 'The JSON holds no private key',
    fits: ({ jsonWithoutKey }) => jsonWithoutKey,
    seen: () => 'It is JSON, but has no text in a member "key" or "private_key".',
    fix: 'Use the JSON API key of fastlane (key_id, issuer_id, key) or rcodesign (key_id, issuer_id, private_key), or give the .p8 itself. A service account of another vendor does not work here.',
  },
  {
    code: 'KEY_SEVERAL',
    title: 'There is more than one private key',
    fits: ({ blocks }) =>
      blocks.filter(({ label = '' }) => label.endsWith('PRIVATE KEY')).length > 1,
    seen: ({ blocks }) =>
      `${blocks.length} blocks with a BEGIN line were found; which to use is a guess.`,
    fix: `Store one key only. ${store}.`,
  },
  {
    code: 'KEY_IS_OPENSSH',
    title: 'The private key is an OpenSSH key',
    fits: ({ armour, text }) =>
      armour.label === 'OPENSSH PRIVATE KEY' || /^(?:ssh|ecdsa)-/.test(text),
    seen: () => 'It is a key for SSH, which App Store Connect does not know.',
    fix: download,
  },
  {
    code: 'KEY_IS_CERTIFICATE',
    title: 'The private key is a certificate',
    fits: ({ armour, der }) =>
      /CERTIFICATE$/.test(armour.label ?? '') ||
      (der !== undefined && reads(() => new X509Certificate(der))),
    seen: () => 'A certificate (.cer) signs code; it is not the key of the App Store Connect API.',
    fix: download,
  },
  {
    code: 'KEY_IS_SIGNING_REQUEST',
    title: 'The private key is a certificate signing request',
    fits: ({ armour, der }) =>
      /CERTIFICATE REQUEST$/.test(armour.label ?? '') || signingRequest.test(hexOf(der)),
    seen: () =>
      'A signing request (.csr, .certSigningRequest) asks for a certificate; it holds no private key.',
    fix: download,
  },
  {
    code: 'KEY_IS_PUBLIC',
    title: 'The private key is a public key',
    fits: ({ armour, der }) =>
      /PUBLIC KEY$/.test(armour.label ?? '') ||
      (der !== undefined &&
        reads(() => createPublicKey({ key: der, format: 'der', type: 'spki' }))),
    seen: () => 'A public key can check signatures, but cannot make them.',
    fix: download,
  },
  {
    code: 'KEY_IS_PKCS12',
    title: 'The private key is a PKCS#12 archive',
    fits: ({ armour, der }) => armour.label === 'PKCS12' || pkcs12.test(hexOf(der)),
    seen: () => 'A .p12 or .pfx holds a certificate for signing code, not the key of the API.',
    fix: download,
  },
  {
    code: 'KEY_ENCRYPTED',
    title: 'The private key is encrypted',
    fits: ({ armour, der }) =>
      armour.label === 'ENCRYPTED PRIVATE KEY' ||
      armour.body.startsWith('Proc-Type') ||
      encrypted.test(hexOf(der)),
    seen: () => 'It is locked with a passphrase. Apple gives keys without one.',
    fix: `Take the passphrase off: openssl pkcs8 -topk8 -nocrypt -in locked.p8 -out AuthKey_XXXXXXXXXX.p8. ${store}.`,
  },
  {
    code: 'KEY_IS_RSA',
    title: 'The private key is an RSA key',
    fits: ({ armour, key }) =>
      /^RSA /.test(armour.label ?? '') || /^rsa/.test(key?.asymmetricKeyType ?? ''),
    seen: () =>
      'App Store Connect takes EC keys on the curve P-256 only. RSA keys sign code or open other services.',
    fix: download,
  },
  {
    code: 'KEY_WRONG_KIND',
    title: 'The private key is of another kind',
    fits: ({ key }) => key !== undefined && key.asymmetricKeyType !== 'ec',
    seen: ({ key }) =>
      `It is a key of the kind ${key?.asymmetricKeyType}; App Store Connect takes EC keys on the curve P-256 only.`,
    fix: download,
  },
  {
    code: 'KEY_WRONG_CURVE',
    title: 'The private key is on another curve',
    fits: ({ key }) => key !== undefined && key.asymmetricKeyDetails?.namedCurve !== 'prime256v1',
    seen: ({ key }) =>
      `It is an EC key on the curve ${key?.asymmetricKeyDetails?.namedCurve ?? 'of its own parameters'}; App Store Connect takes P-256 (prime256v1) only.`,
    fix: download,
  },
  {
    code: 'KEY_DAMAGED',
    title: 'The private key is damaged',
    fits: ({ key }) => key !== undefined,
    seen: () =>
      'It parses, but its two halves do not belong together: at least one character was changed.',
    fix: `${store}.`,
  },
  {
    code: 'KEY_FIRST_LINE_ONLY',
    title: 'Only the first line of the private key arrived',
    fits: ({ armour }) => armour.label !== undefined && armour.body === '' && !armour.hasEnd,
    seen: () =>
      'There is a BEGIN line and nothing after it: a value of several lines was cut off at the first.',
    fix: `${store}. If a tool on the way takes one line only, store base64: base64 -i AuthKey_XXXXXXXXXX.p8 | tr -d '\\n' | gh secret set ASC_PRIVATE_KEY. In YAML, write several lines after \`|\`.`,
  },
  {
    code: 'KEY_TRUNCATED',
    title: 'The private key is cut off',
    fits: ({ armour, der }) => {
      const whole = der && derLength(der);
      return whole !== undefined
        ? whole > (der?.length ?? 0)
        : armour.label !== undefined && !armour.hasEnd;
    },
    seen: ({ der }) => {
      const whole = der && derLength(der);
      return whole === undefined
        ? 'There is a BEGIN line but no END line.'
        : `It says that it is ${whole} bytes long, but ${der?.length} arrived.`;
    },
    fix: `${store}.`,
  },
  {
    code: 'KEY_DAMAGED',
    title: 'The private key is damaged',
    fits: ({ armour, der }) =>
      armour.label !== undefined || (der !== undefined && derLength(der) !== undefined),
    seen: ({ der }) =>
      der === undefined
        ? 'Between BEGIN and END there are characters that base64 does not have, or one too many or too few.'
        : 'Its base64 is whole, but what it decodes to is no private key: characters were changed, lost or added.',
    fix: `${store}.`,
  },
  {
    code: 'KEY_UNREADABLE',
    title: 'The private key is nothing this action knows',
    fits: () => true,
    seen: () => 'It is neither a PEM (BEGIN PRIVATE KEY), nor base64 of one, nor a JSON API key.',
    fix: `${download} ${store}.`,
  },
];

/** The error that names what `evidence` is, and what to do. It speaks of structure only. */
export function refuse(evidence: Evidence): ActionError {
  const row = refusals.find(({ fits }) => fits(evidence));
  if (row === undefined) throw new TypeError('the last refusal fits all');
  const { code, title, seen, fix } = row;
  return new ActionError({ code, title, detail: `${seen(evidence)} ${describe(evidence)}`, fix });
}

/** What a BEGIN line may say for an error to repeat it; anything else could be part of a key. */
const labels =
  /^(?:(?:EC|RSA|DSA|ENCRYPTED|OPENSSH) )?PRIVATE KEY$|^(?:RSA )?PUBLIC KEY$|^(?:NEW )?CERTIFICATE(?: REQUEST)?$/;

/** Structure only: lengths, lines, markers. */
function describe({ text, armour: { label, hasEnd } }: Evidence): string {
  const lines = text.split('\n').length;
  const begin =
    label === undefined
      ? 'no BEGIN line'
      : `a BEGIN line${labels.test(label) ? ` (${label})` : ''}`;
  return `Seen: ${text.length} characters in ${lines} line${lines === 1 ? '' : 's'}, ${begin}, ${hasEnd ? 'an' : 'no'} END line.`;
}

function reads(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false; // the question was whether it can be read
  }
}

function hexOf(der: Buffer | undefined): string {
  return der?.subarray(0, 64).toString('hex') ?? '';
}
