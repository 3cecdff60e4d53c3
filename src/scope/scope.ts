/** The requests that a token permits, checked and described. */
export interface Scope {
  /** The requests verbatim, for the token; empty if the token has all permissions of the key. */
  readonly entries: readonly string[];
  /** The permissions in words, one line each. */
  readonly description: readonly string[];
  /** Reasons why a token with this scope cannot be long-lived, one sentence each; empty if it can. */
  readonly longLivedBlockers: readonly string[];
}

/** Query parameters that Apple ignores when it compares a request with a scope. */
export const ignoredParameters: readonly string[] = ['limit', 'cursor', 'sort'];

/** The scope of a token that has all permissions of the key. */
export const unrestrictedScope: Scope = {
  entries: [],
  description: ["full access of the key's role"],
  longLivedBlockers: ['There is no scope.'],
};
