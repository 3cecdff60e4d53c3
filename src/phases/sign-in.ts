import { homedir, tmpdir } from 'node:os';
import type { Findings } from '../errors/findings.ts';
import { chooseKeyDirectory } from '../files/key-directory.ts';
import { placeFiles } from '../files/placement.ts';
import type { ApiKey } from '../key/api-key.ts';
import * as runner from '../runner/actions.ts';
import type { Config } from '../runner/inputs.ts';
import { placedState, writePlaced } from '../runner/state.ts';
import type { Token } from '../token/signing.ts';
import type { Tool } from '../tools/catalog.ts';
import { checkKind, selectTools } from '../tools/selection.ts';
import { planSignIn } from '../tools/sign-in.ts';

/** The tools that were asked for, and where their files go; checked, with nothing written yet. */
export interface ChosenTools {
  readonly tools: readonly Tool[];
  readonly directory: string;
}

/** Checks the inputs `tools` and `key-directory`. Problems go to `findings`. */
export function chooseTools(
  { tools: list, keyDirectory }: Config,
  key: ApiKey | 'skipped' | undefined,
  findings: Findings,
): ChosenTools {
  const tools = selectTools(list, findings);
  if (typeof key === 'object') checkKind(tools, key.kind, findings);
  const folders = { temp: process.env.RUNNER_TEMP || tmpdir(), workspace: process.cwd() };
  const directory = findings.attempt(() => chooseKeyDirectory(keyDirectory, folders, findings));
  return { tools, directory: directory ?? '' };
}

/**
 * Writes the files that the tools need, exports their variables, and says so in the log.
 *
 * @returns the outputs to set
 * @throws {ActionError} `FILE_IN_THE_WAY`, `FILE_NOT_WRITTEN`
 */
export function signInTools(
  { tools, directory }: ChosenTools,
  key: ApiKey,
  { jwt }: Token,
): Readonly<Record<string, string | undefined>> {
  const { files, variables, outputs } = planSignIn(tools, {
    key,
    token: jwt,
    directory,
    home: homedir(),
  });
  placeFiles(files, (placed) => runner.saveState(placedState, writePlaced(placed)));
  runner.exportVariables(variables);
  runner.sayGroup('Signed in for later steps', [
    ...tools.map(({ name, note }) => `${name}: ${note}`),
    ...files.map(({ path }) => `File: ${path}`),
    ...Object.keys(variables).map((name) => `Variable: ${name}`),
  ]);
  return outputs;
}
