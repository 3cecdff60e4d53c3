import type { TestKey } from './keys.ts';
import type { Inputs } from './runner.ts';

/** The inputs for `key` as a team key, with `overrides` on top. */
export function teamInputs(key: TestKey, overrides: Inputs = {}): Inputs {
  return { ...individualInputs(key), 'issuer-id': key.issuerId, ...overrides };
}

/** The inputs for `key` as an individual key, with `overrides` on top. */
export function individualInputs(key: TestKey, overrides: Inputs = {}): Inputs {
  return { 'private-key': key.pem, 'key-id': key.keyId, ...overrides };
}
