import { createPrivateKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { decodeKey } from '../../../src/key/encodings.ts';
import {
  keyBodiesInLayers,
  keyForms,
  keyRunsInLayers,
  secretsInForms,
  secretsInLayers,
} from '../../../src/key/masking.ts';
import { bodyOf, issuerId, makeKey } from '../../support/keys.ts';

const secretsOf = (text: string): readonly string[] => secretsInLayers(decodeKey(text).layers);
const keyRunsOf = (text: string): readonly string[] => keyRunsInLayers(decodeKey(text).layers);

const { pem } = makeKey();
const lines = pem.split('\n').slice(1, -2);

test('masks each body line of a PEM as pasted, and neither BEGIN nor END', () => {
  expect(secretsOf(pem)).toEqual(lines);
  expect(secretsOf(pem.replaceAll('\n', '\r\n'))).toEqual(lines);
});

test('masks a single-line key as a whole and in pieces', () => {
  const text = pem.replaceAll('\n', '\\n');
  expect(secretsOf(text)).toEqual([text, ...lines]);
});

test.each(['\\n', '\\\\n', '\\\\\\n', '\\\\\\\\n', '\\r\\n', '\\\\r\\\\n', '\\r'])(
  'masks the lines of a key with newlines written %s',
  (newline) => {
    const text = pem.trimEnd().replaceAll('\n', newline);
    expect(secretsOf(text)).toEqual([text, ...lines]);
  },
);

test('masks lines without leading and trailing spaces', () => {
  expect(secretsOf(pem.replace(/^/gm, '\t    ').replaceAll('\n', '  \n'))).toEqual(lines);
});

test('masks a piece of eight characters, but not of seven', () => {
  expect(secretsOf('12345678')).toEqual(['12345678']);
  expect(secretsOf('1234567')).toEqual([]);
  expect(secretsOf('12345678\n1234567\n  7654321  \n  87654321  ')).toEqual([
    '12345678',
    '87654321',
  ]);
});

test('masks base64 as pasted, wrapped or not, and each text that it decodes to', () => {
  const base64 = Buffer.from(pem).toString('base64');
  expect(secretsOf(base64)).toEqual([base64, ...lines]);
  expect(secretsOf(`${base64.slice(0, 76)}\n${base64.slice(76)}`)).toEqual([
    base64.slice(0, 76),
    base64.slice(76),
    ...lines,
  ]);
});

test('masks the lines of SEC1 and of a PEM in 76 columns within base64', () => {
  const sec1 = createPrivateKey(pem).export({ type: 'sec1', format: 'pem' }).toString();
  const wide = `-----BEGIN PRIVATE KEY-----\n${bodyOf(pem).replace(/.{76}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`;
  for (const text of [sec1, wide]) {
    const masks = secretsOf(Buffer.from(text).toString('base64'));
    for (const line of text.split('\n').slice(1, -2)) expect(masks).toContain(line);
  }
});

test('masks only the key in JSON, even if the JSON cannot be parsed', () => {
  const json = JSON.stringify(
    { key_id: 'ABCDE12345', issuer_id: issuerId, in_house: false, key: pem },
    null,
    2,
  );
  for (const text of [json, json.replace(/\n\}$/, ',\n}')]) {
    const masks = secretsOf(text);
    for (const line of lines) expect(masks.some((mask) => mask.includes(line))).toBe(true);
    expect(masks.filter((mask) => /in_house|ABCDE12345|57246542/.test(mask))).toEqual([]);
  }
});

test('masks a text with more pieces than any key as a whole', () => {
  const text = 'a line of some file\n'.repeat(50_000);
  expect(secretsOf(text)).toEqual([text.trim()]);
});

test('masks up to 60 pieces one by one', () => {
  const pieces = (count: number): readonly string[] =>
    Array.from({ length: count }, (_piece, index) => `piece ${index + 100}`);
  expect(secretsOf(pieces(60).join('\n'))).toEqual(pieces(60));
  expect(secretsOf(pieces(61).join('\n'))).toEqual([pieces(61).join('\n')]);
});

test('also masks a single line as a whole, with or without a final newline', () => {
  const text = 'the first\\nand the second';
  for (const line of [text, `${text}\n`])
    expect(secretsInLayers([line])).toEqual([text, 'the first', 'and the second']);
});

test('masks a text with JSON in it as text', () => {
  expect(secretsInLayers(['see this\n{"key": 1}'])).toEqual(['see this', '{"key": 1}']);
  expect(secretsInLayers(['see{"key": 1}\nand the rest'])).toEqual([
    'see{"key": 1}',
    'and the rest',
  ]);
  expect(secretsInLayers([' \n{"key": "short",\n"some-member": 1}'])).toEqual([]);
});

test('does not mask a short text', () => {
  expect(secretsOf('true')).toEqual([]);
  expect(secretsOf('a\nb\n')).toEqual([]);
});

describe('of a canonical PEM', () => {
  const masks = secretsInForms(keyForms(createPrivateKey(pem)));
  const key = createPrivateKey(pem);
  const scalar = key.export({ format: 'jwk' }).d ?? '';
  const sec1 = key.export({ type: 'sec1', format: 'pem' }).toString();
  const encode = (text: string): string => Buffer.from(text).toString('base64');
  const wrap = (text: string, columns: number): readonly string[] =>
    text.match(new RegExp(`.{1,${columns}}`, 'g')) ?? [];

  test.each<readonly [string, readonly string[]]>([
    ['its lines', lines],
    ['its body on one line', [bodyOf(pem)]],
    ['its body in 76 columns', wrap(bodyOf(pem), 76)],
    ['its base64', [encode(pem)]],
    ['its base64 without the final newline', [encode(pem.trimEnd())]],
    ['base64 FILE, in 76 columns', wrap(encode(pem), 76)],
    ['openssl base64, in 64 columns', wrap(encode(pem), 64)],
    ['printf %s "$KEY" | base64', wrap(encode(pem.trimEnd()), 76)],
    ['openssl ec', sec1.split('\n').slice(1, -2)],
    ['the scalar as hex', [Buffer.from(scalar, 'base64url').toString('hex')]],
    ['the scalar as d of a JWK', [scalar]],
  ])('masks %s', (_name, pieces) => {
    for (const piece of pieces.filter(({ length }) => length >= 8)) expect(masks).toContain(piece);
  });

  test('adds at most 60 masks, including those of the text', () => {
    expect(new Set([...secretsOf(pem), ...masks]).size).toBeLessThanOrEqual(60);
  });
});

test('lists the runs of base64 that printed text must not contain a piece of', () => {
  const base64 = Buffer.from(pem).toString('base64');
  expect(keyRunsOf(pem)).toEqual([bodyOf(pem)]);
  expect(keyRunsOf(base64)).toEqual([base64, bodyOf(pem)]);
  expect(keyRunsOf(`Issuer ID: ${issuerId}\nPrivate key\n${pem}`)).toEqual([bodyOf(pem)]);
  expect(keyRunsOf('keys/AuthKey_ABCDE12345.p8')).toEqual([]);
  expect(keyRunsOf('${{ secrets.ASC_PRIVATE_KEY }}')).toEqual([]);
});

test('treats 40 characters of base64 as a run, but not 39', () => {
  expect(keyRunsInLayers(['A'.repeat(40)])).toEqual(['A'.repeat(40)]);
  expect(keyRunsInLayers(['A'.repeat(39)])).toEqual([]);
});

describe('the base64 bodies of a key', () => {
  const bodiesOf = (text: string): readonly string[] => keyBodiesInLayers(decodeKey(text).layers);

  test('are those of the PEM, of its base64, and of a bare body', () => {
    const base64 = Buffer.from(pem).toString('base64');
    expect(bodiesOf(pem)).toContain(bodyOf(pem));
    expect(bodiesOf(base64)).toEqual(expect.arrayContaining([base64, bodyOf(pem)]));
    expect(bodiesOf(bodyOf(pem))).toEqual([bodyOf(pem)]);
  });

  test('include the body of a PEM that is not base64', () => {
    expect(bodiesOf('-----BEGIN PRIVATE KEY-----\n(cut)\n-----END PRIVATE KEY-----')).toEqual([
      '(cut)',
    ]);
  });

  test('include a bare body of 30 bytes or more, if it is DER or text', () => {
    const encode = (length: number): string => Buffer.alloc(length, 'a').toString('base64url');
    expect([29, 30].map((length) => bodiesOf(encode(length)))).toEqual([[], [encode(30)]]);
    expect(bodiesOf(Buffer.alloc(30, 0xff).toString('base64'))).toEqual([]);
    expect(bodiesOf(`${encode(30)}!`)).toEqual([]);
  });

  test.each([
    `Key ID: ABCDE12345\nIssuer ID: ${issuerId}\n${pem}`,
    `Key ID ABCDE12345\nIssuer ID ${issuerId}\nPrivate key\n${pem}`,
    `Key ID ABCDE12345 Issuer ID ${issuerId} of the team`,
    'ABCDE12345',
  ])('do not include the words of a note', (note) => {
    expect(bodiesOf(note).filter((body) => body.includes('ABCDE12345'))).toEqual([]);
  });
});
