/**
 * A stand-in for a program of the table in programs.ts, by its name: it finds the key where the source of the program
 * says, signs a token like that of the program, and sends the request of its task through the proxy of its environment.
 * It shows that the tests of the programs can pass and fail where no program is installed; it proves nothing about
 * the programs.
 *
 * Usage: stand-in.ts COMMAND ARGUMENT... `MISBEHAVE` has it fail in one way: see `misbehavior`.
 */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Credentials {
  readonly keyId: string;
  readonly issuerId: string;
  readonly pem: string;
}

const [command = '', ...args] = process.argv.slice(2);
const { env } = process;
const misbehavior = env.MISBEHAVE;
const read = (path = ''): string => readFileSync(path, 'utf8');
const now = Math.floor(Date.now() / 1000);
const apple = { iat: now, aud: 'appstoreconnect-v1' };
const api = 'https://api.appstoreconnect.apple.com/v1';
const notary = 'https://appstoreconnect.apple.com/notary/v2/submissions';

function fromVariables(keyId: string, issuerId: string, path: string): Credentials {
  return { keyId: env[keyId] ?? '', issuerId: env[issuerId] ?? '', pem: read(env[path]) };
}

function tokenOf({ keyId, issuerId, pem }: Credentials, claims: object): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const ofAnother = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const key = misbehavior === 'signs with another key' ? ofAnother : createPrivateKey(pem);
  const odd =
    misbehavior === 'has another token' ? { aud: [apple.aud], scope: ['/notary/v2'] } : {};
  const payload = { iss: issuerId, exp: now + 600, ...claims, ...odd };
  const signed = `${encode({ alg: 'ES256', kid: keyId, typ: 'JWT' })}.${encode(payload)}`;
  const options = { key, dsaEncoding: 'ieee-p1363' } as const;
  return `${signed}.${sign('sha256', Buffer.from(signed), options).toString('base64url')}`;
}

/** internal/cli/shared/shared.go and internal/config/config.go: a configuration wins over the variables. */
function ascToken(): string {
  const path = env.ASC_CONFIG_PATH ?? join(env.HOME ?? '', '.asc/config.json');
  const own = fromVariables('ASC_KEY_ID', 'ASC_ISSUER_ID', 'ASC_PRIVATE_KEY_PATH');
  if (!existsSync(path)) return tokenOf(own, { ...apple, aud: [apple.aud] });
  const { key_id: keyId, issuer_id: issuerId, private_key_path: file } = JSON.parse(read(path));
  return tokenOf({ keyId, issuerId, pem: read(file) }, { ...apple, aud: [apple.aud] });
}

/** json_web_token_manager.py: the token is kept for other processes, unless the variable has a value. */
function codemagicToken(): string {
  const [, path] = /^@file:(.*)$/.exec(env.APP_STORE_CONNECT_PRIVATE_KEY ?? '') ?? [];
  const keyId = env.APP_STORE_CONNECT_KEY_IDENTIFIER ?? '';
  const issuerId = env.APP_STORE_CONNECT_ISSUER_ID ?? '';
  const token = tokenOf({ keyId, issuerId, pem: read(path) }, { aud: apple.aud });
  if (!env.APP_STORE_CONNECT_DISABLE_JWT_CACHE) {
    const cache = join(env.TMPDIR ?? '', '.codemagic-cli-tools/cache/app_store_connect_jwt', keyId);
    mkdirSync(dirname(cache), { recursive: true });
    writeFileSync(cache, token);
  }
  return token;
}

/** app-store-connect/src/api_key.rs: the JSON has base64 of the DER of the key. */
function rcodesignToken(): string {
  const flag = args.findIndex((arg) => /^--api-key-(?:file|path)$/.test(arg));
  const {
    key_id: keyId,
    issuer_id: issuerId,
    private_key: body,
  } = JSON.parse(read(args[flag + 1]));
  if (typeof issuerId !== 'string') throw new Error('missing field `issuer_id`');
  const key = createPrivateKey({ key: Buffer.from(body, 'base64'), format: 'der', type: 'pkcs8' });
  const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  return tokenOf({ keyId, issuerId, pem }, apple);
}

/** quill/notary/token.go. */
function quillToken(): string {
  const own = fromVariables('QUILL_NOTARY_KEY_ID', 'QUILL_NOTARY_ISSUER', 'QUILL_NOTARY_KEY');
  return tokenOf(own, { ...apple, scope: ['/notary/v2'] });
}

/** pkg/appstore/auth.go */
function ipswToken(): string {
  const own = fromVariables('IPSW_APPSTORE_KID', 'IPSW_APPSTORE_ISS', 'IPSW_APPSTORE_P8');
  return tokenOf(own, { ...apple, aud: [apple.aud] });
}

const tokens: Readonly<Record<string, () => string>> = {
  asc: ascToken,
  'app-store-connect': codemagicToken,
  rcodesign: rcodesignToken,
  quill: quillToken,
  ipsw: ipswToken,
};

async function ask(url: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.text();
}

async function answer(): Promise<string> {
  if (command === 'goreleaser') return goreleaser();
  const headers = { Authorization: `Bearer ${tokens[command]?.()}` };
  const task = args.join(' ');
  if (/\blogs?\b/.test(task)) {
    const { data } = JSON.parse(await ask(`${notary}/${args.at(-1)}/logs`, headers));
    return ask(data.attributes.developerLogUrl);
  }
  if (/submission|notary/.test(task)) return ask(notary, headers);
  return ask(`${api}/${task.startsWith('appstore profile') ? 'profiles' : 'apps'}`, headers);
}

function goreleaser(): string {
  const parts = ['enabled: true', 'certificate:', 'password:', 'issuer_id:', 'key_id:', 'key:'];
  const config = read('.goreleaser.yaml');
  const missing = parts.filter((part) => !config.includes(part));
  if (missing.length > 0) throw new Error(`missing: ${missing.join()}`);
  return '1 configuration file(s) validated';
}

if (misbehavior === 'exits with 1') process.exitCode = 1;
const text =
  misbehavior === 'asks nothing'
    ? 'com.example.app123 App.zip q1 logFormatVersion'
    : await answer();
console.log(misbehavior === 'prints nothing' ? '' : text);
