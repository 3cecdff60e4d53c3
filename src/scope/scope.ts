/** The requests that a token may make, checked and described. */
export interface Scope {
  /** The requests verbatim, for the token; empty if it may do all that the key may. */
  readonly entries: readonly string[];
  /** The requests in words, a line each. */
  readonly description: readonly string[];
  /** Reasons why a token with this scope cannot be long-lived, a sentence each; empty if it can be. */
  readonly longLivedBlockers: readonly string[];
}

/** Query parameters that Apple ignores when it compares a request with a scope. */
export const ignoredParameters: readonly string[] = ['limit', 'cursor', 'sort'];

/** The scope of a token without one. */
export const unrestrictedScope: Scope = {
  entries: [],
  description: ['anything that the role of the key allows (unrestricted: there is no scope)'],
  longLivedBlockers: ['There is no scope.'],
};
