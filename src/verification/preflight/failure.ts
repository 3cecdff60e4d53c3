import { ActionError } from '../../errors/action-error.ts';
import type { ErrorCode } from '../../errors/codes.ts';
import { accountPages } from '../../key/account-pages.ts';
import type { KeyIdentity } from '../../key/identity.ts';
import { emptyIdHint } from '../../key/ids.ts';
import type { Refusal } from './evidence.ts';
import type { PreflightCheck } from './parser.ts';

/** A check that failed. */
export interface PreflightFailure {
  readonly check: PreflightCheck;
  readonly identity: KeyIdentity;
  /** The path that was refused, without its query; empty if no request was sent. */
  readonly path: string;
}

/** The error for a refusal. */
interface RefusalText {
  readonly code: ErrorCode;
  /** The end of a title that starts with the check. */
  readonly problem: string;
  readonly detail: (failure: PreflightFailure) => string;
  /** What to do, and who can. */
  readonly fix: (failure: PreflightFailure) => string;
}

const keysOf = ({ identity }: PreflightFailure): string => accountPages[identity.kind].keys;

/** The errors by refusal. */
const refusalTexts: Readonly<Record<Refusal, RefusalText>> = {
  agreement: {
    code: 'APPLE_AGREEMENT_MISSING',
    problem: 'a required Apple agreement is missing or expired',
    detail: ({ path }) =>
      `Apple refused GET ${path} for that reason (403), twice in a row. The key itself was accepted, and a new key would not help.`,
    fix: ({ identity }) =>
      `Only the Account Holder can accept it: ${accountPages[identity.kind].agreements}. The change takes effect within minutes.`,
  },
  key: {
    code: 'PREFLIGHT_FAILED',
    problem: 'the Notary API rejected the key',
    detail: ({ path, identity }) =>
      `App Store Connect accepts the key, but GET ${path} got 401 with several freshly signed tokens.${identity.kind === 'individual' ? ' Apple documents notarization for team keys only.' : ''}`,
    fix: (failure) =>
      `Ask the Account Holder to check the agreements (${accountPages[failure.identity.kind].agreements}), or the Account Holder or an Admin for a new team key with one of the roles ${failure.check.entry.roles}: ${keysOf(failure)}.`,
  },
  app: {
    code: 'PREFLIGHT_FAILED',
    problem: 'the key cannot see this app',
    detail: ({ check, path }) =>
      check.app === 'bundle ID'
        ? `No app that this key can see has exactly the bundle ID ${check.argument}.`
        : `GET ${path} was not found (404): there is no app with the ID ${check.argument}, or this key cannot see it.`,
    fix: ({ identity }) =>
      `Compare it with App Information in App Store Connect, which shows the bundle ID, and the app ID as Apple ID. If it is right, use a key of the account that owns the app${identity.kind === 'individual' ? '; an individual key sees the apps of its user, to which an Admin can add this one' : ''}.`,
  },
  role: {
    code: 'PREFLIGHT_FAILED',
    problem: "the key's role lacks permission",
    detail: ({ check, path }) =>
      `Apple accepted the key, but its role or type does not allow GET ${path} (403). Required role: ${check.entry.roles}.`,
    fix: (failure) =>
      `The role of a key cannot be changed. Ask the Account Holder or an Admin to create a new team key with a role that this needs: ${keysOf(failure)}.`,
  },
  kind: {
    code: 'PREFLIGHT_FAILED',
    problem: 'this type of key cannot be used',
    detail: ({ check, identity }) => check.entry.unusableKinds[identity.kind] ?? '',
    fix: (failure) =>
      failure.identity.kind === 'individual'
        ? `Ask the Account Holder or an Admin to create a team key with the role that this needs (${failure.check.entry.roles}): ${keysOf(failure)}. If this is a team key, set issuer-id. ${emptyIdHint}`
        : `Use a team key of App Store Connect, or remove ${failure.check.text} from preflight.`,
  },
};

/** Creates the error for a check that failed: what was seen, and who can fix it. */
export function preflightError(refusal: Refusal, failure: PreflightFailure): ActionError {
  const { code, problem, detail, fix } = refusalTexts[refusal];
  const title = `${failure.check.text}: ${problem}`;
  return new ActionError({ code, title, detail: detail(failure), fix: fix(failure) });
}
