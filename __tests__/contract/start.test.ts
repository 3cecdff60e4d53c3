import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../..');

test('npm start runs main, a step with the token, and post, and prints no secret', async () => {
  const { ASC_KEY_ID: _real, ...env } = process.env;
  const run = promisify(execFile)(process.execPath, [join(root, 'scripts/start.ts')], { env });
  const { stdout } = await run;
  expect(stdout).toContain('a throwaway key and a stand-in for App Store Connect');
  expect(stdout).toContain('  | Key type: team key');
  expect(stdout).toContain('  | token = ***');
  expect(stdout).toContain('  | HTTP 200. Apps: App 123, App 456');
  expect(stdout).toMatch(/All went well\.\n$/);
  expect(stdout).not.toMatch(/eyJ|BEGIN|add-mask/);
});
