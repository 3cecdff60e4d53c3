/**
 * Measures what a run costs on this machine, in interleaved rounds: processes from start to exit, compared with
 * bare Node, and the rates of parsing a key and signing a token. Prints a table, or JSON with --json. There are no
 * thresholds, because times vary with the machine; tests limit sizes instead.
 *
 *   npm run bench -- [--rounds 30] [--json]
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FakeAppStoreConnect } from '../__tests__/support/app-store-connect.ts';
import { issuerId, makeKey } from '../__tests__/support/keys.ts';
import { Job } from '../__tests__/support/runner.ts';
import { decodeKey } from '../src/key/encodings.ts';
import { readPrivateKey } from '../src/key/private-key.ts';
import { createSigner } from '../src/signing/signer.ts';
import { signToken } from '../src/token/jws.ts';
import { tools } from '../src/tools/catalog.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '30' }, json: { type: 'boolean' } },
});
const rounds = Number(values.rounds);
const root = join(import.meta.dirname, '..');
const bundle = (name: string): string => join(root, 'dist', name, 'index.js');

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const key = makeKey();
const server = await FakeAppStoreConnect.start();
server.keys.push(key);
const job = new Job();
const files = mkdtempSync(join(tmpdir(), 'bench-'));

/** The command files that a runner provides to a phase. They are emptied before each run. */
const commandFiles = Object.fromEntries(
  ['OUTPUT', 'ENV', 'PATH', 'STATE'].map((name) => [`GITHUB_${name}`, join(files, name)]),
);
const base = { ...job.environment(), ...commandFiles };
const withInputs = (inputs: Readonly<Record<string, string>>): Record<string, string> => ({
  ...base,
  ...Object.fromEntries(
    Object.entries({
      'private-key': key.pem,
      'key-id': key.keyId,
      'issuer-id': issuerId,
      ...inputs,
    }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  ),
});
const main = (name: string, inputs: Readonly<Record<string, string>> = {}): Case => ({
  name,
  args: [bundle('main')],
  env: withInputs(inputs),
});

const installed = await job.main({
  'private-key': key.pem,
  'key-id': key.keyId,
  'issuer-id': issuerId,
  'token-command': 'true',
});
const [, ladder = ''] =
  / (\S*ladder\.json)/.exec(readFileSync(installed.outputs['token-command-path'] ?? '', 'utf8')) ??
  [];
const entries = (count: number): string =>
  Array.from({ length: count }, (_entry, index) => `GET /v1/apps/${index}/builds`).join('\n');
const noConflict = tools
  .map(({ name }) => name)
  .filter((name) => !['tauri', 'fastlane-lane', 'fastlane-token', 'transporter'].includes(name));

const cases: readonly Case[] = [
  { name: 'node -e 0', args: ['-e', '0'], env: base },
  main('token only'),
  main('tools: fastlane', { tools: 'fastlane' }),
  main(`tools: ${noConflict.length} of them`, { tools: noConflict.join() }),
  main('token-command', { 'token-command': 'true' }),
  main('verify', { verify: 'true', 'api-url': server.url }),
  { name: 'post, nothing to do', args: [bundle('post')], env: base },
  { name: 'token command', args: [bundle('token-command'), ladder], env: base },
  ...[1, 10, 100].map((count) => main(`scope: ${count} entries`, { scope: entries(count) })),
];

/** Milliseconds from start to exit. */
async function time({ args, env }: Case): Promise<number> {
  for (const path of Object.values(commandFiles)) writeFileSync(path, '');
  const start = performance.now();
  const child = spawn(process.execPath, [...args], { env, cwd: job.workspace, stdio: 'ignore' });
  const code = await new Promise((resolve) => child.on('exit', resolve));
  const durationMs = performance.now() - start;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  rmSync(job.temp, { recursive: true });
  mkdirSync(job.temp);
  return durationMs;
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function measure(
  name: string,
  operation: () => unknown,
  count: number,
): Promise<{ name: string; medianMs: number; perSecond: number }> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = performance.now();
    await operation();
    times.push(performance.now() - start);
  }
  return { name, medianMs: median(times), perSecond: Math.round(1000 / median(times)) };
}

try {
  // The ladder of the command must outlive the clearing of RUNNER_TEMP.
  const kept = join(files, 'ladder.json');
  writeFileSync(kept, readFileSync(ladder));
  const ready = cases.map((original) => ({
    ...original,
    args: original.args.map((arg) => (arg === ladder ? kept : arg)),
  }));

  const times = new Map(ready.map(({ name }) => [name, [] as number[]]));
  for (const item of ready) await time(item); // fills the caches of the file system
  for (let round = 0; round < rounds; round += 1) {
    for (const item of ready) times.get(item.name)?.push(await time(item));
  }
  const bare = median(times.get('node -e 0') ?? []);
  const processes = [...times].map(([name, list]) => ({
    name,
    medianMs: median(list),
    ratio: median(list) / bare,
  }));

  const apiKey = {
    identity: { kind: 'team', keyId: key.keyId, issuerId } as const,
    signer: await createSigner({ type: 'local', key: key.privateKey }),
  };
  const json = JSON.stringify({ key_id: key.keyId, issuer_id: issuerId, key: key.pem });
  const base64 = Buffer.from(json).toString('base64');
  const operations = [
    await measure('parse a plain PEM', () => readPrivateKey(decodeKey(key.pem)), 2000),
    await measure('parse base64 of a JSON key', () => readPrivateKey(decodeKey(base64)), 2000),
    await measure(
      'sign a token',
      () =>
        signToken(
          apiKey,
          { lifetime: { seconds: 900, maxSpanSeconds: 1200 }, scope: [] },
          1_800_000_000,
        ),
      1000,
    ),
  ];

  if (values.json) {
    console.log(JSON.stringify({ node: process.version, rounds, processes, operations }, null, 2));
  } else {
    console.log(`Node ${process.version}, ${rounds} rounds, medians\n`);
    for (const { name, medianMs, ratio } of processes) {
      console.log(
        `${name.padEnd(28)} ${medianMs.toFixed(1).padStart(7)} ms  ${ratio.toFixed(2)} x`,
      );
    }
    console.log('');
    for (const { name, medianMs, perSecond } of operations) {
      console.log(`${name.padEnd(28)} ${medianMs.toFixed(3).padStart(7)} ms  ${perSecond} /s`);
    }
  }
} finally {
  job.end();
  rmSync(files, { recursive: true });
  await server.close();
}
