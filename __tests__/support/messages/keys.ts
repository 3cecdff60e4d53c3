import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bodyOf } from '../keys.ts';
import { rejectedKeys } from '../rejected-keys.ts';
import type { Inputs } from '../runner.ts';
import { fromFile, individual, type MessageCase, type MessageCases, team } from './scene.ts';

/** Texts whose message differs from that of the first text with the same code. */
const others = [
  'half the body',
  'a key with one character changed',
  'a key with bytes after it',
  'JSON of a service account',
];

const entries = Object.entries(rejectedKeys);
const chosen = entries.filter(
  ([name, [code]], index) =>
    others.includes(name) || entries.findIndex(([, [entryCode]]) => entryCode === code) === index,
);

const rejected: MessageCases = Object.fromEntries(
  chosen.map(([name, [, make]]) => [
    `private-key: ${name}`,
    team(
      ({ key }) => ({ 'private-key': make(key.pem) }),
      // RSA keys and certificates vary in length.
      /RSA|certificate/.test(name) ? { unstable: /\d+(?= (?:characters|lines))/g } : {},
    ),
  ]),
);

/** A run without a key on an event. */
export function missingKey(
  event: { readonly name: string; readonly actor?: string; readonly payload?: object },
  inputs: Inputs = {},
): MessageCase {
  const file = (directory: string): string => join(directory, 'event.json');
  return team(
    { 'private-key': '', ...inputs },
    {
      prepare: ({ job }) => writeFileSync(file(job.directory), JSON.stringify(event.payload ?? {})),
      env: ({ job }) => ({
        GITHUB_EVENT_NAME: event.name,
        GITHUB_EVENT_PATH: file(job.directory),
        GITHUB_ACTOR: event.actor ?? 'octocat',
      }),
    },
  );
}

/** A pull request from a fork. */
export const forkEvent = {
  name: 'pull_request',
  payload: {
    pull_request: {
      head: { repo: { full_name: 'eve/app' } },
      base: { repo: { full_name: 'octo/app' } },
    },
  },
} as const;

/** A pull request by Dependabot. */
export const dependabotEvent = { name: 'pull_request', actor: 'dependabot[bot]' } as const;

/** A run with the path of a file that `make` creates. */
export function fromMadeFile(name: string, make: (path: string) => unknown): MessageCase {
  return { ...fromFile(name), prepare: ({ job }) => make(join(job.workspace, name)) };
}

/** Runs whose key is missing, unreadable or not a key, or whose IDs do not match it. */
export const keyCases: MessageCases = {
  'no private-key, on a push': missingKey({ name: 'push' }),
  'no private-key, on a release': missingKey({ name: 'release' }),
  'no private-key, in a pull request from a fork': missingKey(forkEvent),
  'no private-key, in a pull request by Dependabot': missingKey(dependabotEvent),
  'private-key-path: a directory': fromMadeFile('keys', (path) => mkdirSync(path)),
  'private-key-path: a pipe': fromMadeFile('key.p8', (path) => execFileSync('mkfifo', [path])),
  'private-key-path: a file of over 1 MB': fromMadeFile('key.p8', (path) =>
    writeFileSync(path, 'x'.repeat(1024 * 1024 + 1)),
  ),
  ...rejected,
  'key-id: an issuer ID': team({ 'key-id': '57246542-96fe-1a63-e053-0824d011072b' }),
  'key-id: a piece of the key': team(({ key }) => ({
    'key-id': /[A-Za-z0-9]{10}/.exec(bodyOf(key.pem))?.[0] ?? '',
  })),
  'a JSON key whose ID differs from key-id': team(({ key }) => ({
    'private-key': JSON.stringify({
      key_id: 'JSON123456',
      key: key.pem,
    }),
  })),
  'private-key-path: ApiKey_ABCDE12345.p8, with issuer-id': fromFile('ApiKey_ABCDE12345.p8'),
  'private-key-path: AuthKey_ABCDE12345.p8, without issuer-id': fromFile('AuthKey_ABCDE12345.p8', {
    'issuer-id': '',
  }),
  'private-key-path: AuthKey_OTHER12345.p8, with another key-id': fromFile('AuthKey_OTHER12345.p8'),
  'key-id: abcde12345': team({ 'key-id': 'abcde12345' }),
  'no issuer-id': individual(),
};
