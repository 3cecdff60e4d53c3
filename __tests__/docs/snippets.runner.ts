import { beforeAll, describe, expect, test } from '@jest/globals';
import { usage } from '../../src/token-command/options.ts';
import type { ActRun } from '../support/act.ts';
import type { FakeAppStoreConnect } from '../support/app-store-connect.ts';
import { reset } from '../support/faults.ts';
import { useAct } from '../support/fixtures.ts';
import { findLeak } from '../support/keys.ts';
import { readText } from '../support/repository.ts';
import { pages, type Snippet, snippetsOf } from '../support/snippets.ts';
import { expectations, keyId } from './expectations.ts';
import { type Call, keys, type Outcome, runTrials, type Trial } from './trials.ts';

const help: Snippet = {
  name: 'app-store-connect-token --help',
  page: 'app-store-connect-token --help',
  language: 'sh',
  text: `${usage.split('\n\n').at(-1)?.replaceAll(/^ {2}/gm, '')}\n`,
};
const snippets = [
  ...pages.filter((page) => /^(?:README\.md$|docs\/)/.test(page)).flatMap(snippetsOf),
  help,
];

const waiting = 'docs/examples.md, Wait for processing in one step';
const releasing = 'README.md, A TestFlight release';
const notarizing = 'docs/examples.md, Notarize with the Notary API';
const uploading = 'docs/upload.md, With curl and jq';

/** The possible ends of what a snippet waits for, and the result of the job. */
const ends: readonly {
  readonly name: string;
  readonly end: string;
  readonly change: (server: FakeAppStoreConnect) => unknown;
  readonly result: 'success' | 'failure';
  /** The number of requests for the state. */
  readonly requests: number;
}[] = [
  {
    name: waiting,
    end: 'VALID after a while',
    change: ({ buildStates }) => buildStates.unshift(undefined, 'PROCESSING'),
    result: 'success',
    requests: 3,
  },
  {
    name: waiting,
    end: 'VALID after an outage',
    change: ({ faults }) => faults.push((_request, response) => response.writeHead(503).end()),
    result: 'success',
    requests: 2,
  },
  {
    name: waiting,
    end: 'FAILED',
    change: ({ buildStates }) => buildStates.splice(0, 1, 'PROCESSING', 'FAILED'),
    result: 'failure',
    requests: 2,
  },
  {
    name: waiting,
    end: 'INVALID',
    change: ({ buildStates }) => buildStates.splice(0, 1, 'PROCESSING', 'INVALID'),
    result: 'failure',
    requests: 2,
  },
  {
    name: releasing,
    end: 'VALID after a while',
    change: ({ buildStates }) => buildStates.unshift('PROCESSING'),
    result: 'success',
    requests: 3,
  },
  {
    name: releasing,
    end: 'FAILED',
    change: ({ buildStates }) => buildStates.splice(0, 1, 'FAILED'),
    result: 'failure',
    requests: 2,
  },
  {
    name: notarizing,
    end: 'Accepted after a while',
    change: ({ notary }) => notary.statuses.unshift('In Progress', 'In Progress'),
    result: 'success',
    requests: 4,
  },
  {
    name: notarizing,
    end: 'Invalid',
    change: ({ notary }) => notary.statuses.splice(0, 1, 'In Progress', 'Invalid'),
    result: 'failure',
    requests: 3,
  },
  {
    name: notarizing,
    end: 'Rejected',
    change: ({ notary }) => notary.statuses.splice(0, 1, 'In Progress', 'Rejected'),
    result: 'failure',
    requests: 3,
  },
  {
    name: uploading,
    end: 'COMPLETE after a while',
    change: ({ buildUploads }) => buildUploads.states.unshift('PROCESSING'),
    result: 'success',
    requests: 9,
  },
  {
    name: uploading,
    end: 'COMPLETE after faults that pass',
    change: ({ targetedFaults }) =>
      targetedFaults.push(
        { request: /^PUT .*\/2\?/, fault: reset },
        { request: /^GET /, fault: (_request, response) => response.writeHead(404).end() },
      ),
    result: 'success',
    requests: 10,
  },
  {
    name: uploading,
    end: 'FAILED',
    change: ({ buildUploads }) => buildUploads.states.splice(1, 1, 'FAILED'),
    result: 'failure',
    requests: 8,
  },
];

const runnable = snippets.flatMap((snippet): readonly Trial[] => {
  const run = expectations[snippet.name];
  return run === undefined || 'reason' in run ? [] : [{ title: snippet.name, snippet, run }];
});
const online = runnable
  .filter(({ run }) => run.isOffline === undefined)
  .map((trial) => ({ ...trial, isRefused: true }));
const endings = ends.flatMap((end) =>
  runnable
    .filter(({ title }) => title === end.name)
    .map((trial) => ({ ...trial, ...end, title: `${end.name}: ${end.end}` })),
);
const withoutCommand = runnable
  // The release builds and uploads before it calls the command.
  .filter(({ title }) => title !== releasing)
  .filter(({ snippet }) => /(?<!\/)app-store-connect-token/.test(snippet.text))
  .map((trial) => ({ ...trial, isCommandGone: true }));
const trials: readonly Trial[] = [...runnable, ...online, ...withoutCommand, ...endings];

const act = useAct();
let run: ActRun;
let outcomes: readonly Outcome[];
beforeAll(async () => {
  ({ run, outcomes } = await runTrials(act, trials));
}, 300_000); // 20 seconds on an idle machine with two cores

function outcomeOf(trial: Trial): Outcome {
  const outcome = outcomes[trials.indexOf(trial)];
  if (outcome === undefined) throw new Error(`${trial.title} was not run`);
  return outcome;
}

/** Formats a call in shell syntax. */
function line({ args }: Call): string {
  return args.map((arg) => (/\s/.test(arg) ? `'${arg}'` : arg)).join(' ');
}

/** The calls, sorted for a matrix because its jobs run at the same time. */
function callsOf({ calls, results }: Outcome): readonly string[] {
  return results.length > 1 ? calls.map(line).toSorted() : calls.map(line);
}

/** The environment of the last call, with one key ID for all jobs of a matrix. */
function envOf({ calls }: Outcome): unknown {
  const text = JSON.stringify(calls.at(-1)?.env ?? {});
  return JSON.parse(text.replaceAll(/RED2345678|BLUE234567/g, keyId));
}

/** Returns the requests. Consecutive parts of a file count as one. */
function requestsOf({ requests }: Outcome): readonly string[] {
  const all = requests.map(({ method, target }) => `${method} ${target}`);
  const lines = all.map((line) => line.replace(/^(PUT \/object-storage\/[\w-]+)\/.*/, '$1'));
  return lines.filter((line, index) => !line.startsWith('PUT ') || line !== lines[index - 1]);
}

/** Trials as rows of `test.each`. */
function rowsOf<T extends Trial>(trials: readonly T[]): readonly (readonly [string, T])[] {
  return trials.map((trial) => [trial.title, trial]);
}

test('every snippet has an expectation, and every expectation a snippet', () => {
  expect(snippets.map(({ name }) => name).toSorted()).toEqual(Object.keys(expectations).toSorted());
  expect(endings).toHaveLength(ends.length);
  expect(withoutCommand).toHaveLength(5);
});

describe('with a valid key', () => {
  test.each(rowsOf(runnable))('%s', (_title, trial) => {
    const outcome = outcomeOf(trial);
    expect(new Set(outcome.results)).toEqual(new Set(['success']));
    const { calls = [], env = {}, requests = [], isConcurrent = false, prints } = trial.run;
    expect(callsOf(outcome)).toEqual(calls);
    expect(envOf(outcome)).toEqual(env);
    const inOrder = (list: readonly string[]): readonly string[] =>
      isConcurrent ? list.toSorted() : list;
    expect(inOrder(requestsOf(outcome))).toEqual(inOrder(requests));
    expect(outcome.requests.filter(({ status }) => status !== 200 && status !== 201)).toEqual([]);
    if (prints !== undefined) expect(outcome.printed).toContain(prints);
  });
});

describe('with a key that Apple rejects, fails', () => {
  test.each(rowsOf(online))('%s', (_title, trial) => {
    const outcome = outcomeOf(trial);
    const { calls = [], requests = [], jobsBefore = 0 } = trial.run;
    expect(new Set(outcome.results.slice(jobsBefore))).toEqual(new Set(['failure']));
    expect(calls).toEqual(expect.arrayContaining([...callsOf(outcome)]));
    expect(new Set(outcome.requests.map(({ status }) => status))).toEqual(
      new Set(requests.length > 0 ? [401] : []),
    );
    if (requests.length === 0) expect(callsOf(outcome)).toContain(calls.at(-1));
  });
});

describe('without a token from the command, fails before it contacts Apple or calls a tool', () => {
  test.each(rowsOf(withoutCommand))('%s', (_title, trial) => {
    const outcome = outcomeOf(trial);
    expect(outcome.results).toEqual(['failure']);
    expect(outcome.requests.filter(({ token }) => token !== '')).toEqual([]);
    expect(outcome.calls.filter(({ args }) => !['curl', 'sleep'].includes(args[0] ?? ''))).toEqual(
      [],
    );
  });
});

describe('ends correctly if the state is', () => {
  test.each(rowsOf(endings))('%s', (_title, trial) => {
    const outcome = outcomeOf(trial);
    expect(outcome.results).toEqual([trial.result]);
    expect(outcome.requests).toHaveLength(trial.requests);
    expect(outcome.printed).toContain(trial.end.split(' ')[0]);
  });
});

test('each team of a matrix uses its own key', () => {
  const calls = trials
    .filter(({ snippet, isRefused }) => /^ {4}strategy:/m.test(snippet.text) && !isRefused)
    .flatMap((trial) => outcomeOf(trial).calls.filter(({ args }) => args[0] === 'bundle'));
  const ids = calls.map(({ env }) => env.APP_STORE_CONNECT_API_KEY_KEY_ID);
  expect(ids.toSorted()).toEqual([keys.blue.keyId, keys.red.keyId]);
});

test.each([
  ['goreleaser', /\.Env\.(\w+)/g, /^MACOS_/],
  ['eas', /\$(\w+)/g, /^EXPO_ASC_/],
])('the configuration of %s uses the variables of its step', (tool, mention, own) => {
  const name = `docs/tools.md, ${tool}`;
  const { text = '' } = snippets.find((snippet) => snippet.name === `${name} 2`) ?? {};
  const variables = [...text.matchAll(mention)].map(([, variable]) => variable);
  const row = expectations[name];
  const env = Object.keys((row && 'env' in row && row.env) || {});
  expect(variables.toSorted()).toEqual(env.filter((variable) => own.test(variable)).toSorted());
  expect(variables.length).toBeGreaterThan(2);
});

test('the npm scripts in README exist', () => {
  const { scripts } = JSON.parse(readText('package.json'));
  const calls = runnable
    .filter(({ title }) => title === 'README.md, Contributing')
    .flatMap((trial) => outcomeOf(trial).calls.map(({ args: [, script = ''] }) => script));
  expect(['ci', ...Object.keys(scripts)]).toEqual(expect.arrayContaining(calls));
  expect(calls).toHaveLength(4);
});

test('no argument list contains a token', () => {
  const withToken = outcomes
    .flatMap(({ calls }) => calls)
    .filter(({ args }) => args.some((arg) => arg.includes('<token>')));
  expect(outcomes.flatMap(({ calls }) => calls).length).toBeGreaterThan(50);
  expect(withToken).toEqual([]);
});

test('the log contains no token and no piece of a key', () => {
  const { text } = run.log;
  for (const { pem } of Object.values(keys)) expect(findLeak(text, pem)).toBeUndefined();
  expect(text).not.toMatch(/eyJ[\w-]{20}|Signature=/);
});
