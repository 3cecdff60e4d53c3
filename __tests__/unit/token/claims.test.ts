import { expect, test } from '@jest/globals';
import { buildClaims } from '../../../src/token/claims.ts';

const lifetime = { seconds: 900, maxSpanSeconds: 1200 };
const dates = { iat: 1_000_000 - 300, exp: 1_000_000 + 900 };

test('has an issuer and no subject for a team key', () => {
  const ids = { keyId: 'K', issuerId: 'I', kind: 'team' } as const;
  expect(buildClaims(ids, { lifetime, scope: [] }, 1_000_000)).toEqual({
    iss: 'I',
    ...dates,
    aud: 'appstoreconnect-v1',
  });
});

test('has the subject "user" and no issuer for an individual key', () => {
  const ids = { keyId: 'K', kind: 'individual' } as const;
  expect(buildClaims(ids, { lifetime, scope: [] }, 1_000_000)).toEqual({
    sub: 'user',
    ...dates,
    aud: 'appstoreconnect-v1',
  });
});

test('has the audience of the Enterprise Program for an in-house key', () => {
  const ids = { keyId: 'K', issuerId: 'I', kind: 'in-house' } as const;
  expect(buildClaims(ids, { lifetime, scope: [] }, 1_000_000).aud).toBe(
    'apple-developer-enterprise-v1',
  );
});

test('has the scope verbatim, as an array', () => {
  const scope = ['GET /v1/apps?limit=1', 'GET /v1/builds'];
  expect(buildClaims({ keyId: 'K', kind: 'individual' }, { lifetime, scope }, 0).scope).toEqual(
    scope,
  );
});
