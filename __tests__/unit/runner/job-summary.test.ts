import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { ActionError } from '../../../src/errors/action-error.ts';
import type { Report } from '../../../src/runner/report.ts';
import { withLineFeeds } from '../../support/line-feeds.ts';

const directory = mkdtempSync(join(tmpdir(), 'summary-'));
const path = join(directory, 'summary');
const { env } = process;
// The path is read when the summary is first written.
const runner = {
  GITHUB_STEP_SUMMARY: path,
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_ACTION_REPOSITORY: 'octo/action',
  GITHUB_ACTION_REF: 'v1',
};
process.env = runner;
const { writeFailureSummary, writeSuccessSummary } = await import(
  '../../../src/runner/job-summary.ts'
);

beforeEach(() => {
  process.env = { ...runner };
  writeFileSync(path, '');
});
afterAll(() => {
  process.env = env;
  rmSync(directory, { recursive: true });
});

const read = (): string => withLineFeeds(readFileSync(path, 'utf8'));
const lines = (): readonly string[] => read().trimEnd().split('\n');
const reportOf = (subject: string, text: string): Report => ({
  lines: [{ subject, separator: ' ', text }],
  groups: [{ title: 'Files (1)', lines: ['/a'] }],
});
const invalid = new ActionError({
  code: 'SCOPE_INVALID',
  title: 'An entry <b> & more',
  detail: '<i>one</i>\ntwo &amp; three',
  fix: 'Write <this>\nand that',
});
const page = 'https://github.com/octo/action/blob/v1/docs/troubleshooting.md';
const codeOf = (code: string): string =>
  `<a href="${page}#${code.toLowerCase()}"><code>${code}</code></a>`;

test('formats the lines of a report as a table with a header', async () => {
  await writeSuccessSummary(reportOf('Token', 'can read <apps> & "builds"'));
  expect(lines()).toEqual([
    '<h3>App Store Connect token</h3>',
    '<table><tr><th>Check</th><th>Result</th></tr><tr><td>Token</td><td>can read &lt;apps&gt; &amp; "builds"</td></tr></table>',
  ]);
});

test('formats an error with detail, fix and a link from its code, as text and never as HTML', async () => {
  await writeFailureSummary(invalid);
  expect(lines()).toEqual([
    '<h3>App Store Connect token: An entry &lt;b&gt; &amp; more</h3>',
    `<p>&lt;i&gt;one&lt;/i&gt;<br>two &amp;amp; three</p><p><b>Fix:</b> Write &lt;this&gt;<br>and that</p><p>Code: ${codeOf('SCOPE_INVALID')}</p>`,
  ]);
});

test('formats several errors as a numbered list, each with a link from its code', async () => {
  const missing = new ActionError({ code: 'KEY_MISSING', title: 'T', detail: 'D', fix: 'F' });
  await writeFailureSummary(
    new ActionError({
      code: 'SEVERAL_PROBLEMS',
      title: '2 problems with the inputs',
      detail: 'the list',
      fix: 'Correct each problem above.',
      problems: [missing, invalid],
    }),
  );
  expect(lines()).toEqual([
    '<h3>App Store Connect token: 2 problems with the inputs</h3>',
    `<ol><li><b>T</b><p>D</p><p><b>Fix:</b> F</p><p>Code: ${codeOf('KEY_MISSING')}</p></li><li><b>An entry &lt;b&gt; &amp; more</b><p>&lt;i&gt;one&lt;/i&gt;<br>two &amp;amp; three</p><p><b>Fix:</b> Write &lt;this&gt;<br>and that</p><p>Code: ${codeOf('SCOPE_INVALID')}</p></li></ol>`,
    '<p>Correct each problem above.</p>',
  ]);
});

test('contains no link if the address of the docs is unknown', async () => {
  process.env.GITHUB_SERVER_URL = 'https://github.example.com';
  await writeFailureSummary(invalid);
  expect(read()).toContain('<p>Code: <code>SCOPE_INVALID</code></p>');
  expect(read()).not.toContain('<a ');
});

test('appends to the summary, without repeating earlier content', async () => {
  writeFileSync(path, 'of another step\n');
  await writeSuccessSummary(reportOf('Key', 'b'));
  await writeSuccessSummary(reportOf('Key', 'd'));
  expect(read()).toMatch(/^of another step\n[\s\S]*<td>b<\/td>[\s\S]*<td>d<\/td>/);
  expect(read().split('<td>b</td>')).toHaveLength(2);
});
