import { createPrivateKey } from 'node:crypto';
import { bodyOf } from './keys.ts';

/** PKCS#8 as Apple writes it: like OpenSSL's, but with the curve repeated inside. */
function appleDer(pem: string): Buffer {
  const sec1 = createPrivateKey(pem).export({ type: 'sec1', format: 'der' });
  const algorithm = Buffer.from('301306072a8648ce3d020106082a8648ce3d030107', 'hex');
  const content = Buffer.concat([
    Buffer.from('020100', 'hex'),
    algorithm,
    Buffer.from([0x04, sec1.length]),
    sec1,
  ]);
  return Buffer.concat([Buffer.from([0x30, 0x81, content.length]), content]);
}

export function toPem(label: string, der: Buffer): string {
  const body = der.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const wrapAt = (columns: number, text: string): string =>
  text.replace(new RegExp(`.{${columns}}`, 'g'), '$&\n');
const urlSafe = (text: string): string =>
  text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const toJson = (member: string, key: string): string =>
  JSON.stringify({
    key_id: 'ABCDE12345',
    issuer_id: '57246542-96fe-1a63-e053-0824d011072a',
    [member]: key,
  });

/** The encodings in which keys have been seen, by name. */
export const keyEncodings: Readonly<Record<string, (pem: string) => string>> = {
  'the file as OpenSSL writes it': (pem) => pem,
  'the file as Apple writes it': (pem) => toPem('PRIVATE KEY', appleDer(pem)),
  'CRLF line ends': (pem) => pem.replaceAll('\n', '\r\n'),
  'CR line ends': (pem) => pem.replaceAll('\n', '\r'),
  'a byte order mark': (pem) => `\ufeff${pem}`,
  'zero-width and no-break spaces': (pem) => `\u200b\u00a0${pem}\u200b`,
  'blank lines before, between and after': (pem) => `\n\n${pem.replaceAll('\n', '\n\n')}\n`,
  'spaces before each line': (pem) => pem.replace(/^/gm, '    '),
  'spaces after each line': (pem) => pem.replaceAll('\n', '  \n'),
  'no final newline': (pem) => pem.trimEnd(),
  'newlines written \\n': (pem) => pem.replaceAll('\n', '\\n'),
  'newlines written \\\\n': (pem) => pem.replaceAll('\n', '\\\\n'),
  'newlines written \\r\\n': (pem) => pem.replaceAll('\n', '\\r\\n'),
  'newlines turned into spaces': (pem) => pem.trimEnd().replaceAll('\n', ' '),
  'newlines lost': (pem) => pem.replaceAll('\n', ''),
  'double quotes': (pem) => `"${pem}"`,
  'single quotes': (pem) => `'${pem.trimEnd()}'`,
  'back quotes': (pem) => `\`${pem}\``,
  'typographic quotes': (pem) => `\u201c${pem}\u201d`,
  'quotes in quotes': (pem) => `'"${pem}"'`,
  'a % from zsh': (pem) => `${pem.trimEnd()}%`,
  base64: base64,
  'base64 wrapped at 64': (pem) => wrapAt(64, base64(pem)),
  'base64 wrapped at 76': (pem) => wrapAt(76, base64(pem)),
  'base64 with CRLF': (pem) => wrapAt(76, base64(pem)).replaceAll('\n', '\r\n'),
  'base64 twice': (pem) => base64(base64(pem)),
  'base64 twice, wrapped': (pem) => wrapAt(76, base64(wrapAt(76, base64(pem)))),
  'base64, URL-safe and unpadded': (pem) => urlSafe(base64(`${pem}\n`)),
  'base64 of CRLF in quotes': (pem) => base64(`"${pem.replaceAll('\n', '\r\n')}"`),
  'base64 of \\n': (pem) => base64(pem.replaceAll('\n', '\\n')),
  'base64 with a % from zsh': (pem) => `${base64(pem)}%`,
  'base64 in quotes': (pem) => `"${base64(pem)}"`,
  'base64 of UTF-16 from PowerShell': (pem) =>
    Buffer.from(`\ufeff${pem}`, 'utf16le').toString('base64'),
  'the bare body': bodyOf,
  'the bare body, wrapped': (pem) => wrapAt(64, bodyOf(pem)),
  'the bare body, URL-safe and unpadded': (pem) => urlSafe(bodyOf(pem)),
  'the body unpadded between BEGIN and END': (pem) => pem.replace(/=+(?=\n)/, ''),
  'a dash too few': (pem) => pem.replace('-----BEGIN', '----BEGIN').replace(/-----\n$/, '----\n'),
  'a dash too many': (pem) =>
    pem.replace('-----BEGIN', '------BEGIN').replace(/-----\n$/, '------\n'),
  'dashes of a word processor': (pem) => pem.replaceAll('-----', '\u2014\u2013\u2014'),
  'no END line': (pem) => pem.replace(/-----END.*\n/, ''),
  SEC1: (pem) => createPrivateKey(pem).export({ type: 'sec1', format: 'pem' }).toString(),
  'SEC1 after its parameters': (pem) =>
    `${toPem('EC PARAMETERS', Buffer.from('06082a8648ce3d030107', 'hex'))}${createPrivateKey(pem).export({ type: 'sec1', format: 'pem' })}`,
  'the bare body of SEC1': (pem) =>
    createPrivateKey(pem).export({ type: 'sec1', format: 'der' }).toString('base64'),
  'JSON of fastlane': (pem) => toJson('key', pem),
  'JSON of rcodesign': (pem) => toJson('private_key', bodyOf(pem)),
  'JSON of Bitrise': (pem) => toJson('private_key', pem),
  'JSON of a secret store, with the names of variables': (pem) =>
    JSON.stringify({
      ASC_KEY_ID: 'ABCDE12345',
      ASC_ISSUER_ID: '57246542-96fe-1a63-e053-0824d011072a',
      ASC_PRIVATE_KEY: pem,
    }),
  'JSON of a secret store, with the variables of fastlane': (pem) =>
    JSON.stringify({
      APP_STORE_CONNECT_API_KEY_KEY_ID: 'ABCDE12345',
      APP_STORE_CONNECT_API_KEY_ISSUER_ID: '57246542-96fe-1a63-e053-0824d011072a',
      APP_STORE_CONNECT_API_KEY_KEY: base64(pem),
    }),
  'JSON with one member that holds a PEM': (pem) => JSON.stringify({ name: 'ci', value: pem }),
  'a note with the IDs before it': (pem) =>
    `Key ID: ABCDE12345\nIssuer ID: 57246542-96fe-1a63-e053-0824d011072a\nPrivate key\n${pem}`,
  'JSON with \\\\n': (pem) => toJson('key', pem.replaceAll('\n', '\\n')),
  'JSON with real newlines': (pem) => toJson('key', pem).replaceAll('\\n', '\n'),
  'JSON with base64': (pem) => toJson('key', base64(pem)),
  'JSON over several lines': (pem) => JSON.stringify(JSON.parse(toJson('key', pem)), null, 2),
  'a JSON string': (pem) => JSON.stringify(pem),
  'JSON in a JSON string': (pem) => JSON.stringify(toJson('key', pem)),
  'base64 of JSON': (pem) => base64(toJson('key', pem)),
  'base64 of JSON of rcodesign': (pem) => base64(toJson('private_key', bodyOf(pem))),
};
