import { issuerId } from '../support/keys.ts';

/** What a snippet does when it is run; what is not named must not happen. */
export interface Run {
  /** Inputs of the action's step before it, which the text around the snippet names. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Paths that the token of the snippet is used for after it. */
  readonly probes?: readonly string[];
  /** The commands that are called, with their arguments, as a shell would take them. Those of a matrix are sorted. */
  readonly calls?: readonly string[];
  /** The variables that the last of them has. */
  readonly env?: Readonly<Record<string, string>>;
  /** The requests that Apple gets, each of which it accepts; all parts of a file in a row are one. */
  readonly requests?: readonly string[];
  /** The number of jobs that have no part in Apple, and succeed before the one that has. */
  readonly jobsBefore?: number;
  /** A line that the snippet prints. */
  readonly prints?: string;
  /** Apple has no part in it, so there is no run with a key that Apple refuses. */
  readonly isOffline?: true;
}

/** Why a snippet is not run. */
interface NotRun {
  readonly reason: string;
}

export type Expectation = Run | NotRun;

export const keyId = 'ABCDE12345';

const token = { TOKEN: '<token>' };
const curl = (path: string): string =>
  `curl -fsSH @- https://api.appstoreconnect.apple.com/v1/${path}`;
const probe = (path: string): string =>
  `curl -fsSgH @- https://api.appstoreconnect.apple.com${path}`;
const apps: Run = { calls: [curl('apps')], env: token, requests: ['GET /v1/apps'] };
const ruby = 'setup-ruby 3.4 true';
const bundle: Run = { inputs: { tools: 'fastlane' }, calls: [ruby, 'bundle exec fastlane beta'] };
const fastlaneLane = {
  APP_STORE_CONNECT_API_KEY_KEY_ID: keyId,
  APP_STORE_CONNECT_API_KEY_ISSUER_ID: issuerId,
  APP_STORE_CONNECT_API_KEY_KEY_FILEPATH: '<.p8>',
};
const fastlane = { ...fastlaneLane, APP_STORE_CONNECT_API_KEY_PATH: '<JSON>' };
const xcodebuild: Run = {
  inputs: { tools: 'xcodebuild' },
  calls: [
    `xcodebuild archive -scheme App -archivePath App.xcarchive -allowProvisioningUpdates -authenticationKeyPath <.p8> -authenticationKeyID ${keyId} -authenticationKeyIssuerID ${issuerId}`,
  ],
};
const altool: Run = {
  inputs: { tools: 'altool' },
  calls: [
    `xcrun altool --upload-app -f App.ipa -t ios --api-key ${keyId} --api-issuer ${issuerId}`,
  ],
  env: { API_PRIVATE_KEYS_DIR: '<directory>' },
};
const notarytool: Run = {
  inputs: { tools: 'notarytool' },
  calls: [
    `xcrun notarytool submit App.zip --wait --key <.p8> --key-id ${keyId} --issuer ${issuerId}`,
  ],
};
const storeKey = 'gh secret set ASC_PRIVATE_KEY < <.p8>';
const store: Run = {
  calls: [
    storeKey,
    'gh variable set ASC_KEY_ID --body XXXXXXXXXX',
    'gh variable set ASC_ISSUER_ID --body 00000000-0000-0000-0000-000000000000',
  ],
  isOffline: true,
};
const fastfile = 'A Fastfile, not a step. The tests with fastlane run lanes like it.';
const builds = '/v1/builds?filter[app]=1234567890';
const submissions = '/notary/v2/submissions';
const submissionId = '2efe2717-52ef-43a5-96dc-0797e4ca1041';

const uploadByCurl = (method: string, path: string, options = ''): string =>
  `curl -sSg --fail-with-body -K - -X ${method} ${options}-o answer.json https://api.appstoreconnect.apple.com/v1/${path}`;
const json = "-H 'Content-Type: application/json' ";
const creation =
  '-d {"data":{"type":"buildUploads","attributes":{"cfBundleShortVersionString":"1.2.3","cfBundleVersion":"42","platform":"IOS"},"relationships":{"app":{"data":{"type":"apps","id":"1234567890"}}}}} ';
const reservation =
  '-d {"data":{"type":"buildUploadFiles","attributes":{"assetType":"ASSET","fileName":"App.ipa","fileSize":1200,"uti":"com.apple.ipa"},"relationships":{"buildUpload":{"data":{"type":"buildUploads","id":"upload-1"}}}}} ';
const commit =
  '-d {"data":{"type":"buildUploadFiles","id":"file-2","attributes":{"uploaded":true}}} ';
const part = 'curl -fsS -K - -T part.bin -H Expect: --retry 5 --retry-all-errors';
const state = uploadByCurl('GET', 'buildUploads/upload-1', `--retry 5 --retry-all-errors ${json}`);
const uploadRequests = [
  'POST /v1/buildUploads',
  'POST /v1/buildUploadFiles',
  'PUT /object-storage/file-2',
  'PATCH /v1/buildUploadFiles/file-2',
];

/** The snippets of README.md and docs, and the example of `app-store-connect-token --help`, by name. */
export const expectations: Readonly<Record<string, Expectation>> = {
  'README.md, app-store-connect-token': apps,
  'README.md, Store it': store,
  'README.md, Recipes': { ...bundle, env: fastlane },
  'README.md, Recipes 2': xcodebuild,
  'README.md, Recipes 3': altool,
  'README.md, Recipes 4': notarytool,
  'README.md, Recipes 5': {
    calls: [curl('builds')],
    env: token,
    requests: ['GET /v1/builds'],
  },
  'README.md, Recipes 6': { requests: ['GET /v1/apps?limit=1', 'GET /v1/builds?limit=1'] },
  'README.md, Recipes 7': {
    calls: ['bundle exec fastlane beta', 'bundle exec fastlane beta', ruby, ruby],
    env: fastlane,
  },
  'README.md, Prove that the key works': {
    requests: ['GET /v1/apps?limit=1', 'GET /v1/certificates?limit=1', 'GET /v1/apps/1234567890'],
  },
  'README.md, Scope': {
    probes: ['/v1/apps/1234567890/builds', '/v1/apps/1234567890?fields[apps]=name'],
    calls: [probe('/v1/apps/1234567890/builds'), probe('/v1/apps/1234567890?fields[apps]=name')],
    env: token,
    requests: ['GET /v1/apps/1234567890/builds', 'GET /v1/apps/1234567890?fields[apps]=name'],
  },
  'README.md, Long jobs': {
    inputs: { 'token-command': 'true' },
    calls: [curl('apps')],
    requests: ['GET /v1/apps'],
  },
  'README.md, Contributing': {
    calls: ['npm ci', 'npm start', 'npm ci', 'npm test'],
    isOffline: true,
  },

  'app-store-connect-token --help': {
    inputs: { 'token-command': 'true' },
    calls: [curl('apps')],
    requests: ['GET /v1/apps'],
  },

  'docs/creating-a-key.md, Team key': store,
  'docs/troubleshooting.md, What the key is': { calls: [storeKey], isOffline: true },
  'docs/troubleshooting.md, KEY_FIRST_LINE_ONLY': {
    calls: ['gh secret set ASC_PRIVATE_KEY < <base64>'],
    isOffline: true,
  },
  'docs/design.md, Flow': { reason: 'A diagram.' },

  'docs/examples.md, Show the newest build of one app': {
    calls: [
      `curl -fsSgH @- https://api.appstoreconnect.apple.com${builds}&sort=-uploadedDate&limit=1`,
    ],
    env: token,
    requests: [`GET ${builds}&sort=-uploadedDate&limit=1`],
    prints: '42',
  },
  'docs/examples.md, Read TestFlight feedback': {
    calls: ['betaFeedbackScreenshotSubmissions', 'betaFeedbackCrashSubmissions'].map(
      (name) =>
        `curl -fsSH @- -o ${name}.json https://api.appstoreconnect.apple.com/v1/apps/1234567890/${name}`,
    ),
    env: token,
    requests: [
      'GET /v1/apps/1234567890/betaFeedbackScreenshotSubmissions',
      'GET /v1/apps/1234567890/betaFeedbackCrashSubmissions',
    ],
  },
  'docs/examples.md, Watch Xcode Cloud for six months': {
    calls: ['hand-over'],
    env: token,
    isOffline: true,
  },
  'docs/examples.md, Wait for processing in one step': {
    calls: [
      'sleep 30',
      `curl -fsSgH @- --retry 3 https://api.appstoreconnect.apple.com${builds}&filter[version]=42`,
    ],
    requests: [`GET ${builds}&filter[version]=42`],
    prints: 'VALID',
  },
  'docs/examples.md, Upload with iTMSTransporter': {
    calls: ['iTMSTransporter -m upload -assetFile App.ipa -jwt <token>'],
  },
  'docs/examples.md, Notarize by REST': {
    calls: [
      `curl -fsSH @- -H 'Content-Type: application/json' -d '{"submissionName": "App.zip", "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}' https://appstoreconnect.apple.com${submissions}`,
      `aws s3 cp App.zip s3://notary-submissions-prod/prod/AROARQRX7CZS3PRF6ZA5L:${submissionId} --region us-west-2 --only-show-errors`,
      'sleep 30',
      `curl -fsSH @- --retry 3 https://appstoreconnect.apple.com${submissions}/${submissionId}`,
    ],
    env: {
      AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      AWS_SESSION_TOKEN: 'AQoDYXdzEJrEXAMPLE',
    },
    requests: [`POST ${submissions}`, `GET ${submissions}/${submissionId}`],
    prints: 'Accepted',
  },

  'docs/upload.md, Upload a build': {
    jobsBefore: 1,
    calls: [
      'xcodebuild -exportArchive -archivePath App.xcarchive -exportPath . -exportOptionsPlist ExportOptions.plist',
      'xcodebuild archive -scheme App -archivePath App.xcarchive',
    ],
    requests: [
      'GET /v1/apps?filter[bundleId]=com.example.app1234567890&fields[apps]=bundleId&limit=200',
      ...uploadRequests,
      'GET /v1/buildUploads/upload-1?include=build',
      'GET /v1/buildUploads/upload-1?include=build',
    ],
    prints: 'State: COMPLETE',
  },
  'docs/upload.md, With curl and jq': {
    inputs: { 'token-command': 'true' },
    calls: [
      uploadByCurl('POST', 'buildUploads', json + creation),
      uploadByCurl('POST', 'buildUploadFiles', json + reservation),
      part,
      part,
      part,
      uploadByCurl('PATCH', 'buildUploadFiles/file-2', json + commit),
      'sleep 30',
      state,
      'sleep 30',
      state,
    ],
    requests: [...uploadRequests, 'GET /v1/buildUploads/upload-1', 'GET /v1/buildUploads/upload-1'],
    prints: 'COMPLETE',
  },

  'docs/migration.md, From yuki0n0/action-appstoreconnect-token': {
    reason: 'What the reader has, and replaces: it needs another action.',
  },
  'docs/migration.md, From yuki0n0/action-appstoreconnect-token 2': apps,
  'docs/migration.md, From a script in Ruby or Python': {
    reason: 'What the reader has, and replaces: it needs a script of the reader.',
  },
  'docs/migration.md, From a script in Ruby or Python 2': apps,
  'docs/migration.md, From app_store_connect_api_key in a Fastfile': {
    reason: 'What the reader has, and replaces: a Fastfile.',
  },
  'docs/migration.md, From app_store_connect_api_key in a Fastfile 2': { ...bundle, env: fastlane },
  'docs/migration.md, From app_store_connect_api_key in a Fastfile 3': { reason: fastfile },

  'docs/tools.md, Tools': { isOffline: true },
  'docs/tools.md, fastlane': { ...bundle, env: fastlane },
  'docs/tools.md, fastlane-lane': {
    ...bundle,
    inputs: { tools: 'fastlane-lane' },
    env: fastlaneLane,
  },
  'docs/tools.md, fastlane-lane 2': { reason: fastfile },
  'docs/tools.md, xcodebuild': xcodebuild,
  'docs/tools.md, notarytool': notarytool,
  'docs/tools.md, altool': altool,
  'docs/tools.md, transporter': {
    inputs: { tools: 'transporter' },
    calls: [`iTMSTransporter -m upload -assetFile App.ipa -apiKey ${keyId} -apiIssuer ${issuerId}`],
  },
  'docs/tools.md, codemagic': {
    inputs: { tools: 'codemagic' },
    calls: ['app-store-connect list-builds'],
    env: {
      APP_STORE_CONNECT_ISSUER_ID: issuerId,
      APP_STORE_CONNECT_KEY_IDENTIFIER: keyId,
      APP_STORE_CONNECT_PRIVATE_KEY: '@file:<.p8>',
    },
  },
  'docs/tools.md, eas': {
    inputs: { tools: 'eas' },
    calls: ['eas build --platform ios --non-interactive'],
    env: { EXPO_ASC_API_KEY_PATH: '<.p8>', EXPO_ASC_KEY_ID: keyId, EXPO_ASC_ISSUER_ID: issuerId },
  },
  'docs/tools.md, asc': {
    inputs: { tools: 'asc' },
    calls: ['asc apps list'],
    env: {
      ASC_KEY_ID: keyId,
      ASC_ISSUER_ID: issuerId,
      ASC_PRIVATE_KEY_PATH: '<.p8>',
      ASC_BYPASS_KEYCHAIN: '1',
    },
  },
  'docs/tools.md, rcodesign': {
    inputs: { tools: 'rcodesign' },
    calls: ['rcodesign notary-submit --api-key-file <JSON> --wait App.dmg'],
    env: { KEY: '<JSON>' },
  },
  'docs/tools.md, tauri': {
    inputs: { tools: 'tauri' },
    calls: ['npm run tauri build'],
    env: { APPLE_API_KEY: keyId, APPLE_API_ISSUER: issuerId, APPLE_API_KEY_PATH: '<.p8>' },
  },
  'docs/tools.md, electron-builder': {
    inputs: { tools: 'electron-builder' },
    calls: ['npx electron-builder --mac'],
    env: { APPLE_API_KEY: '<.p8>', APPLE_API_KEY_ID: keyId, APPLE_API_ISSUER: issuerId },
  },
  'docs/tools.md, quill': {
    inputs: { tools: 'quill' },
    calls: ['quill notarize dist/app'],
    env: {
      QUILL_NOTARY_KEY: '<.p8>',
      QUILL_NOTARY_KEY_ID: keyId,
      QUILL_NOTARY_ISSUER: issuerId,
    },
  },
  'docs/tools.md, goreleaser': {
    inputs: { tools: 'goreleaser' },
    calls: ['goreleaser release'],
    env: {
      MACOS_NOTARY_KEY: '<.p8>',
      MACOS_NOTARY_KEY_ID: keyId,
      MACOS_NOTARY_ISSUER_ID: issuerId,
    },
  },
  'docs/tools.md, goreleaser 2': {
    reason:
      'Configuration of GoReleaser, not a step. Its variables are compared with those of the step.',
  },
  'docs/tools.md, godot': {
    inputs: { tools: 'godot' },
    calls: ['godot --headless --export-release macOS App.zip'],
    env: {
      GODOT_MACOS_NOTARIZATION_API_UUID: issuerId,
      GODOT_MACOS_NOTARIZATION_API_KEY: '<.p8>',
      GODOT_MACOS_NOTARIZATION_API_KEY_ID: keyId,
    },
  },
  'docs/tools.md, ipsw': {
    inputs: { tools: 'ipsw' },
    calls: ['ipsw appstore profile ls'],
    env: { IPSW_APPSTORE_JWT: '<token>' },
  },
};
