import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import { parseReach } from '../token/ladder.ts';
import { parseLifetime } from '../token/lifetime.ts';

/** The inputs of a run, read once; no other module reads inputs. An input that is not set is absent. */
export interface Config {
  /** Verbatim; may be empty. A secret. */
  readonly privateKey: string;
  readonly privateKeyPath: string | undefined;
  /** The URI of a key in a key service, or a command that signs. */
  readonly privateKeyUri: string | undefined;
  /** Not checked, so it may be a private key. */
  readonly publicKey: string | undefined;
  /** Verbatim; may be empty. */
  readonly keyId: string;
  /** Verbatim; may be empty. */
  readonly issuerId: string;
  readonly inHouse: boolean;
  /** Absent only if the input is invalid. */
  readonly lifetimeSeconds: number | undefined;
  /** The list, verbatim; blank if a variable in it has no value. */
  readonly scope: string | undefined;
  readonly verify: boolean;
  /** The list, verbatim; blank if a variable in it has no value. */
  readonly requireAccess: string | undefined;
  /** The list, verbatim; blank if a variable in it has no value. */
  readonly preflight: string | undefined;
  readonly apiUrl: string | undefined;
  readonly summary: boolean;
  /** The list, verbatim. */
  readonly tools: string | undefined;
  readonly keyDirectory: string | undefined;
  /** The time that the token command has to cover; absent without the command. */
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
  const bounded = (name: string): string =>
    diagnostics.capture(() => assertBounded(name, getInput(name))) ?? '';
  const text = (name: string): string | undefined => bounded(name).trim() || undefined;
  const list = (name: string): string | undefined => bounded(name) || undefined;
  const flag = (name: string): boolean => diagnostics.capture(() => getBooleanInput(name)) ?? false;
  return {
    privateKey: bounded('private-key'),
    privateKeyPath: text('private-key-path'),
    privateKeyUri: text('private-key-uri'),
    publicKey: text('public-key'),
    keyId: bounded('key-id'),
    issuerId: bounded('issuer-id'),
    inHouse: flag('in-house'),
    lifetimeSeconds: diagnostics.capture(() =>
      parseLifetime(text('lifetime') ?? '15m', diagnostics),
    ),
    scope: list('scope'),
    verify: flag('verify'),
    requireAccess: list('require-access'),
    preflight: list('preflight'),
    apiUrl: text('api-url'),
    summary: flag('summary'),
    tools: text('tools'),
    keyDirectory: text('key-directory'),
    tokenCommandSeconds: diagnostics.capture(() => parseReach(text('token-command'), diagnostics)),
    skipWithoutKey: flag('skip-without-key'),
  };
}

/** The maximum length of inputs, in characters; 4 KB, the maximum length of a path, for those not listed. */
const maxLengths: Readonly<Record<string, number>> = {
  'private-key': 1024 * 1024,
  scope: 64 * 1024,
  'require-access': 16 * 1024,
};

/** @throws {ActionError} `INPUT_TOO_LONG` */
export function assertBounded(name: string, text: string): string {
  const maxLength = maxLengths[name] ?? 4096;
  if (text.length <= maxLength) return text;
  throw new ActionError({
    code: 'INPUT_TOO_LONG',
    title: `${name} is too long`,
    detail: `${name} has ${text.length} characters. The maximum is ${maxLength}.`,
    fix: `Check where ${name} comes from: it may be the content of a file instead of a value.`,
  });
}
