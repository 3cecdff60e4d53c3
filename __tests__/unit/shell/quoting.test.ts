import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quoteCmd, quotePosix } from '../../../src/shell/quoting.ts';
import { testSh } from '../../support/platform.ts';

test('leaves plain paths unquoted', () => {
  expect(quotePosix('/home/runner/_temp/AuthKey_A.p8')).toBe('/home/runner/_temp/AuthKey_A.p8');
});

testSh('quotes any text as one word of a real sh', () => {
  const args = fc.sample(
    fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !text.includes('\0')),
    200,
  );
  const out = execFileSync('sh', ['-c', `printf '%s\\0' ${args.map(quotePosix).join(' ')}`], {
    encoding: 'utf8',
  });
  expect(out.split('\0').slice(0, -1)).toEqual(args);
});

test('quotes a path for a batch file, in which % expands, after a variable that should', () => {
  expect(quoteCmd('C:\\a b & (c)\\100%')).toBe('"C:\\a b & (c)\\100%%"');
  expect(quoteCmd('100%', '%here%')).toBe('"%here%100%%"');
});
