import { ActionError } from '../errors/action-error.ts';
import type { Annotation } from '../errors/diagnostics.ts';
import { formatError } from '../errors/format.ts';
import {
  annotate,
  debug,
  info,
  presentable,
  setFailed,
  setOutputs,
  setSecrets,
} from '../runner/toolkit.ts';

/** The log and the outputs of an upload. */
export interface Reporter {
  readonly info: (line: string) => void;
  readonly debug: (text: string) => void;
  readonly annotate: (annotations: readonly Annotation[]) => void;
  /** Masks secrets where logs have masks. */
  readonly setSecrets: (secrets: readonly string[]) => void;
  readonly setOutputs: (outputs: Readonly<Record<string, string | undefined>>) => void;
  /** Reports an error and sets the exit code. Returns the error as shown. */
  readonly setFailed: (error: unknown) => ActionError;
}

/** The reporter of a step. Its members are named, since a whole module would bring all that main needs. */
export const stepReporter: Reporter = {
  info,
  debug,
  annotate,
  setSecrets,
  setOutputs,
  setFailed,
};

/** A reporter for a call outside of a step. */
export interface ConsoleReporter extends Reporter {
  /** The outputs, as one line of JSON. */
  readonly outputs: () => string;
}

/**
 * Creates a reporter for a call outside of a step. It prints no workflow commands, because nothing would interpret
 * them. Secrets are therefore not masked: a mask prints them, and this program prints none itself.
 *
 * @param write receives each line, for stderr
 */
export function createConsoleReporter(write: (line: string) => void): ConsoleReporter {
  const outputs: Record<string, string | undefined> = {};
  const print = (text: string): void => write(presentable(text));
  return {
    info: print,
    debug: () => {},
    annotate: (annotations) => {
      for (const { level, title, message } of annotations) print(`${level}: ${title}: ${message}`);
    },
    setSecrets: () => {},
    setOutputs: (values) => Object.assign(outputs, values),
    setFailed: (error) => {
      const failure = error instanceof ActionError ? error : unexpectedError(error);
      process.exitCode = failure.code === 'UPLOAD_USAGE' ? 2 : 1;
      print(`error: ${formatError(failure)}`);
      return failure;
    },
    outputs: () => JSON.stringify(outputs),
  };
}

function unexpectedError(cause: unknown): ActionError {
  return new ActionError({
    code: 'UNEXPECTED',
    title: 'Unexpected error, probably a bug',
    detail: `This program does not handle an error of type ${cause instanceof Error ? cause.name : typeof cause} here.`,
    fix: 'Open an issue with the version of this program.',
    cause,
  });
}
