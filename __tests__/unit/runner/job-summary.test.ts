import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { ActionError } from '../../../src/errors/action-error.ts';

const directory = mkdtempSync(join(tmpdir(), 'summary-'));
const path = join(directory, 'summary');
const { env } = process;
// The run is read from the variables while the module is loaded, and the path when it is first written to.
process.env = {
  GITHUB_STEP_SUMMARY: path,
  GITHUB_REPOSITORY: 'octo/app',
  GITHUB_SERVER_URL: 'https://github.example.com',
  GITHUB_RUN_ID: '42',
};
const { writeFailureSummary, writeSuccessSummary } = await import(
  '../../../src/runner/job-summary.ts'
);

beforeEach(() => {
  process.env.GITHUB_REPOSITORY = 'octo/app';
  writeFileSync(path, '');
});
afterAll(() => {
  process.env = env;
  rmSync(directory, { recursive: true });
});

const read = (): string => readFileSync(path, 'utf8');
const lines = (): readonly string[] => read().trimEnd().split('\n');
const link = '<a href="https://github.example.com/octo/app/actions/runs/42">This run</a>';

test('formats a success as a table of labels and values', async () => {
  await writeSuccessSummary([
    { label: 'Key type', value: 'team key' },
    { label: 'Permissions', value: 'read <apps> & "builds"' },
  ]);
  expect(lines()).toEqual([
    '<h3>App Store Connect token</h3>',
    '<table><tr><td>Key type</td><td>team key</td></tr><tr><td>Permissions</td><td>read &lt;apps&gt; &amp; "builds"</td></tr></table>',
    link,
  ]);
});

test('formats a failure with its detail, fix and code, as text and never as HTML', async () => {
  const failure = new ActionError({
    code: 'SCOPE_INVALID',
    title: 'An entry <b> & more',
    detail: '<i>one</i>\ntwo &amp; three',
    fix: 'Write <this>\nand that',
  });
  await writeFailureSummary(failure);
  expect(lines()).toEqual([
    '<h3>App Store Connect token: An entry &lt;b&gt; &amp; more</h3>',
    '<p>&lt;i&gt;one&lt;/i&gt;<br>two &amp;amp; three</p>',
    '<p><b>Fix:</b> Write &lt;this&gt;<br>and that</p>',
    '<p>Code: <code>SCOPE_INVALID</code></p>',
    link,
  ]);
});

test('appends to the summary of other steps, and repeats nothing of its own', async () => {
  writeFileSync(path, 'of another step\n');
  await writeSuccessSummary([{ label: 'a', value: 'b' }]);
  await writeSuccessSummary([{ label: 'c', value: 'd' }]);
  expect(read()).toMatch(/^of another step\n[\s\S]*<td>b<\/td>[\s\S]*<td>d<\/td>/);
  expect(read().split('<td>b</td>')).toHaveLength(2);
});

test('omits the link where the runner does not name the repository', async () => {
  delete process.env.GITHUB_REPOSITORY;
  await writeSuccessSummary([{ label: 'a', value: 'b' }]);
  expect(read()).not.toContain('<a ');
});
