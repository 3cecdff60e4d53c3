import { delimiter, dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
import { quotePosix } from '../../../src/shell/quoting.ts';
import type { ApiKey } from '../../../src/signing/api-key.ts';
import { toolConflicts, tools } from '../../../src/tools/catalog.ts';
import { adaptToKind } from '../../../src/tools/selection.ts';
import { planToolSetup, type ToolSetup } from '../../../src/tools/setup.ts';
import type { Tool, Variables } from '../../../src/tools/tool.ts';
import { bodyOf, issuerId, makeKey } from '../../support/keys.ts';

const { pem, privateKey, keyId } = makeKey();
const signer = { type: 'local', key: privateKey } as const;
const team: ApiKey = { identity: { kind: 'team', keyId, issuerId }, signer };
const individual: ApiKey = { identity: { kind: 'individual', keyId }, signer };
const inHouse: ApiKey = { identity: { kind: 'in-house', keyId, issuerId }, signer };

function setupOf(names: string | readonly string[], key = team, directory = '/keys'): ToolSetup {
  const named = tools.filter(({ name }) => [names].flat().includes(name));
  const selected = adaptToKind(named, key.identity.kind, new Diagnostics());
  return planToolSetup(selected, { key, token: 'JWT', directory, home: '/home/me' });
}

const inKeys = (name: string): string => join('/keys', name);
const p8 = inKeys('AuthKey_ABCDE12345.p8');
const json = inKeys('AuthKey_ABCDE12345.json');

describe('exports', () => {
  test.each<readonly [string, Record<string, string>]>([
    [
      'fastlane',
      {
        APP_STORE_CONNECT_API_KEY_PATH: json,
        APP_STORE_CONNECT_API_KEY_KEY_ID: keyId,
        APP_STORE_CONNECT_API_KEY_ISSUER_ID: issuerId,
        APP_STORE_CONNECT_API_KEY_KEY_FILEPATH: p8,
      },
    ],
    [
      'fastlane-lane',
      {
        APP_STORE_CONNECT_API_KEY_KEY_ID: keyId,
        APP_STORE_CONNECT_API_KEY_ISSUER_ID: issuerId,
        APP_STORE_CONNECT_API_KEY_KEY_FILEPATH: p8,
      },
    ],
    [
      'fastlane-token',
      {
        APP_STORE_CONNECT_API_KEY_KEY_ID: keyId,
        APP_STORE_CONNECT_API_KEY_ISSUER_ID: issuerId,
        APP_STORE_CONNECT_API_KEY_KEY: 'app-store-connect-token',
      },
    ],
    ['xcodebuild', {}],
    ['notarytool', {}],
    ['altool', { API_PRIVATE_KEYS_DIR: '/keys' }],
    ['transporter', {}],
    [
      'codemagic',
      {
        APP_STORE_CONNECT_ISSUER_ID: issuerId,
        APP_STORE_CONNECT_KEY_IDENTIFIER: keyId,
        APP_STORE_CONNECT_PRIVATE_KEY: `@file:${p8}`,
        APP_STORE_CONNECT_DISABLE_JWT_CACHE: 'true',
      },
    ],
    ['eas', { EXPO_ASC_API_KEY_PATH: p8, EXPO_ASC_KEY_ID: keyId, EXPO_ASC_ISSUER_ID: issuerId }],
    [
      'asc',
      {
        ASC_KEY_ID: keyId,
        ASC_ISSUER_ID: issuerId,
        ASC_PRIVATE_KEY_PATH: p8,
        ASC_BYPASS_KEYCHAIN: '1',
        ASC_CONFIG_PATH: inKeys('asc-config.json'),
      },
    ],
    ['rcodesign', {}],
    ['tauri', { APPLE_API_KEY: keyId, APPLE_API_ISSUER: issuerId, APPLE_API_KEY_PATH: p8 }],
    [
      'electron-builder',
      { APPLE_API_KEY: p8, APPLE_API_KEY_ID: keyId, APPLE_API_ISSUER: issuerId },
    ],
    ['quill', { QUILL_NOTARY_KEY: p8, QUILL_NOTARY_KEY_ID: keyId, QUILL_NOTARY_ISSUER: issuerId }],
    [
      'goreleaser',
      { MACOS_NOTARY_KEY: p8, MACOS_NOTARY_KEY_ID: keyId, MACOS_NOTARY_ISSUER_ID: issuerId },
    ],
    [
      'godot',
      {
        GODOT_MACOS_NOTARIZATION_API_UUID: issuerId,
        GODOT_MACOS_NOTARIZATION_API_KEY: p8,
        GODOT_MACOS_NOTARIZATION_API_KEY_ID: keyId,
      },
    ],
    ['ipsw', { IPSW_APPSTORE_P8: p8, IPSW_APPSTORE_ISS: issuerId, IPSW_APPSTORE_KID: keyId }],
  ])('the variables that %s reads', (name, variables) => {
    expect(setupOf(name).env).toEqual(variables);
  });

  test('the token to ipsw, for an individual key', () => {
    expect(setupOf('ipsw', individual).env).toEqual({ IPSW_APPSTORE_JWT: 'JWT' });
  });

  test('the in-house switch of fastlane', () => {
    expect(setupOf('fastlane', inHouse).env).toMatchObject({
      APP_STORE_CONNECT_API_KEY_IN_HOUSE: 'true',
    });
    expect(setupOf('fastlane-lane', inHouse).env).toMatchObject({
      APP_STORE_CONNECT_API_KEY_IN_HOUSE: 'true',
    });
  });

  test('the token command and Ruby, which are appended to what is set', () => {
    const [tool] = tools.filter(({ name }) => name === 'fastlane-token');
    const envWith = (env: Variables): Variables =>
      tool?.env?.({
        keyId,
        inHouse: false,
        p8: '',
        p8Directory: '',
        json: '',
        token: '',
        command: { path: '/bin/command', node: '/bin/node', rubyDirectory: '/a b', env },
      }) ?? {};
    const own = { RUBYLIB: '/a b', RUBYOPT: '-rapp_store_connect_token' };
    expect(envWith({})).toMatchObject({
      ...own,
      APP_STORE_CONNECT_TOKEN_COMMAND: '/bin/command',
      APP_STORE_CONNECT_TOKEN_NODE: '/bin/node',
    });
    const extended = { RUBYLIB: `/x${delimiter}/a b`, RUBYOPT: '-W0 -rapp_store_connect_token' };
    expect(envWith({ RUBYLIB: '/x', RUBYOPT: '-W0' })).toMatchObject(extended);
    expect(envWith(extended)).toMatchObject(extended);
    expect(envWith({ RUBYLIB: '', RUBYOPT: '' })).toMatchObject(own);
  });

  test('neither an issuer for an individual key nor an empty variable', () => {
    for (const { name, kinds } of tools.filter((tool) => tool.kinds.includes('individual'))) {
      const { env } = setupOf(name, individual);
      expect([
        name,
        kinds,
        Object.entries(env).filter(([key, value]) => /ISSUER/.test(key) || value === ''),
      ]).toEqual([name, kinds, []]);
    }
  });
});

test('exports no variable without a value', () => {
  const tool: Tool = {
    name: 'any',
    source: '',
    files: [],
    kinds: ['team'],
    env: () => ({ EMPTY: '', NONE: undefined, SET: 'value' }),
    usage: '',
  };
  const from = { key: team, token: 'JWT', directory: '/keys', home: '/home/me' };
  expect(planToolSetup([tool], from).env).toEqual({ SET: 'value' });
});

describe('writes', () => {
  const paths = (names: string | string[], key = team): readonly string[] =>
    setupOf(names, key).files.map(({ path }) => path);

  test('only what each tool needs', () => {
    expect(paths('fastlane')).toEqual([json, p8]);
    expect(paths('rcodesign')).toEqual([json]);
    expect(paths('godot')).toEqual([p8, json]);
    expect(paths('ipsw')).toEqual([p8]);
    expect(paths('ipsw', individual)).toEqual([]);
    expect(paths('transporter')).toEqual([
      p8,
      join('/home/me/.appstoreconnect/private_keys/AuthKey_ABCDE12345.p8'),
    ]);
    expect(paths(['fastlane-lane', 'xcodebuild', 'altool'])).toEqual([p8]);
  });

  test.each(tools.flatMap(({ name, kinds }) => kinds.map((kind) => [name, kind] as const)))(
    'every file whose path is passed to %s, for a key of kind %s',
    (name, kind) => {
      const { files, env, outputs } = setupOf(
        name,
        { team, individual, 'in-house': inHouse }[kind],
      );
      const given = [...Object.values(env), ...Object.values(outputs)].flatMap(
        (value) => value?.match(/[\\/](?:keys|home)[\w.\\/-]*/g)?.map((path) => join(path)) ?? [],
      );
      const written = files.flatMap(({ path }) => [path, dirname(path)]);
      const absent = name === 'asc' ? [inKeys('asc-config.json')] : [];
      expect(given.filter((path) => !written.includes(path))).toEqual(absent);
      expect(given.length > 0 || files.length > 0).toBe(
        !(name === 'fastlane-token' || (name === 'ipsw' && kind === 'individual')),
      );
    },
  );

  test('an individual key under its own file name', () => {
    expect(paths('altool', individual)).toEqual([inKeys('ApiKey_ABCDE12345.p8')]);
  });

  test('JSON that fastlane and rcodesign both read', () => {
    const content = (key: ApiKey): unknown =>
      JSON.parse(setupOf('fastlane', key).files[0]?.content ?? '');
    const both = { key_id: keyId, key: pem, private_key: bodyOf(pem) };
    expect(content(team)).toEqual({ ...both, issuer_id: issuerId, in_house: false });
    expect(content(inHouse)).toEqual({ ...both, issuer_id: issuerId, in_house: true });
    expect(content(individual)).toEqual({ ...both, in_house: false });
  });

  test('a .p8 that is equivalent to any file with the same key', () => {
    const [file] = setupOf('altool').files;
    expect(file?.isEquivalent?.(pem.replaceAll('\n', '\r\n'))).toBe(true);
    expect(file?.isEquivalent?.(makeKey().pem)).toBe(false);
    expect(file?.isEquivalent?.('text')).toBe(false);
  });
});

describe('outputs', () => {
  test('the paths of the files, where a tool needs them', () => {
    expect(setupOf('fastlane').outputs).toMatchObject({
      'key-path': p8,
      'api-key-json-path': json,
    });
    expect(setupOf('rcodesign').outputs).toEqual({
      'key-path': undefined,
      'api-key-json-path': json,
    });
    expect(setupOf('ipsw', individual).outputs).toEqual({
      'key-path': undefined,
      'api-key-json-path': undefined,
    });
  });

  test('options for xcodebuild', () => {
    expect(setupOf('xcodebuild').outputs['xcodebuild-args']).toBe(
      `-allowProvisioningUpdates -authenticationKeyPath ${quotePosix(p8)} -authenticationKeyID ABCDE12345 -authenticationKeyIssuerID ${issuerId}`,
    );
  });

  test('options for notarytool, with an issuer only for a team key', () => {
    expect(setupOf('notarytool').outputs['notarytool-args']).toBe(
      `--key ${quotePosix(p8)} --key-id ABCDE12345 --issuer ${issuerId}`,
    );
    expect(setupOf('notarytool', individual).outputs['notarytool-args']).toBe(
      `--key ${quotePosix(inKeys('ApiKey_ABCDE12345.p8'))} --key-id ABCDE12345`,
    );
  });

  test('options for altool, which wants an issuer even for an individual key', () => {
    expect(setupOf('altool').outputs['altool-args']).toBe(
      `--api-key ABCDE12345 --api-issuer ${issuerId} --p8-file-path ${quotePosix(p8)}`,
    );
    expect(setupOf('altool', individual).outputs['altool-args']).toBe(
      `--api-key ABCDE12345 --api-issuer ABCDE12345 --api-key-subject user --p8-file-path ${quotePosix(inKeys('ApiKey_ABCDE12345.p8'))}`,
    );
  });

  test.each(['xcodebuild', 'notarytool', 'altool'])('paths with spaces in quotes: %s', (tool) => {
    const { outputs } = setupOf(tool, team, "/my keys/o'neil");
    expect(outputs[`${tool}-args`]).toContain(
      ` '${join("/my keys/o'\\''neil", 'AuthKey_ABCDE12345.p8')}'`,
    );
  });
});

test('declares tools that set one variable differently as a conflict', () => {
  const variables = (name: string): Record<string, string> => setupOf(name).env;
  const differing = tools.flatMap((tool, index) =>
    tools
      .slice(index + 1)
      .filter((otherTool) => {
        const theirs = variables(otherTool.name);
        return Object.entries(variables(tool.name)).some(
          ([name, value]) => theirs[name] !== undefined && theirs[name] !== value,
        );
      })
      .map((otherTool) => [tool.name, otherTool.name]),
  );
  expect(differing).toEqual([['tauri', 'electron-builder']]);
  expect(toolConflicts.map(({ pair }) => pair)).toContainEqual(differing[0]);
});

test('writes one file where two tools look for the key in the same directory', () => {
  const directory = join('/home/me/.appstoreconnect/private_keys');
  expect(setupOf(['altool', 'transporter'], team, directory).files).toHaveLength(1);
  expect(setupOf(['altool', 'transporter']).files).toHaveLength(2);
});
