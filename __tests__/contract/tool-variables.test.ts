import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { quotePosix } from '../../src/shell/quoting.ts';
import { tools } from '../../src/tools/catalog.ts';
import { useJob } from '../support/fixtures.ts';
import { individualInputs, teamInputs } from '../support/inputs.ts';
import { issuerId, makeKey } from '../support/keys.ts';
import { annotations, type Inputs, type PhaseResult } from '../support/runner.ts';

const key = makeKey();
const { keyId } = key;
const kinds: Readonly<Record<string, Inputs>> = {
  team: teamInputs(key),
  individual: individualInputs(key),
  'in-house': teamInputs(key, { 'in-house': 'true' }),
};
const job = useJob();

/** What later steps get: `<p8>`, `<JSON>`, `<directory>` and `<token>` stand for what differs from run to run. */
interface HandOver {
  readonly kind: string;
  readonly exported: Readonly<Record<string, string>>;
  /** Names of the files, with ID for the key ID, in the directory of this run. */
  readonly files: readonly string[];
  readonly outputs?: Readonly<Record<string, string>>;
}

const lane = (issuer: object): Readonly<Record<string, string>> => ({
  APP_STORE_CONNECT_API_KEY_KEY_ID: keyId,
  APP_STORE_CONNECT_API_KEY_KEY_FILEPATH: '<p8>',
  ...issuer,
});
const issuer = { APP_STORE_CONNECT_API_KEY_ISSUER_ID: issuerId };
const inHouse = { ...issuer, APP_STORE_CONNECT_API_KEY_IN_HOUSE: 'true' };
const whole = { APP_STORE_CONNECT_API_KEY_PATH: '<JSON>' };
const both = ['AuthKey_ID.json', 'AuthKey_ID.p8'];
const p8 = ['AuthKey_ID.p8'];
const ladder = ['bin', 'ladder.json'];
const token = {
  APP_STORE_CONNECT_API_KEY_KEY_ID: keyId,
  APP_STORE_CONNECT_API_KEY_KEY: 'app-store-connect-token',
  APP_STORE_CONNECT_TOKEN_COMMAND: '<command>',
  APP_STORE_CONNECT_TOKEN_NODE: process.execPath,
  RUBYLIB: join(job.dist, 'fastlane'),
  RUBYOPT: '-rapp_store_connect_token',
};

const handOvers: readonly (readonly [string, ...(readonly HandOver[])])[] = [
  [
    'fastlane',
    { kind: 'team', files: both, exported: { ...lane(issuer), ...whole } },
    {
      kind: 'individual',
      files: ['ApiKey_ID.json', 'ApiKey_ID.p8'],
      exported: { ...lane({}), ...whole },
    },
    { kind: 'in-house', files: both, exported: { ...lane(inHouse), ...whole } },
  ],
  [
    'fastlane-lane',
    { kind: 'team', files: p8, exported: lane(issuer) },
    { kind: 'individual', files: ['ApiKey_ID.p8'], exported: lane({}) },
    { kind: 'in-house', files: p8, exported: lane(inHouse) },
  ],
  [
    'fastlane-token',
    { kind: 'team', files: ladder, exported: { ...token, ...issuer } },
    { kind: 'individual', files: ladder, exported: token },
    { kind: 'in-house', files: ladder, exported: { ...token, ...inHouse } },
  ],
  [
    'xcodebuild',
    {
      kind: 'team',
      files: p8,
      exported: {},
      outputs: {
        'xcodebuild-args': `-allowProvisioningUpdates -authenticationKeyPath <p8> -authenticationKeyID ${keyId} -authenticationKeyIssuerID ${issuerId}`,
      },
    },
  ],
  [
    'notarytool',
    {
      kind: 'team',
      files: p8,
      exported: {},
      outputs: { 'notarytool-args': `--key <p8> --key-id ${keyId} --issuer ${issuerId}` },
    },
    {
      kind: 'individual',
      files: ['ApiKey_ID.p8'],
      exported: {},
      outputs: { 'notarytool-args': `--key <p8> --key-id ${keyId}` },
    },
  ],
  [
    'altool',
    {
      kind: 'team',
      files: p8,
      exported: { API_PRIVATE_KEYS_DIR: '<directory>' },
      outputs: {
        'altool-args': `--api-key ${keyId} --api-issuer ${issuerId} --p8-file-path <p8>`,
      },
    },
    {
      kind: 'individual',
      files: ['ApiKey_ID.p8'],
      exported: { API_PRIVATE_KEYS_DIR: '<directory>' },
      outputs: {
        'altool-args': `--api-key ${keyId} --api-issuer ${keyId} --api-key-subject user --p8-file-path <p8>`,
      },
    },
  ],
  ['transporter', { kind: 'team', files: p8, exported: {} }],
  [
    'codemagic',
    {
      kind: 'team',
      files: p8,
      exported: {
        APP_STORE_CONNECT_ISSUER_ID: issuerId,
        APP_STORE_CONNECT_KEY_IDENTIFIER: keyId,
        APP_STORE_CONNECT_PRIVATE_KEY: '@file:<p8>',
        APP_STORE_CONNECT_DISABLE_JWT_CACHE: 'true',
      },
    },
  ],
  [
    'eas',
    {
      kind: 'team',
      files: p8,
      exported: {
        EXPO_ASC_API_KEY_PATH: '<p8>',
        EXPO_ASC_KEY_ID: keyId,
        EXPO_ASC_ISSUER_ID: issuerId,
      },
    },
  ],
  [
    'asc',
    {
      kind: 'team',
      files: p8,
      exported: {
        ASC_KEY_ID: keyId,
        ASC_ISSUER_ID: issuerId,
        ASC_PRIVATE_KEY_PATH: '<p8>',
        ASC_BYPASS_KEYCHAIN: '1',
        ASC_CONFIG_PATH: '<directory>/asc-config.json',
      },
    },
  ],
  ['rcodesign', { kind: 'team', files: ['AuthKey_ID.json'], exported: {} }],
  [
    'tauri',
    {
      kind: 'team',
      files: p8,
      exported: { APPLE_API_KEY: keyId, APPLE_API_ISSUER: issuerId, APPLE_API_KEY_PATH: '<p8>' },
    },
  ],
  [
    'electron-builder',
    {
      kind: 'team',
      files: p8,
      exported: { APPLE_API_KEY: '<p8>', APPLE_API_KEY_ID: keyId, APPLE_API_ISSUER: issuerId },
    },
  ],
  [
    'quill',
    {
      kind: 'team',
      files: p8,
      exported: {
        QUILL_NOTARY_KEY: '<p8>',
        QUILL_NOTARY_KEY_ID: keyId,
        QUILL_NOTARY_ISSUER: issuerId,
      },
    },
  ],
  [
    'goreleaser',
    {
      kind: 'team',
      files: p8,
      exported: {
        MACOS_NOTARY_KEY: '<p8>',
        MACOS_NOTARY_KEY_ID: keyId,
        MACOS_NOTARY_ISSUER_ID: issuerId,
      },
    },
  ],
  [
    'godot',
    {
      kind: 'team',
      files: both,
      exported: {
        GODOT_MACOS_NOTARIZATION_API_UUID: issuerId,
        GODOT_MACOS_NOTARIZATION_API_KEY: '<p8>',
        GODOT_MACOS_NOTARIZATION_API_KEY_ID: keyId,
      },
    },
  ],
  [
    'ipsw',
    {
      kind: 'team',
      files: p8,
      exported: { IPSW_APPSTORE_P8: '<p8>', IPSW_APPSTORE_ISS: issuerId, IPSW_APPSTORE_KID: keyId },
    },
    { kind: 'individual', files: [], exported: { IPSW_APPSTORE_JWT: '<token>' } },
  ],
];
const rows = handOvers.flatMap(([name, ...all]) =>
  all.map((handOver) => [name, handOver.kind, handOver] as const),
);

/** Outputs that every run with a key sets, or that name a file. */
const common =
  /^(?:token|expires-at|available|key-id|issuer-id|key-path|api-key-json-path|token-command-path)$/;

/** What differs from run to run, as text by what stands for it. */
function describeAll(
  values: Readonly<Record<string, string>>,
  { outputs }: PhaseResult,
): Readonly<Record<string, string>> {
  const { 'key-path': key = '', 'api-key-json-path': json = '', token = '' } = outputs;
  const { 'token-command-path': command = '' } = outputs;
  const parts = [
    [quotePosix(key), '<p8>'], // in the options; on Windows, in quotes
    [key, '<p8>'],
    [json, '<JSON>'],
    [token, '<token>'],
    [command, '<command>'],
    [join(dirname(key), '/'), '<directory>/'],
    [dirname(key), '<directory>'],
  ] as const;
  const isKnown = ([text]: (typeof parts)[number]): boolean =>
    !['', "''", '.', join('./')].includes(text);
  const describe = (value: string): string =>
    parts.filter(isKnown).reduce((rest, [from, to]) => rest.replaceAll(from, to), value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, describe(value)]));
}

test('every tool has a row for each kind of key that it takes', () => {
  expect(rows.map(([name, kind]) => [name, kind])).toEqual(
    tools.flatMap(({ name, kinds }) => kinds.map((kind) => [name, kind])),
  );
});

describe('hands over', () => {
  test.each(rows)('to %s, with a key of kind %s', async (name, kind, handOver) => {
    const main = await job.main({ ...kinds[kind], tools: name });
    expect([main.exitCode, main.stderr]).toEqual([0, '']);
    expect(describeAll(main.exported, main)).toEqual(handOver.exported);
    const own = Object.entries(main.outputs).filter(([output]) => !common.test(output));
    expect(describeAll(Object.fromEntries(own), main)).toEqual(handOver.outputs ?? {});
    const written = readdirSync(job.temp).flatMap((path) => readdirSync(join(job.temp, path)));
    expect(written.map((file) => file.replace(keyId, 'ID')).toSorted()).toEqual(handOver.files);
  });
});

describe('the configuration of asc', () => {
  test('does not exist, so that none wins over the variables', async () => {
    const { exported } = await job.main({ ...kinds.team, tools: 'asc' });
    expect(existsSync(dirname(exported.ASC_CONFIG_PATH ?? ''))).toBe(true);
    expect(existsSync(exported.ASC_CONFIG_PATH ?? '')).toBe(false);
  });

  test('is removed with the key, if asc writes it', async () => {
    const main = await job.main({ ...kinds.team, tools: 'asc' });
    writeFileSync(main.exported.ASC_CONFIG_PATH ?? '', '{}');
    const post = await job.post(main);
    expect([post.exitCode, post.stdout, readdirSync(job.temp)]).toEqual([
      0,
      'Removed 1 key file.\n',
      [],
    ]);
  });
});

test.each([
  ['tauri', { APPLE_ID: 'me@example.com', APPLE_PASSWORD: 'abcd' }],
  ['electron-builder', { APPLE_ID: 'me@example.com', APPLE_APP_SPECIFIC_PASSWORD: 'abcd' }],
])('warns that an Apple ID in the environment wins over the key: %s', async (name, env) => {
  const main = await job.main({ ...kinds.team, tools: name }, { env });
  expect(main.exitCode).toBe(0);
  expect(annotations(main.stdout)).toMatchObject([
    { level: 'warning', title: `${name} will not use the key` },
  ]);
  expect(main.stdout).not.toMatch(/me@example|abcd/);
  const silent = await job.main({ ...kinds.team, tools: name });
  expect(annotations(silent.stdout)).toEqual([]);
});

test('godot gets a JSON API key that rcodesign reads', async () => {
  const { outputs } = await job.main({ ...kinds.team, tools: 'godot' });
  const json = JSON.parse(readFileSync(outputs['api-key-json-path'] ?? '', 'utf8'));
  const { key_id, issuer_id, private_key } = json;
  const body = key.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  expect([key_id, issuer_id, private_key]).toEqual([keyId, issuerId, body]);
});
