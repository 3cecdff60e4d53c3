/** What a token may do, checked and put into words. */
export interface Scope {
  /** Verbatim, for the token; empty: all that the key may do. */
  readonly entries: readonly string[];
  /** What it comes to, a line each. */
  readonly description: readonly string[];
  /** Why a token with it cannot be long-lived, a sentence each; empty if it can be. */
  readonly longLivedBlockers: readonly string[];
}

/** A token without scope. */
export const unrestrictedScope: Scope = {
  entries: [],
  description: ['all that the role of the key allows'],
  longLivedBlockers: ['There is no scope.'],
};
