/**
 * Builds dist from src with ncc. The Ruby file that feeds fastlane is copied.
 *
 * To keep dist small: `@actions/core` re-exports its OIDC client and with it undici, and `@actions/github`
 * re-exports octokit, together over 1 MB that this action never calls. A bundler can drop them only if their
 * packages declare that importing them has no side effects. They have none but do not declare it, so this script
 * adds the declaration in node_modules before each build. That needs no install step and works with any version.
 * `__tests__/repo/dist.test.ts` fails if undici or octokit are bundled.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropUnusedCode, stripComments } from './unused-code.ts';

const root = join(import.meta.dirname, '..');
const out = process.argv[2] ?? join(root, 'dist');
const entries = ['main', 'post', 'token-command', 'upload'];
const sideEffectFree = [
  '@actions/core',
  '@actions/github',
  '@actions/exec',
  '@actions/io',
  '@actions/http-client',
];

/** The part of webpack's statistics that this script reads. */
interface Module {
  readonly name?: string;
  /** True for a module that was parsed and then dropped. */
  readonly orphan?: boolean;
  readonly modules?: readonly Module[];
}

for (const name of sideEffectFree) {
  const path = join(root, 'node_modules', name, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  if (manifest.sideEffects !== false) {
    writeFileSync(path, JSON.stringify({ ...manifest, sideEffects: false }, null, 2));
  }
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const packages = new Set(entries.flatMap(bundle));
cpSync(join(root, 'src/fastlane'), join(out, 'fastlane'), { recursive: true });
writeFileSync(join(out, 'licenses.txt'), [...packages].sort().map(licenseOf).join('\n\n'));

/**
 * Bundles one entry into a directory of the same name.
 *
 * @returns the names of the bundled packages
 */
function bundle(entry: string): readonly string[] {
  const directory = mkdtempSync(join(tmpdir(), 'ncc-'));
  const stats = join(directory, 'stats.json');
  const ncc = join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
  const options = ['--no-cache', '--quiet', '--stats-out', stats];
  // Types are checked by npm run check.
  const input = ['build', `src/${entry}.ts`, '--transpile-only', '--out', join(out, entry)];
  execFileSync(process.execPath, [ncc, ...input, ...options], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const { modules } = JSON.parse(readFileSync(stats, 'utf8'));
  rmSync(directory, { recursive: true });
  for (const file of readdirSync(join(out, entry)).filter((name) => name.endsWith('.js'))) {
    const path = join(out, entry, file);
    writeFileSync(path, shrink(readFileSync(path, 'utf8')));
  }
  return packagesIn(modules);
}

function shrink(code: string): string {
  return stripComments(dropUnusedCode(useGetBuiltinModule(dropOldCrc32(code))));
}

/** Drops the CRC-32 that yauzl has for Node 18: 2 KB of numbers. Newer versions of Node have their own. */
function dropOldCrc32(code: string): string {
  const choice = /typeof zlib\.crc32 === "function" \? zlib\.crc32 : __nccwpck_require__\((\d+)\)/;
  const [, id] = choice.exec(code) ?? [];
  if (id === undefined) return code;
  const module = new RegExp(`/\\*{3}/ ${id}:\n[\\s\\S]*?/\\*{3}/ }\\),\n`);
  return code.replace(choice, 'zlib.crc32').replace(module, '');
}

/**
 * Loads Node's built-in modules with `process.getBuiltinModule` (Node 22.3 or later). Webpack creates a separate
 * `require` for each of them, which takes two milliseconds at every start.
 *
 * @see https://nodejs.org/api/process.html#processgetbuiltinmoduleid
 */
function useGetBuiltinModule(code: string): string {
  const createRequire = '__WEBPACK_EXTERNAL_createRequire';
  return code
    .replace(`import { createRequire as ${createRequire} } from "module";\n`, '')
    .replaceAll(`${createRequire}(import.meta.url)(`, 'process.getBuiltinModule(');
}

function packagesIn(modules: readonly Module[]): readonly string[] {
  const kept = modules.filter(({ orphan }) => orphan !== true);
  return kept.flatMap(({ name = '', modules: inner = [] }) => {
    const [, found] = /^\.\/node_modules\/((?:@[^/]+\/)?[^/ ]+)\//.exec(name) ?? [];
    return [...(found === undefined ? [] : [found]), ...packagesIn(inner)];
  });
}

/**
 * Returns the license of a package, from its own file or from its README. ncc also writes a license file, but each
 * chunk overwrites that of the previous one.
 */
function licenseOf(name: string): string {
  const directory = join(root, 'node_modules', name);
  const { version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  const files = readdirSync(directory);
  const read = (path: string): string => readFileSync(join(directory, path), 'utf8');
  const file = files.find((path) => /^licen[cs]e/i.test(path));
  const [, section] = /^## License\n([\s\S]*)/m.exec(read('README.md')) ?? [];
  const text = file === undefined ? section : read(file);
  if (text === undefined) throw new Error(`${name} has no license`);
  return `${name} ${version}\n\n${text.trim()}\n`;
}
