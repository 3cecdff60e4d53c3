/**
 * Builds dist from src with ncc.
 *
 * The trick that keeps dist small: `@actions/core` re-exports its OIDC client and with it undici, and
 * `@actions/github` octokit; together over 1 MB that this action never calls. A bundler may drop them
 * only if their packages declare that importing them has no side effects. They have none, but do not
 * say so; this script says it for them, in node_modules, before each build. It needs no install step
 * and depends on no version. `__tests__/repo/dist.test.ts` fails if undici or octokit come back.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const out = process.argv[2] ?? join(root, 'dist');
const entries = ['main', 'post'];
const withoutSideEffects = [
  '@actions/core',
  '@actions/github',
  '@actions/exec',
  '@actions/io',
  '@actions/http-client',
];

for (const name of withoutSideEffects) {
  const path = join(root, 'node_modules', name, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  if (manifest.sideEffects !== false)
    writeFileSync(path, JSON.stringify({ ...manifest, sideEffects: false }, null, 2));
}

for (const entry of entries) {
  rmSync(join(out, entry), { recursive: true, force: true });
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js'),
      'build',
      `src/${entry}.ts`,
      '--out',
      join(out, entry),
      '--license',
      'licenses.txt',
      '--no-cache',
      '--transpile-only', // types are checked by npm run check
      '--quiet',
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
}
