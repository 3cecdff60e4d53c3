import { expect, test } from '@jest/globals';
import {
  decodeUnicode,
  isMasked,
  isUnexpanded,
  looksLikePath,
  stripQuotes,
} from '../../../src/text/pasted-text.ts';

test.each(['***', '********'])('knows the masked value %s', (text) =>
  expect(isMasked(text)).toBe(true),
);

test.each(['${{ secrets.A }}', '$A', '${A}', '$env:A', '%A%'])('knows the unexpanded %s', (text) =>
  expect(isUnexpanded(text)).toBe(true),
);

test.each(['A', '$1', '50%', 'a $A b'])('takes %s for what it is', (text) =>
  expect(isUnexpanded(text)).toBe(false),
);

test.each(['a.p8', '/tmp/a', './a', '~/a', 'D:\\a', 'keys/a.PEM'])('knows the path %s', (text) =>
  expect(looksLikePath(text)).toBe(true),
);

test('takes neither base64 nor JSON for a path', () => {
  expect(looksLikePath('MIGHAgEAMBMGByqGSM49/AgEG')).toBe(false);
  expect(looksLikePath('{"path": "a.json')).toBe(false);
});

test('decodes text, and nothing else', () => {
  expect(decodeUnicode(Buffer.from('\ufeffa\n'))).toBe('a\n');
  expect(decodeUnicode(Buffer.from('ab', 'utf16le'))).toBe('ab');
  expect(decodeUnicode(Buffer.from([0xff, 0x00, 0x01]))).toBeUndefined();
  expect(decodeUnicode(Buffer.from([0x30, 0x41, 0x02, 0x01]))).toBeUndefined();
});

test.each(['"abc"', "'abc'", '`abc`', '\u201cabc\u201d', '\u2018abc\u2019'])(
  'takes one pair of quotes off %s',
  (text) => expect(stripQuotes(text)).toBe('abc'),
);

test.each(['"abc', 'abc"', '"abc\'', '\u201cabc\u201c', 'abc', '"', ''])(
  'keeps every character of %j, which is not in quotes',
  (text) => expect(stripQuotes(text)).toBe(text),
);

test('takes one pair of quotes off at a time', () => {
  expect(stripQuotes('""abc""')).toBe('"abc"');
  expect(stripQuotes('""')).toBe('');
});
