import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { FakeAppStoreConnect } from '../support/app-store-connect.ts';
import { teamInputs } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import { root } from '../support/repository.ts';
import { type Inputs, Job } from '../support/runner.ts';

const filesIn = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

describe('dist', () => {
  test('has a main/index.js of under 105 KB, and small files for post and the command', () => {
    const sizeOf = (path: string): number => Buffer.byteLength(read(root, path));
    expect(sizeOf('dist/main/index.js')).toBeLessThan(105_000);
    expect(sizeOf('dist/post/index.js')).toBeLessThan(12_500);
    expect(sizeOf('dist/token-command/index.js')).toBeLessThan(9000);
  });

  test('has an upload of under 165 KB, without a CRC-32 of its own', () => {
    const upload = read(root, 'dist/upload/index.js');
    expect(upload.length).toBeLessThan(165_000);
    expect(upload).not.toMatch(/0xedb88320/i);
  });

  test('is not minified', () => {
    const lines = read(root, 'dist/main/index.js').split('\n');
    expect(lines.length).toBeGreaterThan(2000);
  });

  test('contains neither undici, octokit nor the HTTP client', () => {
    const all = filesIn(join(root, 'dist')).filter((path) => path.endsWith('.js'));
    const heavy =
      /node_modules\/(?:undici|@octokit|@actions\/http-client)|class OidcClient|class HttpClient/;
    const found = all.filter((path) => heavy.test(read(root, 'dist', path)));
    if (found.length > 0) {
      throw new Error(
        `${found.join(', ')} holds code that is never called, so packages are not marked as free of side effects: see scripts/build.ts`,
      );
    }
  });
});

describe('a run loads only the chunks that it uses', () => {
  /** A job with a copy of dist, without the chunks whose text matches. */
  function withoutChunks(dropped: RegExp): Job {
    const dist = mkdtempSync(join(tmpdir(), 'chunks-'));
    cpSync(join(root, 'dist'), dist, { recursive: true });
    const isDropped = (path: string): boolean => dropped.test(readFileSync(path, 'utf8'));
    const chunks = readdirSync(join(dist, 'main')).filter((name) => /^\d+\.index\.js$/.test(name));
    const paths = chunks.map((name) => join(dist, 'main', name)).filter(isDropped);
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) rmSync(path);
    return new Job({ dist });
  }
  const key = makeKey();
  const run = async (dropped: RegExp, inputs: Inputs): Promise<number | null> => {
    const job = withoutChunks(dropped);
    try {
      return (await job.main(teamInputs(key, inputs))).exitCode;
    } finally {
      job.end();
      rmSync(job.dist, { recursive: true });
    }
  };

  test('a run that only creates a token needs no chunk', async () => {
    expect(await run(/./, {})).toBe(0);
  });

  test.each<readonly [string, RegExp, Inputs]>([
    ['the table of routes', /accessibilityDeclarations/, { scope: 'GET /v1/apps' }],
    ['the table of routes', /accessibilityDeclarations/, { 'require-access': '/v1/apps' }],
    ['the table of tools', /API_PRIVATE_KEYS_DIR/, { tools: 'altool' }],
    ['the preflight', /cloud-signing/, { preflight: 'notarization' }],
    [
      'key services',
      /AwsV4Signer/,
      { 'private-key': '', 'private-key-uri': 'awskms:///alias/asc' },
    ],
    ['HTTP', /setGlobalProxyFromEnv/, { verify: 'true', 'api-url': 'http://127.0.0.1:9' }],
  ])('%s is in a separate chunk, which is loaded when used', async (_name, chunk, inputs) => {
    expect(await run(chunk, {})).toBe(0);
    expect(await run(chunk, inputs)).toBe(1);
  });

  test('verify does not load the preflight', async () => {
    const server = await FakeAppStoreConnect.start();
    server.keys.push(key);
    try {
      expect(await run(/cloud-signing/, { verify: 'true', 'api-url': server.url })).toBe(0);
    } finally {
      await server.close();
    }
  });
});
