import { describe, expect, test } from '@jest/globals';
import { useJob } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { bodyOf, makeKey } from '../support/keys.ts';
import type { Inputs } from '../support/runner.ts';

const key = makeKey();
const team = teamInputs(key);
const job = useJob();
const base64 = Buffer.from(key.pem).toString('base64');
// Pieces that are a valid key ID, path, name and so on, and that no mask covers.
const pieces = [base64.slice(40), bodyOf(key.pem).slice(70)].map(
  (text) => /[A-Za-z0-9]{10,20}/.exec(text)?.[0] ?? '',
);

/** True if a text shows eight characters of a piece in a row. */
function shows(text: string, piece: string): boolean {
  return Array.from({ length: piece.length - 7 }, (_gram, index) =>
    piece.slice(index, index + 8),
  ).some((gram) => text.includes(gram));
}

describe('a piece of the key is not repeated, if it is in', () => {
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
    ['api-url', (piece) => ({ 'api-url': `https://${piece}.invalid/`, verify: 'true' })],
  ])('%s', async (_name, inputs) => {
    for (const privateKey of [key.pem, base64]) {
      for (const piece of pieces) {
        expect(piece.length).toBeGreaterThanOrEqual(10);
        const { stdout, stderr, summary } = await job.main({
          ...team,
          'private-key': privateKey,
          summary: 'true',
          ...inputs(piece),
        });
        const shown = stdout.replace(/^::add-mask::.*$/gm, '') + stderr + summary;
        expect([piece, shows(shown, piece)]).toEqual([piece, false]);
      }
    }
  });
});
