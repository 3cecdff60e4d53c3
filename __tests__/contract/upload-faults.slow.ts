import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { answers, sendJson } from '../support/answers.ts';
import type { Fault, TargetedFault } from '../support/app-store-connect.ts';
import * as faults from '../support/faults.ts';
import { teamInputs } from '../support/inputs.ts';
import { testSignals } from '../support/platform.ts';
import { annotations, codeOf, type PhaseResult } from '../support/runner.ts';
import { shortTimeLimits } from '../support/time-limits.ts';
import { useUpload } from '../support/upload.ts';

const fixture = useUpload();
const { job, server, key, upload } = fixture;

const create = /^POST \/v1\/buildUploads$/;
const createFile = /^POST \/v1\/buildUploadFiles$/;
const commit = /^PATCH /;
const read = /^GET \/v1\/buildUploads\/[^/]+$|^GET \/v1\/buildUploads\/.*include/;
const part = /^PUT /;

const notFound: Fault = (_request, response) => sendJson(response, answers.notFound);
const busyStorage: Fault = (request, response) => {
  request.resume();
  request.on('end', () => response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>'));
};
const earlyRefusal: Fault = (_request, response) => {
  server.buildUploads.storage.expireUrls();
  response.writeHead(403, { Connection: 'close' }).end('<Error><Code>AccessDenied</Code></Error>');
};
const expire: Fault = (request, response) => {
  server.buildUploads.storage.expireUrls();
  busyStorage(request, response);
};

/** Faults that pass, each with the number of build uploads that may be created because of it. */
const passing: Readonly<Record<string, readonly TargetedFault[]>> = {
  'the response to the creation is lost': [{ request: create, fault: faults.reset, isAfter: true }],
  'the creation is lost': [{ request: create, fault: faults.reset }],
  'the creation gets 502 and is carried out': [
    { request: create, fault: faults.badGateway, isAfter: true },
  ],
  'the creation gets 502 and is not carried out': [{ request: create, fault: faults.badGateway }],
  'the response to the creation is cut off': [
    { request: create, fault: faults.resetMidBody, isAfter: true },
  ],
  'the response to the reservation of the file is lost': [
    { request: createFile, fault: faults.reset, isAfter: true },
  ],
  'the reservation of the file is lost': [{ request: createFile, fault: faults.reset }],
  'the response to the commit is lost': [{ request: commit, fault: faults.reset, isAfter: true }],
  'the commit is lost': [{ request: commit, fault: faults.reset }],
  'the commit gets 500 twice': [{ request: commit, fault: faults.badGateway, times: 2 }],
  'reads get 404': [{ request: read, fault: notFound, times: 3 }],
  'reads get 502': [{ request: read, fault: faults.badGateway, times: 3 }],
  'reads are cut off': [{ request: read, fault: faults.resetMidBody, times: 2 }],
  'every first request gets 401': [create, createFile, commit, read].map((request) => ({
    request,
    fault: faults.falseUnauthorized,
  })),
  'there are too many requests': [{ request: createFile, fault: faults.tooMany('1') }],
  'a part is cut off': [{ request: part, fault: faults.reset, times: 3 }],
  'a part is stored and its response lost': [{ request: part, fault: faults.reset, isAfter: true }],
  'object storage is busy': [{ request: part, fault: busyStorage, times: 6 }],
  'a part is rejected before it has arrived': [{ request: part, fault: earlyRefusal }],
  'URLs end early': [{ request: part, fault: expire }],
};

/** Asserts that a run ended well, with one build upload, one file, and one commit. */
function expectOneUpload(run: PhaseResult): void {
  expect([run.exitCode, run.stderr]).toEqual([0, '']);
  expect(run.outputs).toMatchObject({ state: 'COMPLETE', 'build-id': 'build-of-upload-1' });
  const { uploads, files } = server.buildUploads;
  expect([uploads.length, files.length, files[0]?.isCommitted]).toEqual([1, 1, true]);
  expect(server.targetedFaults.filter(({ times = 1 }) => times > 0)).toEqual([]);
  expect(run.stdout.replaceAll(/^::add-mask::.*\n/gm, '')).not.toMatch(/Signature|eyJ/);
}

/** Copies, since a fault counts its requests down. */
const set = (...list: readonly TargetedFault[]): void => {
  server.targetedFaults.push(...list.map((fault) => ({ ...fault })));
};

describe('the upload ends well, with one build, although', () => {
  test.each(Object.entries(passing))('%s', async (_name, list) => {
    fixture.makeIpa({ padding: 3_000_000 });
    server.buildUploads.storage.partSize = 500_000;
    set(...list);
    expectOneUpload(await upload());
  });

  test('all of that happens', async () => {
    fixture.makeIpa({ padding: 3_000_000 });
    server.buildUploads.storage.partSize = 500_000;
    set(
      ...Object.values(passing)
        .flat()
        .filter(({ request }) => request === part),
    );
    set(
      ...[create, createFile, commit].flatMap((request) => [
        { request, fault: faults.falseUnauthorized },
        { request, fault: faults.reset },
        { request, fault: faults.badGateway, isAfter: true },
      ]),
    );
    set({ request: read, fault: notFound }, { request: read, fault: faults.badGateway });
    server.buildUploads.listLag = 2;
    expectOneUpload(await upload());
  });

  test('the list of build uploads lags behind', async () => {
    fixture.makeIpa();
    server.buildUploads.listLag = 2;
    set({ request: create, fault: faults.reset, isAfter: true });
    expectOneUpload(await upload());
  });

  test.each([true, false])('URLs have expired when they arrive (told: %s)', async (isTold) => {
    fixture.makeIpa();
    const { storage } = server.buildUploads;
    storage.tellsExpiration = isTold;
    storage.urlLifetimeMs = -1000;
    set({
      request: /^GET \/v1\/buildUploadFiles\//,
      isAfter: true,
      fault: (_request, response) => {
        storage.urlLifetimeMs = 3_600_000;
        response.writeHead(503).end();
      },
    });
    expectOneUpload(await upload());
  });

  test('Apple rejects the checksum', async () => {
    fixture.makeIpa();
    server.buildUploads.takesChecksums = false;
    const run = await upload();
    expectOneUpload(run);
    expect(server.buildUploads.files[0]?.checksums).toBeUndefined();
    expect(annotations(run.stdout).map(({ title }) => title)).toEqual([
      'Apple rejected the checksum',
    ]);
  });
});

test('a token that is rejected in the middle is replaced by a different one', async () => {
  fixture.makeIpa();
  set({ request: commit, fault: faults.falseUnauthorized });
  expectOneUpload(await upload());
  const [rejected, ...others] = server.requests.filter(({ method }) => method === 'PATCH');
  expect(rejected?.status).toBe(401);
  expect(others.map(({ status, token }) => [status, token === rejected?.token])).toEqual([
    [200, false],
  ]);
});

/** The code of the one error of a failed run. */
function codeOfFailure(run: PhaseResult): string {
  const errors = annotations(run.stdout).filter(({ level }) => level === 'error');
  expect([run.exitCode, errors.length, run.stderr]).toEqual([1, 1, '']);
  return errors[0] === undefined ? '' : codeOf(errors[0]);
}

describe('the upload fails, and reports what remains at Apple, when', () => {
  test('a part is redirected, at once', async () => {
    fixture.makeIpa();
    set({ request: part, fault: faults.redirectTo(`${server.url}/elsewhere`) });
    const run = await upload();
    expect(codeOfFailure(run)).toBe('UPLOAD_PART_FAILED');
    expect(run.stdout).toContain('Build upload upload-1 remains at App Store Connect');
    expect(server.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
    expect(run.outputs).toEqual({
      'build-upload-id': 'upload-1',
      'error-code': 'UPLOAD_PART_FAILED',
    });
  });

  test('a part never arrives, and the others are canceled', async () => {
    fixture.makeIpa({ padding: 3_000_000 });
    server.buildUploads.storage.partSize = 500_000;
    set({ request: /^PUT .*\/1\?/, fault: faults.reset, times: 8 });
    const run = await upload();
    expect(codeOfFailure(run)).toBe('UPLOAD_PART_FAILED');
    expect(run.stdout).toContain('at the last of 8 attempts');
    expect(server.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  test('the commit is lost again and again', async () => {
    fixture.makeIpa();
    set({ request: commit, fault: faults.reset, times: 99 });
    const run = await upload();
    expect(codeOfFailure(run)).toBe('NETWORK_FAILED');
    expect(run.stdout).toContain('and may have been committed');
  });

  test('a fixed token ends in the middle', async () => {
    fixture.makeIpa();
    const { token = '' } = (await job.main(teamInputs(key))).outputs;
    set({ request: commit, fault: faults.falseUnauthorized, times: 99 });
    const run = await upload({ token });
    expect(codeOfFailure(run)).toBe('UPLOAD_TOKEN_REFUSED');
    expect(run.stdout).toContain('upload-1 remains at App Store Connect without its file');
  });

  test('the file changes meanwhile', async () => {
    fixture.makeIpa();
    set({
      request: part,
      isAfter: true,
      fault: (_request, response) => {
        writeFileSync(join(job.workspace, 'App.ipa'), 'more', { flag: 'a' });
        response.writeHead(200).end();
      },
    });
    const run = await upload();
    expect(codeOfFailure(run)).toBe('UPLOAD_FILE_CHANGED');
    expect(server.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  test('Apple takes longer than the timeout', async () => {
    fixture.makeIpa();
    server.buildUploads.states = ['PROCESSING'];
    // A minute is 3 seconds.
    const env = {
      NODE_OPTIONS: `${shortTimeLimits.NODE_OPTIONS} ${(await fixture.environment()).NODE_OPTIONS}`,
    };
    const run = await upload({ timeout: '1m' }, { env });
    expect(codeOfFailure(run)).toBe('UPLOAD_WAIT_TIMEOUT');
    expect(run.stdout).toContain('Build upload upload-1 is complete');
    expect(run.outputs).toMatchObject({ state: 'PROCESSING' });
  });

  test('the instructions are not safe', async () => {
    fixture.makeIpa();
    set({
      request: createFile,
      isAfter: true,
      fault: (_request, response) => {
        const operation = {
          method: 'PUT',
          url: 'http://example.com/a?secret=12345678',
          offset: 0,
          length: 1,
        };
        const attributes = { uploadOperations: [operation] };
        const data = { type: 'buildUploadFiles', id: 'file-1', attributes };
        sendJson(response, { status: 201, body: { data } });
      },
    });
    const run = await upload();
    expect(codeOfFailure(run)).toBe('UPLOAD_OPERATIONS_INVALID');
    expect(run.stdout).not.toContain('example.com');
  });
});

describe.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends the upload, with a line on what remains',
  (signal) => {
    testSignals.each<readonly [string, RegExp, RegExp]>([
      ['before anything is created', /^GET \/v1\/apps/, /Nothing remains at App Store Connect/],
      ['while it is created', create, /A build upload without a file may remain/],
      ['while parts are sent', part, /upload-1 remains at App Store Connect without its file/],
      ['while it is committed', commit, /and may have been committed/],
      ['while Apple processes it', read, /Build upload upload-1 is complete/],
    ])('%s', async (_name, request, line) => {
      fixture.makeIpa();
      let kill: (signal: NodeJS.Signals) => void = () => {};
      set({
        request,
        fault: () => {
          pause(50).then(() => kill(signal));
        },
      });
      const run = await upload(
        {},
        {
          onStart: (started) => {
            kill = started;
          },
        },
      );
      expect(codeOfFailure(run)).toBe('UPLOAD_INTERRUPTED');
      expect(run.outputs['error-code']).toBe('UPLOAD_INTERRUPTED');
      expect(run.stdout).toMatch(line);
      expect(run.stdout).toContain(`The process received ${signal}.`);
    });
  },
);

test("Apple's texts and those in the file are printed as text, never as commands", async () => {
  const hostile = 'x\n::set-output name=a::b\n##[add-mask]c\u001b[31m';
  fixture.makeIpa({ info: { CFBundleVersion: '4%0A::warning::2' } });
  server.buildUploads.states = ['FAILED'];
  server.buildUploads.errors = [{ code: hostile, description: hostile }];
  server.buildUploads.warnings = [{ code: hostile, description: hostile }];
  const run = await upload();
  expect(codeOfFailure(run)).toBe('UPLOAD_REJECTED');
  const lines = run.stdout.split('\n').filter((text) => /^\s*::|##\[/.test(text));
  expect(new Set(lines.map((text) => text.split(/[ :]/)[2]))).toEqual(
    new Set(['add-mask', 'debug', 'error']),
  );
  expect(run.stdout).not.toContain('\u001b');
});
