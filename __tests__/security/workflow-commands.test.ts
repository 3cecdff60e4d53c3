import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../support/app-store-connect.ts';
import { useJob, useServer } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import { testSh } from '../support/platform.ts';
import type { Inputs, PhaseResult } from '../support/runner.ts';
import { workflowCommands } from '../support/workflow-commands.ts';

const key = makeKey();
const team = teamInputs(key);
const job = useJob();
const server = useServer(key);

/** The commands that the action itself prints. */
const ownCommands = ['add-mask', 'group', 'endgroup', 'debug', 'notice', 'warning', 'error'];
/** Everything that a runner, a terminal or a page might interpret, in one text. */
const hostile = [
  '\n::save-state name=placed::INJECTED\n',
  '\r\n ::set-output name=token::INJECTED\r',
  '\u00a0::stop-commands::INJECTED\n',
  ' ##[set-env name=PATH]INJECTED ',
  '\u001b]0;INJECTED\u0007\u001b[2J\0\u0085\u2028\u2029\u202e\u2066',
  '<img src=x>\n\n![x](https://example.com/x)\n\n# INJECTED\n',
].join('');
const encoded = encodeURIComponent(hostile);

function expectOwnCommands({ stdout, stderr, summary }: PhaseResult): void {
  const names = [...workflowCommands(stdout), ...workflowCommands(stderr)].map(({ name }) => name);
  expect(names.filter((name) => !ownCommands.includes(name))).toEqual([]);
  // Line feeds are the only control characters, and none in a summary starts Markdown.
  const shown = stdout.replace(/^::add-mask::[^\n]*$/gm, '') + stderr; // the runner does not show masks
  expect(shown).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/u);
  expect(summary.trimEnd()).not.toMatch(/\n\s*\n|<img|^#|^!\[/m);
}

test('a decoded scope neither prints a command nor makes post remove a directory', async () => {
  const victim = join(job.home, 'victim');
  mkdirSync(victim);
  writeFileSync(join(victim, 'file'), '');
  const state = JSON.stringify({ files: [], directories: [], trees: [victim] });
  const value = encodeURIComponent(`x\n::save-state name=placed::${state}\n`);
  const main = await job.main({ ...team, scope: `GET /v1/builds?filter[version]=${value}` });
  expect(main.exitCode).toBe(0);
  expectOwnCommands(main);
  await job.post(main);
  expect(readdirSync(victim)).toEqual(['file']);
});

describe('no command comes from', () => {
  const names = [
    'private-key',
    'private-key-path',
    'key-id',
    'issuer-id',
    'in-house',
    'lifetime',
    'scope',
    'verify',
    'require-access',
    'tools',
    'key-directory',
    'token-command',
    'skip-without-key',
    'summary',
    'api-url',
  ];
  const without = (text: string): string => text.replaceAll('\0', ''); // no variable can contain it

  test.each(names)('the input %s', async (name) => {
    expectOwnCommands(
      await job.main(
        { ...team, summary: 'true', tools: 'altool', [name]: without(hostile) },
        { env: { RUNNER_DEBUG: '1' } },
      ),
    );
  });

  test.each<readonly [string, Inputs]>([
    ['a scope that is valid', { scope: `GET /v1/builds?filter[version]=${encoded}` }],
    ['a scope in JSON', { scope: JSON.stringify([`GET /v1/apps${without(hostile)}`]) }],
    ['a path that is valid', { 'require-access': `/v1/builds?filter[version]=${encoded}` }],
    ['a JSON key', { 'private-key': JSON.stringify({ key: key.pem, key_id: hostile }) }],
    ['a name of a tool', { tools: `altool,${without(hostile)}` }],
  ])('%s', async (_name, inputs) => {
    const options = { env: { RUNNER_DEBUG: '1' } };
    expectOwnCommands(
      await job.main(
        { ...team, summary: 'true', 'api-url': server.url, verify: 'true', ...inputs },
        options,
      ),
    );
  });

  const answer =
    (status: number, change: object): Fault =>
    (_request, response) => {
      const error = { code: hostile, title: hostile, detail: hostile, id: hostile, ...change };
      response.writeHead(status, {
        'Content-Type': 'application/json',
        'X-Rate-Limit': 'user-hour-lim:1;user-hour-rem:0;::save-state name=x::INJECTED',
        'Retry-After': '::save-state name=x::INJECTED',
      });
      response.end(JSON.stringify({ errors: [error] }));
    };
  test.each<readonly [string, Fault]>([
    ['200', answer(200, {})],
    ['400', answer(400, {})],
    ['403', answer(403, {})],
    [
      '403 of an agreement',
      answer(403, { code: 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED' }),
    ],
    ['429', answer(429, {})],
    ['a page', (_request, response) => response.end(`<html>${hostile}`)],
  ])('the response of a server: %s', async (_name, fault) => {
    server.fault = fault;
    const inputs = { 'api-url': server.url, 'require-access': '/v1/builds', summary: 'true' };
    expectOwnCommands(await job.main({ ...team, ...inputs }, { env: { RUNNER_DEBUG: '1' } }));
  });
});

// cmd would run the hostile text.
testSh('no command comes from the options of the token command', async () => {
  const main = await job.main({ ...team, 'token-command': 'true' });
  const command = main.outputs['token-command-path'] ?? '';
  for (const args of [[hostile], ['--scope', hostile], [`--${hostile}`], [`--json=${hostile}`]]) {
    const clean = args.map((arg) => arg.replaceAll('\0', ''));
    let stderr = '';
    try {
      execFileSync(command, clean, { env: job.environment(), stdio: 'pipe' });
    } catch (error) {
      stderr = String(Object(error).stderr);
    }
    expect(stderr).toContain('Code: COMMAND_USAGE');
    expectOwnCommands({ ...main, stdout: '', stderr, summary: '' });
  }
});
