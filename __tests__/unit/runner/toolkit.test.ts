import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { EOL, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ActionError } from '../../../src/errors/action-error.ts';
import * as actions from '../../../src/runner/toolkit.ts';
import { withLineFeeds } from '../../support/line-feeds.ts';

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
    stdout += withLineFeeds(String(chunk));
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
  const text = withLineFeeds(readFileSync(join(directory, name), 'utf8'));
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
    ['yes', '"yes"', 'Write verify: true.'],
    ['1', '"1"', 'Write verify: true.'],
    ['On', '"On"', 'Write verify: true.'],
    ['enabled', '"enabled"', 'Write verify: true.'],
    ['no', '"no"', 'Write verify: false.'],
    ['0', '"0"', 'Write verify: false.'],
    ['off', '"off"', 'Write verify: false.'],
    ['never', '"never"', 'Write verify: false.'],
    ['tRUE', '"tRUE"', 'Write verify: true or verify: false.'],
    ['true false', 'a value of 10 characters', 'Write verify: true or verify: false.'],
    ['MIGHAgEAMBMG', 'a value of 12 characters', 'Write verify: true or verify: false.'],
  ])('rejects %s as %s, and suggests the boolean it means', (text, shown, fix) => {
    process.env.INPUT_VERIFY = text;
    expect(() => actions.getBooleanInput('verify')).toThrow(
      expect.objectContaining({
        code: 'INPUT_NOT_BOOLEAN',
        title: 'verify must be true or false',
        detail: `verify is ${shown}. YAML 1.2 has the booleans true, True, TRUE, false, False and FALSE.`,
        fix,
        cause: expect.objectContaining({ name: 'TypeError' }),
      }),
    );
  });
});

test('setSecrets masks each secret, in order, with line breaks and percent signs escaped', () => {
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

  test('addPath prepends a directory to the PATH of later steps', () => {
    actions.addPath('/temp/my bin');
    expect(readFileSync(join(directory, 'PATH'), 'utf8')).toBe(`/temp/my bin${EOL}`);
    expect(stdout).toBe('');
  });

  test('saveState saves a text for the post phase, and getState reads it there', () => {
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
      { level: 'warning', title: 'Clock: off', message: 'one\ntwo' },
      { level: 'notice', title: 'No effect', message: 'three' },
    ]);
    expect(stdout.split('\n')).toEqual([
      '::warning title=Clock%3A off::one%0Atwo',
      '::notice title=No effect::three',
      '',
    ]);
  });
});

describe('stepId', () => {
  test.each([
    ['asc', 'asc'],
    ['asc_2', 'asc_2'],
    ['__octo_app-store-connect-token', undefined],
    ['', undefined],
    ['a b', undefined],
  ])('reads %j as %j', (name, id) => {
    process.env.GITHUB_ACTION = name;
    expect(actions.stepId()).toBe(id);
  });
});

describe('setFailed', () => {
  const known = new ActionError({
    code: 'KEY_MISSING',
    title: 'private-key is empty',
    detail: 'The secret is empty.',
    fix: 'Set it.',
  });
  const several = (...problems: ActionError[]): ActionError =>
    new ActionError({ code: 'SEVERAL_PROBLEMS', title: 'T', detail: '', fix: 'F', problems });

  test('fails the step with one annotation that contains the detail and the fix', () => {
    const shown = actions.setFailed(known);
    expect({ ...shown, message: shown.message }).toEqual({ ...known, message: known.message });
    expect(stdout).toBe(
      '::error title=private-key is empty::The secret is empty.%0AFix: Set it.%0ACode: KEY_MISSING\n',
    );
    expect(process.exitCode).toBe(1);
  });

  test('links each code to the section that explains it', () => {
    Object.assign(process.env, {
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_ACTION_REPOSITORY: 'octo/action',
      GITHUB_ACTION_REF: 'v1',
    });
    const page = 'https://github.com/octo/action/blob/v1/docs/troubleshooting.md';
    actions.setFailed(known);
    expect(stdout).toContain(`%0ACode: KEY_MISSING (${page}#key_missing)\n`);
    const parts = { title: 'U', detail: 'D', fix: 'F' };
    actions.setFailed(several(known, new ActionError({ ...parts, code: 'TLS_FAILED' })));
    expect(stdout).toContain(`%0ASee: ${page}#key_missing%0A`);
    expect(stdout).toContain(`%0ASee: ${page}#tls_failed%0A`);
    expect(stdout).toContain(`%0ACode: SEVERAL_PROBLEMS (${page}#several_problems)\n`);
  });

  test('keeps pieces of the key out of every part of each problem', () => {
    const piece = 'MIGHAgEAMBMGByqGSM49';
    actions.withhold([piece]);
    const parts = { title: `a\n${piece}`, detail: piece, fix: piece };
    const { problems } = actions.setFailed(
      several(new ActionError({ ...parts, code: 'KEY_MISSING' })),
    );
    expect(problems).toMatchObject([{ title: 'a\\n***', detail: '***', fix: '***' }]);
    expect(stdout).not.toContain(piece);
    actions.withhold([]);
  });

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
  ])('reports %s thrown unexpectedly by its type, never by its message', (_name, error, kind) => {
    const { code, title, detail, fix } = actions.setFailed(error);
    expect(code).toBe('UNEXPECTED');
    expect(detail).toContain(`an error of type ${kind} here.`);
    expect(title + detail + fix).not.toContain('s3cret');
    // The runner shows debug lines only under RUNNER_DEBUG.
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
