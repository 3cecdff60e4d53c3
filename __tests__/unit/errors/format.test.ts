import { expect, test } from '@jest/globals';
import { ActionError } from '../../../src/errors/action-error.ts';
import { formatError, formatErrorBody } from '../../../src/errors/format.ts';
import { systemErrorCode } from '../../../src/errors/system-error.ts';

const error = new ActionError({ code: 'KEY_MISSING', title: 'T', detail: 'D.', fix: 'F.' });

test('formats the body and the whole', () => {
  expect(formatErrorBody(error)).toBe('D.\nFix: F.\nCode: KEY_MISSING');
  expect(formatError(error)).toBe('T. D.\nFix: F.\nCode: KEY_MISSING');
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
