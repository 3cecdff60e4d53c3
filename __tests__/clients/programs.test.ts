import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeCertificate } from '../support/certificate.ts';
import { useJob, useServer } from '../support/fixtures.ts';
import { makeKey } from '../support/keys.ts';
import { readText, root } from '../support/repository.ts';
import { findProgram, type Program, type ProgramRun, programs, runProgram } from './programs.ts';

const key = makeKey();
const tls = await makeCertificate();
const job = useJob();
const server = useServer(key);
const all = programs(readText('docs/tools.md'));
const rows = all.map((program) => [program.command, program.task, program] as const);
const asking = rows.filter(([, , { request }]) => request !== undefined);
let bin: string;

beforeEach(() => {
  bin = join(job.directory, 'bin');
});

/** Installs a stand-in for a program that sets variables before it begins, and takes others away. */
function install(command: string, { set = {}, unset = [] as readonly string[] } = {}): string {
  mkdirSync(bin, { recursive: true });
  const file = join(bin, command);
  const variables = Object.entries(set).map(([name, value]) => `export ${name}='${value}'\n`);
  const script = join(root, '__tests__/clients/stand-in.ts');
  const start = `exec '${process.execPath}' '${script}' ${command} "$@"`;
  const without = unset.map((name) => `unset ${name}\n`);
  writeFileSync(file, `#!/bin/sh\n${[...variables, ...without].join('')}${start}\n`);
  chmodSync(file, 0o755);
  return file;
}

const run = (program: Program, file = install(program.command)): Promise<ProgramRun> =>
  runProgram(program, { job, server, key, tls, file });

function find(command: string): Program {
  const program = all.find((one) => one.command === command);
  if (program === undefined) throw new Error(`no ${command}`);
  return program;
}

describe('a stand-in for', () => {
  test.each(rows)('%s, which %s, passes', async (_command, _task, program) => {
    await expect(run(program)).resolves.toMatchObject({ main: { exitCode: 0 } });
  });
});

describe('the test of a program fails if it', () => {
  test.each([
    ['exits with 1', /Command failed/],
    ['asks nothing', /Its first request is not GET /],
    ['signs with another key', /Command failed[\s\S]*401/],
    ['has another token', /Command failed[\s\S]*401/],
    ['prints nothing', /It does not print /],
  ])('%s', async (misbehavior, message) => {
    for (const [command, , program] of asking.filter(([, , { oddities }]) => oddities)) {
      const file = install(command, { set: { MISBEHAVE: misbehavior } });
      await expect(run(program, file)).rejects.toThrow(message);
    }
  });

  test('signs a token itself where it should take that of the step', async () => {
    const { oddities: _oddities, ...taking } = find('rcodesign');
    await expect(run(taking)).rejects.toThrow('Its token is not of the right origin.');
  });

  test('has a token without the oddities that it is noted for', async () => {
    const noted = { ...find('rcodesign'), oddities: ['no iat' as const] };
    await expect(run(noted)).rejects.toThrow('Its token has no oddities.');
  });

  test('makes a request where it should make none', async () => {
    const { request: _request, ...silent } = find('rcodesign');
    await expect(run(silent)).rejects.toThrow('Its first request is not none.');
  });

  test('does not trust the certificate', async () => {
    const file = install('asc', { unset: ['NODE_EXTRA_CA_CERTS'] });
    await expect(run(find('asc'), file)).rejects.toThrow('Command failed');
  });
});

test('a program is found on the PATH only where it can be run', () => {
  install('asc');
  mkdirSync(join(job.directory, 'empty'));
  const path = [join(job.directory, 'empty'), bin].join(':');
  expect(findProgram('asc', path)).toBe(join(bin, 'asc'));
  expect(findProgram('quill', path)).toBeUndefined();
  chmodSync(join(bin, 'asc'), 0o644);
  expect(findProgram('asc', path)).toBeUndefined();
});

describe('after the job,', () => {
  const cache = '.codemagic-cli-tools/cache/app_store_connect_jwt/ABCDE12345';

  test('no token is left that codemagic-cli-tools would have cached', async () => {
    const { main, temp } = await run(find('app-store-connect'));
    await job.post(main);
    expect([readdirSync(temp), readdirSync(job.temp)]).toEqual([[], []]);
  });

  test('without the variable there would be one', async () => {
    const file = install('app-store-connect', { unset: ['APP_STORE_CONNECT_DISABLE_JWT_CACHE'] });
    const { main, temp } = await run(find('app-store-connect'), file);
    await job.post(main);
    expect(existsSync(join(temp, cache))).toBe(true);
  });
});

describe('a configuration of asc with another key', () => {
  beforeEach(() => {
    const other = makeKey({ keyId: 'OTHER12345' });
    const config = join(job.home, '.asc/config.json');
    mkdirSync(dirname(config));
    writeFileSync(join(job.home, 'other.p8'), other.pem);
    const { keyId, issuerId } = other;
    const path = join(job.home, 'other.p8');
    writeFileSync(
      config,
      JSON.stringify({ key_id: keyId, issuer_id: issuerId, private_key_path: path }),
    );
  });

  test('does not win over the key that is handed over', async () => {
    await expect(run(find('asc'))).resolves.toMatchObject({ main: { exitCode: 0 } });
  });

  test('would win without the variable', async () => {
    const file = install('asc', { unset: ['ASC_CONFIG_PATH'] });
    await expect(run(find('asc'), file)).rejects.toThrow(/Command failed[\s\S]*401/);
  });
});
