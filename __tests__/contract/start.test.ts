import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../..');
const names = ['ASC_KEY_ID', 'ASC_ISSUER_ID', 'ASC_PRIVATE_KEY', 'ASC_PRIVATE_KEY_PATH'];

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `npm start` with options, and with no ASC_ variable except the given ones. */
async function start(args: readonly string[] = [], variables = {}): Promise<Ran> {
  const inherited = Object.entries(process.env).filter(([name]) => !names.includes(name));
  const env = { ...Object.fromEntries(inherited), ...variables };
  const script = join(root, 'scripts/start.ts');
  try {
    const run = await promisify(execFile)(process.execPath, [script, ...args], { env });
    return { code: 0, ...run };
  } catch (error) {
    return error as Ran;
  }
}

describe('npm start', () => {
  test('runs main, a step with the token, and post, prints no secret, and says what to do next', async () => {
    const { stdout } = await start();
    expect(stdout).toContain('a throwaway key and a fake App Store Connect');
    expect(stdout).toMatch(/^ {2}\| ✓ Key \w+ \(team key, issuer [\da-f-]+\); not verified$/m);
    expect(stdout).toContain('  | token = ***');
    expect(stdout).toContain('  | HTTP 200: App 123, App 456');
    expect(stdout).toContain('  | Nothing to remove.');
    expect(stdout).toMatch(
      /\nIt works\. Next: set ASC_KEY_ID, ASC_ISSUER_ID and ASC_PRIVATE_KEY_PATH, .*\n$/,
    );
    expect(stdout).not.toMatch(/eyJ|BEGIN|add-mask/);
  });

  test('passes options on as inputs', async () => {
    const { stdout } = await start([
      '--verify',
      '--tools',
      'fastlane',
      '--scope=GET /v1/apps/123',
      '--token-command',
    ]);
    expect(stdout).toMatch(/ {2}\| ✓ Key .* accepted by http:\/\/127\.0\.0\.1:\d+ in \d+ ms\n/);
    expect(stdout).toContain('; can only read app 123\n');
    expect(stdout).toContain('  | ✓ Ready: fastlane, command app-store-connect-token (until ');
    expect(stdout).toContain('  | ▸ Files (5) and variables (5), removed when the job ends\n');
    expect(stdout).toContain('Step 2, GET /v1/apps/123 with the token\n  | HTTP 200: App 123\n');
    expect(stdout).toContain('  | Removed 2 key files and the token command.\n');
  });

  test.each([
    [
      { ASC_KEY_ID: 'ABCDE12345' },
      /^Not set: ASC_ISSUER_ID \(.*\), ASC_PRIVATE_KEY_PATH or ASC_PRIVATE_KEY\./,
    ],
    [{ ASC_ISSUER_ID: 'x', ASC_PRIVATE_KEY: 'x' }, /^Not set: ASC_KEY_ID\./],
    [
      { ASC_KEY_ID: 'x', ASC_PRIVATE_KEY_PATH: 'x' },
      /^Not set: ASC_ISSUER_ID \(ASC_ISSUER_ID= for an individual key\)\./,
    ],
    [{ ASC_KEY_ID: 'x', ASC_ISSUER_ID: '' }, /^Not set: ASC_PRIVATE_KEY_PATH or ASC_PRIVATE_KEY\./],
  ])('with only %j names what is missing, and runs nothing', async (variables, message) => {
    const { code, stdout, stderr } = await start([], variables);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  test.each([
    [['--frobnicate'], /^Unknown: --frobnicate\. Options are --in-house, /],
    [
      ['--private-key', 'x'],
      /^Unknown: .*--private-key\..* The key comes from the ASC_ variables\.$/m,
    ],
    [['--tools'], /^--tools needs a value\.$/m],
  ])('rejects %j', async (args, message) => {
    const { code, stdout, stderr } = await start(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  test('fails with the error of the action if the key is not one', async () => {
    const { code, stdout } = await start([], {
      ASC_KEY_ID: 'ABCDE12345',
      ASC_ISSUER_ID: '',
      ASC_PRIVATE_KEY: 'x',
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      / {2}\| Code: KEY_\w+\n[\s\S]*\nIt failed: see above for the cause and the fix\.\n$/,
    );
  });
});
