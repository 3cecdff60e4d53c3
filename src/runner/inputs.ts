import type { Diagnostics } from '../errors/diagnostics.ts';
import { parseReach } from '../token/ladder.ts';
import { parseLifetime } from '../token/lifetime.ts';

/** The inputs of a run. Read once; nothing else reads inputs. One that was left out is absent. */
export interface Config {
  /** As it was given; may be empty. A secret. */
  readonly privateKey: string;
  readonly privateKeyPath: string | undefined;
  /** As it was given; may be empty. */
  readonly keyId: string;
  /** As it was given; may be empty. */
  readonly issuerId: string;
  readonly inHouse: boolean;
  /** Absent only if the input is not valid. */
  readonly lifetimeSeconds: number | undefined;
  /** The list as it was given. */
  readonly scope: string | undefined;
  readonly verify: boolean;
  /** The list as it was given. */
  readonly requireAccess: string | undefined;
  readonly apiUrl: string | undefined;
  readonly summary: boolean;
  /** The list as it was given. */
  readonly tools: string | undefined;
  readonly keyDirectory: string | undefined;
  /** The time that the token command has to cover; absent if there is to be none. */
  readonly tokenCommandSeconds: number | undefined;
  readonly skipWithoutKey: boolean;
}

/** The source of inputs. */
export interface InputSource {
  readonly getInput: (name: string) => string;
  readonly getBooleanInput: (name: string) => boolean;
}

/** Reads all inputs. Errors go to `diagnostics`. */
export function readConfig(
  { getInput, getBooleanInput }: InputSource,
  diagnostics: Diagnostics,
): Config {
  const text = (name: string): string | undefined => getInput(name).trim() || undefined;
  const flag = (name: string): boolean => diagnostics.capture(() => getBooleanInput(name)) ?? false;
  return {
    privateKey: getInput('private-key'),
    privateKeyPath: text('private-key-path'),
    keyId: getInput('key-id'),
    issuerId: getInput('issuer-id'),
    inHouse: flag('in-house'),
    lifetimeSeconds: diagnostics.capture(() => parseLifetime(text('lifetime') ?? '15m')),
    scope: text('scope'),
    verify: flag('verify'),
    requireAccess: text('require-access'),
    apiUrl: text('api-url'),
    summary: flag('summary'),
    tools: text('tools'),
    keyDirectory: text('key-directory'),
    tokenCommandSeconds: diagnostics.capture(() => parseReach(text('token-command'))),
    skipWithoutKey: flag('skip-without-key'),
  };
}
