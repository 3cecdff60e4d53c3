import { expect, test } from '@jest/globals';
import { describeToken } from '../../../src/token/description.ts';

const key = { keyId: 'ABCDE12345', issuerId: 'I', kind: 'team', pem: 'PEM' } as const;
const now = 1_800_000_000;

test('tells kind, ids, audience and end, and neither key nor token', () => {
  expect(
    Object.fromEntries(
      describeToken(
        { key, token: { jwt: 'JWT', expiresAt: now + 900 }, permissions: ['read apps'] },
        now,
      ),
    ),
  ).toEqual({
    'Kind of key': 'team key',
    'Key ID': 'ABCDE12345',
    Issuer: 'I',
    Audience: 'appstoreconnect-v1',
    'Usable until': '2027-01-15T08:15:00Z (15 minutes left)',
    Can: 'read apps',
  });
});

test.each([
  [59, 'less than a minute'],
  [60, '1 minute'],
  [3600, '60 minutes'],
  [86_400, '24 hours'],
  [180 * 86_400, '180 days'],
])('says what %d seconds leave', (seconds, words) => {
  const end = describeToken(
    { key, token: { jwt: '', expiresAt: now + seconds }, permissions: [] },
    now,
  ).at(-1)?.[1];
  expect(end).toContain(`(${words} left)`);
});
