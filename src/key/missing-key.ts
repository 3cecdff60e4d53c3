import { ActionError } from '../errors/action-error.ts';

/** The facts of a run that bear on a missing secret. */
export interface WorkflowEvent {
  readonly eventName: string;
  readonly actor: string;
  /** The event's payload, as GitHub sends it. */
  readonly payload: unknown;
}

/**
 * A reason for a missing secret, and the fix.
 *
 * @example
 * {
 *   likelihood: ({ eventName }) => (eventName === 'release' ? 'likely' : 'possible'),
 *   cause: 'The secret belongs to an environment that the job does not name',
 *   fix: 'add environment: <name> to the job',
 * }
 */
interface MissingKeyCause {
  /** `likely` causes are listed first; `no` ones are left out. */
  readonly likelihood: (event: WorkflowEvent) => 'likely' | 'possible' | 'no';
  readonly cause: string;
  readonly fix: string;
}

const skipHint =
  "set skip-without-key: true and give later steps if: steps.<id>.outputs.available == 'true'";
const dependabot = 'dependabot[bot]';

/** The causes, in the order in which those of one likelihood are listed. */
const causes: readonly MissingKeyCause[] = [
  {
    likelihood: (event) => (isFromFork(event) ? 'likely' : 'no'),
    cause: 'The pull request comes from a fork, and GitHub gives no secrets to those',
    fix: skipHint,
  },
  {
    likelihood: ({ actor, payload }) =>
      actor === dependabot || get(payload, 'pull_request', 'user', 'login') === dependabot
        ? 'likely'
        : 'no',
    cause: 'Dependabot started the run, and it sees only secrets of its own',
    fix: `gh secret set ASC_PRIVATE_KEY --app dependabot < AuthKey_XXXXXXXXXX.p8, or ${skipHint}`,
  },
  {
    likelihood: () => 'possible',
    cause: 'The name of the secret is misspelled, or it is not in this repository or organization',
    fix: 'compare it with what gh secret list shows, and set it with gh secret set ASC_PRIVATE_KEY < AuthKey_XXXXXXXXXX.p8',
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

/** The error for a key that is empty: the causes that this event and actor allow, likeliest first. */
export function missingKeyError(event: WorkflowEvent = unknownEvent): ActionError {
  const causesWith = (likelihood: string): readonly MissingKeyCause[] =>
    causes.filter((cause) => cause.likelihood(event) === likelihood);
  const [first, ...others] = [...causesWith('likely'), ...causesWith('possible')].map(
    ({ cause, fix }) => `${cause}: ${fix}.`,
  );
  return new ActionError({
    code: 'KEY_MISSING',
    title: 'There is no private key',
    detail:
      'private-key is empty, or the file of private-key-path is. A secret that a job cannot see arrives as an empty string.',
    fix: [first, 'If it is not that:', ...others.map((line) => `- ${line}`)].join('\n'),
  });
}

function isFromFork({ eventName, payload }: WorkflowEvent): boolean {
  // pull_request_target runs with the secrets of the base repository
  if (!eventName.startsWith('pull_request') || eventName === 'pull_request_target') return false;
  const head = get(payload, 'pull_request', 'head', 'repo', 'full_name');
  const base = get(payload, 'pull_request', 'base', 'repo', 'full_name');
  return base !== undefined && head !== base; // a fork that was deleted has no head repository at all
}

function get(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined,
    value,
  );
}
