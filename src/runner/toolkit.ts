import { tmpdir } from 'node:os';
import * as core from '@actions/core';
import { ActionError } from '../errors/action-error.ts';
import type { Annotation } from '../errors/diagnostics.ts';
import { formatErrorBody } from '../errors/format.ts';
import { printableLine, printableText } from '../text/printable.ts';
import { withholdPieces } from '../text/withholding.ts';

/** The text of an input, `''` when it was left out. White space is kept: it may explain an error. */
export function getInput(name: string): string {
  return core.getInput(name, { trimWhitespace: false });
}

/**
 * Reads a boolean input by the YAML 1.2 core schema; `false` if it is not set.
 *
 * @throws {ActionError} `INPUT_NOT_BOOLEAN`
 */
export function getBooleanInput(name: string): boolean {
  if (core.getInput(name) === '') return false;
  try {
    return core.getBooleanInput(name);
  } catch (cause) {
    throw notBooleanError(name, cause);
  }
}

function notBooleanError(name: string, cause: unknown): ActionError {
  const value = core.getInput(name);
  const meant = /^(?:no?|0|off|disabled?|f(?:alse)?)$/i.test(value) ? 'false' : 'true';
  // A longer value may be a secret in the wrong place.
  const seen = value.length <= 10 ? `${name} is "${value}".` : `${name} has another value.`;
  return new ActionError({
    code: 'INPUT_NOT_BOOLEAN',
    title: `${name} must be true or false`,
    detail: `${seen} YAML 1.2 booleans are true, True, TRUE, false, False and FALSE.`,
    fix: `Write ${name}: ${meant}, or remove it, which means false.`,
    cause,
  });
}

/** Masks each of `secrets` in everything that is logged from now on. */
export function setSecrets(secrets: readonly string[]): void {
  process.stdout.cork(); // one write for all of them
  for (const secret of secrets) core.setSecret(secret);
  process.stdout.uncork();
}

/** The texts of which no piece may be printed. The first bytes are enough to tell a key by. */
let withheld: readonly string[] = [];
const maxWithheldLength = 4096;

/** Keeps every piece of `texts` out of all that is printed from now on, in place of those of before. */
export function withhold(texts: readonly string[]): void {
  withheld = texts.map((text) => text.slice(0, maxWithheldLength)).slice(0, 20);
}

/** `text` as it may be shown: without pieces of the key, and with every character visible. */
export function presentable(text: string): string {
  return printableText(withholdPieces(text, withheld));
}

/** Sets outputs of the step, in the order given; those without a value are left out. */
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

/** The text that the main phase of this invocation saved; `''` if it saved none. */
export function getState(name: string): string {
  return core.getState(name);
}

/** The runner's temporary directory, which it empties before and after each job. */
export function runnerTemp(): string {
  return process.env.RUNNER_TEMP || tmpdir();
}

/** Logs a line. */
export function info(line: string): void {
  core.info(presentableLine(line));
}

/** Logs a text that is shown in debug mode only. */
export function debug(line: string): void {
  core.debug(presentable(line));
}

/** Logs lines that fold up under a title. */
export function logGroup(title: string, lines: readonly string[]): void {
  core.startGroup(presentableLine(title));
  for (const line of lines) info(line);
  core.endGroup();
}

/** Annotates the run. */
export function annotate(annotations: readonly Annotation[]): void {
  // Named one by one: a computed name would bring all of @actions/core into the bundle.
  const write = { warning: core.warning, notice: core.notice };
  for (const { level, title, message } of annotations)
    write[level](presentable(message), { title: presentableLine(title) });
}

/**
 * Ends the step as failed, with one annotation. Of an unexpected error the log shows the name and, under
 * debug only, the stack.
 *
 * @returns the error as it was shown
 */
export function setFailed(error: unknown): ActionError {
  const known = error instanceof ActionError ? error : unexpectedError(error);
  if (known.cause instanceof Error) debug(known.cause.stack ?? known.cause.message);
  process.exitCode = 1;
  const shown = new ActionError({
    code: known.code,
    title: presentableLine(known.title),
    detail: presentable(known.detail),
    fix: presentable(known.fix),
  });
  core.error(`${formatErrorBody(shown)}${docsLink(shown.code)}`, { title: shown.title });
  return shown;
}

function presentableLine(text: string): string {
  return printableLine(withholdPieces(text, withheld));
}

function unexpectedError(cause: unknown): ActionError {
  const name = cause instanceof Error ? cause.name : typeof cause;
  return new ActionError({
    code: 'UNEXPECTED',
    title: 'Something went wrong that should not have',
    detail: `An unexpected error of the kind ${name}. This is most likely a defect of the action.`,
    fix: 'Run the job again with debug logging for the stack, and report it with that. Never post the key.',
    cause,
  });
}

/** The page that explains `code`, as far as the runner says where this action comes from. */
function docsLink(code: string): string {
  const {
    GITHUB_SERVER_URL: server,
    GITHUB_ACTION_REPOSITORY: repository,
    GITHUB_ACTION_REF: ref,
  } = process.env;
  if (!server || !repository || !ref) return '';
  return ` (${server}/${repository}/blob/${ref}/docs/troubleshooting.md#${code.toLowerCase()})`;
}
