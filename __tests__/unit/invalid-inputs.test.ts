import { describe, expect, test } from '@jest/globals';
import { main } from '../../src/action/main.ts';
import { useJob } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { expectRejection, invalidInputs } from '../support/invalid-inputs.ts';
import { keyEncodings } from '../support/key-encodings.ts';
import { makeKey } from '../support/keys.ts';
import { rejectedKeys } from '../support/rejected-keys.ts';
import type { Inputs } from '../support/runner.ts';

// Main from src, in this process. contract/invalid-inputs shows that dist does the same.

const key = makeKey();
const job = useJob();

async function rejection(inputs: Inputs): Promise<{ title: string; message: string }> {
  const result = await job.runInProcess(main, { inputs, env: { RUNNER_DEBUG: '1' } });
  expect(result.summary).toMatch(/Code: <code>[A-Z_0-9]+<\/code>/);
  return expectRejection(result, { job, key });
}

describe('accepts', () => {
  test.each(Object.entries(keyEncodings))('%s', async (_name, encode) => {
    const inputs = teamInputs(key, { 'private-key': encode(key.pem) });
    const { exitCode, outputs } = await job.runInProcess(main, { inputs });
    expect([exitCode, outputs.available]).toEqual([0, 'true']);
  });
});

describe('rejects as the key', () => {
  test.each(Object.entries(rejectedKeys))('%s', async (_name, [code, make]) => {
    const { message } = await rejection(teamInputs(key, { 'private-key': make(key.pem) }));
    expect(message).toContain(`Code: ${code}`);
  });
});

describe.each(Object.entries(invalidInputs))('rejects, of %s,', (_family, members) => {
  test.each(members)('$name', async ({ code, inputs }) => {
    expect((await rejection(inputs(key))).message).toContain(`Code: ${code}`);
  });
});

test('rejects a JSON key whose ID differs from the input, showing both', async () => {
  const json = JSON.stringify({
    key_id: 'JSON123456',
    issuer_id: key.issuerId,
    key: key.pem,
  });
  const { message } = await rejection(teamInputs(key, { 'private-key': json }));
  expect(message).toContain('The input is ABCDE12345, but the JSON key has JSON123456.');
});
