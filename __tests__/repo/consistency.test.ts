import { describe, expect, test } from '@jest/globals';
import { errorCodes } from '../../src/errors/codes.ts';
import { Diagnostics } from '../../src/errors/diagnostics.ts';
import { readConfig } from '../../src/runner/inputs.ts';
import { toolConflicts, tools } from '../../src/tools/catalog.ts';
import { usage } from '../../src/upload/command-line.ts';
import { readUploadConfig } from '../../src/upload/inputs.ts';
import { preflightEntries } from '../../src/verification/preflight/catalog.ts';
import { useJob } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import {
  manifest,
  readText,
  tableNames,
  trackedFiles,
  uploadManifest,
} from '../support/repository.ts';

const inputs = Object.keys(manifest.inputs);
const outputs = Object.keys(manifest.outputs);
const source = trackedFiles()
  .filter((path) => path.startsWith('src/'))
  .map(readText)
  .join('\n');
const readme = readText('README.md');
const job = useJob();

describe('action.yml, code and README agree on', () => {
  test('inputs', () => {
    const read = new Set<string>();
    const reader = {
      getInput: (name: string) => {
        read.add(name);
        return '';
      },
      getBooleanInput: (name: string) => {
        read.add(name);
        return false;
      },
    };
    readConfig(reader, new Diagnostics());
    expect(read).toEqual(new Set(inputs));
    expect(tableNames(readme, 'Inputs')).toEqual(inputs);
  });

  test('outputs, all of which are set by a run with every tool or a failed run', async () => {
    const rivals = new Set(toolConflicts.map(({ pair: [, rival] }) => rival));
    const compatible = tools.map(({ name }) => name).filter((name) => !rivals.has(name));
    const set = new Set<string>();
    for (const list of [compatible, [...rivals]]) {
      const main = await job.main(
        teamInputs(makeKey(), { tools: list.join(), 'token-command': 'true' }),
      );
      expect(main.exitCode).toBe(0);
      for (const name of Object.keys(main.outputs)) set.add(name);
      await job.post(main);
    }
    for (const name of Object.keys((await job.main({})).outputs)) set.add(name);
    expect(set).toEqual(new Set(outputs));
    expect(tableNames(readme, 'Outputs')).toEqual(outputs);
  });

  test('files to run', () => {
    expect(manifest.runs).toMatchObject({
      using: 'node24',
      main: 'dist/main/index.js',
      post: 'dist/post/index.js',
    });
  });
});

describe('upload/action.yml, code and docs/upload.md agree on', () => {
  const page = readText('docs/upload.md');
  const names = Object.keys(uploadManifest.inputs);

  test('inputs', () => {
    const read = new Set<string>();
    const note = (name: string): string => {
      read.add(name);
      return name === 'wait' ? 'true' : '';
    };
    const reader = { getInput: note, getBooleanInput: (name: string) => note(name) === 'true' };
    readUploadConfig(reader, new Diagnostics());
    expect(read).toEqual(new Set(names));
    expect(tableNames(page, 'Inputs')).toEqual(names);
  });

  test('outputs', () => {
    // contract/upload.slow.ts has runs that set each of them.
    expect(Object.keys(uploadManifest.outputs)).toEqual([
      'build-upload-id',
      'build-id',
      'state',
      'error-code',
    ]);
    expect(tableNames(page, 'Outputs')).toEqual(Object.keys(uploadManifest.outputs));
  });

  test('options of the command', () => {
    const options = [...usage.matchAll(/^ {2}--(?:no-)?([\w-]+)/gm)].map(([, name]) => name);
    expect(new Set([...options, 'token'])).toEqual(new Set([...names, 'help']));
  });

  test('the file to run', () => {
    expect(uploadManifest.runs).toEqual({ using: 'node24', main: '../dist/upload/index.js' });
  });
});

test('the file that feeds fastlane names the versions that it is tested with', () => {
  const versionIn = (directory: string): string => {
    const lock = readText(`__tests__/clients/fastlane/${directory}Gemfile.lock`);
    return /^ {4}fastlane \((.+)\)$/m.exec(lock)?.[1] ?? '';
  };
  const [oldest, newest] = [versionIn('oldest/'), versionIn('')];
  expect(readText('src/fastlane/app_store_connect_token.rb')).toContain(`'${oldest} to ${newest}'`);
  expect(readText('docs/tools.md')).toContain(`tested with fastlane ${oldest} and ${newest}`);
});

describe('every error code', () => {
  test.each([...errorCodes])('%s is used, and explained in docs/troubleshooting.md', (code) => {
    expect(source).toContain(`code: '${code}'`);
    expect(readText('docs/troubleshooting.md')).toMatch(new RegExp(`^### ${code}$`, 'm'));
  });

  test('that docs/troubleshooting.md explains is defined', () => {
    const headings = [...readText('docs/troubleshooting.md').matchAll(/^### ([A-Z0-9_]+)$/gm)];
    expect(headings.map(([, code]) => code)).toEqual([...errorCodes]);
  });
});

describe('docs/tools.md and the catalog of tools agree on', () => {
  const sections = new Map(
    readText('docs/tools.md')
      .split(/^## /m)
      .map((section) => [section.split('\n')[0] ?? '', section]),
  );
  const credentials = {
    keyId: 'K',
    issuerId: 'I',
    inHouse: true,
    p8: 'P',
    p8Directory: 'D',
    json: 'J',
    token: 'T',
  };

  test.each(tools.map((tool) => [tool.name, tool] as const))('%s', (name, tool) => {
    const section = sections.get(name) ?? '';
    const set = [
      ...Object.keys(tool.env?.(credentials) ?? {}),
      ...Object.keys(tool.individual?.env?.(credentials) ?? {}),
      ...Object.keys(tool.outputs?.(credentials) ?? {}),
    ];
    for (const variable of set) expect(section).toContain(`\`${variable}\``);
    if (tool.env === undefined) expect(section).toContain('Sets no variable');
    expect(section).toMatch(/^```yaml$/m);
    const [, source = ''] = /^Source: ([\s\S]+)\.\n*$/m.exec(section) ?? [];
    expect(source.replaceAll('`', '').replaceAll(/\s+/g, ' ')).toBe(tool.source);
    expect(tool.source).toMatch(/ (?:\d+\.\d+\.\d+|commit [0-9a-f]{7}|Xcode 26)\b/);
  });

  test('the list of tools', () => {
    const others = [...sections.keys()].filter((name) => !tools.some((tool) => tool.name === name));
    expect(others).toEqual(['# Tools', 'Anything else']);
    const listed = manifest.inputs.tools?.description.split(':')[1] ?? '';
    expect(listed.match(/[a-z-]+/g)).toEqual(tools.map(({ name }) => name));
  });
});

test('docs/preflight.md, action.yml and the catalog of checks agree on their names', () => {
  const names = preflightEntries.map(({ name, argument }) =>
    argument === undefined ? name : `${name} ${argument === 'app' ? 'APP' : 'VENDOR'}`,
  );
  const rows = readText('docs/preflight.md').matchAll(/^\| `([^`]+)` \|/gm);
  expect([...rows].map(([, name]) => name)).toEqual(names);
  expect(manifest.inputs.preflight?.description).toContain(`: ${names.join(', ')}. APP is`);
});

test('only the runner directory imports @actions/core and reads inputs', () => {
  const importing = (pattern: RegExp): readonly string[] =>
    trackedFiles().filter((path) => path.startsWith('src/') && pattern.test(readText(path)));
  expect(importing(/from '@actions\/core'/)).toEqual(
    expect.arrayContaining(['src/runner/toolkit.ts', 'src/runner/job-summary.ts']),
  );
  expect(importing(/from '@actions\/core'/)).toHaveLength(2);
  expect(importing(/\bINPUT_(?!NOT_BOOLEAN|TOO_LONG)/)).toEqual([]);
});

test('the repository contains no private key', () => {
  const keyText = /-----BEGIN (?:EC )?PRIVATE KEY-----[\s\\n]*[A-Za-z0-9+/]{40}/;
  expect(trackedFiles().filter((path) => keyText.test(readText(path)))).toEqual([]);
});
