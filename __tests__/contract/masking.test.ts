import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { issuerId, makeKey } from '../support/keys.ts';
import { rejectedKeys } from '../support/rejected-keys.ts';
import { type Inputs, Job, renderLog } from '../support/runner.ts';

const key = makeKey();
const team = { 'private-key': key.pem, 'key-id': key.keyId, 'issuer-id': issuerId };
let job: Job;
beforeEach(() => {
  job = new Job();
});
afterEach(() => job.end());

/** The pieces of a pasted text that must be masked: its lines, without BEGIN and END lines and short ones. */
function piecesOf(text: string): readonly string[] {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line.length >= 8 && !/^-+(?:BEGIN|END) /.test(line)))];
}

/** The decoded masks before the first line that is not a mask. */
function leadingMasks(stdout: string): readonly string[] {
  const lines = stdout.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('::add-mask::'));
  return lines
    .slice(0, end)
    .map((line) =>
      line
        .replace('::add-mask::', '')
        .replaceAll('%0A', '\n')
        .replaceAll('%0D', '\r')
        .replaceAll('%25', '%'),
    );
}

/** Runs main on a key that it rejects, and checks that `text` was masked before anything was printed. */
async function expectMasked(text: string, inputs: Inputs): Promise<void> {
  const { exitCode, stdout } = await job.main(inputs, { env: { RUNNER_DEBUG: '1' } });
  expect(exitCode).toBe(1);
  const pieces = piecesOf(text);
  expect(leadingMasks(stdout).filter((mask) => pieces.includes(mask))).toEqual(pieces);
  // A later step may print it by mistake.
  const shown = renderLog(`${stdout}${text}`);
  for (const piece of pieces) expect(shown).not.toContain(piece);
}

describe('masks before anything is printed', () => {
  const texts = Object.entries(rejectedKeys)
    .map(([name, [, make]]) => [name, make(key.pem)] as const)
    .filter(([, text]) => piecesOf(text).length > 0);

  test.each(texts)('the text of %s', async (_name, text) => {
    await expectMasked(text, { ...team, 'private-key': text });
  });

  test('private-key when private-key-path is set too', async () => {
    await expectMasked(key.pem, { ...team, 'private-key-path': 'AuthKey_ABCDE12345.p8' });
  });

  test('the content of a rejected key file', async () => {
    const text = key.pem.replaceAll('PRIVATE KEY', 'CERTIFICATE');
    writeFileSync(join(job.workspace, 'key.pem'), text);
    await expectMasked(text, { ...team, 'private-key': '', 'private-key-path': 'key.pem' });
  });
});
