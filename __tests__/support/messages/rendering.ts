import { type LogEntry, logEntries, type PhaseResult } from '../runner.ts';

const labels: Readonly<Record<string, string>> = {
  error: 'Error: ',
  warning: 'Warning: ',
  notice: 'Notice: ',
  group: '▸ ',
};

/** Indents every line except the first. */
function indentRest(text: string): string {
  return text.replace(/\n(?=.)/g, '\n    ');
}

function renderEntry({ type, text }: LogEntry): string {
  return `${labels[type] ?? ''}${indentRest(text)}`;
}

/** Renders the annotations of a phase as a person sees them, or says that there are none. */
export function showAnnotations({ stdout }: Pick<PhaseResult, 'stdout'>): string {
  const shown = logEntries(stdout)
    .filter(({ type }) => ['error', 'warning', 'notice'].includes(type))
    .map(renderEntry);
  return shown.length === 0 ? '(no annotation)' : shown.join('\n');
}

/** Renders the whole log of a phase. A group, which is folded in the browser, has a marked title and indented lines. */
export function showLog({ stdout, stderr }: Pick<PhaseResult, 'stdout' | 'stderr'>): string {
  let isInGroup = false;
  const lines = logEntries(stdout).flatMap((entry) => {
    const indent = isInGroup && entry.type !== 'group' ? '    ' : '';
    if (entry.type === 'group') isInGroup = true;
    if (entry.type === 'endgroup') isInGroup = false;
    return entry.type === 'endgroup' || entry.text === '' ? [] : [indent + renderEntry(entry)];
  });
  return [...lines, ...(stderr === '' ? [] : [stderr])].join('\n') || '(nothing)';
}

/** Renders the log and the job summary, with a line for each row and line break. */
export function showLogAndSummary(main: PhaseResult): string {
  const summary = main.summary.trimEnd().replace(/<br>|<\/tr>(?!<\/table>)/g, '$&\n');
  return `${showLog(main)}\n\nJob summary:\n${summary}`;
}
