import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActRun, ActRunner } from '../support/act.ts';
import { FakeAppStoreConnect, type RecordedRequest } from '../support/app-store-connect.ts';
import { makeCertificate } from '../support/certificate.ts';
import { makeIpa } from '../support/ipa.ts';
import { issuerId, makeKey } from '../support/keys.ts';
import { root } from '../support/repository.ts';
import type { Snippet } from '../support/snippets.ts';
import { keyId, type Run } from './expectations.ts';
import { jobOf } from './workflow.ts';

/** A run of a snippet, in a job of its own against a server of its own. */
export interface Trial {
  readonly title: string;
  readonly snippet: Snippet;
  readonly run: Run;
  /** Whether Apple does not know the key. */
  readonly isRefused?: boolean;
  /** Whether `app-store-connect-token` fails. */
  readonly isCommandGone?: boolean;
  /** Prepares the server. */
  readonly change?: (server: FakeAppStoreConnect) => unknown;
}

/** A call of a stand-in, as it recorded it. */
export interface Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What happened in a trial. */
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
  'app-store-connect asc aws bundle curl eas gh godot goreleaser hand-over iTMSTransporter ipsw npm npx quill rcodesign setup-ruby sleep xcodebuild xcrun';

/** The repository of a reader: what the snippets use of it. */
const repository = {
  'App.xcodeproj/project.pbxproj': '',
  'AuthKey_XXXXXXXXXX.p8': keys.own.pem,
  Gemfile: '',
  '.goreleaser.yaml': '',
  'build/App.ipa': 'three parts '.repeat(100),
  'build.sh': '#!/bin/sh\ntouch App.ipa App.zip\n',
  'hand-over.sh': '#!/bin/sh\nhand-over\n',
  'package.json': '{}',
  'project.godot': '',
};

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

/** Leaves the .ipa that an earlier job made. */
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

/** Runs each trial as a job of one workflow. The outcomes are in the order of the trials. */
export async function runTrials(
  act: ActRunner,
  trials: readonly Trial[],
): Promise<{ readonly run: ActRun; readonly outcomes: readonly Outcome[] }> {
  const directory = mkdtempSync(join(tmpdir(), 'trials-'));
  const at = (...names: readonly string[]): string => join(directory, ...names);
  const tls = await makeCertificate();
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
    const standIns = {
      'ruby/setup-ruby': setupRuby,
      'actions/download-artifact': downloadArtifact,
    };
    for (const [name, text] of Object.entries(standIns)) {
      mkdirSync(at(name), { recursive: true });
      writeFileSync(at(name, 'action.yml'), text);
    }
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
      actions: actionsOf(workflow, directory, Object.keys(standIns)),
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
  { isRefused, change }: Trial,
  tls: { readonly cert: string; readonly key: string },
): Promise<FakeAppStoreConnect> {
  const server = await FakeAppStoreConnect.start({ tls });
  if (!isRefused) server.keys.push(...Object.values(keys));
  server.apps = ['1234567890'];
  server.buildUploads.storage.partSize = 500;
  change?.(server);
  return server;
}

/** The repository, secrets and variables of a reader who has done what README says. */
function readerOf(jobs: readonly string[]): Parameters<ActRunner['run']>[0] {
  return {
    workflow: `on: push\njobs:\n${jobs.join('')}`,
    files: repository,
    secrets: {
      ASC_PRIVATE_KEY: keys.own.pem,
      ASC_KEY_BASE64: Buffer.from(keys.own.pem).toString('base64'),
      ASC_PRIVATE_KEY_RED: keys.red.pem,
      ASC_PRIVATE_KEY_BLUE: keys.blue.pem,
    },
    vars: {
      ASC_KEY_ID: keyId,
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

/** The stand-ins for actions of others, under each commit of them that is used. */
function actionsOf(
  jobs: readonly string[],
  directory: string,
  names: readonly string[],
): Readonly<Record<string, string>> {
  const used = [...jobs.join('').matchAll(/uses: ([\w/-]+)@[0-9a-f]{40}/g)];
  return Object.fromEntries(
    used.flatMap(([all, name = '']) =>
      names.includes(name) ? [[all.slice('uses: '.length), join(directory, name)]] : [],
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
