/**
 * Runs the built action once as a runner would, and tells what happened: main, a later step that uses
 * the token, post. Without a key in the environment it makes a throwaway one and starts a stand-in for
 * App Store Connect; with ASC_KEY_ID, ASC_ISSUER_ID and ASC_PRIVATE_KEY or ASC_PRIVATE_KEY_PATH it uses
 * Apple.
 */
import { resolve } from 'node:path';
import { FakeAppStoreConnect } from '../__tests__/support/app-store-connect.ts';
import { makeKey } from '../__tests__/support/keys.ts';
import { type Inputs, Job, renderLog } from '../__tests__/support/runner.ts';

interface TrialRun {
  readonly intro: string;
  readonly inputs: Inputs;
  readonly api: string;
  readonly end: () => Promise<void>;
}

async function withThrowawayKey(): Promise<TrialRun> {
  const key = makeKey();
  const standIn = await FakeAppStoreConnect.start();
  standIn.keys.push(key);
  return {
    intro: `ASC_KEY_ID is not set: this uses a throwaway key and a stand-in for App Store Connect at ${standIn.url}.`,
    inputs: { 'private-key': key.pem, 'key-id': key.keyId, 'issuer-id': key.issuerId },
    api: standIn.url,
    end: () => standIn.close(),
  };
}

function withRealKey(env: NodeJS.ProcessEnv): TrialRun {
  const path = env.ASC_PRIVATE_KEY_PATH;
  return {
    intro: 'ASC_KEY_ID is set: this uses your key and https://api.appstoreconnect.apple.com.',
    inputs: {
      'private-key': env.ASC_PRIVATE_KEY ?? '',
      'private-key-path': path ? resolve(path) : '',
      'key-id': env.ASC_KEY_ID ?? '',
      'issuer-id': env.ASC_ISSUER_ID ?? '',
    },
    api: 'https://api.appstoreconnect.apple.com',
    end: async () => {},
  };
}

/** Uses the token as a step would that has `env: TOKEN: ${{ steps.asc.outputs.token }}`. */
async function useToken(api: string, token: string): Promise<{ text: string; isFine: boolean }> {
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(`${api}/v1/apps?limit=5`, { headers }).catch((error) => error.cause);
  if (!(response instanceof Response))
    return { text: `no answer (${response?.code})`, isFine: false };
  const body = (await response.json()) as {
    readonly data?: readonly { readonly attributes: { readonly name: string } }[];
    readonly errors?: readonly { readonly code: string; readonly title: string }[];
  };
  const names = body.data?.map((app) => app.attributes.name).join(', ');
  const errors = body.errors?.map((error) => `${error.code}: ${error.title}`).join('; ');
  return {
    text: `HTTP ${response.status}. ${response.ok ? `Apps: ${names}` : errors}`,
    isFine: response.ok,
  };
}

function show(title: string, text: string): void {
  const lines = text
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '');
  console.log(`\n${title}\n${lines.map((line) => `  | ${line}`).join('\n')}`);
}

const trial = process.env.ASC_KEY_ID ? withRealKey(process.env) : await withThrowawayKey();
const job = new Job();
try {
  console.log(`A trial run of the action, as a runner would do it.\n${trial.intro}`);
  const main = await job.main(trial.inputs);
  show(
    'Step 1, uses: OWNER/app-store-connect-token@v1, prints',
    renderLog(main.stdout) + main.stderr,
  );
  const { token = '' } = main.outputs;
  const outputs = Object.entries(main.outputs).map(
    ([name, value]) => `${name} = ${value === token ? '***' : value}`,
  );
  show('and sets these outputs (the log hides the token)', outputs.join('\n') || 'none');
  process.exitCode = main.exitCode ?? 1;
  if (token !== '') {
    const { text, isFine } = await useToken(trial.api, token);
    show(`Step 2, GET ${trial.api}/v1/apps with the token, gets`, text);
    if (!isFine) process.exitCode = 1;
  }
  const post = await job.post(main);
  show(
    'Post, when the job ends, prints',
    renderLog(post.stdout) + post.stderr || 'nothing: there was nothing to remove',
  );
  console.log(process.exitCode === 0 ? '\nAll went well.' : '\nThat did not go well: see above.');
} finally {
  job.end();
  await trial.end();
}
