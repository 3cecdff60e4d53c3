import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { useJob } from '../../support/fixtures.ts';
import { teamInputs } from '../../support/inputs.ts';
import { makeKey } from '../../support/keys.ts';
import type { PhaseResult } from '../../support/runner.ts';
import { gemsOf, laterStep, type ProgramResult, runProgram } from './lane.ts';

// Every Ruby program of the job loads the file that feeds fastlane. These tests run programs other than fastlane.

const key = makeKey();
const job = useJob();
const shim = join(job.dist, 'fastlane/app_store_connect_token.rb');

async function main(env: Readonly<Record<string, string>> = {}): Promise<PhaseResult> {
  return job.main(teamInputs(key, { tools: 'fastlane-token' }), { env });
}

/** Runs a Ruby program with a name and options for Ruby, in the job of `issued` or without this action. */
async function runRuby(
  name: string,
  script: string,
  {
    issued,
    options = [],
    env = {},
  }: {
    readonly issued?: PhaseResult;
    readonly options?: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<ProgramResult> {
  const directory = join(job.workspace, 'programs');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, name), script);
  const own = issued === undefined ? job.environment() : laterStep(job, issued);
  return runProgram(['ruby', ...options, join(directory, name)], {
    cwd: job.workspace,
    env: { ...own, ...env },
  });
}

test('is valid for Ruby 2.6', async () => {
  const parse = 'require "parser/ruby26"; Parser::Ruby26.parse(File.read(ARGV[0]), ARGV[0])';
  const env = { ...process.env, ...gemsOf(import.meta.dirname) };
  const result = await runProgram(['bundle', 'exec', 'ruby', '-e', parse, shim], {
    cwd: import.meta.dirname,
    env,
  });
  expect(result).toEqual({ output: '', exitCode: 0 });
});

describe('a program', () => {
  // Without a library for the output, which would be loaded too.
  const inventory = `
    puts $LOADED_FEATURES, Object.constants
    [Kernel, Module, Object].each { |each| puts each.ancestors.inspect, (each.instance_methods + each.private_instance_methods).sort.inspect }
  `;

  test.each(['program', 'rake', 'bundle'])(
    'named %s gets only the file and its module',
    async (name) => {
      const lines = async (issued?: PhaseResult): Promise<readonly string[]> =>
        (await runRuby(name, inventory, { ...(issued && { issued }) })).output.split('\n');
      const without = await lines();
      expect((await lines(await main())).filter((line) => !without.includes(line))).toEqual([
        shim,
        'AppStoreConnectToken',
      ]);
    },
  );

  test('has no warnings', async () => {
    const result = await runRuby('program', '', { issued: await main(), options: ['-w'] });
    expect(result).toEqual({ output: '', exitCode: 0 });
  });

  test.each(['program', 'rake'])(
    'named %s may define classes of any kind and number',
    async (name) => {
      const script = `
      class Raising; def self.name; raise 'no name'; end; end
      class Asking; def self.name(text); text; end; end
      class Posing; def self.name; 'Spaceship::ConnectAPI::Token'; end; end
      class << BasicObject.new; end
      10_000.times { |index| eval("class C#{index}; end") }
      puts Object.constants.grep(/\\AC\\d+\\z/).size, Asking.name('mine'), Posing.ancestors.first(2).inspect
    `;
      const result = await runRuby(name, script, { issued: await main() });
      expect(result).toEqual({ output: '10000\nmine\n[Posing, Object]\n', exitCode: 0 });
    },
  );

  test('that has a constant with a name of fastlane runs', async () => {
    const script = "Spaceship = 1\nrequire 'app_store_connect_token'\nputs Spaceship";
    const env = { RUBYOPT: '' };
    const result = await runRuby('rake', script, { issued: await main(), env });
    expect(result).toEqual({ output: '1\n', exitCode: 0 });
  });

  test('runs after post', async () => {
    const issued = await main();
    await job.post(issued);
    expect(await runRuby('rake', 'puts 1', { issued })).toEqual({ output: '1\n', exitCode: 0 });
  });

  test('keeps its RUBYLIB and RUBYOPT', async () => {
    const own = join(job.workspace, 'own');
    mkdirSync(own);
    writeFileSync(join(own, 'mine.rb'), 'MINE = 1');
    const issued = await main({ RUBYLIB: own, RUBYOPT: '-W0 -rmine' });
    const script = 'p $VERBOSE, MINE, defined?(AppStoreConnectToken)';
    const { output } = await runRuby('program', script, { issued });
    expect(output).toBe('nil\n1\n"constant"\n');
  });

  test('starts at most 5 ms later', async () => {
    const issued = await main();
    // CPU time, because other processes on the machine do not add to it.
    const script =
      'print Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID, :float_millisecond)';
    const start = async (options?: { readonly issued: PhaseResult }): Promise<number> =>
      Number((await runRuby('program', script, options)).output);
    await start();
    const differences: number[] = [];
    for (let pair = 0; pair < 30; pair += 1) {
      const without = await start();
      differences.push((await start({ issued })) - without);
    }
    const sorted = differences.toSorted((a, b) => a - b);
    const median = ((sorted[14] ?? 0) + (sorted[15] ?? 0)) / 2;
    console.info(`Ruby starts ${median.toFixed(1)} ms later.`);
    expect(median).toBeLessThan(5);
  });
});

describe('a fastlane that has changed too much stops:', () => {
  const version = "module Fastlane; VERSION = '3.0.0'; end\n";

  test.each([
    ['refresh!', 'module Spaceship; class ConnectAPI; class Token; end; end; end'],
    [
      'create',
      'module Spaceship; class ConnectAPI; class Token; def refresh!; end; def expired?; end; def text; end; end; end; end',
    ],
    ['upload', 'module FastlaneCore; class ItunesTransporter; end; end'],
    ['execute', 'module Fastlane; class Runner; end; end'],
    [
      'the class of tokens',
      'class Token; end; module Fastlane; class Runner; def execute(*); end; end; end\nFastlane::Runner.new.execute(:beta)',
    ],
  ])('without %s', async (_name, script) => {
    const issued = await main();
    const { output, exitCode } = await runRuby('fastlane', `${version}${script}\nputs :end`, {
      issued,
    });
    expect(exitCode).toBe(1);
    expect(output).toMatch(
      /tools: fastlane-token does not work with fastlane 3\.0\.0, in which \S+ is missing or different\. It was tested with fastlane 2\.212\.2 to 2\.240\.1\./,
    );
    expect(output).not.toContain('\nend\n');
  });
});
