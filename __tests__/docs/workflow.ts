import { parse, stringify } from 'yaml';
import { formOf, indent, type Snippet, snippetsOf } from '../support/snippets.ts';
import type { Run } from './expectations.ts';

type Texts = Readonly<Record<string, string>>;

interface Step {
  readonly uses?: string;
  readonly with?: Texts;
}

/** A job that runs a snippet. */
export interface JobOptions {
  readonly id: string;
  readonly snippet: Snippet;
  readonly run: Run;
  /** Variables of the job. */
  readonly env: Texts;
}

const checkout = 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd';
/** What the build of the reader makes before it uploads. */
const build = { run: 'mkdir -p dist && touch App.dmg App.ipa App.zip dist/app' };

/** The snippet as a job of a workflow, as YAML under `jobs:`, with what its page says goes before it. */
export function jobOf({ id, snippet, run, env }: JobOptions): string {
  const head = `  ${id}:\n    env: ${JSON.stringify(env)}\n`;
  const plain = `${head}    runs-on: macos-latest\n`;
  if (snippet.language === 'sh') {
    const lead = run.inputs === undefined ? [] : leadOf(snippet, run.inputs);
    const before = [{ uses: checkout }, ...lead];
    return `${plain}    steps:\n${list(before)}      - run: |\n${indent(snippet.text, 10)}\n`;
  }
  switch (formOf(snippet.text)) {
    case 'jobs':
      return jobsOf(snippet.text, id, head);
    case 'steps':
      return `${plain}${indent(snippet.text, 4)}`;
    case 'step list':
      return `${plain}    steps:\n${list([...leadOf(snippet, run.inputs), build])}${indent(snippet.text, 6)}`;
    case 'inputs':
      return `${plain}    steps:\n${list([...leadOf(snippet, parse(snippet.text)), ...probesOf(run)])}`;
  }
}

/** The jobs of a snippet: the first has the ID, and others the ID and their names. */
function jobsOf(text: string, id: string, head: string): string {
  const names = [...text.matchAll(/^ {2}([\w-]+):$/gm)].map(([, name = '']) => name);
  const idOf = (name: string): string => (name === names[0] ? id : `${id}-${name}`);
  return text
    .replace(/^jobs:\n/, '')
    .replaceAll(/^ {2}([\w-]+):\n/gm, (_all, name: string) => head.replace(id, idOf(name)))
    .replaceAll(/^( {4}needs: )([\w-]+)$/gm, (_all, key: string, name: string) => key + idOf(name));
}

function list(steps: readonly object[]): string {
  return indent(stringify(steps), 6);
}

/** The first steps of the page, or of README, which the others come after, with more inputs. */
function leadOf({ page }: Snippet, inputs: Texts = {}): readonly Step[] {
  const own = [...(page.endsWith('.md') ? snippetsOf(page) : []), ...snippetsOf('README.md')];
  const lead = own.find(({ text }) => formOf(text) === 'steps');
  const steps: readonly Step[] = parse(lead?.text ?? '').steps;
  // A path that only works when it is quoted.
  const directory = inputs.tools && { 'key-directory': '${{ runner.temp }}/key files' };
  return steps
    .filter(({ uses }) => uses !== undefined)
    .map((step) =>
      step.with === undefined ? step : { ...step, with: { ...step.with, ...inputs, ...directory } },
    );
}

function probesOf({ probes = [] }: Run): readonly object[] {
  return probes.map((path) => ({
    run: `curl -fsSgH @- 'https://api.appstoreconnect.apple.com${path}' <<< "Authorization: Bearer $TOKEN"`,
    env: { TOKEN: '${{ steps.asc.outputs.token }}' },
  }));
}
