/**
 * A tool of later steps, as the snippets call it: it records its arguments, the variables and files that the
 * action hands over, and fails as the tool would when something it needs is not there, or when Apple refuses
 * the key (`REFUSED`). `curl` goes on to the real one.
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

const [command = '', ...args] = process.argv.slice(2);
const name = basename(command);
const { CALLS = '', REFUSED, HOME = '', PATH = '' } = process.env;

/** The variables that the action or a snippet sets for a tool. */
const handedOver =
  /^(?:API_PRIVATE|APP_STORE_CONNECT_|APPLE_API_|ASC_|AWS_|EXPO_ASC_|GODOT_MACOS_|IPSW_|KEY$|MACOS_NOTARY_|QUILL_|TOKEN$)/;

/** Files of the workspace or of the user that a tool cannot do without. */
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
/** What a build makes, and tools take as an argument. */
const products = /^(?:App\.(?:dmg|ipa|zip)|dist\/app)$/;

/** Tools that do not talk to Apple, or, as curl, get its refusal themselves. */
const offline = ['aws', 'curl', 'gh', 'hand-over', 'setup-ruby', 'sleep'];

/** xcodebuild without the key. */
const isBuild = name === 'xcodebuild' && !args.includes('-authenticationKeyPath');

/** A value with each token and key in it replaced by what it is. */
function describe(value: string): string {
  const [, prefix = '', path = ''] = /^(@file:)?(.*)$/s.exec(value) ?? [];
  const isPath = isAbsolute(path) && existsSync(path);
  if (isPath && statSync(path).isDirectory())
    return readdirSync(path).some((name) => /^AuthKey_\w+\.p8$/.test(name)) ? '<directory>' : value;
  if (isPath) return `${prefix}${contentOf(readFileSync(path, 'utf8'))}`;
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
const env = Object.entries(process.env).filter(([variable]) => handedOver.test(variable));
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
} else if (REFUSED === 'true' && !offline.includes(name) && !isBuild) {
  console.error(`${name}: Apple refused the key`);
  process.exitCode = 1;
}
if (name === 'sleep' && readFileSync(CALLS, 'utf8').split('["sleep"').length > 20) {
  console.error('sleep: this waits for something that does not come');
  process.exitCode = 1;
}
if (name === 'setup-ruby') mkdirSync('vendor/bundle', { recursive: true });
