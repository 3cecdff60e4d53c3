import { describe, expect, test } from '@jest/globals';
import { ActionError } from '../../../src/errors/action-error.ts';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
import {
  type IdentitySources,
  type KeyIdentity,
  missingIssuerAnnotation,
  parseIdentityInputs,
  resolveIdentity,
} from '../../../src/key/identity.ts';

const issuerId = '57246542-96fe-1a63-e053-0824d011072a';

interface Given extends IdentitySources {
  readonly keyId: string;
  readonly issuerId: string;
  readonly inHouse: boolean;
}

function read(given: Partial<Given>): {
  identity: KeyIdentity | undefined;
  codes: string[];
  warnings: string[];
  text: string;
} {
  const diagnostics = new Diagnostics();
  const all = { keyId: 'ABCDE12345', issuerId, inHouse: false, keyBodies: [], ...given };
  const inputs = parseIdentityInputs(all, diagnostics);
  const identity = inputs && resolveIdentity(inputs, all, diagnostics);
  return {
    identity,
    codes: diagnostics.errors.map(({ code }) => code),
    warnings: diagnostics.annotations.map(({ title }) => title),
    text: diagnostics.errors.map(({ message, fix }) => `${message} ${fix}`).join('\n'),
  };
}

describe('accepts', () => {
  test('the IDs of a team key', () => {
    expect(read({})).toMatchObject({
      identity: { keyId: 'ABCDE12345', issuerId, kind: 'team' },
      warnings: [],
    });
  });

  test.each([
    ['spaces', ' ABCDE12345 '],
    ['a newline', 'ABCDE12345\n'],
    ['quotes', '"ABCDE12345"'],
    ['quotes and spaces, mixed', ` '"ABCDE12345" '`],
    ['four pairs of quotes', `'"' "ABCDE12345" '"'`],
    ['spaces in four pairs of quotes', `'"'" ABCDE12345 "'"'`],
    ['a byte order mark', '\ufeffABCDE12345'],
    ['a zero-width space inside', 'ABCDE\u200b12345'],
    ['no-break spaces', '\u00a0ABCDE12345\u202f'],
  ])('a key ID with %s', (_name, keyId) => {
    expect(read({ keyId }).identity?.keyId).toBe('ABCDE12345');
  });

  test('an issuer ID in uppercase and quotes', () => {
    expect(read({ issuerId: `"${issuerId.toUpperCase()}"` }).identity?.issuerId).toBe(issuerId);
  });

  test('a key without an issuer as an individual key, whatever the length of its ID', () => {
    const { identity, warnings } = read({ issuerId: '', keyId: 'ABCDE12345FG' });
    expect(identity).toEqual({ keyId: 'ABCDE12345FG', kind: 'individual' });
    expect(warnings).toEqual([]);
  });

  test('a key ID of 32 characters, the maximum', () => {
    expect(read({ keyId: 'A'.repeat(32) }).identity?.keyId).toBe('A'.repeat(32));
  });

  test('a key ID of seven characters that also occur in the key', () => {
    expect(read({ keyId: 'MIGHAgE', keyBodies: ['-----\nMIGHAgEAMBMG'] }).identity?.keyId).toBe(
      'MIGHAgE',
    );
  });

  test('an in-house key', () => {
    expect(read({ inHouse: true }).identity?.kind).toBe('in-house');
  });

  test('IDs and in_house from a JSON key', () => {
    const json = { keyId: 'JSON123456', issuerId: issuerId.toUpperCase(), inHouse: true };
    expect(read({ keyId: '', issuerId: '', json }).identity).toEqual({
      keyId: 'JSON123456',
      issuerId,
      kind: 'in-house',
    });
  });

  test('IDs from JSON that match the inputs', () => {
    const json = { keyId: 'ABCDE12345', issuerId: issuerId.toUpperCase(), inHouse: false };
    expect(read({ json })).toMatchObject({
      identity: { keyId: 'ABCDE12345', issuerId, kind: 'team' },
      codes: [],
      warnings: [],
    });
  });

  test.each([
    [false, false, 'team'],
    [true, false, 'in-house'],
    [false, true, 'in-house'],
  ])('in-house as %p in the input and %p in JSON as a %s key', (inHouse, inJson, kind) => {
    expect(read({ inHouse, json: { inHouse: inJson } }).identity?.kind).toBe(kind);
  });

  test('an identity after an unrelated error', () => {
    const diagnostics = new Diagnostics();
    diagnostics.errors.push(
      new ActionError({ code: 'KEY_MISSING', title: '', detail: '', fix: '' }),
    );
    const inputs = { keyId: 'ABCDE12345', issuerId, inHouse: false };
    const parsed = parseIdentityInputs(inputs, diagnostics);
    expect(parsed).toStrictEqual(inputs);
    expect(parsed && resolveIdentity(parsed, { keyBodies: [] }, diagnostics)).toStrictEqual({
      keyId: 'ABCDE12345',
      issuerId,
      kind: 'team',
    });
  });

  test('empty inputs as absent', () => {
    const inputs = { keyId: '', issuerId: '', inHouse: false };
    expect(parseIdentityInputs(inputs, new Diagnostics())).toStrictEqual({ inHouse: false });
  });

  test('a file named after the key ID without a warning', () => {
    expect(read({ fileName: 'AuthKey_ABCDE12345.p8' }).warnings).toEqual([]);
    expect(read({ fileName: 'ApiKey_ABCDE12345.p8', issuerId: '' }).warnings).toEqual([]);
  });

  test.each(['AuthKey_FILE123456.p8', 'AuthKey_FILE123456(1).p8', 'AuthKey_FILE123456 (12).p8'])(
    'the key ID from the name %s',
    (fileName) => {
      expect(read({ keyId: '', fileName }).identity?.keyId).toBe('FILE123456');
    },
  );
});

describe('rejects', () => {
  test.each([
    ['no key ID', { keyId: '' }, 'KEY_ID_MISSING'],
    [
      'an ID of a file with something before its name',
      { keyId: '', fileName: 'my AuthKey_FILE123456.p8' },
      'KEY_ID_MISSING',
    ],
    [
      'an ID of a file with something after its name',
      { keyId: '', fileName: 'AuthKey_FILE123456.p8.txt' },
      'KEY_ID_MISSING',
    ],
    [
      'an ID of a file of 33 characters',
      { keyId: '', fileName: `AuthKey_${'A'.repeat(33)}.p8` },
      'KEY_ID_MISSING',
    ],
    ['a key ID in five pairs of quotes', { keyId: `"'"'"ABCDE12345"'"'"` }, 'KEY_ID_INVALID'],
    [
      'a UUID as the key ID, without an issuer ID',
      { keyId: issuerId, issuerId: '' },
      'KEY_ID_INVALID',
    ],
    ['a key ID of JSON that is none', { json: { keyId: 'a/b', inHouse: false } }, 'KEY_ID_INVALID'],
    [
      'an issuer ID of JSON that is none',
      { json: { issuerId: 'x', inHouse: false } },
      'ISSUER_ID_INVALID',
    ],
    [
      'a key ID of JSON that is a fragment of the key',
      { keyId: '', json: { keyId: 'MIGHAgEA', inHouse: false }, keyBodies: ['x', 'MIGHAgEAMBMG'] },
      'KEY_ID_INVALID',
    ],
    ['a key ID with a path in it', { keyId: '../../ABC' }, 'KEY_ID_INVALID'],
    ['a key ID with a space inside', { keyId: 'ABC DE' }, 'KEY_ID_INVALID'],
    ['a UUID as the key ID', { keyId: issuerId }, 'KEY_ID_INVALID'],
    [
      'a key ID that is a fragment of the key',
      { keyId: 'MIGHAgEAMB', keyBodies: ['MIGHAgEAMBMG'] },
      'KEY_ID_INVALID',
    ],
    [
      'eight characters of the key as the key ID',
      { keyId: 'MIGHAgEA', keyBodies: ['MIGHAgEAMBMG'] },
      'KEY_ID_INVALID',
    ],
    ['a key ID of 33 characters', { keyId: 'A'.repeat(33) }, 'KEY_ID_INVALID'],
    ['an issuer ID that is not a UUID', { issuerId: 'my-team' }, 'ISSUER_ID_INVALID'],
    ['an issuer ID with a letter before it', { issuerId: `x${issuerId}` }, 'ISSUER_ID_INVALID'],
    ['an issuer ID with a letter after it', { issuerId: `${issuerId}x` }, 'ISSUER_ID_INVALID'],
    ['an issuer ID on the second line', { issuerId: `x\n${issuerId}` }, 'ISSUER_ID_INVALID'],
    ['swapped IDs', { keyId: issuerId, issuerId: 'ABCDE12345' }, 'IDS_SWAPPED'],
    ['a masked key ID', { keyId: '***' }, 'ID_MASKED'],
    ['a masked issuer ID', { issuerId: '***' }, 'ID_MASKED'],
    ['an expression as the key ID', { keyId: '${{ vars.KEY_ID }}' }, 'ID_UNEXPANDED'],
    ['a shell variable as the issuer ID', { issuerId: '$ASC_ISSUER_ID' }, 'ID_UNEXPANDED'],
    [
      'an issuer with an individual key file',
      { fileName: 'ApiKey_ABCDE12345.p8' },
      'ISSUER_ID_WITH_INDIVIDUAL_KEY',
    ],
    ['in-house without an issuer', { inHouse: true, issuerId: '' }, 'IN_HOUSE_WITHOUT_ISSUER_ID'],
  ])('%s', (_name, given, code) => {
    expect(read(given)).toMatchObject({ identity: undefined, codes: [code] });
  });

  test('a JSON key whose IDs differ from the inputs, showing both', () => {
    const json = {
      keyId: 'JSON123456',
      issuerId: '11111111-2222-3333-4444-555555555555',
      inHouse: false,
    };
    const { codes, text } = read({ json });
    expect(codes).toEqual(['IDS_CONTRADICT', 'IDS_CONTRADICT']);
    expect(text).toContain('Conflicting values for issuer-id');
    for (const id of ['ABCDE12345', 'JSON123456', issuerId, json.issuerId])
      expect(text).toContain(id);
  });

  test.each([
    [issuerId, 'It is a UUID, like an issuer ID.'],
    ['AuthKey_ABCDE12345.p8', 'It is a file name: the key ID is the part between'],
    ['My AuthKey_ABCDE12345.p8', 'but character 3 is " ".'],
    ['../../ABC', 'A key ID has only letters and digits, but character 1 is ".".'],
    ['ABC DE', 'A key ID has only letters and digits, but character 4 is " ".'],
    ['ABC\u{1f600}', 'but character 4 is "\u{1f600}".'],
    [`x${issuerId}`, 'but character 10 is "-".'],
    ['A'.repeat(40), 'It has 40 characters, too many for a key ID.'],
    ['A'.repeat(33), 'It has 33 characters, too many for a key ID.'],
  ])('the key ID %s, showing it', (keyId, explanation) => {
    const { codes, text } = read({ keyId });
    expect(codes).toEqual(['KEY_ID_INVALID']);
    expect(text).toContain(`key-id is not a key ID: key-id is "${keyId}". `);
    expect(text).toContain(explanation);
  });

  test.each([
    ['ABCDE12345', 'key-id has the same value.'],
    ['QRSTU67890', 'It looks like a team ID or a key ID: ten letters and digits.'],
    ['XQRSTU67890', 'but character 1 is "X".'],
    [`{${issuerId}}`, 'It is a UUID in brackets. Remove the brackets.'],
    [issuerId.replace('-', '{-'), 'but character 9 is "{".'],
    [issuerId.replace('-', '}-'), 'but character 9 is "}".'],
    [
      issuerId.replace('f', 'g'),
      'A UUID has only hexadecimal digits (0-9, a-f) and hyphens, but character 12 is "g".',
    ],
    [issuerId.replace('1', 'l'), 'but character 15 is "l".'],
    [issuerId.slice(0, -1), 'A UUID has 32 hexadecimal digits, but there are 31.'],
    [`${issuerId}0`, 'A UUID has 32 hexadecimal digits, but there are 33.'],
    [issuerId.replaceAll('-', ''), 'Its hyphens are missing or misplaced.'],
  ])('the issuer ID %s, showing it', (id, explanation) => {
    const { codes, text } = read({ issuerId: id });
    expect(codes).toEqual(['ISSUER_ID_INVALID']);
    expect(text).toContain(`issuer-id is not a UUID: issuer-id is "${id}". `);
    expect(text).toContain(explanation);
  });

  test('a text that is too long for an ID, without showing it', () => {
    const long = 'MIGHAgEA/'.repeat(5);
    const { codes, text } = read({ keyId: long, issuerId: long });
    expect(codes).toEqual(['KEY_ID_INVALID', 'ISSUER_ID_INVALID']);
    expect(text).toContain('key-id has 45 characters, too many for an ID.');
    expect(text).toContain('issuer-id has 45 characters, too many for an ID.');
    expect(text).not.toContain('MIGHAgEA');
  });

  test('an expression, naming the variable to use', () => {
    expect(read({ keyId: '$A' }).text).toMatch(/key-id.*ASC_KEY_ID/s);
    expect(read({ issuerId: '$A' }).text).toMatch(/issuer-id.*ASC_ISSUER_ID/s);
  });

  test('an invalid ID in a JSON key, without showing it', () => {
    const json = { keyId: 'JSON/12345', issuerId: 'JSON-issuer', inHouse: false };
    const { codes, text } = read({ keyId: '', issuerId: '', json });
    expect(codes).toEqual(['KEY_ID_INVALID', 'ISSUER_ID_INVALID']);
    expect(text).toContain('The key-id in the JSON key is invalid. A key ID has only letters');
    expect(text).not.toContain('JSON/12345');
  });

  test('a piece of the key, without showing it', () => {
    const { text } = read({ keyId: 'MIGHAgEA', keyBodies: ['MIGHAgEAMBMG'] });
    expect(text).toContain('It is a piece of the private key.');
    expect(text).not.toContain('MIGHAgEA');
  });

  test('an ID without its expression braces, naming the variable', () => {
    expect(read({ keyId: 'vars.ASC_KEY_ID' }).text).toContain(
      'key-id contains an unexpanded expression: It is the name of the variable ASC_KEY_ID',
    );
    expect(read({ issuerId: 'op://vault/asc/issuer' }).text).toContain(
      'issuer-id is a reference to 1Password',
    );
  });

  test('both IDs in one run', () => {
    expect(read({ keyId: 'a/b', issuerId: 'x' }).codes).toEqual([
      'KEY_ID_INVALID',
      'ISSUER_ID_INVALID',
    ]);
  });
});

describe('warns about', () => {
  test.each(['ABC', 'abcde12345', 'ABCDE12345F', 'aABCDE12345', 'ABCDE12345a'])(
    'a team key ID that is not ten uppercase letters and digits: %s',
    (keyId) => expect(read({ keyId }).warnings).toHaveLength(1),
  );

  test('a file name with a different key ID', () => {
    expect(read({ fileName: 'AuthKey_OTHER12345.p8' }).warnings).toEqual([
      'key-id does not match the file name',
    ]);
  });
});

describe('a key without an issuer', () => {
  const individual = { keyId: 'ABCDE12345', kind: 'individual' } as const;

  test('gets a notice that it is treated as an individual key', () => {
    expect(missingIssuerAnnotation(individual)).toEqual({
      level: 'notice',
      title: 'Token for an individual key',
      message:
        'issuer-id is empty, so this token is for an individual key. A team key needs issuer-id, the UUID above the list of keys under Users and Access > Integrations > App Store Connect API. If it comes from vars or secrets, check the name: one that does not exist arrives as an empty string.',
    });
  });

  test('gets a warning if its file is named like that of a team key', () => {
    expect(missingIssuerAnnotation(individual, 'AuthKey_ABCDE12345.p8')).toMatchObject({
      level: 'warning',
      message: expect.stringContaining(
        'The file is named AuthKey_..., like the files of team keys.',
      ),
    });
  });

  test('gets none if its file is named like that of an individual key', () => {
    expect(missingIssuerAnnotation(individual, 'ApiKey_ABCDE12345.p8')).toBeUndefined();
  });

  test.each(['team', 'in-house'] as const)('is not a %s key', (kind) => {
    expect(missingIssuerAnnotation({ ...individual, kind, issuerId })).toBeUndefined();
  });
});
