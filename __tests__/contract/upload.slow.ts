import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { answers, sendJson } from '../support/answers.ts';
import * as faults from '../support/faults.ts';
import { teamInputs } from '../support/inputs.ts';
import { writeBinaryPropertyList } from '../support/property-list.ts';
import { annotations, codeOf, type PhaseResult, renderLog } from '../support/runner.ts';
import { useUpload } from '../support/upload.ts';

const fixture = useUpload();
const { job, server, key, upload } = fixture;

/** The code of the one error of a failed run, which is also its output. */
function failureOf(run: PhaseResult): string {
  const errors = annotations(run.stdout).filter(({ level }) => level === 'error');
  expect([run.exitCode, errors.length, run.stderr]).toEqual([1, 1, '']);
  const code = errors[0] === undefined ? '' : codeOf(errors[0]);
  expect(run.outputs['error-code']).toBe(code);
  return code;
}

const errorTextOf = ({ stdout }: PhaseResult): string =>
  annotations(stdout)
    .filter(({ level }) => level === 'error')
    .map(({ title, message }) => `${title}\n${message}`)
    .join('\n');

test('a file of 50 MB is uploaded, committed with its SHA-256, and processed', async () => {
  fixture.makeIpa({ padding: 50_000_000 });
  const run = await upload();
  expect([run.exitCode, run.stderr]).toEqual([0, '']);
  expect(run.outputs).toEqual({
    'build-upload-id': 'upload-1',
    'build-id': 'build-of-upload-1',
    state: 'COMPLETE',
  });
  const { uploads, files, storage } = server.buildUploads;
  expect(uploads).toMatchObject([
    {
      appId: '123',
      attributes: { cfBundleShortVersionString: '1.2.3', cfBundleVersion: '42', platform: 'IOS' },
      state: 'COMPLETE',
    },
  ]);
  const content = readFileSync(join(job.workspace, 'App.ipa'));
  const hash = createHash('sha256').update(content).digest('hex');
  expect(files).toMatchObject([
    {
      attributes: {
        assetType: 'ASSET',
        fileName: 'App.ipa',
        fileSize: content.length,
        uti: 'com.apple.ipa',
      },
      checksums: { file: { hash, algorithm: 'SHA_256' } },
      isCommitted: true,
    },
  ]);
  expect(storage.mostAtOnce).toBe(4);

  const lines = renderLog(run.stdout).split('\n');
  const progress = lines.filter((line) => line.startsWith('Uploaded '));
  expect(progress.map((line) => line.split(' ')[1])).toEqual(
    Array.from({ length: 10 }, (_, index) => `${(index + 1) * 10}%`),
  );
  for (const line of progress)
    expect(line).toMatch(/^Uploaded \d+% \(\d+\.\d of 50\.0 MB, \d+\.\d MB\/s(?:, \d+ s left)?\)$/);
  expect(lines.filter((line) => line.startsWith('State: '))).toEqual([
    'State: PROCESSING',
    'State: COMPLETE',
  ]);

  // Presigned URLs get no token, and the log has them in masks only.
  const parts = server.requests.filter(({ target }) => target.startsWith('/object-storage/'));
  expect(parts.map(({ method, status, token }) => [method, status, token])).toEqual(
    Array.from({ length: 6 }, () => ['PUT', 200, '']),
  );
  expect(storage.urls).toHaveLength(6);
  for (const url of storage.urls) expect(run.stdout).toContain(`::add-mask::${url}\n`);
  expect(run.stdout.replaceAll(/^::add-mask::.*\n/gm, '')).not.toMatch(
    /Signature|object-storage|eyJ/,
  );
});

test('an upload that is not waited for ends with the state of the moment', async () => {
  fixture.makeIpa();
  const run = await upload({ wait: 'false' });
  expect(run.exitCode).toBe(0);
  expect(run.outputs).toEqual({ 'build-upload-id': 'upload-1', state: 'PROCESSING' });
});

test.each(['com.example.app456', '456'])('the input app may be %s', async (app) => {
  fixture.makeIpa({ info: { CFBundleIdentifier: 'com.example.app456' } });
  expect((await upload({ app })).exitCode).toBe(0);
  expect(server.buildUploads.uploads).toMatchObject([{ appId: '456' }]);
});

test('a .pkg is uploaded with inputs for all that is not read from it', async () => {
  writeFileSync(join(job.workspace, 'App.pkg'), 'xar!');
  const inputs = { app: '123', version: '2.0', build: '7', platform: 'MAC_OS' };
  expect((await upload({ file: '*.pkg', ...inputs })).exitCode).toBe(0);
  const { uploads, files } = server.buildUploads;
  expect(uploads).toMatchObject([
    { attributes: { cfBundleShortVersionString: '2.0', cfBundleVersion: '7', platform: 'MAC_OS' } },
  ]);
  expect(files).toMatchObject([{ attributes: { uti: 'com.apple.pkg', fileName: 'App.pkg' } }]);
});

test('a token as input serves without the command, and is masked', async () => {
  fixture.makeIpa();
  const { token = '' } = (await job.main(teamInputs(key))).outputs;
  const run = await upload({ token }, { env: { PATH: '' } });
  expect(run.exitCode).toBe(0);
  expect(run.stdout.indexOf(`::add-mask::${token}\n`)).toBe(0);
  expect(new Set(server.requests.map((request) => request.token))).toEqual(new Set([token, '']));
});

describe('before anything is created, fails with', () => {
  test.each<readonly [string, () => void, Readonly<Record<string, string>>]>([
    ['UPLOAD_FILE_NOT_FOUND', () => {}, {}],
    ['UPLOAD_FILE_NOT_FOUND', () => {}, { file: '' }],
    [
      'UPLOAD_FILE_AMBIGUOUS',
      () => {
        for (const name of ['a.ipa', 'b.ipa']) writeFileSync(join(job.workspace, name), 'PK');
      },
      { file: '*.ipa' },
    ],
    [
      'UPLOAD_FILE_UNSUPPORTED',
      () => writeFileSync(join(job.workspace, 'App.zip'), 'PK'),
      { file: 'App.zip' },
    ],
    ['UPLOAD_FILE_UNREADABLE', () => writeFileSync(join(job.workspace, 'App.ipa'), ''), {}],
    ['UPLOAD_PACKAGE_INVALID', () => writeFileSync(join(job.workspace, 'App.ipa'), 'PK'), {}],
    [
      'UPLOAD_PACKAGE_INVALID',
      () => {
        // A list that takes half a megabyte, and 25 GB once it is read.
        const objects = [{ A: 1 }, Array(50_000).fill(2), 'x'.repeat(500_000)];
        fixture.makeIpa({ infoBytes: writeBinaryPropertyList({ objects }) });
      },
      {},
    ],
    [
      'UPLOAD_INPUT_MISSING',
      () => {
        // Lists of 30 lists each, 60 deep.
        const lists = Array.from({ length: 60 }, (_, index) => Array(30).fill(index + 2));
        fixture.makeIpa({
          infoBytes: writeBinaryPropertyList({ objects: [{ A: 1 }, ...lists, 'x'] }),
        });
      },
      {},
    ],
    ['UPLOAD_INPUT_MISSING', () => fixture.makeIpa({ info: { CFBundleVersion: null } }), {}],
    [
      'UPLOAD_INPUT_MISSING',
      () => writeFileSync(join(job.workspace, 'App.pkg'), 'xar!'),
      { file: 'App.pkg' },
    ],
    ['UPLOAD_INPUT_INVALID', () => fixture.makeIpa(), { platform: 'WATCH_OS' }],
    ['UPLOAD_INPUT_INVALID', () => fixture.makeIpa(), { timeout: '3d' }],
    ['UPLOAD_INPUT_INVALID', () => fixture.makeIpa(), { token: 'Bearer x' }],
    ['SEVERAL_PROBLEMS', () => fixture.makeIpa(), { timeout: '0', app: 'a b' }],
    ['INPUT_NOT_BOOLEAN', () => fixture.makeIpa(), { wait: 'no' }],
    ['API_URL_INVALID', () => fixture.makeIpa(), { 'api-url': 'http://example.com' }],
    ['UPLOAD_APP_NOT_FOUND', () => fixture.makeIpa(), { app: '789' }],
    ['UPLOAD_APP_NOT_FOUND', () => fixture.makeIpa(), { app: 'com.example.other' }],
    ['UPLOAD_BUNDLE_ID_MISMATCH', () => fixture.makeIpa(), { app: '456' }],
  ])('%s', async (code, prepare, inputs) => {
    prepare();
    const run = await upload(inputs);
    expect(failureOf(run)).toBe(code);
    expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('UPLOAD_TOKEN_MISSING', async () => {
    fixture.makeIpa();
    expect(failureOf(await upload({}, { env: { PATH: '/usr/bin' } }))).toBe('UPLOAD_TOKEN_MISSING');
  });

  test('UPLOAD_TOKEN_COMMAND_FAILED, with what the command said', async () => {
    fixture.makeIpa();
    const env = await fixture.environment();
    truncateSync(join(env.PATH?.split('/bin')[0] ?? '', 'ladder.json'));
    const run = await job.phase('upload', {
      inputs: { file: 'App.ipa', 'api-url': server.url },
      env,
    });
    expect(failureOf(run)).toBe('UPLOAD_TOKEN_COMMAND_FAILED');
    expect(errorTextOf(run)).toContain('Code: COMMAND_GONE');
  });

  test.each([
    ['UPLOAD_FORBIDDEN', () => server.keys.splice(0, 1, { ...key, role: 'MARKETING' as const })],
    [
      'APPLE_AGREEMENT_MISSING',
      () => {
        server.agreementsMissing = true;
      },
    ],
    ['UPLOAD_TOKEN_REFUSED', () => server.keys.splice(0)],
    [
      'APPLE_UNAVAILABLE',
      () => {
        server.fault = faults.badGateway;
      },
    ],
    [
      'APPLE_REDIRECTED',
      () => {
        server.fault = faults.redirectTo('https://example.com');
      },
    ],
    [
      'NOT_APPLE',
      () => {
        server.fault = faults.loginPage;
      },
    ],
    [
      'APPLE_RATE_LIMITED',
      () => {
        server.fault = faults.tooMany('3600');
      },
    ],
    [
      'NETWORK_FAILED',
      () => {
        server.fault = faults.reset;
      },
    ],
  ])('%s', async (code, prepare) => {
    fixture.makeIpa();
    prepare();
    expect(failureOf(await upload())).toBe(code);
    expect(server.buildUploads.uploads).toEqual([]);
  });
});

test('a request that Apple rejects for another reason is reported with its codes', async () => {
  fixture.makeIpa();
  server.targetedFaults.push({
    request: /^POST \/v1\/buildUploads$/,
    fault: (_request, response) => sendJson(response, answers.invalidVersion),
  });
  const run = await upload();
  expect(failureOf(run)).toBe('UPLOAD_REFUSED');
  expect(errorTextOf(run)).toContain(
    "This happened while creating the build upload. Apple's errors:\nENTITY_ERROR.ATTRIBUTE.INVALID: The attribute 'cfBundleShortVersionString' has an invalid value: '1.2.beta'.\n",
  );
  expect(server.buildUploads.uploads).toEqual([]);
  expect(run.outputs).toEqual({ 'error-code': 'UPLOAD_REFUSED' });
});

test('a build number that is in use is named', async () => {
  fixture.makeIpa();
  await upload();
  const run = await upload();
  expect(failureOf(run)).toBe('UPLOAD_DUPLICATE');
  expect(errorTextOf(run)).toContain('Build number 42 is already in use\n');
  expect(errorTextOf(run)).toContain('version 1.2.3 (42) for IOS');
  expect(run.stdout).not.toContain('remains at App Store Connect');
});

describe('a build that Apple rejects', () => {
  test('is reported with the codes and descriptions, and what to do', async () => {
    fixture.makeIpa();
    server.buildUploads.states = ['PROCESSING', 'FAILED'];
    server.buildUploads.errors = [{ code: '90062', description: 'This is what is wrong.' }];
    const run = await upload();
    expect(failureOf(run)).toBe('UPLOAD_REJECTED');
    expect(errorTextOf(run)).toContain('90062: This is what is wrong.');
    expect(errorTextOf(run)).toContain('Fix: Increase CFBundleShortVersionString');
    expect(run.outputs).toMatchObject({ 'build-upload-id': 'upload-1', state: 'FAILED' });
  });

  test('may be uploaded again with the same number', async () => {
    fixture.makeIpa();
    server.buildUploads.states = ['FAILED'];
    expect(failureOf(await upload())).toBe('UPLOAD_REJECTED');
    server.buildUploads.states = ['COMPLETE'];
    expect((await upload()).outputs).toMatchObject({ state: 'COMPLETE' });
  });
});

test("Apple's warnings and remarks become annotations", async () => {
  fixture.makeIpa();
  server.buildUploads.warnings = [{ code: '90078', description: 'Missing Push entitlement.' }];
  server.buildUploads.infos = [{ code: '90626', description: 'Siri is mentioned.' }];
  const run = await upload();
  expect(run.exitCode).toBe(0);
  expect(annotations(run.stdout)).toEqual([
    { level: 'warning', title: 'Apple: 90078', message: 'Missing Push entitlement.' },
    { level: 'notice', title: 'Apple: 90626', message: 'Siri is mentioned.' },
  ]);
});

describe('as a command', () => {
  const call = async (
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ): Promise<{ code: number; stdout: string; stderr: string }> => {
    const bundle = join(job.dist, 'upload/index.js');
    const options = { cwd: job.workspace, env };
    try {
      return {
        code: 0,
        ...(await promisify(execFile)(process.execPath, [bundle, ...args], options)),
      };
    } catch (error) {
      const { code, stdout, stderr } = Object(error);
      return { code, stdout, stderr };
    }
  };

  test.each(['command', 'variable'])(
    'prints outputs as JSON, and no workflow command, with a token from the %s',
    async (source) => {
      fixture.makeIpa();
      const env = await fixture.environment();
      const { token = '' } = (await job.main(teamInputs(key))).outputs;
      const { NODE_OPTIONS = '', PATH = '' } = env;
      const run = await call(
        ['--file', '*.ipa', '--app', '123', '--api-url', server.url],
        source === 'command' ? { NODE_OPTIONS, PATH } : { NODE_OPTIONS, ASC_TOKEN: token },
      );
      expect(run.code).toBe(0);
      expect(JSON.parse(run.stdout)).toEqual({
        'build-upload-id': 'upload-1',
        'build-id': 'build-of-upload-1',
        state: 'COMPLETE',
      });
      expect(run.stderr).toContain('State: COMPLETE\n');
      expect(run.stdout + run.stderr).not.toMatch(/::|eyJ|Signature/);
    },
  );

  test('--no-wait ends before the processing', async () => {
    fixture.makeIpa();
    const { PATH = '' } = await fixture.environment();
    const run = await call(['--file', 'App.ipa', '--no-wait', '--api-url', server.url], { PATH });
    expect(JSON.parse(run.stdout)).toEqual({ 'build-upload-id': 'upload-1', state: 'PROCESSING' });
  });

  test('reports an error on stderr, and its code in the JSON', async () => {
    const run = await call(['--file', 'None.ipa'], {});
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^error: File not found\. .*\nFix: .*\nCode: \w+\n$/);
    expect(JSON.parse(run.stdout)).toEqual({ 'error-code': 'UPLOAD_FILE_NOT_FOUND' });
  });

  test.each([['--token', 'eyJ'], ['--token=eyJ'], ['--files', 'App.ipa'], ['App.ipa']])(
    'refuses %s, with exit code 2',
    async (...args) => {
      const run = await call(args, {});
      expect(run.code).toBe(2);
      expect(JSON.parse(run.stdout)).toEqual({ 'error-code': 'UPLOAD_USAGE' });
      expect(run.stderr).not.toContain('eyJ');
    },
  );

  test('--help names every input but the token', async () => {
    const { stdout } = await call(['--help'], {});
    for (const name of ['file', 'app', 'version', 'build', 'platform', 'timeout', 'api-url'])
      expect(stdout).toContain(`--${name} `);
    expect(stdout).toContain('ASC_TOKEN');
  });
});
