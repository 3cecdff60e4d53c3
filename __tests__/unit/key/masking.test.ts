import { expect, test } from '@jest/globals';
import { secretsInPem, secretsInText } from '../../../src/key/masking.ts';
import { bodyOf, makeKey } from '../../support/keys.ts';

const { pem } = makeKey();
const lines = pem.split('\n').slice(1, -2);

test('masks each body line of a PEM as pasted, and neither BEGIN nor END', () => {
  expect(secretsInText(pem)).toEqual(lines);
  expect(secretsInText(pem.replaceAll('\n', '\r\n'))).toEqual(lines);
});

test('masks a key on one line as a whole and piece by piece', () => {
  const text = pem.replaceAll('\n', '\\n');
  expect(secretsInText(text)).toEqual([text, ...lines]);
});

test.each(['\\n', '\\\\n', '\\\\\\n', '\\\\\\\\n', '\\r\\n', '\\\\r\\\\n', '\\r'])(
  'masks the lines of a key with newlines written %s',
  (newline) => {
    const text = pem.trimEnd().replaceAll('\n', newline);
    expect(secretsInText(text)).toEqual([text, ...lines]);
  },
);

test('masks indented lines without their indentation, and without spaces behind them', () => {
  expect(secretsInText(pem.replace(/^/gm, '\t    ').replaceAll('\n', '  \n'))).toEqual(lines);
});

test('masks a piece of eight characters, and none of seven', () => {
  expect(secretsInText('12345678')).toEqual(['12345678']);
  expect(secretsInText('1234567')).toEqual([]);
  expect(secretsInText('12345678\n1234567\n  7654321  \n  87654321  ')).toEqual([
    '12345678',
    '87654321',
  ]);
});

test('masks base64 as pasted, wrapped or not', () => {
  const base64 = Buffer.from(pem).toString('base64');
  expect(secretsInText(base64)).toEqual([base64]);
  expect(secretsInText(`${base64.slice(0, 76)}\n${base64.slice(76)}`)).toEqual([
    base64.slice(0, 76),
    base64.slice(76),
  ]);
});

test('masks nothing short', () => {
  expect(secretsInText('true')).toEqual([]);
  expect(secretsInText('a\nb\n')).toEqual([]);
});

test('masks the lines, the body and the base64 of a canonical PEM', () => {
  expect(secretsInPem(pem)).toEqual([...lines, bodyOf(pem), Buffer.from(pem).toString('base64')]);
});
