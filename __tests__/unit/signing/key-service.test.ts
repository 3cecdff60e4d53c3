import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
import type { WorkflowEvent } from '../../../src/key/missing-key.ts';
import { planKeyService } from '../../../src/signing/key-service.ts';
import { credentials } from '../../support/fake/key-services.ts';
import { publicPem } from '../../support/key-service.ts';
import { bodyOf, makeKey } from '../../support/keys.ts';

type Inputs = Parameters<typeof planKeyService>[0];

interface Surroundings {
  readonly env?: NodeJS.ProcessEnv;
  readonly event?: WorkflowEvent;
  /** What is in the layers of the URI. */
  readonly decoded?: string;
}

interface Planned {
  /** What the log says of the signer; `skipped` or `undefined` if there is none. */
  readonly signer: unknown;
  readonly errors: readonly string[];
  readonly masked: readonly string[];
  /** The texts whose layers were masked. */
  readonly layered: readonly string[];
}

const key = makeKey();
const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = credentials;
const aws = { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN };
const login = { AWS_REGION: 'eu-central-1', ...aws };
const command = `exec:${process.execPath} sign.js`;
const dependabot = { eventName: 'pull_request', actor: 'dependabot[bot]', payload: {} };
const push = { ...dependabot, eventName: 'push', actor: 'octocat' };

/** Plans a key in AWS KMS, with `inputs` on top. */
async function plan(
  inputs: Partial<Inputs> = {},
  { env = login, event, decoded = '' }: Surroundings = {},
): Promise<Planned> {
  const diagnostics = new Diagnostics();
  const masked: string[] = [];
  const layered: string[] = [];
  const planned = await planKeyService(
    {
      privateKey: '',
      privateKeyPath: undefined,
      privateKeyUri: 'awskms:///alias/asc',
      publicKeyText: undefined,
      skipWithoutKey: false,
      ...inputs,
    },
    {
      env,
      readFile: () => new Uint8Array(),
      setSecrets: (secrets) => masked.push(...secrets),
      maskLayers: (text) => {
        layered.push(text);
        return decoded;
      },
      loadEvent: async () => event,
    },
    diagnostics,
  );
  const signer = typeof planned === 'object' && planned.signer.describe?.(false).text;
  return {
    signer: signer || planned,
    errors: diagnostics.errors.map(({ code, title }) => `${code}: ${title}`),
    masked,
    layered,
  };
}

describe('a key', () => {
  const place = 'AWS KMS at kms.eu-central-1.amazonaws.com (from AWS_REGION)';

  test('in a service is planned, and the credentials and the password of a proxy are masked', async () => {
    const env = { ...login, HTTPS_PROXY: 'http://user:hunter2%21@proxy.example.com:3128' };
    expect(await plan({}, { env })).toEqual({
      signer: `${place}; neither public-key nor verify proves that Apple knows this key`,
      errors: [],
      masked: [...Object.values(aws), 'hunter2%21', 'hunter2!'],
      layered: [],
    });
  });

  test.each([
    ['a service', 'awskms:///alias/asc', place],
    ['a command', command, `${process.execPath} (from private-key-uri)`],
  ])('in %s is checked with public-key', async (_name, privateKeyUri, expected) => {
    expect(await plan({ privateKeyUri, publicKeyText: publicPem(key) })).toMatchObject({
      signer: `${expected}; it is the key of public-key`,
      errors: [],
      layered: [],
    });
  });

  test('in a command needs public-key, because nothing else shows which key it is', async () => {
    expect(await plan({ privateKeyUri: command })).toMatchObject({
      signer: undefined,
      errors: ['PUBLIC_KEY_INVALID: public-key is missing'],
    });
  });

  test.each([
    ['the key itself', { privateKey: key.pem }],
    ['the path of a key', { privateKeyPath: 'AuthKey_A.p8' }],
  ])('in a service and %s are an error', async (_name, inputs) => {
    expect((await plan(inputs)).errors).toEqual([
      'KEY_GIVEN_TWICE: Both private-key-uri and a private key are set',
    ]);
  });

  test('in a service and a blank one are not', async () => {
    expect((await plan({ privateKey: ' \n' })).errors).toEqual([]);
  });

  test('in a service with TLS is not used while certificates are not checked', async () => {
    const env = { ...login, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const unchecked = 'TLS_UNCHECKED: TLS certificate checks are turned off';
    expect(await plan({}, { env })).toMatchObject({ signer: undefined, errors: [unchecked] });
    const local = await plan({ privateKeyUri: 'awskms://localhost:4566/alias/asc' }, { env });
    expect(local).toMatchObject({ signer: expect.stringMatching('localhost:4566'), errors: [] });
  });
});

/** The lines of a PEM between the first and the last. */
const linesOf = (pem: string): readonly string[] => pem.trim().split('\n').slice(1, -1);
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const pkcs8 = (privateKey: typeof rsa.privateKey): string =>
  privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const sec1 = key.privateKey.export({ type: 'sec1', format: 'pem' }).toString();
const spki = (publicKey: typeof rsa.publicKey): string =>
  publicKey.export({ type: 'spki', format: 'pem' }).toString();

describe('public-key', () => {
  test.each([
    ['PEM', publicPem(key)],
    ['the base64 of a PEM', bodyOf(publicPem(key))],
  ])('may be %s', async (_name, publicKeyText) => {
    expect(await plan({ publicKeyText })).toEqual({
      signer: expect.stringMatching(/; it is the key of public-key$/),
      errors: [],
      masked: Object.values(aws),
      layered: [],
    });
  });

  test.each<readonly [string, string, readonly string[]]>([
    ['the key', key.pem, linesOf(key.pem)],
    ['its base64', bodyOf(key.pem), linesOf(key.pem)],
    ['the key as openssl converts it', sec1, linesOf(key.pem)],
    ['a key for RSA', pkcs8(rsa.privateKey), linesOf(pkcs8(rsa.privateKey))],
  ])('may not be %s, whose lines are masked', async (_name, publicKeyText, masked) => {
    expect(await plan({ publicKeyText })).toEqual({
      signer: undefined,
      errors: ['PUBLIC_KEY_INVALID: public-key is a private key'],
      masked,
      layered: [],
    });
  });

  test.each([
    ['empty', ''],
    ['a word', 'asc'],
    ['text', 'my key'],
    ['on P-384', spki(p384.publicKey)],
    ['for RSA', spki(rsa.publicKey)],
    ['half a key', publicPem(key).slice(0, 80)],
  ])('may not be %s', async (_name, publicKeyText) => {
    expect(await plan({ publicKeyText })).toEqual({
      signer: undefined,
      errors: ['PUBLIC_KEY_INVALID: public-key cannot be read'],
      masked: [],
      layered: [],
    });
  });

  test('may not be half a private key', async () => {
    expect(await plan({ publicKeyText: key.pem.slice(0, 80) })).toMatchObject({
      signer: undefined,
      errors: ['PUBLIC_KEY_INVALID: public-key is a private key'],
    });
  });

  test('needs private-key-uri', async () => {
    const inputs = { privateKeyUri: undefined, publicKeyText: publicPem(key) };
    expect(await plan(inputs)).toMatchObject({
      signer: undefined,
      errors: ['SIGNER_CONFIG_INVALID: public-key needs private-key-uri'],
    });
  });
});

test.each([
  ['PEM', key.pem, key.pem],
  ['base64', Buffer.from(key.pem).toString('base64'), key.pem],
  ['PEM with its name in YAML', `key: ${key.pem}`, `key: ${key.pem}`],
])('a key that was pasted as private-key-uri as %s is masked', async (_name, pasted, decoded) => {
  expect(await plan({ privateKeyUri: pasted }, { decoded })).toEqual({
    signer: undefined,
    errors: ['SIGNER_CONFIG_INVALID: Invalid private-key-uri'],
    masked: linesOf(key.pem),
    layered: [pasted],
  });
});

describe('without credentials', () => {
  const env = { AWS_REGION: 'eu-central-1' };
  const missing = 'SIGNER_LOGIN: No credentials for the key service';

  test('a run that gets none by design is skipped with skip-without-key', async () => {
    const planned = await plan({ skipWithoutKey: true }, { env, event: dependabot });
    expect(planned).toEqual({ signer: 'skipped', errors: [], masked: [], layered: [] });
  });

  test.each<readonly [string, Partial<Inputs>, Surroundings, readonly string[]]>([
    ['without skip-without-key', {}, { env, event: dependabot }, [missing]],
    ['of another event', { skipWithoutKey: true }, { env, event: push }, [missing]],
    ['of an unknown event', { skipWithoutKey: true }, { env }, [missing]],
    [
      'with another mistake, too',
      { skipWithoutKey: true, privateKeyPath: 'AuthKey_A.p8' },
      { env, event: dependabot },
      ['KEY_GIVEN_TWICE: Both private-key-uri and a private key are set', missing],
    ],
    [
      'with another mistake alone',
      { skipWithoutKey: true },
      { env: { ...login, AWS_REGION: 'a b' }, event: dependabot },
      ['SIGNER_CONFIG_INVALID: Invalid AWS_REGION'],
    ],
  ])('a run %s is not skipped', async (_name, inputs, surroundings, errors) => {
    expect(await plan(inputs, surroundings)).toMatchObject({ signer: undefined, errors });
  });
});
