import { ActionError } from '../errors/action-error.ts';
import type { Annotation, Diagnostics } from '../errors/diagnostics.ts';
import type { JsonKeyIds } from './encodings.ts';
import {
  assertNotSwapped,
  emptyIdHint,
  normalizeId,
  parseIssuerId,
  parseKeyId,
  pieceOfKeyError,
} from './ids.ts';
import type { KeyKind } from './kind.ts';
import { keysPage } from './storing.ts';

/** The identity of a key, for tokens and file names. */
export interface KeyIdentity {
  /** Matches `[A-Za-z0-9]{1,32}`. */
  readonly keyId: string;
  /** UUID in lowercase; absent for an individual key. */
  readonly issuerId?: string;
  readonly kind: KeyKind;
}

/** The inputs that identify a key, parsed. */
export interface IdentityInputs {
  readonly keyId?: string;
  readonly issuerId?: string;
  readonly inHouse: boolean;
}

/** The other sources of a key's identity. */
export interface IdentitySources {
  /** The IDs in a JSON key. */
  readonly json?: JsonKeyIds | undefined;
  /** Name of the key file. */
  readonly fileName?: string | undefined;
  /** The base64 of the key, so that a piece of it is not used, and shown, as an ID. Secrets. */
  readonly keyBodies: readonly string[];
}

const keyFileName = /^(AuthKey|ApiKey)_([A-Za-z0-9]{1,32})(?: ?\(\d+\))?\.p8$/;

/**
 * Parses the inputs `key-id` and `issuer-id`. Both may be empty, because a JSON key or a file name may have them.
 *
 * @returns `undefined` after an error, which is in `diagnostics`
 */
export function parseIdentityInputs(
  inputs: { readonly keyId: string; readonly issuerId: string; readonly inHouse: boolean },
  diagnostics: Diagnostics,
): IdentityInputs | undefined {
  const [keyIdText, issuerIdText] = [normalizeId(inputs.keyId), normalizeId(inputs.issuerId)];
  const errorCount = diagnostics.errors.length;
  diagnostics.capture(() => assertNotSwapped(keyIdText, issuerIdText));
  if (diagnostics.errors.length > errorCount) return undefined;
  const keyId = diagnostics.capture(() => parseKeyId(keyIdText, 'input'));
  const issuerId = diagnostics.capture(() =>
    parseIssuerId(issuerIdText, { source: 'input', keyId: keyIdText }),
  );
  if (diagnostics.errors.length > errorCount) return undefined;
  return {
    ...(keyId !== undefined && { keyId }),
    ...(issuerId !== undefined && { issuerId }),
    inHouse: inputs.inHouse,
  };
}

/**
 * Resolves the identity of a key from inputs, JSON and file name, in this order.
 *
 * @returns `undefined` after an error, which is in `diagnostics`
 */
export function resolveIdentity(
  inputs: IdentityInputs,
  { json, fileName = '', keyBodies }: IdentitySources,
  diagnostics: Diagnostics,
): KeyIdentity | undefined {
  const [, filePrefix, fileId] = keyFileName.exec(fileName) ?? [];
  const errorCount = diagnostics.errors.length;
  const keyId = diagnostics.capture(() => {
    const jsonId = parseKeyId(normalizeId(json?.keyId ?? ''), 'JSON');
    for (const id of [jsonId, inputs.keyId]) assertNotPieceOfKey(id, keyBodies);
    assertConsistent('key-id', inputs.keyId, jsonId);
    return requireKeyId(inputs.keyId ?? jsonId ?? fileId);
  });
  const issuerId = diagnostics.capture(() => {
    const jsonId = parseIssuerId(normalizeId(json?.issuerId ?? ''), {
      source: 'JSON',
    });
    assertConsistent('issuer-id', inputs.issuerId, jsonId);
    return inputs.issuerId ?? jsonId;
  });
  if (keyId === undefined || diagnostics.errors.length > errorCount) return undefined;

  if (fileId !== undefined && fileId !== keyId) {
    diagnostics.warn(
      'key-id does not match the file name',
      `key-id is ${keyId}, but the file is named ${fileName}. If App Store Connect rejects the key, use the ID in the file name.`,
    );
  }
  const inHouse = inputs.inHouse || json?.inHouse === true;
  return diagnostics.capture(() =>
    issuerId === undefined
      ? resolveIndividual(keyId, inHouse)
      : resolveTeam({ keyId, issuerId, inHouse, filePrefix }, diagnostics),
  );
}

/**
 * Describes a token for an individual key that may have been meant for a team key: `issuer-id` from a variable
 * that does not exist is empty. `undefined` if the name of the file shows that the key is an individual key.
 */
export function missingIssuerAnnotation(
  { kind }: KeyIdentity,
  fileName = '',
): Annotation | undefined {
  const [, filePrefix] = keyFileName.exec(fileName) ?? [];
  if (kind !== 'individual' || filePrefix === 'ApiKey') return undefined;
  const isTeamFile = filePrefix === 'AuthKey';
  const hint = isTeamFile ? ' The file is named AuthKey_..., like the files of team keys.' : '';
  return {
    level: isTeamFile ? 'warning' : 'notice',
    title: 'Token for an individual key',
    message: `issuer-id is empty, so this token is for an individual key.${hint} A team key needs issuer-id, the UUID above the list of keys under ${keysPage}. ${emptyIdHint}`,
  };
}

function resolveIndividual(keyId: string, inHouse: boolean): KeyIdentity {
  if (!inHouse) return { keyId, kind: 'individual' };
  throw new ActionError({
    code: 'IN_HOUSE_WITHOUT_ISSUER_ID',
    title: 'in-house keys need issuer-id',
    detail:
      'in-house is true and issuer-id is empty, but the Apple Developer Enterprise Program has no individual keys.',
    fix: `Set issuer-id, the UUID above the list of keys at developer.apple.com/account. ${emptyIdHint}`,
  });
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
      title: 'Individual keys do not use an issuer ID',
      detail:
        'issuer-id is set, but the file is named ApiKey_..., like the files of individual keys. App Store Connect rejects tokens of individual keys that have an issuer.',
      fix: 'Remove issuer-id, or use a team key (AuthKey_<ID>.p8).',
    });
  }
  if (!/^[A-Z0-9]{10}$/.test(keyId)) {
    diagnostics.warn(
      'Unusual key ID',
      `key-id is ${keyId}. Most team keys have an ID of ten uppercase letters and digits. If App Store Connect rejects the key, compare it with the ID in the name of the .p8 file.`,
    );
  }
  return { keyId, issuerId, kind: inHouse ? 'in-house' : 'team' };
}

function assertNotPieceOfKey(id: string | undefined, keyBodies: readonly string[]): void {
  if (id === undefined || id.length < 8) return;
  if (keyBodies.some((body) => body.includes(id))) throw pieceOfKeyError();
}

function requireKeyId(id: string | undefined): string {
  if (id !== undefined) return id;
  throw new ActionError({
    code: 'KEY_ID_MISSING',
    title: 'key-id is missing',
    detail:
      'key-id is empty. It is optional only if the key is JSON with a key ID, or comes from a file named AuthKey_<ID>.p8.',
    fix: `Set key-id to the ID in the name of the .p8 file: key-id: \${{ vars.ASC_KEY_ID }}\n${emptyIdHint}`,
  });
}

function assertConsistent(
  name: 'key-id' | 'issuer-id',
  fromInput: string | undefined,
  fromJson: string | undefined,
): void {
  if (fromInput === undefined || fromJson === undefined || fromInput === fromJson) return;
  throw new ActionError({
    code: 'IDS_CONTRADICT',
    title: `Conflicting values for ${name}`,
    detail: `The input is ${fromInput}, but the JSON key has ${fromJson}.`,
    fix: `Remove ${name} to use the ID in the JSON, or store the key that belongs to ${fromInput}.`,
  });
}
