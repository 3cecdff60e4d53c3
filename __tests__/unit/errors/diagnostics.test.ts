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
      fix: 'Correct each problem above. No token was created, and no file was written.',
      problems: [errorOf('A'), errorOf('B')],
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

test('lists twenty errors, and counts the rest', () => {
  const titles = (count: number): readonly string[] =>
    Array.from({ length: count }, (_title, index) => `T${index + 1}`);
  const twenty = diagnosticsOf(...titles(20)).toError();
  expect(twenty.detail).toMatch(
    /^1\. T1 [\s\S]*\n\n20\. T20 \[KEY_MISSING\]\nT20 detail\nFix: T20 fix$/,
  );
  const more = diagnosticsOf(...titles(23)).toError();
  expect(more).toMatchObject({
    title: '23 problems with the inputs',
    detail: twenty.detail,
    fix: 'Correct each problem above. No token was created, and no file was written. 3 more are not listed.',
  });
  expect(more.problems).toHaveLength(20);
});

test('names what has the errors', () => {
  expect(diagnosticsOf('A', 'B').toError('the access').title).toBe('2 problems with the access');
  expect(() => diagnosticsOf('A', 'B').throwIfErrors('the access')).toThrow(/with the access/);
});

test('returns each annotation once, in order, with its level', () => {
  const diagnostics = new Diagnostics();
  diagnostics.warn('A', 'a');
  diagnostics.notice('B', 'b');
  const added = { level: 'warning', title: 'C', message: 'c' } as const;
  diagnostics.add(added);
  expect(diagnostics.takeAnnotations()).toEqual([
    { level: 'warning', title: 'A', message: 'a' },
    { level: 'notice', title: 'B', message: 'b' },
    added,
  ]);
  expect(diagnostics.takeAnnotations()).toEqual([]);
});

test('returns twenty annotations, and one that counts the rest', () => {
  const diagnostics = new Diagnostics();
  for (let index = 0; index < 20; index += 1) diagnostics.warn(`W${index}`, '');
  expect(diagnostics.takeAnnotations()).toHaveLength(20);
  for (let index = 0; index < 23; index += 1) diagnostics.warn(`W${index}`, '');
  const annotations = diagnostics.takeAnnotations();
  expect(annotations).toHaveLength(21);
  expect(annotations.at(-1)).toEqual({
    level: 'notice',
    title: 'More warnings',
    message: '3 more warnings and notices are not shown.',
  });
});
