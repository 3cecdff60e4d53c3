import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeAppStoreConnect } from '../app-store-connect.ts';
import { individualInputs, teamInputs } from '../inputs.ts';
import { makeKey, type TestKey } from '../keys.ts';
import { type Inputs, Job, type PhaseResult } from '../runner.ts';
import { shortUploadPauses } from '../time-limits.ts';
import { showAnnotations } from './rendering.ts';

type Variables = Readonly<Record<string, string>>;

/** The environment of a case: a job, and a fake server that has the key as a team key. */
export interface Scene {
  readonly key: TestKey;
  readonly job: Job;
  readonly server: FakeAppStoreConnect;
}

/** A run that prints a message. The name of a case says what the user did. */
export interface MessageCase {
  readonly inputs: (scene: Scene) => Inputs;
  readonly env?: (scene: Scene) => Variables;
  /** Creates files, or configures the fake server. */
  readonly prepare?: (scene: Scene) => unknown;
  /** Renders the text for the file; by default, the annotations. */
  readonly show?: (main: PhaseResult, scene: Scene) => string | Promise<string>;
  /** Numbers that differ between runs. */
  readonly unstable?: RegExp;
}

export type MessageCases = Readonly<Record<string, MessageCase>>;

type CaseOptions = Omit<MessageCase, 'inputs'>;
type Overrides = Inputs | ((scene: Scene) => Inputs);

const resolveInputs = (inputs: Overrides, scene: Scene): Inputs =>
  typeof inputs === 'function' ? inputs(scene) : inputs;

/** A run with a team key, with `overrides` on top. */
export function team(overrides: Overrides = {}, options: CaseOptions = {}): MessageCase {
  return {
    ...options,
    inputs: (scene) => teamInputs(scene.key, resolveInputs(overrides, scene)),
  };
}

/** A run with an individual key, with `overrides` on top. */
export function individual(overrides: Inputs = {}, options: CaseOptions = {}): MessageCase {
  return { ...options, inputs: ({ key }) => individualInputs(key, overrides) };
}

/** A run with the key in a file of the workspace, with `overrides` on top. */
export function fromFile(name: string, overrides: Inputs = {}): MessageCase {
  return team(
    { 'private-key': '', 'private-key-path': name, ...overrides },
    { prepare: ({ job, key }) => writeFileSync(join(job.workspace, name), key.pem) },
  );
}

/** A case with `verify: true`. */
export function verified(messageCase: MessageCase): MessageCase {
  return { ...messageCase, inputs: (scene) => ({ verify: 'true', ...messageCase.inputs(scene) }) };
}

/** The variables with the source of the action, which links need. */
export const actionVariables = {
  GITHUB_ACTION_REPOSITORY: 'OWNER/app-store-connect-token',
  GITHUB_ACTION_REF: 'v1',
} as const;

/** Runs a case in its own scene. Returns what the user sees, with placeholders for text that differs between runs. */
export async function runCase(messageCase: MessageCase): Promise<string> {
  const key = makeKey();
  const scene = { key, job: new Job(), server: await FakeAppStoreConnect.start() };
  scene.server.keys.push(key);
  try {
    await messageCase.prepare?.(scene);
    // No case contacts Apple, whatever its inputs.
    const inputs: Inputs = { 'api-url': scene.server.url, ...messageCase.inputs(scene) };
    const asks = inputs.verify === 'true' || inputs['require-access'] !== undefined;
    const env = { ...actionVariables, ...(asks && shortUploadPauses), ...messageCase.env?.(scene) };
    const main = await scene.job.main(inputs, { env });
    const { show = showAnnotations, unstable } = messageCase;
    const text = stabilize(await show(main, scene), scene);
    return unstable === undefined ? text : text.replace(unstable, 'N');
  } finally {
    await scene.server.close();
    scene.job.end();
  }
}

/** Replaces directories, ports, times and random names with placeholders. */
function stabilize(text: string, { job, server }: Scene): string {
  const places: readonly (readonly [string | RegExp, string])[] = [
    [join(job.directory, '_temp'), '/home/runner/work/_temp'],
    [job.workspace, '/home/runner/work/app/app'],
    [job.home, '/home/runner'],
    [job.directory, '/home/runner/job'],
    [server.url, 'http://127.0.0.1:PORT'],
    [/(app-store-connect-token-)[0-9a-f]{16}/g, '$1RANDOM'],
    [/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT'],
    [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, 'YYYY-MM-DDThh:mm:ssZ'],
    [/\b\d{4}-\d\d-\d\d (?=\d\d:\d\d:\d\d\b)/g, 'YYYY-MM-DD '],
    [/\b\d\d:\d\d:\d\d\b/g, 'hh:mm:ss'],
    [/\b\d+ ms\b/g, 'N ms'],
    [process.version, 'v24.N.N'],
  ];
  return places.reduce((rest, [from, to]) => rest.replaceAll(from, to), text);
}
