import { tmpdir } from 'node:os';
import * as core from '@actions/core';
import { ActionError } from '../errors/action-error.ts';
import type { Annotation } from '../errors/diagnostics.ts';
import { formatErrorBody } from '../errors/format.ts';
import { printableLine, printableText } from '../text/printable.ts';
import { withholdPieces } from '../text/withholding.ts';
import { docsLink } from './docs-link.ts';

/** Reads an input verbatim; `''` if it is not set. White space is kept, since it may explain an error. */
export function getInput(name: string): string {
  return core.getInput(name, { trimWhitespace: false });
}

/** Words that people write for a boolean, and the boolean they mean. */
const booleanWords: Readonly<Record<string, boolean>> = {
  yes: true,
  y: true,
  on: true,
  '1': true,
  enabled: true,
  no: false,
  n: false,
  off: false,
  '0': false,
  disabled: false,
  never: false,
};

/** The invalid values that are quoted: words, and nothing long enough to be a piece of a key. */
const quotableValue = /^(?:[a-z]{1,12}|[\w.'"-]{1,7})$/;

/**
 * Reads a boolean input by the YAML 1.2 core schema; `false` if it is not set.
 *
 * @throws {ActionError} `INPUT_NOT_BOOLEAN`
 */
export function getBooleanInput(name: string): boolean {
  const value = core.getInput(name);
  if (value === '') return false;
  try {
    return core.getBooleanInput(name);
  } catch (cause) {
    const meant = booleanWords[value.toLowerCase()];
    const shown = quotableValue.test(value)
      ? `"${value}"`
      : `a value of ${value.length} characters`;
    throw new ActionError({
      code: 'INPUT_NOT_BOOLEAN',
      title: `${name} must be true or false`,
      detail: `${name} is ${shown}. YAML 1.2 has the booleans true, True, TRUE, false, False and FALSE.`,
      fix: `Write ${name}: ${meant ?? `true or ${name}: false`}.`,
      cause,
    });
  }
}

/** Masks each of `secrets` in everything that the job logs from now on. */
export function setSecrets(secrets: readonly string[]): void {
  process.stdout.cork(); // one write for all masks
  for (const secret of secrets) core.setSecret(secret);
  process.stdout.uncork();
}

/** Texts that are never printed, not even in pieces. The length that is kept of each exceeds any key. */
let withheld: readonly string[] = [];
const maxWithheldLength = 4096;

/** Withholds every piece of `texts` from everything printed from now on. Replaces the texts of earlier calls. */
export function withhold(texts: readonly string[]): void {
  withheld = texts.map((text) => text.slice(0, maxWithheldLength)).slice(0, 20);
}

/** Formats `text` so that it can be shown: without pieces of the key, and with every character visible. */
export function presentable(text: string): string {
  return printableText(withholdPieces(text, withheld));
}

/** Sets outputs of the step, in the given order, except those without a value. */
export function setOutputs(outputs: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(outputs)) {
    if (value !== undefined) core.setOutput(name, value);
  }
}

/** Sets environment variables for later steps. */
export function exportVariables(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) core.exportVariable(name, value);
}

/** Prepends a directory to the PATH of later steps. */
export function addPath(directory: string): void {
  core.addPath(directory);
}

/** Saves a text for the post phase of this invocation. */
export function saveState(name: string, text: string): void {
  core.saveState(name, text);
}

/** Reads the text that the main phase of this invocation saved; `''` if it saved none. */
export function getState(name: string): string {
  return core.getState(name);
}

/** Returns the runner's temporary directory, which is emptied before and after each job. */
export function runnerTemp(): string {
  return process.env.RUNNER_TEMP || tmpdir();
}

/** Returns the ID that the workflow gives this step; `undefined` if it gives none. */
export function stepId(): string | undefined {
  const { GITHUB_ACTION: name = '' } = process.env;
  return /^[A-Za-z][\w-]*$/.test(name) ? name : undefined; // without an ID: __owner_repo
}

/** Logs a line. */
export function info(line: string): void {
  core.info(presentableLine(line));
}

/** Logs a text in debug mode only. */
export function debug(line: string): void {
  core.debug(presentable(line));
}

/** Logs lines folded under a title. */
export function logGroup(title: string, lines: readonly string[]): void {
  core.startGroup(presentableLine(title));
  for (const line of lines) info(line);
  core.endGroup();
}

/** Annotates the run. */
export function annotate(annotations: readonly Annotation[]): void {
  // Named one by one: a computed name would pull all of @actions/core into the bundle.
  const write = { warning: core.warning, notice: core.notice };
  for (const { level, title, message } of annotations)
    write[level](presentable(message), { title: presentableLine(title) });
}

/**
 * Fails the step with one annotation. For an unexpected error the log shows its type and, in debug mode only, its
 * stack.
 *
 * @returns the error as shown
 */
export function setFailed(error: unknown): ActionError {
  const known = error instanceof ActionError ? error : unexpectedError(error);
  if (known.cause instanceof Error) debug(known.cause.stack ?? known.cause.message);
  process.exitCode = 1;
  const shown = presentableError(known);
  const body = formatErrorBody(shown, (code) => docsLink(process.env, code));
  core.error(body, { title: shown.title });
  return shown;
}

function presentableLine(text: string): string {
  return printableLine(withholdPieces(text, withheld));
}

function presentableError({ code, title, detail, fix, problems }: ActionError): ActionError {
  return new ActionError({
    code,
    title: presentableLine(title),
    detail: presentable(detail),
    fix: presentable(fix),
    problems: problems.map(presentableError),
  });
}

function unexpectedError(cause: unknown): ActionError {
  const type = cause instanceof Error ? cause.name : typeof cause;
  return new ActionError({
    code: 'UNEXPECTED',
    title: 'Unexpected error, probably a bug',
    detail: `This action does not handle an error of type ${type} here.`,
    fix: 'Run the job again with debug logging enabled, which prints the stack, and open an issue with the stack. Never post the key.',
    cause,
  });
}
