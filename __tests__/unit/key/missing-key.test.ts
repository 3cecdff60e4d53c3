import { expect, test } from '@jest/globals';
import { describeUnexpectedSkip, missingKeyError } from '../../../src/key/missing-key.ts';

const pull = (head: string | undefined, login = 'octocat'): unknown => ({
  pull_request: {
    user: { login },
    head: { repo: head === undefined ? null : { full_name: head } },
    base: { repo: { full_name: 'octo/app' } },
  },
});
const headOnly = { pull_request: { head: { repo: { full_name: 'eve/app' } } } };
const firstCause = (eventName: string, payload: unknown, actor = 'octocat'): string =>
  missingKeyError({ eventName, actor, payload }).fix.split('\n')[0] ?? '';

test.each([
  [
    'a pull request from a fork',
    'pull_request',
    pull('eve/app'),
    'octocat',
    /comes from a fork.*skip-without-key: true/,
  ],
  [
    'a pull request from a deleted fork',
    'pull_request',
    pull(undefined),
    'octocat',
    /comes from a fork/,
  ],
  [
    'a pull request of Dependabot',
    'pull_request',
    pull('octo/app', 'dependabot[bot]'),
    'octocat',
    /Dependabot.*--app dependabot/,
  ],
  [
    'a review of a pull request from a fork',
    'pull_request_review',
    pull('eve/app'),
    'octocat',
    /fork/,
  ],
  [
    'an event that only ends like a pull request',
    'my_pull_request',
    pull('eve/app'),
    '',
    /has a typo/,
  ],
  ['a pull request without details', 'pull_request', {}, '', /has a typo/],
  ['a pull request whose payload is null', 'pull_request', null, '', /has a typo/],
  ['a pull request without its target', 'pull_request', headOnly, '', /has a typo/],
  ['a payload with holes', 'pull_request', { pull_request: { head: null } }, '', /has a typo/],
  ['a deployment', 'deployment_status', {}, 'octocat', /environment: <name>/],
  ['an event that only ends like a release', 'prerelease', {}, 'octocat', /has a typo/],
  ['a push of Dependabot', 'push', {}, 'dependabot[bot]', /Dependabot/],
  [
    'a push in a fork',
    'push',
    { repository: { fork: true } },
    'octocat',
    /This repository is a fork.*skip-without-key: true/,
  ],
  ['a release', 'release', {}, 'octocat', /environment: <name>/],
  ['a push', 'push', {}, 'octocat', /typo.*gh secret list/],
  ['a pull request from the same repository', 'pull_request', pull('octo/app'), 'octocat', /typo/],
  [
    'pull_request_target from a fork, which has secrets',
    'pull_request_target',
    pull('eve/app'),
    'octocat',
    /typo/,
  ],
  ['no event at all', '', {}, '', /typo/],
])('names the likely cause first: %s', (_name, eventName, payload, actor, expected) => {
  expect(firstCause(eventName, payload, actor)).toMatch(expected);
});

test('lists the other possible causes, and no impossible one', () => {
  const { fix } = missingKeyError({ eventName: 'push', actor: 'octocat', payload: {} });
  expect(fix).toContain('secrets: inherit');
  expect(fix).not.toMatch(/fork|Dependabot/);
});

test('names the file of private-key-path if that is what is empty', () => {
  const event = { eventName: 'push', actor: 'octocat', payload: {} };
  expect(missingKeyError(event)).toMatchObject({ title: 'private-key is empty' });
  expect(missingKeyError(event, 'AuthKey_X.p8')).toMatchObject({
    code: 'KEY_MISSING',
    title: 'The key file is empty',
    detail: expect.stringMatching(/^private-key-path names AuthKey_X\.p8, which is empty\./),
  });
  expect(missingKeyError(event, 'MIGHAgEAMBMG').detail).toMatch(/^private-key-path names a file,/);
});

test.each<readonly [string, string, unknown, string]>([
  ['a pull request from a fork', 'pull_request', pull('eve/app'), 'octocat'],
  ['a push of Dependabot', 'push', {}, 'dependabot[bot]'],
  ['a push in a fork', 'push', { repository: { fork: true } }, 'octocat'],
])('skipping without a key is expected on %s', (_name, eventName, payload, actor) => {
  expect(describeUnexpectedSkip({ eventName, actor, payload })).toBeUndefined();
});

test.each<readonly [string, string, unknown]>([
  ['a push', 'push', {}],
  ['a release', 'release', {}],
  ['a pull request from the same repository', 'pull_request', pull('octo/app')],
  ['no event at all', '', {}],
])('skipping without a key is unexpected on %s', (_name, eventName, payload) => {
  expect(describeUnexpectedSkip({ eventName, actor: 'octocat', payload })).toMatch(
    /^skip-without-key is true, so this step was skipped\. .*Check:\n[\s\S]*typo.*gh secret list/,
  );
});

test('lists the causes of a push if the event is unknown', () => {
  const push = missingKeyError({ eventName: 'push', actor: 'octocat', payload: {} });
  expect(missingKeyError()).toMatchObject({ code: 'KEY_MISSING', fix: push.fix });
});
