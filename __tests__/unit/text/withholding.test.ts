import { expect, test } from '@jest/globals';
import { withholdPieces } from '../../../src/text/withholding.ts';

const secret = 'MIGHAgEAMBMGByqGSM49AgEG';

test.each([
  ['the whole', secret, '***'],
  ['a piece of eight characters', 'see MIGHAgEA there', 'see *** there'],
  ['a piece as long as it is', `x${secret.slice(3, 20)}y`, 'x***y'],
  ['several pieces', `${secret.slice(0, 9)}, ${secret.slice(9, 20)}`, '***, ***'],
  ['a piece at the end', `is ${secret.slice(-8)}`, 'is ***'],
  ['no piece of seven', 'see MIGHAgE there', 'see MIGHAgE there'],
  ['nothing else', 'a text of its own', 'a text of its own'],
  ['nothing of nothing', '', ''],
])('withholds %s', (_name, text, shown) => {
  expect(withholdPieces(text, ['other', secret])).toBe(shown);
});

test('withholds nothing without a secret', () => {
  expect(withholdPieces(secret, [])).toBe(secret);
});
