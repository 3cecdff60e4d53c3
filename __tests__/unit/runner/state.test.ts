import { expect, test } from '@jest/globals';
import { parseCleanup, serializeCleanup } from '../../../src/runner/state.ts';

const plan = {
  ownedDirectories: ['/temp/x'],
  files: [{ path: '/a b/c', sha256: '00' }],
  parents: ['/a b'],
};

test('parses what it serializes', () => {
  expect(parseCleanup(serializeCleanup(plan))).toEqual(plan);
});

test.each(['', '{', 'null', '1', '[]', '{}'])('rejects %j', (state) => {
  expect(() => parseCleanup(state)).toThrow();
});

test.each([
  { ownedDirectories: undefined },
  { ownedDirectories: '/temp/x' },
  { ownedDirectories: ['/temp/x', 1] },
  { files: undefined },
  { files: {} },
  { files: ['/a b/c'] },
  { files: [{ path: '/a b/c' }] },
  { files: [{ path: 1, sha256: '00' }] },
  { files: [null] },
  { parents: undefined },
  { parents: [['/a b']] },
])('rejects a plan with %j', (change) => {
  expect(() => parseCleanup(JSON.stringify({ ...plan, ...change }))).toThrow(TypeError);
});
