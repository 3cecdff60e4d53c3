import { describe, expect, test } from '@jest/globals';
import { parseOptions, usage } from '../../../src/token-command/options.ts';

const none = { print: 'token', lifetime: undefined, scope: undefined, fresh: false };

test('prints a kept token of the step when nothing else is asked for', () => {
  expect(parseOptions([])).toEqual(none);
});

test.each([
  [['--lifetime', '90s'], { lifetime: '90s' }],
  [['--lifetime=90s'], { lifetime: '90s' }],
  [['--lifetime', '1m', '--lifetime', '2m'], { lifetime: '2m' }],
  [['--scope', 'GET /v1/apps'], { scope: ['GET /v1/apps'] }],
  [
    ['--scope', 'GET /v1/apps', '--scope=GET /v1/builds?filter[app]=1'],
    { scope: ['GET /v1/apps', 'GET /v1/builds?filter[app]=1'] },
  ],
  [['--fresh'], { fresh: true }],
  [['--header'], { print: 'header' }],
  [['--json'], { print: 'json' }],
  [['--help'], { print: 'help' }],
  [['-h'], { print: 'help' }],
  [['--version'], { print: 'version' }],
  [['--help', '--version'], { print: 'help' }],
  [['--header', '--help'], { print: 'help' }],
  [['--json', '--version'], { print: 'version' }],
  [
    ['--json', '--fresh', '--lifetime', '5m', '--scope', 'a'],
    { print: 'json', fresh: true, lifetime: '5m', scope: ['a'] },
  ],
])('parses %j', (args, options) => {
  expect(parseOptions(args)).toEqual({ ...none, ...options });
});

describe('refuses', () => {
  test.each([
    [['--lifetim', '1m'], /Unknown option '--lifetim'/],
    [['-x'], /Unknown option '-x'/],
    [['word'], /word/],
    [['--', 'word'], /word/],
    [['--lifetime'], /--lifetime/],
    [['--scope'], /--scope/],
    [['--lifetime', '--fresh'], /--lifetime/],
    [['--fresh=true'], /--fresh/],
    [['--header', '--json'], /^--header and --json exclude each other\.$/],
  ])('%j, with the way to the help', (args, detail) => {
    expect(() => parseOptions(args)).toThrow(
      expect.objectContaining({
        name: 'ActionError',
        code: 'COMMAND_USAGE',
        detail: expect.stringMatching(detail),
        fix: 'See app-store-connect-token --help.',
      }),
    );
  });
});

test('explains every option in the help', () => {
  const explained = [...usage.matchAll(/^ {2}(--[a-z]+)/gm)].map(([, name]) => name);
  expect(explained).toEqual([
    '--lifetime',
    '--scope',
    '--fresh',
    '--header',
    '--json',
    '--help',
    '--version',
  ]);
  for (const name of explained) {
    const value = /TIME|ENTRY/.test(usage.split(`  ${name} `)[1]?.slice(0, 5) ?? '') ? ['x'] : [];
    expect(() => parseOptions([name ?? '', ...value])).not.toThrow();
  }
});
