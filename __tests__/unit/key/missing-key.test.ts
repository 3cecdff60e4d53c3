import { expect, test } from '@jest/globals';
import { missingKeyError } from '../../../src/key/missing-key.ts';

const pull = (head: string | undefined, login = 'octocat'): unknown => ({
  pull_request: {
    user: { login },
    head: { repo: head === undefined ? null : { full_name: head } },
    base: { repo: { full_name: 'octo/app' } },
  },
});
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
    /misspelled/,
  ],
  ['a pull request without details', 'pull_request', {}, '', /misspelled/],
  ['a pull request whose payload is null', 'pull_request', null, '', /misspelled/],
  ['a payload with holes', 'pull_request', { pull_request: { head: null } }, '', /misspelled/],
  ['a deployment', 'deployment_status', {}, 'octocat', /environment: <name>/],
  ['an event that only ends like a release', 'prerelease', {}, 'octocat', /misspelled/],
  ['a push of Dependabot', 'push', {}, 'dependabot[bot]', /Dependabot/],
  ['a release', 'release', {}, 'octocat', /environment: <name>/],
  ['a push', 'push', {}, 'octocat', /misspelled.*gh secret list/],
  [
    'a pull request from the same repository',
    'pull_request',
    pull('octo/app'),
    'octocat',
    /misspelled/,
  ],
  [
    'pull_request_target from a fork, which has secrets',
    'pull_request_target',
    pull('eve/app'),
    'octocat',
    /misspelled/,
  ],
  ['no event at all', '', {}, '', /misspelled/],
])('names the likely cause first: %s', (_name, eventName, payload, actor, expected) => {
  expect(firstCause(eventName, payload, actor)).toMatch(expected);
});

test('lists the other possible causes, and no impossible one', () => {
  const { fix } = missingKeyError({ eventName: 'push', actor: 'octocat', payload: {} });
  expect(fix).toContain('secrets: inherit');
  expect(fix).not.toMatch(/fork|Dependabot/);
});
