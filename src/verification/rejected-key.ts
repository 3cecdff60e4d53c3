import { withoutVersion } from '../api/base-url.ts';
import { accountPages } from '../key/account-pages.ts';
import type { VerificationFailure } from './failure.ts';

/**
 * A cause of a 401, and the failures that rule it out.
 *
 * @example
 * {
 *   isRuledOut: ({ identity }) => identity.kind !== 'in-house',
 *   check: () => 'in-house is true: is this a key of the Enterprise Program? If not, remove in-house. → you',
 * }
 */
interface UnauthorizedCause {
  readonly isRuledOut: (failure: VerificationFailure) => boolean;
  /** What to check, what to do about it, and who can: `question? fix. → who`. */
  readonly check: (failure: VerificationFailure) => string;
}

const keysOf = ({ identity }: VerificationFailure): string => accountPages[identity.kind].keys;

/** The causes of a 401, most likely first. Apple has one text for all of them. */
const unauthorizedCauses: readonly UnauthorizedCause[] = [
  {
    // The path then differs from the scope of the token.
    isRuledOut: ({ apiUrl }) => withoutVersion(apiUrl) === undefined,
    check: ({ apiUrl }) =>
      `api-url ends in a version, and every path already starts with one: should it be ${withoutVersion(apiUrl)}? → you`,
  },
  {
    isRuledOut: ({ identity, fileName }) =>
      identity.kind !== 'individual' || fileName?.startsWith('ApiKey_') === true,
    check: () =>
      'issuer-id is empty: is this a team key? If so, set issuer-id, and check the name of the variable it comes from. → you',
  },
  {
    isRuledOut: ({ identity }) => identity.kind === 'individual',
    check: (failure) =>
      `Issuer ID ${failure.identity.issuerId}: is it the one above the list of keys (${keysOf(failure)})? If not, correct issuer-id. → you`,
  },
  {
    isRuledOut: () => false,
    check: (failure) =>
      `Key ID ${failure.identity.keyId}: is it in the list of active keys (${keysOf(failure)}), and is it the ID of this .p8 file? If it was revoked, create a new key. → the Account Holder or an Admin`,
  },
  {
    isRuledOut: ({ identity, fileName }) =>
      identity.kind !== 'team' || fileName?.startsWith('AuthKey_') === true,
    check: () =>
      'Was the key created in a user profile? Individual keys do not use an issuer ID: remove issuer-id. → you',
  },
  {
    isRuledOut: ({ identity }) => identity.kind !== 'team',
    check: () =>
      'Is the membership the Apple Developer Enterprise Program? If so, set in-house: true. → you',
  },
  {
    isRuledOut: ({ identity }) => identity.kind !== 'in-house',
    check: () =>
      'in-house is true: is the key from App Store Connect instead? If so, remove in-house. → you',
  },
  {
    isRuledOut: ({ clockOffsetSeconds }) => clockOffsetSeconds !== undefined,
    check: () =>
      "Is the runner's clock right? The response had no Date to compare it with. To set it on macOS: sudo sntp -sS time.apple.com → whoever runs the runner",
  },
  {
    isRuledOut: ({ identity }) => identity.kind === 'individual',
    check: (failure) =>
      `Is the key for APNs, DeviceCheck or MusicKit? Their files are named AuthKey_... too. If so, create an API key (${keysOf(failure)}). → the Account Holder or an Admin`,
  },
  {
    isRuledOut: () => false,
    check: ({ identity }) =>
      `Is an agreement of the account unsigned? Apple sometimes responds with 401 in that case (${accountPages[identity.kind].agreements}). → the Account Holder`,
  },
];

/** Lists what to check after a 401, most likely first: each cause that nothing rules out, and who can fix it. */
export function likelyCauses(failure: VerificationFailure): readonly string[] {
  return unauthorizedCauses
    .filter(({ isRuledOut }) => !isRuledOut(failure))
    .map(({ check }) => check(failure));
}
