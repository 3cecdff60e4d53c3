import { summary } from '@actions/core';
import type { ActionError } from '../errors/action-error.ts';
import type { ErrorCode } from '../errors/codes.ts';
import { docsLink } from './docs-link.ts';
import type { Report } from './report.ts';
import { presentable } from './toolkit.ts';

/** Writes the lines of a report to the job summary, as a table. */
export async function writeSuccessSummary({ lines }: Report): Promise<void> {
  const header = ['Check', 'Result'].map((data) => ({ data, header: true }));
  const rows = lines.map(({ subject, text }) => [escapeHtml(subject), escapeHtml(text)]);
  await write('App Store Connect token', (page) => page.addTable([header, ...rows]));
}

/** Writes an error to the job summary, with its fix and a link to its section; several as a numbered list. */
export async function writeFailureSummary(error: ActionError): Promise<void> {
  const { title, fix, problems } = error;
  await write(`App Store Connect token: ${escapeHtml(title)}`, (page) => {
    if (problems.length === 0) return page.addRaw(formatError(error), true);
    const items = problems.map(
      (problem) => `<b>${escapeHtml(problem.title)}</b>${formatError(problem)}`,
    );
    return page.addList(items, true).addRaw(`<p>${escapeHtml(fix)}</p>`, true);
  });
}

async function write(heading: string, fill: (page: typeof summary) => unknown): Promise<void> {
  summary.addHeading(heading, 3);
  fill(summary);
  await summary.write();
}

function formatError({ detail, fix, code }: ActionError): string {
  return `<p>${escapeHtml(detail)}</p><p><b>Fix:</b> ${escapeHtml(fix)}</p><p>Code: ${formatCode(code)}</p>`;
}

/** Formats a code as HTML, linked to the section that explains it if its address is known. */
function formatCode(code: ErrorCode): string {
  const link = docsLink(process.env, code);
  const html = `<code>${code}</code>`;
  return link === undefined ? html : `<a href="${link}">${html}</a>`;
}

/**
 * Escapes `text` as HTML that shows it. No line feed remains: a blank line would end the HTML and start Markdown.
 */
function escapeHtml(text: string): string {
  return presentable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>');
}
