/** What a token may do, checked and put into words. */
export interface ScopePlan {
  /** Verbatim, for the token; empty: all that the key may do. */
  readonly entries: readonly string[];
  /** What it comes to, a line each. */
  readonly words: readonly string[];
  /** Why a token with it cannot be long-lived, a sentence each; empty if it can be. */
  readonly obstacles: readonly string[];
}

/** A token without scope. */
export const unscoped: ScopePlan = {
  entries: [],
  words: ['all that the role of the key allows'],
  obstacles: ['There is no scope.'],
};
