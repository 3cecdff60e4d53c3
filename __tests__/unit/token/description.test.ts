import { expect, test } from '@jest/globals';
import { describeToken } from '../../../src/token/description.ts';

test('describes type, IDs, audience, expiry and permissions, but neither the key nor the token', () => {
  const identity = { keyId: 'ABCDE12345', issuerId: 'I', kind: 'team' } as const;
  const token = { jwt: 'JWT', expiresAt: 1_800_000_900 };
  expect(
    describeToken(identity, { token, permissions: ['read apps', 'read builds'] }, 1_800_000_000),
  ).toEqual([
    { label: 'Key type', value: 'team key' },
    { label: 'Key ID', value: 'ABCDE12345' },
    { label: 'Issuer', value: 'I' },
    { label: 'Audience', value: 'appstoreconnect-v1' },
    { label: 'Expires', value: '2027-01-15T08:15:00Z (in 15 minutes)' },
    { label: 'Permissions', value: 'read apps' },
    { label: 'Permissions', value: 'read builds' },
  ]);
});

test('describes an individual key, which has no issuer', () => {
  const identity = { keyId: 'ABCDE12345', kind: 'individual' } as const;
  const token = { jwt: 'JWT', expiresAt: 1_800_000_030 };
  const details = describeToken(identity, { token, permissions: [] }, 1_800_000_000);
  expect(details).toContainEqual({ label: 'Issuer', value: 'none (individual key)' });
  expect(details).toContainEqual({
    label: 'Expires',
    value: '2027-01-15T08:00:30Z (in less than a minute)',
  });
});
