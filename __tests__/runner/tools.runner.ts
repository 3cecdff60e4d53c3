import { createPublicKey } from 'node:crypto';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { jwtVerify } from 'jose';
import { tools } from '../../src/tools/catalog.ts';
import type { ActRun } from '../support/act.ts';
import { useAct } from '../support/fixtures.ts';
import { repositorySettings } from '../support/inputs.ts';
import { bodyOf, issuerId, makeKey } from '../support/keys.ts';
import { findSecrets } from '../support/secrets.ts';

const key = makeKey();
const { keyId } = key;
const act = useAct();

interface Paths {
  readonly p8: string;
  readonly json: string;
  readonly command: string;
}

/** The variables that each tool reads, as in docs/tools.md. */
const variables: Readonly<Record<string, (paths: Paths) => Readonly<Record<string, unknown>>>> = {
  fastlane: ({ p8, json }) => ({
    APP_STORE_CONNECT_API_KEY_PATH: json,
    APP_STORE_CONNECT_API_KEY_KEY_ID: keyId,
    APP_STORE_CONNECT_API_KEY_ISSUER_ID: issuerId,
    APP_STORE_CONNECT_API_KEY_KEY_FILEPATH: p8,
  }),
  'fastlane-lane': ({ p8 }) => ({
    APP_STORE_CONNECT_API_KEY_KEY_ID: keyId,
    APP_STORE_CONNECT_API_KEY_ISSUER_ID: issuerId,
    APP_STORE_CONNECT_API_KEY_KEY_FILEPATH: p8,
  }),
  'fastlane-token': ({ command }) => ({
    APP_STORE_CONNECT_API_KEY_KEY_ID: keyId,
    APP_STORE_CONNECT_API_KEY_ISSUER_ID: issuerId,
    APP_STORE_CONNECT_API_KEY_KEY: 'app-store-connect-token',
    APP_STORE_CONNECT_TOKEN_COMMAND: command,
    APP_STORE_CONNECT_TOKEN_NODE: expect.stringMatching(/^\/.+\/node$/),
    PATH: expect.stringMatching(new RegExp(`^${dirname(command)}:`)),
    RUBYLIB: expect.stringMatching(/^\/.+\/dist\/fastlane$/),
    RUBYOPT: '-rapp_store_connect_token',
  }),
  xcodebuild: () => ({}),
  notarytool: () => ({}),
  altool: ({ p8 }) => ({ API_PRIVATE_KEYS_DIR: dirname(p8) }),
  transporter: () => ({}),
  codemagic: ({ p8 }) => ({
    APP_STORE_CONNECT_ISSUER_ID: issuerId,
    APP_STORE_CONNECT_KEY_IDENTIFIER: keyId,
    APP_STORE_CONNECT_PRIVATE_KEY: `@file:${p8}`,
    APP_STORE_CONNECT_DISABLE_JWT_CACHE: 'true',
  }),
  eas: ({ p8 }) => ({
    EXPO_ASC_API_KEY_PATH: p8,
    EXPO_ASC_KEY_ID: keyId,
    EXPO_ASC_ISSUER_ID: issuerId,
  }),
  asc: ({ p8 }) => ({
    ASC_KEY_ID: keyId,
    ASC_ISSUER_ID: issuerId,
    ASC_PRIVATE_KEY_PATH: p8,
    ASC_BYPASS_KEYCHAIN: '1',
    ASC_CONFIG_PATH: join(dirname(p8), 'asc-config.json'),
  }),
  rcodesign: () => ({}),
  tauri: ({ p8 }) => ({
    APPLE_API_KEY: keyId,
    APPLE_API_ISSUER: issuerId,
    APPLE_API_KEY_PATH: p8,
  }),
  'electron-builder': ({ p8 }) => ({
    APPLE_API_KEY: p8,
    APPLE_API_KEY_ID: keyId,
    APPLE_API_ISSUER: issuerId,
  }),
  quill: ({ p8 }) => ({
    QUILL_NOTARY_KEY: p8,
    QUILL_NOTARY_KEY_ID: keyId,
    QUILL_NOTARY_ISSUER: issuerId,
  }),
  goreleaser: ({ p8 }) => ({
    MACOS_NOTARY_KEY: p8,
    MACOS_NOTARY_KEY_ID: keyId,
    MACOS_NOTARY_ISSUER_ID: issuerId,
  }),
  godot: ({ p8 }) => ({
    GODOT_MACOS_NOTARIZATION_API_UUID: issuerId,
    GODOT_MACOS_NOTARIZATION_API_KEY: p8,
    GODOT_MACOS_NOTARIZATION_API_KEY_ID: keyId,
  }),
  ipsw: ({ p8 }) => ({
    IPSW_APPSTORE_P8: p8,
    IPSW_APPSTORE_ISS: issuerId,
    IPSW_APPSTORE_KID: keyId,
  }),
};

/** The variables that are in the output of `env -0` of a later step, but not of the step before. */
function exportedBetween(before = '', after = ''): Readonly<Record<string, string>> {
  const known = new Set(before.split('\0'));
  const added = after.split('\0').filter((pair) => !known.has(pair) && !/^GITHUB_/.test(pair));
  return Object.fromEntries(
    added.map((pair) => [pair.split('=')[0], pair.slice(pair.indexOf('=') + 1)]),
  );
}

test('every tool has a row', () => {
  expect(Object.keys(variables)).toEqual(tools.map(({ name }) => name));
});

// The conflicts in docs/tools.md: each set omits one of each two.
const sets = [
  ['all tools that go together', ['fastlane-lane', 'fastlane-token', 'electron-builder']],
  ['all tools that go together, with the other one of each pair', ['fastlane', 'tauri']],
] as const;

describe.each(sets)('%s', (_name, omitted: readonly string[]) => {
  const selected = Object.keys(variables).filter((name) => !omitted.includes(name));
  let run: ActRun;
  // One step does what a careless build does: it prints the key in all forms, and the whole environment.
  // It prints no lines of 76 columns: if one starts with a masked line of 64, act shows the rest, because it
  // replaces one mask after the other. GitHub's runner hides everything that any mask covers.
  beforeAll(async () => {
    run = await act.run({
      ...repositorySettings(key),
      workflow: `
      on: push
      jobs:
        build:
          runs-on: macos-latest
          steps:
            - run: env -0 > "$RECORDS/before"
            - uses: OWNER/app-store-connect-token@v1
              id: asc
              with:
                private-key: \${{ secrets.ASC_PRIVATE_KEY }}
                key-id: \${{ vars.ASC_KEY_ID }}
                issuer-id: \${{ vars.ASC_ISSUER_ID }}
                tools: ${selected.join(', ')}
            - run: env -0 > "$RECORDS/after"
            - run: |
                printf %s "$OUTPUTS" > "$RECORDS/outputs"
                home="$HOME/.appstoreconnect/private_keys/AuthKey_${keyId}.p8"
                stat -c %a "$(dirname "$P8")" "$P8" "$JSON" "$home" > "$RECORDS/modes"
                cp "$JSON" "$RECORDS/json"
                cp "$P8" "$RECORDS/p8"
                cmp "$P8" "$home"
              env:
                P8: \${{ steps.asc.outputs.key-path }}
                JSON: \${{ steps.asc.outputs.api-key-json-path }}
                OUTPUTS: \${{ toJSON(steps.asc.outputs) }}
            - run: printf '%s\\n' \${{ steps.asc.outputs.xcodebuild-args }} > "$RECORDS/xcodebuild"
            - run: printf '%s\\n' \${{ steps.asc.outputs.notarytool-args }} > "$RECORDS/notarytool"
            - run: printf '%s\\n' \${{ steps.asc.outputs.altool-args }} > "$RECORDS/altool"
            - id: print
              run: |
                env
                cat "$P8" "$JSON"
                base64 -w 64 < "$P8"
                base64 -w 0 < "$P8"
                echo
                grep -v -e ----- "$P8" | tr -d '\\n'
                echo
                openssl ec -in "$P8"
                openssl pkey -in "$P8" -outform DER | base64 -w 64
                set -x
                : $(cat "$P8")
              env:
                P8: \${{ steps.asc.outputs.key-path }}
                JSON: \${{ steps.asc.outputs.api-key-json-path }}
            - run: 'false' # so that act does not remove RUNNER_TEMP
    `,
    });
  });

  test('get the outputs and variables that they read', async () => {
    const { records, log } = run;
    expect(log.steps.filter(({ result }) => result !== 'success')).toMatchObject([
      { step: 'false' },
    ]);
    const outputs = JSON.parse(records.outputs ?? '');
    const { 'key-path': p8, 'api-key-json-path': json, token } = outputs;
    const command = outputs['token-command-path'];
    await jwtVerify(token, createPublicKey(key.pem));
    expect(exportedBetween(records.before, records.after)).toEqual(
      Object.assign({}, ...selected.map((name) => variables[name]?.({ p8, json, command }))),
    );
    expect(records.xcodebuild?.trim().split('\n')).toEqual([
      '-allowProvisioningUpdates',
      ...['-authenticationKeyPath', p8],
      ...['-authenticationKeyID', keyId],
      ...['-authenticationKeyIssuerID', issuerId],
    ]);
    expect(records.notarytool?.trim().split('\n')).toEqual([
      ...['--key', p8],
      ...['--key-id', keyId],
      ...['--issuer', issuerId],
    ]);
    expect(records.altool?.trim().split('\n')).toEqual([
      ...['--api-key', keyId],
      ...['--api-issuer', issuerId],
      ...['--p8-file-path', p8],
    ]);
  });

  test('get key files that no other user can read, with a JSON key of the right types', () => {
    const { records } = run;
    expect(records.modes).toBe('700\n600\n600\n600\n');
    expect(records.p8).toBe(key.pem);
    expect(JSON.parse(records.json ?? '')).toEqual({
      key_id: keyId,
      issuer_id: issuerId,
      key: key.pem,
      private_key: bodyOf(key.pem),
      in_house: false,
    });
  });

  test('show no secret in the log, whatever a later step prints, and are removed', () => {
    expect(run.log.textOfStep('print')).toContain('-----BEGIN PRIVATE KEY-----\n***\n***\n***\n');
    expect(findSecrets(run, key)).toEqual([]);
    expect(run.left).toEqual([]);
  });
});
