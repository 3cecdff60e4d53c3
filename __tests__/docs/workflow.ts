import { parse, stringify } from 'yaml';
import {
  formOf,
  indent,
  type Snippet,
  snippetsOf,
  withoutParallelSteps,
} from '../support/snippets.ts';
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
/** The files that the reader's build creates before the upload. */
const build = { run: 'mkdir -p dist && touch App.dmg App.ipa App.zip AppStoreInfo.plist dist/app' };

/** Formats the snippet as a job, as YAML under `jobs:`, after the steps that its page requires before it. */
export function jobOf({ id, snippet, run, env }: JobOptions): string {
  const head = `  ${id}:\n    env: ${JSON.stringify(env)}\n`;
  const plain = `${head}    runs-on: macos-latest\n`;
  if (snippet.language === 'sh') {
    const lead = run.inputs === undefined ? [] : leadOf(snippet, run.inputs);
    const before = [{ uses: checkout }, ...lead];
    return `${plain}    steps:\n${list(before)}      - run: |\n${indent(snippet.text, 10)}\n`;
  }
  const text = withoutParallelSteps(snippet.text);
  switch (formOf(text)) {
    case 'jobs':
      return jobsOf(text, id, head);
    case 'steps':
      return `${plain}${indent(text, 4)}`;
    case 'step list':
      return `${plain}    steps:\n${list([...leadOf(snippet, run.inputs), build])}${indent(text, 6)}`;
    case 'action':
      throw new Error(`${snippet.name} is an action, which no job is`);
    case 'inputs':
      return `${plain}    steps:\n${list([...leadOf(snippet, parse(text)), ...probesOf(run)])}`;
  }
}

/** Formats the jobs of a snippet. The first has the ID, and others have the ID and their names. */
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
function leadOf({ page, text }: Snippet, inputs: Texts = {}): readonly Step[] {
  if (text.includes('id: asc')) return [];
  const snippets = [page, 'README.md'].filter((name) => name.endsWith('.md')).flatMap(snippetsOf);
  const lead = snippets.find((snippet) => formOf(snippet.text) === 'steps');
  const steps: readonly Step[] = parse(lead?.text ?? '').steps;
  // A path that works only if it is quoted.
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
