import { execFile } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { answers, sendJson } from '../answers.ts';
import type { Fault, TargetedFault } from '../app-store-connect.ts';
import { makeCertificate } from '../certificate.ts';
import * as faults from '../faults.ts';
import { type IpaOptions, makeIpa } from '../ipa.ts';
import type { Inputs, PhaseResult } from '../runner.ts';
import { shortTimeLimits } from '../time-limits.ts';
import { shortUploadPauses } from '../upload.ts';
import { showAnnotations, showLog } from './rendering.ts';
import { actionVariables, type MessageCase, type MessageCases, type Scene, team } from './scene.ts';

const certificate = await makeCertificate();

/** A step that uploads `App.ipa`, after the one with the token command. */
interface Step {
  /** The content of `App.ipa`; without it, there is none. */
  readonly ipa?: IpaOptions;
  readonly inputs?: Inputs;
  readonly env?: (scene: Scene) => Readonly<Record<string, string>>;
  /** Creates files, or configures the fake server. `commandPath` is that of the token command. */
  readonly prepare?: (scene: Scene, commandPath: string) => unknown;
  readonly faults?: readonly TargetedFault[];
  /** Shows the whole log. */
  readonly isWhole?: boolean;
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
}

function uploading(step: Step): MessageCase {
  return team({ 'token-command': 'true' }, { show: (main, scene) => run(step, main, scene) });
}

async function run(step: Step, main: PhaseResult, scene: Scene): Promise<string> {
  const { job, server } = scene;
  if (step.ipa !== undefined) makeIpa(join(job.workspace, 'App.ipa'), step.ipa);
  server.targetedFaults.push(...(step.faults ?? []));
  await step.prepare?.(scene, main.outputs['token-command-path'] ?? '');
  const ran = await job.phase('upload', {
    inputs: {
      file: 'App.ipa',
      'api-url': server.url,
      wait: 'true',
      timeout: '60m',
      ...step.inputs,
    },
    env: {
      ...actionVariables,
      ...shortUploadPauses,
      PATH: [...main.paths, process.env.PATH].join(delimiter),
      ...step.env?.(scene),
    },
    ...(step.onStart !== undefined && { onStart: step.onStart }),
  });
  return (step.isWhole ? showLog : showAnnotations)(ran);
}

/** A call of the program without a runner. */
function call(...args: readonly string[]): MessageCase {
  return team(
    {},
    {
      show: async (_main, { job }) => {
        const bundle = join(job.dist, 'upload/index.js');
        const options = { cwd: job.workspace, env: {} };
        const called = promisify(execFile)(process.execPath, [bundle, ...args], options);
        const { code = 0, stdout, stderr } = await called.catch((error) => error);
        return `${stderr}${stdout}(exit code ${code})`;
      },
    },
  );
}

/** An upload that gets a fault from App Store Connect for everything. */
const answered = (fault: Fault): MessageCase =>
  uploading({ ipa: {}, faults: [{ request: '/v1/', fault, times: Infinity }] });

/** An upload that Apple processes and rejects. */
const rejected = (code: string, description: string): MessageCase =>
  uploading({
    ipa: {},
    prepare: ({ server: { buildUploads } }) => {
      buildUploads.states = ['FAILED'];
      buildUploads.errors = [{ code, description }];
    },
  });

/** An upload that is canceled when a request arrives. */
function canceled(request: RegExp): MessageCase {
  let kill: (signal: NodeJS.Signals) => void = () => {};
  return uploading({
    ipa: {},
    faults: [{ request, fault: () => pause(50).then(() => kill('SIGINT')) }],
    onStart: (started) => {
      kill = started;
    },
  });
}

const createUpload = /^POST \/v1\/buildUploads$/;
const createFile = /^POST \/v1\/buildUploadFiles$/;
const part = /^PUT /;
const commit = /^PATCH /;
const readUpload = /^GET \/v1\/buildUploads\//;

const write =
  (...names: readonly string[]) =>
  ({ job }: Scene): void => {
    for (const name of names) writeFileSync(join(job.workspace, name), 'PK');
  };

/** Instructions for one part that is not on this machine. */
const elsewhere: Fault = (_request, response) => {
  const operation = { method: 'PUT', url: 'http://example.com/', offset: 0, length: 1 };
  const attributes = { uploadOperations: [operation] };
  const data = { type: 'buildUploadFiles', id: 'file-1', attributes };
  sendJson(response, { status: 201, body: { data } });
};

/** Uploads that print a message. */
export const uploadCases: MessageCases = {
  'node dist/upload/index.js --help': call('--help'),
  'node dist/upload/index.js --files App.ipa': call('--files', 'App.ipa'),
  'node dist/upload/index.js --token': call('--token', 'x'),
  'node dist/upload/index.js --file App.ipa, which is not there': call('--file', 'App.ipa'),
  'upload: platform: WATCH_OS': uploading({ ipa: {}, inputs: { platform: 'WATCH_OS' } }),
  'upload: timeout: 3d': uploading({ ipa: {}, inputs: { timeout: '3d' } }),
  'upload: app: My App': uploading({ ipa: {}, inputs: { app: 'My App' } }),
  'upload: token: Bearer x': uploading({ ipa: {}, inputs: { token: 'Bearer x' } }),
  'upload: an .ipa without a build number': uploading({ ipa: { info: { CFBundleVersion: null } } }),
  'upload: a .pkg without inputs': uploading({
    prepare: write('App.pkg'),
    inputs: { file: 'App.pkg' },
  }),
  'upload: a file that is not there': uploading({}),
  'upload: *.ipa, of which there are two': uploading({
    prepare: write('a.ipa', 'b.ipa'),
    inputs: { file: '*.ipa' },
  }),
  'upload: App.zip': uploading({ prepare: write('App.zip'), inputs: { file: 'App.zip' } }),
  'upload: an empty file': uploading({
    prepare: ({ job }) => writeFileSync(join(job.workspace, 'App.ipa'), ''),
  }),
  'upload: an .ipa that is cut off': uploading({ prepare: write('App.ipa') }),
  'upload: an .ipa without Info.plist': uploading({ ipa: { infoPath: 'Info.plist' } }),
  'upload: a build for the simulator': uploading({
    ipa: { info: { CFBundleSupportedPlatforms: ['iPhoneSimulator'] } },
  }),
  'upload: a file that another step writes': uploading({
    ipa: {},
    prepare: ({ job, server }) =>
      server.targetedFaults.push({
        request: part,
        isAfter: true,
        fault: (_request, response) => {
          writeFileSync(join(job.workspace, 'App.ipa'), 'more', { flag: 'a' });
          response.writeHead(200).end();
        },
      }),
  }),
  'upload: no token-command before': uploading({ ipa: {}, env: () => ({ PATH: '/usr/bin' }) }),
  'upload: a token command that fails': uploading({
    ipa: {},
    prepare: (_scene, path) => truncateSync(join(dirname(path), '../ladder.json')),
  }),
  'upload: a revoked key': uploading({ ipa: {}, prepare: ({ server }) => server.keys.splice(0) }),
  'upload: a key with the role Marketing': uploading({
    ipa: {},
    prepare: ({ server, key }) => server.keys.splice(0, 1, { ...key, role: 'MARKETING' }),
  }),
  'upload: app: 789, which does not exist': uploading({ ipa: {}, inputs: { app: '789' } }),
  'upload: app: 456, of another bundle ID': uploading({ ipa: {}, inputs: { app: '456' } }),
  'upload: a build number that is in use': uploading({
    ipa: {},
    prepare: ({ server }) =>
      server.buildUploads.addComplete('123', {
        cfBundleShortVersionString: '1.2.3',
        cfBundleVersion: '42',
        platform: 'IOS',
      }),
  }),
  'upload: a version that Apple does not accept': uploading({
    ipa: { info: { CFBundleShortVersionString: '1.2.beta' } },
    faults: [
      {
        request: createUpload,
        fault: (_request, response) => sendJson(response, answers.invalidVersion),
      },
    ],
  }),
  'upload: instructions that lead elsewhere': uploading({
    ipa: {},
    faults: [{ request: createFile, fault: elsewhere, isAfter: true }],
  }),
  'upload: a part that never arrives': {
    ...uploading({
      ipa: {},
      faults: [{ request: part, fault: faults.reset, times: Infinity }],
    }),
    unstable: /\d+(?= bytes)/,
  },
  'upload: a part that is redirected': {
    ...uploading({
      ipa: {},
      faults: [{ request: part, fault: faults.redirectTo('https://login.example.com/') }],
    }),
    unstable: /\d+(?= bytes)/,
  },
  'upload: a version that is on sale': rejected(
    '90062',
    'The value for key CFBundleShortVersionString must be higher than that of the approved version.',
  ),
  'upload: a purpose string is missing': rejected(
    '90683',
    'Missing purpose string in Info.plist: NSCameraUsageDescription.',
  ),
  'upload: an error without advice': rejected('90999', 'Something is wrong with the bundle.'),
  'upload: Apple takes longer than timeout: 1m': uploading({
    ipa: {},
    inputs: { timeout: '1m' },
    prepare: ({ server }) => {
      server.buildUploads.states = ['PROCESSING'];
    },
    env: () => ({
      NODE_OPTIONS: `${shortTimeLimits.NODE_OPTIONS} ${shortUploadPauses.NODE_OPTIONS}`,
    }),
  }),
  'upload: canceled at the start': canceled(/^GET \/v1\/apps/),
  'upload: canceled while it is created': canceled(createUpload),
  'upload: canceled while parts are sent': canceled(part),
  'upload: canceled during the commit': canceled(commit),
  'upload: canceled while Apple processes it': canceled(readUpload),
  'upload: an agreement is missing': uploading({
    ipa: {},
    prepare: ({ server }) => {
      server.agreementsMissing = true;
    },
  }),
  'upload: the hourly limit is exceeded': answered(faults.tooMany('3600')),
  'upload: 502 from Apple': answered(faults.badGateway),
  'upload: a redirect': answered(faults.redirectTo('https://login.example.com/')),
  'upload: a login page': answered(faults.loginPage),
  'upload: a connection that is closed': answered(faults.reset),
  'upload: a proxy that inspects TLS': uploading({
    ipa: {},
    inputs: { 'api-url': '' },
    prepare: ({ server }) => server.restart({ tls: certificate }),
    env: ({ server }) => ({ HTTPS_PROXY: server.url, NO_PROXY: '' }),
  }),
  'upload: a proxy that rejects the tunnel': uploading({
    ipa: {},
    inputs: { 'api-url': '' },
    env: ({ server }) => ({ HTTPS_PROXY: server.url, NO_PROXY: '' }),
  }),
  'upload: a checksum that Apple rejects': uploading({
    ipa: {},
    prepare: ({ server }) => {
      server.buildUploads.takesChecksums = false;
    },
  }),
  "upload: Apple's warnings and notices": uploading({
    ipa: {},
    prepare: ({ server: { buildUploads } }) => {
      buildUploads.warnings = [{ code: '90078', description: 'Missing Push entitlement.' }];
      buildUploads.infos = [{ code: '90626', description: 'Siri is mentioned.' }];
    },
  }),
};

/** The rate in the line on the progress. */
const rate = /\d+\.\d(?= MB\/s)/;

/** Uploads of which the whole log is shown. */
export const uploadRuns: MessageCases = {
  'upload: an .ipa': {
    ...uploading({ ipa: {}, isWhole: true }),
    unstable: rate,
  },
  'upload: an .ipa, without waiting for Apple': {
    ...uploading({ ipa: {}, inputs: { wait: 'false' }, isWhole: true }),
    unstable: rate,
  },
  'upload: a failed commit': {
    ...uploading({
      ipa: {},
      isWhole: true,
      faults: [{ request: commit, fault: faults.badGateway, times: Infinity }],
    }),
    unstable: rate,
  },
};
