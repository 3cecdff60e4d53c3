import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import { isMasked, isUnexpanded, stripInvisible, stripQuotes } from '../text/pasted-text.ts';
import type { JsonKeyIds } from './encodings.ts';
import type { KeyKind } from './kind.ts';

/** The identity of a key, as it goes into a token and into the names of files. */
export interface KeyIdentity {
  /** `[A-Za-z0-9]+` and nothing else. */
  readonly keyId: string;
  /** UUID in lower case; absent for an individual key. */
  readonly issuerId?: string;
  readonly kind: KeyKind;
}

/** The inputs that identify a key, parsed. */
export interface IdentityInputs {
  readonly keyId?: string;
  readonly issuerId?: string;
  readonly inHouse: boolean;
}

/** The other places that may identify a key. */
export interface IdentitySources {
  /** The IDs of a JSON API key. */
  readonly json?: JsonKeyIds | undefined;
  /** Name of the key's file. */
  readonly fileName?: string | undefined;
  /** The key in all its forms, so that a piece of it is not taken for an ID, and shown. Secrets. */
  readonly keyTexts: readonly string[];
}

type IdInput = 'key-id' | 'issuer-id';

const issuerIdPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
// Apple: ten characters "for most teams"; longer ones exist. The bound only keeps file names possible.
const keyIdPattern = /^[A-Za-z0-9]{1,32}$/;
const keyFileName = /^(AuthKey|ApiKey)_([A-Za-z0-9]{1,32})(?: ?\(\d+\))?\.p8$/;

/**
 * Parses the inputs `key-id` and `issuer-id`. Both may be empty: a JSON API key or a file name may have them.
 *
 * @returns `undefined` when there was an error, which is in `diagnostics`
 */
export function parseIdentityInputs(
  inputs: { readonly keyId: string; readonly issuerId: string; readonly inHouse: boolean },
  diagnostics: Diagnostics,
): IdentityInputs | undefined {
  const [keyIdText, issuerIdText] = [normalizeId(inputs.keyId), normalizeId(inputs.issuerId)];
  const errorCount = diagnostics.errors.length;
  diagnostics.capture(() => assertNotSwapped(keyIdText, issuerIdText));
  if (diagnostics.errors.length > errorCount) return undefined;
  const keyId = diagnostics.capture(() => parseKeyId(keyIdText));
  const issuerId = diagnostics.capture(() => parseIssuerId(issuerIdText));
  if (diagnostics.errors.length > errorCount) return undefined;
  return {
    ...(keyId !== undefined && { keyId }),
    ...(issuerId !== undefined && { issuerId }),
    inHouse: inputs.inHouse,
  };
}

/**
 * The identity of a key, from inputs, JSON and file name, in this order.
 *
 * @returns `undefined` when there was an error, which is in `diagnostics`
 */
export function resolveIdentity(
  inputs: IdentityInputs,
  { json, fileName = '', keyTexts }: IdentitySources,
  diagnostics: Diagnostics,
): KeyIdentity | undefined {
  const [, filePrefix, fileId] = keyFileName.exec(fileName) ?? [];
  const errorCount = diagnostics.errors.length;
  const keyId = diagnostics.capture(() => {
    const jsonId = parseKeyId(normalizeId(json?.keyId ?? ''));
    for (const id of [jsonId, inputs.keyId]) assertNoKeyFragment(id, keyTexts);
    assertConsistent('key-id', inputs.keyId, jsonId);
    return requireKeyId(inputs.keyId ?? jsonId ?? fileId);
  });
  const issuerId = diagnostics.capture(() => {
    const jsonId = parseIssuerId(normalizeId(json?.issuerId ?? ''));
    assertConsistent('issuer-id', inputs.issuerId, jsonId);
    return inputs.issuerId ?? jsonId;
  });
  if (keyId === undefined || diagnostics.errors.length > errorCount) return undefined;

  if (fileId !== undefined && fileId !== keyId) {
    diagnostics.warn(
      'The key ID is not the one in the file name',
      `key-id is ${keyId}, but the file is named ${fileName}. Apple answers 401 if the two do not belong together.`,
    );
  }
  const inHouse = inputs.inHouse || json?.inHouse === true;
  return diagnostics.capture(() =>
    issuerId === undefined
      ? resolveIndividual({ keyId, inHouse, filePrefix }, diagnostics)
      : resolveTeam({ keyId, issuerId, inHouse, filePrefix }, diagnostics),
  );
}

function resolveIndividual(
  {
    keyId,
    inHouse,
    filePrefix,
  }: { keyId: string; inHouse: boolean; filePrefix: string | undefined },
  diagnostics: Diagnostics,
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
    diagnostics.warn(
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
  diagnostics: Diagnostics,
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
    diagnostics.warn(
      'Unusual key ID',
      `${keyId} is not ten upper-case letters and digits, as the IDs of most team keys are. If Apple answers 401, compare it with the page Integrations.`,
    );
  }
  return { keyId, issuerId, kind: inHouse ? 'in-house' : 'team' };
}

/** IDs are copied from web pages and pasted with what surrounds them: a few layers of quotes at most. */
function normalizeId(text: string): string {
  let normalized = text;
  for (let layer = 0; layer < 4; layer += 1) normalized = stripQuotes(stripInvisible(normalized));
  return stripInvisible(normalized);
}

function parseKeyId(id: string): string | undefined {
  assertResolved('key-id', id);
  if (id === '') return undefined;
  if (keyIdPattern.test(id)) return id;
  throw keyIdError(
    issuerIdPattern.test(id)
      ? 'It is a UUID, as issuer IDs are'
      : `It has ${id.length} characters, too many or not all of them letters and digits`,
  );
}

function assertNoKeyFragment(id: string | undefined, keyTexts: readonly string[]): void {
  if (id === undefined || id.length < 8) return;
  if (keyTexts.some((text) => text.includes(id)))
    throw keyIdError('It is a piece of the private key');
}

function keyIdError(reason: string): ActionError {
  return new ActionError({
    code: 'KEY_ID_INVALID',
    title: 'The key ID is not a key ID',
    detail: `${reason}. A key ID is made of letters and digits, mostly ten of them.`,
    fix: 'Copy it from the column Key ID on the page Integrations, or from the file name AuthKey_<ID>.p8.',
  });
}

function requireKeyId(id: string | undefined): string {
  if (id !== undefined) return id;
  throw new ActionError({
    code: 'KEY_ID_MISSING',
    title: 'There is no key ID',
    detail: 'key-id is empty, and neither a JSON key nor a file named AuthKey_<ID>.p8 says it.',
    fix: 'Set key-id: ${{ vars.ASC_KEY_ID }} to the ID in the name of the .p8 file. If it is set, check the name: a variable that does not exist arrives as an empty string.',
  });
}

function parseIssuerId(id: string): string | undefined {
  assertResolved('issuer-id', id);
  if (id === '') return undefined;
  if (issuerIdPattern.test(id)) return id.toLowerCase();
  throw new ActionError({
    code: 'ISSUER_ID_INVALID',
    title: 'The issuer ID is not a UUID',
    detail: `Its length is ${id.length}; an issuer ID has 36 characters, as in 57246542-96fe-1a63-e053-0824d011072a.`,
    fix: 'Copy it from above the list of keys on the page Integrations. For an individual key leave issuer-id out.',
  });
}

function assertNotSwapped(keyId: string, issuerId: string): void {
  if (!issuerIdPattern.test(keyId) || !keyIdPattern.test(issuerId)) return;
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

function assertConsistent(
  name: IdInput,
  fromInput: string | undefined,
  fromJson: string | undefined,
): void {
  if (fromInput === undefined || fromJson === undefined || fromInput === fromJson) return;
  throw new ActionError({
    code: 'IDS_CONTRADICT',
    title: `Two different values for ${name}`,
    detail: `The input says ${fromInput}, the JSON key says ${fromJson}.`,
    fix: `Remove the input ${name} to use what the JSON says, or give the key that belongs to ${fromInput}.`,
  });
}
