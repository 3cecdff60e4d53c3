import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActRun, ActRunner } from '../support/act.ts';
import { FakeAppStoreConnect, type RecordedRequest } from '../support/app-store-connect.ts';
import { appleHosts, makeCertificate } from '../support/certificate.ts';
import { credentials, FakeKeyServices, serviceHosts } from '../support/fake/key-services.ts';
import { makeIpa } from '../support/ipa.ts';
import { publicPem } from '../support/key-service.ts';
import { issuerId, makeKey } from '../support/keys.ts';
import { root } from '../support/repository.ts';
import type { Snippet } from '../support/snippets.ts';
import { keyId, type Run } from './expectations.ts';
import { jobOf } from './workflow.ts';

/** A run of a snippet, in its own job and with its own fake server. */
export interface Trial {
  readonly title: string;
  readonly snippet: Snippet;
  readonly run: Run;
  /** True if the server does not know the key. */
  readonly isRefused?: boolean;
  /** True if `app-store-connect-token` fails. */
  readonly isCommandGone?: boolean;
  /** Prepares the server. */
  readonly change?: (server: FakeAppStoreConnect) => unknown;
}

/** A call of a stand-in, as it recorded it. */
export interface Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The results of a trial. */
export interface Outcome {
  /** `success` or `failure`, once for each job of a matrix. */
  readonly results: readonly string[];
  readonly calls: readonly Call[];
  readonly requests: readonly RecordedRequest[];
  /** The lines that steps printed. */
  readonly printed: readonly string[];
}

export const keys = {
  own: makeKey({ keyId }),
  red: makeKey({ keyId: 'RED2345678' }),
  blue: makeKey({ keyId: 'BLUE234567' }),
};

const commands =
  'app-store-connect asc aws az bundle curl eas gh godot goreleaser hand-over iTMSTransporter ipsw npm npx quill rcodesign setup-ruby sleep xcodebuild xcrun';

/** The repository of a reader: the files that the snippets use. */
const repository = {
  'App.xcodeproj/project.pbxproj': '',
  'AuthKey_XXXXXXXXXX.p8': keys.own.pem,
  Gemfile: '',
  '.goreleaser.yaml': '',
  'build/App.ipa': 'three parts '.repeat(100),
  '.env': 'GITHUB_RUN_NUMBER=42\n', // read by act
  'ExportOptions.plist': '',
  'build.sh': '#!/bin/sh\ntouch App.ipa App.zip\n',
  'hand-over.sh': '#!/bin/sh\nhand-over\n',
  'package.json': '{}',
  'project.godot': '',
};

const secretManagers = [
  '1password/load-secrets-action',
  'google-github-actions/get-secretmanager-secrets',
  'hashicorp/vault-action',
];

const logins = [
  'aws-actions/configure-aws-credentials',
  'azure/login',
  'google-github-actions/auth',
];

const secretManager = `
name: secret-manager
description: stand-in
outputs:
  ASC_PRIVATE_KEY: { value: '\${{ steps.key.outputs.value }}' }
  vault_token: { value: '${credentials.VAULT_TOKEN}' }
runs:
  using: composite
  steps:
    - run: |
        sed 's/^/::add-mask::/' "$KEY_FILE"
        { echo 'value<<END'; cat "$KEY_FILE"; echo END; } >> "$GITHUB_OUTPUT"
      id: key
      shell: bash
`;

/** Logs in to a cloud. */
const login = `
name: login
description: stand-in
outputs:
  aws-access-key-id: { value: '${credentials.AWS_ACCESS_KEY_ID}' }
  aws-secret-access-key: { value: '${credentials.AWS_SECRET_ACCESS_KEY}' }
  aws-session-token: { value: '${credentials.AWS_SESSION_TOKEN}' }
  access_token: { value: '${credentials.GOOGLE_OAUTH_ACCESS_TOKEN}' }
runs:
  using: composite
  steps: [{ run: 'true', shell: bash }]
`;

const setupRuby = `
name: setup-ruby
description: stand-in
inputs: { ruby-version: { required: true }, bundler-cache: { default: 'false' } }
runs:
  using: composite
  steps:
    - run: setup-ruby '\${{ inputs.ruby-version }}' '\${{ inputs.bundler-cache }}'
      shell: bash
`;

/** Restores the .ipa of an earlier job. */
const downloadArtifact = `
name: download-artifact
description: stand-in
inputs: { name: { required: true } }
runs:
  using: composite
  steps:
    - run: cp "$IPA" App.ipa
      shell: bash
`;

/** The stand-ins for actions, by name. */
const standIns: Readonly<Record<string, string>> = {
  'ruby/setup-ruby': setupRuby,
  'actions/download-artifact': downloadArtifact,
  ...Object.fromEntries(secretManagers.map((name) => [name, secretManager])),
  ...Object.fromEntries(logins.map((name) => [name, login])),
};

/** Runs each trial as a job of one workflow. The outcomes are in the order of the trials. */
export async function runTrials(
  act: ActRunner,
  trials: readonly Trial[],
): Promise<{ readonly run: ActRun; readonly outcomes: readonly Outcome[] }> {
  const directory = mkdtempSync(join(tmpdir(), 'trials-'));
  const at = (...names: readonly string[]): string => join(directory, ...names);
  const tls = await makeCertificate([...appleHosts, ...serviceHosts]);
  const jobs = await Promise.all(
    trials.map(async (trial, index) => ({
      ...trial,
      id: `job-${index}`,
      server: await serve(trial, tls),
    })),
  );
  try {
    writeFileSync(at('ca.pem'), tls.cert);
    writeFileSync(at('gone.sh'), 'app-store-connect-token() { echo gone >&2; return 1; }\n');
    for (const [name, action] of Object.entries(standIns)) {
      mkdirSync(at(name), { recursive: true });
      writeFileSync(at(name, 'action.yml'), action);
    }
    writeFileSync(at(`AuthKey_${keyId}.p8`), keys.own.pem);
    makeIpa(at('App.ipa'), { info: { CFBundleIdentifier: 'com.example.app1234567890' } });
    const workflow = jobs.map((job) => {
      mkdirSync(at(job.id));
      const isRefused = String(job.isRefused === true);
      return jobOf({
        ...job,
        env: {
          STAND_IN: join(root, '__tests__/docs/stand-in.ts'),
          CALLS: at(`${job.id}.jsonl`),
          REFUSED: isRefused,
          KEY_FILE: at(`AuthKey_${keyId}.p8`),
          ISSUER_ID: issuerId,
          HOME: at(job.id),
          IPA: at('App.ipa'),
          HTTPS_PROXY: job.server.url,
          NO_PROXY: '',
          NODE_EXTRA_CA_CERTS: at('ca.pem'),
          CURL_CA_BUNDLE: at('ca.pem'),
          ...(job.isCommandGone && { BASH_ENV: at('gone.sh') }),
        },
      });
    });
    const run = await act.run({
      ...readerOf(workflow),
      actions: actionsOf(workflow, directory),
    });
    return {
      run,
      outcomes: jobs.map(({ id, server }) => ({
        ...outcomeOf(run, id),
        calls: readCalls(at(`${id}.jsonl`)),
        requests: [...server.requests],
      })),
    };
  } finally {
    for (const { server } of jobs) await server.close();
    rmSync(directory, { recursive: true });
  }
}

async function serve(
  { isRefused, change, run, snippet }: Trial,
  tls: { readonly cert: string; readonly key: string },
): Promise<FakeAppStoreConnect> {
  const isNotary = /scope: \/notary\/v2|notarization/.test(snippet.text);
  const services = new FakeKeyServices();
  services.keys.push(keys.own.privateKey);
  const server = await FakeAppStoreConnect.start({
    tls,
    elsewhere: (request, response) => services.respond(request, response),
    tolerated: isNotary ? ['scope /notary/v2'] : [],
  });
  if (!isRefused) server.keys.push(...Object.values(keys));
  server.apps = ['1234567890'];
  server.buildNumber = run.buildNumber ?? server.buildNumber;
  server.buildUploads.storage.partSize = 500;
  change?.(server);
  return server;
}

/** The repository, secrets and variables of a reader who followed README. */
function readerOf(jobs: readonly string[]): Parameters<ActRunner['run']>[0] {
  return {
    workflow: `on: push\njobs:\n${jobs.join('')}`,
    files: repository,
    secrets: {
      ASC_PRIVATE_KEY: keys.own.pem,
      APPSTORE_PRIVATE_KEY: keys.own.pem,
      APPSTORE_KEY_ID: keyId,
      APPSTORE_ISSUER_ID: issuerId,
      ASC_KEY_BASE64: Buffer.from(keys.own.pem).toString('base64'),
      ASC_PRIVATE_KEY_RED: keys.red.pem,
      ASC_PRIVATE_KEY_BLUE: keys.blue.pem,
      ...Object.fromEntries(
        ['EXPO_TOKEN', 'MACOS_SIGN_P12', 'MACOS_SIGN_PASSWORD'].map((name) => [
          name,
          `${name} of the reader`,
        ]),
      ),
    },
    vars: {
      ASC_KEY_ID: keyId,
      ASC_PUBLIC_KEY: publicPem(keys.own),
      AZURE_CLIENT_ID: 'client',
      AZURE_TENANT_ID: 'tenant',
      ASC_ISSUER_ID: issuerId,
      ASC_KEY_ID_RED: keys.red.keyId,
      ASC_ISSUER_ID_RED: issuerId,
      ASC_KEY_ID_BLUE: keys.blue.keyId,
      ASC_ISSUER_ID_BLUE: issuerId,
    },
    commands: Object.fromEntries(
      commands.split(' ').map((name) => [name, '#!/bin/sh\nexec node "$STAND_IN" "$0" "$@"\n']),
    ),
    timeout: 280_000,
  };
}

/** Returns the directories of the stand-ins for actions, by each name and ref that is used. */
function actionsOf(jobs: readonly string[], directory: string): Readonly<Record<string, string>> {
  const used = jobs.join('').matchAll(/uses: (([\w-]+\/[\w-]+)@\w+)/g);
  return Object.fromEntries(
    [...used].flatMap(([, action = '', name = '']) =>
      name in standIns ? [[action, join(directory, name)]] : [],
    ),
  );
}

function outcomeOf({ log }: ActRun, id: string): Pick<Outcome, 'results' | 'printed'> {
  const entries = log.entries.filter(({ jobID = '' }) => `${jobID}-`.startsWith(`${id}-`));
  return {
    results: entries.flatMap(({ jobResult }) => jobResult ?? []),
    printed: entries.filter(({ raw_output: isOutput }) => isOutput).map(({ msg }) => msg.trim()),
  };
}

function readCalls(path: string): readonly Call[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}
