import { expect, test } from '@jest/globals';
import { ActionError } from '../../../src/errors/action-error.ts';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';

const errorOf = (title: string): ActionError =>
  new ActionError({ code: 'KEY_MISSING', title, detail: `${title} detail`, fix: `${title} fix` });

function diagnosticsOf(...titles: string[]): Diagnostics {
  const diagnostics = new Diagnostics();
  for (const title of titles) {
    diagnostics.capture(() => {
      throw errorOf(title);
    });
  }
  return diagnostics;
}

test('returns the result of the work', () => {
  expect(new Diagnostics().capture(() => 42)).toBe(42);
});

test('throws nothing without errors', () => {
  expect(() => diagnosticsOf().throwIfErrors()).not.toThrow();
});

test('throws a single error as it is', () => {
  expect(() => diagnosticsOf('A').throwIfErrors()).toThrow(
    expect.objectContaining({ code: 'KEY_MISSING', title: 'A' }),
  );
});

test('throws several errors as one that lists them', () => {
  expect(() => diagnosticsOf('A', 'B').throwIfErrors()).toThrow(
    expect.objectContaining({
      code: 'SEVERAL_PROBLEMS',
      title: '2 problems with the inputs',
      detail:
        '1. A [KEY_MISSING]\nA detail\nFix: A fix\n\n2. B [KEY_MISSING]\nB detail\nFix: B fix',
    }),
  );
});

test('rethrows unexpected errors', () => {
  expect(() =>
    new Diagnostics().capture(() => {
      throw new TypeError('defect');
    }),
  ).toThrow(TypeError);
});
