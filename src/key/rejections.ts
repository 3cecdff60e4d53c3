import { createPublicKey, X509Certificate } from 'node:crypto';
import { ActionError } from '../errors/action-error.ts';
import type { ErrorCode } from '../errors/codes.ts';
import { derElementLength } from './pem.ts';
import { placeholderError } from './placeholders.ts';
import type { RejectedKey } from './private-key.ts';
import { storeAgain } from './storing.ts';

/**
 * A type of file or corruption, and the fix.
 *
 * @example
 * {
 *   code: 'KEY_IS_OPENSSH',
 *   title: 'private-key is an OpenSSH key',
 *   matches: ({ block }) => block.label === 'OPENSSH PRIVATE KEY',
 *   explain: () => 'It is a key for SSH, not for App Store Connect.',
 * }
 */
interface RejectionRule {
  readonly code: ErrorCode;
  readonly title: string;
  readonly matches: (rejected: RejectedKey) => boolean;
  readonly explain: (rejected: RejectedKey) => string;
  /** By default, storing the file again. */
  readonly fix?: string;
}

// The first bytes, in hex, of files that have no P-256 key but can be recognized: a SEQUENCE (30 and a length)
// that begins with version 3; with an algorithm of PKCS#5 or PKCS#12 encryption; with version 0 and a name.
const sequence = '30(?:[0-7].|80|81..|82....)';
const pkcs12 = new RegExp(`^${sequence}020103`);
const encrypted = new RegExp(
  `^${sequence}${sequence}06(?:092a864886f70d0105|0a2a864886f70d010c01)`,
);
const signingRequest = new RegExp(`^${sequence}${sequence}020100${sequence}(?:31|$)`);

const supportedKeys = 'App Store Connect uses EC keys on the curve P-256 (prime256v1) only.';

/** The rules in order: the first that matches describes the text. */
const rejectionRules: readonly RejectionRule[] = [
  {
    code: 'KEY_SEVERAL',
    title: 'Multiple private keys found',
    matches: ({ blocks }) =>
      blocks.filter(({ label = '' }) => label.endsWith('PRIVATE KEY')).length > 1,
    explain: ({ blocks }) =>
      `There are ${blocks.length} blocks with a BEGIN line, and it is unclear which one to use.`,
    fix: storeAgain('Keep only the key that belongs to key-id.'),
  },
  {
    code: 'KEY_IS_OPENSSH',
    title: 'private-key is an OpenSSH key',
    matches: ({ block, payload }) =>
      block.label === 'OPENSSH PRIVATE KEY' || /^(?:ssh|ecdsa)-/.test(payload.text),
    explain: () => 'It is a key for SSH, not for App Store Connect.',
  },
  {
    code: 'KEY_IS_CERTIFICATE',
    title: 'private-key is a certificate',
    matches: ({ block, der }) =>
      /CERTIFICATE$/.test(block.label ?? '') ||
      (der !== undefined && parses(() => new X509Certificate(der))),
    explain: () =>
      'A certificate (.cer) is for code signing. The key for the App Store Connect API is a .p8 file.',
  },
  {
    code: 'KEY_IS_SIGNING_REQUEST',
    title: 'private-key is a certificate signing request',
    matches: ({ block, der }) =>
      /CERTIFICATE REQUEST$/.test(block.label ?? '') || signingRequest.test(hexPrefix(der)),
    explain: () =>
      'A signing request (.csr, .certSigningRequest) is sent to Apple to get a certificate. It has no private key.',
  },
  {
    code: 'KEY_IS_PUBLIC',
    title: 'private-key is a public key',
    matches: ({ block, der }) =>
      /PUBLIC KEY$/.test(block.label ?? '') ||
      (der !== undefined &&
        parses(() => createPublicKey({ key: der, format: 'der', type: 'spki' }))),
    explain: () => 'A public key verifies signatures. Signing a token needs the private key.',
  },
  {
    code: 'KEY_IS_PKCS12',
    title: 'private-key is a PKCS#12 archive',
    matches: ({ block, der }) => block.label === 'PKCS12' || pkcs12.test(hexPrefix(der)),
    explain: () =>
      'A .p12 or .pfx file has a certificate and its key for code signing. The key for the App Store Connect API is a .p8 file.',
  },
  {
    code: 'KEY_ENCRYPTED',
    title: 'The private key is encrypted',
    matches: ({ block, der }) =>
      block.label === 'ENCRYPTED PRIVATE KEY' ||
      block.body.startsWith('Proc-Type') ||
      encrypted.test(hexPrefix(der)),
    explain: () =>
      'It is protected by a passphrase. App Store Connect issues keys without one, so it was added later.',
    fix: storeAgain(
      'Remove the passphrase: openssl pkcs8 -topk8 -nocrypt -in encrypted.p8 -out AuthKey_XXXXXXXXXX.p8',
    ),
  },
  {
    code: 'KEY_IS_RSA',
    title: 'private-key is an RSA key',
    matches: ({ block, key }) =>
      /^RSA /.test(block.label ?? '') || /^rsa/.test(key?.asymmetricKeyType ?? ''),
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
    matches: ({ key }) =>
      key !== undefined && key.asymmetricKeyDetails?.namedCurve !== 'prime256v1',
    explain: ({ key }) =>
      `The curve is ${key?.asymmetricKeyDetails?.namedCurve ?? 'a custom one'}. ${supportedKeys}`,
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
    explain: () =>
      'There is a BEGIN line and nothing after it: a multiline value was cut off at its first line break.',
    fix: storeAgain(
      undefined,
      "If something on the way supports only one line, store base64: base64 -i AuthKey_XXXXXXXXXX.p8 | tr -d '\\n' | gh secret set ASC_PRIVATE_KEY",
    ),
  },
  {
    code: 'KEY_TRUNCATED',
    title: 'The private key is truncated',
    matches: ({ block, der }) => {
      const declared = der && derElementLength(der);
      return declared !== undefined
        ? declared > (der?.length ?? 0)
        : block.label !== undefined && !block.hasEnd;
    },
    explain: ({ der }) => {
      const declared = der && derElementLength(der);
      return declared === undefined
        ? 'There is a BEGIN line but no END line.'
        : `Its header says ${declared} bytes, but there are only ${der?.length}.`;
    },
  },
  {
    code: 'KEY_DAMAGED',
    title: 'The private key is corrupted',
    matches: ({ block, der }) =>
      block.label !== undefined || (der !== undefined && derElementLength(der) !== undefined),
    explain: ({ der }) =>
      der === undefined
        ? 'The text between BEGIN and END is not valid base64: characters were changed, lost or added.'
        : 'Its base64 is valid, but does not decode to a private key: characters were changed, lost or added.',
  },
];

/** The description of a text that no rule matches. */
const unrecognized: Omit<RejectionRule, 'matches'> = {
  code: 'KEY_UNREADABLE',
  title: 'Unrecognized private key format',
  explain: () => 'It is not a PEM (BEGIN PRIVATE KEY), base64 of one, or a JSON key.',
};

/**
 * The error for a rejected key: what the text is, and how to get a good key. It describes the structure of a key
 * only, never its content.
 */
export function rejectionError(rejected: RejectedKey): ActionError {
  const placeholder = placeholderError(rejected.payload);
  if (placeholder !== undefined) return placeholder;
  const { code, title, explain, fix } =
    rejectionRules.find(({ matches }) => matches(rejected)) ?? unrecognized;
  return new ActionError({
    code,
    title,
    detail: `${explain(rejected)} ${describeStructure(rejected)}`,
    fix: fix ?? storeAgain(),
  });
}

/** The labels that an error may show; any other could be part of a key. */
const printableLabels =
  /^(?:(?:EC|RSA|DSA|ENCRYPTED|OPENSSH) )?PRIVATE KEY$|^(?:RSA )?PUBLIC KEY$|^(?:NEW )?CERTIFICATE(?: REQUEST)?$/;

/** Describes the structure of a text, never its content: length, lines, and BEGIN and END lines. */
function describeStructure({ payload: { text }, block: { label, hasEnd } }: RejectedKey): string {
  const lines = text.split('\n').length;
  const begin =
    label === undefined
      ? 'no BEGIN line'
      : `a BEGIN line${printableLabels.test(label) ? ` (${label})` : ''}`;
  const length = `${text.length} character${text.length === 1 ? '' : 's'}`;
  const layout = lines === 1 ? 'on one line' : `in ${lines} lines`;
  const isUsual = text.length >= 200 && text.length <= 300;
  const usual = isUsual ? '' : ' A .p8 file has about 240 characters in 5 or 6 lines.';
  return `Seen: ${length} ${layout}, ${begin}, ${hasEnd ? 'an' : 'no'} END line.${usual}`;
}

function parses(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false; // not an error: the caller asks whether it parses
  }
}

function hexPrefix(der: Buffer | undefined): string {
  return der?.subarray(0, 64).toString('hex') ?? '';
}
