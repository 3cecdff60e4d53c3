import { describe, expect, test } from '@jest/globals';
import { useJob } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { expectRejection, invalidInputs } from '../support/invalid-inputs.ts';
import { keyEncodings } from '../support/key-encodings.ts';
import { makeKey } from '../support/keys.ts';
import { rejectedKeys } from '../support/rejected-keys.ts';
import { annotations, type Inputs } from '../support/runner.ts';

// One process for each family of inputs; unit/invalid-inputs has every member.

const key = makeKey();
const job = useJob();

async function rejection(inputs: Inputs): Promise<{ title: string; message: string }> {
  const result = await job.main(inputs, { env: { RUNNER_DEBUG: '1' } });
  return expectRejection(result, { job, key });
}

/** The entries of a table with the given names; each must exist. */
function entriesOf<T>(table: Readonly<Record<string, T>>, names: readonly string[]): [string, T][] {
  return names.map((name) => {
    const entry = table[name];
    if (entry === undefined) throw new Error(`the table has no ${name}`);
    return [name, entry];
  });
}

describe('accepts through dist', () => {
  // Together these use every decoder and every final form of the key.
  const chosen = [
    'the file as Apple writes it',
    'zero-width and no-break spaces',
    'newlines written \\r\\n',
    'base64 with a % from zsh',
    'base64 of UTF-16 from PowerShell',
    'the bare body',
    'SEC1 after its parameters',
    'JSON in a JSON string',
    'base64 of JSON of rcodesign',
  ];
  test.each(entriesOf(keyEncodings, chosen))('%s', async (_name, encode) => {
    const { exitCode, outputs } = await job.main(
      teamInputs(key, { 'private-key': encode(key.pem) }),
    );
    expect([exitCode, outputs.available]).toEqual([0, 'true']);
  });
});

describe('rejects through dist, with one annotation and the code as the only output', () => {
  // Not filled in, another type of file, incomplete, another type of key, a container, corrupted.
  const chosen = [
    'a masked value',
    'a certificate',
    'half the file',
    'P-384',
    'JSON without a key',
    'a key whose private half was changed',
  ];
  test.each(entriesOf(rejectedKeys, chosen))('%s as the key', async (_name, [code, make]) => {
    const { message } = await rejection(teamInputs(key, { 'private-key': make(key.pem) }));
    expect(message).toContain(`Code: ${code}`);
  });

  test.each(Object.values(invalidInputs).flatMap(([first]) => first ?? []))(
    '$name',
    async ({ code, inputs }) => {
      expect((await rejection(inputs(key))).message).toContain(`Code: ${code}`);
    },
  );

  test('all problems at once', async () => {
    const { title, message } = await rejection({
      'private-key': 'x',
      'key-id': '/',
      'issuer-id': 'y',
      lifetime: '0',
      'in-house': '1',
    });
    expect(title).toBe('5 problems with the inputs');
    for (const code of [
      'KEY_UNREADABLE',
      'KEY_ID_INVALID',
      'ISSUER_ID_INVALID',
      'LIFETIME_INVALID',
      'INPUT_NOT_BOOLEAN',
    ]) {
      expect(message).toContain(`[${code}]`);
    }
  });
});

describe('links each code to the section that explains it', () => {
  const action = { GITHUB_ACTION_REPOSITORY: 'octo/action', GITHUB_ACTION_REF: 'v1' };
  const section = (code: string): string =>
    `https://github.com/octo/action/blob/v1/docs/troubleshooting.md#${code.toLowerCase()}`;
  const messageFor = async (inputs: Inputs, env: Inputs): Promise<string> => {
    const { stdout } = await job.main(teamInputs(key, inputs), { env });
    return annotations(stdout)[0]?.message ?? '';
  };

  test('of one error', async () => {
    const message = await messageFor({ lifetime: '1h' }, action);
    expect(message.endsWith(`\nCode: LIFETIME_TOO_LONG (${section('LIFETIME_TOO_LONG')})`)).toBe(
      true,
    );
  });

  test('of several errors', async () => {
    const message = await messageFor({ lifetime: '1h', verify: 'no' }, action);
    expect(message).toContain(
      `\nFix: Write verify: false.\nSee: ${section('INPUT_NOT_BOOLEAN')}\n\n2. `,
    );
    expect(message).toContain(`\nSee: ${section('LIFETIME_TOO_LONG')}\n`);
    expect(message.endsWith(`\nCode: SEVERAL_PROBLEMS (${section('SEVERAL_PROBLEMS')})`)).toBe(
      true,
    );
  });

  test.each([
    ['for a local action', {}],
    [
      'on GitHub Enterprise Server, where the server of the action is not known',
      { ...action, GITHUB_SERVER_URL: 'https://github.example.com' },
    ],
  ])('but not %s', async (_name, env) => {
    const message = await messageFor({ lifetime: '1h', verify: 'no' }, env);
    expect(message).toContain('\nCode: SEVERAL_PROBLEMS');
    expect(message).not.toContain('docs/troubleshooting.md');
  });
});
