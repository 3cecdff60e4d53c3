import { closest, distance } from 'fastest-levenshtein';

/**
 * Finds the name in `known`, which is not empty, that two edits or fewer make of `name`; not of a short one, where two
 * edits change too much.
 */
export function findSimilar(name: string, known: readonly string[]): string | undefined {
  const nearest = closest(name, known);
  const edits = distance(name, nearest);
  return edits <= 2 && edits * 2 < name.length ? nearest : undefined;
}
