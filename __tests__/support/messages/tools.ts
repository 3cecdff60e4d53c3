import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { individual, type MessageCase, type MessageCases, type Scene, team } from './scene.ts';

const file = 'AuthKey_ABCDE12345.p8';

/** Creates the directory that `directory` returns, and the key's file in it. */
const withKeyFile =
  (directory: (scene: Scene) => string, text: (scene: Scene) => string = () => 'mine') =>
  (scene: Scene): void => {
    mkdirSync(directory(scene), { recursive: true });
    writeFileSync(join(directory(scene), file), text(scene), { mode: 0o644 });
  };

/** A run with a key-directory under the runner's temporary directory. */
const inTemp = (path: string, options: Pick<MessageCase, 'prepare'>): MessageCase =>
  team(({ job }) => ({ tools: 'altool', 'key-directory': join(job.temp, path) }), options);

/** A run that takes its system for Windows, which it is not: whoami and icacls fail. */
const onWindows = (inputs: Readonly<Record<string, string>>): MessageCase => {
  const script = "Object.defineProperty(process, 'platform', { value: 'win32' })";
  const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(script)}`;
  return team(inputs, { env: () => ({ NODE_OPTIONS }) });
};

/** Runs with invalid tools or conflicting key files. */
export const toolCases: MessageCases = {
  'tools: fastlan': team({ tools: 'fastlan' }),
  'tools: a name that may be a secret': team({ tools: 'hunter2+hunter2' }),
  'tools: tauri, electron-builder': team({ tools: 'tauri, electron-builder' }),
  'tools: fastlane, fastlane-lane': team({ tools: 'fastlane, fastlane-lane' }),
  'tools: fastlane, fastlane-token': team({ tools: 'fastlane, fastlane-token' }),
  'tools: fastlane-token, with a scope': team({
    tools: 'fastlane-token',
    scope: 'GET /v1/apps',
  }),
  'tools: xcodebuild, with an individual key': individual({ tools: 'xcodebuild' }),
  'tools: notarytool, with an in-house key': team({ tools: 'notarytool', 'in-house': 'true' }),
  'tools: tauri, with APPLE_ID and APPLE_PASSWORD in the environment': team(
    { tools: 'tauri' },
    { env: () => ({ APPLE_ID: 'me@example.com', APPLE_PASSWORD: 'abcd-efgh' }) },
  ),
  'tools: electron-builder, with APPLE_APP_SPECIFIC_PASSWORD in the environment': team(
    { tools: 'electron-builder' },
    { env: () => ({ APPLE_APP_SPECIFIC_PASSWORD: 'abcd-efgh' }) },
  ),
  'key-directory: in the workspace': team({ tools: 'altool', 'key-directory': 'keys' }),
  'key-directory: /d/a/_temp/keys, on Windows': onWindows({
    tools: 'altool',
    'key-directory': '/d/a/_temp/keys',
  }),
  'key-directory: keys., on Windows': onWindows({ tools: 'altool', 'key-directory': 'keys.' }),
  'tools: altool, on Windows where icacls fails': onWindows({ tools: 'altool' }),
  'key-directory: with a tool that needs no file': individual({
    tools: 'ipsw',
    'key-directory': '/k',
  }),
  'key-directory: contains a different key with the same name': inTemp('keys', {
    prepare: withKeyFile(({ job }) => join(job.temp, 'keys')),
  }),
  'key-directory: contains this key, readable by other users': inTemp('keys', {
    prepare: withKeyFile(
      ({ job }) => join(job.temp, 'keys'),
      ({ key }) => key.pem,
    ),
  }),
  'key-directory: under a file': inTemp('file/keys', {
    prepare: ({ job }) => writeFileSync(join(job.temp, 'file'), ''),
  }),
  'tools: transporter, with a different key of the same name in ~/.appstoreconnect': team(
    { tools: 'transporter' },
    { prepare: withKeyFile(({ job }) => join(job.home, '.appstoreconnect/private_keys')) },
  ),
};
