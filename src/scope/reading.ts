import type { Findings } from '../errors/findings.ts';
import { longLivedObstacles, remarkOnEntries } from './checks.ts';
import { parseScope } from './entries.ts';
import type { ScopePlan } from './plan.ts';
import { describeScope } from './words.ts';

/** Reads and checks the input `scope`. Problems and remarks go to `findings`. */
export function readScope(text: string, findings: Findings): ScopePlan {
  const entries = parseScope(text, findings);
  remarkOnEntries(entries, findings);
  return {
    entries: entries.map((entry) => entry.text),
    words: describeScope(entries),
    obstacles: longLivedObstacles(entries),
  };
}
