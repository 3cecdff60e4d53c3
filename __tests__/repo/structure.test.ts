import { posix } from 'node:path';
import { expect, test } from '@jest/globals';
import { readText, trackedFiles } from '../support/repository.ts';

// Git lists paths with /, on Windows too.
const { dirname, join } = posix;
const sources = trackedFiles().filter((path) => path.startsWith('src/'));

/** The modules of src that a module imports, type imports included. */
function importsOf(path: string): readonly string[] {
  const imports = /(?:from|import\()\s*'(\.{1,2}\/[^']+\.ts)'/g;
  return [...readText(path).matchAll(imports)].map(([, target = '']) =>
    join(dirname(path), target),
  );
}

/**
 * The layers of src, from the outermost. A module imports only from its own layer and lower ones. Type imports
 * count too.
 */
const layers: readonly (readonly string[])[] = [
  ['main.ts', 'post.ts', 'token-command.ts', 'upload.ts'],
  ['action', 'upload'],
  ['verification', 'token-command', 'tools', 'runner', 'files'],
  ['scope', 'token'],
  ['signing'],
  ['api'],
  ['key'],
  ['shell', 'text', 'errors', 'clock.ts', 'version.ts', 'fastlane'],
];
const layerOf = (path: string): number =>
  layers.findIndex((names) => names.includes(path.split('/')[1] ?? ''));

test('every module belongs to a layer', () => {
  expect(sources.filter((path) => layerOf(path) < 0)).toEqual([]);
});

test('imports run from the entries to the errors, never back', () => {
  const upward = sources.flatMap((path) =>
    importsOf(path)
      .filter((target) => layerOf(target) < layerOf(path))
      .map((target) => `${path} imports ${target}`),
  );
  expect(upward).toEqual([]);
});

test('imports have no cycles', () => {
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) throw new Error([...trail, path].join(' -> '));
    if (done.has(path)) return;
    for (const target of importsOf(path)) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of sources) visit(path, []);
  expect(done.size).toBe(sources.length);
});

test('no function of src/action and src/upload is over 40 lines', () => {
  const long = sources
    .filter((path) => /^src\/(?:action|upload)\//.test(path))
    .flatMap((path) =>
      [...readText(path).matchAll(/^(?:export )?(?:async )?function (\w+)[\s\S]*?^\}$/gm)]
        .map(([text, name = '']) => ({ name, lines: text.split('\n').length }))
        .filter(({ lines }) => lines > 40)
        .map(({ name, lines }) => `${path}: ${name} has ${lines} lines`),
    );
  expect(long).toEqual([]);
});
