import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import { FakeAppStoreConnect } from '../support/app-store-connect.ts';
import { useJob } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { findLeak, makeKey } from '../support/keys.ts';
import { root } from '../support/repository.ts';
import { type Inputs, Job, type PhaseResult, renderLog } from '../support/runner.ts';

const key = makeKey();
const team = teamInputs(key, { 'token-command': 'true' });
const job = useJob();

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script as a later step would: with the PATH that `mains` left, the last one first. */
async function step(
  script: string,
  mains: readonly PhaseResult[],
  env: Record<string, string> = {},
): Promise<Ran> {
  const paths = mains.toReversed().flatMap((main) => main.paths);
  const all = { ...job.environment(), ...env };
  const PATH = [...paths, all.PATH].join(delimiter);
  try {
    return {
      code: 0,
      ...(await promisify(execFile)('sh', ['-c', script], {
        env: { ...all, PATH },
        cwd: job.workspace,
      })),
    };
  } catch (error) {
    return error as Ran;
  }
}

/** The claims of a token that the command printed; its dates are always there. */
function claimsOf(jwt: string): JWTPayload & { readonly iat: number; readonly exp: number } {
  const { iat = Number.NaN, exp = Number.NaN, ...claims } = decodeJwt(jwt.trimEnd());
  return { ...claims, iat, exp };
}

const install = (inputs: Inputs = {}): Promise<PhaseResult> => job.main({ ...team, ...inputs });

describe('the command', () => {
  test('prints a token like that of the step, and nothing else, to stdout', async () => {
    const main = await install({ scope: 'GET /v1/apps', lifetime: '10m' });
    expect(main.exitCode).toBe(0);
    const { code, stdout } = await step('app-store-connect-token', [main]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]{86}\n$/);
    const { iat, exp, ...rest } = claimsOf(stdout);
    const { iat: _iat, exp: _exp, ...ofStep } = claimsOf(main.outputs.token ?? '');
    expect(rest).toEqual(ofStep);
    expect(exp - iat).toBe(900); // 10 minutes, and 5 back
  });

  test('masks the token in the log, by way of stderr', async () => {
    const main = await install();
    const { stdout, stderr } = await step('app-store-connect-token', [main]);
    expect(stderr).toBe(`::add-mask::${stdout}`);
    expect(renderLog(`${stderr}echoed: ${stdout}`)).toBe('echoed: ***\n');
    expect((await step('app-store-connect-token', [main], { GITHUB_ACTIONS: '' })).stderr).toBe('');
  });

  test('prints a header for curl and JSON', async () => {
    const main = await install();
    const { stdout } = await step(
      'app-store-connect-token --header; app-store-connect-token --json',
      [main],
    );
    const [header, json = ''] = stdout.split('\n');
    const { token, expiresAt } = JSON.parse(json);
    expect(header).toBe(`Authorization: Bearer ${token}`);
    expect(Date.parse(expiresAt) / 1000).toBe(claimsOf(token).exp);
  });

  test('prints its usage and its version', async () => {
    const main = await install();
    const { stdout, stderr } = await step(
      'app-store-connect-token --help; app-store-connect-token --version',
      [main],
    );
    expect(stdout).toMatch(/^Usage: app-store-connect-token[\s\S]*\n1\.0\.0\n$/);
    expect(stderr).toBe('');
  });

  test.each([
    ['--lifetim 1m', 2, /COMMAND_USAGE/],
    ['--header --json', 2, /exclude each other/],
    ['word', 2, /COMMAND_USAGE/],
    ['--lifetime never', 1, /LIFETIME_INVALID/],
    ['--lifetime 1h', 1, /LIFETIME_TOO_LONG/],
    ["--scope '/v1/apps'", 1, /Write GET \/v1\/apps[\s\S]*SCOPE_INVALID/],
  ])('rejects %s with exit code %d, on stderr', async (args, exit, expected) => {
    const { code, stdout, stderr } = await step(`app-store-connect-token ${args}`, [
      await install(),
    ]);
    expect([code, stdout]).toEqual([exit, '']);
    expect(stderr).toMatch(/^app-store-connect-token: [\s\S]*Fix: .+\nCode: [A-Z_]+\n$/);
    expect(stderr).toMatch(expected);
  });

  test('accepts another lifetime, and a scope where the step has none', async () => {
    const main = await install();
    const { stdout } = await step(
      "app-store-connect-token --lifetime 90s --scope 'GET /v1/apps' --scope 'GET /v1/builds'",
      [main],
    );
    expect(claimsOf(stdout).scope).toEqual(['GET /v1/apps', 'GET /v1/builds']);
    expect(Math.abs(claimsOf(stdout).exp - Date.now() / 1000 - 90)).toBeLessThan(5);
  });

  test('restricts the scope of the step, and never extends it', async () => {
    const main = await install({ scope: 'GET /v1/apps\nGET /v1/builds' });
    const narrowed = await step("app-store-connect-token --scope 'GET /v1/apps'", [main]);
    expect(claimsOf(narrowed.stdout).scope).toEqual(['GET /v1/apps']);
    const widened = await step("app-store-connect-token --scope 'GET /v1/users'", [main]);
    expect([widened.code, widened.stdout]).toEqual([1, '']);
    expect(widened.stderr).toMatch(/does not have: GET \/v1\/users[\s\S]*COMMAND_WIDENS/);
  });

  test('keeps a long lifetime of the step', async () => {
    const main = await install({ scope: 'GET /v1/ciProducts', lifetime: '2d' });
    const { stdout } = await step('app-store-connect-token --fresh', [main]);
    expect(claimsOf(stdout).exp - Date.now() / 1000).toBeGreaterThan(86_400);
  });
});

describe('a cached token', () => {
  test('is printed again while over half of its lifetime is left, unless --fresh is given', async () => {
    const main = await install();
    const first = (await step('app-store-connect-token', [main])).stdout;
    expect((await step('app-store-connect-token', [main])).stdout).toBe(first);
    const fresh = (await step('app-store-connect-token --fresh', [main])).stdout;
    expect(fresh).not.toBe(first);
    expect((await step('app-store-connect-token', [main])).stdout).toBe(fresh);
    expect((await step("app-store-connect-token --scope 'GET /v1/apps'", [main])).stdout).not.toBe(
      fresh,
    );
  });

  test('is replaced after half of its lifetime', async () => {
    const main = await install({ lifetime: '4s' });
    const script = 'app-store-connect-token; sleep 2.1; app-store-connect-token';
    const [first, second] = (await step(script, [main])).stdout.split('\n');
    expect(second).not.toBe(first);
  });

  test('is never read half-written by 32 concurrent callers', async () => {
    const main = await install();
    const calls = Array.from({ length: 32 }, (_item, index) =>
      step(`app-store-connect-token ${index % 4 === 0 ? '--fresh' : ''}`, [main]),
    );
    const results = await Promise.all(calls);
    expect(results.map(({ code }) => code)).toEqual(Array(32).fill(0));
    for (const { stdout } of results) expect(claimsOf(stdout).aud).toBe('appstoreconnect-v1');
    const [folder = ''] = readdirSync(job.temp);
    const kept = readdirSync(join(job.temp, folder)).filter((name) => name.startsWith('token'));
    expect(kept).toEqual(['token.json']);
  });
});

test('a loop that outlasts a token never gets a 401', async () => {
  const server = await FakeAppStoreConnect.start();
  server.keys.push(key);
  try {
    const main = await install({ lifetime: '2s' });
    const script =
      'for i in 1 2 3 4 5 6 7 8 9 10 11 12; do curl -sS -o /dev/null -H "Authorization: Bearer $(app-store-connect-token)" "$URL/v1/apps" || exit 1; sleep 0.4; done';
    expect((await step(script, [main], { URL: server.url })).code).toBe(0);
    expect(server.requests.map(({ status }) => status)).toEqual(Array(12).fill(200));
    expect(new Set(server.requests.map(({ token }) => token)).size).toBeGreaterThan(2);
  } finally {
    await server.close();
  }
});

describe('its files', () => {
  test('hold what the command needs, and nothing else', async () => {
    await install();
    const [directory = ''] = readdirSync(job.temp);
    const settings = readFileSync(join(job.temp, directory, 'config.json'), 'utf8');
    expect(JSON.parse(settings).tokenOptions).toEqual({
      lifetime: { seconds: 900, maxSpanSeconds: 1200 },
      scope: [],
    });
  });

  test('are private to this user, and removed by post', async () => {
    const main = await install();
    await step('app-store-connect-token', [main]);
    const files = readdirSync(job.temp, { recursive: true }).map((path) =>
      join(job.temp, String(path)),
    );
    expect(files.length).toBeGreaterThanOrEqual(6);
    for (const path of files) expect(statSync(path).mode & 0o077).toBe(0);
    expect(main.outputs['token-command-path']).toMatch(/bin\/app-store-connect-token$/);

    expect(await job.post(main)).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
    expect(readdirSync(job.temp)).toEqual([]);
    const { code, stdout } = await step('app-store-connect-token', [main]);
    expect([code, stdout]).toEqual([127, '']);
  });

  test('put no secret into the log of the step', async () => {
    const { stdout } = await job.main(team, { env: { RUNNER_DEBUG: '1' } });
    const shown = stdout.replace(/^::add-mask::.*$/gm, '');
    expect(shown).toContain('Command: app-store-connect-token (');
    expect(findLeak(shown, key.pem)).toBeUndefined();
  });

  test('work from any path', async () => {
    const dist = join(job.folder, "an action's $dist");
    mkdirSync(dist, { recursive: true });
    cpSync(join(root, 'dist'), dist, { recursive: true });
    const awkward = new Job({ dist });
    const temp = join(awkward.folder, 'my "temp" `x` $HOME');
    mkdirSync(temp);
    const main = await awkward.main(team, { env: { RUNNER_TEMP: temp } });
    expect((await step('app-store-connect-token', [main])).stdout).toMatch(/^eyJ/);
    awkward.end();
  });

  test('include a launcher for cmd next to the one for sh', async () => {
    const main = await install();
    expect(existsSync(`${main.outputs['token-command-path']}.cmd`)).toBe(true);
  });
});

test.each(['', '{', 'null', '{}', '{"key":{},"tokenOptions":{},"clockOffsetSeconds":0}'])(
  'reports settings of %j as gone',
  async (settings) => {
    const main = await install();
    const [directory = ''] = readdirSync(job.temp);
    writeFileSync(join(job.temp, directory, 'config.json'), settings);
    const { code, stdout, stderr } = await step('app-store-connect-token', [main]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/Code: COMMAND_GONE\n$/);
  },
);

test('the later of two invocations wins on the PATH, and each has its full path', async () => {
  const other = makeKey({ keyId: 'OTHER12345' });
  const first = await install();
  const second = await install({ 'private-key': other.pem, 'key-id': other.keyId });
  const kid = (jwt: string): string | undefined => decodeProtectedHeader(jwt).kid;
  expect(kid((await step('app-store-connect-token', [first, second])).stdout)).toBe('OTHER12345');
  const env = {
    FIRST: first.outputs['token-command-path'] ?? '',
    SECOND: second.outputs['token-command-path'] ?? '',
  };
  expect(kid((await step('"$FIRST"', [first, second], env)).stdout)).toBe('ABCDE12345');
  expect(kid((await step('"$SECOND"', [first, second], env)).stdout)).toBe('OTHER12345');
  await job.post(second);
  expect(kid((await step('app-store-connect-token', [first, second])).stdout)).toBe('ABCDE12345');
});

test('corrects for a wrong clock', async () => {
  const server = await FakeAppStoreConnect.start({ clockOffsetSeconds: -1800 });
  server.keys.push(key);
  try {
    const main = await install({ verify: 'true', 'api-url': server.url });
    const script =
      'curl -sS -o /dev/null -w "%{http_code}" -H "Authorization: Bearer $(app-store-connect-token)" "$URL/v1/apps"';
    expect((await step(script, [main], { URL: server.url })).stdout).toBe('200');
  } finally {
    await server.close();
  }
});
