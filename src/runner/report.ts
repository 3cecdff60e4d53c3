import { info, logGroup } from './toolkit.ts';

/** A result of a run in one line. Nothing secret. */
export interface ReportLine {
  /** What the line is about, such as `Key`. */
  readonly subject: string;
  /** The separator in the log: a space before a sentence, a colon before a list. */
  readonly separator: ' ' | ': ';
  readonly text: string;
  /** True if the text is about something that could not be proven. */
  readonly isUnproven?: boolean;
}

/** Details of a run, folded under a title. Nothing secret. */
export interface ReportGroup {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The report of a run, for the log and the job summary: short lines, and groups for long lists. */
export interface Report {
  readonly lines: readonly ReportLine[];
  /** Without empty groups. */
  readonly groups: readonly ReportGroup[];
}

/** Logs a report: a line with a check mark, or a question mark, for each result, then the groups. */
export function logReport({ lines, groups }: Report): void {
  for (const { subject, separator, text, isUnproven } of lines)
    info(`${isUnproven ? '?' : '✓'} ${subject}${separator}${text}`);
  for (const { title, lines: details } of groups) logGroup(title, details);
}
