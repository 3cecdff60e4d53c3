import { expect, test } from '@jest/globals';
import { readPlaced, writePlaced } from '../../../src/runner/state.ts';

test('reads back what it wrote', () => {
  const placed = { files: ['/a b/c'], directories: ['/a b'], trees: ['/t'] };
  expect(readPlaced(writePlaced(placed))).toEqual(placed);
});

test('reads nothing from no state', () => {
  expect(readPlaced('')).toEqual({ files: [], directories: [], trees: [] });
});

test.each(['{', 'null', '{}', '{"files":"/","directories":[]}', '{"files":[1],"directories":[]}'])(
  'refuses %s',
  (state) => {
    expect(() => readPlaced(state)).toThrow();
  },
);
