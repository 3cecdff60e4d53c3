import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readText } from '../support/repository.ts';

const { allowScripts, engines } = JSON.parse(readText('package.json'));
const projects = ['', '__tests__/clients/key-services/'];

test.each(projects)(
  'allowScripts of %j names every package that has an install script, on any platform',
  (path) => {
    const { allowScripts: allowed } = JSON.parse(readText(`${path}package.json`));
    const { packages } = JSON.parse(readText(`${path}package-lock.json`));
    const scripted = Object.entries<{ hasInstallScript?: boolean }>(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(Object.keys(allowed).toSorted()).toEqual(scripted.toSorted());
  },
);

test.each(['.', '__tests__/clients/key-services', '__tests__/windows'])(
  'every package of %s comes from the registry, with a checksum',
  (directory) => {
    const lock = JSON.parse(readText(join(directory, 'package-lock.json')));
    for (const [path, entry] of Object.entries<Record<string, unknown>>(lock.packages)) {
      if (path === '') continue;
      expect([path, entry.integrity]).toEqual([path, expect.stringMatching(/^sha512-/)]);
      expect([path, entry.resolved ?? '']).toEqual([
        path,
        expect.stringMatching(/^$|^https:\/\/registry\.npmjs\.org\//),
      ]);
    }
  },
);

describe('a package with an install script that allowScripts does not name', () => {
  let directory: string;
  const ran = (): boolean => existsSync(join(directory, 'ran'));
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'install-'));
    mkdirSync(join(directory, 'project'));
    mkdirSync(join(directory, 'scripted'));
    write('project/.npmrc', readText('.npmrc'));
    write('project/package.json', JSON.stringify({ private: true, engines, allowScripts }));
    const target = join(directory, 'ran').replaceAll('\\', '/');
    const script = `node -e "fs.writeFileSync('${target}', '')"`;
    const scripted = { name: 'scripted', version: '1.0.0', scripts: { postinstall: script } };
    write('scripted/package.json', JSON.stringify(scripted));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const write = (path: string, text: string): void => writeFileSync(join(directory, path), text);

  /** Installs it as from a command line, without the environment of `npm test`. */
  function install(...options: string[]): { readonly status: number | null; readonly log: string } {
    const outer = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
    const { status, stderr } = spawnSync(
      'npm',
      ['install', '--offline', '--install-links', ...options, '../scripted'],
      {
        cwd: join(directory, 'project'),
        env: Object.fromEntries(outer),
        encoding: 'utf8',
        shell: process.platform === 'win32', // npm is a .cmd file there
      },
    );
    return { status, log: stderr };
  }

  test('is not installed, and its script does not run', () => {
    const { status, log } = install('--engine-strict');
    expect(status).not.toBe(0);
    expect(log).toMatch(/ESTRICTALLOWSCRIPTS|EBADENGINE/); // the latter from npm before 11.16
    expect(ran()).toBe(false);
  });

  test('would be installed and run otherwise', () => {
    expect(install('--dangerously-allow-all-scripts').status).toBe(0);
    expect(ran()).toBe(true);
  });
});

test('the native packages for Windows have the versions of those that load them', () => {
  const { packages } = JSON.parse(readText('package-lock.json'));
  const windows = JSON.parse(readText('__tests__/windows/package.json')).optionalDependencies;
  expect(windows).toMatchObject({
    '@swc/core-win32-x64-msvc': packages['node_modules/@swc/core'].version,
    '@unrs/resolver-binding-win32-x64-msvc': packages['node_modules/unrs-resolver'].version,
  });
});

test('CODEOWNERS names an owner for everything', () => {
  const rules = readText('.github/CODEOWNERS')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(rules).toEqual(['* @OWNER/maintainers']);
});
