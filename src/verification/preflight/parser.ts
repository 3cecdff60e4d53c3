import { splitRequestLines } from '../../api/request-line.ts';
import { ActionError } from '../../errors/action-error.ts';
import type { Diagnostics } from '../../errors/diagnostics.ts';
import { findSimilar } from '../../text/similar-name.ts';
import { type PreflightEntry, preflightEntries } from './catalog.ts';

/** A check of the input. */
export interface PreflightCheck {
  /** The check as it is shown, such as `upload com.example.app`. */
  readonly text: string;
  readonly entry: PreflightEntry;
  /** The argument verbatim; empty if the check has none. */
  readonly argument: string;
  /** The kind of the argument if it is an app. */
  readonly app?: 'ID' | 'bundle ID';
}

/** The arguments that checks have. */
const argumentKinds = {
  app: {
    label: 'APP',
    noun: 'an app ID or a bundle ID',
    pattern: /^(?:\d{1,20}|(?=.{1,155}$)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)$/,
    examples: ['1234567890', 'com.example.app'],
  },
  vendor: {
    label: 'VENDOR',
    noun: 'a vendor number',
    pattern: /^\d{1,20}$/,
    examples: ['12345678'],
  },
} as const;

const names = preflightEntries.map(({ name }) => name);
const grammar = preflightEntries
  .map(({ name, argument }) =>
    argument === undefined ? name : `${name} ${argumentKinds[argument].label}`,
  )
  .join(', ');

/**
 * Parses the input `preflight`: checks, one per line or separated by commas, or a JSON array of strings. Malformed ones
 * are errors in `diagnostics`; duplicates and comments (`# ...`) are dropped.
 */
export function parsePreflight(text: string, diagnostics: Diagnostics): readonly PreflightCheck[] {
  const items = diagnostics.capture(() => splitChecks(text));
  if (items?.length === 0) {
    diagnostics.warn(
      'preflight is empty',
      'It contains only blank lines or comments. A variable in it may have no value. Only the key itself is verified.',
    );
  }
  const checks = (items ?? []).flatMap((item) => diagnostics.capture(() => parseCheck(item)) ?? []);
  return [...new Map(checks.map((check) => [check.text, check])).values()];
}

/** Splits the input into checks, without the dashes of a YAML list and quotes. */
function splitChecks(text: string): readonly string[] {
  const lines = splitRequestLines(text);
  if (lines === undefined) {
    throw preflightInputError({
      title: 'Expected a JSON array of strings',
      detail: 'preflight starts with [ but is not a JSON array of strings.',
      fix: 'Write ["notarization"], or one check per line without brackets and quotes.',
    });
  }
  return lines
    .flatMap((line) => line.split(','))
    .map((item) => item.replace(/^\s*[-*]\s/, '').replace(/^[\s"'`]+|[\s"'`]+$/g, ''))
    .filter((item) => item !== '');
}

function parseCheck(item: string): PreflightCheck {
  const [name = '', ...rest] = item.split(/\s+/);
  const argument = rest.join(' ');
  const entry = preflightEntries.find((one) => one.name === name.toLowerCase());
  if (entry === undefined) throw unknownNameError(name);
  if (entry.argument === undefined) {
    if (argument === '') return { text: entry.name, entry, argument };
    throw preflightInputError({
      title: `${entry.name} takes no argument`,
      detail: `There is text after ${entry.name} in preflight.`,
      fix: `Write ${entry.name} alone, and each check on a line of its own.`,
    });
  }
  const { label, noun, pattern, examples } = argumentKinds[entry.argument];
  if (!pattern.test(argument)) {
    throw preflightInputError({
      title:
        argument === '' ? `${entry.name} needs ${label}` : `Invalid ${label} for ${entry.name}`,
      detail:
        argument === ''
          ? `preflight has ${entry.name} without ${noun} after it. A variable there may have no value.`
          : `The text after ${entry.name} in preflight is not ${noun}.`,
      fix: `Write ${entry.name} and ${noun}, such as ${examples.map((example) => `${entry.name} ${example}`).join(' or ')}. If it comes from a variable, check its name.`,
    });
  }
  const app = /^\d+$/.test(argument) ? 'ID' : 'bundle ID';
  return {
    text: `${entry.name} ${argument}`,
    entry,
    argument,
    ...(entry.argument === 'app' && { app }),
  };
}

function unknownNameError(name: string): ActionError {
  const isPath = name.startsWith('/');
  // Anything else may be a secret.
  const shown = /^[\w-]{1,30}$/.test(name) ? name : undefined;
  const similar = findSimilar(name.toLowerCase(), names);
  return preflightInputError({
    title:
      shown === undefined ? 'Unknown check in preflight' : `Unknown check in preflight: ${shown}`,
    detail: `${shown === undefined ? 'An entry' : `"${shown}"`} is not a check that this action knows.${similar === undefined ? '' : ` Did you mean ${similar}?`}`,
    fix: `Use one of: ${grammar}.${isPath ? ' For a path, use require-access.' : ''}`,
  });
}

function preflightInputError(parts: { title: string; detail: string; fix: string }): ActionError {
  return new ActionError({ code: 'PREFLIGHT_INVALID', ...parts });
}
