import { describe, expect, test } from '@jest/globals';
import { errorCodes } from '../../src/errors/codes.ts';
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
    const block = [...source.matchAll(/setOutputs\(\{([\s\S]*?)\}\)/g)]
      .map(([, names]) => names)
      .join('\n');
    const set = [...block.matchAll(/^\s*'?([a-z][\w-]*)'?:/gm)].map(([, name]) => name);
    expect(new Set([...set, 'available'])).toEqual(new Set(outputs));
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

test('only one module imports @actions/core, and nothing else reads inputs', () => {
  const importing = (what: RegExp): readonly string[] =>
    trackedFiles().filter((path) => path.startsWith('src/') && what.test(readText(path)));
  expect(importing(/from '@actions\/core'/)).toEqual(['src/runner/actions.ts']);
  expect(importing(/\bINPUT_(?!NOT_BOOLEAN)/)).toEqual([]);
});

test('no private key is in the repository', () => {
  const armoured = /-----BEGIN (?:EC )?PRIVATE KEY-----[\s\\n]*[A-Za-z0-9+/]{40}/;
  expect(trackedFiles().filter((path) => armoured.test(readText(path)))).toEqual([]);
});
