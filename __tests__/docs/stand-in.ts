/**
 * A stand-in for the tools that snippets call. It records its arguments and the variables and files that the action
 * provides. It fails like the tool if something that the tool needs is missing, or if Apple rejects the key
 * (`REFUSED`). `curl` also calls the real one.
 *
 * Usage: stand-in.ts PATH-OF-COMMAND ARGUMENT...
 */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { basename, delimiter, dirname, isAbsolute, join } from 'node:path';
import { credentials } from '../support/fake/key-services.ts';

const [command = '', ...args] = process.argv.slice(2);
const name = basename(command);
const { CALLS = '', REFUSED, HOME = '', PATH = '', ISSUER_ID } = process.env;

/** The variables that the action or a snippet sets for a tool. */
const toolVariables =
  /^(?:API_PRIVATE|APP_STORE_CONNECT_|APPLE_API_|ASC_|AWS_|EXPO_|GODOT_MACOS_|IPSW_|KEY$|MACOS_|QUILL_|TOKEN$)/;

/** Files in the workspace or the home directory that a tool requires. */
const needs: Readonly<Record<string, readonly string[]>> = {
  bundle: ['Gemfile', 'vendor/bundle'],
  eas: ['package.json'],
  godot: ['project.godot'],
  goreleaser: ['.goreleaser.yaml'],
  npm: ['package.json'],
  npx: ['package.json'],
  xcodebuild: ['App.xcodeproj/project.pbxproj'],
  ...(args.includes('-apiKey') && {
    iTMSTransporter: [
      join(HOME, `.appstoreconnect/private_keys/AuthKey_${args[args.indexOf('-apiKey') + 1]}.p8`),
    ],
  }),
};
/** The results of a build that tools take as an argument. */
const products = /^(?:App\.(?:dmg|ipa|zip)|AppStoreInfo\.plist|dist\/app)$/;

/** Tools that do not contact Apple, or that, like curl, get its rejection themselves. */
const offline = ['aws', 'az', 'curl', 'gh', 'hand-over', 'setup-ruby', 'sleep'];

/** True for xcodebuild without the key. */
const isBuild = name === 'xcodebuild' && !args.includes('-authenticationKeyPath');

/** Replaces each token and key in a value with a description. */
function describe(value: string): string {
  const [, prefix = '', path = ''] = /^(@file:)?(.*)$/s.exec(value) ?? [];
  if (['app-store-connect-token', 'node'].includes(basename(path))) return `<${basename(path)}>`;
  const isPath = isAbsolute(path) && existsSync(path);
  if (isPath && statSync(path).isDirectory())
    return readdirSync(path).some((name) => /^AuthKey_\w+\.p8$/.test(name)) ? '<directory>' : value;
  if (isPath) return `${prefix}${contentOf(readFileSync(path, 'utf8'))}`;
  if (basename(path) === 'asc-config.json') return '<absent>';
  return value.replaceAll(/eyJ[\w-]+\.[\w-]+\.[\w-]{86}/g, '<token>');
}

function contentOf(text: string): string {
  const pem = /^-----BEGIN PRIVATE KEY-----\n[\s\S]+\n-----END PRIVATE KEY-----\n$/;
  if (pem.test(text)) return '<.p8>';
  if (pem.test(Buffer.from(text, 'base64').toString())) return '<base64>';
  try {
    return pem.test(JSON.parse(text).key) ? '<JSON>' : text;
  } catch {
    return text;
  }
}

const input = name === 'gh' && args[0] === 'secret' ? readFileSync(0, 'utf8') : undefined;
const env = Object.entries(process.env).filter(([variable]) => toolVariables.test(variable));
const call = {
  args: [name, ...args.map(describe), ...(input === undefined ? [] : ['<', contentOf(input)])],
  env: Object.fromEntries(env.map(([variable, value = '']) => [variable, describe(value)])),
};
appendFileSync(CALLS, `${JSON.stringify(call)}\n`);

const missing = [
  ...(needs[name] ?? []),
  ...args.filter((arg) => name !== 'godot' && products.test(arg)),
].filter((path) => !existsSync(path));
if (missing.length > 0) {
  console.error(`${name}: ${missing.join(', ')} not found`);
  process.exitCode = 66;
} else if (name === 'curl') {
  const own = dirname(command);
  const others = PATH.split(delimiter).filter((directory) => directory !== own);
  const options = {
    stdio: 'inherit',
    env: { ...process.env, PATH: others.join(delimiter) },
  } as const;
  process.exitCode = spawnSync('curl', args, options).status ?? 1;
} else if (REFUSED === 'true' && args.includes('--upload-package')) {
  // altool of Xcode 26 ends with status 0 all the same.
  console.error('2026-01-02 03:04:05.678 ERROR: [altool.1053BABB0] Apple refused the key (401)');
} else if (REFUSED === 'true' && !offline.includes(name) && !isBuild) {
  console.error(`${name}: Apple rejected the key`);
  process.exitCode = 1;
}
if (name === 'aws' && args[0] === 'secretsmanager') {
  const { KEY_FILE = '' } = process.env;
  const ids = { key_id: basename(KEY_FILE, '.p8').replace('AuthKey_', ''), issuer_id: ISSUER_ID };
  console.log(JSON.stringify({ private_key: readFileSync(KEY_FILE, 'utf8'), ...ids }));
}
if (name === 'az' && args.includes('get-access-token')) console.log(credentials.AZURE_ACCESS_TOKEN);
if (name === 'xcrun' && args.includes('json')) console.log('{"status":"Accepted"}');
if (name === 'sleep' && readFileSync(CALLS, 'utf8').split('["sleep"').length > 20) {
  console.error('sleep: this waits for something that does not come');
  process.exitCode = 1;
}
if (name === 'setup-ruby') mkdirSync('vendor/bundle', { recursive: true });
