import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const root = join(import.meta.dirname, '../..');

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The files that git tracks, and new files that it does not ignore. */
export function trackedFiles(): readonly string[] {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', list, { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((path) => path !== '' && existsSync(join(root, path)));
}

export interface Manifest {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default?: string }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: Readonly<Record<string, string>>;
}

export const manifest: Manifest = parse(readText('action.yml'));
/** The action in upload. */
export const uploadManifest: Manifest = parse(readText('upload/action.yml'));

/** The first column of the Markdown table under a heading, without backticks. */
export function tableNames(markdown: string, heading: string): readonly string[] {
  const section = markdown.split(new RegExp(`^#+ ${heading}$`, 'm'))[1]?.split(/^#+ /m)[0] ?? '';
  return [...section.matchAll(/^\| ((?:`[\w-]+`(?:, )?)+) \|/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name),
  );
}
