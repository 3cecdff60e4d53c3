import {
  type DiagnosisRule,
  diagnoseRequest,
  hasResponse,
  type RequestFailure,
  statusOf,
} from '../api/diagnosis.ts';
import { isForbiddenByRole } from '../api/response.ts';
import type { ActionError } from '../errors/action-error.ts';
import { accountPages } from '../key/account-pages.ts';
import type { VerificationFailure } from './failure.ts';
import { likelyCauses } from './rejected-key.ts';

/** The rules for responses that speak against the key, in order. */
const keyRules: readonly DiagnosisRule<VerificationFailure & RequestFailure>[] = [
  {
    code: 'APPLE_REFUSED_KEY',
    title: 'App Store Connect rejected the key',
    matches: (failure) => statusOf(failure) === 401,
    detail: ({ clockOffsetSeconds }) =>
      `Apple gives one response (401) for several causes. It gave it to several freshly signed tokens, so this is not a transient failure.${clockOffsetSeconds === undefined ? '' : " It is not the clock either: the tokens were dated by Apple's."}`,
    fix: (failure) => {
      const lines = likelyCauses(failure).map((cause, index) => `${index + 1}. ${cause}`);
      return `Check in this order:\n${lines.join('\n')}`;
    },
  },
  {
    code: 'APPLE_REFUSED_ROLE',
    title: "The key's role lacks permission",
    matches: (failure) => hasResponse(failure, isForbiddenByRole),
    detail: () => 'The key was accepted, but its role or type does not allow this request (403).',
    fix: ({ kind }) =>
      `The role of a key cannot be changed. Ask the Account Holder or an Admin to create a new key with the role that the job needs: ${accountPages[kind].keys}.`,
  },
];

/** Diagnoses a verification that failed: creates the error that names its cause, who can fix it, and how. */
export function diagnose(failure: VerificationFailure): ActionError {
  const { kind } = failure.identity;
  const context = 'The key itself was not rejected.';
  return diagnoseRequest({ ...failure, kind, context }, keyRules);
}
