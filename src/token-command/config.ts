import type { ApiKey } from '../key/api-key.ts';
import type { TokenOptions } from '../token/claims.ts';

/** What the step leaves to the command, in a file that only this user can read. */
export interface TokenCommandConfig {
  /** A secret. */
  readonly key: ApiKey;
  /** The tokens of the step: kind of key and audience follow from the key. */
  readonly plan: TokenOptions;
  /** Seconds to add to this machine's clock. */
  readonly clockOffset: number;
}

/**
 * The settings in a file's text.
 *
 * @throws {SyntaxError | TypeError} when they are not what a step leaves
 */
export function parseSettings(text: string): TokenCommandConfig {
  const { key, plan, clockOffset } = Object(JSON.parse(text));
  const { keyId, issuerId, kind, pem } = Object(key);
  const { lifetime, scope } = Object(plan);
  const { seconds, maxSpanSeconds } = Object(lifetime);
  const isComplete =
    [keyId, kind, pem].every((value) => typeof value === 'string') &&
    ['string', 'undefined'].includes(typeof issuerId) &&
    [seconds, maxSpanSeconds, clockOffset].every(Number.isInteger) &&
    Array.isArray(scope) &&
    scope.every((entry) => typeof entry === 'string');
  if (!isComplete) throw new TypeError('not the settings of the command');
  return { key, plan, clockOffset };
}
