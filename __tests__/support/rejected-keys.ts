import { generateKeyPairSync } from 'node:crypto';
import type { ErrorCode } from '../../src/errors/codes.ts';
import { makeCertificate } from './certificate.ts';
import { toPem } from './key-encodings.ts';
import { bodyOf } from './keys.ts';

const fromEc = (namedCurve: string): string =>
  generateKeyPairSync('ec', { namedCurve })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
const fromRsa = (type: 'pkcs1' | 'pkcs8'): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type, format: 'pem' })
    .toString();
const publicPem = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();
const encryptedPem = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
    .toString();

const { cert } = await makeCertificate();

/** The first bytes of a signing request and of an archive, which are enough to recognize them. */
const requestDer = Buffer.from('3081b13059020100300f310d300b06035504030c0474657374', 'hex');
const pkcs12Der = Buffer.from('308203e3020103308203a906092a864886f70d010701', 'hex');

/** Texts that are rejected as keys: the error code, and a function that creates the text from a valid key. */
export const rejectedKeys: Readonly<Record<string, readonly [ErrorCode, (pem: string) => string]>> =
  {
    'a masked value': ['KEY_MASKED', () => '***'],
    'a masked value in quotes': ['KEY_MASKED', () => '"***"'],
    'an expression': ['KEY_UNEXPANDED', () => '${{ secrets.ASC_KEY }}'],
    'a variable of the shell': ['KEY_UNEXPANDED', () => '$ASC_KEY'],
    'a variable in braces': ['KEY_UNEXPANDED', () => '${ASC_KEY}'],
    'a variable of PowerShell': ['KEY_UNEXPANDED', () => '$env:ASC_KEY'],
    'a variable of cmd': ['KEY_UNEXPANDED', () => '%ASC_KEY%'],
    'an expression without braces': ['KEY_UNEXPANDED', () => 'secrets.ASC_KEY'],
    'a variable without braces': ['KEY_UNEXPANDED', () => 'vars.ASC_KEY'],
    'a reference to 1Password': ['KEY_UNEXPANDED', () => 'op://vault/asc/AuthKey_ABCDE12345.p8'],
    'a reference to Vault': ['KEY_UNEXPANDED', () => 'vault:secret/data/asc#private_key'],
    'a reference to AWS Secrets Manager': [
      'KEY_UNEXPANDED',
      () => 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:asc-AbCdEf',
    ],
    'a reference to Google Secret Manager': [
      'KEY_UNEXPANDED',
      () => 'projects/acme/secrets/asc/versions/latest',
    ],
    'the key ID': ['KEY_UNREADABLE', () => 'ABCDE12345'],
    'a note with the key ID': ['KEY_UNREADABLE', () => 'Key ID: ABCDE12345'],
    'a file name': ['KEY_IS_PATH', () => 'AuthKey_ABCDE12345.p8'],
    'a path': ['KEY_IS_PATH', () => './keys/AuthKey_ABCDE12345.p8'],
    'a path in the home directory': ['KEY_IS_PATH', () => '~/keys/key'],
    'a Windows path': ['KEY_IS_PATH', () => 'C:\\new\\AuthKey_ABCDE12345.p8'],
    'only the first line': ['KEY_FIRST_LINE_ONLY', () => '-----BEGIN PRIVATE KEY-----'],
    'half the file': ['KEY_TRUNCATED', (pem) => pem.slice(0, 120)],
    'half the body': ['KEY_TRUNCATED', (pem) => bodyOf(pem).slice(0, 100)],
    'a body that lost its second line': [
      'KEY_TRUNCATED',
      (pem) => pem.split('\n').toSpliced(2, 1).join('\n'),
    ],
    'base64 that was cut off': [
      'KEY_TRUNCATED',
      (pem) => Buffer.from(pem).toString('base64').slice(0, 160),
    ],
    'a public key': ['KEY_IS_PUBLIC', publicPem],
    'the body of a public key': ['KEY_IS_PUBLIC', () => bodyOf(publicPem())],
    'a certificate': ['KEY_IS_CERTIFICATE', () => cert],
    'the body of a certificate': ['KEY_IS_CERTIFICATE', () => bodyOf(cert)],
    'a key that calls itself a certificate': [
      'KEY_IS_CERTIFICATE',
      (pem) => pem.replaceAll('PRIVATE KEY', 'CERTIFICATE'),
    ],
    'a signing request': ['KEY_IS_SIGNING_REQUEST', () => toPem('CERTIFICATE REQUEST', requestDer)],
    'base64 of a signing request': [
      'KEY_IS_SIGNING_REQUEST',
      () => Buffer.concat([requestDer, Buffer.alloc(155)]).toString('base64'),
    ],
    'base64 of PKCS#12': [
      'KEY_IS_PKCS12',
      () => Buffer.concat([pkcs12Der, Buffer.alloc(977)]).toString('base64'),
    ],
    'an encrypted key': ['KEY_ENCRYPTED', encryptedPem],
    'the body of an encrypted key': ['KEY_ENCRYPTED', () => bodyOf(encryptedPem())],
    'an encrypted key of old': [
      'KEY_ENCRYPTED',
      () =>
        toPem('EC PRIVATE KEY', Buffer.alloc(100)).replace(
          '\n',
          '\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,AA\n\n',
        ),
    ],
    RSA: ['KEY_IS_RSA', () => fromRsa('pkcs8')],
    'RSA as PKCS#1': ['KEY_IS_RSA', () => fromRsa('pkcs1')],
    'P-384': ['KEY_WRONG_CURVE', () => fromEc('P-384')],
    'P-521': ['KEY_WRONG_CURVE', () => fromEc('P-521')],
    secp256k1: ['KEY_WRONG_CURVE', () => fromEc('secp256k1')],
    Ed25519: [
      'KEY_WRONG_KIND',
      () =>
        generateKeyPairSync('ed25519')
          .privateKey.export({ type: 'pkcs8', format: 'pem' })
          .toString(),
    ],
    'an OpenSSH key': [
      'KEY_IS_OPENSSH',
      (pem) => pem.replaceAll('PRIVATE KEY', 'OPENSSH PRIVATE KEY'),
    ],
    'a public OpenSSH key': ['KEY_IS_OPENSSH', () => 'ssh-ed25519 AAAAC3Nza user@host'],
    'JSON without a key': [
      'KEY_JSON_WITHOUT_KEY',
      () => '{"key_id":"ABCDE12345","issuer_id":"57246542-96fe-1a63-e053-0824d011072a"}',
    ],
    'JSON with an empty key': ['KEY_JSON_WITHOUT_KEY', () => '{"key_id":"ABCDE12345","key":""}'],
    'JSON of a service account': [
      'KEY_JSON_WITHOUT_KEY',
      () => '{"type":"service_account","client_email":"a@b.c"}',
    ],
    'JSON of a service account with its key': [
      'KEY_JSON_WITHOUT_KEY',
      () => JSON.stringify({ type: 'service_account', private_key: fromRsa('pkcs8') }),
    ],
    'JSON of a service account with a key on P-256': [
      'KEY_JSON_WITHOUT_KEY',
      (pem) => JSON.stringify({ type: 'service_account', private_key: pem }),
    ],
    'JSON with two keys': [
      'KEY_JSON_WITHOUT_KEY',
      (pem) => JSON.stringify({ first: pem, second: pem }),
    ],
    'two keys': ['KEY_SEVERAL', (pem) => pem + pem],
    'a key with one character changed': [
      'KEY_DAMAGED',
      (pem) => pem.replace(/\n(.{40})./, (_line, start: string) => `\n${start}\u00e9`),
    ],
    'a key whose private half was changed': [
      'KEY_DAMAGED',
      (pem) => {
        const der = Buffer.from(bodyOf(pem), 'base64');
        der[50] = (der[50] ?? 0) ^ 1;
        return toPem('PRIVATE KEY', der);
      },
    ],
    'a key with bytes after it': [
      'KEY_DAMAGED',
      (pem) =>
        toPem('PRIVATE KEY', Buffer.concat([Buffer.from(bodyOf(pem), 'base64'), Buffer.alloc(3)])),
    ],
    'anything else': ['KEY_UNREADABLE', () => 'correct horse battery staple'],
    'a password': ['KEY_UNREADABLE', () => 'hunter2'],
  };
