/**
 * Writes the tables of inputs and outputs in README.md from action.yml. With --check it writes nothing, and
 * fails if README.md is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const target = join(root, 'README.md');
const { inputs, outputs } = parse(readFileSync(join(root, 'action.yml'), 'utf8'));

type Entry = { readonly description: string; readonly default?: string };
const entriesOf = (list: Record<string, Entry>): [string, Entry][] => Object.entries(list);
const escapeCell = (text: string): string => text.replaceAll('|', '\\|').replace(/</g, '&lt;');

const tables: Readonly<Record<string, readonly string[]>> = {
  inputs: [
    '| input | default | meaning |',
    '|---|---|---|',
    ...entriesOf(inputs).map(
      ([name, input]) =>
        `| \`${name}\` | ${input.default ? `\`${input.default}\`` : ''} | ${escapeCell(input.description)} |`,
    ),
  ],
  outputs: [
    '| output | meaning |',
    '|---|---|',
    ...entriesOf(outputs).map(
      ([name, output]) => `| \`${name}\` | ${escapeCell(output.description)} |`,
    ),
  ],
};

const before = readFileSync(target, 'utf8');
const after = Object.entries(tables).reduce(
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
    'The tables in README.md are out of date. Run npm run generate and commit the result.',
  );
  process.exitCode = 1;
}
