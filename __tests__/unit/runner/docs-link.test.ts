import { expect, test } from '@jest/globals';
import { docsLink } from '../../../src/runner/docs-link.ts';

const env = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_ACTION_REPOSITORY: 'octo/action',
  GITHUB_ACTION_REF: 'v1',
};

test('is the section of the code, in the version of the action that runs', () => {
  expect(docsLink(env, 'KEY_MISSING')).toBe(
    'https://github.com/octo/action/blob/v1/docs/troubleshooting.md#key_missing',
  );
  expect(docsLink({ ...env, GITHUB_ACTION_REF: 'release/v1.2' }, 'TLS_FAILED')).toBe(
    'https://github.com/octo/action/blob/release/v1.2/docs/troubleshooting.md#tls_failed',
  );
});

test.each([
  [
    'on GitHub Enterprise Server, whose actions may come from github.com',
    { GITHUB_SERVER_URL: 'https://github.example.com' },
  ],
  ['on a server of GitHub Enterprise Cloud', { GITHUB_SERVER_URL: 'https://octo.ghe.com' }],
  ['without the server', { GITHUB_SERVER_URL: undefined }],
  ['without the repository, as for a local action', { GITHUB_ACTION_REPOSITORY: '' }],
  ['without the version', { GITHUB_ACTION_REF: undefined }],
  ['with a repository that is none', { GITHUB_ACTION_REPOSITORY: 'a/b"><b>' }],
  ['with a version that needs escaping', { GITHUB_ACTION_REF: 'v1"#' }],
])('is unknown %s', (_name, change) => {
  expect(docsLink({ ...env, ...change }, 'KEY_MISSING')).toBeUndefined();
});
