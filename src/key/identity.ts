import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import { isMasked, isUnexpanded, stripInvisible, stripQuotes } from '../text/pasted-text.ts';
import type { JsonKeyIds } from './encodings.ts';

/** What says who the key is, from all the places that can say it. */
export interface IdentityInputs {
  /** Inputs as they were given; an empty string is one that was left out. */
  readonly keyId: string;
  readonly issuerId: string;
  readonly inHouse: boolean;
  /** What the JSON API key says, if the key was one. */
  readonly json?: JsonKeyIds | undefined;
  /** Name of the key's file, if it came from one. */
  readonly fileName?: string | undefined;
  /** The key's own text, so that a piece of it is not taken for an id, and shown. A secret. */
  readonly keyText: string;
}

/** Ids that may go into a token and into a file name. */
export interface KeyIdentity {
  /** `[A-Za-z0-9]+` and nothing else. */
  readonly keyId: string;
  /** UUID in lower case; absent for an individual key. */
  readonly issuerId?: string;
  readonly kind: KeyKind;
}

/** Team and individual keys belong to App Store Connect, in-house ones to the Enterprise Program. */
export type KeyKind = 'team' | 'individual' | 'in-house';

type IdInput = 'key-id' | 'issuer-id';

const issuerIdPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
// Apple: ten characters "for most teams"; longer ones exist. The bound only keeps file names possible.
const keyIdPattern = /^[A-Za-z0-9]{1,32}$/;
const keyFileName = /^(AuthKey|ApiKey)_([A-Za-z0-9]{1,32})(?: ?\(\d+\))?\.p8$/;

/**
 * The ids of a key, cleaned and checked, from inputs, JSON and file name. Every problem goes to
 * `findings`.
 *
 * @returns `undefined` when there is a problem
 */
export function resolveIdentity(
  given: IdentityInputs,
  findings: Diagnostics,
): KeyIdentity | undefined {
  const [, filePrefix, fileId = ''] = keyFileName.exec(given.fileName ?? '') ?? [];
  const normalized = { keyId: normalizeId(given.keyId), issuerId: normalizeId(given.issuerId) };
  const swapped = findings.capture(() => assertNotSwapped(normalized)) === undefined;
  if (swapped) return undefined;

  const keyId = findings.capture(() => {
    const fromJson = parseKeyId(normalizeId(given.json?.keyId ?? ''), given.keyText);
    const fromInput = parseKeyId(normalized.keyId, given.keyText);
    assertConsistent('key-id', fromInput, fromJson);
    return requireKeyId(fromInput || fromJson || fileId);
  });
  const issuerId = findings.capture(() => {
    const fromJson = parseIssuerId(normalizeId(given.json?.issuerId ?? ''));
    const fromInput = parseIssuerId(normalized.issuerId);
    assertConsistent('issuer-id', fromInput, fromJson);
    return fromInput || fromJson;
  });
  if (keyId === undefined || issuerId === undefined) return undefined;

  if (fileId !== '' && fileId !== keyId) {
    findings.warn(
      'The key ID is not the one in the file name',
      `key-id is ${keyId}, but the file is named ${given.fileName}. Apple answers 401 if the two do not belong together.`,
    );
  }
  const inHouse = given.inHouse || given.json?.inHouse === true;
  if (issuerId === '') {
    return findings.capture(() => resolveIndividual({ keyId, inHouse, filePrefix }, findings));
  }
  return findings.capture(() => resolveTeam({ keyId, issuerId, inHouse, filePrefix }, findings));
}

function resolveIndividual(
  {
    keyId,
    inHouse,
    filePrefix,
  }: { keyId: string; inHouse: boolean; filePrefix: string | undefined },
  findings: Diagnostics,
): KeyIdentity {
  if (inHouse) {
    throw new ActionError({
      code: 'IN_HOUSE_WITHOUT_ISSUER_ID',
      title: 'An in-house key needs an issuer ID',
      detail:
        'in-house is true and issuer-id is empty, but the Enterprise Program has no individual keys.',
      fix: 'Set issuer-id; it stands above the list of keys on the page Integrations. If it comes from vars or secrets, check that the name is right: a name that does not exist arrives as an empty string.',
    });
  }
  if (filePrefix === 'AuthKey') {
    findings.warn(
      'A team key without an issuer ID',
      'The file is named AuthKey_..., as team keys are, but issuer-id is empty, so the token is made for an individual key. If Apple answers 401, set issuer-id.',
    );
  }
  return { keyId, kind: 'individual' };
}

function resolveTeam(
  {
    keyId,
    issuerId,
    inHouse,
    filePrefix,
  }: { keyId: string; issuerId: string; inHouse: boolean; filePrefix: string | undefined },
  findings: Diagnostics,
): KeyIdentity {
  if (filePrefix === 'ApiKey') {
    throw new ActionError({
      code: 'ISSUER_ID_WITH_INDIVIDUAL_KEY',
      title: 'An individual key has no issuer',
      detail:
        'The file is named ApiKey_..., as individual keys are, and issuer-id is set. Apple answers 401 to an individual key with an issuer.',
      fix: 'Remove issuer-id, or use a team key (AuthKey_<ID>.p8).',
    });
  }
  if (!/^[A-Z0-9]{10}$/.test(keyId)) {
    findings.warn(
      'Unusual key ID',
      `${keyId} is not ten upper-case letters and digits, as the IDs of most team keys are. If Apple answers 401, compare it with the page Integrations.`,
    );
  }
  return { keyId, issuerId, kind: inHouse ? 'in-house' : 'team' };
}

/** Ids are copied from web pages and pasted with what surrounds them: a few layers of quotes at most. */
function normalizeId(text: string): string {
  let bare = text;
  for (let layer = 0; layer < 4; layer += 1) bare = stripQuotes(stripInvisible(bare));
  return stripInvisible(bare);
}

function parseKeyId(id: string, keyText: string): string {
  assertResolved('key-id', id);
  const isKeyFragment = id.length >= 8 && keyText.replace(/\s+/g, '').includes(id);
  if (id === '' || (keyIdPattern.test(id) && !isKeyFragment)) return id;
  const what = issuerIdPattern.test(id)
    ? 'It is a UUID, as issuer IDs are'
    : isKeyFragment
      ? 'It is a piece of the private key'
      : `It has ${id.length} characters, too many or not all of them letters and digits`;
  throw new ActionError({
    code: 'KEY_ID_INVALID',
    title: 'The key ID is not a key ID',
    detail: `${what}. A key ID is made of letters and digits, mostly ten of them.`,
    fix: 'Copy it from the column Key ID on the page Integrations, or from the file name AuthKey_<ID>.p8.',
  });
}

function requireKeyId(id: string): string {
  if (id !== '') return id;
  throw new ActionError({
    code: 'KEY_ID_MISSING',
    title: 'There is no key ID',
    detail: 'key-id is empty, and neither a JSON key nor a file named AuthKey_<ID>.p8 says it.',
    fix: 'Set key-id: ${{ vars.ASC_KEY_ID }} to the ID in the name of the .p8 file. If it is set, check the name: a variable that does not exist arrives as an empty string.',
  });
}

function parseIssuerId(id: string): string {
  assertResolved('issuer-id', id);
  if (id === '' || issuerIdPattern.test(id)) return id.toLowerCase();
  throw new ActionError({
    code: 'ISSUER_ID_INVALID',
    title: 'The issuer ID is not a UUID',
    detail: `Its length is ${id.length}; an issuer ID has 36 characters, as in 57246542-96fe-1a63-e053-0824d011072a.`,
    fix: 'Copy it from above the list of keys on the page Integrations. For an individual key leave issuer-id out.',
  });
}

function assertNotSwapped({ keyId, issuerId }: { keyId: string; issuerId: string }): true {
  if (!issuerIdPattern.test(keyId) || !keyIdPattern.test(issuerId)) return true;
  throw new ActionError({
    code: 'IDS_SWAPPED',
    title: 'The key ID and the issuer ID are swapped',
    detail: 'key-id is a UUID, as issuer IDs are, and issuer-id looks like a key ID.',
    fix: 'Put the UUID into issuer-id and the short one into key-id.',
  });
}

function assertResolved(name: IdInput, id: string): void {
  if (isMasked(id)) {
    throw new ActionError({
      code: 'ID_MASKED',
      title: `${name} is a masked value`,
      detail: 'It holds nothing but asterisks: it was copied from a log, where it was hidden.',
      fix: `Copy the ID from the page Integrations. IDs are not secret: keep them with gh variable set, where the log can show them.`,
    });
  }
  if (isUnexpanded(id)) {
    throw new ActionError({
      code: 'ID_UNEXPANDED',
      title: `${name} is an expression that nothing expanded`,
      detail: 'It holds the name of a variable in place of its value.',
      fix: `In the workflow write ${name}: \${{ vars.${name === 'key-id' ? 'ASC_KEY_ID' : 'ASC_ISSUER_ID'} }}. Shell variables are not expanded in \`with:\`.`,
    });
  }
}

function assertConsistent(name: IdInput, fromInput: string, fromJson: string): void {
  if (fromInput === '' || fromJson === '' || fromInput === fromJson) return;
  throw new ActionError({
    code: 'IDS_CONTRADICT',
    title: `Two different values for ${name}`,
    detail: `The input says ${fromInput}, the JSON key says ${fromJson}.`,
    fix: `Remove the input ${name} to use what the JSON says, or give the key that belongs to ${fromInput}.`,
  });
}
