/**
 * Runs the built action once, as a runner would, and shows what it does: main, a later step that uses the token,
 * post. Without a key it creates a throwaway one and starts a fake App Store Connect. With ASC_KEY_ID,
 * ASC_ISSUER_ID and ASC_PRIVATE_KEY or ASC_PRIVATE_KEY_PATH it uses your key and Apple. Other inputs are options:
 *
 *   npm start -- [--verify] [--tools fastlane] [--scope 'GET /v1/apps'] ...
 */
import { FakeAppStoreConnect } from '../__tests__/support/app-store-connect.ts';
import { makeKey } from '../__tests__/support/keys.ts';
import { type Inputs, Job, renderLog } from '../__tests__/support/runner.ts';
import { readInputOptions, readKeyVariables, UsageError } from './start-options.ts';

interface TrialRun {
  readonly intro: string;
  readonly inputs: Inputs;
  readonly api: string;
  readonly next: string;
  readonly end: () => Promise<void>;
}

/** The members of a resource that are shown. */
interface Resource {
  readonly id: string;
  readonly attributes?: { readonly name?: string };
}

const apple = 'https://api.appstoreconnect.apple.com';

async function withThrowawayKey(): Promise<TrialRun> {
  const key = makeKey();
  const server = await FakeAppStoreConnect.start();
  server.keys.push(key);
  return {
    intro: `This uses a throwaway key and a fake App Store Connect at ${server.url}.`,
    inputs: {
      'private-key': key.pem,
      'key-id': key.keyId,
      'issuer-id': key.issuerId,
      'api-url': server.url,
    },
    api: server.url,
    next: 'Next: set ASC_KEY_ID, ASC_ISSUER_ID and ASC_PRIVATE_KEY_PATH, and run npm start -- --verify to try your own key.',
    end: () => server.close(),
  };
}

function withRealKey(inputs: Inputs): TrialRun {
  return {
    intro: `This uses your key and ${apple}.`,
    inputs,
    api: apple,
    next: 'Next: store the key as a secret and add the step to a workflow, as README.md shows.',
    end: async () => {},
  };
}

/** Uses the token as a step does with `env: TOKEN: ${{ steps.asc.outputs.token }}`. */
async function useToken(url: string, token: string): Promise<{ text: string; isFine: boolean }> {
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(url, { headers }).catch((error) => error.cause);
  if (!(response instanceof Response))
    return { text: `no response (${response?.code})`, isFine: false };
  const { data, errors = [] } = (await response.json()) as {
    readonly data?: Resource | readonly Resource[];
    readonly errors?: readonly { readonly code: string; readonly title: string }[];
  };
  const names = [data ?? []].flat().map(({ id, attributes }) => attributes?.name ?? id);
  const problems = errors.map(({ code, title }) => `${code}: ${title}`);
  return {
    text: `HTTP ${response.status}: ${(response.ok ? names : problems).join(', ')}`,
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

async function tryOut(trial: TrialRun, options: Inputs): Promise<boolean> {
  const job = new Job();
  try {
    console.log(`A trial run of the action, as on a runner.\n${trial.intro}`);
    const main = await job.main({ ...trial.inputs, ...options });
    show('Step 1, uses: OWNER/app-store-connect-token@v1', renderLog(main.stdout) + main.stderr);
    const { token = '' } = main.outputs;
    const outputs = Object.entries(main.outputs).map(
      ([name, value]) => `${name} = ${value === token ? '***' : value}`,
    );
    show('Its outputs (the log hides the token)', outputs.join('\n') || 'none');
    // A request that the scope permits.
    const [, path = '/v1/apps?limit=5'] = /^GET (\/\S+)/m.exec(options.scope ?? '') ?? [];
    const url = `${options['api-url'] ?? trial.api}${path}`;
    const use = token === '' ? undefined : await useToken(url, token);
    if (use !== undefined) show(`Step 2, GET ${path} with the token`, use.text);
    const post = await job.post(main);
    const removal = renderLog(post.stdout) + post.stderr;
    show('Post, when the job ends', removal || 'Nothing to remove.');
    return main.exitCode === 0 && use?.isFine !== false;
  } finally {
    job.end();
  }
}

try {
  const key = readKeyVariables(process.env);
  const options = readInputOptions(process.argv.slice(2));
  const trial = key === undefined ? await withThrowawayKey() : withRealKey(key);
  try {
    const isFine = await tryOut(trial, options);
    process.exitCode = isFine ? 0 : 1;
    console.log(
      isFine ? `\nIt works. ${trial.next}` : '\nIt failed: see above for the cause and the fix.',
    );
  } finally {
    await trial.end();
  }
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
