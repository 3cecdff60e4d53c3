import { expect, test } from '@jest/globals';
import { describeToken } from '../../../src/token/description.ts';

test('describes kind, IDs, audience, expiry and permissions, but neither key nor token', () => {
  const identity = { keyId: 'ABCDE12345', issuerId: 'I', kind: 'team' } as const;
  const token = { jwt: 'JWT', expiresAt: 1_800_000_900 };
  expect(
    describeToken(identity, { token, permissions: ['read apps', 'read builds'] }, 1_800_000_000),
  ).toEqual([
    { label: 'Kind of key', value: 'team key' },
    { label: 'Key ID', value: 'ABCDE12345' },
    { label: 'Issuer', value: 'I' },
    { label: 'Audience', value: 'appstoreconnect-v1' },
    { label: 'Usable until', value: '2027-01-15T08:15:00Z (15 minutes left)' },
    { label: 'Can', value: 'read apps' },
    { label: 'Can', value: 'read builds' },
  ]);
});
