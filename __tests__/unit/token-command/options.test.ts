import { expect, test } from '@jest/globals';
import { parseOptions, usage } from '../../../src/token-command/options.ts';

test.each([
  [[], { output: 'token', fresh: false }],
  [['--fresh'], { output: 'token', fresh: true }],
  [['--header'], { output: 'header', fresh: false }],
  [['--json', '--fresh'], { output: 'json', fresh: true }],
  [['--help'], { output: 'help', fresh: false }],
  [['-h'], { output: 'help', fresh: false }],
  [['--version'], { output: 'version', fresh: false }],
  [['--help', '--version'], { output: 'help', fresh: false }],
  [['--header', '--help'], { output: 'help', fresh: false }],
  [['--json', '--version'], { output: 'version', fresh: false }],
])('parses %j', (args, options) => {
  expect(parseOptions(args)).toEqual(options);
});

test.each([
  [['--heade'], /Unknown option '--heade'/],
  [['-x'], /Unknown option '-x'/],
  [['word'], /word/],
  [['--', 'word'], /word/],
  [['--fresh=true'], /--fresh/],
  [['--scopes'], /Unknown option '--scopes'/],
  [['--header', '--json'], /^--header and --json cannot be used together\.$/],
])('rejects %j, and refers to the help', (args, detail) => {
  expect(() => parseOptions(args)).toThrow(
    expect.objectContaining({
      name: 'ActionError',
      code: 'COMMAND_USAGE',
      title: 'Invalid command-line options',
      detail: expect.stringMatching(detail),
      fix: 'Run app-store-connect-token --help for the options.',
    }),
  );
});

test.each([
  [['--scope', 'GET /v1/apps']],
  [['--scope=GET /v1/apps']],
  [['--json', '--lifetime', '5m']],
  [['--lifetime']],
])('rejects %j, and explains how to get another token', (args) => {
  expect(() => parseOptions(args)).toThrow(
    expect.objectContaining({
      code: 'COMMAND_USAGE',
      detail:
        'This command holds tokens, not the key, so it cannot sign one with a different scope or lifetime.',
      fix: 'Add another step that uses the action with the scope or lifetime you need, and use its token output.',
    }),
  );
});

test('explains every option in the help', () => {
  const explained = [...usage.matchAll(/^ {2}(--[a-z]+)/gm)].map(([, name]) => name);
  expect(explained).toEqual(['--fresh', '--header', '--json', '--help', '--version']);
  for (const name of explained) expect(() => parseOptions([name ?? ''])).not.toThrow();
});
