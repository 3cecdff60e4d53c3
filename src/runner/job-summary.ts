import { summary } from '@actions/core';
import type { ActionError } from '../errors/action-error.ts';
import type { Detail } from '../token/description.ts';
import { presentable } from './toolkit.ts';

/** Writes the details of a token to the job summary, as a table. */
export async function writeSuccessSummary(rows: readonly Detail[]): Promise<void> {
  await write('App Store Connect token', (page) => {
    page.addTable(rows.map(({ label, value }) => [escapeHtml(label), escapeHtml(value)]));
  });
}

/** Writes an error with its fix to the job summary. */
export async function writeFailureSummary({
  title,
  detail,
  fix,
  code,
}: ActionError): Promise<void> {
  await write(`App Store Connect token: ${escapeHtml(title)}`, (page) => {
    page.addRaw(`<p>${escapeHtml(detail)}</p>`, true);
    page.addRaw(`<p><b>Fix:</b> ${escapeHtml(fix)}</p>`, true);
    page.addRaw(`<p>Code: <code>${code}</code></p>`, true);
  });
}

async function write(heading: string, fill: (page: typeof summary) => void): Promise<void> {
  summary.addHeading(heading, 3);
  fill(summary);
  // From the environment: @actions/github reads the event when it is imported, and can throw.
  const {
    GITHUB_SERVER_URL: server,
    GITHUB_REPOSITORY: repository,
    GITHUB_RUN_ID: runId,
  } = process.env;
  if (server && repository && runId)
    summary.addLink('This run', `${server}/${repository}/actions/runs/${runId}`).addEOL();
  await summary.write();
}

/**
 * `text` as HTML that shows it. No line feed is left: a blank line would end the HTML, and start Markdown.
 */
function escapeHtml(text: string): string {
  return presentable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>');
}
