import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loginPage } from '../support/faults.ts';
import { useJob, useServer } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { toPem } from '../support/key-encodings.ts';
import { bodyOf, issuerId, makeKey } from '../support/keys.ts';
import { type Inputs, renderLog } from '../support/runner.ts';
import { expectWithin } from '../support/time-limits.ts';

const key = makeKey();
const team = teamInputs(key);
const job = useJob();
const server = useServer(key);
const base64 = Buffer.from(key.pem).toString('base64');
// Pieces that are valid as a key ID, a path, a name and so on, and that no mask covers.
const pieces = [base64.slice(40), bodyOf(key.pem).slice(70)].map(
  (text) => /[A-Za-z0-9]{10,20}/.exec(text)?.[0] ?? '',
);

/** True if a text contains eight consecutive characters of a piece. */
function shows(text: string, piece: string): boolean {
  return Array.from({ length: piece.length - 7 }, (_gram, index) =>
    piece.slice(index, index + 8),
  ).some((gram) => text.includes(gram));
}

describe('a piece of the key is never printed if it is in', () => {
  test.each<readonly [string, (piece: string) => Inputs]>([
    ['key-id', (piece) => ({ 'key-id': piece })],
    ['issuer-id', (piece) => ({ 'issuer-id': piece })],
    ['require-access', (piece) => ({ 'require-access': `/v1/${piece}` })],
    ['require-access, malformed', (piece) => ({ 'require-access': `${piece} x` })],
    ['scope', (piece) => ({ scope: `GET /v1/${piece}` })],
    ['scope, malformed', (piece) => ({ scope: piece })],
    ['tools', (piece) => ({ tools: piece })],
    ['key-directory', (piece) => ({ tools: 'altool', 'key-directory': `/dev/null/${piece}` })],
    ['private-key-path', (piece) => ({ 'private-key-path': `${piece}.p8` })],
    [
      'api-url',
      (piece) => {
        server.fault = loginPage; // not retried, and the error names the URL
        return { 'api-url': `${server.url}/${piece}`, verify: 'true' };
      },
    ],
  ])('%s', async (_name, inputs) => {
    for (const privateKey of [key.pem, base64]) {
      for (const piece of pieces) {
        expect(piece.length).toBeGreaterThanOrEqual(10);
        const { stdout, stderr, summary } = await job.main({
          ...team,
          'private-key': privateKey,
          summary: 'true',
          'api-url': server.url,
          ...inputs(piece),
        });
        const shown = stdout.replace(/^::add-mask::.*$/gm, '') + stderr + summary;
        expect([piece, shows(shown, piece)]).toEqual([piece, false]);
      }
    }
  });
});

/** Runs main on a stored key, and expects that the runner masks every line that a later step prints. */
async function expectHidden(stored: string, printed: string): Promise<void> {
  const { exitCode, stdout } = await job.main({ ...team, 'private-key': stored });
  expect(exitCode).toBe(0);
  const secrets = printed.split('\n').filter((line) => line.length >= 8 && !line.includes('-----'));
  expect(secrets.length).toBeGreaterThan(0);
  const log = renderLog(`${stdout}${printed}`);
  expect(secrets.filter((line) => log.includes(line))).toEqual([]);
}

const encode = (text: string): string => Buffer.from(text).toString('base64');
const fold = (columns: number, text: string): string =>
  text.replace(new RegExp(`.{${columns}}`, 'g'), '$&\n');
const scalar = key.privateKey.export({ format: 'jwk' }).d ?? '';
const sec1 = key.privateKey.export({ type: 'sec1', format: 'pem' }).toString();
const wide = `-----BEGIN PRIVATE KEY-----\n${fold(76, bodyOf(key.pem))}\n-----END PRIVATE KEY-----\n`;
const withoutPublicKey = toPem(
  'PRIVATE KEY',
  Buffer.concat([
    Buffer.from('3041020100301306072a8648ce3d020106082a8648ce3d0301070427', 'hex'),
    Buffer.from('30250201010420', 'hex'),
    Buffer.from(scalar, 'base64url'),
  ]),
);

describe('a later step that decodes the secret does not show', () => {
  test.each([
    ['SEC1 in base64', sec1],
    ['a PEM of 76 columns in base64', wide],
    ['PKCS#8 without the public key in base64', withoutPublicKey],
  ])('%s, by itself or in JSON', async (_name, pem) => {
    await expectHidden(encode(pem), pem);
    await expectHidden(JSON.stringify({ key: encode(pem) }), pem);
    await expectHidden(encode(JSON.stringify({ key: pem })), pem);
  });
});

describe('a later step does not show a key that it prints by', () => {
  const withoutNewline = encode(key.pem.trimEnd());
  test.each([
    ['base64 FILE', fold(76, encode(key.pem))],
    ['openssl base64', fold(64, encode(key.pem))],
    ['base64 --wrap=0', encode(key.pem)],
    ['printf %s "$KEY" | base64', fold(76, withoutNewline)],
    ['printf %s "$KEY" | base64 --wrap=0', withoutNewline],
    ['fold --width=76 of the body', fold(76, bodyOf(key.pem))],
    ['openssl ec', sec1],
    ['openssl pkey -text, its scalar as hex', Buffer.from(scalar, 'base64url').toString('hex')],
    ['a JWK', `{"kty":"EC","d":"${scalar}"}`.replace(/.*"d":"|".*/g, '')],
  ])('%s', async (_name, printed) => {
    await expectHidden(key.pem, printed);
  });
});

describe('text that is not secret stays readable in the log:', () => {
  test('the members of a JSON key except the key itself', async () => {
    const json = { key_id: key.keyId, issuer_id: issuerId, in_house: false, key: key.pem };
    const printed = JSON.stringify(json, null, 2);
    const { exitCode, stdout } = await job.main({ 'private-key': printed });
    expect(exitCode).toBe(0);
    const log = renderLog(`${stdout}${printed}`).split('\n').slice(-5);
    expect(log).toEqual([
      `  "key_id": "${key.keyId}",`,
      `  "issuer_id": "${issuerId}",`,
      '  "in_house": false,',
      expect.stringMatching(/^ {2}"key": ".*\*\*\*/),
      '}',
    ]);
  });

  test('the lines of a wrong file, which is masked as a whole', async () => {
    const path = join(job.workspace, 'AuthKey_ABCDE12345.p8');
    const lines = Array.from({ length: 40_000 }, (_line, index) => `line ${index} of some file`);
    writeFileSync(path, lines.join('\n'));
    const { exitCode, stdout } = await expectWithin(2000, () =>
      job.main({ ...team, 'private-key': '', 'private-key-path': path }),
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Code: KEY_');
    expect(stdout.match(/^::add-mask::/gm)?.length).toBeLessThanOrEqual(60);
    expect(renderLog(`${stdout}${lines[1234]}`)).toContain(lines[1234]);
  });
});
