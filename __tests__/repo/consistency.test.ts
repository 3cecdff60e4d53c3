import { describe, expect, test } from '@jest/globals';
import { errorCodes } from '../../src/errors/codes.ts';
import { tools } from '../../src/tools/catalog.ts';
import { version } from '../../src/version.ts';
import { manifest, readText, tableNames, trackedFiles } from '../support/repository.ts';

const inputs = Object.keys(manifest.inputs);
const outputs = Object.keys(manifest.outputs);
const source = trackedFiles()
  .filter((path) => path.startsWith('src/'))
  .map(readText)
  .join('\n');
const readme = readText('README.md');

describe('action.yml, code and README name the same', () => {
  test('inputs', () => {
    const read = [
      ...readText('src/runner/inputs.ts').matchAll(/(?:text|flag|readInput)\('([\w-]+)'\)/g),
    ];
    expect(new Set(read.map(([, name]) => name))).toEqual(new Set(inputs));
    expect(tableNames(readme, 'Inputs')).toEqual(inputs);
  });

  test('outputs', () => {
    const made = [
      ...source.matchAll(/'((?:key|api-key-json|token-command)-path|\w+-args)': /gm),
    ].map(([, name]) => name);
    const block = [...source.matchAll(/setOutputs\(\{([\s\S]*?)\}\)/g)]
      .map(([, names]) => names)
      .join('\n');
    const set = [...block.matchAll(/^\s*'?([a-z][\w-]*)'?:/gm)].map(([, name]) => name);
    expect(new Set([...set, ...made])).toEqual(new Set(outputs));
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

describe('every error code', () => {
  test.each([...errorCodes])('%s is used, and explained in docs/troubleshooting.md', (code) => {
    expect(source).toContain(`code: '${code}'`);
    expect(readText('docs/troubleshooting.md')).toMatch(new RegExp(`^### ${code}$`, 'm'));
  });

  test('that docs/troubleshooting.md explains exists', () => {
    const headings = [...readText('docs/troubleshooting.md').matchAll(/^### ([A-Z0-9_]+)$/gm)];
    expect(headings.map(([, code]) => code)).toEqual([...errorCodes]);
  });
});

describe('docs/tools.md and the table of tools say the same of', () => {
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
      ...Object.keys(tool.exports?.(credentials) ?? {}),
      ...Object.keys(tool.outputs?.(credentials) ?? {}),
    ];
    for (const variable of set) expect(section).toContain(`\`${variable}\``);
    if (tool.exports === undefined) expect(section).toContain('Sets no variable');
    expect(section).toMatch(/^```yaml\n[\s\S]*^Source: /m);
  });

  test('which tools there are', () => {
    const others = [...sections.keys()].filter((name) => !tools.some((tool) => tool.name === name));
    expect(others).toEqual(['# Tools', 'Anything else']);
    const listed = manifest.inputs.tools?.description.split(':')[1] ?? '';
    expect(listed.match(/[a-z-]+/g)).toEqual(tools.map(({ name }) => name));
  });
});

test('only the runner directory imports @actions/core, and nothing reads inputs by its own', () => {
  const importing = (what: RegExp): readonly string[] =>
    trackedFiles().filter((path) => path.startsWith('src/') && what.test(readText(path)));
  expect(importing(/from '@actions\/core'/)).toEqual(
    expect.arrayContaining(['src/runner/actions.ts', 'src/runner/job-summary.ts']),
  );
  expect(importing(/from '@actions\/core'/)).toHaveLength(2);
  expect(importing(/\bINPUT_(?!NOT_BOOLEAN)/)).toEqual([]);
});

test('the version is that of package.json', () => {
  expect(version).toBe(JSON.parse(readText('package.json')).version);
});

test('no private key is in the repository', () => {
  const armoured = /-----BEGIN (?:EC )?PRIVATE KEY-----[\s\\n]*[A-Za-z0-9+/]{40}/;
  expect(trackedFiles().filter((path) => armoured.test(readText(path)))).toEqual([]);
});
