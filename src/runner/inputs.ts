import type { Findings } from '../errors/findings.ts';
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
export interface InputReader {
  readonly readInput: (name: string) => string;
  readonly readFlag: (name: string) => boolean;
}

/** Reads all inputs; what is wrong with them goes to `findings`, and a default stands in for it. */
export function readConfig({ readInput, readFlag }: InputReader, findings: Findings): Config {
  const text = (name: string): string => readInput(name).trim();
  const flag = (name: string): boolean => findings.attempt(() => readFlag(name)) ?? false;
  return {
    privateKey: readInput('private-key'),
    privateKeyPath: text('private-key-path'),
    keyId: readInput('key-id'),
    issuerId: readInput('issuer-id'),
    inHouse: flag('in-house'),
    lifetime: findings.attempt(() => parseLifetime(text('lifetime') || '15m')) ?? 0,
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
