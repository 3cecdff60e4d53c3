import { delimiter, join } from 'node:path';
import type { KeyKind } from '../key/kind.ts';
import { quotePosix } from '../shell/quoting.ts';
import type { CommandCredentials, Tool, ToolCredentials, Variables } from './tool.ts';

const allKinds: readonly KeyKind[] = ['team', 'individual', 'in-house'];
const appStoreConnectKinds: readonly KeyKind[] = ['team', 'individual'];
const teamOnly: readonly KeyKind[] = ['team'];

/** The variables that fastlane's action `app_store_connect_api_key` reads. */
const fastlaneOptions = ({ keyId, issuerId, p8, inHouse }: ToolCredentials): Variables => ({
  APP_STORE_CONNECT_API_KEY_KEY_ID: keyId,
  APP_STORE_CONNECT_API_KEY_ISSUER_ID: issuerId,
  APP_STORE_CONNECT_API_KEY_KEY_FILEPATH: p8,
  APP_STORE_CONNECT_API_KEY_IN_HOUSE: inHouse ? 'true' : undefined,
});

/** The variables that make Ruby load the file that feeds fastlane. Those that are set already are extended. */
function rubyVariables({
  rubyDirectory,
  env: { RUBYLIB, RUBYOPT },
}: CommandCredentials): Variables {
  const extend = (text: string | undefined, separator: string, item: string): string =>
    [...new Set([...(text ? text.split(separator) : []), item])].join(separator);
  return {
    RUBYLIB: extend(RUBYLIB, delimiter, rubyDirectory),
    RUBYOPT: extend(RUBYOPT, ' ', '-rapp_store_connect_token'),
  };
}

/** The tools that this action can configure. docs/tools.md has a section for each. */
export const tools: readonly Tool[] = [
  {
    name: 'fastlane',
    source:
      'fastlane 2.237.0, spaceship/lib/spaceship/connect_api/token.rb, Token.from, fastlane/lib/fastlane/actions/notarize.rb, notarytool, and fastlane_core/lib/fastlane_core/itunes_transporter.rb, TransporterExecutor#prepare and ItunesTransporter#upload',
    files: ['json', 'p8'],
    kinds: allKinds,
    env: (credentials) => ({
      APP_STORE_CONNECT_API_KEY_PATH: credentials.json,
      ...fastlaneOptions(credentials),
    }),
    usage:
      'Lanes need no credentials. If a lane passes api_key: itself, use fastlane-lane instead.',
  },
  {
    name: 'fastlane-lane',
    source:
      'fastlane 2.237.0, fastlane/lib/fastlane/actions/app_store_connect_api_key.rb, available_options',
    files: ['p8'],
    kinds: allKinds,
    env: fastlaneOptions,
    usage:
      'In the lane, call app_store_connect_api_key without options and pass its result as api_key:.',
  },
  {
    name: 'fastlane-token',
    source:
      'fastlane 2.240.1, spaceship/lib/spaceship/connect_api/token.rb, Token, spaceship/lib/spaceship/connect_api/spaceship.rb, ConnectAPI.client, and fastlane_core/lib/fastlane_core/itunes_transporter.rb, ItunesTransporter#upload',
    files: [],
    usesTokenCommand: true,
    kinds: allKinds,
    env: ({ keyId, issuerId, inHouse, command }) => ({
      APP_STORE_CONNECT_API_KEY_KEY_ID: keyId,
      APP_STORE_CONNECT_API_KEY_ISSUER_ID: issuerId,
      // Not a key: app_store_connect_token.rb recognizes it.
      APP_STORE_CONNECT_API_KEY_KEY: 'app-store-connect-token',
      APP_STORE_CONNECT_API_KEY_IN_HOUSE: inHouse ? 'true' : undefined,
      APP_STORE_CONNECT_TOKEN_COMMAND: command?.path,
      APP_STORE_CONNECT_TOKEN_NODE: command?.node,
      ...(command && rubyVariables(command)),
    }),
    usage:
      'Lanes need no credentials, with or without app_store_connect_api_key. fastlane gets tokens and never the key.',
  },
  {
    name: 'xcodebuild',
    source: 'man page of xcodebuild, Xcode 26',
    add: '${{ steps.<id>.outputs.xcodebuild-args }}',
    files: ['p8'],
    kinds: teamOnly,
    outputs: ({ p8, keyId, issuerId = '' }) => ({
      'xcodebuild-args': `-allowProvisioningUpdates -authenticationKeyPath ${quotePosix(p8)} -authenticationKeyID ${keyId} -authenticationKeyIssuerID ${issuerId}`,
    }),
    usage:
      'Add the output xcodebuild-args to its command line; xcodebuild reads no environment variables.',
  },
  {
    name: 'notarytool',
    source: 'man page of notarytool, Xcode 26',
    add: '${{ steps.<id>.outputs.notarytool-args }}',
    files: ['p8'],
    kinds: appStoreConnectKinds,
    outputs: ({ p8, keyId, issuerId }) => ({
      'notarytool-args': `--key ${quotePosix(p8)} --key-id ${keyId}${issuerId ? ` --issuer ${issuerId}` : ''}`,
    }),
    usage: 'Add the output notarytool-args to its command line. Individual keys need Xcode 26.',
  },
  {
    name: 'altool',
    source:
      'man page of altool, Xcode 26, and the help of altool 26.40.1 (Xcode 26.6), quoted in fastlane#30061; for individual keys fastlane 2.237.0, fastlane_core/lib/fastlane_core/itunes_transporter.rb, AltoolTransporterExecutor#build_credential_params',
    add: '${{ steps.<id>.outputs.altool-args }}',
    files: ['p8'],
    kinds: appStoreConnectKinds,
    env: ({ p8Directory }) => ({ API_PRIVATE_KEYS_DIR: p8Directory }),
    // altool requires an issuer even for an individual key, and then ignores it.
    outputs: ({ p8, keyId, issuerId }) => ({
      'altool-args': `--api-key ${keyId} --api-issuer ${issuerId ?? `${keyId} --api-key-subject user`} --p8-file-path ${quotePosix(p8)}`,
    }),
    usage:
      'Add the output altool-args to its command line. Xcode 16 and earlier take --apiKey and --apiIssuer instead, and find the file by themselves.',
  },
  {
    name: 'transporter',
    source:
      'fastlane 2.237.0, fastlane_core/lib/fastlane_core/itunes_transporter.rb, ShellScriptTransporterExecutor',
    add: '-apiIssuer and -apiKey',
    files: ['p8', 'home'],
    kinds: teamOnly,
    usage:
      'Pass the IDs as -apiIssuer and -apiKey; Transporter finds the file in ~/.appstoreconnect/private_keys.',
  },
  {
    name: 'codemagic',
    source:
      'codemagic-cli-tools 0.64.0, src/codemagic/tools/app_store_connect/arguments.py, Types, and src/codemagic/apple/app_store_connect/json_web_token_manager.py, JsonWebTokenManager',
    files: ['p8'],
    kinds: teamOnly,
    env: ({ issuerId, keyId, p8 }) => ({
      APP_STORE_CONNECT_ISSUER_ID: issuerId,
      APP_STORE_CONNECT_KEY_IDENTIFIER: keyId,
      APP_STORE_CONNECT_PRIVATE_KEY: `@file:${p8}`,
      // Otherwise a token that is valid for 19 minutes stays in the temporary directory of the machine.
      APP_STORE_CONNECT_DISABLE_JWT_CACHE: 'true',
    }),
    usage: 'The command app-store-connect of codemagic-cli-tools needs no options for the key.',
  },
  {
    name: 'eas',
    source:
      'eas-cli 22.2.0, packages/eas-cli/src/credentials/ios/appstore/resolveCredentials.ts, resolveAscApiKeyAsync, packages/eas-cli/src/submit/ios/IosSubmitCommand.ts, resolveAscApiKeySource, and packages/eas-json/src/submit/types.ts, IosSubmitProfileFieldsToEvaluate',
    files: ['p8'],
    kinds: teamOnly,
    env: ({ p8, keyId, issuerId }) => ({
      EXPO_ASC_API_KEY_PATH: p8,
      EXPO_ASC_KEY_ID: keyId,
      EXPO_ASC_ISSUER_ID: issuerId,
    }),
    usage:
      'eas build needs no options for the key. eas submit reads eas.json only, which can name the variables.',
  },
  {
    name: 'asc',
    source:
      'App-Store-Connect-CLI 1.5.0 and its commit 191b0bf, internal/cli/shared/shared.go, resolveCredentials, and internal/config/config.go, resolvePath',
    files: ['p8'],
    kinds: teamOnly,
    env: ({ keyId, issuerId, p8, p8Directory }) => ({
      ASC_KEY_ID: keyId,
      ASC_ISSUER_ID: issuerId,
      ASC_PRIVATE_KEY_PATH: p8,
      ASC_BYPASS_KEYCHAIN: '1',
      // Without the keychain, asc prefers a key in its configuration to these variables. This file does not exist.
      ASC_CONFIG_PATH: join(p8Directory, 'asc-config.json'),
    }),
    usage: 'asc, cider and appstore-tools need no options for the key.',
  },
  {
    name: 'rcodesign',
    source:
      'apple-platform-rs, commit 607b3c1 (rcodesign 0.29.0), app-store-connect/src/api_key.rs, UnifiedApiKey, and apple-codesign/src/cli/mod.rs, NotaryApi',
    add: '--api-key-file ${{ steps.<id>.outputs.api-key-json-path }}',
    files: ['json'],
    kinds: teamOnly,
    usage: 'Pass the output api-key-json-path as --api-key-file.',
  },
  {
    name: 'tauri',
    source: 'tauri, commit 0e6e8f4, crates/tauri-bundler/src/bundle/macos/sign.rs, notarize_auth',
    files: ['p8'],
    kinds: teamOnly,
    env: ({ keyId, issuerId, p8 }) => ({
      APPLE_API_KEY: keyId,
      APPLE_API_ISSUER: issuerId,
      APPLE_API_KEY_PATH: p8,
    }),
    // An empty variable counts.
    overriddenBy: ({ APPLE_ID, APPLE_PASSWORD }) =>
      APPLE_ID === undefined || APPLE_PASSWORD === undefined ? [] : ['APPLE_ID', 'APPLE_PASSWORD'],
    usage: 'tauri build needs no options for notarization. Signing needs a certificate.',
  },
  {
    name: 'electron-builder',
    source:
      'electron-builder 26.15.7 and 27.0.0-alpha.7, MacTargetHelper.ts, getNotarizeOptions; @electron/notarize 2.5.0, src/notarytool.ts, authorizationArgs',
    files: ['p8'],
    kinds: teamOnly,
    env: ({ keyId, issuerId, p8 }) => ({
      APPLE_API_KEY: p8,
      APPLE_API_KEY_ID: keyId,
      APPLE_API_ISSUER: issuerId,
    }),
    // One of the two is enough: then it fails because the other is missing.
    overriddenBy: (env) => ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD'].filter((name) => env[name]),
    usage: 'The three variables together enable notarization.',
  },
  {
    name: 'quill',
    source:
      'quill, commit e7c8db3 (after 0.7.1), cmd/quill/cli/options/notary.go, Notary, and quill/pki/load/bytes.go, BytesFromFileOrEnv',
    files: ['p8'],
    kinds: teamOnly,
    env: ({ p8, keyId, issuerId }) => ({
      QUILL_NOTARY_KEY: p8,
      QUILL_NOTARY_KEY_ID: keyId,
      QUILL_NOTARY_ISSUER: issuerId,
    }),
    usage: 'quill notarize needs no options for the key.',
  },
  {
    name: 'goreleaser',
    source:
      'GoReleaser, commit cd616d2 (2.18.0-nightly), internal/pipe/notary/macos.go, signAndNotarize; quill, commit e7c8db3, quill/notarize.go, WithStatusConfig',
    files: ['p8'],
    kinds: teamOnly,
    env: ({ p8, keyId, issuerId }) => ({
      MACOS_NOTARY_KEY: p8,
      MACOS_NOTARY_KEY_ID: keyId,
      MACOS_NOTARY_ISSUER_ID: issuerId,
    }),
    usage: 'In .goreleaser.yaml, use {{.Env.MACOS_NOTARY_KEY}} and the other two variables.',
  },
  {
    name: 'godot',
    source:
      'Godot, commit 00bad90, platform/macos/export/export_plugin.cpp, EditorExportPlatformMacOS::_notarize',
    files: ['p8', 'json'],
    kinds: teamOnly,
    env: ({ issuerId, p8, keyId }) => ({
      GODOT_MACOS_NOTARIZATION_API_UUID: issuerId,
      GODOT_MACOS_NOTARIZATION_API_KEY: p8,
      GODOT_MACOS_NOTARIZATION_API_KEY_ID: keyId,
    }),
    usage:
      'Exporting a macOS preset needs no options for notarization with notarytool. For rcodesign, set GODOT_MACOS_NOTARIZATION_API_KEY to the output api-key-json-path.',
  },
  {
    name: 'ipsw',
    source:
      'ipsw, commit d3402cc (after 3.1.710), cmd/ipsw/cmd/appstore/appstore.go, pkg/appstore/auth.go, createToken, and cmd/ipsw/cmd/root.go, initConfig',
    files: ['p8'],
    kinds: appStoreConnectKinds,
    env: ({ p8, issuerId, keyId }) => ({
      IPSW_APPSTORE_P8: p8,
      IPSW_APPSTORE_ISS: issuerId,
      IPSW_APPSTORE_KID: keyId,
    }),
    usage: 'ipsw appstore needs no options for the key.',
    individual: {
      files: [],
      env: ({ token }) => ({ IPSW_APPSTORE_JWT: token }),
      usage: 'It gets the token, not the key, and works until the token expires.',
    },
  },
];

/** Pairs of tools that cannot be used together, with the reason. */
export const toolConflicts: readonly {
  readonly pair: readonly [string, string];
  readonly reason: string;
}[] = [
  {
    pair: ['tauri', 'electron-builder'],
    reason:
      'tauri reads APPLE_API_KEY as the key ID, electron-builder as the path of the key file. Run them in separate jobs, or use this action once before each.',
  },
  {
    pair: ['fastlane', 'fastlane-lane'],
    reason:
      'With the variables of both, lanes that pass api_key: fail with "Unresolved conflict". Use fastlane-lane if any lane calls app_store_connect_api_key, and fastlane otherwise.',
  },
  {
    pair: ['fastlane', 'fastlane-token'],
    reason: 'fastlane gets the key from one, and tokens instead of the key from the other.',
  },
];
