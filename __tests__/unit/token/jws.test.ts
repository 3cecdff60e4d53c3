import { expect, test } from '@jest/globals';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { createSigner } from '../../../src/signing/signer.ts';
import { signToken } from '../../../src/token/jws.ts';
import { makeKey } from '../../support/keys.ts';

test('signs with ES256, with the key ID in the header', async () => {
  const { privateKey, publicKey } = makeKey();
  const options = { lifetime: { seconds: 900, maxSpanSeconds: 1200 }, scope: [] };
  const signer = await createSigner({ type: 'local', key: privateKey });
  const now = Math.floor(Date.now() / 1000);
  const { jwt, expiresAt } = await signToken(
    { identity: { keyId: 'ABCDE12345', kind: 'individual' }, signer },
    options,
    now,
  );
  expect(decodeProtectedHeader(jwt)).toEqual({ alg: 'ES256', kid: 'ABCDE12345', typ: 'JWT' });
  const { payload } = await jwtVerify(jwt, publicKey, { audience: 'appstoreconnect-v1' });
  expect(payload).toMatchObject({ sub: 'user', exp: expiresAt });
  expect(expiresAt).toBe(now + 900);
});
