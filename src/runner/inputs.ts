import type { Diagnostics } from '../errors/diagnostics.ts';
import { parseLifetime } from '../token/lifetime.ts';

/** What the workflow asks for. Read once; nothing else reads inputs. */
export interface Config {
  /** As it was given. A secret. */
  readonly privateKey: string;
  readonly privateKeyPath: string;
  readonly keyId: string;
  readonly issuerId: string;
  readonly inHouse: boolean;
  /** Seconds. */
  readonly lifetime: number;
  /** Entries, as they were given. */
  readonly scope: string;
  readonly verify: boolean;
  /** Paths, as they were given. */
  readonly requireAccess: string;
  readonly apiUrl: string;
  readonly summary: boolean;
  /** Names of tools, as they were given. */
  readonly tools: string;
  readonly keyDirectory: string;
  readonly tokenCommand: boolean;
  readonly skipWithoutKey: boolean;
}

/** Where inputs come from. */
export interface InputSource {
  readonly getInput: (name: string) => string;
  readonly getBooleanInput: (name: string) => boolean;
}

/** Reads all inputs; what is wrong with them goes to `findings`, and a default stands in for it. */
export function readConfig(
  { getInput, getBooleanInput }: InputSource,
  findings: Diagnostics,
): Config {
  const text = (name: string): string => getInput(name).trim();
  const flag = (name: string): boolean => findings.capture(() => getBooleanInput(name)) ?? false;
  return {
    privateKey: getInput('private-key'),
    privateKeyPath: text('private-key-path'),
    keyId: getInput('key-id'),
    issuerId: getInput('issuer-id'),
    inHouse: flag('in-house'),
    lifetime: findings.capture(() => parseLifetime(text('lifetime') || '15m')) ?? 0,
    scope: text('scope'),
    verify: flag('verify'),
    requireAccess: text('require-access'),
    apiUrl: text('api-url'),
    summary: flag('summary'),
    tools: text('tools'),
    keyDirectory: text('key-directory'),
    tokenCommand: flag('token-command'),
    skipWithoutKey: flag('skip-without-key'),
  };
}
