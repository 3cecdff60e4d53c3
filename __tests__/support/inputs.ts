import type { ActOptions } from './act.ts';
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

/** The secrets and variables of a repository for `key`, with the names in the documentation. */
export function repositorySettings(key: TestKey): Pick<ActOptions, 'secrets' | 'vars'> {
  return {
    secrets: { ASC_PRIVATE_KEY: key.pem },
    vars: { ASC_KEY_ID: key.keyId, ASC_ISSUER_ID: key.issuerId },
  };
}
