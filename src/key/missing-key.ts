import { ActionError } from '../errors/action-error.ts';
import { describeFile } from './source.ts';

/** The facts of a run that may explain a missing secret. */
export interface WorkflowEvent {
  readonly eventName: string;
  readonly actor: string;
  /** The event's payload as GitHub sends it. */
  readonly payload: unknown;
}

/**
 * A reason why a secret is missing, and the fix.
 *
 * @example
 * {
 *   likelihood: ({ eventName }) => (eventName === 'release' ? 'likely' : 'possible'),
 *   cause: 'The secret belongs to an environment that the job does not name',
 *   fix: 'add environment: <name> to the job',
 * }
 */
interface MissingKeyCause {
  /** `expected` and `likely` causes are listed first; `expected` is by GitHub's design. `no` ones are left out. */
  readonly likelihood: (event: WorkflowEvent) => 'expected' | 'likely' | 'possible' | 'no';
  readonly cause: string;
  readonly fix: string;
}

const skipHint =
  "set skip-without-key: true, and give later steps if: steps.<id>.outputs.available == 'true'";
const dependabot = 'dependabot[bot]';

/** The causes, in the order in which those of equal likelihood are listed. */
const causes: readonly MissingKeyCause[] = [
  {
    likelihood: (event) => (isFromFork(event) ? 'expected' : 'no'),
    cause: 'The pull request comes from a fork, and GitHub does not pass secrets to those',
    fix: skipHint,
  },
  {
    likelihood: ({ actor, payload }) =>
      actor === dependabot || get(payload, 'pull_request', 'user', 'login') === dependabot
        ? 'expected'
        : 'no',
    cause: 'Dependabot started the run, and it has access to Dependabot secrets only',
    fix: `gh secret set ASC_PRIVATE_KEY --app dependabot < AuthKey_XXXXXXXXXX.p8, or ${skipHint}`,
  },
  {
    likelihood: ({ payload }) => (get(payload, 'repository', 'fork') === true ? 'expected' : 'no'),
    cause: 'This repository is a fork, and secrets are not copied to forks',
    fix: `${skipHint}, or set the secret in the fork`,
  },
  {
    likelihood: () => 'possible',
    cause:
      'The name of the secret has a typo, or this repository and its organization do not have it',
    fix: 'compare it with the output of gh secret list, or run gh secret set ASC_PRIVATE_KEY < AuthKey_XXXXXXXXXX.p8',
  },
  {
    likelihood: ({ eventName }) =>
      /^(?:deployment|release)/.test(eventName) ? 'likely' : 'possible',
    cause: 'The secret belongs to an environment that the job does not name',
    fix: 'add environment: <name> to the job',
  },
  {
    likelihood: () => 'possible',
    cause: 'The job is in a reusable workflow that was called without the secret',
    fix: 'add secrets: inherit to the job that calls it',
  },
];

const unknownEvent: WorkflowEvent = { eventName: '', actor: '', payload: {} };

/**
 * Creates the error for an empty key, with the causes that the event allows, the likeliest first.
 *
 * @param fileName name of the file of `private-key-path`, if that is what is empty
 */
export function missingKeyError(
  event: WorkflowEvent = unknownEvent,
  fileName?: string,
): ActionError {
  const [first, ...others] = listCauses(event);
  const shared = {
    code: 'KEY_MISSING',
    fix: [first, 'Otherwise:', ...others.map((line) => `- ${line}`)].join('\n'),
  } as const;
  if (fileName === undefined) {
    return new ActionError({
      ...shared,
      title: 'private-key is empty',
      detail:
        'A secret that does not exist, or that the job has no access to, arrives as an empty string.',
    });
  }
  return new ActionError({
    ...shared,
    title: 'The key file is empty',
    detail: `private-key-path names ${describeFile(fileName)}, which is empty. The step that writes it most likely got an empty secret.`,
  });
}

/**
 * Describes why skipping a run without a key is probably a mistake; `undefined` if the event has no secrets by
 * GitHub's design.
 */
export function describeUnexpectedSkip(event: WorkflowEvent = unknownEvent): string | undefined {
  if (causes.some(({ likelihood }) => likelihood(event) === 'expected')) return undefined;
  const lines = listCauses(event).map((line) => `- ${line}`);
  return [
    'skip-without-key is true, so this step was skipped. But the run is from neither a fork nor Dependabot, so the secret should be here. Check:',
    ...lines,
  ].join('\n');
}

/** Lists the causes that the event allows with their fixes, the likeliest first. */
function listCauses(event: WorkflowEvent): readonly string[] {
  return ['expected', 'likely', 'possible'].flatMap((likelihood) =>
    causes
      .filter((cause) => cause.likelihood(event) === likelihood)
      .map(({ cause, fix }) => `${cause}: ${fix}.`),
  );
}

function isFromFork({ eventName, payload }: WorkflowEvent): boolean {
  // pull_request_target runs with the secrets of the base repository
  if (!eventName.startsWith('pull_request') || eventName === 'pull_request_target') return false;
  const head = get(payload, 'pull_request', 'head', 'repo', 'full_name');
  const base = get(payload, 'pull_request', 'base', 'repo', 'full_name');
  return base !== undefined && head !== base; // a deleted fork has no head repository
}

function get(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined,
    value,
  );
}
