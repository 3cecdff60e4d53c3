import { expect, test } from '@jest/globals';
import { parseState } from '../../../src/upload/resources.ts';

test('a state shows only text, whatever else a response has', () => {
  const errors: unknown = JSON.parse(
    `[{"code":{"toString":1,"valueOf":1},"description":${'['.repeat(20_000)}${']'.repeat(20_000)}},{"code":90062},null]`,
  );
  expect(parseState({ attributes: { state: { state: 'FAILED', errors } } })?.errors).toEqual([
    { code: '', description: '' },
    { code: '90062', description: '' },
    { code: '', description: '' },
  ]);
});
