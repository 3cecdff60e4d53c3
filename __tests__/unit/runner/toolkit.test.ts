import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ActionError } from '../../../src/errors/action-error.ts';
import * as actions from '../../../src/runner/toolkit.ts';

const variables = ['OUTPUT', 'ENV', 'PATH', 'STATE'] as const;
const { env, exitCode } = process;
let directory: string;
let stdout: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'actions-'));
  process.env = { PATH: '/bin' };
  for (const name of variables) {
    process.env[`GITHUB_${name}`] = join(directory, name);
    writeFileSync(join(directory, name), '');
  }
  stdout = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    stdout += String(chunk);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.env = env;
  process.exitCode = exitCode;
  rmSync(directory, { recursive: true });
});

/** The pairs of a file command, in order. */
function pairs(name: (typeof variables)[number]): readonly (readonly [string, string])[] {
  const text = readFileSync(join(directory, name), 'utf8');
  const blocks = text.matchAll(/^(.+?)<<(ghadelimiter_.+)\n([\s\S]*?)\n\2\n/gm);
  return [...blocks].map(([, key = '', , value = '']) => [key, value]);
}

describe('getInput', () => {
  test('keeps white space, and reads an omitted input as empty', () => {
    process.env['INPUT_PRIVATE-KEY'] = ' key\n';
    expect(actions.getInput('private-key')).toBe(' key\n');
    expect(actions.getInput('key-id')).toBe('');
  });
});

describe('getBooleanInput', () => {
  test.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    [' true ', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
    ['', false],
    ['  ', false],
  ])('reads %j as %p', (text, value) => {
    process.env.INPUT_VERIFY = text;
    expect(actions.getBooleanInput('verify')).toBe(value);
  });

  test('reads an omitted flag as false', () => {
    expect(actions.getBooleanInput('verify')).toBe(false);
  });

  test.each([
    ['yes', 'true'],
    ['1', 'true'],
    ['on', 'true'],
    ['tRUE', 'true'],
    ['true false', 'true'],
    ['no', 'false'],
    ['0', 'false'],
    ['off', 'false'],
    ['fALSE', 'false'],
  ])('rejects %s, showing it, with the fix %s', (text, meant) => {
    process.env.INPUT_VERIFY = text;
    expect(() => actions.getBooleanInput('verify')).toThrow(
      expect.objectContaining({
        code: 'INPUT_NOT_BOOLEAN',
        title: 'verify must be true or false',
        detail: `verify is "${text}". YAML 1.2 booleans are true, True, TRUE, false, False and FALSE.`,
        fix: `Write verify: ${meant}, or remove it, which means false.`,
        cause: expect.objectContaining({ name: 'TypeError' }),
      }),
    );
  });

  test('does not show a long value, which may be a secret', () => {
    process.env.INPUT_VERIFY = 'MIGHAgEAMBMG';
    expect(() => actions.getBooleanInput('verify')).toThrow(
      expect.objectContaining({
        detail: expect.stringMatching(/^verify has another value\. YAML 1\.2/),
        message: expect.not.stringContaining('MIGHAgEAMBMG'),
      }),
    );
  });
});

test('setSecrets has the runner hide each secret, in order, with line breaks and percent signs escaped', () => {
  actions.setSecrets(['first', 'a%b\nc', 'last']);
  expect(stdout).toBe('::add-mask::first\n::add-mask::a%25b%0Ac\n::add-mask::last\n');
});

describe('file commands', () => {
  test('setOutputs sets outputs with a value, in order, and no others', () => {
    actions.setOutputs({ token: 'JWT', 'issuer-id': undefined, available: 'true', empty: '' });
    expect(pairs('OUTPUT')).toEqual([
      ['token', 'JWT'],
      ['available', 'true'],
      ['empty', ''],
    ]);
    expect(stdout).toBe('');
  });

  test('exportVariables sets variables for later steps', () => {
    actions.exportVariables({ A: '1', B: 'two\nlines' });
    expect(pairs('ENV')).toEqual([
      ['A', '1'],
      ['B', 'two\nlines'],
    ]);
    expect(stdout).toBe('');
  });

  test('addPath puts a directory before the PATH of later steps', () => {
    actions.addPath('/temp/my bin');
    expect(readFileSync(join(directory, 'PATH'), 'utf8')).toBe('/temp/my bin\n');
    expect(stdout).toBe('');
  });

  test('saveState leaves a text to the post phase, and getState reads it there', () => {
    actions.saveState('placed', '{"files":[]}');
    expect(pairs('STATE')).toEqual([['placed', '{"files":[]}']]);
    expect(actions.getState('placed')).toBe('');
    process.env.STATE_placed = '{"files":[]}';
    expect(actions.getState('placed')).toBe('{"files":[]}');
  });
});

describe('the log', () => {
  test('receives lines, debug lines and groups', () => {
    actions.info('a line');
    actions.debug('first\nsecond');
    actions.logGroup('Title', ['one', 'two']);
    expect(stdout.split('\n')).toEqual([
      'a line',
      '::debug::first%0Asecond',
      '::group::Title',
      'one',
      'two',
      '::endgroup::',
      '',
    ]);
  });

  test('receives each annotation at its level', () => {
    actions.annotate([
      { level: 'warning', title: 'Clock: wrong', message: 'one\ntwo' },
      { level: 'notice', title: 'No effect', message: 'three' },
    ]);
    expect(stdout.split('\n')).toEqual([
      '::warning title=Clock%3A wrong::one%0Atwo',
      '::notice title=No effect::three',
      '',
    ]);
  });
});

describe('setFailed', () => {
  const known = new ActionError({
    code: 'KEY_MISSING',
    title: 'There is no key',
    detail: 'It is empty.',
    fix: 'Set it.',
  });

  test('fails the step with one annotation that holds the detail and the fix', () => {
    const shown = actions.setFailed(known);
    expect({ ...shown, message: shown.message }).toEqual({ ...known, message: known.message });
    expect(stdout).toBe(
      '::error title=There is no key::It is empty.%0AFix: Set it.%0ACode: KEY_MISSING\n',
    );
    expect(process.exitCode).toBe(1);
  });

  test('links to the page that explains the code, at the version that runs', () => {
    Object.assign(process.env, {
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_ACTION_REPOSITORY: 'octo/action',
      GITHUB_ACTION_REF: 'v1',
    });
    actions.setFailed(known);
    expect(stdout).toContain(
      'Code: KEY_MISSING (https://github.com/octo/action/blob/v1/docs/troubleshooting.md#key_missing)\n',
    );
  });

  test.each(['GITHUB_SERVER_URL', 'GITHUB_ACTION_REPOSITORY', 'GITHUB_ACTION_REF'])(
    'omits the link without %s',
    (missing) => {
      Object.assign(process.env, {
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_ACTION_REPOSITORY: 'octo/action',
        GITHUB_ACTION_REF: 'v1',
        [missing]: '',
      });
      actions.setFailed(known);
      expect(stdout).toMatch(/Code: KEY_MISSING\n$/);
    },
  );

  test('prints the cause of a known error in debug mode only', () => {
    const cause = new Error('EACCES at /secret');
    actions.setFailed(new ActionError({ ...known, title: 'T', detail: 'D', fix: 'F', cause }));
    const [debug, error] = stdout.split('\n');
    expect(debug).toMatch(/^::debug::Error: EACCES at \/secret%0A +at /);
    expect(error).toMatch(/^::error title=T::D%0AFix: F%0ACode: KEY_MISSING$/);
  });

  test.each<readonly [string, unknown, string]>([
    ['an error', new RangeError('s3cret'), 'RangeError'],
    ['an error of a system call', Object.assign(new Error('s3cret'), { code: 'EIO' }), 'Error'],
    ['a string', 's3cret', 'string'],
    ['an object', { message: 's3cret' }, 'object'],
    ['undefined', undefined, 'undefined'],
  ])('reports %s thrown unexpectedly by its kind, never by its message', (_name, error, kind) => {
    const { code, title, detail, fix } = actions.setFailed(error);
    expect(code).toBe('UNEXPECTED');
    expect(detail).toContain(`An unexpected error of the kind ${kind}.`);
    expect(title + detail + fix).not.toContain('s3cret');
    // The runner shows debug lines under RUNNER_DEBUG only.
    const shown = stdout.split('\n').filter((line) => !line.startsWith('::debug::'));
    expect(shown).toEqual([expect.stringMatching(/^::error title=.*%0ACode: UNEXPECTED$/), '']);
    expect(shown.join('\n')).not.toContain('s3cret');
    expect(process.exitCode).toBe(1);
  });

  test('prints the stack of an unexpected error in debug mode', () => {
    actions.setFailed(new RangeError('out of range'));
    expect(stdout).toMatch(/^::debug::RangeError: out of range%0A +at .*toolkit\.test\.ts/);
  });
});
