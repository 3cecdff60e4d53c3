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
import { testSh } from '../support/platform.ts';
import { root } from '../support/repository.ts';
import { annotations, type Inputs, Job, type PhaseResult, renderLog } from '../support/runner.ts';

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

/** The claims of a token that the command printed, which always has dates. */
function claimsOf(jwt: string): JWTPayload & { readonly iat: number; readonly exp: number } {
  const { iat = Number.NaN, exp = Number.NaN, ...claims } = decodeJwt(jwt.trimEnd());
  return { ...claims, iat, exp };
}

const install = (inputs: Inputs = {}): Promise<PhaseResult> => job.main({ ...team, ...inputs });

describe('the command', () => {
  testSh('prints only a token, like that of the step, to stdout', async () => {
    const main = await install({ scope: 'GET /v1/apps', lifetime: '10m' });
    expect(main.exitCode).toBe(0);
    const { code, stdout } = await step('app-store-connect-token', [main]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]{86}\n$/);
    const { iat, exp, ...rest } = claimsOf(stdout);
    const { iat: _iat, exp: _exp, ...ofStep } = claimsOf(main.outputs.token ?? '');
    expect(rest).toEqual(ofStep);
    expect(exp - iat).toBe(900); // 10 minutes, and backdated by 5
  });

  testSh('prints only tokens that main masked, wherever its output goes', async () => {
    const main = await install();
    const script = `
      T=$(app-store-connect-token 2>/dev/null); echo "echoed: $T"
      app-store-connect-token --fresh 2>&1 | sed 's/^/prefixed: /'
      python3 -c 'import subprocess; print("captured:", subprocess.run(["app-store-connect-token", "--json"], capture_output=True, text=True).stdout)'`;
    const { stdout, stderr } = await step(script, [main]);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^echoed: eyJ.*\nprefixed: eyJ.*\ncaptured: \{"token":"eyJ/);
    const shown = renderLog(`${main.stdout}${stdout}`);
    expect(shown).toContain('echoed: ***\nprefixed: ***\ncaptured: {"token":"***"');
    expect(shown).not.toContain('eyJ');
  });

  test('holds only tokens that main masked before any other output', async () => {
    const { stdout } = await install();
    const [directory = ''] = readdirSync(job.temp);
    const { rungs } = JSON.parse(readFileSync(join(job.temp, directory, 'ladder.json'), 'utf8'));
    const [masks = ''] = stdout.split(/^(?!::add-mask::)/m);
    expect(rungs).toHaveLength(77);
    for (const { jwt } of rungs) expect(masks).toContain(`::add-mask::${jwt}\n`);
  });

  testSh('prints a header for curl and JSON', async () => {
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

  testSh('prints its usage and its version', async () => {
    const main = await install();
    const { stdout, stderr } = await step(
      'app-store-connect-token --help; app-store-connect-token --version',
      [main],
    );
    expect(stdout).toMatch(/^Usage: app-store-connect-token[\s\S]*\n1\.0\.0\n$/);
    expect(stderr).toBe('');
  });

  testSh.each([
    ['--lifetim 1m', 2, /COMMAND_USAGE/],
    ['--header --json', 2, /cannot be used together/],
    ['word', 2, /COMMAND_USAGE/],
    ['--lifetime 1m', 2, /holds tokens, not the key[\s\S]*Add another step that uses the action/],
    [
      "--scope='GET /v1/apps'",
      2,
      /holds tokens, not the key[\s\S]*Add another step that uses the action/,
    ],
  ])('rejects %s with exit code %d, on stderr', async (args, exit, expected) => {
    const { code, stdout, stderr } = await step(`app-store-connect-token ${args}`, [
      await install(),
    ]);
    expect([code, stdout]).toEqual([exit, '']);
    expect(stderr).toMatch(/^app-store-connect-token: [\s\S]*Fix: .+\nCode: [A-Z_]+\n$/);
    expect(stderr).toMatch(expected);
  });

  testSh('prints the same token with --fresh if one token outlasts the job', async () => {
    const main = await install({ scope: 'GET /v1/ciProducts', lifetime: '2d' });
    const { stdout } = await step('app-store-connect-token; app-store-connect-token --fresh', [
      main,
    ]);
    expect(stdout).toBe(`${main.outputs.token}\n${main.outputs.token}\n`);
  });
});

describe('at any time during the job', () => {
  /** Runs the command with a clock that is ahead by some seconds. */
  const runAt = (seconds: number, main: PhaseResult, args = ''): Promise<Ran> => {
    const later = `const{now}=Date;Date.now=()=>now()+${seconds * 1000}`;
    const NODE_OPTIONS = `--import "data:text/javascript,${encodeURIComponent(later)}"`;
    return step(`app-store-connect-token ${args}`, [main], { NODE_OPTIONS });
  };

  testSh('the command prints fresh tokens until the time in the log', async () => {
    const main = await install({ 'token-command': '12h' });
    const [, end = ''] =
      /command app-store-connect-token \(until (\S+) UTC\)/.exec(main.stdout) ?? [];
    const today = Date.parse(`${new Date().toISOString().slice(0, 10)}T${end}Z`) / 1000;
    const seconds = (((today - Math.floor(Date.now() / 1000)) % 86_400) + 86_400) % 86_400;
    expect(seconds).toBeGreaterThanOrEqual(12 * 3600);
    for (const offset of [0, 280, 310, 3600, 40_000, seconds - 60]) {
      const now = Math.floor(Date.now() / 1000) + offset;
      const newest = claimsOf((await runAt(offset, main)).stdout);
      const fresh = claimsOf((await runAt(offset, main, '--fresh')).stdout);
      expect(newest.exp - now).toBeGreaterThanOrEqual(595);
      expect(fresh.exp - now).toBeGreaterThanOrEqual(295);
      expect(fresh.exp).not.toBe(newest.exp);
      for (const { iat } of [newest, fresh]) expect(iat).toBeLessThanOrEqual(now - 240);
    }
    const { code, stdout, stderr } = await runAt(seconds + 5, main);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/token-command to a longer duration[\s\S]*Code: COMMAND_EXPIRED\n$/);
  });

  testSh('the command reports a clock that was set back', async () => {
    const { code, stdout, stderr } = await runAt(-600, await install());
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/Code: COMMAND_CLOCK_CHANGED\n$/);
  });
});

test('warns if a short lifetime makes the command end early', async () => {
  const { exitCode, stdout } = await install({ lifetime: '1m' });
  expect(exitCode).toBe(0);
  expect(annotations(stdout)).toMatchObject([
    { level: 'warning', title: 'The token command ends after 66 minutes' },
  ]);
});

test.each(['25h', 'yes', '-1', '1w', '0'])('rejects the duration %s', async (duration) => {
  const { exitCode, stdout, outputs } = await install({ 'token-command': duration });
  expect([exitCode, outputs]).toEqual([1, { 'error-code': 'COMMAND_REACH_INVALID' }]);
  expect(annotations(stdout)).toMatchObject([
    {
      level: 'error',
      title: 'Invalid token-command',
      message: expect.stringMatching(
        new RegExp(`^token-command is "${duration}"[\\s\\S]*Code: COMMAND_REACH_INVALID$`),
      ),
    },
  ]);
});

testSh('the command writes nothing', async () => {
  const main = await install();
  const listing = (): readonly unknown[] =>
    readdirSync(job.directory, { recursive: true }).map((path) => {
      const { mtimeMs, size } = statSync(join(job.directory, String(path)));
      return [path, mtimeMs, size];
    });
  const before = listing();
  await step('app-store-connect-token; app-store-connect-token --fresh --json', [main]);
  expect(listing()).toEqual(before);
});

testSh('a loop that outlasts a token never gets a 401', async () => {
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
  test('contain no part of the key', async () => {
    await install();
    for (const path of readdirSync(job.directory, { recursive: true })) {
      const file = join(job.directory, String(path));
      if (statSync(file).isFile()) {
        expect([path, findLeak(readFileSync(file, 'utf8'), key.pem)]).toEqual([path, undefined]);
      }
    }
  });

  testSh('are private to this user, and removed by post', async () => {
    const main = await install();
    await step('app-store-connect-token', [main]);
    const files = readdirSync(job.temp, { recursive: true }).map((path) =>
      join(job.temp, String(path)),
    );
    expect(files.length).toBe(5);
    for (const path of files) expect(statSync(path).mode & 0o077).toBe(0);
    expect(main.outputs['token-command-path']).toMatch(/bin\/app-store-connect-token$/);

    expect(await job.post(main)).toMatchObject({
      exitCode: 0,
      stdout: 'Removed the token command.\n',
      stderr: '',
    });
    expect(readdirSync(job.temp)).toEqual([]);
    const { code, stdout } = await step('app-store-connect-token', [main]);
    expect([code, stdout]).toEqual([127, '']);
  });

  test('are announced in the log without a secret', async () => {
    const { stdout } = await job.main(team, { env: { RUNNER_DEBUG: '1' } });
    const shown = stdout.replace(/^::add-mask::.*$/gm, '');
    expect(shown).toContain('\n✓ Ready: command app-store-connect-token (until ');
    expect(findLeak(shown, key.pem)).toBeUndefined();
  });

  testSh('work from any path', async () => {
    const dist = join(job.directory, "an action's $dist");
    mkdirSync(dist, { recursive: true });
    cpSync(join(root, 'dist'), dist, { recursive: true });
    const awkward = new Job({ dist });
    const temp = join(awkward.directory, 'my "temp" `x` $HOME');
    mkdirSync(temp);
    const main = await awkward.main(team, { env: { RUNNER_TEMP: temp } });
    expect((await step('app-store-connect-token', [main])).stdout).toMatch(/^eyJ/);
    awkward.end();
  });

  testSh('include launchers for sh and for cmd', async () => {
    const main = await install();
    expect(existsSync(`${main.outputs['token-command-path']}.cmd`)).toBe(true);
  });
});

testSh.each(['', '{', 'null', '{}', '{"endsAt":9,"clockOffsetSeconds":0,"rungs":[{}]}'])(
  'reports a file of %j as gone',
  async (text) => {
    const main = await install();
    const [directory = ''] = readdirSync(job.temp);
    writeFileSync(join(job.temp, directory, 'ladder.json'), text);
    const { code, stdout, stderr } = await step('app-store-connect-token', [main]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/Code: COMMAND_GONE\n$/);
  },
);

testSh(
  'the later of two invocations comes first on the PATH, and each has its own full path',
  async () => {
    const otherKey = makeKey({ keyId: 'OTHER12345' });
    const first = await install();
    const second = await install({ 'private-key': otherKey.pem, 'key-id': otherKey.keyId });
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
  },
);

testSh('corrects for a wrong clock', async () => {
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
