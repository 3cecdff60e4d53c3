import type { ApiKey } from '../key/api-key.ts';
import type { TokenOptions } from '../token/claims.ts';

/** The configuration of the command, in a file that only this user can read. */
export interface TokenCommandConfig {
  /** A secret. */
  readonly key: ApiKey;
  /** The options of the step's token. */
  readonly tokenOptions: TokenOptions;
  /** Seconds to add to this machine's clock. */
  readonly clockOffsetSeconds: number;
}

/**
 * Parses the text of a configuration file.
 *
 * @throws {SyntaxError | TypeError} when it is not what a step writes
 */
export function parseConfig(text: string): TokenCommandConfig {
  const { key, tokenOptions, clockOffsetSeconds } = Object(JSON.parse(text));
  const { identity, signer } = Object(key);
  const { keyId, issuerId, kind } = Object(identity);
  const { lifetime, scope } = Object(tokenOptions);
  const { seconds, maxSpanSeconds } = Object(lifetime);
  const isComplete =
    [keyId, kind, Object(signer).pem].every((value) => typeof value === 'string') &&
    ['string', 'undefined'].includes(typeof issuerId) &&
    [seconds, maxSpanSeconds, clockOffsetSeconds].every(Number.isInteger) &&
    Array.isArray(scope) &&
    scope.every((entry) => typeof entry === 'string');
  if (!isComplete) throw new TypeError('not the configuration of the command');
  return { key, tokenOptions, clockOffsetSeconds };
}
