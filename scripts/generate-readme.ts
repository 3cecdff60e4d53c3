/**
 * Writes the tables of inputs and outputs in README.md and docs/upload.md from the action.yml of each action. With
 * --check it writes nothing, and fails if a page is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const pages = { 'README.md': 'action.yml', 'docs/upload.md': 'upload/action.yml' };

type Entry = { readonly description: string; readonly default?: string };
type Entries = Readonly<Record<string, Entry>>;
const escapeCell = (text: string): string => text.replaceAll('|', '\\|').replace(/</g, '&lt;');

function tablesOf(inputs: Entries, outputs: Entries): Readonly<Record<string, readonly string[]>> {
  return {
    inputs: [
      '| input | default | meaning |',
      '|---|---|---|',
      ...Object.entries(inputs).map(
        ([name, input]) =>
          `| \`${name}\` | ${input.default ? `\`${input.default}\`` : ''} | ${escapeCell(input.description)} |`,
      ),
    ],
    outputs: [
      '| output | meaning |',
      '|---|---|',
      ...Object.entries(outputs).map(
        ([name, output]) => `| \`${name}\` | ${escapeCell(output.description)} |`,
      ),
    ],
  };
}

for (const [page, manifest] of Object.entries(pages)) {
  const target = join(root, page);
  const { inputs, outputs } = parse(readFileSync(join(root, manifest), 'utf8'));
  const before = readFileSync(target, 'utf8');
  const after = Object.entries(tablesOf(inputs, outputs)).reduce(
    (text, [name, lines]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`),
        (_all, start: string, end: string) => `${start}${lines.join('\n')}\n${end}`,
      ),
    before,
  );
  if (!process.argv.includes('--check')) writeFileSync(target, after);
  else if (after !== before) {
    console.error(
      `The tables in ${page} are out of date. Run npm run generate and commit the result.`,
    );
    process.exitCode = 1;
  }
}
