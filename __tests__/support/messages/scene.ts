import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeAppStoreConnect } from '../app-store-connect.ts';
import { individualInputs, teamInputs } from '../inputs.ts';
import { makeKey, type TestKey } from '../keys.ts';
import { type Inputs, Job, type PhaseResult } from '../runner.ts';
import { shortPauses } from '../time-limits.ts';
import { showAnnotations } from './rendering.ts';

type Variables = Readonly<Record<string, string>>;

/** The surroundings of one case: a job, and a stand-in for App Store Connect that knows the key as a team key. */
export interface Scene {
  readonly key: TestKey;
  readonly job: Job;
  readonly server: FakeAppStoreConnect;
}

/** A run that says something to the user. The name of a case tells what the user did. */
export interface MessageCase {
  readonly inputs: (scene: Scene) => Inputs;
  readonly env?: (scene: Scene) => Variables;
  /** Makes files, or has the stand-in misbehave. */
  readonly prepare?: (scene: Scene) => unknown;
  /** The text that goes into the file; the annotations if left out. */
  readonly show?: (main: PhaseResult, scene: Scene) => string | Promise<string>;
  /** Figures that differ from run to run. */
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
export function verified(one: MessageCase): MessageCase {
  return { ...one, inputs: (scene) => ({ verify: 'true', ...one.inputs(scene) }) };
}

/** The variables that tell where the action comes from, which links need. */
const actionVariables = {
  GITHUB_ACTION_REPOSITORY: 'OWNER/app-store-connect-token',
  GITHUB_ACTION_REF: 'v1',
} as const;

/** Runs a case in a scene of its own. Returns what the user sees, with stand-ins for what differs from run to run. */
export async function runCase(one: MessageCase): Promise<string> {
  const key = makeKey();
  const scene = { key, job: new Job(), server: await FakeAppStoreConnect.start() };
  scene.server.keys.push(key);
  try {
    await one.prepare?.(scene);
    // Whatever the message will be one day, no case asks Apple.
    const inputs: Inputs = { 'api-url': scene.server.url, ...one.inputs(scene) };
    const asks = inputs.verify === 'true' || inputs['require-access'] !== undefined;
    const env = { ...actionVariables, ...(asks && shortPauses), ...one.env?.(scene) };
    const main = await scene.job.main(inputs, { env });
    const { show = showAnnotations, unstable } = one;
    const text = stabilize(await show(main, scene), scene);
    return unstable === undefined ? text : text.replace(unstable, 'N');
  } finally {
    await scene.server.close();
    scene.job.end();
  }
}

/** The text with directories, ports, times and random names as in an example. */
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
