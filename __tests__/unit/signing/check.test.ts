import { createSecretKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { CheckedSigner, isP256, parsePublicKey } from '../../../src/signing/check.ts';
import type { PublicKeyText, SigningService } from '../../../src/signing/service.ts';
import { publicPem } from '../../support/key-service.ts';
import { makeKey } from '../../support/keys.ts';

const key = makeKey();
const input = Buffer.from('header.payload');
const raw = (data: Uint8Array, from = key): Uint8Array =>
  sign('sha256', data, { key: from.privateKey, dsaEncoding: 'ieee-p1363' });

function service(overrides: Partial<SigningService> = {}): SigningService {
  return {
    place: 'a service',
    maxConcurrency: 8,
    sign: async (data) => ({ bytes: raw(data) }),
    publicKey: async () => key.publicKey,
    ...overrides,
  };
}

describe('a signature', () => {
  test('is returned if it is valid under the key of the service', async () => {
    expect(await new CheckedSigner(service()).sign(input)).toHaveLength(64);
  });

  test('is checked with the version that made it', async () => {
    const versions: unknown[] = [];
    const signer = new CheckedSigner(
      service({
        sign: async (data) => ({ bytes: raw(data), version: '7' }),
        publicKey: async (version) => {
          versions.push(version);
          return key.publicKey;
        },
      }),
    );
    await signer.sign(input);
    expect(versions).toEqual(['7']);
  });

  test.each<readonly [string, () => Uint8Array]>([
    ['of other data', () => raw(Buffer.from('x'))],
    ['of another key', () => raw(input, makeKey())],
    ['in DER', () => sign('sha256', input, key.privateKey)],
    ['with a byte more', () => Buffer.concat([raw(input), Buffer.alloc(1)])],
    ['of no bytes', () => Buffer.alloc(0)],
  ])('%s is rejected', async (_name, bytes) => {
    const signer = new CheckedSigner(service({ sign: async () => ({ bytes: bytes() }) }));
    await expect(signer.sign(input)).rejects.toMatchObject({
      code: 'SIGNER_WRONG_KEY',
      detail: expect.stringContaining('a service made a signature that is not valid for its own'),
    });
  });

  test('is checked with public-key rather than with the key of the service', async () => {
    const other = makeKey();
    const impostor = service({
      sign: async (data) => ({ bytes: raw(data, other) }),
      publicKey: async () => other.publicKey,
    });
    await expect(new CheckedSigner(impostor, key.publicKey).sign(input)).rejects.toMatchObject({
      code: 'SIGNER_WRONG_KEY',
      detail: expect.stringContaining('is not valid for public-key.'),
    });
  });

  test('that no key can check is rejected', async () => {
    const { publicKey, ...withoutKey } = service();
    await expect(new CheckedSigner(withoutKey).sign(input)).rejects.toMatchObject({
      code: 'SIGNER_KEY_UNUSABLE',
    });
  });

  test.each([
    ['secp256k1', generateKeyPairSync('ec', { namedCurve: 'secp256k1' })],
    ['rsa', generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ])(
    'of a key of type %s is rejected, even if it is valid',
    async (type, { publicKey, privateKey }) => {
      const signer = new CheckedSigner(
        service({
          sign: async (data) => ({
            bytes: sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
          }),
          publicKey: async () => publicKey,
        }),
      );
      await expect(signer.sign(input)).rejects.toMatchObject({
        code: 'SIGNER_KEY_UNUSABLE',
        detail: expect.stringContaining(`a service has a key of type ${type}.`),
      });
    },
  );
});

test.each<readonly [string, KeyObject | undefined, boolean]>([
  ['a key on P-256', key.publicKey, true],
  ['a key on P-384', generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey, false],
  ['a key of type Ed25519', generateKeyPairSync('ed25519').publicKey, false],
  ['a secret key', createSecretKey(Buffer.alloc(32)), false],
  ['no key', undefined, false],
])('%s is accepted as one on P-256: %s', (_name, other, isExpected) => {
  expect(isP256(other)).toBe(isExpected);
});

describe('a public key is read from', () => {
  test.each<readonly [string, PublicKeyText]>([
    ['PEM', publicPem(key)],
    ['SPKI in DER', key.publicKey.export({ type: 'spki', format: 'der' })],
    ['a JWK', key.publicKey.export({ format: 'jwk' })],
  ])('%s', (_name, text) => {
    expect(parsePublicKey(text)?.equals(key.publicKey)).toBe(true);
  });

  test.each<readonly [string, PublicKeyText]>([
    ['nothing', ''],
    ['other text', 'not a key'],
    ['no bytes', Buffer.alloc(0)],
    ['a part of SPKI', key.publicKey.export({ type: 'spki', format: 'der' }).subarray(1)],
    ['a JWK without y', { ...key.publicKey.export({ format: 'jwk' }), y: '' }],
  ])('but not from %s', (_name, text) => {
    expect(parsePublicKey(text)).toBeUndefined();
  });
});

test('at most eight signatures are requested at a time, and none after a failure', async () => {
  let [running, most, count] = [0, 0, 0];
  const signer = new CheckedSigner(
    service({
      sign: async (data) => {
        count += 1;
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running -= 1;
        if (count > 20) throw new Error('no more');
        return { bytes: raw(data) };
      },
    }),
  );
  const signed = await Promise.allSettled(Array.from({ length: 77 }, () => signer.sign(input)));
  expect(most).toBe(8);
  expect(count).toBeLessThan(30);
  const reasons = signed.flatMap((result) =>
    result.status === 'rejected' ? [result.reason.message] : [],
  );
  expect(new Set(reasons)).toEqual(new Set(['no more']));
});

test('the time limit starts again for signatures that are requested later', async () => {
  const signals: AbortSignal[] = [];
  const signer = new CheckedSigner(
    service({
      sign: async (data, signal) => {
        signals.push(signal);
        return { bytes: raw(data) };
      },
    }),
  );
  await Promise.all([signer.sign(input), signer.sign(input)]);
  await signer.sign(input);
  expect(signals[1]).toBe(signals[0]);
  expect(signals[2]).not.toBe(signals[0]);
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, false, false]);
});

test.each([
  [true, undefined, 'a service; verify proved that Apple knows the key', false],
  [false, key.publicKey, 'a service; it is the key of public-key', false],
  [
    false,
    undefined,
    'a service; neither public-key nor verify proves that Apple knows this key',
    true,
  ],
])('verify: %s', (isVerified, publicKey, text, isUnproven) => {
  expect(new CheckedSigner(service(), publicKey).describe(isVerified)).toMatchObject({
    text,
    isUnproven,
  });
});
