import { describe, expect, test } from '@jest/globals';
import {
  assertTlsChecked,
  configError,
  logInBefore,
  loginError,
  placeOf,
  readVariable,
  textAt,
  uriError,
} from '../../../src/signing/service.ts';
import { keyServiceApi } from '../../support/key-service-api.ts';

/** What `run` throws. */
function errorOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

test.each([
  ['https://kms.example.com', 'kms.example.com'],
  ['http://[::1]:8200', '[::1]:8200'],
])('the place of a service at %s has its host', (url, host) => {
  expect(placeOf(keyServiceApi({ url }))).toBe(`A service at ${host} (from A_VARIABLE)`);
});

describe('a variable', () => {
  const names = ['FIRST', 'SECOND'];
  const read = (env: NodeJS.ProcessEnv): unknown => readVariable(env, names, /^[a-z]+$/);

  test.each<readonly [NodeJS.ProcessEnv, unknown]>([
    [
      { FIRST: 'a', SECOND: 'b' },
      { name: 'FIRST', value: 'a' },
    ],
    [
      { FIRST: '', SECOND: 'b' },
      { name: 'SECOND', value: 'b' },
    ],
    [
      { FIRST: ' \n', SECOND: 'b' },
      { name: 'SECOND', value: 'b' },
    ],
    [{ FIRST: ' a\n' }, { name: 'FIRST', value: 'a' }],
    [{ FIRST: '', SECOND: ' ' }, undefined],
    [{ THIRD: 'c' }, undefined],
  ])('of %j is %j', (env, found) => {
    expect(read(env)).toEqual(found);
  });

  test('that does not match is rejected by its name and length, but not quoted', () => {
    const error = errorOf(() => read({ FIRST: ' secret1 ', SECOND: 'b' }));
    expect(error).toMatchObject({
      code: 'SIGNER_CONFIG_INVALID',
      title: 'Invalid FIRST',
      detail: expect.stringContaining('It has 7 characters'),
      fix: expect.stringContaining('Correct FIRST'),
    });
    expect(JSON.stringify(error) + String(error)).not.toContain('secret1');
  });
});

describe('TLS certificates', () => {
  const names = ['FIRST_SKIP', 'SECOND_SKIP'];

  test.each<readonly [NodeJS.ProcessEnv]>([
    [{}],
    [{ NODE_TLS_REJECT_UNAUTHORIZED: '1' }],
    [{ FIRST_SKIP: '', SECOND_SKIP: ' ' }],
    [{ FIRST_SKIP: '0', SECOND_SKIP: ' f\n' }],
    [{ FIRST_SKIP: 'False', OTHER_SKIP: '1' }],
  ])('are checked with %j', (env) => {
    expect(() => assertTlsChecked(env, names)).not.toThrow();
  });

  test.each<readonly [NodeJS.ProcessEnv, string]>([
    [{ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'NODE_TLS_REJECT_UNAUTHORIZED'],
    [{ NODE_TLS_REJECT_UNAUTHORIZED: '0', FIRST_SKIP: '1' }, 'NODE_TLS_REJECT_UNAUTHORIZED'],
    [{ FIRST_SKIP: '1' }, 'FIRST_SKIP'],
    [{ FIRST_SKIP: 'false', SECOND_SKIP: 'true' }, 'SECOND_SKIP'],
    [{ SECOND_SKIP: '00' }, 'SECOND_SKIP'],
    [{ SECOND_SKIP: 'of' }, 'SECOND_SKIP'],
  ])('are not with %j, because of %s', (env, name) => {
    expect(errorOf(() => assertTlsChecked(env, names))).toMatchObject({
      code: 'TLS_UNCHECKED',
      detail: expect.stringMatching(new RegExp(`^${name} is set`)),
      fix: expect.stringMatching(new RegExp(`^Remove ${name} `)),
    });
  });
});

describe('the text at a path', () => {
  test.each<readonly [unknown, readonly string[], string]>([
    [{ a: { b: 'text' } }, ['a', 'b'], 'text'],
    ['text', [], 'text'],
    [{ a: 'text' }, ['a'], 'text'],
    [{ a: 'text' }, ['b'], ''],
    [{ a: 'text' }, ['a', 'b'], ''],
    [{ a: { b: 1 } }, ['a', 'b'], ''],
    [{ a: { b: { c: 'text' } } }, ['a', 'b'], ''],
    [{ a: null }, ['a', 'b'], ''],
    [null, ['a'], ''],
    [undefined, ['a', 'b'], ''],
  ])('of %j, %j, is %j', (value, path, text) => {
    expect(textAt(value, ...path)).toBe(text);
  });
});

test('errors in the configuration say what to write', () => {
  expect(uriError('kms://KEY')).toMatchObject({
    code: 'SIGNER_CONFIG_INVALID',
    title: 'Invalid private-key-uri',
    fix: 'Write kms://KEY.',
  });
  expect(configError('Title', 'Detail.', 'Fix.')).toMatchObject({
    code: 'SIGNER_CONFIG_INVALID',
    title: 'Title',
    detail: 'Detail.',
    fix: 'Fix.',
  });
  expect(loginError('TOKEN is not set.', logInBefore('a/login', 'TOKEN'))).toMatchObject({
    code: 'SIGNER_LOGIN',
    title: 'No credentials for the key service',
    detail: 'TOKEN is not set.',
    fix: 'Run a/login first, and pass the result as TOKEN in `env:` of this step.',
  });
});
