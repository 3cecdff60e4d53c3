import { issuerId } from '../support/keys.ts';

/** The expected effects of a snippet. It must have no others. */
export interface Run {
  /** Inputs of the preceding step with the action, as described in the text around the snippet. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Paths to request after the snippet, with its token. */
  readonly probes?: readonly string[];
  /** The commands that are called, with their arguments, in shell syntax. Those of a matrix are sorted. */
  readonly calls?: readonly string[];
  /** The variables of the last call. */
  readonly env?: Readonly<Record<string, string>>;
  /** The requests to Apple, all of which must be accepted; consecutive parts of a file count as one. */
  readonly requests?: readonly string[];
  /** The number of the build that Apple has, if it is not 42. */
  readonly buildNumber?: string;
  /** True if it sends several requests at a time, which may arrive in any order. */
  readonly isConcurrent?: true;
  /** The number of jobs that do not contact Apple, and succeed before the one that does. */
  readonly jobsBefore?: number;
  /** A line that the snippet prints. */
  readonly prints?: string;
  /** True if the snippet does not contact Apple, so that there is no run with a rejected key. */
  readonly isOffline?: true;
}

/** The reason why a snippet is not run. */
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
const fastlaneToken = {
  APP_STORE_CONNECT_API_KEY_KEY_ID: keyId,
  APP_STORE_CONNECT_API_KEY_ISSUER_ID: issuerId,
  APP_STORE_CONNECT_API_KEY_KEY: '<app-store-connect-token>',
  APP_STORE_CONNECT_TOKEN_COMMAND: '<app-store-connect-token>',
  APP_STORE_CONNECT_TOKEN_NODE: '<node>',
};
const xcodebuildArgs = `-allowProvisioningUpdates -authenticationKeyPath <.p8> -authenticationKeyID ${keyId} -authenticationKeyIssuerID ${issuerId}`;
const xcodebuild: Run = {
  inputs: { tools: 'xcodebuild' },
  calls: [`xcodebuild archive -scheme App -archivePath App.xcarchive ${xcodebuildArgs}`],
};
const apiPrivateKeys = { API_PRIVATE_KEYS_DIR: '<directory>' };
const altool: Run = {
  inputs: { tools: 'altool' },
  calls: [
    `xcrun altool --upload-package App.ipa --platform ios --apple-id 1234567890 --bundle-id com.example.app --bundle-version 42 --bundle-short-version-string 1.2.3 --api-key ${keyId} --api-issuer ${issuerId} --p8-file-path <.p8>`,
  ],
  env: apiPrivateKeys,
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
const upload = ['GET /v1/apps/1234567890', 'GET /v1/apps/1234567890/buildUploads?limit=1'];
const submissions = '/notary/v2/submissions';
const submissionId = '2efe2717-52ef-43a5-96dc-0797e4ca1041';

const uploadByCurl = (method: string, path: string, options = ''): string =>
  `curl -sSg --fail-with-body -K - -X ${method} ${options}-o response.json https://api.appstoreconnect.apple.com/v1/${path}`;
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

const uploadBuild: Run = {
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
};

const cloud = 'It imports a key into a service of the reader.';
const pkcs11 = 'It needs a PKCS#11 token. The tests with SoftHSM run it.';

/** The snippets of README.md and docs, and the example of `app-store-connect-token --help`, by name. */
export const expectations: Readonly<Record<string, Expectation>> = {
  'README.md, app-store-connect-token': apps,
  'README.md, A TestFlight release': {
    calls: [
      `xcodebuild archive -scheme App -destination generic/platform=iOS -archivePath build/App.xcarchive CURRENT_PROJECT_VERSION=42.1 ${xcodebuildArgs}`,
      `xcodebuild -exportArchive -archivePath build/App.xcarchive -exportOptionsPlist ExportOptions.plist ${xcodebuildArgs}`,
      'sleep 30',
      `curl -fsSgH @- --retry 3 https://api.appstoreconnect.apple.com${builds}&filter[version]=42.1`,
    ],
    requests: ['GET /v1/apps?limit=1', `GET ${builds}&filter[version]=42.1`],
    buildNumber: '42.1',
    prints: 'VALID',
  },
  'README.md, A TestFlight release 2': { reason: 'Options of xcodebuild, not a step.' },
  'README.md, Create a key and store it': store,
  'README.md, Recipes': { ...bundle, inputs: { tools: 'fastlane-token' }, env: fastlaneToken },
  'README.md, Recipes 2': altool,
  'README.md, Recipes 3': {
    ...notarytool,
    calls: [
      `xcrun notarytool submit App.zip --wait --output-format json --key <.p8> --key-id ${keyId} --issuer ${issuerId}`,
    ],
  },
  'README.md, Recipes 4': {
    calls: [curl('builds')],
    env: token,
    requests: ['GET /v1/builds'],
  },
  'README.md, Recipes 5': { requests: ['GET /v1/apps?limit=1', 'GET /v1/builds?limit=1'] },
  'README.md, Recipes 6': {
    calls: ['bundle exec fastlane beta', 'bundle exec fastlane beta', ruby, ruby],
    env: fastlaneToken,
  },
  'README.md, Upload without a Mac': uploadBuild,
  'README.md, Check the key first': {
    requests: ['GET /v1/apps?limit=1', 'GET /v1/certificates?limit=1', 'GET /v1/apps/1234567890'],
    isConcurrent: true,
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

  'docs/creating-a-key.md, Storing the key': store,

  'docs/workflows.md, Composite actions': {
    reason: 'An action, not a step. The scenarios run one like it.',
  },
  'docs/workflows.md, Reusable workflows': {
    reason: 'It calls a workflow of the reader. The scenarios run one like it.',
  },
  'docs/workflows.md, Environments with reviewers': { requests: ['GET /v1/apps?limit=1'] },
  'docs/workflows.md, Many apps in one organization': {
    requests: ['GET /v1/apps?limit=1', 'GET /v1/apps?limit=1'],
  },
  'docs/workflows.md, Parallel steps': {
    calls: [
      'xcodebuild build -scheme App -destination generic/platform=iOS CODE_SIGNING_ALLOWED=NO',
      ruby,
      'bundle exec fastlane beta',
    ],
    env: fastlane,
    requests: ['GET /v1/apps?limit=1'],
  },

  'docs/secret-managers.md, 1Password': { isOffline: true },
  'docs/secret-managers.md, HashiCorp Vault': { isOffline: true },
  'docs/secret-managers.md, AWS Secrets Manager': {
    calls: [
      'aws secretsmanager get-secret-value --secret-id mobile/asc --query SecretString --output text',
    ],
    isOffline: true,
  },
  'docs/secret-managers.md, Google Secret Manager': { isOffline: true },

  'docs/key-services.md, Key services': {
    calls: ['gh variable set ASC_PUBLIC_KEY'],
    isOffline: true,
  },
  'docs/key-services.md, Two jobs': uploadBuild,
  'docs/key-services.md, Import': { isOffline: true },
  'docs/key-services.md, AWS KMS': { reason: cloud },
  'docs/key-services.md, AWS KMS 2': { reason: 'A policy, not a step.' },
  'docs/key-services.md, Google Cloud KMS': { reason: cloud },
  'docs/key-services.md, Google Cloud KMS 2': { requests: ['GET /v1/apps?limit=1'] },
  'docs/key-services.md, Azure Key Vault': { reason: cloud },
  'docs/key-services.md, Azure Key Vault 2': {
    calls: [
      'az account get-access-token --resource https://vault.azure.net --query accessToken --output tsv',
    ],
    requests: ['GET /v1/apps?limit=1'],
  },
  'docs/key-services.md, Vault and OpenBao': { reason: cloud },
  'docs/key-services.md, Vault and OpenBao 2': { reason: 'A policy, not a step.' },
  'docs/key-services.md, Vault and OpenBao 3': { requests: ['GET /v1/apps?limit=1'] },
  'docs/key-services.md, A command': { reason: pkcs11 },
  'docs/key-services.md, A command 2': { reason: pkcs11 },
  'docs/key-services.md, A command 3': { reason: pkcs11 },

  'docs/troubleshooting.md, What the key is': { calls: [storeKey], isOffline: true },
  'docs/troubleshooting.md, React to an error code': { requests: ['GET /v1/apps?limit=1'] },
  'docs/troubleshooting.md, SCOPE_INVALID': {
    probes: ['/v1/apps'],
    calls: [probe('/v1/apps')],
    env: token,
    requests: ['GET /v1/apps'],
  },
  'docs/troubleshooting.md, ACCESS_PATH_INVALID': {
    requests: ['GET /v1/apps?limit=1', 'GET /v1/certificates?limit=1', 'GET /v1/builds?limit=1'],
    isConcurrent: true,
  },
  'docs/troubleshooting.md, KEY_ENCRYPTED': {
    reason: 'It needs an encrypted key, and a passphrase that a person types.',
  },
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
  'docs/examples.md, Notarize with the Notary API': {
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

  'docs/upload.md, Upload a build': uploadBuild,
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
    reason: 'The workflow to replace: it needs another action.',
  },
  'docs/migration.md, From yuki0n0/action-appstoreconnect-token 2': apps,
  'docs/migration.md, From a script in Ruby or Python': {
    reason: 'The workflow to replace: it needs a script of the reader.',
  },
  'docs/migration.md, From a script in Ruby or Python 2': apps,
  'docs/migration.md, From app_store_connect_api_key in a Fastfile': {
    reason: 'The Fastfile to replace.',
  },
  'docs/migration.md, From app_store_connect_api_key in a Fastfile 2': {
    ...bundle,
    env: fastlaneToken,
  },
  'docs/migration.md, From app_store_connect_api_key in a Fastfile 3': { reason: fastfile },

  'docs/preflight.md, Preflight': {
    requests: [
      'GET /v1/apps?limit=1',
      ...upload,
      'GET /v1/certificates?filter[certificateType]=DISTRIBUTION,IOS_DISTRIBUTION&limit=1',
      'GET /v1/users?limit=1',
      `GET ${submissions}`,
    ],
    isConcurrent: true,
  },
  'docs/preflight.md, While the build runs': {
    calls: altool.calls ?? [],
    env: altool.env ?? {},
    requests: ['GET /v1/apps?limit=1', ...upload],
    isConcurrent: true,
  },

  'docs/runners.md, The token command in PowerShell and cmd': {
    reason: 'PowerShell. The self-test of CI has a step like it, on Windows.',
  },
  'docs/runners.md, The token command in PowerShell and cmd 2': {
    reason: 'cmd. __tests__/windows runs it.',
  },
  'docs/runners.md, The token command in PowerShell and cmd 3': {
    reason: 'cmd. __tests__/windows runs it.',
  },
  'docs/tools.md, Tools': { isOffline: true },
  'docs/tools.md, fastlane-token': {
    ...bundle,
    inputs: { tools: 'fastlane-token' },
    env: fastlaneToken,
  },
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
  'docs/tools.md, altool 2': {
    inputs: { tools: 'altool' },
    calls: [
      `xcrun altool --upload-app -f App.ipa -t ios --apiKey ${keyId} --apiIssuer ${issuerId}`,
    ],
    env: apiPrivateKeys,
  },
  'docs/tools.md, transporter': {
    inputs: { tools: 'transporter' },
    calls: [
      `iTMSTransporter -m upload -assetFile App.ipa -assetDescription AppStoreInfo.plist -apiIssuer ${issuerId} -apiKey ${keyId}`,
    ],
  },
  'docs/tools.md, codemagic': {
    inputs: { tools: 'codemagic' },
    calls: ['app-store-connect builds list'],
    env: {
      APP_STORE_CONNECT_ISSUER_ID: issuerId,
      APP_STORE_CONNECT_KEY_IDENTIFIER: keyId,
      APP_STORE_CONNECT_PRIVATE_KEY: '@file:<.p8>',
      APP_STORE_CONNECT_DISABLE_JWT_CACHE: 'true',
    },
  },
  'docs/tools.md, eas': {
    inputs: { tools: 'eas' },
    calls: ['eas build --platform ios --non-interactive'],
    env: {
      EXPO_APPLE_TEAM_ID: 'ABCDE12345',
      EXPO_APPLE_TEAM_TYPE: 'COMPANY_OR_ORGANIZATION',
      EXPO_ASC_API_KEY_PATH: '<.p8>',
      EXPO_ASC_ISSUER_ID: issuerId,
      EXPO_ASC_KEY_ID: keyId,
      EXPO_TOKEN: 'EXPO_TOKEN of the reader',
    },
  },
  'docs/tools.md, eas 2': {
    reason: 'Configuration of EAS, not a step. Its variables are compared with those of the step.',
  },
  'docs/tools.md, asc': {
    inputs: { tools: 'asc' },
    calls: ['asc apps list'],
    env: {
      ASC_KEY_ID: keyId,
      ASC_ISSUER_ID: issuerId,
      ASC_PRIVATE_KEY_PATH: '<.p8>',
      ASC_BYPASS_KEYCHAIN: '1',
      ASC_CONFIG_PATH: '<absent>',
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
      MACOS_SIGN_P12: 'MACOS_SIGN_P12 of the reader',
      MACOS_SIGN_PASSWORD: 'MACOS_SIGN_PASSWORD of the reader',
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
  'docs/tools.md, godot 2': {
    inputs: { tools: 'godot' },
    calls: ['godot --headless --export-release macOS App.zip'],
    env: {
      GODOT_MACOS_NOTARIZATION_API_UUID: issuerId,
      GODOT_MACOS_NOTARIZATION_API_KEY: '<JSON>',
      GODOT_MACOS_NOTARIZATION_API_KEY_ID: keyId,
    },
  },
  'docs/tools.md, ipsw': {
    inputs: { tools: 'ipsw' },
    calls: ['ipsw appstore profile ls'],
    env: { IPSW_APPSTORE_P8: '<.p8>', IPSW_APPSTORE_ISS: issuerId, IPSW_APPSTORE_KID: keyId },
  },
};
