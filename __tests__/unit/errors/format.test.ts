import { expect, test } from '@jest/globals';
import { ActionError } from '../../../src/errors/action-error.ts';
import { formatError, formatErrorBody } from '../../../src/errors/format.ts';
import { systemErrorCode } from '../../../src/errors/system-error.ts';

const error = new ActionError({ code: 'KEY_MISSING', title: 'T', detail: 'D.', fix: 'F.' });

test('formats detail, fix and code, with or without the title', () => {
  expect(formatErrorBody(error)).toBe('D.\nFix: F.\nCode: KEY_MISSING');
  expect(formatError(error)).toBe('T. D.\nFix: F.\nCode: KEY_MISSING');
});

test('links the code of an error, and of each of its problems', () => {
  const linkTo = (code: string): string => `https://docs/${code}`;
  expect(formatErrorBody(error, linkTo)).toBe(
    'D.\nFix: F.\nCode: KEY_MISSING (https://docs/KEY_MISSING)',
  );
  const secondError = new ActionError({
    code: 'SCOPE_INVALID',
    title: 'U',
    detail: 'E.',
    fix: 'G.',
  });
  const several = new ActionError({
    code: 'SEVERAL_PROBLEMS',
    title: '2 problems',
    detail: 'The list.',
    fix: 'Fix each.',
    problems: [error, secondError],
  });
  expect(formatErrorBody(several, linkTo).split('\n')).toEqual([
    '1. T [KEY_MISSING]',
    'D.',
    'Fix: F.',
    'See: https://docs/KEY_MISSING',
    '',
    '2. U [SCOPE_INVALID]',
    'E.',
    'Fix: G.',
    'See: https://docs/SCOPE_INVALID',
    'Fix: Fix each.',
    'Code: SEVERAL_PROBLEMS (https://docs/SEVERAL_PROBLEMS)',
  ]);
  expect(formatErrorBody(several)).not.toContain('See:');
});

test('keeps its parts and its cause', () => {
  const cause = new TypeError('x');
  expect(
    new ActionError({ code: 'UNEXPECTED', title: 'T', detail: 'D', fix: 'F', cause }),
  ).toMatchObject({
    name: 'ActionError',
    message: 'T: D',
    code: 'UNEXPECTED',
    title: 'T',
    detail: 'D',
    fix: 'F',
    cause,
  });
});

test.each([
  [Object.assign(new Error('x'), { code: 'ENOENT' }), 'ENOENT'],
  [{ code: 'EACCES' }, 'EACCES'],
  [Object.assign(new Error('x'), { code: 1 }), undefined],
  [new Error('x'), undefined],
  ['ENOENT', undefined],
  [undefined, undefined],
])('finds the code of %p', (value, code) => expect(systemErrorCode(value)).toBe(code));
