import { expect, test } from '@jest/globals';
import { describeEnd, describeKey, describeValidity } from '../../../src/token/description.ts';

test.each([
  [{ keyId: 'K', issuerId: 'I', kind: 'team' }, 'K (team key, issuer I)'],
  [{ keyId: 'K', kind: 'individual' }, 'K (individual key)'],
  [
    { keyId: 'K', issuerId: 'I', kind: 'in-house' },
    'K (in-house key of the Enterprise Program, issuer I)',
  ],
] as const)('describes the key %j', (identity, text) => {
  expect(describeKey(identity)).toBe(text);
});

const now = 1_800_000_000; // 2027-01-15T08:00:00Z

test.each([
  [900, 'valid for 15 minutes, until 08:15:00 UTC'],
  [59, 'valid for less than a minute, until 08:00:59 UTC'],
  [180 * 86_400, 'valid for 180 days, until 2027-07-14 08:00:00 UTC'],
])('describes the validity of a token that expires in %d s', (seconds, text) => {
  expect(describeValidity(now + seconds, now)).toBe(text);
});

test.each([
  [86_399, 'until 07:59:59 UTC'],
  [86_400, 'until 2027-01-16 08:00:00 UTC'],
])('describes an end in %d s, with the date from a day on', (seconds, text) => {
  expect(describeEnd(now + seconds, now)).toBe(text);
});
