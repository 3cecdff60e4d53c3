import { join } from 'node:path';
import type { KeyKind } from '../key/kind.ts';
import { quotePosix } from '../shell/quoting.ts';

/** The credentials that tools are configured with. Paths are absolute. */
export interface ToolCredentials {
  readonly keyId: string;
  /** Absent for an individual key. */
  readonly issuerId?: string | undefined;
  readonly inHouse: boolean;
  /** `AuthKey_<ID>.p8` or `ApiKey_<ID>.p8`. */
  readonly p8: string;
  /** The directory of `p8`. */
  readonly p8Directory: string;
  /** The JSON API key. */
  readonly json: string;
  /** The token. A secret. */
  readonly token: string;
}

/** A key file that a tool needs. `home` is a copy of the .p8 where Transporter looks for it. */
export type KeyFile = 'p8' | 'json' | 'home';

/** Variables of an environment by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The configuration of one tool.
 *
 * @example
 * {
 *   name: 'altool',
 *   files: ['p8'],
 *   kinds: ['team', 'individual'],
 *   env: ({ p8Directory }) => ({ API_PRIVATE_KEYS_DIR: p8Directory }),
 *   usage: 'altool finds the key by its ID.',
 * }
 */
export interface Tool {
  readonly name: string;
  /** Text to add to its command line. `<id>` stands for the ID of the step. */
  readonly add?: string;
  /** The key files that the tool needs. */
  readonly files: readonly KeyFile[];
  /** The kinds of key that the tool can use. */
  readonly kinds: readonly KeyKind[];
  /** Variables for later steps. Those without a value are not exported, because tools read an empty variable as set. */
  readonly env?: (credentials: ToolCredentials) => Variables;
  /** Outputs of the step, quoted for a shell. */
  readonly outputs?: (credentials: ToolCredentials) => Variables;
  /** How to use the tool in later steps, for the log. */
  readonly usage: string;
  /** Returns the names of variables in this environment that make the tool use an Apple ID instead of the key. */
  readonly overriddenBy?: (env: Variables) => readonly string[];
  /** The parts that differ for an individual key. */
  readonly individual?: Pick<Tool, 'files' | 'env' | 'usage'>;
}

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

/**
 * The tools that this action can configure. Names and formats are from the source of each tool or its man page;
 * docs/tools.md has a section for each, with its source.
 */
export const tools: readonly Tool[] = [
  {
    name: 'fastlane',
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
    files: ['p8'],
    kinds: allKinds,
    env: fastlaneOptions,
    usage:
      'In the lane, call app_store_connect_api_key without options and pass its result as api_key:.',
  },
  {
    name: 'xcodebuild',
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
    add: '-apiIssuer and -apiKey',
    files: ['p8', 'home'],
    kinds: teamOnly,
    usage:
      'Pass the IDs as -apiIssuer and -apiKey; Transporter finds the file in ~/.appstoreconnect/private_keys.',
  },
  {
    name: 'codemagic',
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
    files: ['p8'],
    kinds: teamOnly,
    env: ({ p8, keyId, issuerId }) => ({
      EXPO_ASC_API_KEY_PATH: p8,
      EXPO_ASC_KEY_ID: keyId,
      EXPO_ASC_ISSUER_ID: issuerId,
    }),
    usage: 'eas build and eas submit need no options for the key.',
  },
  {
    name: 'asc',
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
    add: '--api-key-file ${{ steps.<id>.outputs.api-key-json-path }}',
    files: ['json'],
    kinds: teamOnly,
    usage: 'Pass the output api-key-json-path as --api-key-file.',
  },
  {
    name: 'tauri',
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
    usage: 'tauri build needs no options for notarization.',
  },
  {
    name: 'electron-builder',
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
];
