import { expect, test } from '@jest/globals';
import { Diagnostics } from '../../../../src/errors/diagnostics.ts';
import type { KeyKind } from '../../../../src/key/kind.ts';
import type { Refusal } from '../../../../src/verification/preflight/evidence.ts';
import { preflightError } from '../../../../src/verification/preflight/failure.ts';
import { parsePreflight } from '../../../../src/verification/preflight/parser.ts';

/** The error of a check, as it is written in the input. */
function errorOf(refusal: Refusal, text: string, kind: KeyKind): ReturnType<typeof preflightError> {
  const [check] = parsePreflight(text, new Diagnostics());
  if (check === undefined) throw new Error(`${text} is not a check`);
  return preflightError(refusal, { check, identity: { keyId: 'K', kind }, path: '/v1/x' });
}

const keys = 'https://appstoreconnect.apple.com/access/integrations/api';
const agreements =
  'https://appstoreconnect.apple.com/business, and https://developer.apple.com/account for the program license';
const enterprise = 'https://developer.apple.com/account';
const uploaders = 'Developer, App Manager or Admin';
const emptyId =
  'If it comes from vars or secrets, check the name: one that does not exist arrives as an empty string.';

const compare =
  'Compare it with App Information in App Store Connect, which shows the bundle ID, and the app ID as Apple ID. If it is right, use a key of the account that owns the app';
const accepted =
  'Apple refused GET /v1/x for that reason (403), twice in a row. The key itself was accepted, and a new key would not help.';
const rejected =
  'App Store Connect accepts the key, but GET /v1/x got 401 with several freshly signed tokens.';
const checkAgreements = `Ask the Account Holder to check the agreements (${agreements}), or the Account Holder or an Admin for a new team key with one of the roles ${uploaders}: ${keys}.`;

test.each<readonly [Refusal, string, KeyKind, detail: string, fix: string]>([
  [
    'agreement',
    'upload 1',
    'team',
    accepted,
    `Only the Account Holder can accept it: ${agreements}. The change takes effect within minutes.`,
  ],
  [
    'agreement',
    'provisioning',
    'in-house',
    accepted,
    `Only the Account Holder can accept it: ${enterprise}. The change takes effect within minutes.`,
  ],
  ['key', 'notarization', 'team', rejected, checkAgreements],
  [
    'key',
    'notarization',
    'individual',
    `${rejected} Apple documents notarization for team keys only.`,
    checkAgreements,
  ],
  [
    'app',
    'upload 1',
    'team',
    'GET /v1/x was not found (404): there is no app with the ID 1, or this key cannot see it.',
    `${compare}.`,
  ],
  [
    'app',
    'testflight com.example.app',
    'individual',
    'No app that this key can see has exactly the bundle ID com.example.app.',
    `${compare}; an individual key sees the apps of its user, to which an Admin can add this one.`,
  ],
  [
    'role',
    'reports 85',
    'team',
    'Apple accepted the key, but its role or type does not allow GET /v1/x (403). Required role: Finance, Sales or Admin.',
    `The role of a key cannot be changed. Ask the Account Holder or an Admin to create a new team key with a role that this needs: ${keys}.`,
  ],
  [
    'role',
    'provisioning',
    'in-house',
    'Apple accepted the key, but its role or type does not allow GET /v1/x (403). Required role: Admin, or a role with access to Certificates, Identifiers & Profiles.',
    `The role of a key cannot be changed. Ask the Account Holder or an Admin to create a new team key with a role that this needs: ${enterprise} under Users and Access > Integrations.`,
  ],
  [
    'kind',
    'cloud-signing',
    'individual',
    'Apple documents that individual keys cannot use provisioning endpoints.',
    `Ask the Account Holder or an Admin to create a team key with the role that this needs (Admin): ${keys}. If this is a team key, set issuer-id. ${emptyId}`,
  ],
  [
    'kind',
    'upload 1',
    'in-house',
    'The Enterprise Program has no App Store Connect, and an in-house key no apps.',
    'Use a team key of App Store Connect, or remove upload 1 from preflight.',
  ],
])('a refusal for the %s of %s with a key of type %s', (refusal, text, kind, detail, fix) => {
  const error = errorOf(refusal, text, kind);
  expect(error).toMatchObject({ detail, fix });
  expect(error.title).toMatch(new RegExp(`^${text}: .`));
});

test.each<readonly [Refusal, code: string, title: string]>([
  ['agreement', 'APPLE_AGREEMENT_MISSING', 'a required Apple agreement is missing or expired'],
  ['key', 'PREFLIGHT_FAILED', 'the Notary API rejected the key'],
  ['app', 'PREFLIGHT_FAILED', 'the key cannot see this app'],
  ['role', 'PREFLIGHT_FAILED', "the key's role lacks permission"],
  ['kind', 'PREFLIGHT_FAILED', 'this type of key cannot be used'],
])('a refusal for the %s is %s, and its title starts with the check', (refusal, code, title) => {
  expect(errorOf(refusal, 'upload 1', 'in-house')).toMatchObject({
    code,
    title: `upload 1: ${title}`,
  });
});
