import type { Diagnostics } from '../errors/diagnostics.ts';
import { describeScope } from './description.ts';
import { parseScopeEntries } from './entries.ts';
import type { Scope } from './scope.ts';
import { longLivedBlockers, warnAboutEntries } from './warnings.ts';

/** Reads and checks the input `scope`. Problems and remarks go to `findings`. */
export function parseScope(text: string, findings: Diagnostics): Scope {
  const entries = parseScopeEntries(text, findings);
  warnAboutEntries(entries, findings);
  return {
    entries: entries.map((entry) => entry.text),
    description: describeScope(entries),
    longLivedBlockers: longLivedBlockers(entries),
  };
}
