import { verify } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { createSigner, type Signer } from '../../../src/signing/signer.ts';
import { makeKey } from '../../support/keys.ts';

test('a key in memory signs with ES256, and has no place', async () => {
  const { privateKey: key, publicKey } = makeKey();
  const signer = await createSigner({ type: 'local', key });
  const input = Buffer.from('header.payload');
  const signature = await signer.sign(input);
  expect(verify('sha256', input, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(
    true,
  );
  expect(signer.describe).toBeUndefined();
});

test('a key that is kept elsewhere signs there', async () => {
  const signer: Signer = { sign: async () => Buffer.alloc(64) };
  expect(await createSigner({ type: 'remote', signer })).toBe(signer);
});
