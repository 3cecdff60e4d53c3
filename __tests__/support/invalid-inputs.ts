import { readdirSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { ErrorCode } from '../../src/errors/codes.ts';
import { teamInputs } from './inputs.ts';
import { publicPem, serviceInputs } from './key-service.ts';
import { findLeak, makeKey, type TestKey } from './keys.ts';
import { annotations, codeOf, type Inputs, type Job, type PhaseResult } from './runner.ts';

/** Inputs that make the run fail, and the code of the error. */
interface InvalidInputs {
  readonly name: string;
  readonly code: ErrorCode;
  readonly inputs: (key: TestKey) => Inputs;
}

/** Replaces inputs of a team key. */
const withInputs =
  (overrides: Inputs) =>
  (key: TestKey): Inputs =>
    teamInputs(key, overrides);
const withUri =
  (uri: string, overrides: Inputs = {}) =>
  (key: TestKey): Inputs =>
    serviceInputs(key, uri, overrides);
const withKeyFile = (path: string, overrides: Inputs = {}): ((key: TestKey) => Inputs) =>
  withInputs({ 'private-key': '', 'private-key-path': path, ...overrides });

/**
 * Invalid inputs other than keys, by family. The first of each family is run through dist, and all of them in
 * process.
 *
 * @example
 * { name: 'a flag that is not boolean', code: 'INPUT_NOT_BOOLEAN', inputs: withInputs({ 'in-house': 'yes' }) }
 */
export const invalidInputs: Readonly<Record<string, readonly InvalidInputs[]>> = {
  'key ID and issuer ID': [
    {
      name: 'the key as the key ID',
      code: 'KEY_ID_INVALID',
      inputs: (key) => teamInputs(key, { 'key-id': key.pem }),
    },
    {
      name: 'no input but the key',
      code: 'KEY_ID_MISSING',
      inputs: ({ pem }) => ({ 'private-key': pem }),
    },
    {
      name: 'a key ID with a slash',
      code: 'KEY_ID_INVALID',
      inputs: withInputs({ 'key-id': '../x' }),
    },
    {
      name: 'a malformed issuer ID',
      code: 'ISSUER_ID_INVALID',
      inputs: withInputs({ 'issuer-id': 'acme' }),
    },
    {
      name: 'swapped IDs',
      code: 'IDS_SWAPPED',
      inputs: ({ pem, keyId, issuerId }) => ({
        'private-key': pem,
        'key-id': issuerId,
        'issuer-id': keyId,
      }),
    },
    { name: 'a masked ID', code: 'ID_MASKED', inputs: withInputs({ 'key-id': '***' }) },
    {
      name: 'an expression as an ID',
      code: 'ID_UNEXPANDED',
      inputs: withInputs({ 'issuer-id': '${{ vars.X }}' }),
    },
    {
      name: 'in-house without an issuer',
      code: 'IN_HOUSE_WITHOUT_ISSUER_ID',
      inputs: withInputs({ 'issuer-id': '', 'in-house': 'true' }),
    },
  ],
  'key in a service': [
    {
      name: 'a key service that is not known',
      code: 'SIGNER_CONFIG_INVALID',
      inputs: withUri('https://kms.example.com/key'),
    },
    {
      name: 'the key as its URI',
      code: 'SIGNER_CONFIG_INVALID',
      inputs: (key) => withUri(key.pem)(key),
    },
    {
      name: 'a key service without a login',
      code: 'SIGNER_LOGIN',
      inputs: withUri('awskms:///alias/asc'),
    },
    {
      name: 'the key and a URI',
      code: 'KEY_GIVEN_TWICE',
      inputs: withInputs({
        'private-key-uri': 'exec:true',
        'public-key': publicPem(makeKey()),
      }),
    },
    {
      name: 'the key as public-key',
      code: 'PUBLIC_KEY_INVALID',
      inputs: (key) => withUri('exec:true', { 'public-key': key.pem })(key),
    },
    {
      name: 'a command without public-key',
      code: 'PUBLIC_KEY_INVALID',
      inputs: withUri('exec:true'),
    },
    {
      name: 'a command that does not exist',
      code: 'SIGNER_PROGRAM_MISSING',
      inputs: withUri('exec:/no/such/program', { 'public-key': publicPem(makeKey()) }),
    },
    {
      name: 'a URI without key-id',
      code: 'KEY_ID_MISSING',
      inputs: withUri('exec:true', { 'public-key': publicPem(makeKey()), 'key-id': '' }),
    },
  ],
  flags: [
    {
      name: 'a flag that is not boolean',
      code: 'INPUT_NOT_BOOLEAN',
      inputs: withInputs({ 'in-house': 'yes' }),
    },
  ],
  lifetime: [
    {
      name: 'a lifetime that Apple rejects',
      code: 'LIFETIME_TOO_LONG',
      inputs: withInputs({ lifetime: '1h' }),
    },
    {
      name: 'a malformed lifetime',
      code: 'LIFETIME_INVALID',
      inputs: withInputs({ lifetime: 'long' }),
    },
  ],
  'key file': [
    {
      name: 'the key as its path',
      code: 'KEY_FILE_UNREADABLE',
      inputs: (key) => teamInputs(key, { 'private-key': '', 'private-key-path': key.pem }),
    },
    { name: 'a missing file', code: 'KEY_FILE_UNREADABLE', inputs: withKeyFile('no.p8') },
    {
      name: 'the key in two inputs',
      code: 'KEY_GIVEN_TWICE',
      inputs: withInputs({ 'private-key-path': 'no.p8' }),
    },
    {
      name: 'an In-App Purchase key',
      code: 'KEY_IN_APP_PURCHASE',
      inputs: withKeyFile('SubscriptionKey_A.p8'),
    },
  ],
  'inputs that are not used': [
    {
      name: 'an unsafe api-url, even without verification',
      code: 'API_URL_INVALID',
      inputs: withInputs({ 'api-url': 'http://example.com' }),
    },
    {
      name: 'an unexpanded key-directory, even without tools',
      code: 'KEY_DIRECTORY_INVALID',
      inputs: withInputs({ 'key-directory': '~/keys' }),
    },
    {
      name: 'a malformed key, even with skip-without-key',
      code: 'KEY_UNREADABLE',
      inputs: withInputs({ 'private-key': 'x', 'skip-without-key': 'true' }),
    },
  ],
  'several problems': [
    {
      name: 'a malformed ID and a missing key',
      code: 'SEVERAL_PROBLEMS',
      inputs: withInputs({ 'private-key': '', 'issuer-id': 'acme' }),
    },
    {
      name: 'a malformed ID and a missing file',
      code: 'SEVERAL_PROBLEMS',
      inputs: withKeyFile('no.p8', { 'issuer-id': 'acme' }),
    },
  ],
};

/**
 * Checks what is true for every run with invalid inputs: it fails with one annotation that has a fix and a
 * code, shows no key material, sets its code as the only output and writes no file.
 *
 * @returns title and message of the annotation
 */
export function expectRejection(
  result: PhaseResult,
  { job, key }: { job: Job; key: TestKey },
): { readonly title: string; readonly message: string } {
  expect(result).toMatchObject({ exitCode: 1, exported: {}, paths: [], stderr: '' });
  for (const directory of [job.temp, job.home, job.workspace])
    expect(readdirSync(directory)).toEqual([]);
  const unmasked = result.stdout.replace(/^::add-mask::.*$/gm, '');
  expect(findLeak(unmasked + result.summary, key.pem)).toBeUndefined();
  const [error, ...others] = annotations(result.stdout).filter(({ level }) => level === 'error');
  expect(others).toEqual([]);
  expect(error?.message).toMatch(/\nFix: .{20}[\s\S]*\nCode: [A-Z_0-9]+$/);
  expect(result.outputs).toEqual({ 'error-code': error && codeOf(error) });
  return { title: error?.title ?? '', message: error?.message ?? '' };
}
